"""Recursion over the rest of a list: each level copies it.

culprit: total
sizes: 600:9600:x2
"""
import sys


def total(items):
    if not items:
        return 0
    return items[0] + total(items[1:])


def total_from(items, place):
    if place == len(items):
        return 0
    return items[place] + total_from(items, place + 1)


variant, n = sys.argv[1], int(sys.argv[2])
sys.setrecursionlimit(50000)
numbers = list(range(n))
total(numbers) if variant == "bad" else total_from(numbers, 0)
