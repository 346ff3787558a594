"""Settings in many sections are read.

culprit: none
sizes: 100:1600:x2
packages: tomli==2.0.1
"""
import sys

import tomli

n = int(sys.argv[2])
tomli.loads("".join(f"[part{i}]\nname = 'x'\nlist = [1, 2, {i}]\n"
                    for i in range(n)))
