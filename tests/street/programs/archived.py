"""Which of the wanted files does the archive have?"""
import io
import sys
import zipfile

import zipp

n = int(sys.argv[1])
data = io.BytesIO()
with zipfile.ZipFile(data, "w") as archive:
    for i in range(n):
        archive.writestr(f"pkg/file{i}.txt", b"")
root = zipp.Path(zipfile.ZipFile(data))
found = 0
for i in range(n):
    if (root / "pkg" / f"file{i}.txt").exists():
        found += 1
print(found, "files")
