"""The path of the compiled engine of this interpreter.

    library("/home/u/.cache/superlinear")
        ".../native/cpython-311-30b07f0-x86_64-5c1e.../_superlinear_native.so"
    refusal()       None, or a sentence: why this interpreter cannot have one
    prebuilt()      (the engine that came along, ""), or (None, why it does not fit)
        HERE/prebuilt/cpython-311-x86_64/_superlinear_native.so

There is one compiled file for each version, build and machine, and each source
of the engine. What came along is of a version alone, such as 3.11; it looks at the
interpreter as it is loaded (fits.h). Imported by the agent inside the profiled
program: it imports only modules that are loaded already.
"""

import os
import sys
from _frozen_importlib import module_from_spec
from _frozen_importlib_external import (
    ExtensionFileLoader,
    spec_from_file_location,
)
from _imp import source_hash

MODULE = "_superlinear_native"

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = (
    "builtins.c",
    "builtins_name.c",
    "bytes.c",
    "bytecode.c",
    "codes.c",
    "collector.c",
    "computing.c",
    "counters.c",
    "edges.c",
    "engine.c",
    "fits.c",
    "hits.c",
    "hook.c",
    "inits.c",
    "journal.c",
    "lengths.c",
    "lines.c",
    "listing.c",
    "loops.c",
    "memory.c",
    "names.c",
    "operations.c",
    "operations_text.c",
    "overdue.c",
    "passes.c",
    "points.c",
    "points_pace.c",
    "points_sizes.c",
    "points_thin.c",
    "resources.c",
    "searches.c",
    "sender.c",
    "stack.c",
    "table.c",
    "threads.c",
    "timers.c",
    "variables.c",
)
HEADERS = (
    "builtins.h",
    "bytecode.h",
    "bytes.h",
    "clock.h",
    "codes.h",
    "collector.h",
    "compat.h",
    "computing.h",
    "containers.h",
    "counters.h",
    "edges.h",
    "fits.h",
    "frames.h",
    "hits.h",
    "hook.h",
    "inits.h",
    "journal.h",
    "jumps.h",
    "lengths.h",
    "lines.h",
    "listing.h",
    "loops.h",
    "memory.h",
    "names.h",
    "operations.h",
    "overdue.h",
    "passes.h",
    "points.h",
    "resources.h",
    "searches.h",
    "sender.h",
    "stack.h",
    "table.h",
    "timers.h",
    "variables.h",
)


def refusal():
    name = sys.implementation.name
    version = "%d.%d" % sys.version_info[:2]
    if name != "cpython" or not (3, 10) <= sys.version_info[:2] <= (3, 14):
        text = "the native engine knows CPython 3.10 to 3.14, and this is "
        return text + "%s %s" % (name, version)
    if "t" in getattr(sys, "abiflags", ""):
        return (
            "the native engine needs the global interpreter lock, and this "
            "Python is built without it"
        )
    return None


def trusted(*paths):
    """False where another user than this one and root can write code there."""
    for path in paths:
        info = os.stat(path)
        if info.st_uid not in (0, os.geteuid()) or info.st_mode & 0o002:
            return False
    return True


def _digest():
    data = []
    for name in SOURCES + HEADERS:
        with open(HERE + "/" + name, "rb", 0) as f:
            data.append(f.read())
    return source_hash(0, b"".join(data)).hex()


def _build():
    return sys.implementation.cache_tag + getattr(sys, "abiflags", "")


def library(cache):
    tag = "%s-%x-%s-%s" % (
        _build(),
        sys.hexversion,
        os.uname().machine,
        _digest(),
    )
    return os.path.join(cache, "native", tag, MODULE + ".so")


def load(path):
    """The engine; ImportError says why it cannot be had."""
    loader = ExtensionFileLoader(MODULE, path)
    spec = spec_from_file_location(MODULE, path, loader=loader)
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def of_version(folder):
    """The path below FOLDER of an engine for all builds of this version."""
    tag = "%s-%s" % (_build(), os.uname().machine)
    return os.path.join(folder, tag, MODULE + ".so")


def prebuilt():
    path = of_version(HERE + "/prebuilt")
    if not os.path.exists(path):
        return None, ""
    try:
        return load(path), ""
    except ImportError as error:
        return None, " (the one that came along does not fit: %s)" % error
