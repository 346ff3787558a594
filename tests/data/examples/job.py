#!/usr/bin/env python3
"""A program whose time grows with the square of its data.

    $ python3 job.py 400
    400 records
"""

import sys


def same(record, key):
    return record == key


def find(records, key):
    """Looks at every record: called once a record, each call dearer."""
    for record in records:
        if same(record, key):
            return record
    return None


def load(count):
    records = []
    for key in range(count):
        if find(records, key) is None:
            records.append(key)
    return records


def render(records):
    return "".join(f"{record}\n" for record in records)


def main():
    records = load(int(sys.argv[1]))
    render(records)
    print(len(records), "records")


main()
