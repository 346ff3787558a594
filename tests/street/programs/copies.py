"""copies.py N: each row that is added copies all of them."""

import copy
import sys


class Cart:
    def __init__(self):
        self.rows = [[0]]
        self.saved = copy.deepcopy(self.rows)

    def add(self, i):
        if i == 0:
            self.saved = copy.deepcopy(self.rows)
        self.rows.append([i])
        self.saved = copy.deepcopy(self.rows)


cart = Cart()
for i in range(int(sys.argv[1])):
    cart.add(i)
print(len(cart.saved))
