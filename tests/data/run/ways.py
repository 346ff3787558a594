"""A small program that ends in the way it is told: ways.py WAY [ARGUMENT]."""

import os
import signal
import sys


def step(number):
    return sum(range(number))


def fetch(number):
    return [step(i) for i in range(number)]


def fifo_write(name):
    with open(name, "w") as fifo:
        fifo.write("started\n")


def fifo_read(name):
    with open(name) as fifo:
        return fifo.read()


def way_exit(code="0"):
    sys.exit(int(code))


def way_exception(text):
    raise ValueError(text)


def way_signal(number):
    os.kill(os.getpid(), int(number))


def way_os_exit(code):
    os._exit(int(code))


def way_exec(*command):
    os.execvp(command[0], command)


def way_fork():
    if os.fork() == 0:
        fetch(10)
        os._exit(0)
    os.wait()
    fetch(200)


def way_spin(fifo):
    try:
        fifo_write(fifo)
        while True:
            step(100)
    finally:
        open("cleaned", "w").close()


def way_hang(fifo):
    """In C, where no signal is looked at."""
    fifo_write(fifo)
    sum(range(10**15))


def way_wait(started, go):
    """Says that it has started, then waits to be let go."""
    fifo_write(started)
    fifo_read(go)


def way_orphan(name):
    """Leaves a process behind that ignores what it is asked."""
    ready, tell = os.pipe()
    if os.fork() == 0:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with open(name, "w") as file:
            file.write(str(os.getpid()))
        os.write(tell, b"x")
        while True:
            signal.pause()
    os.read(ready, 1)


def way_print(count):
    for i in range(int(count)):
        print("line", i, "x" * 1000)


def way_environment(*names):
    for name in names:
        print(name, os.environ.get(name))


def way_cache(name):
    path = os.path.join(os.environ["XDG_CACHE_HOME"], name)
    print("found" if os.path.exists(path) else "new")
    with open(path, "w") as file:
        file.write("0123456789")


def way_stdin():
    print("input", sys.stdin.read().strip())


fetch(10)
globals()["way_" + sys.argv[1].replace(".", "_")](*sys.argv[2:])
