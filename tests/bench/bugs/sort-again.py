"""A price book that is sorted after each order.

culprit: add
sizes: 500:8000:x2
"""
import heapq
import random
import sys


class Book:
    def __init__(self, bad):
        self.prices, self.bad = [], bad

    def add(self, price):
        if self.bad:
            self.prices.append(price)
            self.prices = sorted(self.prices)
        else:
            heapq.heappush(self.prices, price)


def quote(rng):
    return round(rng.gauss(100, 5), 4)


def trade(book, count):
    rng = random.Random(1)
    for _ in range(count):
        book.add(quote(rng))


variant, n = sys.argv[1], int(sys.argv[2])
trade(Book(variant == "bad"), n)
