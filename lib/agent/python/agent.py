"""The states of the agent: armed, running, saved; one for each interpreter image.

    agent = Agent(os.environ)
    agent.arm() and agent.begin()       the program runs
    agent.save("exit")                  by an exit hook: the files are there

Every method catches its own errors: a failure here is a note in the status
file, and never reaches the program.
"""

import gc
import os
import sys
import threading
from _thread import RLock, get_ident
from time import perf_counter as _clock

from . import engines, files, hooks, rivals, status

_getpid = os.getpid
_exists = os.path.exists
ROOT = os.path.dirname(os.path.abspath(__file__)) + "/"
MOST_NOTES = 20


def hidden(raw):
    """True for the agent's own functions; raw is (file, line, name)."""
    return raw[0].startswith(ROOT)


class Agent:
    def __init__(self, environ):
        self._scratch = environ.get("SUPERLINEAR_SCRATCH", "")
        self._wanted = environ.get("SUPERLINEAR_ENGINE") or "auto"
        self._clock_name = environ.get("SUPERLINEAR_CLOCK") or "computing"
        early = environ.get("SUPERLINEAR_EARLY_SIGNAL", "")
        self.early_signal = int(early) if early.isdigit() else None
        self._gc = environ.get("SUPERLINEAR_GC") == "1"
        self._memory = environ.get("SUPERLINEAR_MEMORY") == "1"
        self._hits = environ.get("SUPERLINEAR_LINES") == "hits"
        self._paths = files.Paths.of(environ)
        self._engine = None
        self.running = False
        self._result = None
        self._unwatch = None
        self._saving = None
        self._lock = RLock()
        self._live = False
        self.hooks = None

    # -- start -----------------------------------------------------------

    def arm(self):
        """False if there is nothing to do or no folder to write to."""
        if not os.path.isdir(self._scratch) or not hooks.main_interpreter():
            return False
        self._open_status()
        engines.bring(self._wanted)
        self.hooks = hooks.Hooks(self)
        self.hooks.at_exit()
        return True

    def _open_status(self):
        """Makes the status of this process, with its first free number."""
        pid, image = _getpid(), 0
        while _exists(self._stem(pid, image) + ".status.json"):
            image += 1
        self._base = self._stem(pid, image)
        self.status = status.fresh(
            pid, image, self._paths.short, self._clock_name, self._gc
        )

    def _stem(self, pid, image):
        return os.path.join(self._scratch, "%d.%d" % (pid, image))

    def begin(self):
        """Installs the hooks, writes the status, starts the profiler, in this order."""
        self._live = True
        try:
            self.hooks.install()
            self._engine, notes = engines.choose(
                self._wanted, self._clock_name, self._paths.short, hidden
            )
            for code, text in notes:
                self.note(code, text)
            self._describe_engine()
            if self._engine and self._engine.name != "native":
                self._note_missing()
            if self._engine is not None and self._engine.exclusive:
                self._unwatch = rivals.watch(self, self._engine)
            if self._gc and not getattr(self._engine, "collector", False):
                gc.callbacks.append(self._on_gc)
        except Exception as error:
            self.failed("start", error)
        self._write_status()
        self._engage("start")

    def _note_missing(self):
        if self._memory:
            text = "only the engine native tells who holds memory"
            self.note("memory-missing", text)
        if self._hits:
            text = "only the engine native counts how often lines began"
            self.note("hits-missing", text)

    def _describe_engine(self):
        if self._engine is not None:
            self.status["engine"] = self._engine.name
            self.status["engine_version"] = self._engine.version
            self.status["builtins"] = self._engine.builtins
            self.status["clock"] = self._engine.clock
            if self._engine.collector:
                self.status.update(gc_seconds=None, gc_collections=None)

    def _engage(self, how):
        """Calls the engine's start(), again() or restart(), after all else."""
        if self._engine is None:
            return
        self.running = True
        try:
            self._engine.place(self._base, self._paths.pairs)
            getattr(self._engine, how)()
        except Exception as error:
            self.failed(how, error)
            self._write_status()

    # -- notes and status ----------------------------------------------------

    def note(self, code, text):
        notes = self.status["notes"]
        entry = {"code": code, "text": text}
        if entry not in notes and len(notes) < MOST_NOTES:
            notes.append(entry)

    def failed(self, where, error):
        """After an error of our own, noted by its type: there is no profile."""
        self._engine, self.running = None, False
        self.status["engine"], self.status["engine_version"] = "none", None
        name = hooks.type_name(type(error))
        self.note("agent-failed", "%s in %s: no profile" % (name, where))

    def _write_status(self):
        try:
            files.write_status(self._base + ".status.json", self.status)
        except OSError as error:
            if self.status["phase"] == "saved":
                files.tell_unsaved(self._base, error)
        except Exception:
            pass  # it cannot be reported

    def _on_gc(self, phase, info):
        if phase == "start":
            self._gc_began = _clock()
        else:
            self.status["gc_seconds"] += _clock() - self._gc_began
            self.status["gc_collections"] += 1

    # -- end -------------------------------------------------------------

    @property
    def busy(self):
        """True if a signal came while this thread was in save()."""
        return self._saving == get_ident()

    def save(self, ended, **facts):
        """Stops the profiler and writes the files; a second call does not."""
        if self.busy or not self._live or self.status["pid"] != _getpid():
            return  # a signal may come to a child before the fork is known
        with self._lock:
            if self.status["phase"] != "running":
                return
            self._saving = get_ident()
            # Not for our objects: it would search the program's whole heap.
            collecting = gc.isenabled()
            gc.disable()
            try:
                self.status["ended"] = ended
                self.status["located"] = status.located()
                self.status.update(facts)
                self.status["phase"] = "saved"
                self._save_profile()
            except Exception as error:
                files.drop_profile(self._base)
                if isinstance(error, OSError):
                    files.tell_unsaved(self._base, error)
                self.failed("save", error)
            finally:
                self._write_status()
                self._saving = None
                if collecting:
                    gc.enable()

    def stop(self):
        """Stops the engine: the profile so far is the result."""
        if not self.running:
            return
        self.running = False
        engine = self._engine
        others = len(sys._current_frames()) - 1
        engine.stop()
        self._result = engine.collect()
        if engine.refusal is not None:
            self.note("threads-unseen", engine.refusal + ": no profile")
        elif threading.main_thread().ident == get_ident() and not engine.live:
            text = "the main thread's %s was replaced by C code"
            text = text % engine.hook + ": no profile after"
            self.note("own-profiler", text)
        for code, text in engine.notes:
            self.note(code, text)
        count = self._result[0].absent
        if count:
            text = "%d functions were running in other threads (%d): no times"
            self.note("open-frames", text % (count, others))

    def _save_profile(self):
        self.stop()
        rivals.note_greenlets(self)
        if self._result is None:
            return
        profile, threads = self._result
        if not profile.stats:
            if self._engine.refusal is None:
                self.note("profile-empty", "the engine saw no call")
            return
        data = self._engine.memory()
        if data is not None:
            files.write_made(self._base + ".memory", data)
        if profile.rows is None:
            return
        files.write_functions(self._base + ".funcs.csv", profile.rows)
        files.write_threads(self._base + ".threads.csv", threads)
        files.write_pstat(self._base + ".pstat", profile.stats)
        total = sum(t[3] for t in threads)
        self.status["threads_total_s"] = total
        self.status["unaccounted_s"] = total - profile.listed

    def resume(self):
        """After an exec that failed: profiling continues with the program."""
        if not self._live or self.status["ended"] != "exec":
            return
        self.status["phase"], self.status["ended"] = "running", None
        self._result = None
        files.drop_profile(self._base)
        self._write_status()
        self._engage("again")

    def surrender(self, who):
        """The program profiles itself with `who`: profiling ends for it."""
        if not self.running:
            return
        text = "the program profiles itself with %s: the profile ends there"
        self.note("own-profiler", text % who)
        try:
            self.stop()
            self._unwatch()
            self._engine.release()
        except Exception as error:
            self.failed("release", error)

    # -- fork ------------------------------------------------------------

    def forked(self, to_exec):
        """In the child: a status and a profile of its own.

        A child that only runs a preexec_fn before the C code executes
        another program leaves nothing.
        """
        self._lock = RLock()
        self._saving = None
        if not self._live or self.status["phase"] != "running" or to_exec:
            self._live = False
            return
        was_running, argv0 = self.running, self.status["argv0"]
        try:
            self._open_status()
            self.status["argv0"] = argv0
            self._describe_engine()
            self._result = None
        except Exception as error:
            self.failed("fork", error)
        self._write_status()
        if was_running:
            self._engage("restart")
