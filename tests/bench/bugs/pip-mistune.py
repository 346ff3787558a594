"""Emphasis that is not closed: the end is searched from each star, and what was
found searched again. Fixed in 2.0.5.

culprit: iter
sizes: 25:400:x2
packages: mistune==2.0.3 | mistune==2.0.5
"""
import sys

import mistune

sys.setrecursionlimit(20000)
n = int(sys.argv[2])
mistune.html("*a **a " * n)
