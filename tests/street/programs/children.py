import subprocess
import sys

for _ in range(2):
    child = subprocess.run(
        [sys.executable, "distinct.py", sys.argv[1]],
        capture_output=True, check=True, text=True)
    print(child.stdout.strip())
