"""Interest in decimals and fractions, entry by entry.

culprit: none
sizes: 2000:32000:x2
"""
import decimal
import fractions
import sys

CENT = decimal.Decimal("0.01")


def interest(amount, rate):
    return (amount * rate).quantize(CENT)


def book(count):
    balance, entries = decimal.Decimal("1000"), []
    for i in range(count):
        gain = interest(balance, decimal.Decimal(i % 10) / 10000)
        balance = (balance + gain) % 100000
        entries.append((i, gain, balance))
    return entries


def shares(count):
    return [fractions.Fraction(i % 97, 96) for i in range(count // 4)]


variant, n = sys.argv[1], int(sys.argv[2])
book(n)
shares(n)
