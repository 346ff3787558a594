"""A program of which it is known who holds memory at the end.

    holds.py N            keep() holds N pieces, remember() at most a hundred,
                          Box.fill() a hundred of its own
    holds.py N stops      tracing is stopped half way
    holds.py N forks      the same in a forked child
"""

import os
import sys
import tracemalloc

PIECE = 4096
kept = []
cache = {}


def keep():
    kept.append(bytearray(PIECE))


def remember(i):
    cache[i % 100] = bytearray(PIECE)


def build(n):
    """The line of a comprehension is the function's, too."""
    return [bytearray(PIECE) for _ in range(n)]


class Box:
    def fill(self, n):
        def inner():
            return bytearray(PIECE)

        self.pieces = [inner() for _ in range(n)]


def waste():
    return len([str(i) for i in range(100)])


def step(i):
    keep()
    remember(i)
    waste()


def main(n, how):
    box = Box()
    box.fill(100)
    built = build(50)
    for i in range(n):
        step(i)
        if how == "stops" and i == n // 2:
            tracemalloc.stop()
    kept.append((box, built))


if __name__ == "__main__":
    number, way = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    if way == "forks" and os.fork() != 0:
        os.wait()
        number = 10
    main(number, way)
