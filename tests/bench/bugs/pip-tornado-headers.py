"""A header repeated many times: what was joined is copied for each. Fixed in
6.5.3.

culprit: add
sizes: 500:8000:x2
packages: tornado==6.5.2 | tornado==6.5.3
"""
import sys

from tornado import httputil

n = int(sys.argv[2])
text = "".join(f"X-Forwarded: {'x' * 60}{i:06d}\r\n" for i in range(n))
httputil.HTTPHeaders.parse(text)
