"""Processes that are started, terminated and interrupted; what is printed is
the same at every run.

    pools.py pools METHOD ROUNDS    pools that are left, and so terminated
    pools.py blocked                children terminated in calls that wait
    pools.py handlers               children with handlers of their own
    pools.py executor               concurrent.futures
    pools.py interrupt              Ctrl-C in a pool
    pools.py wrapped                a fork where class statements call C code
                                    that calls what it found in its place
"""

import ctypes
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor

LONG_S = 600
TP_INIT = 296  # where a type has its tp_init: 64 bits, CPython 3.10 to 3.14
PATIENCE_S = 20  # more than anything here takes


def square(x):
    return x * x


def pools(method, rounds):
    context = multiprocessing.get_context(method)
    total = 0
    for _ in range(rounds):
        with context.Pool(4) as pool:
            total += sum(pool.map(square, range(10)))
    print(method, total)


def started(target, *arguments):
    """A child that has come as far as its target."""
    here, there = multiprocessing.Pipe()
    child = context.Process(target=begin, args=(there, target) + arguments)
    child.start()
    here.recv()
    return child


def begin(connection, target, *arguments):
    connection.send("ready")
    target(*arguments)


def terminated(child):
    """How it ends; one that does not is an error, and killed."""
    child.terminate()
    child.join(PATIENCE_S)
    if child.exitcode is None:
        child.kill()
        child.join()
        return "hangs"
    return child.exitcode


def take_twice(lock):
    lock.acquire()
    lock.acquire()


def receive(end):
    end.recv(1)


def in_c():
    """C code that looks for no signals."""
    sum(range(10**13))


def blocked():
    mine, theirs = socket.socketpair()
    waits = (
        ("sleep", time.sleep, LONG_S),
        ("thread lock", take_twice, threading.Lock()),
        ("process lock", take_twice, multiprocessing.Lock()),
        ("recv", receive, theirs),
        ("C code", in_c),
    )
    for name, *call in waits:
        print(name, [terminated(started(*call)) for _ in range(3)])


def sleep_on():
    """Answers a signal also if it comes just before the system call, which it
    then does not end."""
    while True:
        time.sleep(0.01)


def ends_itself(ready):
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(7))
    ready.release()
    sleep_on()


def gives_it_back(ready):
    before = signal.signal(signal.SIGTERM, lambda number, frame: None)
    own = signal.signal(signal.SIGTERM, before)
    assert before == signal.SIG_DFL and callable(own)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    ready.release()
    time.sleep(LONG_S)


def passes_over(ready, told):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.release()
    told.acquire()


def handlers():
    ready, told = context.Semaphore(0), context.Semaphore(0)
    for target in (ends_itself, gives_it_back):
        child = context.Process(target=target, args=(ready,))
        child.start()
        ready.acquire()
        print(target.__name__, terminated(child))
    child = context.Process(target=passes_over, args=(ready, told))
    child.start()
    ready.acquire()
    child.terminate()
    told.release()
    child.join()
    print(passes_over.__name__, child.exitcode)


def executor():
    for _ in range(3):
        with ProcessPoolExecutor(3) as pool:
            print(sum(pool.map(square, range(50))))
    pool = ProcessPoolExecutor(2)
    jobs = [pool.submit(square, i) for i in range(100)]
    print(jobs[0].result())
    pool.shutdown(wait=True, cancel_futures=True)
    print(all(job.done() for job in jobs))


def work(ready):
    ready.release()
    sleep_on()


def deaf(ready):
    """A worker that leaves Ctrl-C to its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ready.release()


def interrupted():
    """Runs in a session of its own, which it interrupts when all work."""
    ready = context.Semaphore(0)
    children = [context.Process(target=work, args=(ready,)) for _ in range(3)]
    try:
        for child in children:
            child.start()
        with context.Pool(3, deaf, (ready,)) as pool:
            job = pool.map_async(time.sleep, [0.05] * 1000)
            for _ in range(6):
                ready.acquire()
            os.killpg(0, signal.SIGINT)
            job.get()
    except KeyboardInterrupt:
        for child in children:
            child.join()
        print("interrupted", [child.exitcode for child in children])


def interrupt():
    command = [sys.executable, __file__, "interrupted"]
    child = subprocess.Popen(
        command,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        print(child.communicate(timeout=PATIENCE_S)[0], child.returncode)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        print("hangs")


def wrapped():
    kind = ctypes.PYFUNCTYPE(
        ctypes.c_int, ctypes.py_object, ctypes.c_void_p, ctypes.c_void_p
    )
    slot = ctypes.c_void_p.from_address(id(type) + TP_INIT)
    before = kind(slot.value)
    after = kind(lambda *arguments: before(*arguments))
    slot.value = ctypes.cast(after, ctypes.c_void_p).value
    child = context.Process(target=type, args=("Made", (), {}))
    child.start()
    child.join()
    print("wrapped", child.exitcode)
    slot.value = ctypes.cast(before, ctypes.c_void_p).value


def main(how, *arguments):
    global context
    context = multiprocessing.get_context("fork")
    if how == "pools":
        pools(arguments[0], int(arguments[1]))
    else:
        {
            "blocked": blocked,
            "handlers": handlers,
            "executor": executor,
            "interrupt": interrupt,
            "interrupted": interrupted,
            "wrapped": wrapped,
        }[how]()


if __name__ == "__main__":
    main(*sys.argv[1:])
