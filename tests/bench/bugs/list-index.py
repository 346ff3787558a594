"""The next sibling of a node: its parent's list is searched each time.

culprit: next_sibling
sizes: 500:8000:x2
"""
import sys


class Node:
    def __init__(self, parent, place):
        self.parent, self.place, self.children = parent, place, []

    def add(self):
        child = Node(self, len(self.children))
        self.children.append(child)
        return child

    def next_sibling(self, bad):
        siblings = self.parent.children
        at = siblings.index(self) if bad else self.place
        return siblings[at + 1] if at + 1 < len(siblings) else None


def walk(node, bad):
    count = 0
    while node is not None:
        count += 1
        node = node.next_sibling(bad)
    return count


variant, n = sys.argv[1], int(sys.argv[2])
top = Node(None, 0)
for _ in range(n):
    top.add()
walk(top.children[0], variant == "bad")
