"""Words counted with regular expressions, and a report joined.

culprit: none
sizes: 4000:64000:x2
"""
import collections
import re
import sys

WORD = re.compile(r"[a-z]+|\d+")


def words(line):
    return WORD.findall(line.lower())


def count(lines):
    counts = collections.Counter()
    index = collections.defaultdict(list)
    for number, line in enumerate(lines):
        for word in words(line):
            counts[word] += 1
            index[word].append(number)
    return counts, index


def report(counts, index):
    out = []
    for word, many in counts.most_common():
        out.append(f"{word:20} {many:8} {index[word][0]}")
    return "\n".join(out)


variant, n = sys.argv[1], int(sys.argv[2])
report(*count(f"Line {i} of the Text, with {i * 7} words" for i in range(n)))
