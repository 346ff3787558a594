"""The line of each token is counted from the start of the text.

culprit: line_at
sizes: 1000:16000:x2
"""
import re
import sys


def line_at(text, place):
    return text.count("\n", 0, place) + 1


def tokens(text, bad):
    line = 1
    for match in re.finditer(r"\w+\n", text):
        if bad:
            yield match.group(), line_at(text, match.start())
        else:
            yield match.group(), line
            line += 1


def parse(text, bad):
    table = {}
    for word, line in tokens(text, bad):
        table.setdefault(len(word), []).append((word.strip(), line))
    return table


variant, n = sys.argv[1], int(sys.argv[2])
parse("".join(f"word{i:020d}\n" for i in range(n)), variant == "bad")
