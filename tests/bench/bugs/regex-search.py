"""A template: each field is searched for from the start of the text.

culprit: fill
sizes: 500:8000:x2
"""
import re
import sys

FIELD = re.compile(r"\{(\w+)\}")


def fill(text, count):
    values = []
    for i in range(count):
        values.append(FIELD.search(text).group(1))
        text = text.replace("{", "<", 1)
    return values


def fill_once(text, count):
    return FIELD.findall(text)


def make(count):
    return " ".join("{field%d}" % i for i in range(count))


variant, n = sys.argv[1], int(sys.argv[2])
(fill if variant == "bad" else fill_once)(make(n), n)
