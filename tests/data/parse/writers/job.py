import sys


class Book:
    def __init__(self):
        self.list = []

    def same(self, a, b):
        return a == b

    def find(self, x):
        return any(self.same(y, x) for y in self.list)

    def put(self, x):
        if not self.find(x):
            self.list.append(x)
        sorted(self.list, key=lambda y: -y)


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def main():
    book = Book()
    for i in range(int(sys.argv[1])):
        book.put(i)
    fact(3)
    [(lambda: i)() for i in range(2)]


main()
