"""limits: runs where files, bytes of a file, memory, processes or room are scarce,
floods of output, orphans, and many runs in a row.

    limits: cases 58, wrong 0 (done 31, pending 22, the program fails 5), 200 in a
    row, skipped 0

Whatever is scarce: where the program ends well without us its run is done, with its
output and a profile that is whole, or prof-run says that the system failed (4) and
the run is pending, without a receipt.
"""

import glob
import json
import os
import shutil
import subprocess

import faulty
import kills

JOB = """
def work(n):
    return sum(range(n))
for i in range(2000):
    work(i)
print("the end")
"""
FLOOD = 'for i in range(40000): print("x" * 1000)'
ORPHAN = """
import os, time
if os.fork() == 0:
    os.setsid()
    os.closerange(0, 99)
    time.sleep(600)
"""
# What the last and the first of many runs find open in prof-run.
COUNT = 'import os; print(len(os.listdir("/proc/%d/fd" % os.getppid())))'
LOG_MAX = 17 << 20
ULIMITS = (
    ["ulimit -n %d" % n for n in (6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 64)]
    + ["ulimit -f %d" % n for n in (0, 1, 2, 4, 8, 16, 32, 64, 128)]
    + ["ulimit -v %d" % (n << 10) for n in (4, 8, 16, 24, 32, 48, 64, 96, 128, 192)]
    # AddressSanitizer takes all there is.
    * (os.environ.get("V") != "asan")
)
MOUNTS = (
    ["mount -t tmpfs -o size=%dk none profiling" % n for n in (4, 40, 80, 200)]
    + ["mount -t tmpfs -o ro none profiling"]
    + ["mount -t tmpfs -o size=4k none tmp"]
    + ["mount -t tmpfs -o nr_inodes=%d none profiling" % n for n in (1, 3, 5, 8, 12)]
)
UNSHARE = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-rm"]
RUN = ["prof-run", "-e", "native"]


def execute(command, text=b"", env=None):
    env = dict(env or os.environ, TMPDIR=os.path.abspath("tmp"))
    return subprocess.run(
        command, input=text, env=env, capture_output=True, timeout=300
    )


def ticket(*command):
    line = {"type": "run", "id": "a", "size": 1, "command": command}
    return json.dumps(line).encode() + b"\n"


def reset():
    for folder in ("profiling", "tmp", "saved"):
        shutil.rmtree(folder, ignore_errors=True)
    os.mkdir("profiling")
    os.mkdir("tmp")


def last_state(output):
    """What the last run line says."""
    lines = [json.loads(line) for line in output.splitlines() if line.startswith(b"{")]
    return lines[-1].get("status") if lines else None


def is_kept(output):
    """The output of the program, and its profile by the receipt."""
    with open("profiling/a.log", "rb") as log:
        told = log.read()
    with open("profiling/a.run.json", "rb") as receipt:
        read = execute(["prof-parse", "-o", "jsonl"], receipt.read()).stdout
    calls = [
        line["ncall"]
        for line in map(json.loads, read.splitlines())
        if line["type"] == "func" and line["point"] == "" and line["name"] == "work"
    ]
    return told == output and calls == [2000]


class Cases:
    def __init__(self):
        self.count = self.wrong = self.done = self.pending = self.failing = 0

    def tell(self, right, name, text):
        self.count += 1
        if not right:
            self.wrong += 1
            print("# %s: %s" % (name, text))

    def judge(self, name, bare, ran):
        state = last_state(ran.stdout)
        text = "status %d, run %s" % (ran.returncode, state)
        if bare.returncode != 0:
            self.failing += 1
            self.tell(ran.returncode > 0 and state != "done", name, text)
        elif state == "done":
            self.done += 1
            kept = ran.returncode == 0 and is_kept(bare.stdout)
            self.tell(kept, name, "done, but not all is there")
        else:
            self.pending += 1
            made = os.path.exists("profiling/a.run.json")
            right = ran.returncode == 4 and state != "error" and not made
            self.tell(right, name, text + (", a receipt" if made else ""))

    def limit(self, scarce):
        within = ["sh", "-c", scarce + '; exec "$@"', "sh"]
        reset()
        bare = execute(within + ["python3", "job.py"])
        ran = execute(within + RUN, ticket("python3", "job.py"))
        self.judge(scarce, bare, ran)

    def mount(self, scarce):
        save = '; "$@"; status=$?; cp -r profiling saved; exit $status'
        reset()
        bare = execute(["python3", "job.py"])
        within = UNSHARE + ["sh", "-c", scarce + save, "sh"]
        ran = execute(within + RUN, ticket("python3", "job.py"))
        shutil.rmtree("profiling")
        os.rename("saved", "profiling")
        self.judge(scarce, bare, ran)

    def processes(self):
        """Each fork of prof-run fails."""
        log = os.path.abspath("calls")
        reset()
        env = faulty.environment("", FAULT_LOG=log, FAULT_IN="prof-run")
        bare = execute(["python3", "job.py"])
        execute(RUN, ticket("python3", "job.py"), env)
        for site in faulty.sites("calls"):
            if site.startswith("fork"):
                reset()
                env = faulty.environment(site + "EAGAIN", FAULT_IN="prof-run")
                ran = execute(RUN, ticket("python3", "job.py"), env)
                self.judge(site + "EAGAIN", bare, ran)

    def flood(self):
        reset()
        ran = execute(RUN, ticket("python3", "-c", FLOOD))
        right = last_state(ran.stdout) == "done"
        right = right and os.path.getsize("profiling/a.log") < LOG_MAX
        self.tell(right, "flood", "status %d" % ran.returncode)

    def orphan(self):
        reset()
        ran = execute(RUN, ticket("python3", "-c", ORPHAN))
        right = last_state(ran.stdout) == "done" and not kills.processes("python3")
        self.tell(right, "orphan", "status %d" % ran.returncode)

    def row(self, count):
        """Each is done, and nothing of one stays open in the next."""
        reset()
        line = lambda i: ticket("python3", "-c", COUNT).replace(b'"a"', b'"r%d"' % i)
        ran = execute(RUN, b"".join(line(i) for i in range(count)))
        opened = []
        for i in (0, count - 1):
            with open("profiling/r%d.log" % i) as log:
                opened.append(log.read())
        done = ran.stdout.count(b'"status":"done"')
        right = done == count and opened[0] == opened[1] and os.listdir("tmp") == []
        right = right and len(glob.glob("profiling/*.run.json")) == count
        right = right and glob.glob("profiling/.r*") == []
        self.tell(right, "%d in a row" % count, "%d done, open %s" % (done, opened))


def limits(count):
    cases = Cases()
    with open("job.py", "w") as job:
        job.write(JOB)
    # The engine is compiled without limits.
    reset()
    execute(RUN, ticket("python3", "job.py"))
    for scarce in ULIMITS:
        cases.limit(scarce)
    can_mount = execute(UNSHARE + ["sh", "-c", MOUNTS[0]]).returncode == 0
    for scarce in MOUNTS if can_mount else ():
        cases.mount(scarce)
    cases.processes()
    cases.flood()
    cases.orphan()
    cases.row(count)
    text = "limits: cases %d, wrong %d (done %d, pending %d, the program fails %d), "
    print(
        (text + "%d in a row, skipped %d")
        % (
            cases.count,
            cases.wrong,
            cases.done,
            cases.pending,
            cases.failing,
            count,
            0 if can_mount else len(MOUNTS),
        )
    )
    return cases.wrong
