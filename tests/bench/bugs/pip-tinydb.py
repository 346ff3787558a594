"""Records are stored one at a time: each time the whole table is made anew.
Mended by storing all at once.

culprit: _update_table
sizes: 50:800:x2
packages: tinydb==4.8.0 | tinydb==4.8.0
"""
import sys

from tinydb import TinyDB
from tinydb.storages import MemoryStorage

variant, n = sys.argv[1], int(sys.argv[2])
base = TinyDB(storage=MemoryStorage)
if variant == "bad":
    for i in range(n):
        base.insert({"id": i})
else:
    base.insert_multiple({"id": i} for i in range(n))
