"""A chain of small functions, none of which is steep alone: each item looks
at all items through four layers.

culprit: refresh
sizes: 50:800:x2
"""
import sys


class View:
    def __init__(self, bad):
        self.rows, self.bad, self.drawn = [], bad, 0

    def add(self, row):
        self.rows.append(row)
        self.refresh()

    def refresh(self):
        for row in self.rows if self.bad else self.rows[-1:]:
            self.draw(row)

    def draw(self, row):
        self.paint(self.layout(row))

    def layout(self, row):
        return len(row)

    def paint(self, width):
        self.drawn += self.clip(width)

    def clip(self, width):
        return min(width, 80)


variant, n = sys.argv[1], int(sys.argv[2])
view = View(variant == "bad")
for i in range(n):
    view.add("x" * (i % 100))
