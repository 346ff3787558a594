"""A registry that makes its index anew for each look-up.

culprit: index get
sizes: 200:3200:x2
"""
import sys


class Registry:
    def __init__(self, bad):
        self.items, self.known, self.bad = [], {}, bad

    def add(self, name):
        self.items.append((name, len(self.items)))
        self.known[name] = len(self.items) - 1

    def index(self):
        return {name: place for name, place in self.items}

    def get(self, name):
        return (self.index() if self.bad else self.known).get(name)


def session(count, bad):
    registry = Registry(bad)
    for i in range(count):
        registry.add(f"plugin-{i}")
        registry.get("plugin-0")


variant, n = sys.argv[1], int(sys.argv[2])
session(n, variant == "bad")
