"""The balance of an account is the sum of all its entries, each time.

culprit: balance
sizes: 1000:16000:x2
"""
import sys


class Account:
    def __init__(self, bad):
        self.entries, self.total, self.bad = [], 0, bad

    def balance(self):
        return sum(self.entries) if self.bad else self.total

    def book(self, amount):
        if self.balance() + amount < 0:
            return False
        self.entries.append(amount)
        self.total += amount
        return True


def month(account, count):
    for i in range(count):
        account.book(i * 37 % 101 - 20)
    return account.balance()


variant, n = sys.argv[1], int(sys.argv[2])
month(Account(variant == "bad"), n)
