"""The ways in which a program ends, and the hooks of the agent.

    hooks = Hooks(agent)
    hooks.at_exit()         before any other exit handler: runs last
    hooks.install()         exceptions, os._exit, os.exec*, fork, the time limit

CONTRACT.md lists what a program can notice. The time limit's signal is
handled in `_signal`, below the `signal` module, which need not be imported for
that; signal.signal() and signal.getsignal() return the same as without the
agent.
"""

import _signal
import atexit
import os
import sys
import threading

_signal_set = _signal.signal
_signal_get = _signal.getsignal
SIG_DFL = _signal.SIG_DFL
SIGTERM = _signal.SIGTERM


def main_interpreter():
    """False in a sub-interpreter, or if `site` runs in another thread.

    Only the main thread of the main interpreter may set a handler: setting
    the one that is there changes nothing.
    """
    handler = _signal_get(SIGTERM)
    if handler is None:
        return True
    try:
        _signal_set(SIGTERM, handler)
    except ValueError:
        return False
    return True


def type_name(kind):
    """KeyError, or package.module.Type; never the text of an exception."""
    module = getattr(kind, "__module__", None)
    name = getattr(kind, "__qualname__", None) or "unknown"
    if module in (None, "builtins", "__main__", "__mp_main__"):
        return str(name)
    return "%s.%s" % (module, name)


def stands_for(real):
    """Gives a wrapper the name and the documentation of the real function."""

    def dress(wrapper):
        for attribute in ("__name__", "__qualname__", "__doc__", "__module__"):
            value = getattr(real, attribute, None)
            if value is not None:
                setattr(wrapper, attribute, value)
        return wrapper

    return dress


class Hooks:
    def __init__(self, agent):
        self._agent = agent
        self._hook = None
        self._exception = None

    def at_exit(self):
        atexit.register(self._at_exit)

    def install(self):
        self._excepthook()
        self._thread_excepthook()
        self._exits()
        self._execs()
        os.register_at_fork(after_in_child=self._after_fork)
        self._early()

    # -- exceptions ------------------------------------------------------

    def _excepthook(self):
        previous = sys.excepthook

        @stands_for(previous)
        def excepthook(kind, value, traceback):
            self._exception = kind
            return previous(kind, value, traceback)

        self._hook = sys.excepthook = excepthook

    def _thread_excepthook(self):
        agent, previous = self._agent, threading.excepthook

        @stands_for(previous)
        def excepthook(args, /):
            kind = args.exc_type
            if kind is not SystemExit and agent.status["phase"] == "running":
                text = "an exception ended a thread: " + type_name(kind)
                agent.note("thread-exception", text)
            return previous(args)

        threading.excepthook = excepthook

    def _at_exit(self):
        """Runs after all other exit handlers of the program.

        If the program replaced our excepthook, the type is in sys.last_type,
        which the interpreter sets before it calls the hook.
        """
        kind = self._exception
        if kind is None and sys.excepthook is not self._hook:
            kind = getattr(sys, "last_type", None)
        if not isinstance(kind, type):
            self._agent.save("exit")
            return
        self._agent.save(
            "exception",
            exception=type_name(kind),
            exit_status=None if issubclass(kind, KeyboardInterrupt) else 1,
        )

    # -- os._exit, os.exec*, fork ----------------------------------------

    def _exits(self):
        agent, real = self._agent, os._exit

        @stands_for(real)
        def _exit(status):
            if isinstance(status, int):
                agent.save("os._exit", exit_status=status & 0xFF)
            real(status)

        os._exit = _exit

    def _execs(self):
        """os.execvp and the others call these two by their global names."""
        for name in ("execv", "execve"):
            real = getattr(os, name, None)
            if real is not None:
                setattr(os, name, self._exec(real))

    def _exec(self, real):
        agent = self._agent

        @stands_for(real)
        def through(*args, **kwargs):
            path = args[0] if args else kwargs.get("path")
            if not _runnable(path):
                return real(*args, **kwargs)
            agent.save("exec")
            try:
                return real(*args, **kwargs)
            except BaseException:
                agent.resume()
                raise

        return through

    def _after_fork(self):
        """subprocess forks for a preexec_fn only to execute another program."""
        caller = sys._getframe(1).f_code
        to_exec = (
            caller.co_name == "_execute_child"
            and os.path.basename(caller.co_filename) == "subprocess.py"
        )
        self._exception = None
        self._agent.forked(to_exec)

    # -- the time limit --------------------------------------------------

    def _early(self):
        """Installs our handler for the time limit's signal, which is ignored by
        default, if the program has none; it is shown as the default.

        No other signal has a handler: one in Python waits for the interpreter,
        so that a process that is in C code would not end when it should.
        """
        early, ours = self._agent.early_signal, self._on_early
        if early is None or _signal_get(early) != SIG_DFL:
            return
        _signal_set(early, ours)

        @stands_for(_signal_set)
        def signal(signalnum, handler, /):
            if signalnum == early and handler == SIG_DFL:
                handler = ours
            return shown(_signal_set(signalnum, handler))

        @stands_for(_signal_get)
        def getsignal(signalnum, /):
            return shown(_signal_get(signalnum))

        def shown(handler):
            return SIG_DFL if handler is ours else handler

        _signal.signal = signal
        _signal.getsignal = getsignal

    def _on_early(self, number, frame):
        """The time limit: the program continues, unprofiled, until killed."""
        agent = self._agent
        if agent.busy or agent.status["phase"] != "running":
            return
        agent.note("early", "stopped by the time limit")
        agent.save("early", early=True)


def _runnable(path):
    """False if exec would fail at once, as it does while searching PATH."""
    try:
        return isinstance(path, int) or os.access(path, os.X_OK)
    except Exception:
        return False
