"""What one call of a function does, within a process that goes on.

    functions, pairs = counter().count(function, argument)
    peak(function, argument)                bytes
    Rises().of(function, argument)          [(bytes, file, line, name), ...]

Calls and lines are those of the native engine, of the call and all that it leads to,
in threads that it starts as well, and in no other. A profiler goes on meanwhile; what
traces the lines of this thread, as a tool that measures coverage, is put aside for as
long as that takes. Memory is the peak of what tracemalloc counts.
"""

import contextvars
import functools
import gc
import inspect
import sys
import threading
import tracemalloc

from . import engine_native

ROOT = engine_native.ROOT
LINES_ALONE = 3  # native/engine.c


class Unmeasured(Exception):
    """Says, in a sentence, why nothing can be told."""


class Counter:
    """The native engine, whose counts go on from call to call; one a process."""

    def __init__(self):
        try:
            self._native = engine_native.load()
        except engine_native.Missing as error:
            raise Unmeasured(str(error)) from None
        self._before = {}
        self._words = (
            "wall",
            engine_native.invariant_cycles(),
            ROOT,
            threading._active,
            0.0,
            LINES_ALONE,
            sys.getallocatedblocks,
            "",
            False,
            None,
            None,
            b"",
        )

    def count(self, function, argument):
        """(functions, {(caller, callee): calls}) of function(argument): by this
        thread, and by those that it starts."""
        __tracebackhide__ = True
        collecting, hook = gc.isenabled(), threading.gettrace()
        gc.disable()
        if hook is not None:
            threading.settrace(None)
        native = self._native
        try:
            # Who traces lines sees this frame go on where it puts them aside.
            native.start(*self._words)
            try:
                result = function(argument)
            finally:
                live, _, traced = native.stop()
                counted = self._since()
        finally:
            if hook is not None:
                threading.settrace(hook)
            if collecting:
                gc.enable()
        _, deep, failed = native.finish()
        if deep:
            text = "a recursion deeper than half of the C stack is not counted"
            raise Unmeasured(text)
        if failed:
            raise Unmeasured("memory ran out: not everything was counted")
        if not live or not traced:
            text = "the function sets a trace or an evaluation function of its own"
            raise Unmeasured(text)
        refuse_unrun(result)
        return counted

    def _since(self):
        """What was counted since the last time."""
        functions, pairs = self._native.counts()
        before, self._before = self._before, {pair[:2]: pair[2] for pair in pairs}
        grown = {
            pair: n - before.get(pair, 0)
            for pair, n in self._before.items()
            if n > before.get(pair, 0)
        }
        return functions, grown


@functools.lru_cache(None)
def counter():
    return Counter()


def refuse_unrun(result):
    """Where a call only made what would do the work."""
    if inspect.isgenerator(result) or inspect.isasyncgen(result):
        text = "the function returns a generator, whose body did not run: "
        raise Unmeasured(text + "give one that goes through it, as list() does")
    if inspect.iscoroutine(result):
        result.close()
        text = "the function returns a coroutine, which did not run: "
        raise Unmeasured(text + "give one that runs it, as asyncio.run() does")


def peak(function, argument):
    """The bytes that function(argument) has at most, beside what was there."""
    __tracebackhide__ = True
    if tracemalloc.is_tracing():
        text = "tracemalloc is on already, and its peak would be lost"
        raise Unmeasured(text)
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        result = function(argument)
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    refuse_unrun(result)
    return peak


class Rises:
    """By how much each line raised the peak; in a thread of its own, so that what
    traces this one is left alone."""

    def __init__(self):
        self.by_line = {}
        self._at = None

    def _take(self):
        peak = tracemalloc.get_traced_memory()[1]
        if peak > self._peak:
            rise = self.by_line.get(self._at, 0) + peak - self._peak
            self.by_line[self._at] = rise
            self._peak = peak

    def _trace(self, frame, event, argument):
        self._take()
        if event == "return":
            frame = frame.f_back
        if frame is not None and not frame.f_code.co_filename.startswith(ROOT):
            code = frame.f_code
            self._at = code.co_filename, frame.f_lineno, code.co_name
        return self._trace

    def _run(self, function, argument):
        tracemalloc.start()
        try:
            self._peak = tracemalloc.get_traced_memory()[1]
            sys.settrace(self._trace)
            result = function(argument)
            sys.settrace(None)
            self._take()
            del result
        except BaseException:
            self.by_line.clear()  # it wants the thread that it was written for
        finally:
            sys.settrace(None)
            tracemalloc.stop()

    def of(self, function, argument):
        """[(bytes, file, line, name)], the most first; [] where it is not known."""
        hook = threading.gettrace()
        context = contextvars.copy_context()
        words = self._run, function, argument
        if hook is not None:
            threading.settrace(None)
        thread = threading.Thread(target=context.run, args=words)
        try:
            thread.start()
            thread.join()
        finally:
            if hook is not None:
                threading.settrace(hook)
        found = [(n, *at) for at, n in self.by_line.items() if at is not None]
        return sorted(found, reverse=True)
