"""Calls of every kind, for engines to agree on; some numbers are known.

    counts.py               in one thread
    counts.py threads       the same in four more, two of them at once

One pass of everything(): fib(12) 465 calls, 1 primitive; raise_at(9) 10 calls,
none of which returns; ping(40) 21 calls, 1 primitive, pong 20, each from the other,
so that each is open while the other calls it; countdown(7) is entered 8 times (1 call, 7 resumptions);
walk() is called for each of 15 nodes and resumed 17 times (1 x 1 + 2 x 2 +
4 x 3 yields pass through that many frames); leaf() is awaited 30 times;
forty() is closed after 2 values; 100 objects of 4 classes share an __init__
that is called at one place.
"""

import asyncio
import functools
import sys
import threading


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def raise_at(n):
    if n == 0:
        raise KeyError(n)
    return raise_at(n - 1)


def catch():
    for _ in range(3):
        try:
            raise_at(9)
        except KeyError:
            pass


def ping(n):
    return n and 1 + pong(n - 1)


def pong(n):
    return n and 1 + ping(n - 1)


def countdown(n):
    while n:
        yield n
        n -= 1


def forty():
    try:
        for i in range(40):
            yield i
    finally:
        closed()


def closed():
    pass


def never():
    yield 1


def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def generators():
    list(countdown(7))
    g = forty()
    next(g)
    next(g)
    g.close()
    never()
    return sum(walk(3))


async def leaf():
    return 1


async def pause():
    await asyncio.sleep(0)
    return 1


async def ticks(n):
    for i in range(n):
        yield i


async def main():
    for _ in range(30):
        await leaf()
    await asyncio.gather(pause(), pause())
    return [i async for i in ticks(5)]


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Point:
    def __init__(self, x):
        self.x = x

    def __getitem__(self, i):
        return self.x + i

    def __eq__(self, other):
        return self.x == other.x

    @property
    def twice(self):
        return self.x * 2

    def __getattr__(self, name):
        return name


class Made(Point, metaclass=Meta):
    def __init__(self, x):
        super().__init__(x)


def other_init(self):
    self.y = 1


def classes():
    kinds = [
        type("K%d" % i, (), {"__init__": other_init}) for i in range(4)
    ]
    for i in range(100):
        p = Point(i)
        p[1], p == p, p.twice, p.missing
        Made(i)
        kinds[i % 4]()


def key(x):
    return -x


def callbacks():
    sorted(range(20), key=key)
    list(map(lambda x: x, range(10)))
    functools.partial(key, 1)()
    functools.reduce(lambda x, y: x + y, range(2))
    eval("fib(1)")


def everything():
    fib(12)
    ping(40)
    catch()
    generators()
    classes()
    callbacks()
    fib(*(1,))


def job():
    everything()
    everything()


def threads():
    for _ in range(2):
        jobs = [threading.Thread(target=job) for _ in range(2)]
        for t in jobs:
            t.start()
        for t in jobs:
            t.join()


everything()
if "threads" in sys.argv:
    threads()
else:
    asyncio.run(main())
print("done")
