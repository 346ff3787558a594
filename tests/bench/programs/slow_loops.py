"""Small programs for tests/bench/lines.sh: the ways in which a loop gets slow,
their mended twins, and others that must stay silent.

    slow_loops.py NAME [N]      runs the function NAME
    slow_loops.py names         NAME, LINE, CONTAINER and ADVICE of each, by tabs

The docstring of a slow one is "N | CONTAINER | ADVICE | TWIN LIKE": a size at
which it takes about a second, the container as the report names it, words of the
advice, the mended twin, and one that looks alike and needs no advice; of others "N"
alone. The line to be found ends in "# here".
"""

import bisect
import collections
import copy
import io
import json
import logging
import os
import pathlib
import re
import sqlite3
import sys
import tempfile

# ---- slow ----


def member_list(n):
    """7000 | list seen | a set or a dict | member_list_twin short_list"""
    seen = []
    for row in range(n):
        if row not in seen:  # here
            seen.append(row)


def counted(n):
    """7000 | list seen | a set or a dict | counted_twin counted_short"""
    rows, seen = list(range(n)), []
    i = 0
    while i < len(rows):
        row = rows[i]
        i += 1
        if row in seen:  # here
            continue
        seen.append(row)


def member_text(n):
    """14000 | str seen | searched from its beginning | member_list_twin short_text"""
    seen = ""
    for row in range(n):
        key = "<%06d>" % row
        if key not in seen:  # here
            seen += key


def insert_front(n):
    """60000 | list queue | collections.deque | queue_twin at_the_end"""
    queue = []
    for row in range(n):
        queue.insert(0, row)  # here
    return queue


def pop_front(n):
    """90000 | list queue | collections.deque | queue_twin at_the_end"""
    queue, done = [], []
    for row in range(n):
        queue.append(row)
        queue.append(row)
        done.append(queue.pop(0))  # here
    return done


def delete_front(n):
    """90000 | list queue | collections.deque | queue_twin at_the_end"""
    queue = []
    for row in range(n):
        queue.append(row)
        queue.append(row)
        del queue[0]  # here


def add_text_front(n):
    """50000 | str out | join them once | add_text_twin lines_of_text"""
    out = ""
    for row in range(n):
        out = "%d," % row + out  # here
    return out


def add_bytes(n):
    """40000 | bytes out | join them once | add_text_twin lines_of_text"""
    out = b""
    for row in range(n):
        out += b"%08d" % row  # here
    return out


def add_list(n):
    """15000 | list rows | adds in place | rows_twin short_rows"""
    rows = []
    for row in range(n):
        rows = rows + [row]  # here
    return rows


def add_tuple(n):
    """16000 | tuple rows | a list takes items in place | rows_twin short_rows"""
    rows = ()
    for row in range(n):
        rows += (row,)  # here
    return rows


def format_text(n):
    """90000 | str out | join them once | add_text_twin lines_of_text"""
    out = ""
    for row in range(n):
        out = f"{out}{row};"  # here
    return out


def count_all(n):
    """6000 | list rows | collections.Counter | words short_list"""
    rows, most = [], 0
    for row in range(n):
        rows.append(row % 97)
        most = max(most, rows.count(row % 97))  # here
    return most


def index_of(n):
    """8000 | list names | a dict of their places | places_twin short_list"""
    names, places = [], []
    for row in range(n):
        names.append(row)
        places.append(names.index(row))  # here
    return places


def remove_each(n):
    """6000 | list rows | finds an item without | member_list_twin short_list"""
    rows = []
    for row in range(n):
        rows.append(-row)
        rows.append(row)
        rows.remove(row)  # here
    return rows


def sort_each(n):
    """4000 | list rows | sort once | sort_twin short_rows"""
    rows, low = [], 0
    for row in range(n):
        rows.append((row * 7919) % 10007)
        rows.sort()
        low += sorted(rows, key=abs)[0]  # here
    return low


def least_each(n):
    """9000 | list rows | heapq | sum_twin window"""
    rows, low = [], 0
    for row in range(n):
        rows.append(row)
        low += min(rows)  # here
    return low


def sum_each(n):
    """16000 | list rows | keep the result | sum_twin window"""
    rows, all_ = [], 0
    for row in range(n):
        rows.append(row)
        all_ += sum(rows)  # here
    return all_


def copy_each(n):
    """18000 | list rows | copied each time | rows_twin deep_copies"""
    rows, last = [], None
    for row in range(n):
        rows.append(row)
        last = list(rows)  # here
    return last


def rest_each(n):
    """20000 | list rows | an index that moves on | sum_twin window"""
    rows, all_ = [], 0
    for row in range(n):
        rows.append(row)
        rest = rows[1:]  # here
        all_ += len(rest)
    return all_


def join_each(n):
    """9000 | list parts | All parts are joined each time | add_text_twin lines_of_text"""
    parts, size = [], 0
    for row in range(n):
        parts.append("%d" % row)
        size += len(",".join(parts))  # here
    return size


