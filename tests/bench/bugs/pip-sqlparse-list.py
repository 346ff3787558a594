"""A list of many columns: its text is made anew as each is added to it. Fixed
in 0.6.

culprit: group_tokens __str__
sizes: 40:640:x2
packages: sqlparse==0.4.3 | sqlparse==0.6.1
"""
import sys

import sqlparse

n = int(sys.argv[2])
sqlparse.parse("select " + ", ".join(f"c{i}" for i in range(n)) + " from t")
