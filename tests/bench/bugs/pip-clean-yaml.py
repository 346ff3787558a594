"""Records are written as YAML and read back.

culprit: none
sizes: 15:240:x2
packages: PyYAML==6.0.1
"""
import sys

import yaml

n = int(sys.argv[2])
text = yaml.dump([{"id": i, "tags": ["a", f"b{i}"]} for i in range(n)],
                 Dumper=yaml.SafeDumper)
yaml.load(text, Loader=yaml.SafeLoader)
