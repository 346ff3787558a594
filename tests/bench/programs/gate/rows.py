# Five functions that are linear, and what makes each quadratic: gate.py makes a
# program of it. A line that ends in "-NAME" is only in one without the regression
# NAME, one that ends in "+NAME" only in one with it.
import sys


def loop(rows):
    total = 0
    for row in rows:
        total += row
        for other in rows:  # +loop
            total ^= other  # +loop
    return total


def seen(rows):
    known, fresh = set(), 0  # -seen
    known, fresh = [], 0  # +seen
    for row in rows:
        if row not in known:
            fresh += 1
            known.add(row)  # -seen
            known.append(row)  # +seen
    return fresh


costs = {}


def cached(row):
    if row in costs:  # -cached
        return costs[row]  # -cached
    costs[row] = row + (cached(row - 1) if row > 0 else 0)
    return costs[row]


def weight(row):
    return -row


def order(rows):
    ranked, total = list(rows), 0
    ranked.sort(key=weight)  # -order
    for row in rows:
        ranked.sort(key=weight)  # +order
        total += ranked[row]
    return total


def fetch(rows):
    found = {}
    for row in rows:
        found[row] = row
    return found


def query(rows):
    total = 0
    found = fetch(rows)  # -query
    for row in rows:
        found = fetch(rows)  # +query
        total += found[row]
    return total


def main():
    sys.setrecursionlimit(100000)
    rows = list(range(int(sys.argv[1])))
    total = loop(rows) + seen(rows) + order(rows) + query(rows)
    for row in rows:
        total += cached(row)
    print(total)


main()
