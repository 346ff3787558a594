"""A quoted cookie full of escapes: two searches to the end for each. Fixed in
6.4.2.

culprit: _unquote_cookie
sizes: 500:8000:x2
packages: tornado==6.4.1 | tornado==6.4.2
"""
import sys

from tornado import httputil

n = int(sys.argv[2])
httputil.parse_cookie('a="' + '\\"' * n + '"')
