"""look.py FILE ID KEY...: values of the last run line of ID, one a line.

KEY is looked for in the result, then in the line: "-" where there is none.
"""

import json
import sys

line = None
with open(sys.argv[1]) as file:
    for text in file:
        row = json.loads(text)
        if row["type"] == "run" and row["id"] == sys.argv[2]:
            line = row
for key in sys.argv[3:]:
    value = (line or {}).get("result", {}).get(key, (line or {}).get(key, "-"))
    print(value if isinstance(value, str) else json.dumps(value))
