"""Rows without their doubles: a list cannot be in a set, so each is looked for
in all before. Mended by a key.

culprit: unique_everseen
sizes: 250:4000:x2
packages: more-itertools==8.0.0 | more-itertools==8.0.0
"""
import sys

from more_itertools import unique_everseen

variant, n = sys.argv[1], int(sys.argv[2])
rows = [[i, i] for i in range(n)]
list(unique_everseen(rows, key=None if variant == "bad" else tuple))
