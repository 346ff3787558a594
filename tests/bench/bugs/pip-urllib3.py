"""A URL with many percent encodings in lower case: each is replaced in the
whole text. Fixed in 1.25.8.

culprit: _encode_invalid_chars
sizes: 1000:16000:x2
packages: urllib3==1.25.7 | urllib3==1.25.8
"""
import sys

from urllib3.util.url import parse_url

n = int(sys.argv[2])
path = "".join("%%%02x" % (160 + i % 90) for i in range(n))
parse_url("http://localhost/" + path)
