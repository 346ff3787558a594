"""The native engine: CPython 3.10 to 3.14, every thread, at low cost.

    engine = Engine("computing", paths.short, hidden)
    engine.start(); ...; engine.stop()
    engine.collect()

CONTRACT.md, "Engines", has the interface. The C half is in native/: an
evaluation function (PEP 523) that counts each call of a Python function, with
time from the cycle counter where that is invariant. It came along, or is
compiled once for each interpreter, here if not before, by a child process, so that
no module is loaded that the program has not imported.
"""

import os
import sys
import threading

from .native import place
from .table import Keys, Profile

RATIO = 1.4  # of checkpoints; native/points.h
LINES = {"0": 0, "hits": 2}  # SUPERLINEAR_LINES; native/engine.c
ROOT = os.path.dirname(os.path.abspath(__file__)) + "/"


class Missing(Exception):
    """Says, in a sentence, why there is no engine for this interpreter."""


def _cache():
    """The user's cache: prof-run may set another for the program."""
    folder = os.environ.get("SUPERLINEAR_CACHE")
    if folder:
        return folder
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "superlinear")


def _build(cache):
    """Runs native/build.py: the path of the library; its output else is a sentence."""
    if not sys.executable:
        raise Missing(
            "the native engine must be compiled first, and this interpreter "
            "does not know its own name"
        )
    reading, writing = os.pipe()
    try:
        words = [sys.executable, "-I", "-S", ROOT + "native/build.py", cache]
        pid = os.posix_spawn(
            sys.executable,
            words,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
        )
    finally:
        os.close(writing)
    with open(reading, "rb") as output:
        text = output.read().decode("utf-8", "replace").strip()
    if os.waitpid(pid, 0)[1] != 0:
        raise Missing(text or "the native engine cannot be compiled")
    return text


def load():
    problem = place.refusal()
    if problem is not None:
        raise Missing(problem)
    engine, _ = place.prebuilt()
    if engine is not None:
        return engine
    cache = _cache()
    path = place.library(cache)
    if not os.path.exists(path):
        path = _build(cache)
    folder = os.path.dirname(path)
    if not place.trusted(cache, os.path.dirname(folder), folder, path):
        text = "other users can write to %s, so nothing of it is loaded: remove it"
        raise Missing(text % cache)
    try:
        return place.load(path)
    except ImportError as error:
        raise Missing("the native engine cannot be loaded: %s" % error)


def invariant_cycles():
    """True if the cycle counter can be used as a clock."""
    try:
        with open("/proc/cpuinfo", "rb") as f:
            head = f.read(8192)
    except OSError:
        return False
    return b" constant_tsc " in head and b" nonstop_tsc " in head


def _ratio():
    """SUPERLINEAR_CHECKPOINTS: the ratio of checkpoints; 0: none."""
    try:
        ratio = float(os.environ.get("SUPERLINEAR_CHECKPOINTS") or RATIO)
    except ValueError:
        return RATIO
    return ratio if ratio < 1e6 else 0.0


class Engine:
    name = "native"
    version = "1.0"
    module = None
    public = ()
    hook = "evaluation function"
    collector = True

    def __init__(self, clock, short, hidden):
        self._native = load()
        self.builtins = os.environ.get("SUPERLINEAR_BUILTINS") == "1"
        # C functions are seen by a profile function before 3.12.
        self.exclusive = self.builtins and sys.version_info < (3, 12)
        self.clock = clock
        self._cycles = invariant_cycles()
        self._short = short
        self._hidden = hidden
        self._known = threading._active
        self._ratio = _ratio()
        self._lines = LINES.get(os.environ.get("SUPERLINEAR_LINES"), 1)
        self._blocks = sys.getallocatedblocks
        self._iterations = os.environ.get("SUPERLINEAR_ITERATIONS") or ""
        self._memory = None
        if os.environ.get("SUPERLINEAR_MEMORY") == "1":
            from . import memory

            self._memory = memory
        self.refusal = None
        self.live = True
        self.notes = []

    def _begin(self, function):
        function(
            self.clock,
            self._cycles,
            ROOT,
            self._known,
            self._ratio,
            self._lines,
            self._blocks,
            self._iterations,
            self.builtins,
            self._memory and self._memory.traces,
            self._path,
            self._folders,
        )

    def place(self, base, pairs):
        self._path = base + ".counts"
        words = [word + "\0" for pair in pairs for word in pair]
        self._folders = "".join(words).encode("utf-8", "surrogatepass")

    def start(self):
        """Calls the C function last, so that nothing of ours is counted."""
        if self._memory is not None:
            self._memory.start()
        self._begin(self._native.start)

    def stop(self):
        """Closes all frames of all threads: their times run up to here."""
        self.live, profiling, tracing = self._native.stop()
        if not profiling:
            text = "the profile function was replaced by C code: "
            text += "functions written in C are not in the profile after"
            self.notes.append(("own-profiler", text))
        # A thread has had this one.
        if not tracing or (self._lines == 2 and threading._trace_hook):
            text = "the program traces its lines: how often they began is not known"
            self.notes.append(("own-tracer", text))

    def again(self):
        """After a stop: continues with the same counters."""
        self._begin(self._native.start)

    def restart(self):
        """In a forked child: begins from zero, with this thread only."""
        self._begin(self._native.restart)

    def release(self):
        """Nothing to do: stop() has removed the hooks."""

    def collect(self):
        """None: prof-run makes the tables from the file of counts."""
        called, deep, failed = self._native.finish()
        if deep:
            text = "recursion deeper than half of the C stack was not counted"
            self.notes.append(("deep-recursion", text))
        if failed:
            text = "memory ran out: not everything was counted"
            self.notes.append(("out-of-memory", text))
        return Profile(called, None, None), None

    def memory(self):
        """After collect(): the memory held at checkpoints, or None."""
        if self._memory is None:
            return None
        lines, points = self._native.memory()
        return self._memory.text(lines, points, Keys(self._short), ROOT)
