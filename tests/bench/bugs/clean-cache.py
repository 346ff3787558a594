"""Memoised look-ups, sets and dictionaries that grow by doubling.

culprit: none
sizes: 10000:160000:x2
"""
import functools
import sys


@functools.lru_cache(maxsize=None)
def steps(number):
    if number == 1:
        return 0
    return 1 + steps(number // 2 if number % 2 == 0 else number + 1)


def graph(count):
    edges = {}
    for i in range(count):
        edges.setdefault(i // 2, set()).add(i)
        edges.setdefault(i, set())
    return edges


def visit(edges):
    seen, stack = set(), [0]
    while stack:
        at = stack.pop()
        if at not in seen:
            seen.add(at)
            stack.extend(edges[at])
    return seen


variant, n = sys.argv[1], int(sys.argv[2])
visit(graph(n))
longest = max(steps(i) for i in range(1, n // 4))
