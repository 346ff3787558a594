"""Dictionaries and sets that grow, and are made larger now and then.

culprit: none
sizes: 5000:80000:x2
"""
import sys


class Index:
    def __init__(self):
        self.of_name, self.seen = {}, set()

    def add(self, name):
        if name not in self.seen:
            self.seen.add(name)
            self.of_name[name] = len(self.of_name)

    def find(self, name):
        return self.of_name.get(name)


n = int(sys.argv[2])
index = Index()
for i in range(n):
    index.add(f"name{i * 7919 % n}")
for i in range(n):
    index.find(f"name{i}")
