"""A parser that tries the longest form first and comes back for each prefix.

culprit: nested
sizes: 50:800:x2
"""
import sys


def nested(text, place):
    """The end of the parenthesis at `place`, found by counting."""
    depth = 0
    for at in range(place, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return -1


def parse(text):
    return [nested(text, at) for at, c in enumerate(text) if c == "("]


def parse_once(text):
    open_at, ends = [], {}
    for at, c in enumerate(text):
        if c == "(":
            open_at.append(at)
        else:
            ends[open_at.pop()] = at
    return [ends[at] for at in sorted(ends)]


variant, n = sys.argv[1], int(sys.argv[2])
source = "(" * n + ")" * n
(parse if variant == "bad" else parse_once)(source)
