"""Rows are grouped, summed and put in order, with lambdas and generators.

culprit: none
sizes: 2000:32000:x2
"""
import functools
import itertools
import operator
import sys


def rows(count):
    for i in range(count):
        yield (i * 7919 % 97, i % 13, float(i))


def groups(table):
    table = sorted(table, key=lambda row: (row[0], row[1]))
    for key, part in itertools.groupby(table, key=operator.itemgetter(0)):
        yield key, functools.reduce(lambda a, row: a + row[2], part, 0)


n = int(sys.argv[2])
dict(groups(rows(n)))
