"""A little of everything that profiles hold: recursion, built-ins that call
Python, a name with an address, a generator, waiting."""

import time


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def key(pair):
    return -pair[0]


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def search(items, wanted):
    return items.index(wanted)


def main():
    pairs = [Pair(i, i) for i in count(50)]
    pairs.sort(key=key)
    items = list(range(2000))
    for i in range(100):
        search(items, 1900 + i)
    fib(12)
    even(9)
    time.sleep(0.01)


if __name__ == "__main__":
    main()
