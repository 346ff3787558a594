"""The contents of a page in many streams: each is added to a copy of those
before. Fixed in 6.9.1.

culprit: __init__
sizes: 250:4000:x2
packages: pypdf==6.9.0 typing_extensions==4.12.2 | pypdf==6.9.1 typing_extensions==4.12.2
"""
import sys

from pypdf.generic import ArrayObject, ContentStream, DecodedStreamObject

n = int(sys.argv[2])
parts = ArrayObject()
for _ in range(n):
    part = DecodedStreamObject()
    part.set_data(b"0 0 m 1 1 l S\n" * 20)
    parts.append(part)
ContentStream(parts, None)
