"""The YAPPI engine: every thread, built-ins included, wall or CPU clock.

    engine = Engine("wall", paths.short, hidden)
    engine.start(); ...; engine.stop()
    profile, threads = engine.collect()

CONTRACT.md, "Engines", has the interface. Handled here are these traps of
YAPPI: its statistics are read once, after the stop; a thread's name comes from a callback;
a method is named after the class of the instance that called it first, so the
code's own qualified name is taken where Python has one (3.11); frames that are
open in the thread that stops are closed first, or their self times would lack
what their callees took. Only what is open in other threads stays without times.
"""

import os
import sys
import threading
from _thread import get_ident

import _yappi
import yappi

from .table import Table

# All functions of yappi that a program may use for a profile of its own.
PUBLIC = (
    "start stop run profile clear_stats get_func_stats get_thread_stats "
    "get_greenlet_stats is_running set_clock_type set_context_backend "
    "set_context_id_callback set_context_name_callback set_tag_callback"
).split()


def _thread_name():
    """None until the thread is registered: YAPPI then asks again.

    Not threading.current_thread(): it registers a thread that it does not
    know, which the program would see, and may wait for a lock.
    """
    thread = threading._active.get(get_ident())
    name = getattr(thread, "_name", None)
    if name is None:
        return None
    return str(name).encode("utf-8", "replace").decode("utf-8")


def _version():
    """From the name of the folder that pip left beside the module."""
    try:
        names = os.listdir(os.path.dirname(yappi.__file__))
    except OSError:
        return None
    for name in names:
        if name.startswith("yappi-") and name.endswith("-info"):
            return name[len("yappi-") :].rsplit(".", 1)[0].split("-")[0]
    return None


class Engine:
    name = "yappi"
    module = yappi
    public = PUBLIC
    exclusive = True
    builtins = True
    collector = False
    hook = "profile function"

    def __init__(self, clock, short, hidden):
        self.version = _version()
        self.clock = clock
        self._short = short
        self._outside = hidden
        self._file = yappi.__file__
        self._start = yappi.start
        self._stop = yappi.stop
        self._set_name = yappi.set_context_name_callback
        self._set_clock = yappi.set_clock_type
        self.refusal = None
        self.live = True
        self.notes = []

    def place(self, base, pairs):
        """It writes nothing itself."""

    def start(self):
        """Calls _yappi.start() last, so that nothing of ours is profiled."""
        self._set_clock(self.clock)
        self._set_name(_thread_name)
        self._start(builtins=True, profile_threads=True)

    def stop(self):
        self._close_open()
        self._stop()

    def _close_open(self):
        """Closes the frames that are open in this thread.

        Each round pushes the call of `_profile_event` itself, pops it by the
        event that it is given, and pops one open frame when it returns. A
        return with nothing open is ignored. Between two Python frames lies at
        most one C function.
        """
        depth = 0
        frame = sys._getframe()
        while frame is not None:
            depth += 1
            frame = frame.f_back
        frame = sys._getframe()
        leave = _yappi._profile_event
        for _ in range(2 * depth + 64):
            leave(frame, "return", None)

    def again(self):
        """After a stop: continues with the same counters."""
        self._start(builtins=True, profile_threads=True)

    def restart(self):
        """In a forked child: begins a profile of its own.

        Not yappi.clear_stats: it waits for callbacks, and the thread that ran
        one is not in the child.
        """
        _yappi.stop()
        _yappi.clear_stats()
        self._set_clock(self.clock)
        self._start(builtins=True, profile_threads=True)

    def release(self):
        """The program uses YAPPI itself: resets it as if freshly imported."""
        _yappi.clear_stats()
        self._set_clock("cpu")
        self._set_name(None)

    def memory(self):
        """None, as there are no checkpoints."""

    def _hidden(self, raw):
        file = raw[0]
        return file == self._file or file == "_yappi" or self._outside(raw)

    def collect(self):
        """Straight from the C module, a thread at a time: the objects that
        yappi.get_func_stats() makes take ten times as long, seconds in a
        large program, and do not have the threads in which a function ran.
        """
        table = Table(self._short, self._hidden)
        raws = {}
        callees = []

        def one(entry):
            name, module, line, ncall, primitive, builtin = entry[:6]
            ttot, tsub, index, children, _, context, _, code = entry[6:14]
            raw = (module, line, getattr(code, "co_qualname", None) or name)
            raws[index] = raw
            callees.append((raw, children))
            table.add(
                raw, ncall, primitive, ttot, tsub, bool(builtin), context
            )

        _yappi.enum_func_stats(one, {})
        for raw, children in callees:
            for index, ncall, primitive, ttot, tsub in children:
                if index in raws:
                    table.edge(raw, raws[index], ncall, primitive, ttot, tsub)
        here = os.path.abspath(__file__)
        self.live = any(
            raw[0] == here and raw[2].endswith("_close_open")
            for raw in table.seen_hidden
        )
        threads = []
        _yappi.enum_context_stats(threads.append)
        return table.profile(), threads
