"""A list of identifiers: the text of the group is made anew for each. Fixed
in 0.6.0.

culprit: group_tokens __str__
sizes: 50:800:x2
packages: sqlparse==0.5.5 | sqlparse==0.6.1
"""
import sys

import sqlparse

n = int(sys.argv[2])
sqlparse.parse("select " + ", ".join(f"a{i}" for i in range(n)) + " from t")
