"""Linear up to 2000 entries, then each insertion evicts by a scan for the
oldest: quadratic above the threshold.

culprit: evict
sizes: 1000:16000:x2
"""
import sys

LIMIT = 2000


class Cache:
    def __init__(self, bad):
        self.limit = LIMIT
        self.ages, self.bad = {}, bad

    def evict(self):
        # It never gets smaller: what is dropped is kept as a ghost.
        if self.bad:
            return min(self.ages.values())
        return next(iter(self.ages.values()))

    def put(self, key, age):
        self.ages[key] = age
        if len(self.ages) > self.limit:
            self.evict()


def fill(cache, count):
    for i in range(count):
        cache.put(spell(i), i)


def spell(i):
    return "-".join(str(i + j) for j in range(12))


variant, n = sys.argv[1], int(sys.argv[2])
fill(Cache(variant == "bad"), n)
