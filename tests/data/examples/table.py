#!/usr/bin/env python3
"""A program that reads a table, and looks every name up in a list.

    $ python3 table.py names.csv
    640 names
"""

import csv
import sys


def same(a, b):
    return a == b


def seen(names, name):
    """Looks at every name: called once a row, each call dearer."""
    return any(same(other, name) for other in names)


def main():
    names = []
    with open(sys.argv[1], newline="") as file:
        for row in csv.DictReader(file):
            if not seen(names, row["name"]):
                names.append(row["name"])
    print(len(names), "names")


main()
