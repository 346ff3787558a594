"""A stream in hexadecimal digits: the bytes so far are copied for each. Fixed
in 6.7.5.

culprit: decode
sizes: 20000:320000:x2
packages: pypdf==6.7.4 typing_extensions==4.12.2 | pypdf==6.7.5 typing_extensions==4.12.2
"""
import sys

from pypdf.filters import ASCIIHexDecode

n = int(sys.argv[2])
ASCIIHexDecode.decode(b"6a" * n + b">")
