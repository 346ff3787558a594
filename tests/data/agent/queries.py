"""Queries over a slow socket, one a pair of rows; and who else waits.

    queries.py N        join() asks N * N times; the answer takes a while
    queries.py N idle   a thread waits as long as pairs() computes, as N^2
    queries.py N pool   join() in each of two workers, for whom others wait
"""

import multiprocessing
import socket
import subprocess
import sys
import threading


SERVER = """
import socket, time
connection = socket.socket(fileno=0)
while connection.recv(1):
    time.sleep(0.0003)
    connection.send(b"x")
"""


def query(connection):
    connection.send(b"x")
    return connection.recv(1)


def join(rows, connection):
    found = 0
    for _ in range(rows):
        for _ in range(rows):
            found += len(query(connection))
    return found


def pairs(rows):
    total = 0
    for left in range(rows * 100):
        for right in range(rows):
            total += left * right
    return total


def idle(done):
    done.wait()


def main(rows, how):
    if how == "idle":
        done = threading.Event()
        thread = threading.Thread(target=idle, args=(done,))
        thread.start()
        pairs(rows)
        done.set()
        thread.join()
        return
    if how == "pool":
        with multiprocessing.get_context("fork").Pool(2) as pool:
            pool.map(ask, [rows, rows], chunksize=1)
        return
    ask(rows)


def ask(rows):
    here, there = socket.socketpair()
    server = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", SERVER], stdin=there
    )
    there.close()
    join(rows, here)
    here.close()
    server.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
