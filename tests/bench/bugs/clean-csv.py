"""A CSV table read into dictionaries, grouped, and written back.

culprit: none
sizes: 2000:32000:x2
"""
import csv
import io
import sys


def make(count):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["day", "name", "amount"])
    for i in range(count):
        writer.writerow([i % 30, f"name-{i * 7 % 1000}", i / 7])
    return out.getvalue()


def group(text):
    groups = {}
    for row in csv.DictReader(io.StringIO(text)):
        groups.setdefault(row["name"], []).append(row)
    return groups


def total(groups):
    return {name: sum(float(row["amount"]) for row in rows)
            for name, rows in groups.items()}


variant, n = sys.argv[1], int(sys.argv[2])
total(group(make(n)))
