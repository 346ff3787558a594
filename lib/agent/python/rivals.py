"""Programs that profile themselves, and greenlets.

    watch(agent)            from here on another profiler ends the agent
    note_greenlets(agent)   at the end

An interpreter has one hook for a profiler. A program that uses it, by
sys.setprofile, threading.setprofile, cProfile or yappi, must get it as if the
agent were not there: the agent stops, keeps what it has, and notes why. Setting
None, as some programs do to clean up, is ignored.
"""

import sys
import threading

from .hooks import stands_for


def watch(agent, engine):
    """Returns a function that undoes it, called once another has the hook."""
    import _lsprof

    allowed = _Allowed(engine)
    undo = []

    def put(module, name, value):
        undo.append((module, name, getattr(module, name)))
        setattr(module, name, value)

    for module, name in (
        (sys, "setprofile"),
        (threading, "setprofile"),
        (threading, "setprofile_all_threads"),
        (sys, "_setprofileallthreads"),
    ):
        real = getattr(module, name, None)
        if real is not None:
            put(module, name, _guard(agent, allowed, real))
    if "cProfile" not in sys.modules:
        put(_lsprof, "Profiler", _profiler(agent, _lsprof.Profiler))
    for name in engine.public:
        function = getattr(engine.module, name)
        put(engine.module, name, _first(agent, engine.module, function))

    def unwatch():
        for module, name, real in undo:
            setattr(module, name, real)

    return unwatch


class _Allowed:
    """The engine's own profile functions, by the module they come from."""

    def __init__(self, engine):
        self._modules = {type(engine).__module__}
        if engine.module is not None:
            self._modules.add(engine.module.__name__)

    def __contains__(self, function):
        return getattr(function, "__module__", None) in self._modules


def _guard(agent, allowed, real):
    where = "%s.%s" % (real.__module__, real.__name__)

    @stands_for(real)
    def setprofile(func, /):
        if not agent.running or func in allowed:
            return real(func)
        if func is None:
            return None
        module = str(getattr(func, "__module__", None) or "")
        rival = module.partition(".")[0]
        agent.surrender(rival if rival in ("yappi", "profile") else where)
        if real.__module__ == "sys":
            func = _unseen(func, real, setprofile.__code__)
        return real(func)

    return setprofile


def _unseen(func, real, code):
    """A profile function that sees only what follows our wrapper.

    The return of the C function is moved to the frame that called it, the
    return of the wrapper is left out, and the next event puts `func` itself
    in place.
    """

    def shim(frame, event, arg):
        if frame.f_code is not code:
            real(func)
            return func(frame, event, arg)
        if event == "c_return":
            return func(frame.f_back, event, arg)
        return None

    return shim


def _profiler(agent, real):
    """cProfile.Profile will be made from this class when it is imported."""

    class Profiler(real):
        def enable(self, *args, **kwargs):
            agent.surrender("cProfile")
            return super().enable(*args, **kwargs)

    return stands_for(real)(Profiler)


def _first(agent, module, function):
    """The first call by the program: gives it the engine's module."""

    @stands_for(function)
    def first(*args, **kwargs):
        if not agent.busy:
            agent.surrender(module.__name__)
        return function(*args, **kwargs)

    return first


def note_greenlets(agent):
    """Notes greenlets only if they were used: many programs load the module."""
    module = sys.modules.get("greenlet")
    kind = getattr(module, "greenlet", None)
    if not isinstance(kind, type):
        return
    import gc

    if any(isinstance(o, kind) for o in gc.get_objects()):
        text = "greenlets were in use: their times are mixed in their thread"
        agent.note("greenlets", text)
