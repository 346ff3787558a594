"""Programs whose profile at any moment is known, for checkpoints.

    growing.py            step(i) calls leaf() i times, for i = 1 .. 400
    growing.py threads    the same in three threads, one of them held at the
                          end by another
    growing.py fork       the same again in a forked child, 60 steps
    growing.py early      kills itself by the early signal after 200 steps
    growing.py os._exit   leaves by os._exit with steps open
    growing.py loop       body() is most of it, 300 times
    growing.py started    a generator begun before most of it, and recursion
    growing.py dense      4000 functions, all of them called again and again
    growing.py imports    new functions all the time, which call others; then
                          look() 4000 times, a tenth of all
    growing.py begun      the same, begun before a fork
"""

import os
import sys
import threading


def leaf():
    pass


def step(i):
    for _ in range(i):
        leaf()


def run(steps):
    for i in range(1, steps + 1):
        step(i)


def waits(event):
    event.wait()


def endless():
    while True:
        yield leaf()


def down(n):
    if n:
        down(n - 1)
        leaf()


def body():
    down(300)


def look(seen, i):
    if i not in seen:
        seen.append(i)


def main(how):
    if how == "threads":
        event = threading.Event()
        held = threading.Thread(target=waits, args=(event,))
        held.start()
        others = [threading.Thread(target=run, args=(400,)) for _ in "ab"]
        for thread in others:
            thread.start()
        run(400)
        for thread in others:
            thread.join()
        event.set()
        held.join()
    elif how == "fork":
        run(400)
        child = os.fork()
        if child == 0:
            run(60)
            sys.exit(0)
        os.waitpid(child, 0)
    elif how == "early":
        run(200)
        os.kill(os.getpid(), int(os.environ["SUPERLINEAR_EARLY_SIGNAL"]))
        run(100)
    elif how == "os._exit":
        run(400)
        os._exit(0)
    elif how == "loop":
        for _ in range(300):
            body()
    elif how == "started":
        values = endless()
        for _ in range(2000):
            next(values)
            down(20)
    elif how == "dense":
        names = {}
        exec("".join("def f%d(): pass\n" % i for i in range(4000)), names)
        functions = [names["f%d" % i] for i in range(4000)]
        for _ in range(60):
            for function in functions:
                function()
    elif how == "imports":
        for _ in range(400):
            exec("".join("def f%d(): pass\nf%d()\n" % (k, k) for k in range(40)), {})
            down(400)
        seen = []
        for i in range(4000):
            look(seen, i)
    elif how == "begun":
        values = endless()
        next(values)
        child = os.fork()
        for _ in range(3):
            next(values)
            down(2)
        if child:
            os.waitpid(child, 0)
    else:
        run(400)


main(sys.argv[1] if len(sys.argv) > 1 else "")
