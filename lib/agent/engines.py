"""Which engine runs: SUPERLINEAR_ENGINE to an engine object.

    choose("auto", "wall", paths.short, hidden)     (engine or None, notes)

No engine is imported before it is asked for, so that `none` costs nothing.
"""


def choose(wanted, clock, short, hidden):
    """(engine, notes): None and the reason where none can run."""
    if wanted == "none":
        return None, []
    if wanted == "cprofile":
        return _cprofile(clock, short, hidden), []
    if wanted == "native":
        return _native(clock, short, hidden)
    if wanted not in ("auto", "yappi"):
        return None, [("agent-failed", "unknown engine")]
    try:
        from .engine_yappi import Engine
    except ImportError:
        if wanted == "yappi":
            text = "yappi cannot be imported by this interpreter"
            return None, [("yappi-missing", text)]
        text = "yappi cannot be imported by this interpreter: cprofile"
        return _cprofile(clock, short, hidden), [("engine-fallback", text)]
    return Engine(clock, short, hidden), []


def _native(clock, short, hidden):
    try:
        from .engine_native import Engine, Missing
    except ImportError:
        text = "the native engine knows CPython 3.10 to 3.14 alone"
        return None, [("native-missing", text)]
    try:
        return Engine(clock, short, hidden), []
    except Missing as error:
        return None, [("native-missing", str(error))]


def _cprofile(clock, short, hidden):
    from .engine_cprofile import Engine

    return Engine(clock, short, hidden)
