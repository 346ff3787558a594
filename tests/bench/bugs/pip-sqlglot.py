"""A query is built column by column, and copied for each. Mended by one call.

culprit: copy __deepcopy__ select
sizes: 10:160:x2
packages: sqlglot==20.11.0 | sqlglot==20.11.0
"""
import sys

import sqlglot

variant, n = sys.argv[1], int(sys.argv[2])
query, names = sqlglot.select("a").from_("t"), [f"c{i}" for i in range(n)]
if variant == "bad":
    for name in names:
        query = query.select(name)
else:
    query.select(*names)
