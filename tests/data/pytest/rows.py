"""What the tests of the fixture are about: each function has one way to grow."""


def same(a, b):
    return a == b


def dedupe(rows):
    out = []
    for row in rows:
        for other in out:
            if same(row, other):
                break
        else:
            out.append(row)
    return out


def unique(rows):
    seen = set()
    for row in rows:
        if row not in seen:
            seen.add(row)
    return seen


def scan(rows):
    count = 0
    for _ in rows:
        for _ in rows:
            count += 1
    return count


def table(n):
    rows = []
    for _ in range(n):
        rows.append([0] * n)
    return rows


def halves(n):
    steps = 0
    while n > 1:
        n //= 2
        steps += 1
    return steps
