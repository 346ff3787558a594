"""Compiles the native engine for the interpreter that runs this, once, unless one
that fits it came along.

    python3 -I -S build.py ~/.cache/superlinear

Prints the path of the library (exit 0), or a sentence that says what is
missing (exit 1). $CC names the compiler; without it cc, gcc or clang. The
file is renamed when complete, so that several processes may build at once.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import place  # noqa: E402

FLAGS = (
    "-std=c17 -D_GNU_SOURCE -O2 -fPIC -shared -fvisibility=hidden -fno-strict-aliasing "
    "-fno-semantic-interposition -pthread"
).split()


def compiler():
    """The words of the compiler's command, or None."""
    import shlex
    import shutil

    for text in (os.environ.get("CC", ""), "cc", "gcc", "clang"):
        words = shlex.split(text)
        if words and shutil.which(words[0]):
            return words
    return None


def compile_to(library):
    """None, or a sentence that says what went wrong."""
    import subprocess
    import sysconfig

    cc = compiler()
    if cc is None:
        return (
            "the native engine is compiled at its first use, and there is no "
            "C compiler: install gcc, or use another engine"
        )
    include = sysconfig.get_paths()["include"]
    if not os.path.exists(os.path.join(include, "Python.h")):
        return (
            "the native engine is compiled at its first use, and %s has no "
            "Python.h: install the headers of this Python (python%d.%d-dev), "
            "or use another engine" % ((include,) + sys.version_info[:2])
        )
    folder = os.path.dirname(library)
    temporary = "%s.%d.tmp" % (library, os.getpid())
    paths = ["-I" + include, "-I" + os.path.join(include, "internal")]
    sources = [os.path.join(place.HERE, name) for name in place.SOURCES]
    try:
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(
            cc + FLAGS + paths + ["-o", temporary] + sources + ["-lm"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode == 0:
            os.replace(temporary, library)
            return None
    except OSError as error:
        return "the native engine cannot be compiled: %s" % error
    finally:
        if os.path.exists(temporary):
            os.remove(temporary)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    first = [line for line in lines if "error" in line] or lines or ["?"]
    return "the native engine cannot be compiled: " + first[0]


def find(cache):
    """(path, None), or (None, a sentence)"""
    problem = place.refusal()
    if problem is not None:
        return None, problem
    engine, unfit = place.prebuilt()
    if engine is not None:
        remember(cache)
        return engine.__spec__.origin, None
    library = place.library(cache)
    if not os.path.exists(library):
        problem = compile_to(library)
    return (library, None) if problem is None else (None, problem + unfit)


def remember(cache):
    """The folder in which prof-run keeps a link to the library, if it can be."""
    try:
        os.makedirs(os.path.join(cache, "native"), exist_ok=True)
    except OSError:
        pass


def main(cache):
    os.umask(0o077)  # code that is loaded: nobody else may write it
    library, problem = find(cache)
    print(problem or library)
    return problem is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
