"""A link with many blanks: each way to share them out is tried. Fixed in
65.5.1.

culprit: find_external_links
sizes: 50:800:x2
packages: setuptools==65.5.0 | setuptools==65.5.1
"""
import sys

from setuptools.package_index import find_external_links

n = int(sys.argv[2])
for _ in find_external_links("http://localhost/", "< rel=" + " " * n):
    pass
