import sys

import yaml

n = int(sys.argv[1])
text = yaml.safe_dump([{"id": i, "name": f"name {i}", "tags": ["a", "b"]}
                       for i in range(n)])
print(len(yaml.safe_load(text)))
