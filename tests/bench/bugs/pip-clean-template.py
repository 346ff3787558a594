"""A template with a loop is compiled and filled in.

culprit: none
sizes: 500:8000:x2
packages: Jinja2==2.11.3 markupsafe==2.0.1
"""
import sys

import jinja2

n = int(sys.argv[2])
page = jinja2.Template(
    "{% for row in rows %}<li>{{ row.name|upper }} {{ row.size }}{% endfor %}")
page.render(rows=[{"name": f"n{i}", "size": i} for i in range(n)])
