"""Children of every kind; each calls leaf() its own number of times.

    children.py fork | exec | execvp | exec-fails | preexec | terminate
    children.py mp-fork | mp-spawn | mp-forkserver
"""

import multiprocessing
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def leaf(i):
    return i


def work(n):
    for i in range(n):
        leaf(i)


def wait(connection):
    """Says that it lives, and then waits for ever."""
    work(30)
    connection.send("ready")
    connection.recv()


def fork():
    work(3)
    pid = os.fork()
    if pid == 0:
        work(10)
        os._exit(4)
    work(20)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def main(how):
    ends = os.path.join(HERE, "ends.py")
    if how == "fork":
        fork()
    elif how == "exec":
        work(5)
        os.execv(sys.executable, [sys.executable, ends, "normal"])
    elif how == "execvp":
        work(5)
        os.environ["PATH"] = "/nowhere:" + os.path.dirname(sys.executable)
        name = os.path.basename(sys.executable)
        os.execvp(name, [name, ends, "exit"])
    elif how == "exec-fails":
        work(5)
        try:
            os.execv(sys.argv[2], [sys.argv[2]])
        except OSError as error:
            print(type(error).__name__)
        work(6)
    elif how == "preexec":
        subprocess.run(["true"], preexec_fn=lambda: work(1), check=True)
    elif how == "terminate":
        here, there = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        p = context.Process(target=wait, args=(there,))
        p.start()
        here.recv()
        p.terminate()
        p.join()
        print(p.exitcode)
    else:
        context = multiprocessing.get_context(how[3:])
        p = context.Process(target=work, args=(50,))
        p.start()
        p.join()
        print(p.exitcode)


if __name__ == "__main__":
    main(sys.argv[1])
