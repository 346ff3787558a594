#!/usr/bin/env python3
"""job.py, mended: a dictionary finds a record at once.

    $ python3 fixed.py 400
    400 records
"""

import sys


def find(records, key):
    return records.get(key)


def load(count):
    records = {}
    for key in range(count):
        if find(records, key) is None:
            records[key] = key
    return records


def render(records):
    return "".join(f"{record}\n" for record in records)


def main():
    records = load(int(sys.argv[1]))
    render(records)
    print(len(records), "records")


main()