def search_each(n):
    """14000 | str text | begin where the last search ended | search_twin short_text"""
    text, hits = "", 0
    pattern = re.compile("zz")
    for row in range(n):
        text += "abcdefgh"
        hits += pattern.search(text) is not None  # here
    return hits


def by_hand(n):
    """7000 | list seen | a dict or a set finds | by_hand_twin all_pairs"""
    seen = []
    for row in range(n):
        for other in seen:
            if row == other:  # here
                break
        else:
            seen.append(row)


def read_again(n):
    """20000 | file f | where the last read ended | read_twin read_settings"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log")
        size = 0
        for row in range(n):
            with open(path, "a") as f:
                f.write("a line of the log, %d\n" % row)
            with open(path) as f:
                size += len(f.read())  # here
        return size


def read_text(n):
    """14000 | Path read_text | where the last read ended | read_twin read_settings"""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "log")
        size = 0
        for row in range(n):
            with path.open("a") as f:
                f.write("a line of the log, %d\n" % row)
            size += len(path.read_text())  # here
        return size


def dump_text(n):
    """5000 | json dumps | once at the end | writes dump_settings"""
    rows, size = [], 0
    for row in range(n):
        rows.append(row)
        size += len(json.dumps(rows))  # here
    return size


def write_again(n):
    """700 | json dump | once at the end | writes dump_settings"""
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for row in range(n):
            rows.append({"row": row})
            with open(os.path.join(folder, "all.json"), "w") as f:
                json.dump(rows, f)  # here


def pages(n):
    """2500 | page db | behind | pages_twin first_page"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer primary key, v text)")
    db.executemany("insert into t values (?, 'x')", [(k,) for k in range(n * 40)])
    found = 0
    for page in range(n):
        rows = db.execute("select k, v from t limit 40 offset ?", (page * 40,))  # here
        found += len(rows.fetchall())
    return found


def look_up(n):
    """5000 | query db | an index | look_up_twin look_up_few"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer, v text)")
    for row in range(n):
        db.execute("select v from t where k = ?", (-row,)).fetchone()  # here
        db.execute("insert into t values (?, 'x')", (row,))


def handlers(n):
    """600 | logging Logger.warning | add a handler once | handlers_twin one_handler_each"""
    log = logging.getLogger("slow")
    log.propagate = False
    for row in range(n):
        log.addHandler(logging.StreamHandler(io.StringIO()))
        log.warning("row %d", row)  # here


# ---- their twins ----


def member_list_twin(n):
    """1500000"""
    seen = set()
    for row in range(n):
        if row not in seen:
            seen.add(row)


def counted_twin(n):
    """1500000"""
    seen, row = set(), 0
    while row < n:
        if row not in seen:
            seen.add(row)
        row += 1


def queue_twin(n):
    """2000000"""
    queue, done = collections.deque(), 0
    for row in range(n):
        queue.append(row)
        queue.appendleft(row)
        done += queue.popleft()
    return done


def add_text_twin(n):
    """1200000"""
    parts = []
    for row in range(n):
        parts.append("%d," % row)
    return "".join(parts)


def sort_twin(n):
    """300000"""
    rows, low = [], 0
    for row in range(n):
        bisect.insort(rows, -row % 5)
        low += rows[-1]
        if len(rows) > 100:
            rows.clear()
    return low


def sum_twin(n):
    """3000000"""
    rows, so_far, all_ = [], 0, 0
    for row in range(n):
        rows.append(row)
        so_far += row
        all_ += so_far
    return all_


def by_hand_twin(n):
    """1500000"""
    seen = {}
    for row in range(n):
        if seen.get(row) is None:
            seen[row] = row


def read_twin(n):
    """60000"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log")
        size = 0
        with open(path, "w") as out, open(path) as f:
            for row in range(n):
                out.write("a line of the log, %d\n" % row)
                out.flush()
                size += len(f.read())
        return size


def pages_twin(n):
    """8000"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer primary key, v text)")
    db.executemany("insert into t values (?, 'x')", [(k,) for k in range(n * 40)])
    last = -1
    for page in range(n):
        rows = db.execute("select k, v from t where k > ? limit 40", (last,)).fetchall()
        last = rows[-1][0]
    return last


def rows_twin(n):
    """2500000"""
    rows = []
    for row in range(n):
        rows.append(row)
    return tuple(rows)


def places_twin(n):
    """1500000"""
    places, found = {}, []
    for row in range(n):
        places[row] = len(places)
        found.append(places[row])
    return found


def search_twin(n):
    """600000"""
    text, hits, at = io.StringIO(), 0, 0
    pattern = re.compile("zz")
    for row in range(n):
        text.write("abcdefgh")
        text.seek(at)
        hits += pattern.search(text.read()) is not None
        at = text.tell()
    return hits


def look_up_twin(n):
    """60000"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer, v text)")
    db.execute("create index of_k on t (k)")
    for row in range(n):
        db.execute("select v from t where k = ?", (-row,)).fetchone()
        db.execute("insert into t values (?, 'x')", (row,))


