"""A tokenizer that cuts what it has read off the text: text = text[k:].

culprit: read_all
sizes: 4000:64000:x2
"""
import re
import sys

ITEM = re.compile(r"\s*(\w+)")


def read_all(text):
    out = []
    while text:
        match = ITEM.match(text)
        out.append(match.group(1))
        text = text[match.end():]
    return out


def read_on(text):
    out = []
    place = 0
    while place < len(text):
        match = ITEM.match(text, place)
        out.append(match.group(1))
        place = match.end()
    return out


variant, n = sys.argv[1], int(sys.argv[2])
source = " ".join(f"word{i}" for i in range(n))
print(len((read_all if variant == "bad" else read_on)(source)))
