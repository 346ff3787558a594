"""A file that is written anew for each item."""
import json
import sys


def save(items):
    with open("items.json", "w") as file:
        json.dump(items, file)


def add(items, item):
    items.append(item)
    save(items)


items = []
for i in range(int(sys.argv[1])):
    add(items, {"id": i, "name": f"name {i}"})
print(len(items))
