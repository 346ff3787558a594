"""A table a page at a time, by OFFSET."""
import sqlite3
import sys


def fill(db, n):
    db.execute("create table t (id integer primary key, name text)")
    db.executemany("insert into t (name) values (?)",
                   ((f"name {i}",) for i in range(n)))


def page(db, at):
    return db.execute(
        "select id, name from t order by name limit 20 offset ?",
        (at,)).fetchall()


def pages(db, n):
    count = 0
    for at in range(0, n, 20):
        count += len(page(db, at))
    return count


def main():
    n = int(sys.argv[1])
    db = sqlite3.connect(":memory:")
    fill(db, n)
    print(pages(db, n))


main()
