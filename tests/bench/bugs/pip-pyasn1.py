"""A long object identifier: each number makes a new tuple. The other input has
the numbers in short ones.

culprit: valueDecoder
sizes: 1000:16000:x2
packages: pyasn1==0.6.1 | pyasn1==0.6.1
"""
import sys

from pyasn1.codec.ber import decoder

variant, n = sys.argv[1], int(sys.argv[2])
length = n if variant == "bad" else 50
for _ in range(n // length):
    decoder.decode(b"\x06\x84" + length.to_bytes(4, "big") + b"\x01" * length)
