"""Cases of one line each.

    special.py greenlet | no-greenlet | subinterpreter | term-in-save | full
"""

import os
import resource
import signal
import sys


def leaf(i):
    return i


def subinterpreter():
    try:
        import _interpreters as module
    except ImportError:
        import _xxsubinterpreters as module
    number = module.create()
    run = getattr(module, "run_string", None) or module.exec
    run(number, "import sys; print('inside')")
    module.destroy(number)


def term_in_save():
    """SIGTERM before the agent writes the last of its files."""
    files = sys.modules["superlinear_agent.files"]
    real = files.write_status

    def write(*args):
        os.kill(os.getpid(), signal.SIGTERM)
        real(*args)

    files.write_status = write


def full():
    """There is room for the status alone."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, hard))


def main(how):
    leaf(0)
    if how == "greenlet":
        import greenlet

        global kept
        kept = greenlet.greenlet()
    elif how == "no-greenlet":
        import greenlet
    elif how == "subinterpreter":
        subinterpreter()
    elif how == "term-in-save":
        term_in_save()
    elif how == "full":
        full()


if __name__ == "__main__":
    main(sys.argv[1])
