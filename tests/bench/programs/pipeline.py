"""Generators behind one another, entered again for each item: pipeline.py N"""

import sys


def numbers(n):
    for i in range(n):
        yield i


def odd(items):
    for i in items:
        if i % 2:
            yield i


def squares(items):
    for i in items:
        yield i * i


def sums(items):
    total = 0
    for i in items:
        total += i
        yield total


def main(n):
    for _ in sums(squares(odd(numbers(n)))):
        pass


main(int(sys.argv[1]))
