"""A property that computes the width of all columns, used for each row.

culprit: width
sizes: 100:1600:x2
"""
import sys


class Table:
    def __init__(self, rows, bad):
        self.rows, self.bad, self.kept = rows, bad, None

    @property
    def width(self):
        if self.bad or self.kept is None:
            self.kept = max(len(row) for row in self.rows)
        return self.kept

    def row(self, place):
        return self.rows[place].ljust(self.width)

    def render(self):
        return "\n".join(self.row(i) for i in range(len(self.rows)))


variant, n = sys.argv[1], int(sys.argv[2])
Table([f"{'x' * (i % 40)}" for i in range(n)], variant == "bad").render()
