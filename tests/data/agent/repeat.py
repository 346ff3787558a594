"""Starts and stops the native engine again and again in one process.

    repeat.py LIBRARY start|restart BUILTINS

Prints "steady" if memory does not grow from the 100th time to the 280th, or by
how many kB it does: before, what the interpreter keeps for itself is found.
`start` goes on with the same counters, `restart` begins anew as a forked child
does. Checkpoints are kept, so `start` takes none.
"""

import gc
import importlib.machinery
import importlib.util
import sys
import threading

MODULE = "_superlinear_native"


def leaf(x):
    return x


def values():
    for i in range(20):
        yield leaf(i)


def work(n):
    for _ in range(n):
        sorted(values(), key=leaf)
        "a,b".split(",")
    scope = {}
    exec("def made(): return 1\nmade()", scope)


def job():
    work(30)
    thread = threading.Thread(target=work, args=(30,))
    thread.start()
    thread.join()


def load(path):
    loader = importlib.machinery.ExtensionFileLoader(MODULE, path)
    spec = importlib.util.spec_from_file_location(MODULE, path, loader=loader)
    return importlib.util.module_from_spec(spec)


def resident():
    gc.collect()
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * 4


def main(library, how, builtins):
    native = load(library)
    begin = getattr(native, how)
    for i in range(280):
        begin(
            "computing",
            False,
            "/nowhere/",
            threading._active,
            1.4 if how == "restart" else 0.0,
            1,
            sys.getallocatedblocks,
            "*leaf",
            builtins == "1",
            False,
            "counts",
            b"",
        )
        job()
        native.stop()
        native.finish()
        if i == 99:
            before = resident()
    grown = resident() - before
    # The end of a profile is kept, about 1 kB; threads that begin at the same
    # time cost arenas, some 300 kB. What is lost otherwise is a table: more
    # than 4 kB each time.
    print("steady" if grown < 4 * 180 else "%d kB" % grown)


main(*sys.argv[1:])
