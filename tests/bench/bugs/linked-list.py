"""A linked list without a tail: each append walks from the head.

culprit: append
sizes: 100:1600:x2
"""
import sys


class Cell:
    def __init__(self, value):
        self.value, self.next = value, None


class Chain:
    def __init__(self, bad):
        self.head = self.tail = None
        self.bad = bad

    def append(self, value):
        cell = Cell(value)
        if self.head is None:
            self.head = self.tail = cell
            return
        last = self.tail
        if self.bad:
            last = self.head
            while last.next is not None:
                last = last.next
        last.next = self.tail = cell


variant, n = sys.argv[1], int(sys.argv[2])
chain = Chain(variant == "bad")
for i in range(n):
    chain.append(i)
