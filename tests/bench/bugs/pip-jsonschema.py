"""Items that have to differ: each is compared with all before where they cannot
be sorted. Mended here by their text.

culprit: uniq
sizes: 150:2400:x2
packages: jsonschema==3.2.0 attrs==23.2.0 pyrsistent==0.20.0 six==1.16.0 setuptools==65.5.1 | jsonschema==3.2.0 attrs==23.2.0 pyrsistent==0.20.0 six==1.16.0 setuptools==65.5.1
"""
import json
import sys

import jsonschema
from jsonschema import _validators

variant, n = sys.argv[1], int(sys.argv[2])
if variant == "fixed":
    _validators.uniq = lambda rows: len(set(map(json.dumps, rows))) == len(rows)
jsonschema.validate([{"id": i} for i in range(n)],
                    {"type": "array", "uniqueItems": True})
