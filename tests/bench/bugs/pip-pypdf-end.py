"""A file whose last line is long: it is read backwards into bytes that are
copied for each. Fixed in 1.27.9.

culprit: readNextEndLine
sizes: 10000:160000:x2
packages: PyPDF2==1.27.8 | PyPDF2==1.27.9
"""
import io
import sys

from PyPDF2 import PdfFileReader
from PyPDF2.errors import PdfReadError

n = int(sys.argv[2])
try:
    PdfFileReader(io.BytesIO(b"%PDF-1.4\n" + b"x" * n + b"\n%%EOF\n"))
except PdfReadError:
    pass
