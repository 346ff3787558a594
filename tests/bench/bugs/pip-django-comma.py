"""A long number gets its commas one at a time, from the front. Fixed in 4.2.10.

culprit: intcomma
sizes: 600:9600:x2
packages: Django==4.2.9 asgiref==3.8.1 | Django==4.2.10 asgiref==3.8.1
"""
import sys

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma

settings.configure(USE_I18N=False)
sys.setrecursionlimit(20000)
n = int(sys.argv[2])
intcomma("1" * n, use_l10n=False)
