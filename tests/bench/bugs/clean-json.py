"""Records written and read as JSON: allocates, and is linear.

culprit: none
sizes: 2000:32000:x2
"""
import json
import sys


def record(i):
    return {"id": i, "name": f"name-{i}", "tags": ["a", "b", str(i)],
            "position": {"x": i / 3, "y": -i / 7}}


def keep(text):
    table = {}
    for item in json.loads(text):
        table[item["name"]] = item
    return table


variant, n = sys.argv[1], int(sys.argv[2])
keep(json.dumps([record(i) for i in range(n)], indent=1))
