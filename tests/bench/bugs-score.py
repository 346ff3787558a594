"""Compares what prof-cause blamed with what is known: see bugs.sh.

    prof-cause | bugs-score.py NAME VARIANT CULPRITS STREAM ANSWERS
    bugs-score.py ANSWERS

The first prints a line for one case and appends its answer to the file
ANSWERS; the second prints the figures.
"""

import json
import math
import os
import sys

# The usual bounds of the classic way.
STEEP = 1.5
SHARE = 0.02


def bare(name):
    return name.rsplit(".", 1)[-1]


def place(names, culprits):
    """1 for the first of NAMES; 0 where none is right."""
    for at, name in enumerate(names, 1):
        if bare(name) in culprits:
            return at
    return 0


def classic(stream):
    """Names of steep functions by inclusive time, dearest first: the exponent
    from the first size to the last."""
    sizes, times, names, self_time = set(), {}, {}, {}
    with open(stream) as lines:
        for line in lines:
            row = json.loads(line)
            if row["type"] != "func" or row["kind"] == "wait":
                continue
            n, key = row["size"], row["full_name"]
            sizes.add(n)
            names[key] = row["name"]
            times.setdefault(key, {})[n] = row.get("ttot_s") or 0
            self_time[n] = self_time.get(n, 0) + (row.get("tsub_s") or 0)
    low, high = min(sizes), max(sizes)
    steep = []
    for key, of_size in times.items():
        first, last = of_size.get(low, 0), of_size.get(high, 0)
        if first <= 0 or last < SHARE * self_time[high]:
            continue
        if math.log(last / first) / math.log(high / low) > STEEP:
            steep.append((-last, names[key]))
    return [name for _, name in sorted(steep)]


def judge(name, variant, culprits, stream, answers):
    blamed, firm, seconds, text, outcome = [], [], 0, [], "none"
    for line in sys.stdin:
        row = json.loads(line)
        if row["type"] == "run":
            result = row.get("result", {})
            seconds = max(seconds, result.get("wall_seconds_total") or 0)
        if row["type"] == "answer" and "within" not in row:
            outcome = row["outcome"]
        if row["type"] == "cause":
            blamed.append(row["name"])
            if row["confidence"] == "firm":
                firm.append(row["name"])
            text.append(f"{row['name']} {row.get('p_own', 0):.2f} "
                        f"{row['confidence'][:4]} "
                        f"{100 * row.get('share', 0):.0f}%")
    old = classic(stream)
    bad = variant == "bad"
    found = place(blamed, culprits)
    right = found == 1 if bad else not blamed
    print(f"{'ok  ' if right else 'MISS' if bad else 'CRY '} "
          f"{os.path.basename(name):20} {variant:5} {seconds:6.2f} s  "
          f"{', '.join(text[:4]) or 'nobody, ' + outcome}", flush=True)
    with open(answers, "a") as out:
        json.dump({"bad": bad, "outcome": outcome, "ours": found,
                   "blamed": len(blamed),
                   "wrong": bool(firm) and not place(firm, culprits),
                   "classic": place(old, culprits),
                   "classic_blamed": len(old)}, out)
        out.write("\n")


def figures(answers):
    with open(answers) as lines:
        rows = [json.loads(line) for line in lines]
    bad = [row for row in rows if row["bad"]]
    clean = [row for row in rows if not row["bad"]]
    for title, found, blamed in (("superlinear", "ours", "blamed"),
                                 ("classic", "classic", "classic_blamed")):
        print(f"{title:12} culprit first "
              f"{sum(row[found] == 1 for row in bad)} of {len(bad)}, "
              f"in the top three "
              f"{sum(1 <= row[found] <= 3 for row in bad)} of {len(bad)}, "
              f"clean {sum(row[blamed] == 0 for row in clean)} "
              f"of {len(clean)}")
    print(f"firm         false alarms {sum(row['wrong'] for row in clean)} of "
          f"{len(clean)}, culprit not among the firm ones "
          f"{sum(row['wrong'] for row in bad)} of {len(bad)}")
    print("clean ones   " + ", ".join(
        f"{outcome} {sum(row['outcome'] == outcome for row in clean)}"
        for outcome in ("clean", "mostly-clean", "open", "grows")))


if len(sys.argv) == 2:
    figures(sys.argv[1])
else:
    judge(sys.argv[1], sys.argv[2], sys.argv[3].split(), *sys.argv[4:])
