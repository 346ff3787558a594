"""Rows are taken out of a table, the last first: each is looked for from the
start. Mended by clear().

culprit: index
sizes: 100:1600:x2
packages: beautifulsoup4==4.12.3 soupsieve==2.5 | beautifulsoup4==4.12.3 soupsieve==2.5
"""
import sys

from bs4 import BeautifulSoup

variant, n = sys.argv[1], int(sys.argv[2])
body = BeautifulSoup("<p>" + "<b>x</b>" * n + "</p>", "html.parser").p
if variant == "bad":
    for row in list(body.contents)[::-1]:
        row.extract()
else:
    body.clear()
