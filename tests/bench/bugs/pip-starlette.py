"""A range of many digits without a dash: each is searched to the end. Fixed
in 0.49.1.

culprit: _parse_range_header
sizes: 1000:16000:x2
packages: starlette==0.49.0 anyio==4.4.0 sniffio==1.3.1 idna==3.7 typing_extensions==4.12.2 | starlette==0.49.1 anyio==4.4.0 sniffio==1.3.1 idna==3.7 typing_extensions==4.12.2
"""
import sys

from starlette import responses

n = int(sys.argv[2])
try:
    responses.FileResponse._parse_range_header("bytes=" + "0" * n, n)
except responses.MalformedRangeHeader:
    pass
