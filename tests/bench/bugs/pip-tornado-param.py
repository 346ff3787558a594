"""A quoted parameter full of semicolons: each is counted from the start.
Fixed in 6.5.3.

culprit: _parseparam
sizes: 1000:16000:x2
packages: tornado==6.5.2 | tornado==6.5.3
"""
import sys

from tornado import httputil

n = int(sys.argv[2])
header = 'form-data; name="' + ";" * n + '"'
httputil._parse_header(header)
