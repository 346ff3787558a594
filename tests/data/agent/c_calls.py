"""C functions of every kind, for engines to agree on; some numbers are known.

    c_calls.py              in one thread
    c_calls.py threads     the same in two more
    c_calls.py own          with a profile function of its own

One pass of everything(): key() is called 20 times by sorted(), add() 9 times
by reduce(), nest(6) calls reduce() 7 times, once in itself each time; append
200 times, find 100, and 30 calls of int.from_bytes() fail.
"""

import functools
import sys
import threading


def key(x):
    return -x


def add(x, y):
    return x + y


def nest(n):
    return functools.reduce(lambda x, _: nest(n - 1) if n else x, (1, 2))


class Own(list):
    def append(self, x):
        super().append(x)


def fails():
    for _ in range(30):
        try:
            int.from_bytes(1)
        except TypeError:
            pass
    try:
        max(())
    except ValueError:
        pass


def strings():
    for i in range(100):
        "abc".find("c", i % 2)
    "a,b".split(",")
    "".join(("a", "b"))
    str.upper("x")
    str.maketrans("a", "b")
    dict.fromkeys("ab")


def lists():
    found, own = [], Own()
    for i in range(100):
        found.append(i)
        own.append(i)
    len(found), len(*(found,)), sum(map(key, found))
    found.sort(key=key)
    list.pop(found)
    return found


def numbers():
    yield abs(-1)
    yield from map(abs, (-1, 2))
    yield divmod(7, 2)


def everything():
    sorted(range(20), key=key)
    functools.reduce(add, range(10))
    nest(6)
    fails()
    strings()
    lists()
    list(numbers())
    getattr("", "upper")()
    list.__new__(Own)
    isinstance(1, int)
    eval("len('abc')")


def job():
    everything()


def main(how):
    everything()
    if how == "threads":
        jobs = [threading.Thread(target=job) for _ in range(2)]
        for t in jobs:
            t.start()
        for t in jobs:
            t.join()
    if how == "own":
        events = []
        sys.setprofile(lambda frame, event, arg: events.append(event))
        lists()
        sys.setprofile(None)
        print(events.count("c_call"))


main(sys.argv[-1])
print("done")
