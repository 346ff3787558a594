"""The start-up module: runs before the program, in every interpreter that is
started with this folder on PYTHONPATH.

    PYTHONPATH=<agent>/start python3 job.py

It takes its own folder out of sys.path, loads the agent from the folder above
by its file (so that names of the program cannot clash with it) and then imports
the sitecustomize that it shadows, if there is one. Without one the import ends
as it would without the agent: with an ImportError that `site` expects, and no
`sitecustomize` in sys.modules. The program runs whatever fails in the agent.
This file uses only syntax of Python 2.7, as an old child interpreter imports
it, too.

The agent's byte code is kept beside the compiled engines, if there are any: its
own folder may be read-only, and PYTHONDONTWRITEBYTECODE is for the program.
"""

import os
import sys


def _load(root):
    """The agent's package, loaded from its own file. Python 3.8 and later."""
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import spec_from_file_location

    spec = spec_from_file_location(
        "superlinear_agent",
        os.path.join(root, "__init__.py"),
        submodule_search_locations=[root],
    )
    package = module_from_spec(spec)
    sys.modules[spec.name] = package
    try:
        spec.loader.exec_module(package)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return package


def _is_own(folder):
    """True for a folder in which no other user but root can write."""
    try:
        info = os.stat(folder)
    except OSError:
        return False
    return info.st_uid in (0, os.geteuid()) and not info.st_mode & 0o002


def _arm(root):
    """The agent or None. Loads all modules of the agent; of the library, whose
    byte code is elsewhere, none that is not loaded already."""
    cache = os.environ.get("SUPERLINEAR_CACHE")
    before = sys.pycache_prefix, sys.dont_write_bytecode
    try:
        import threading  # noqa: F401

        if cache and _is_own(cache):
            sys.pycache_prefix = os.path.join(cache, "agent")
            sys.dont_write_bytecode = False
        return _load(root).arm(os.environ)
    except Exception:
        return None
    finally:
        sys.pycache_prefix, sys.dont_write_bytecode = before


def _main():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != here]
    sys.path_importer_cache.pop(here, None)
    agent = None
    if sys.version_info >= (3, 8) and os.environ.get("SUPERLINEAR_SCRATCH"):
        agent = _arm(os.path.dirname(here))
    own = sys.modules.pop("sitecustomize", None)
    try:
        import sitecustomize  # the one that this file shadows
    finally:
        del own
        if agent is not None:
            agent.begin()


_main()
