"""Calls of one function from several lines of another; a comment MOST stands
where most of them come from.

    lines.py          in this thread
    lines.py thread   in another
"""

import sys
import threading


def leaf(*_):
    pass


def items(n):
    for i in range(n):
        yield i


def first_is_rare(n):
    leaf()
    for i in range(n):
        leaf()  # MOST
        if i % 50 == 0:
            leaf()


def last_is_rare(n):
    for i in range(n):
        leaf(  # MOST
            i,
            n,
        )
    leaf()


def resumes(n):
    for _ in items(n):  # MOST
        pass


def recurs(n):
    if n % 100:
        recurs(n - 1)  # MOST


def calls_back(n):
    sorted(range(n), key=leaf)  # MOST


def main():
    n = 4000
    first_is_rare(n)
    last_is_rare(n)
    resumes(n)
    for _ in range(n // 100):
        recurs(199)  # MOST
    calls_back(n)


if sys.argv[1:] == ["thread"]:
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
else:
    main()
