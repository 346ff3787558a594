"""A label of many joiners: the whole label is looked through for each. Fixed
in 3.7.

culprit: valid_contextj check_label
sizes: 100:1600:x2
packages: idna==3.6 | idna==3.7
"""
import sys

import idna

n = int(sys.argv[2])
try:
    idna.encode("\u0628" + "a\u200c" * n + "\u0628")
except idna.IDNAError:
    pass
