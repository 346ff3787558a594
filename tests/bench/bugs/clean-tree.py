"""An expression grammar: tokens, a tree of nodes, evaluated; recursion of a
fixed depth.

culprit: none
sizes: 1000:16000:x2
"""
import re
import sys

TOKEN = re.compile(r"\d+|[-+*()]")


class Node:
    def __init__(self, kind, *children):
        self.kind, self.children = kind, children


class Parser:
    def __init__(self, text):
        self.tokens, self.at = TOKEN.findall(text), 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def lines(self):
        out = []
        while self.peek():
            out.append(self.sum())
        return out

    def sum(self):
        node = self.product()
        while self.peek() in ("+", "-"):
            node = Node(self.take(), node, self.product())
        return node

    def product(self):
        node = self.atom()
        while self.peek() == "*":
            node = Node(self.take(), node, self.atom())
        return node

    def atom(self):
        if self.peek() == "(":
            self.take()
            node = self.sum()
            self.take()
            return node
        return Node(self.take())


def value(node):
    if not node.children:
        return int(node.kind)
    a, b = map(value, node.children)
    return {"+": a + b, "-": a - b, "*": a * b}[node.kind]


variant, n = sys.argv[1], int(sys.argv[2])
program = "\n".join(f"({i}+2)*3-{i}*(4+{i})" for i in range(n))
for tree in Parser(program).lines():
    value(tree)
