"""A long text is encoded, hashed, packed, replaced and split.

culprit: none
sizes: 100000:1600000:x2
"""
import hashlib
import sys
import zlib


def pack(text):
    data = text.encode()
    return hashlib.sha256(data).hexdigest(), zlib.compress(data, 1)


def lines(text):
    return [line.strip() for line in text.replace("a", "bb").split("\n")]


n = int(sys.argv[2])
text = "a line of text, not long\n" * (n // 25)
pack(text)
lines(text)
