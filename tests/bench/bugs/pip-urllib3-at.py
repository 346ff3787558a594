"""An authority full of at signs that is wrong at its end: tried
at every one. Fixed in 1.26.5.

culprit: parse_url
sizes: 500:8000:x2
packages: urllib3==1.26.4 | urllib3==1.26.5
"""
import sys

from urllib3.exceptions import LocationParseError
from urllib3.util.url import parse_url

n = int(sys.argv[2])
try:
    parse_url("http://" + "@" * n + "[")
except LocationParseError:
    pass
