"""History with the newest first: insert(0) into a list.

culprit: remember
sizes: 5000:80000:x2
"""
import sys


class History:
    def __init__(self, bad):
        self.items = []
        self.bad = bad

    def remember(self, item):
        if self.bad:
            self.items.insert(0, item)
        else:
            self.items.append(item)


def session(history, count):
    for i in range(count):
        history.remember(normal(f"  Command {i} "))


def normal(text):
    return text.strip().lower()


variant, n = sys.argv[1], int(sys.argv[2])
session(History(variant == "bad"), n)
