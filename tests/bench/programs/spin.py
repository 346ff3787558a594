"""A loop that calls nothing: spin.py N."""

import sys


def spin(count):
    total = 0
    for number in range(count):
        total += number
    return total


spin(int(sys.argv[1]))
