"""Do two profiles of one program agree?

    agree.py A.pstat A.funcs.csv B.pstat FILE

B is cProfile's or YAPPI's, A is native. Every function of FILE must have the
same calls once resumptions are added (as coroutines are counted by YAPPI, or
without them), and functions that are never resumed the same primitive calls
and, where no built-in calls them, the same edges.
Prints the differences, or how many functions agree.
"""

import csv
import marshal
import sys


def load(path, file):
    with open(path, "rb") as f:
        stats = marshal.load(f)
    return {k: v for k, v in stats.items() if k[0].endswith("/" + file)}


def main(a_path, csv_path, b_path, file):
    a, b = load(a_path, file), load(b_path, file)
    with open(csv_path, newline="") as f:
        resumed = {
            (r["module"], int(r["lineno"]), r["name"]): int(r["resumptions"])
            for r in csv.DictReader(f)
        }
    lines = ["only one: %s" % (k,) for k in set(a) ^ set(b)]
    for key in sorted(set(a) & set(b)):
        (cc, nc, _, _, callers), (bcc, bnc, _, _, bcallers) = a[key], b[key]
        more = resumed[key]
        if bnc not in (nc, nc + more):
            lines.append("%s: %d + %d, not %d" % (key, nc, more, bnc))
        if more:
            continue
        if cc != bcc:
            lines.append("%s: primitive %d, not %d" % (key, cc, bcc))
        if any(not caller[0].endswith(".py") for caller in bcallers):
            continue
        for caller, counts in callers.items():
            other = bcallers.get(caller)
            if caller in a and not resumed[caller] and other is not None:
                if counts[0] != other[0]:
                    text = "%s from %s: %d, not %d"
                    lines.append(text % (key, caller, counts[0], other[0]))
    print("\n".join(lines) or "%d agree" % len(a))


main(*sys.argv[1:])
