"""Lines that begin a known number of times, for the native engine.

    hits.py N           how often is in native-hits.t
    hits.py N traced    under a trace function of its own
"""

import asyncio
import os
import sys
import threading


def pairs(rows):
    found = 0
    for a in rows:
        for b in rows:
            if a < b:
                found += 1
    return found


def one_line(rows):
    return [a for a in rows for b in rows]


def waits(n):
    while n > 0: n -= 1


def generator(n):
    for k in range(n):
        yield k


def recursive(n):
    if n:
        recursive(n - 1)  # itself


def caught(n):
    for k in range(n):
        try:
            raise KeyError
        except KeyError:
            pass


async def step(k):
    return k


async def coroutine(n):
    for k in range(n):
        await step(k)


def in_a_fork(n):
    k = 0
    while k < n:
        k += 1


def main(n):
    print(pairs(range(n)), len(one_line(range(n))), sum(generator(n)))
    waits(n)
    recursive(n)
    caught(n)
    asyncio.run(coroutine(n))
    thread = threading.Thread(target=pairs, args=(range(n),))
    thread.start()
    thread.join()
    pid = os.fork()
    in_a_fork(n)
    if pid == 0:
        sys.exit()
    os.waitpid(pid, 0)
    exec("for k in range(n):\n    k * 2\n", {"n": n})


def traced(n):
    seen = 0

    def count(frame, what, argument):
        nonlocal seen
        seen += what == "line" and frame.f_code is generator.__code__
        return count

    sys.settrace(count)
    sum(generator(n))
    sys.settrace(None)
    print(seen - 1, "lines seen")


if len(sys.argv) > 2:
    traced(int(sys.argv[1]))
else:
    main(int(sys.argv[1]))
