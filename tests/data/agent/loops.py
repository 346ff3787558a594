"""Loops whose passes are known, for the native engine: each pass of the loop of
many() calls step() once.

    loops.py list | tuple | ... | nested | with | generator-body | comprehension |
             coroutine-body | recursive | raises | executed | worker
                  passes can be read
    loops.py counted | stepped | added | caught
                  they are in a variable
    loops.py skipping | twice | reset | parameter
                  it is no counter of passes
    loops.py again | while | generator | called-again
                  they cannot: nothing is counted, or little
    loops.py alone [N]       dedupe(): one call, no other function is called
    loops.py killed          the same, ended by SIGKILL at nine tenths
    loops.py grow            variables of each kind get longer, and others not
    loops.py fork            a fork before, and one in the middle of it
    loops.py threads         the names of the threads that Python knows
"""

import os
import signal
import sys
import threading
import warnings

N = 3000
ROWS = list(range(N))


def spin():
    total = 0
    for k in (1, 2, 3, 4, 5, 6, 7, 8):
        total += k * k % 7
    return sum(range(400)) + total


def step():
    spin()


def many(items):
    for _ in items:
        step()


def nested(items):
    for _ in (1,):
        for _ in (1,):
            for _ in items:
                step()


def guarded(items):
    with open(os.devnull) as f, f:
        try:
            for _ in items:
                step()
        finally:
            f.close()


def body(items):
    for x in items:
        step()
        yield x


async def coroutine_body(items):
    for _ in items:
        step()


def recursive(items, depth):
    if depth > 0:
        return recursive(items, depth - 1)
    for _ in items:
        step()


def raises(items):
    for _ in items:
        try:
            step()
            raise KeyError
        except KeyError:
            pass


EXECUTED = "def executed(items):\n    for _ in items:\n        step()\n"


def comprehension(items):
    return [step() for _ in items]


def again(parts):
    for part in parts:
        for _ in part:
            step()


def repeated():
    left = N
    while left:
        for _ in range(100):
            step()
            left -= 1


def counted(n):
    i = 0
    while i < n:
        if i % 3:
            step()
            i += 1
            continue
        step()
        i += 1


def stepped(n):
    i = j = 10
    while True:
        for _ in ():
            j = i
        step()
        i = i + 7
        if i >= 7 * n:
            break
    return j


def added(n):
    i, k = 0, 0
    while i < n and k == 0:
        if i < 0:
            k = i + 1
        i += 1
        step()


def skipping(n):
    i, again = 0, False
    while i < n:
        step()
        again = not again
        if again:
            continue
        i += 1


def twice(n):
    i = 0
    while i < n:
        while i < n and i % 3:
            i += 1
        step()
        i += 1


def reset(n):
    i = left = 0
    while left < n:
        step()
        left = left + i
        i += 1
        if i > 1:
            i = 1


def parameter(i, n):
    while i < n:
        step()
        i += 1


def caught(n):
    i = 0
    while i < n:
        try:
            step()
            if i % 2:
                n -= 1
                raise KeyError
        except KeyError:
            continue
        finally:
            i += 1


ITEMS = {
    "list": lambda: ROWS,
    "tuple": lambda: tuple(ROWS),
    "str": lambda: "x" * N,
    "bytes": lambda: b"x" * N,
    "range": lambda: range(N),
    "dict": lambda: dict.fromkeys(ROWS),
    "items": lambda: dict.fromkeys(ROWS).items(),
    "values": lambda: dict.fromkeys(ROWS).values(),
    "enumerate": lambda: enumerate(ROWS),
    "zip": lambda: zip(iter(int, 1), ROWS),
    "map": lambda: map(str, ROWS),
    "enumerate-zip": lambda: enumerate(zip(ROWS, ROWS)),
    "generator": lambda: (x for x in ROWS),
}


def dedupe(rows, until=None):
    seen = []
    for r in rows:
        if r not in seen:
            seen.append(r)
        if r == until:
            os.kill(os.getpid(), signal.SIGKILL)
    return len(seen)


def grow(rows):
    a_list, a_dict, a_set, a_str, a_bytes = [], {}, set(), "", b""
    again, shrinks, other = [], list(rows), Odd()
    for r in rows:
        a_list.append(r)
        a_dict[r] = r
        a_set.add(r)
        a_str += "x"
        a_bytes += b"x"
        again = [r] * (r % 100)
        shrinks.pop()
        other.append(r)
        step()
    return len(again)


class Odd(list):
    def __len__(self):
        raise SystemExit("code of the program ran")


def fork(rows):
    for r in rows:
        if r == 0:
            pid = os.fork()
            if pid == 0:
                print(dedupe(list(range(4000))), flush=True)
                os._exit(0)
            os.waitpid(pid, 0)
        r not in ROWS
    print(len(rows))


def main(how, n=4000):
    n = int(n)
    if how == "alone":
        print(dedupe(list(range(n))))
    elif how == "killed":
        dedupe(list(range(n)), n * 9 // 10)
    elif how == "fork":
        warnings.simplefilter("error")
        if os.fork() == 0:
            print(dedupe(list(range(4000))), flush=True)
            os._exit(0)
        os.wait()
        fork(ROWS)
    elif how == "grow":
        print(grow(ROWS))
    elif how == "threads":
        print(dedupe(ROWS), threading.active_count())
    elif how == "again":
        again([ROWS[k : k + 10] for k in range(0, N, 10)])
    elif how == "called-again":
        for k in range(0, N, 10):
            many(ROWS[k : k + 10])
    elif how == "while":
        repeated()
    elif how in ("counted", "stepped", "added", "skipping", "twice", "reset", "caught"):
        globals()[how](N)
    elif how == "parameter":
        parameter(500, N)
    elif how == "nested":
        nested(ROWS)
    elif how == "with":
        guarded(ROWS)
    elif how == "generator-body":
        print(sum(body(ROWS)))
    elif how == "coroutine-body":
        try:
            coroutine_body(ROWS).send(None)
        except StopIteration:
            pass
    elif how == "recursive":
        recursive(ROWS, 20)
    elif how == "raises":
        raises(ROWS)
    elif how == "executed":
        made = {"step": step}
        exec(compile(EXECUTED, __file__, "exec"), made)
        made["executed"](ROWS)
    elif how == "worker":
        thread = threading.Thread(target=many, args=(ROWS,))
        thread.start()
        thread.join()
    elif how == "comprehension":
        comprehension(ROWS)
    else:
        many(ITEMS[how]())


main(*sys.argv[1:])
