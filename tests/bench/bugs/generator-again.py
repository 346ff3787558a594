"""The k-th child by iterating over the children from the first, for each k.

culprit: child
sizes: 100:1600:x2
"""
import sys


class Tree:
    def __init__(self, count):
        self.nodes = [object() for _ in range(count)]

    def children(self):
        for node in self.nodes:
            yield node

    def child(self, place, bad):
        if not bad:
            return self.nodes[place]
        for at, node in enumerate(self.children()):
            if at == place:
                return node
        return None


def visit(tree, bad):
    return [tree.child(i, bad) for i in range(len(tree.nodes))]


variant, n = sys.argv[1], int(sys.argv[2])
visit(Tree(n), variant == "bad")
