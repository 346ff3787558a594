"""Intervals are joined one at a time: all are put in order for each. Mended by
one call.

culprit: __init__ __or__
sizes: 20:320:x2
packages: portion==2.4.2 sortedcontainers==2.4.0 | portion==2.4.2 sortedcontainers==2.4.0
"""
import sys

import portion

variant, n = sys.argv[1], int(sys.argv[2])
parts = [portion.closed(3 * i, 3 * i + 1) for i in range(n)]
if variant == "bad":
    whole = portion.empty()
    for part in parts:
        whole |= part
else:
    portion.Interval(*parts)
