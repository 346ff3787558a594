"""edits, marks, faults: a plan beside an editor, kills, and a system that fails.

    edits: lost 0 of 1000, beside 64 workers
    marks: kills 147, at every call of plan-mark and plan-add: plans broken 0
    faults: 1176, at every call of plan-mark and plan-add: answers wrong 0

edits   an editor saves a plan, in place and by replacing it, while workers mark
marks   a mark is killed before each of its calls: the plan is the old one or the
        new one, and the same line again marks it
faults  each call fails in each way: the answer is 4 and the plan the old one, or
        0 and it is the new one
"""

import json
import os
import subprocess
import time

import faulty

PROGRAMS = (
    ("plan-mark", '{"type":"run","id":"r1","status":"done","attempt":1,"result":{}}\n'),
    ("plan-add", '{"type":"run","id":"new","size":1,"status":"pending"}\n'),
)
ERRORS = "ENOSPC EDQUOT EFBIG EROFS EIO EMFILE EINTR SHORT".split()
WORKER = """
while [ ! -e stop ]; do
	attempt=$((attempt + 1))
	printf '{"type":"run","id":"%s","status":"done","attempt":%d}\\n' "$0" $attempt |
		plan-mark -f plan.json >/dev/null 2>&1
done"""


def new_plan(runs):
    rows = [{"id": "r%d" % i, "status": "pending"} for i in range(runs)]
    with open("plan.json", "w") as out:
        json.dump({"edits": [], "runs": rows}, out, indent=2)


def read_plan():
    with open("plan.json") as plan:
        return json.load(plan)


# ---- edits ----


def save(text, in_place):
    path = "plan.json" if in_place else "plan.new"
    with open(path, "w") as out:
        out.write(text)
    os.replace(path, "plan.json")


def plan_with(edits):
    """The plan, as soon as it has these: what was edited while a mark exchanged the
    files is beside the plan for a moment, and comes back. After five seconds it
    is lost."""
    end = time.monotonic() + 5
    tree = read_plan()
    while not set(edits) <= set(tree["edits"]) and time.monotonic() < end:
        time.sleep(0.01)
        tree = read_plan()
    return tree


def edits(count, workers):
    new_plan(workers)
    running = [
        subprocess.Popen(["sh", "-c", WORKER, "r%d" % i]) for i in range(workers)
    ]
    lost, last = 0, []
    for i in range(count):
        tree = plan_with(last)
        lost += not set(last) <= set(tree["edits"])
        tree["edits"] = last + [i]
        save(json.dumps(tree, indent=2), i % 2 == 0)
        last = [i]
    open("stop", "w").close()
    for worker in running:
        worker.wait()
    lost += not set(last) <= set(read_plan()["edits"])
    print("edits: lost %d of %d, beside %d workers" % (lost, count, workers))
    return lost


# ---- marks and faults ----


def fed(program, text, fault="", **more):
    """The status of a program that changes a new plan, with this fault, and what
    the plan then is."""
    return subprocess.run(
        [program, "-f", "plan.json"],
        input=text.encode(),
        env=faulty.environment(fault, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).returncode


def walk():
    """Each program, its input, each of its calls, the plan without the change
    and with it; the plan is new."""
    for program, text in PROGRAMS:
        new_plan(3)
        old = read_plan()
        fed(program, text, FAULT_LOG=os.path.abspath("calls"))
        new = read_plan()
        for site in faulty.sites("calls"):
            yield program, text, site, old, new


def marks():
    total = broken = 0
    for program, text, site, old, new in walk():
        new_plan(3)
        killed = fed(program, text, site + "KILL") == -9
        between = read_plan() in (old, new)
        fed(program, text)
        total += 1
        if not (killed and between and read_plan() == new):
            broken += 1
            print("# %s %sKILL" % (program, site))
    text = "marks: kills %d, at every call of plan-mark and plan-add: plans broken %d"
    print(text % (total, broken))
    return broken


def faults():
    total = wrong = 0
    for program, text, site, old, new in walk():
        for error in ERRORS:
            new_plan(3)
            status = fed(program, text, site + error)
            plan = read_plan()
            total += 1
            # With 4 it may be marked, and could not be passed on.
            if plan in ((old, new) if status == 4 else (new,)) and status in (0, 4):
                continue
            wrong += 1
            print("# %s %s%s: status %d" % (program, site, error, status))
    text = "faults: %d, at every call of plan-mark and plan-add: answers wrong %d"
    print(text % (total, wrong))
    return wrong
