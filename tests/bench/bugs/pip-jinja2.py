"""A word of many dots: each is tried as the first of those that trail. Fixed
in 2.11.3.

culprit: urlize
sizes: 500:8000:x2
packages: Jinja2==2.11.2 markupsafe==2.0.1 | Jinja2==2.11.3 markupsafe==2.0.1
"""
import sys

from jinja2.utils import urlize

n = int(sys.argv[2])
urlize("x" + "." * n + "x")
