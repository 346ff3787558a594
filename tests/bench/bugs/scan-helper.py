"""A registry scanned for each order with a small function: n^2 calls of it.

culprit: find
sizes: 100:1600:x2
"""
import sys


class Order:
    def __init__(self, number):
        self.number = number

    def matches(self, number):
        return self.number == number


class Broker:
    def __init__(self, bad):
        self.orders, self.by_number, self.bad = [], {}, bad

    def submit(self, number):
        order = Order(number)
        self.orders.append(order)
        self.by_number[number] = order

    def find(self, number):
        if not self.bad:
            return self.by_number.get(number)
        for order in self.orders:
            if order.matches(number):
                return order
        return None


def trade(broker, count):
    for i in range(count):
        broker.submit(i)
        broker.find(i)


variant, n = sys.argv[1], int(sys.argv[2])
trade(Broker(variant == "bad"), n)
