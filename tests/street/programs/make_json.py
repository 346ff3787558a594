import json
import sys

n = int(sys.argv[1])
json.dump([{"id": i, "name": f"name {i}", "tags": ["a", "b"]} for i in range(n)],
          sys.stdout)
