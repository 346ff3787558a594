"""A page is parsed and searched.

culprit: none
sizes: 40:640:x2
packages: beautifulsoup4==4.12.3 soupsieve==2.5
"""
import sys

from bs4 import BeautifulSoup

n = int(sys.argv[2])
page = BeautifulSoup("<table>" + "<tr><td>a</td><td><b>b</b></td></tr>" * n +
                     "</table>", "html.parser")
len(page.find_all("b")), len(page.select("td > b")), len(page.get_text())
