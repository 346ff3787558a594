"""Steps of which each is dearer than the last, as state accumulates.

    steps.py 400
"""

import sys
import threading

log = []


def same(a, b):
    return a == b


def find(i):
    return sum(1 for x in log if same(x, i))


def step(i):
    log.append(i)
    return find(i)


def numbers(n):
    yield from range(n)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def main(n):
    thread = threading.Thread(target=factorial, args=(50,))
    thread.start()
    for i in numbers(n):
        step(i)
        factorial(5)
    thread.join()


main(int(sys.argv[1]))