def handlers_twin(n):
    """40000"""
    log = logging.getLogger("slow")
    log.propagate = False
    log.addHandler(logging.StreamHandler(io.StringIO()))
    for row in range(n):
        log.warning("row %d", row)


# ---- silent: nothing grows, or what grows has no better way ----


def all_pairs(n):
    """1400"""
    points = [(k * 7 % 31, k * 5 % 29) for k in range(n)]
    nearest = 0
    for a in points:
        for b in points:
            if a == b:
                continue
            nearest += abs(a[0] - b[0]) + abs(a[1] - b[1])
    return nearest


def short_list(n):
    """1500000"""
    kinds = ["a", "b", "c", "d"]
    found = 0
    for row in range(n):
        found += "d" in kinds
    return found


def counted_short(n):
    """1500000"""
    kinds = ["a", "b", "c", "d"]
    found = row = 0
    while row < n:
        found += "d" in kinds
        row += 1
    return found


def short_text(n):
    """1500000"""
    pattern = re.compile("zz")
    found = 0
    for row in range(n):
        line = "a line of a log, long enough to be searched"
        found += "zz" in line or pattern.search(line) is not None
    return found


def at_the_end(n):
    """1200000"""
    stack = []
    for row in range(n):
        stack.insert(len(stack), row)
        stack.append(row)
        stack.append(row)
        stack.pop()
        del stack[-1]
    return stack


def lines_of_text(n):
    """700000"""
    out = []
    for row in range(n):
        line = b"%d," % row + b"x" * 20
        text = f"{row}," + "y" * 20
        out.append(",".join([text, str(line)]))
    return out


def short_rows(n):
    """400000"""
    last, least = (), 0
    for row in range(n):
        pair = [row, -row] + [k for k in range(20)]
        last = tuple(pair) + (row,)
        least = sorted(pair)[0]
    return last, least


def window(n):
    """800000"""
    rows, all_ = [], 0
    for row in range(n):
        rows.append(row)
        part = rows[-20:]
        all_ += sum(part) - min(part)
    return all_


def read_settings(n):
    """30000"""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "settings")
        path.write_text("a line of the settings\n" * 100)
        size = 0
        for row in range(n):
            size += len(path.read_text())
            with open(path) as f:
                size += len(f.read())
        return size


def dump_settings(n):
    """10000"""
    settings = {"key%d" % k: k for k in range(200)}
    seen, size = [], 0
    for row in range(n):
        seen.append(row)
        size += len(json.dumps(settings))
    return size


def first_page(n):
    """20000"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer primary key, v text)")
    db.executemany("insert into t values (?, 'x')", [(k,) for k in range(4000)])
    found = 0
    for row in range(n):
        found += len(db.execute("select k from t limit 40 offset ?", (40,)).fetchall())
    return found


def look_up_few(n):
    """60000"""
    db = sqlite3.connect(":memory:")
    db.execute("create table t (k integer, v text)")
    db.executemany("insert into t values (?, 'x')", [(k,) for k in range(100)])
    for row in range(n):
        db.execute("select v from t where k = ?", (row % 100,)).fetchone()


def one_handler_each(n):
    """20000"""
    log = logging.getLogger("slow")
    log.propagate = False
    for row in range(n):
        handler = logging.StreamHandler(io.StringIO())
        log.addHandler(handler)
        log.warning("row %d", row)
        log.removeHandler(handler)


def matrix(n):
    """110"""
    a = [[i + j for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * a[k][j]
    return c


def prefix_lengths(n):
    """1500"""
    text, best = "", 0
    for row in range(n):
        text += "ab" if row % 3 else "ba"
        run = 0
        for left, right in zip(text, reversed(text)):
            run = run + 1 if left == right else 0
        best = max(best, run)
    return best


def deep_copies(n):
    """30000"""
    row = {"a": [1, 2], "b": {"c": 3}}
    last = None
    for _ in range(n):
        last = copy.deepcopy(row)
    return last


def words(n):
    """400000"""
    counts = collections.Counter()
    for row in range(n):
        counts["word%d" % (row % 1000)] += 1
    return counts.most_common(3)


def writes(n):
    """200000"""
    with tempfile.TemporaryFile("w") as f:
        for row in range(n):
            f.write(json.dumps({"row": row}))


def main(name, n=None):
    function = globals()[name]
    function(int(n or function.__doc__.split("|")[0]))


def names():
    with open(__file__) as f:
        lines = f.read().splitlines()
    for name, function in globals().items():
        if getattr(function, "__doc__", None) and name[0] != "_" and callable(function):
            at = function.__code__.co_firstlineno if hasattr(function, "__code__") else 0
            if not at or not function.__doc__[0].isdigit():
                continue
            _, *words = (word.strip() for word in function.__doc__.split("|"))
            line = next(
                k for k in range(at, len(lines) + 1) if lines[k - 1].endswith("# here")
            ) if words else 0
            print(name, line, *(words[:2] or ["", ""]), sep="\t")


if __name__ == "__main__":
    names() if sys.argv[1] == "names" else main(*sys.argv[1:])
