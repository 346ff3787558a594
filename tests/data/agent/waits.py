"""Functions that wait, one way each; and one that computes, and the collector.

    waits.py WAY...     each for 0.3 s: pipe lock sleep select child;
                        queries, for 0.1 s and more;
                        compute, in CPU time; share: likewise, while another
                        program has half of the processor;
                        nodes: 200,000, the collector on;
                        finalizers: nodes in rings, whose __del__ calls final()
"""

import os
import select
import socket
import subprocess
import sys
import threading
import time

WAIT = 0.3


def pipe():
    reading, writing = os.pipe()
    timer = threading.Timer(WAIT, os.write, (writing, b"x"))
    timer.start()
    os.read(reading, 1)
    timer.join()


def lock():
    taken = threading.Lock()
    taken.acquire()
    threading.Timer(WAIT, taken.release).start()
    taken.acquire()


def sleep():
    for _ in range(30):
        time.sleep(WAIT / 30)


def child():
    code = "import time; time.sleep(%r)" % WAIT
    pid = os.posix_spawn(
        sys.executable, [sys.executable, "-I", "-S", "-c", code], os.environ
    )
    os.waitpid(pid, 0)


def answer(server):
    while server.recv(1):
        time.sleep(0.00002)
        server.send(b"x")


def query(client):
    client.send(b"x")
    client.recv(1)


def queries():
    """Short ones: each waits less than a gap."""
    client, server = socket.socketpair()
    thread = threading.Thread(target=answer, args=(server,))
    thread.start()
    for _ in range(5000):
        query(client)
    client.close()
    thread.join()


def compute():
    end = time.thread_time() + WAIT
    while time.thread_time() < end:
        pass


def share():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    code = "import sys; print(flush=True)\nwhile True: pass"
    other = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", code], stdout=subprocess.PIPE
    )
    other.stdout.readline()
    beside()
    other.kill()
    other.wait()


def beside():
    """A wait, and computing without a call: one gap between two events."""
    time.sleep(0.01)
    end = time.thread_time() + WAIT
    while time.thread_time() < end:
        pass


class Node:
    pass


def nodes():
    made = []
    for _ in range(200000):
        made.append(Node())
    return made


class Ring:
    def __init__(self):
        self.ring = self

    def __del__(self):
        final()


def final():
    return sum(range(1000))


def finalizers():
    for _ in range(20000):
        Ring()


def main(ways):
    for way in ways:
        if way == "select":
            selects()
        else:
            globals()[way]()


def selects():
    select.select([], [], [], WAIT)


if __name__ == "__main__":
    main(sys.argv[1:])
