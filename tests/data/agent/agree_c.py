"""Do two profiles of one program agree on the C functions?

    agree_c.py A.pstat B.pstat FILE

All edges from functions of FILE to C functions must have the same calls and
primitive calls, and so must those from C functions to functions of FILE.
Prints the differences, or how many edges agree.
"""

import marshal
import sys


def load(path, file):
    with open(path, "rb") as f:
        stats = marshal.load(f)
    edges = {}
    for callee, (_, _, _, _, callers) in stats.items():
        for caller, counts in callers.items():
            files = callee[0], caller[0]
            if "~" in files and any(f.endswith("/" + file) for f in files):
                edges[caller[2], callee[2]] = counts[:2]
    return edges


def main(a_path, b_path, file):
    a, b = load(a_path, file), load(b_path, file)
    lines = [
        "%s: %s, not %s" % (key, a.get(key), b.get(key))
        for key in sorted(set(a) | set(b))
        if a.get(key) != b.get(key)
    ]
    print("\n".join(lines) or "%d agree" % len(a))


main(*sys.argv[1:])
