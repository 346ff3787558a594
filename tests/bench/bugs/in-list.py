"""Names seen are looked up in a list.

culprit: unique
sizes: 500:8000:x2
"""
import sys


def unique(names):
    seen = []
    for name in names:
        if name not in seen:
            seen.append(name)
    return seen


def unique_fast(names):
    return list(dict.fromkeys(names))


def make(count):
    return [f"name-{i * 7919 % count}" for i in range(count)]


def render(names):
    return ", ".join(name.upper() for name in names)


variant, n = sys.argv[1], int(sys.argv[2])
render((unique if variant == "bad" else unique_fast)(make(n)))
