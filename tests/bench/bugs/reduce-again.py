"""A checksum over all lines so far, made anew for each line with reduce.

culprit: digest
sizes: 200:3200:x2
"""
import functools
import operator
import sys


def digest(lines):
    return functools.reduce(operator.xor, lines, 0)


def write_all(count, bad):
    lines, sums, running = [], [], 0
    for i in range(count):
        line = encode(i)
        lines.append(line)
        running ^= line
        sums.append(digest(lines) if bad else running)
    return sums


def encode(i):
    return i * 2654435761 & 0xFFFFFFFF


variant, n = sys.argv[1], int(sys.argv[2])
write_all(n, variant == "bad")
