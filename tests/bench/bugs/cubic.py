"""Closure of a graph by three loops, where a set would do: n^3.

culprit: close
sizes: 12:192:x2
"""
import sys


def close(edges, count):
    reach = [[(i, j) in edges for j in range(count)] for i in range(count)]
    for k in range(count):
        for i in range(count):
            if reach[i][k]:
                row, through = reach[i], reach[k]
                for j in range(count):
                    row[j] = row[j] or through[j]
    return sum(map(sum, reach))


def close_chain(count):
    return count * (count - 1) // 2


def make(count):
    return {(i, i + 1) for i in range(count - 1)}


variant, n = sys.argv[1], int(sys.argv[2])
edges = make(n)
close(edges, n) if variant == "bad" else close_chain(n)
for i in range(n // 4 if n < 0 else 60):
    make(n)
