"""A cache of what is used least: the one to go is searched for in all of them.
Fixed in 6.

culprit: popitem
sizes: 100:1600:x2
packages: cachetools==5.5.0 | cachetools==6.2.4
"""
import sys

from cachetools import LFUCache

n = int(sys.argv[2])
cache = LFUCache(n)
for i in range(2 * n):
    cache[i] = i
