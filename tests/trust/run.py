#!/usr/bin/env python3
"""make trust: what must never happen, tried often. A line of figures each; the
status is 1 where one is not 0.

    $ make trust EDITS=1000 WORKERS=64
    edits: lost 0 of 1000, beside 64 workers
    kills: 68, at every call of plan-mark and plan-add: plans broken 0
    faults: 214, at every call of plan-mark and plan-add: answers wrong 0

edits   an editor saves a plan, in place and by replacing it, while workers mark
kills   a mark is killed before each of its calls: the plan is the old one or the
        new one, and the same line again marks it
faults  each call fails in each way: the answer is 4 and the plan the old one, or
        0 and it is the new one
"""

import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = "%s/build/%s/" % (TOP, os.environ.get("V") or "release")
BIN = BUILD + "bin/"
FAULTS = BUILD + "trust/faults.so"
PROGRAMS = (
    ("plan-mark", '{"type":"run","id":"r1","status":"done","attempt":1,"result":{}}\n'),
    ("plan-add", '{"type":"run","id":"new","size":1,"status":"pending"}\n'),
)
ERRORS = "ENOSPC EDQUOT EFBIG EROFS EIO EMFILE EINTR SHORT".split()
CALLS = "open write read fsync close stat rename exchange".split()


def new_plan(path, runs):
    rows = [{"id": "r%d" % i, "status": "pending"} for i in range(runs)]
    with open(path, "w") as out:
        json.dump({"edits": [], "runs": rows}, out, indent=2)


# ---- edits ----

WORKER = 'attempt=0; while [ ! -e stop ]; do attempt=$((attempt + 1)); printf ' \
    '\'{"type":"run","id":"%s","status":"done","attempt":%d}\\n\' "$0" $attempt | ' \
    '"$1" -f plan.json >/dev/null 2>&1; done'


def save(text, in_place):
    if not in_place:
        with open("plan.new", "w") as out:
            out.write(text)
        os.replace("plan.new", "plan.json")
        return
    with open("plan.json", "w") as out:
        out.write(text)


def edits(count, workers):
    new_plan("plan.json", workers)
    running = [
        subprocess.Popen(["sh", "-c", WORKER, "r%d" % i, BIN + "plan-mark"])
        for i in range(workers)
    ]
    lost, last = 0, -1
    for i in range(count):
        with open("plan.json") as plan:
            tree = json.load(plan)
        lost += last >= 0 and last not in tree["edits"]
        tree["edits"] = [last, i]
        save(json.dumps(tree, indent=2), i % 2 == 0)
        last = i
    open("stop", "w").close()
    for worker in running:
        worker.wait()
    with open("plan.json") as plan:
        lost += last not in json.load(plan)["edits"]
    print("edits: lost %d of %d, beside %d workers" % (lost, count, workers))
    return lost


# ---- kills and faults ----


def fed(program, text, fault=None):
    """The status of a program that changes the plan, with this fault."""
    env = dict(os.environ)
    if fault:
        options = env.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        env.update(LD_PRELOAD=FAULTS, FAULT=fault, ASAN_OPTIONS=options)
    return subprocess.run(
        [BIN + program, "-f", "plan.json"],
        input=text.encode(),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ).returncode


def read_plan():
    with open("plan.json") as plan:
        return json.load(plan)


def states(program, text):
    """The plan without the change and with it."""
    new_plan("plan.json", 3)
    old = read_plan()
    fed(program, text)
    return old, read_plan()


def kills():
    total = broken = 0
    for program, text in PROGRAMS:
        old, new = states(program, text)
        for call in CALLS:
            number = 1
            while True:
                new_plan("plan.json", 3)
                if fed(program, text, "%s:%d:KILL" % (call, number)) != -9:
                    break
                total += 1
                number += 1
                broken += read_plan() not in (old, new)
                fed(program, text)
                broken += read_plan() != new
    text = "kills: %d, at every call of plan-mark and plan-add: plans broken %d"
    print(text % (total, broken))
    return broken


def sites(program, text, call):
    """How often a program comes to a call."""
    new_plan("plan.json", 3)
    number = 1
    while fed(program, text, "%s:%d:KILL" % (call, number)) == -9:
        new_plan("plan.json", 3)
        number += 1
    return number - 1


def faults():
    total = wrong = 0
    for program, text in PROGRAMS:
        old, new = states(program, text)
        for call in CALLS:
            for number in range(1, sites(program, text, call) + 1):
                for error in ERRORS:
                    new_plan("plan.json", 3)
                    fault = "%s:%d:%s" % (call, number, error)
                    status = fed(program, text, fault)
                    plan = read_plan()
                    total += 1
                    if plan == (old if status == 4 else new) and status in (0, 4):
                        continue
                    if status == 4 and plan == new:
                        continue  # it is marked, and could not be passed on
                    wrong += 1
                    print("# %s %s: status %d" % (program, fault, status))
    text = "faults: %d, at every call of plan-mark and plan-add: answers wrong %d"
    print(text % (total, wrong))
    return wrong


def main():
    count = int(os.environ.get("EDITS") or 1000)
    workers = int(os.environ.get("WORKERS") or 64)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        bad = edits(count, workers) + kills() + faults()
        os.chdir("/")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
