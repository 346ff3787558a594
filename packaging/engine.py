"""Compiles the native engine for the Python that runs this, for machines with an
older glibc than this one.

    python3.12 -I -S packaging/engine.py FOLDER "gcc" "zig cc -target ..."
        FOLDER/cpython-312-x86_64/_superlinear_native.so

One command compiles it, the other links it.
"""

import os
import subprocess
import sys
import sysconfig

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../lib/agent/python/native"))
sys.dont_write_bytecode = True

import build  # noqa: E402
import place  # noqa: E402

LINK = "-O2 -shared -s -Wl,-z,relro,-z,now,-z,noexecstack".split()


def main(folder, compiler, linker):
    library = place.of_version(folder)
    os.makedirs(os.path.dirname(library), exist_ok=True)
    whole = library + ".o"
    flags = [flag for flag in build.FLAGS if flag != "-shared"]
    include = sysconfig.get_paths()["include"]
    prefix = "-ffile-prefix-map=%s=." % os.path.dirname(HERE)
    subprocess.run(
        compiler.split()
        + flags
        + [prefix, "-I" + include, "-I" + os.path.join(include, "internal")]
        + ["-r", "-nostdlib", "-o", whole]
        + [os.path.join(place.HERE, name) for name in place.SOURCES],
        check=True,
    )
    subprocess.run(
        linker.split() + LINK + ["-o", library, whole, "-lm", "-lpthread"],
        check=True,
    )
    os.remove(whole)


if __name__ == "__main__":
    main(*sys.argv[1:])
