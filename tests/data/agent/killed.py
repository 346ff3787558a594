"""Works for a while and is ended by force. Prints how many calls of leaf() there
were a second before the end, and how many in all.

    killed.py kill | term | crash | exit | fork
"""

import ctypes
import os
import signal
import sys
import time

LONG_S = 2.5
MAY_MISS_S = 1.1  # a second, and what it takes to write


def leaf(i):
    return i


def work(n):
    for i in range(n):
        leaf(i)


def work_on():
    """Returns the calls until then, with the time, every thousand."""
    done = [(time.monotonic(), 0)]
    until = done[0][0] + LONG_S
    while done[-1][0] < until:
        work(1000)
        done.append((time.monotonic(), done[-1][1] + 1000))
    return done


def fork():
    """A child that Python does not know of is nobody's."""
    work(3)
    pid = ctypes.CDLL(None).fork()
    if pid == 0:
        work_on()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    work(4)


def main(how):
    if how == "fork":
        return fork()
    done = work_on()
    safe = [calls for when, calls in done if when < done[-1][0] - MAY_MISS_S]
    print(safe[-1], done[-1][1], flush=True)
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "term":
        os.kill(os.getpid(), signal.SIGTERM)
    if how == "crash":
        ctypes.string_at(0)
    if how == "exit":
        ctypes.CDLL(None)._exit(0)


main(sys.argv[1])
