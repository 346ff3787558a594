"""A grammar that recurs to the right: what is open is completed through all
places before. Mended by another parser.

culprit: predict_and_complete
sizes: 12:192:x2
packages: lark==1.1.9 | lark==1.1.9
"""
import sys

import lark

variant, n = sys.argv[1], int(sys.argv[2])
parser = "earley" if variant == "bad" else "lalr"
lark.Lark('start: "a" start | "a"', parser=parser).parse("a" * n)
