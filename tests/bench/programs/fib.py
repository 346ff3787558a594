"""Recursive calls that do next to nothing: fib.py TIMES

One time is fib(24), 150,049 calls: an engine that keeps the caller of each
call pays for all of them.
"""

import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for _ in range(int(sys.argv[1])):
    fib(24)
