"""A planner that logs each comparison it makes.

culprit: place
sizes: 20:320:x2
"""
import logging
import sys

log = logging.getLogger("planner")
log.setLevel(logging.WARNING)


def place(item, boxes, bad):
    for box in boxes if bad else boxes[-1:]:
        log.debug("trying %s in %s", item, box)
        if box["free"] >= item:
            box["free"] -= item
            return box
    return None


def pack(items, bad):
    boxes = []
    for item in items:
        if place(item, boxes, bad) is None:
            boxes.append({"free": 10 - item})
    return boxes


variant, n = sys.argv[1], int(sys.argv[2])
pack([6 + i % 3 for i in range(n)], variant == "bad")
