"""A key of many parts: each makes a new tuple. Many keys of one part do not.

culprit: parse_key
sizes: 1000:16000:x2
packages: tomli==1.2.0 | tomli==1.2.0
"""
import sys

import tomli

variant, n = sys.argv[1], int(sys.argv[2])
if variant == "bad":
    tomli.loads(".".join(["a"] * n) + " = 1")
else:
    tomli.loads("".join(f"a{i} = 1\n" for i in range(n)))
