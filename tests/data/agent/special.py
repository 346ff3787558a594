"""Cases of one line each.

    special.py greenlet | no-greenlet | subinterpreter | term-in-save | full
"""

import os
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
    """SIGTERM while the agent writes its files."""
    files = sys.modules["superlinear_agent.files"]
    real = files.write_functions

    def write(*args):
        os.kill(os.getpid(), signal.SIGTERM)
        real(*args)

    files.write_functions = write


def full():
    """The disk is full when the last of the tables is written."""

    def write(*args):
        raise OSError("sekrit")

    sys.modules["superlinear_agent.files"].write_pstat = write


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
