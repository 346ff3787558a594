"""An SQLite table filled and read with an index.

culprit: none
sizes: 1000:16000:x2
"""
import sqlite3
import sys


def fill(db, count):
    db.execute("create table t (id integer primary key, name, value)")
    db.executemany("insert into t values (?, ?, ?)",
                   ((i, f"name-{i}", i * 7 % 101) for i in range(count)))


def read(db, count):
    rows = []
    for i in range(0, count, 2):
        rows += db.execute("select * from t where id = ?", (i,)).fetchall()
    return rows


variant, n = sys.argv[1], int(sys.argv[2])
database = sqlite3.connect(":memory:")
fill(database, n)
read(database, n)
