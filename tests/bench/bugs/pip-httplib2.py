"""A challenge of many hard blanks: each way to share them out is tried. Fixed
in 0.19.0.

culprit: _parse_www_authenticate
sizes: 50:800:x2
packages: httplib2==0.18.1 pyparsing==2.4.7 | httplib2==0.19.0 pyparsing==2.4.7
"""
import sys

import httplib2

n = int(sys.argv[2])
parse = getattr(httplib2, "_parse_www_authenticate", None)
if parse is None:
    parse = httplib2.auth._parse_www_authenticate
try:
    parse({"www-authenticate": "x " + "\xa0" * n + "x"})
except httplib2.MalformedHeader:
    pass
