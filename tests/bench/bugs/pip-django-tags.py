"""Tags in tags: all are parsed again after each. Fixed in 5.1.4.

culprit: strip_tags _strip_once
sizes: 60:960:x2
packages: Django==5.1.3 asgiref==3.8.1 | Django==5.1.4 asgiref==3.8.1
"""
import sys

from django.utils.html import strip_tags

n = int(sys.argv[2])
try:
    strip_tags("<" * n + "a>" * n)
except Exception as error:
    if type(error).__name__ != "SuspiciousOperation":
        raise
