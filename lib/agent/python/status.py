"""The status of an interpreter image; CONTRACT.md documents it.

    fresh(41, 0, paths.short, "wall", gc=False)
        {"pid": 41, ..., "phase": "running", "engine": "none", ...}
"""

import os
import sys
import time

from .files import clean

_getppid = os.getppid


def program_name(argv, original):
    """The program, without its arguments: job.py, -m MODULE, -c or -."""
    first = argv[0] if argv else ""
    if first == "-m" and len(original) > len(argv):
        name = original[len(original) - len(argv)]
        if name.startswith("-"):
            name = name.split("m", 1)[-1]
        return "-m " + name
    return os.path.basename(first) or "-"


def located():
    """False while runpy searches the module of -m."""
    argv = getattr(sys, "argv", None)
    return not isinstance(argv, list) or argv[:1] != ["-m"]


def fresh(pid, image, short, clock, gc):
    """The status when an image starts: unknown values are null."""
    argv = getattr(sys, "argv", [])
    original = getattr(sys, "orig_argv", [])
    return {
        "pid": pid,
        "ppid": _getppid(),
        "image": image,
        "phase": "running",
        "engine": "none",
        "engine_version": None,
        "python": "%d.%d.%d" % sys.version_info[:3],
        "implementation": sys.implementation.name,
        "executable": clean(short(sys.executable or "")),
        "argv0": clean(program_name(argv, original)),
        "clock": clock,
        "builtins": True,
        "ended": None,
        "exception": None,
        "exit_status": None,
        "early": False,
        "located": True,
        "threads_total_s": None,
        "unaccounted_s": None,
        "gc_seconds": 0.0 if gc else None,
        "gc_collections": 0 if gc else None,
        "started_utc": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "notes": [],
    }
