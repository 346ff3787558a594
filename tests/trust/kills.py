"""kills: prof-run, the driver and the profiled program are killed at each of their
calls and at random moments; then the same line again.

    kills: 1000 (prof-run 340, superlinear 330, python3 330), lost 0, doubled 0,
    broken 0

lost     a run that is not done in the end
doubled  a run that began while its receipt was there
broken   a plan or receipt that is not whole, a profile of another size than its
         receipt says, or what is left in the output or the temporary folder
"""

import glob
import json
import os
import random
import shutil
import signal
import subprocess
import time

import faulty

JOB = """
import os, sys
if os.path.exists("profiling/%s.run.json" % sys.argv[1]):
    open("doubled", "a").write(sys.argv[1])
def work(n):
    return sum(range(n))
for i in range(300):
    work(i)
"""
PLAN = {
    "meta": {"command": ["python3", "job.py", "{id}"]},
    "runs": [{"id": "a", "size": 1}, {"id": "b", "size": 2}],
}
LINE = "plan-next -a -f plan.json | prof-run -e native | plan-mark -f plan.json >out"
DRIVER = "exec superlinear --all -f plan.json -e native --report report.md >out"
# Who is killed: in which line, and the part of the paths at which.
VICTIMS = {
    "prof-run": (LINE, ""),
    "bash": (DRIVER, ""),
    "python3": (LINE, "profiling/"),
}


def prepare():
    """An empty folder with the plan."""
    here = os.getcwd()
    os.chdir("/")
    shutil.rmtree(here)
    os.mkdir(here)
    os.chdir(here)
    os.mkdir("tmp")
    with open("plan.json", "w") as plan:
        json.dump(PLAN, plan, indent=1)
    with open("job.py", "w") as job:
        job.write(JOB)


def start(line, env):
    return subprocess.Popen(
        ["sh", "-c", line], env=env, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def processes(name=None):
    """The processes that work in this folder, of this name."""
    found = []
    for path in glob.glob("/proc/[0-9]*"):
        try:
            with open(path + "/comm") as comm:
                if os.readlink(path + "/cwd") != os.getcwd():
                    continue
                pid, named = int(path[6:]), comm.read().strip()
        except OSError:
            continue
        if pid != os.getpid() and named.startswith(name or ""):
            found.append(pid)
    return found


def finish(line, env):
    """Runs a line to its end, and what it leaves."""
    process = start(line, env)
    status = process.wait()
    while processes():
        time.sleep(0.01)
    return status


def environment():
    return dict(os.environ, TMPDIR=os.path.abspath("tmp"))


def kill_at(name, site):
    """Runs the line of a program that is killed at a call."""
    line, _ = VICTIMS[name]
    env = faulty.environment(site + "KILL", FAULT_IN=name)
    env["TMPDIR"] = os.path.abspath("tmp")
    finish(line, env)
    return True


def kill_after(name, seconds):
    """The same after so long; False if it is not there then."""
    process = start(VICTIMS[name][0], environment())
    time.sleep(seconds)
    victims = processes(name)
    for pid in victims:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    process.wait()
    while processes():
        time.sleep(0.01)
    return victims != []


# ---- what must hold ----


def loads(path):
    try:
        with open(path) as file:
            return json.load(file)
    except ValueError:
        return None


def are_whole():
    """The plan, and each receipt with its profiles."""
    plan = loads("plan.json")
    if plan is None or [run["id"] for run in plan["runs"]] != ["a", "b"]:
        return False
    for path in glob.glob("profiling/*.run.json"):
        receipt = loads(path)
        if receipt is None:
            return False
        for profile in receipt["result"].get("profiles", ()):
            file = "profiling/" + profile["file"]
            if not os.path.exists(file) or os.path.getsize(file) != profile["bytes"]:
                return False
    return True


def names():
    """All that is here; a profile that was cut short is one."""
    walked = list(os.walk("."))
    paths = [os.path.join(f, name) for f, _, names in walked for name in names]
    return {path.replace(".early.", ".") for path in paths + [w[0] for w in walked]}


def age():
    """What a driver left is its successor's after a day."""
    for path in glob.glob("tmp/*") + glob.glob("**/*.part", recursive=True):
        os.utime(path, (0, 0))


def is_done(run, name):
    """A program that is killed has an end, too."""
    ended = ("done", "error") if name == "python3" else ("done",)
    return run.get("status") in ended


class Kills:
    def __init__(self):
        self.counts = dict.fromkeys(VICTIMS, 0)
        self.lost = self.doubled = self.broken = 0

    def tell(self, what, name, how):
        print("# %s: %s killed %s" % (what, name, how))
        return 1

    def check(self, name, how, left):
        """After a kill: the line again, and what came of both; LEFT: the names of
        an undisturbed run."""
        whole = are_whole()
        age()
        finish(VICTIMS[name][0], environment())
        self.counts[name] += 1
        runs = (loads("plan.json") or {"runs": [{}]})["runs"]
        if not all(is_done(run, name) for run in runs):
            self.lost += self.tell("lost", name, how)
        if os.path.exists("doubled"):
            self.doubled += self.tell("doubled", name, how)
        if not (whole and are_whole()):
            self.broken += self.tell("broken", name, how)
        elif not names() <= left:
            text = "left " + " ".join(sorted(names() - left))
            self.broken += self.tell(text, name, how)

    def of(self, name, count, draw):
        """At calls first, as many as there are, but half; then at random."""
        prepare()
        line, part = VICTIMS[name]
        env = faulty.environment("", FAULT_IN=name, FAULT_LOG=os.path.abspath("calls"))
        env["TMPDIR"] = os.path.abspath("tmp")
        began = time.monotonic()
        finish(line, env)
        most = time.monotonic() - began
        sites = faulty.sites("calls", part)
        left = names()
        for site in draw.sample(sites, min(len(sites), count // 2)):
            prepare()
            kill_at(name, site)
            self.check(name, "at " + site, left)
        while self.counts[name] < count:
            prepare()
            seconds = draw.uniform(0, most)
            if kill_after(name, seconds):
                self.check(name, "after %.3f s" % seconds, left)


def kills(count):
    all = Kills()
    draw = random.Random(count)
    for i, name in enumerate(VICTIMS):
        all.of(name, (count + i) // len(VICTIMS), draw)
    each = ", ".join("%s %d" % pair for pair in all.counts.items())
    text = "kills: %d (%s), lost %d, doubled %d, broken %d"
    total = sum(all.counts.values())
    print(text % (total, each, all.lost, all.doubled, all.broken))
    return all.lost + all.doubled + all.broken
