"""Small programs with one known cause each: python3 shapes.py SHAPE N.

record.sh runs each at five sizes under a profiler and keeps what prof-parse
reads; README.md says who is to blame in each.
"""

import functools
import re
import sys
import threading


class Item:
    def __init__(self, number):
        self.number = number


def number_of(item):
    return item.number


# ---- recursion: walk is called n times, and calls itself as deep as i ----


def walk(depth):
    if depth > 0:
        walk(depth - 1)


def recursion(n):
    for i in range(n):
        walk(i)


# ---- mutual recursion: even is called n times, odd only by even ----


def even(k):
    return True if k == 0 else odd(k - 1)


def odd(k):
    return False if k == 0 else even(k - 1)


def mutual(n):
    for i in range(n):
        even(i)


# ---- a generator: entries yields all that is stored, for each order ----


def entries(items):
    for item in items:
        yield item


def lookup(items, number):
    found = None
    for item in entries(items):
        if item.number == number:
            found = item
    return found


def generator(n):
    items = []
    for i in range(n):
        items.append(Item(i))
        lookup(items, i)


# ---- callbacks through C ----


def newest(items):
    return sorted(items, key=number_of)[-1]


def few(items):
    return sorted(items[:3], key=len)


def by_sorted(n):
    items = []
    words = ["a", "bc", "def"]
    for i in range(n):
        items.append(Item(i))
        newest(items)
        few(words)


def total(items):
    return sum(map(number_of, items))


def by_map(n):
    items = []
    for i in range(n):
        items.append(Item(i))
        total(items)


def longer(a, b):
    return a if a.number > b.number else b


def longest(items):
    return functools.reduce(longer, items)


def by_reduce(n):
    items = []
    for i in range(n):
        items.append(Item(i))
        longest(items)


def shout(match):
    return match.group().upper()


def rewrite(text):
    return re.sub("[a-z]", shout, text)


def by_sub(n):
    text = ""
    for _ in range(n):
        text += "a"
        rewrite(text)


# ---- threads: their first functions have no caller ----


def check(item):
    return item.number


def scan(items):
    for item in items:
        check(item)


def reader(n):
    items = []
    for i in range(n):
        items.append(Item(i))
        scan(items)


def writer(n):
    for i in range(n):
        check(Item(i))


def threads(n):
    both = [threading.Thread(target=f, args=(n,)) for f in (reader, writer)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()


# ---- several callers: compare is shared, one of its callers grows ----


def compare(a, b):
    return a.number == b.number


def first_only(items, item):
    return compare(items[0], item)


def any_of(items, item):
    found = False
    for other in items:
        found = compare(other, item) or found
    return found


def callers(n):
    items = []
    for i in range(n):
        items.append(Item(i))
        for _ in range(5):
            first_only(items, items[-1])
        any_of(items, items[-1])


# ---- a C function that scans, called once a call ----


def position(names, name):
    return names.index(name)


def index(n):
    names = []
    for i in range(n):
        names.append("name-%d" % i)
        position(names, names[-1])


def header(text):
    return text.find("-#")


def find(n):
    text = ""
    for _ in range(n):
        text += "-----------------"
        header(text)


# ---- a chain: each link copies what it is handed, none is dear alone ----

LINKS = 12
exec(
    compile(
        "".join(
            "def link_%d(items):\n    return %s\n"
            % (k, "link_%d(items[:])" % (k + 1) if k < LINKS else "items[:]")
            for k in range(1, LINKS + 1)
        ),
        "shapes.py.links",
        "exec",
    )
)


def chain(n):
    items = []
    for i in range(n):
        items.append(i)
        link_1(items)  # noqa: F821


# ---- well-behaved: nobody is to blame ----


def parse(line):
    return line.split(",")


def clean(n):
    for i in range(40 * n):
        parse("%d,%d" % (i, i))


SHAPES = {
    "recursion": recursion,
    "mutual": mutual,
    "generator": generator,
    "sorted": by_sorted,
    "map": by_map,
    "reduce": by_reduce,
    "sub": by_sub,
    "threads": threads,
    "callers": callers,
    "index": index,
    "find": find,
    "chain": chain,
    "clean": clean,
}

if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    SHAPES[sys.argv[1]](int(sys.argv[2]))
