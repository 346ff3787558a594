import sys

import fsspec

n = int(sys.argv[1])
store = fsspec.filesystem("memory")
for i in range(n):
    with store.open(f"/cache/file{i}", "wb") as file:
        file.write(b"x")
store.rm("/cache", recursive=True)
print(store.exists("/cache"))
