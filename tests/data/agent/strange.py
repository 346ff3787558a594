"""What an engine below the interpreter might change, or fall over.

    strange.py deep         recursion deeper than the C stack allows
    strange.py offsets      the same from many places of the C stack
    strange.py limit        the default limit is where it was
    strange.py born-dead    code objects that die and whose place is used again
    strange.py many-threads three thousand threads, one after the other
    strange.py daemon       ends while a thread is in the middle of calls
    strange.py fork-deep    forks with frames and a generator open
    strange.py fork-thread  forks in a thread, while others run
    strange.py traced       under a trace function
    strange.py throw        exceptions thrown into generators
    strange.py quoted       file names and function names with commas and quotes
    strange.py gc           objects and threads are freed when they should be
    strange.py greenlets    switches between stacks, if there are greenlets
"""

import functools
import gc
import os
import re
import sys
import threading
import weakref


def leaf():
    return 1


def descend(n):
    return n and 1 + descend(n - 1)


def deep():
    sys.setrecursionlimit(200000)
    print(descend(50000))
    leaf()


def offsets():
    """Each of these takes another piece of the C stack, and two another sum."""
    sys.setrecursionlimit(200000)
    ways = [
        lambda g: g(),
        lambda g: next(map(lambda _: g(), [0])),
        lambda g: list(filter(lambda _: g(), [1])),
        lambda g: functools.partial(g)(),
        lambda g: functools.reduce(lambda a, b: g(), [0, 0]),
        lambda g: max([0], key=lambda _: g()),
        lambda g: sorted([0], key=lambda _: g()),
        lambda g: re.sub("x", lambda _: str(g()), "x") or 1,
        lambda g: eval("g()", {"g": g}),
        lambda g: type("A", (), {"__index__": lambda _: g()})().__index__(),
        lambda g: len(type("A", (), {"__len__": lambda _: g()})()),
        lambda g: sum(g() for _ in [0]),
    ]
    tries = 0
    for one in ways:
        for other in ways:
            one(lambda: other(lambda: 0 * descend(25000)) and 0 or 0)
            tries += 1
    print(tries)


def depth():
    try:
        return 1 + depth()
    except RecursionError:
        return 1


def limit():
    print(depth())
    gc.collect()
    print(depth())


def born_dead():
    total = 0
    for i in range(20000):
        scope = {}
        exec("def f%d(): return %d\nx = f%d()" % (i % 7, i, i % 7), scope)
        total += scope["x"]
    print(total)


def many_threads():
    for i in range(3000):
        t = threading.Thread(target=leaf, name="t%d" % (i % 3))
        t.start()
        t.join()
    print(threading.active_count())


def spin():
    while True:
        leaf()


def daemon():
    for _ in range(3):
        threading.Thread(target=spin, daemon=True).start()
    for _ in range(1000):
        descend(20)
    print("end")


def counting():
    while True:
        leaf()
        yield


def child_of(n, generator):
    if n:
        return child_of(n - 1, generator)
    pid = os.fork()
    if pid == 0:
        for _ in range(9):
            next(generator)
    return pid


def fork_deep():
    generator = counting()
    next(generator)
    pid = child_of(20, generator)
    if pid == 0:
        leaf()
        return
    print(os.waitpid(pid, 0)[1])


def fork_thread():
    def run():
        pid = os.fork()
        if pid == 0:
            leaf()
            os._exit(descend(5))
        statuses.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

    statuses = []
    threading.Thread(target=spin, daemon=True).start()
    for _ in range(5):
        t = threading.Thread(target=run)
        t.start()
        t.join()
    print(statuses)


def traced():
    events = []

    def tracer(frame, event, arg):
        events.append((frame.f_code.co_name, event, frame.f_lineno))
        return tracer

    sys.settrace(tracer)
    descend(3)
    list(x for x in range(2))
    sys.settrace(None)
    sys.setprofile(lambda f, e, a: events.append((f.f_code.co_name, e)))
    descend(2)
    sys.setprofile(None)
    for event in events:
        print(*event)


def thrown():
    while True:
        try:
            yield
        except ValueError as error:
            print("got", error, sys._getframe(1).f_code.co_name)


def throw():
    g = thrown()
    next(g)
    for i in range(3):
        g.throw(ValueError(i))
    try:
        g.throw(KeyError("out"))
    except KeyError as error:
        frames, tb = [], error.__traceback__
        while tb is not None:
            frames.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(frames)
    unstarted = thrown()
    try:
        unstarted.throw(KeyError("early"))
    except KeyError:
        print("unstarted")


class Thing:
    def method(self):
        return weakref.ref(self)


def freed():
    ref = Thing().method()
    print(ref() is None)
    t = threading.Thread(target=leaf)
    t.start()
    t.join()
    ref = weakref.ref(t)
    del t
    print(ref() is None)
    code = compile("1", "gone", "exec")
    ref = weakref.ref(code)
    exec(code)
    del code
    print(ref() is None)
    print(sys.getrefcount(leaf.__code__))


def quoted():
    for file in ('a,b.py', 'a"b.py', "a\rb.py", "\u00e4 at 0x1.py"):
        exec(compile("def f(): pass\nf()", file, "exec"))
    print("quoted")


def greenlets():
    try:
        import greenlet
    except ImportError:
        print("none")
        return

    def play(n):
        for _ in range(n):
            leaf()
            descend(3)
            greenlet.getcurrent().parent.switch()

    players = [greenlet.greenlet(play) for _ in range(3)]
    for _ in range(5):
        for g in players:
            g.switch(4)
    print("played")


names = {"gc": freed, "born-dead": born_dead, "many-threads": many_threads}
name = sys.argv[1]
names.get(name, globals().get(name.replace("-", "_")))()
