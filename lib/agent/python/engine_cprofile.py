"""The cProfile engine, which works in every CPython.

    engine = Engine("wall", paths.short, hidden)
    engine.start(); ...; engine.stop()
    profile, threads = engine.collect()

CONTRACT.md, "Engines", has the interface. Up to Python 3.11 a profiler belongs
to a thread: each thread gets one of its own through threading.setprofile, and
they are merged. From 3.12 on there is one for the interpreter, which mixes the
calls of all threads: a program that has started threads is refused.
"""

import sys
import threading
import time
from _lsprof import Profiler
from _thread import _count as count_threads
from _thread import get_ident

from .table import Profile, Table

SHARED = sys.version_info >= (3, 12)


class Engine:
    name = "cprofile"
    module = None
    public = ()
    exclusive = True
    builtins = True
    collector = False
    hook = "profile function"

    def __init__(self, clock, short, hidden):
        self.version = "%d.%d.%d" % sys.version_info[:3]
        self.clock = clock
        self._timer = time.thread_time if clock == "cpu" else None
        self._short = short
        self._hidden = hidden
        self._parts = []
        self._threads = 0
        self.refusal = None
        self.live = True
        self.notes = []

    def _profiler(self):
        """A profiler for the calling thread, registered but not enabled."""
        args = () if self._timer is None else (self._timer, 0.0)
        profiler = Profiler(*args)
        ident = get_ident()
        thread = threading._active.get(ident)
        name = getattr(thread, "_name", "")
        self._parts.append((str(name), ident, profiler))
        return profiler

    def _thread_starts(self, frame, event, arg):
        """The first event of a new thread, before its run()."""
        self._threads += 1
        if SHARED:
            sys.setprofile(None)
        else:
            self._profiler().enable()

    def place(self, base, pairs):
        """It writes nothing itself."""

    def start(self):
        """Calls enable() last, so that nothing of ours is profiled."""
        threading.setprofile(self._thread_starts)
        self._profiler().enable()

    def stop(self):
        """Closes the open frames: their times run up to here."""
        if SHARED and (self._threads or count_threads()):
            self.refusal = (
                "cProfile cannot tell threads apart from Python 3.12 on, "
                "and this program started threads"
            )
        for _, _, profiler in self._parts:
            profiler.disable()
        threading.setprofile(None)

    def again(self):
        """After a stop: continues with the same counters, in this thread."""
        for _, ident, profiler in self._parts:
            if ident == get_ident():
                threading.setprofile(self._thread_starts)
                profiler.enable()
                return

    def restart(self):
        """In a forked child: begins a profile of its own, of this thread only."""
        for _, _, profiler in self._parts:
            profiler.disable()
        self._parts = []
        self._threads = 0
        self.start()

    def release(self):
        """The program takes over the hook, which stop() has freed."""

    def memory(self):
        """None, as there are no checkpoints."""

    @staticmethod
    def _raw(code):
        if isinstance(code, str):
            return "~", 0, code
        name = getattr(code, "co_qualname", None) or code.co_name
        return code.co_filename, code.co_firstlineno, name

    def _is_hidden(self, raw):
        if raw[0] == "~":
            return "_lsprof.Profiler" in raw[2]
        return self._hidden(raw)

    def collect(self):
        table = Table(self._short, self._is_hidden)
        threads = []
        if self.refusal is not None:
            return Profile.of([]), []
        for number, (name, ident, profiler) in enumerate(self._parts):
            total = self._merge(table, name, profiler.getstats())
            threads.append((name, number, ident, total, None))
        self.live = any(
            raw[0] == __file__ and raw[2].rsplit(".", 1)[-1] == "stop"
            for raw in table.seen_hidden
        )
        return table.profile(), threads

    def _merge(self, table, context, entries):
        """Adds one thread's entries; its total is the sum of self times."""
        total = 0.0
        for e in entries:
            raw = self._raw(e.code)
            table.add(
                raw,
                e.callcount,
                e.callcount - e.reccallcount,
                e.totaltime,
                e.inlinetime,
                isinstance(e.code, str),
                context,
            )
            if not self._is_hidden(raw):
                total += e.inlinetime
            for c in e.calls or ():
                table.edge(
                    raw,
                    self._raw(c.code),
                    c.callcount,
                    c.callcount - c.reccallcount,
                    c.totaltime,
                    c.inlinetime,
                )
        return total
