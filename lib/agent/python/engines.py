"""Chooses the engine: from SUPERLINEAR_ENGINE to an engine object.

    choose("auto", "computing", paths.short, hidden)    (engine or None, notes)

An engine that cannot subtract waiting uses the wall clock instead; `clock` of an
engine says which it uses. Engines are imported on demand, so that `none` costs
nothing.
"""


def bring(wanted):
    """Loads the modules that choose() will need. choose() reports why they
    cannot be loaded."""
    if wanted in ("auto", "native"):
        try:
            from . import engine_native  # noqa: F401
        except Exception:
            pass


def choose(wanted, clock, short, hidden):
    """(engine, notes): None and the reason if none can run."""
    if wanted == "none":
        return None, []
    if wanted not in ("auto", "native", "yappi", "cprofile"):
        return None, [("agent-failed", "unknown engine")]
    arguments = clock, short, hidden
    if wanted == "auto":
        return _auto(arguments)
    if wanted == "cprofile":
        return _cprofile(arguments), []
    if wanted == "native":
        engine, why = _native(arguments)
        return engine, [] if why is None else [("native-missing", why)]
    engine, why = _yappi(arguments)
    return engine, [] if why is None else [("yappi-missing", why)]


def _auto(arguments):
    """The first that works; a note says why it is not native."""
    engine, why = _native(arguments)
    if engine is not None:
        return engine, []
    engine, _ = _yappi(arguments)
    if engine is None:
        engine = _cprofile(arguments)
    return engine, [("engine-fallback", "%s: %s" % (why, engine.name))]


def _native(arguments):
    """(engine or None, why not)"""
    try:
        from .engine_native import Engine, Missing
    except ImportError:
        return None, "the native engine knows CPython 3.10 to 3.14 alone"
    try:
        return Engine(*arguments), None
    except Missing as error:
        return None, str(error)


def _yappi(arguments):
    try:
        from .engine_yappi import Engine
    except ImportError:
        return None, (
            "yappi cannot be imported by this interpreter: "
            "install it there, or leave -e out"
        )
    return Engine(*_plain(arguments)), None


def _cprofile(arguments):
    from .engine_cprofile import Engine

    return Engine(*_plain(arguments))


def _plain(arguments):
    clock, short, hidden = arguments
    return "wall" if clock == "computing" else clock, short, hidden
