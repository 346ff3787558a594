"""Numbers read in random order, from a list that outgrows the cache.

culprit: none
sizes: 20000:320000:x2
"""
import random
import sys


def order(count):
    places = list(range(count))
    random.Random(1).shuffle(places)
    return places


def walk(values, places):
    total = 0
    for place in places:
        total += values[place]
    return total


n = int(sys.argv[2])
walk([float(i) for i in range(n)], order(n))
