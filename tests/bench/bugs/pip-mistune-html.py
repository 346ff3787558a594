"""Declarations that are not closed: the end is searched from each. Rewritten in
3.

culprit: iter
sizes: 500:8000:x2
packages: mistune==2.0.2 | mistune==3.0.2
"""
import sys

import mistune

n = int(sys.argv[2])
mistune.html("<!A " * n)
