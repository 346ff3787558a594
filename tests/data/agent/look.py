"""What the agent left in a folder, for the tests.

    look.py DIR images              one line an image: argv0 image phase ended
    look.py DIR get KEY             that key of the status, where one image is
    look.py DIR notes               codes of the notes, all images
    look.py DIR calls NAME          nc/cc of the pstat, and leaf calls by image
    look.py DIR edge CALLER CALLEE  nc/cc of that edge
    look.py DIR outermost CALLER CALLEE  took it what CALLER's calls took?
    look.py DIR many              how many of many.py's are not as it says
    look.py DIR row NAME COLUMN     that field of the CSV
    look.py DIR threads             names of the threads, sorted
    look.py DIR sound               all files agree with the contract
"""

import csv
import glob
import json
import marshal
import math
import os
import pstats
import sys

HEADER = (
    "full_name,module,lineno,name,ncall,nactualcall,"
    "ttot_s,tsub_s,tavg_s,ctx_name"
)


def statuses(folder):
    found = []
    for path in sorted(glob.glob(folder + "/*.status.json")):
        with open(path, encoding="ascii") as f:
            found.append((path[: -len(".status.json")], json.load(f)))
    return found


def stats_of(stem):
    if not os.path.exists(stem + ".pstat"):
        return {}
    with open(stem + ".pstat", "rb") as f:
        return marshal.load(f)


def last(name):
    return name.rsplit(".", 1)[-1]


def rows_of(stem):
    if not os.path.exists(stem + ".funcs.csv"):
        return []
    with open(stem + ".funcs.csv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def calls(folder, name):
    for stem, _ in statuses(folder):
        for key, value in stats_of(stem).items():
            if last(key[2]) == name:
                yield "%d/%d" % (value[1], value[0])


def edge(folder, caller, callee):
    for stem, _ in statuses(folder):
        for key, value in stats_of(stem).items():
            if last(key[2]) == callee:
                for key, value in value[4].items():
                    if last(key[2]) == caller:
                        yield "%d/%d" % value[:2]


def outermost(folder, caller, callee):
    """Did a function take what its calls by CALLER took, no more?"""
    for stem, _ in statuses(folder):
        for key, (_, _, _, total, callers) in stats_of(stem).items():
            if last(key[2]) == callee:
                edges = {last(k[2]): v[3] for k, v in callers.items()}
                yield near(total, edges[caller])


def many(folder):
    """How many of many.py's functions were not called as it says."""
    wanted = {"f%d" % i: {"one": 30} for i in range(2000)}
    for i in list(range(0, 2000, 10)) + [7]:
        wanted["f%d" % i]["other"] = 270
    for stem, _ in statuses(folder):
        found = {
            last(key[2]): {last(k[2]): v[0] for k, v in value[4].items()}
            for key, value in stats_of(stem).items()
        }
        wrong = [name for name in wanted if found.get(name) != wanted[name]]
        yield "%d wrong" % len(wrong)


def near(x, y):
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def sound_image(stem, status):
    stats, rows = stats_of(stem), rows_of(stem)
    assert bool(stats) == bool(rows), "one table without the other"
    if not stats:
        assert status["threads_total_s"] is None
        return
    assert status["phase"] == "saved" or status["engine"] == "native"
    pstats.Stats(stem + ".pstat")
    with open(stem + ".funcs.csv", "rb") as f:
        data = f.read()
    more = ",resumptions" if status["engine"] == "native" else ""
    assert data.startswith((HEADER + more).encode() + b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    order = [(r["ttot_s"] == "", -float(r["ttot_s"] or 0)) for r in rows]
    assert order == sorted(order), "order"
    named = {(r["module"], int(r["lineno"]), r["name"]): r for r in rows}
    assert set(named) == set(stats), "functions differ"
    listed = 0.0
    for key, (cc, nc, tt, ct, callers) in stats.items():
        row = named[key]
        assert cc <= nc and nc > 0, key
        assert (int(row["ncall"]), int(row["nactualcall"])) == (nc, cc)
        times = [row[c] for c in ("ttot_s", "tsub_s", "tavg_s")]
        if cc == 0:
            assert times == ["", "", ""] and tt == ct == 0.0, key
        else:
            ttot, tsub, tavg = map(float, times)
            assert (ttot, tsub) == (ct, tt) and near(tavg, ct / nc), key
            assert tt >= 0 and ct >= 0, key
            listed += tt
        for caller, counts in callers.items():
            assert caller in stats, "caller without a row"
            assert len(counts) == 4 and counts[1] <= counts[0], key
        assert sum(c[0] for c in callers.values()) <= nc + 1, key
        text = "%s:%d %s" % key
        assert "/lib/agent/" not in text, text
        assert "yappi" not in text and "_lsprof" not in text, text
        assert " at 0x" not in text, text
        assert not text.startswith(os.environ["HOME"] + "/"), text
        assert not text.startswith(os.environ.get("TMPDIR", "/tmp") + "/")
    with open(stem + ".threads.csv", encoding="utf-8", newline="") as f:
        threads = list(csv.DictReader(f))
    total = sum(float(t["ttot_s"]) for t in threads)
    if status["engine"] == "native":
        assert total - listed > -1e-9 * len(rows), "unaccounted"
        return
    assert near(total, status["threads_total_s"]), "threads' total"
    assert near(total - listed, status["unaccounted_s"]), "unaccounted"


def sound(folder):
    for stem, status in statuses(folder):
        base = "%d.%d" % (status["pid"], status["image"])
        assert os.path.basename(stem) == base
        assert all(set(n) == {"code", "text"} for n in status["notes"])
        sound_image(stem, status)
    left = glob.glob(folder + "/*.tmp")
    assert not left, left
    return ["sound"]


def main(folder, what, *args):
    found = statuses(folder)
    if what == "images":
        keys = ("argv0", "image", "phase", "ended")
        lines = sorted(" ".join(str(s[k]) for k in keys) for _, s in found)
    elif what == "get":
        assert len(found) == 1, "%d images" % len(found)
        lines = [json.dumps(found[0][1][args[0]]).strip('"')]
    elif what == "notes":
        lines = [n["code"] for _, s in found for n in s["notes"]]
    elif what == "calls":
        lines = sorted(calls(folder, *args))
    elif what == "edge":
        lines = edge(folder, *args)
    elif what == "many":
        lines = many(folder)
    elif what == "outermost":
        lines = [str(same) for same in outermost(folder, *args)]
    elif what == "row":
        name, column = args
        rows = [r for stem, _ in found for r in rows_of(stem)]
        lines = [r[column] for r in rows if last(r["name"]) == name]
    elif what == "threads":
        lines = []
        for stem, _ in found:
            with open(stem + ".threads.csv", newline="") as f:
                lines += sorted(r["name"] for r in csv.DictReader(f))
    else:
        lines = sound(folder)
    print("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
