"""Calls whose numbers are known: recursion, a generator, methods, threads.

fib(10) is 177 calls, 1 primitive; a() and b() call each other 5 times each,
1 primitive; down() yields 4 times, 5 resumptions; Base.hit() runs 3 times for
a Derived; each of 3 threads calls step() 20 times, from two callers.
"""

import sys
import threading


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def a(n):
    if n:
        b(n - 1)


def b(n):
    if n:
        a(n - 1)


def down(n):
    while n:
        yield n
        n -= 1


class Base:
    def hit(self):
        return len("x")


class Derived(Base):
    pass


def step():
    pass


def odd():
    for _ in range(15):
        step()


def even():
    for _ in range(5):
        step()


def job():
    odd()
    even()


def main():
    fib(10)
    a(9)
    list(down(4))
    d = Derived()
    for _ in range(3):
        d.hit()
    for k in range(3) if "threads" in sys.argv else ():
        t = threading.Thread(target=job, name="job-%d" % k)
        t.start()
        t.join()


if __name__ == "__main__":
    main()
