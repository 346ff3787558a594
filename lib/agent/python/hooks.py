"""How a program ends, and where the agent hears of it.

    hooks = Hooks(agent)
    hooks.at_exit()         before anybody else's exit handler: runs last
    hooks.install()         exceptions, os._exit, os.exec*, fork, signals

What a program can notice is listed in CONTRACT.md. Signals are handled below
the `signal` module, in `_signal`: it need not be imported for that, and
signal.signal() and signal.getsignal() show what they would show without us.
"""

import _signal
import _thread
import atexit
import os
import sys
import threading
from _thread import get_ident

_kill = os.kill
_getpid = os.getpid
_signal_set = _signal.signal
_signal_get = _signal.getsignal
SIG_DFL = _signal.SIG_DFL
_interrupt_main = _thread.interrupt_main
SIGINT = _signal.SIGINT
SIGTERM = _signal.SIGTERM


def main_interpreter():
    """False in a sub-interpreter, or where `site` runs in another thread.

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
    """KeyError, or package.module.Type: never an exception's text."""
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
        self._signals()

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

        A program that replaced our excepthook is asked for what the
        interpreter left in sys.last_type before it called the hook.
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
        """subprocess forks for a preexec_fn only to execute something else."""
        caller = sys._getframe(1).f_code
        to_exec = (
            caller.co_name == "_execute_child"
            and os.path.basename(caller.co_filename) == "subprocess.py"
        )
        self._exception = None
        self._agent.forked(to_exec)

    # -- signals ---------------------------------------------------------

    def _signals(self):
        """Ours only where the default is in place, and shown as the default."""
        ours = {SIGTERM: self._on_term}
        early = self._agent.early_signal
        if early is not None:
            ours[early] = self._on_early
        for number in list(ours):
            if _signal_get(number) != SIG_DFL:
                del ours[number]
                continue
            _signal_set(number, ours[number])

        @stands_for(_signal_set)
        def signal(signalnum, handler, /):
            if isinstance(handler, int) and handler == SIG_DFL:
                handler = ours.get(signalnum, handler)
            return shown(_signal_set(signalnum, handler))

        @stands_for(_signal_get)
        def getsignal(signalnum, /):
            return shown(_signal_get(signalnum))

        def shown(handler):
            if any(handler is mine for mine in ours.values()):
                return SIG_DFL
            return handler

        @stands_for(_interrupt_main)
        def interrupt_main(signum=SIGINT, /):
            """A signal whose default is in place does nothing there."""
            if isinstance(signum, int):
                if shown(_signal_get(signum)) is SIG_DFL:
                    return None
            return _interrupt_main(signum)

        _signal.signal = signal
        _signal.getsignal = getsignal
        _thread.interrupt_main = interrupt_main

    def _on_term(self, number, frame):
        if self._agent.busy:
            self._agent.pending = number  # save() ends with it
            return
        self._agent.save("signal", signal=int(number))
        self.die(number)

    def die(self, number):
        """Dies of the signal itself, so that the wait status tells."""
        if threading.main_thread().ident == get_ident():
            _signal_set(number, SIG_DFL)
        _kill(_getpid(), number)

    def _on_early(self, number, frame):
        """The time limit: the program goes on, unprofiled, until killed."""
        agent = self._agent
        if agent.busy or agent.status["phase"] != "running":
            return
        agent.note("early", "stopped by the time limit")
        agent.save("early", early=True)


def _runnable(path):
    """False where exec would fail at once, as on its way through PATH."""
    try:
        return isinstance(path, int) or os.access(path, os.X_OK)
    except Exception:
        return False
