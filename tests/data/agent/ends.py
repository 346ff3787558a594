"""Ends in the way that it is told, after 100 calls of leaf() and 1 of work().

    ends.py normal | exit | exception | thread | ...
"""

import atexit
import os
import signal
import sys
import threading


def leaf(i):
    return i


def work(n):
    for i in range(n):
        leaf(i)


def late():
    leaf(0)
    print("exit handler ran")


def deep(n, end):
    """Ends with n frames open."""
    if n > 0:
        deep(n - 1, end)
    else:
        end()
    return n


class Boom(Exception):
    pass


def boom():
    raise Boom("sekrit")


def own_handler(number, frame):
    print("own handler", number)
    sys.exit(9)


def kill(number):
    os.kill(os.getpid(), number)


def early():
    """SIGURG, more calls that nobody counts, and the death that follows."""
    kill(signal.SIGURG)
    work(50)
    os.write(1, b"went on\n")
    kill(signal.SIGKILL)


def blocked(ready, never):
    leaf(0)
    ready.release()
    never.acquire()


def early_threads():
    ready, never = threading.Semaphore(0), threading.Semaphore(0)
    threading.Thread(target=blocked, args=(ready, never), daemon=True).start()
    ready.acquire()
    early()


def from_thread(end):
    t = threading.Thread(target=end)
    t.start()
    t.join()


def main(how):
    work(100)
    if how == "exit":
        sys.exit(3)
    if how == "exception":
        boom()
    if how == "hooked":
        sys.excepthook = lambda kind, value, tb: print("own hook")
        boom()
    if how == "thread":
        from_thread(boom)
    if how == "os._exit":
        deep(5, lambda: os._exit(7))
    if how == "os._exit-thread":
        from_thread(lambda: os._exit(8))
    if how == "abort":
        os.abort()
    if how == "sigterm":
        deep(5, lambda: kill(signal.SIGTERM))
    if how == "sigterm-own":
        signal.signal(signal.SIGTERM, own_handler)
        kill(signal.SIGTERM)
    if how == "sigint":
        kill(signal.SIGINT)
    if how == "early":
        deep(5, early)
    if how == "early-threads":
        early_threads()
    if how == "atexit":
        atexit.register(late)
    if how == "collect":
        import gc

        gc.disable()
        for _ in range(3):
            gc.collect()


if __name__ == "__main__":
    main(sys.argv[1])
