"""Millions of small tuples that stay: the collector looks through them.

culprit: none
sizes: 5000:80000:x2
"""
import sys


class Point:
    def __init__(self, x, y):
        self.place = (x, [y])


def make(count):
    return [Point(i, i + 1) for i in range(count)]


def links(points):
    found = {}
    for point in points:
        found.setdefault(point.place[0] % 1000, []).append({"point": point})
    return found


n = int(sys.argv[2])
links(make(n))
