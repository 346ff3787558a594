"""Sorted with a key, bisected, merged: n log n.

culprit: none
sizes: 5000:80000:x2
"""
import bisect
import heapq
import random
import sys


class Item:
    __slots__ = ("key", "name")

    def __init__(self, key):
        self.key, self.name = key, f"item-{key}"


def order(items):
    return sorted(items, key=lambda item: (item.key, item.name))


def queue(items):
    heap = []
    for item in items:
        heapq.heappush(heap, (item.key, item.name))
    return [heapq.heappop(heap) for _ in range(len(heap))]


def find(items):
    keys = [item.key for item in items]
    return sum(bisect.bisect(keys, i / len(keys)) for i in range(len(keys)))


variant, n = sys.argv[1], int(sys.argv[2])
rng = random.Random(1)
everything = [Item(rng.random()) for _ in range(n)]
find(order(everything))
queue(everything)
