"""Trailing punctuation in turns: the whole word is handled for each. Fixed in
4.2.16.

culprit: trim_punctuation
sizes: 2000:32000:x2
packages: Django==4.2.15 asgiref==3.8.1 | Django==4.2.16 asgiref==3.8.1
"""
import sys

from django.utils.html import urlize

n = int(sys.argv[2])
urlize("www.example.com/&" + ";:" * n)
