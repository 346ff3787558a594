"""Start-up of a fixed cost hides the growth at small sizes.

culprit: overlap
sizes: 60:960:x2
"""
import sys


def load():
    table = {}
    for i in range(60000):
        table[word(i)] = i
    return table


def word(i):
    return str(i * 7919)


def overlap(spans, bad):
    spans = sorted(spans)
    if not bad:
        return sum(a[1] > b[0] for a, b in zip(spans, spans[1:]))
    found = 0
    for a in spans:
        for b in spans:
            if a[0] < b[1] and b[0] < a[1] and a is not b:
                found += 1
    return found


variant, n = sys.argv[1], int(sys.argv[2])
load()
overlap([(3 * i, 3 * i + 4) for i in range(n)], variant == "bad")
