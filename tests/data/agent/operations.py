"""One operation on one long container, again and again, for the native engine.

    operations.py NAME [SECONDS]    runs the function NAME
    operations.py names             prints NAME and what it works on, of each

The docstring of a function is what the engine should say of it.
"""

import re
import sys
import threading
import time

ROWS = list(range(3000))


class Holder:
    def __init__(self):
        self.rows = list(ROWS)
        self.seen = set(ROWS)


def member(go):
    """in list rows"""
    rows = list(ROWS)
    while go():
        if -1 in rows:
            break


def after_many(go):
    """in list rows"""
    for group in range(12):
        code = {"f0": pause}
        for k in range(60):
            exec("def f%d(): f%d()" % (k + 1, k), code)
        code["f60"]()

    def late(rows, end):
        while time.perf_counter() < end:
            if -1 in rows:
                break

    late(list(ROWS), time.perf_counter() + 0.5)


def pause():
    end = time.perf_counter() + 0.1
    while time.perf_counter() < end:
        pass


def not_member(go):
    """in tuple rows"""
    rows = tuple(ROWS)
    while go():
        if -1 not in rows:
            continue


def member_of_text(go):
    """in str text"""
    text = "ab" * 30000
    while go():
        "bb" in text


def attribute(go):
    """in list holder.rows"""
    holder = Holder()
    while go():
        -1 in holder.rows


def closure(go):
    """in list rows"""
    rows = list(ROWS)

    def inner():
        while go():
            -1 in rows

    inner()


def of_module(go):
    """in list ROWS"""
    while go():
        -1 in ROWS


def insert(go):
    """.insert list rows"""
    rows = list(ROWS) * 10
    while go():
        rows.insert(0, 1)
        rows.pop()


def pop(go):
    """.pop list rows"""
    rows = list(ROWS) * 10
    while go():
        rows.append(rows.pop(0))


def delete(go):
    """del list holder.rows"""
    holder = Holder()
    holder.rows *= 10
    while go():
        del holder.rows[0]
        holder.rows.append(1)


def count(go):
    """.count list rows"""
    rows = list(ROWS)
    while go():
        rows.count(-1)


def order(go):
    """sorted list rows"""
    rows = [i * 7919 % 3001 for i in ROWS]
    while go():
        sorted(rows)


def order_by(go):
    """sorted list rows"""
    rows = [str(i * 7919 % 3001) for i in ROWS]
    while go():
        sorted(rows, key=len)


def sort(go):
    """.sort list rows"""
    rows = list(ROWS)
    while go():
        rows.sort()


def total(go):
    """sum list holder.rows"""
    holder = Holder()
    while go():
        sum(holder.rows)


def least(go):
    """min set holder.seen"""
    holder = Holder()
    while go():
        min(holder.seen)


def two_arguments(go):
    """sum list rows"""
    rows = list(ROWS)
    start = 1
    while go():
        sum(rows, start)


def copy(go):
    """list set seen"""
    seen = set(ROWS)
    while go():
        list(seen)


def slice_off(go):
    """[:] list rows"""
    rows = list(ROWS) * 3
    while go():
        rest = rows[1:]
        rest.append(1)


def plus(go):
    """+ list rows"""
    rows = list(ROWS) * 3
    while go():
        rows + [1]


def plus_right(go):
    """+ str text"""
    text = "x" * 300000
    while go():
        "y" + text


def plus_attribute(go):
    """+ list holder.rows"""
    holder = Holder()
    holder.rows *= 3
    while go():
        [1] + holder.rows


def formatted(go):
    """f{} str text"""
    text = "x" * 300000
    number = 7
    while go():
        f"{number}, {text}!"


def copy_dropped(go):
    """list tuple rows"""
    rows = tuple(ROWS) * 30
    while go():
        last = list(rows)
    return last


def look_for_equal(go):
    """== list rows"""
    rows = list(ROWS)
    number = 0
    while go():
        for key in (-1, -2):
            for row in rows:
                if row == key:
                    number += 1


def look_for_key(go):
    """== tuple holder.rows"""
    holder = Holder()
    holder.rows = tuple({"key": row} for row in ROWS)
    for key, _ in zip(iter(int, 1), iter(go, False)):
        for row in holder.rows:
            if row["key"] != key:
                continue
            holder.seen.add(key)


def its_own_items(go):
    """"""
    table = [list(ROWS), list(ROWS)]
    number = 0
    while go():
        for row in table:
            for item in row:
                if item == number:
                    number -= 1


def plus_is(go):
    """+= bytes data"""
    data = bytes(100000)
    while go():
        data += b"x"


def unpacked(go):
    """* list rows"""
    rows = list(ROWS) * 3
    while go():
        [1, *rows]


def search(go):
    """search str text"""
    text = "ab" * 3000
    pattern = re.compile("bb")
    while go():
        pattern.search(text)


def find(go):
    """.find str text"""
    text = "ab" * 300000
    while go():
        text.find("bb")


def join(go):
    """join list parts"""
    parts = ["ab"] * 3000
    while go():
        ", ".join(parts)


def computed(go):
    """sum list"""
    rows = [ROWS, ROWS]
    k = 1
    while go():
        sum(rows[1 - k] if k else rows[k])


def made():
    return [[k] for k in ROWS]


def replaced(go):
    """frees object rows"""
    rows = None
    while go():
        rows = made()
    return rows


def delete_of_few(go):
    """frees object"""
    kept = [None] * 20
    while go():
        kept.append(made())
        del kept[0]


def pop_of_few(go):
    """frees object"""
    kept = [None] * 20
    while go():
        kept.append(made())
        kept.pop(0)


def short(go):
    """"""
    rows = [1, 2, 3]
    while go():
        -1 in rows


def number(go):
    """"""
    k = 0
    while go():
        k = (k * 3 + 1) % 1000003


def comprehension(go):
    """in list rows"""
    rows = list(ROWS)
    while go():
        [x for x in range(20) if -x - 1 in rows]


def generator(go):
    """in list rows"""
    rows = list(ROWS)

    def body():
        while go():
            yield -1 in rows

    for _ in body():
        pass


def coroutine(go):
    """in list rows"""
    rows = list(ROWS)

    async def body():
        while go():
            -1 in rows

    try:
        body().send(None)
    except StopIteration:
        pass


def recursion(go):
    """in list rows"""
    rows = list(ROWS)

    def inner(depth):
        if depth > 0:
            return inner(depth - 1)
        while go():
            -1 in rows

    inner(50)


def exception(go):
    """.index list rows"""
    rows = list(ROWS)
    while go():
        try:
            rows.index(-1)
        except ValueError:
            pass


def executed(go):
    """in list rows"""
    text = "while go():\n    -1 in rows\n"
    exec(compile(text, "<made>", "exec"), {"go": go, "rows": list(ROWS)})


def cell(go):
    """in list rows"""
    text = "while go():\n    -1 in rows\n"
    file = "/tmp/ipykernel_4711/1234.py"
    exec(compile(text, file, "exec"), {"go": go, "rows": list(ROWS)})


def worker(go):
    """"""
    rows = list(ROWS)

    def work():
        while go():
            -1 in rows

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def main(name, seconds):
    end = time.process_time() + seconds
    globals()[name](lambda: time.process_time() < end)


if __name__ == "__main__":
    if sys.argv[1] == "names":
        for name, f in sorted(globals().items()):
            if getattr(f, "__code__", main.__code__).co_varnames[:1] == ("go",):
                print(name, f.__doc__, sep="\t")
    else:
        main(sys.argv[1], float(sys.argv[2] if len(sys.argv) > 2 else 0.3))
