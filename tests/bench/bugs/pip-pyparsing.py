"""The line of every word: the ends of lines are counted from the start for
each. Mended here by a table.

culprit: lineno
sizes: 500:8000:x2
packages: pyparsing==2.4.7 | pyparsing==2.4.7
"""
import bisect
import sys

import pyparsing

variant, n = sys.argv[1], int(sys.argv[2])
text = "word\n" * n
ends = [i for i, letter in enumerate(text) if letter == "\n"]


def line(string, place, words):
    if variant == "bad":
        return pyparsing.lineno(place, string)
    return bisect.bisect_left(ends, place) + 1


word = pyparsing.Word(pyparsing.alphas).setParseAction(line)
pyparsing.OneOrMore(word).parseString(text)
