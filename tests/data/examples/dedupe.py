import sys


def dedupe(rows):
    seen = []
    for row in rows:
        if row not in seen:
            seen.append(row)
    return seen


rows = ["row %d" % i for i in range(int(sys.argv[1]))]
print(len(dedupe(rows)), "different rows")
