"""A line of many short words: the rest of the line is copied for each. Fixed
in 4.2.20.

culprit: wrap _generator
sizes: 20000:320000:x2
packages: Django==4.2.19 asgiref==3.8.1 | Django==4.2.20 asgiref==3.8.1
"""
import sys

from django.utils.text import wrap

n = int(sys.argv[2])
wrap("word " * n, 10)
