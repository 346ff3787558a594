"""A long string object, read byte by byte into bytes that are copied. Fixed
in 2.10.9.

culprit: read_string_from_stream
sizes: 10000:160000:x2
packages: PyPDF2==2.10.8 | PyPDF2==2.10.9
"""
import io
import sys

from PyPDF2.generic import read_string_from_stream

n = int(sys.argv[2])
read_string_from_stream(io.BytesIO(b"(\xfe\xff" + b"xx" * n + b")"))
