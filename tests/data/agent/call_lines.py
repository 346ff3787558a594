"""Where calls come from, by the checkpoints in a folder.

    call_lines.py DIR PROGRAM   each edge of PROGRAM whose line has not the
                                comment MOST: caller, callee, line; at last how
                                many have
"""

import glob
import json
import os
import sys


def main(folder, program):
    with open(program, encoding="utf-8") as f:
        marked = {i for i, line in enumerate(f, 1) if "# MOST" in line}
    (path,) = glob.glob(folder + "/*.points")
    names, found = {}, 0
    with open(path, encoding="utf-8") as f:
        for kind, *rest in map(json.loads, list(f)[1:]):
            if kind == "f":
                names[rest[0]] = rest[1:]
            if kind != "l":
                continue
            caller, callee = names[rest[0]], names[rest[1]]
            if os.path.basename(caller[0]) != os.path.basename(program):
                continue
            if caller[2] in ("<module>", "main") and callee[2] != "recurs":
                continue
            found += rest[2] in marked
            if rest[2] not in marked:
                print(caller[2], callee[2], rest[2])
    print(found)


main(*sys.argv[1:])
