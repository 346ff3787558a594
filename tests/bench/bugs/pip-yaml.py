"""Brackets in brackets: what may be a key is looked for on all levels for each
token. Side by side there is one level.

culprit: stale_possible_simple_keys next_possible_simple_key
sizes: 30:480:x2
packages: PyYAML==6.0.1 | PyYAML==6.0.1
"""
import sys

import yaml

variant, n = sys.argv[1], int(sys.argv[2])
text = "[" * n + "]" * n if variant == "bad" else "[" + "[], " * n + "]"
for _ in yaml.scan(text):
    pass
