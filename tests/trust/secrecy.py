"""secrets: what a program has in its arguments, environment, files, variables,
exceptions and output is in nothing that a run leaves, but for what SECURITY in
superlinear(7) says: output and tracebacks in the log, which nobody else can read,
arguments in the plan.

    secrets: 0 found in 67 files of 8 ways to run, but in logs 16 and plans 1
"""

import json
import os
import stat
import subprocess

# A word of its own in each place, also in pieces that the program puts together.
PLACES = "argument environment file local key exception output".split()
WORD = "s3cr3t"
JOB = """
import os, sys, threading
def secret(place):
    return "-".join(["s3", "cr3t"]).replace("-", "") + "-" + place
def hold(value, n):
    kept = [value] * n
    table = {secret("key"): kept, value: n}
    for item in kept:
        if item in table:
            yield len(table[item]) if item != value else n
def work(value, n):
    for i in range(n):
        sum(hold(value, 20))
        (lambda token: token.upper())(value)
    return value
values = [sys.argv[1], os.environ["TOKEN"], open("private.txt").read(), secret("local")]
thread = threading.Thread(target=work, args=(values[0], 50), name="worker")
if len(sys.argv) < 3:
    thread.start()
    thread.join()
for value in values:
    work(value, 100)
print(secret("output"))
print(secret("output"), file=sys.stderr, flush=True)
raise ValueError(secret("exception"))
"""
ENGINES = (
    ["native"],
    ["native", "--builtins"],
    ["native", "--memory"],
    ["yappi"],
    ["cprofile"],
    ["none"],
    ["callgrind"],
)


def environment():
    secret = WORD + "-environment"
    return dict(os.environ, TOKEN=secret, TMPDIR=os.path.abspath("tmp"))


def run(command, text=None):
    subprocess.run(
        command,
        input=text,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def make():
    """Each way to run; the plan's is that of the driver."""
    os.mkdir("tmp")
    with open("private.txt", "w") as file:
        file.write(WORD + "-file")
    with open("job.py", "w") as file:
        file.write(JOB)
    argument = WORD + "-argument"
    for engine in ENGINES:
        name = "".join(engine)
        job = ["python3", "job.py", argument]
        if engine == ["callgrind"]:
            job = ["sh", "-c", "echo %s-output; cat private.txt" % WORD, argument]
        job += ["alone"] * (engine == ["cprofile"])
        ticket = '{"type":"run","id":"%s","command":["%s"],"invariants":{"key":1}}\n'
        line = ticket % (name, '","'.join(job))
        run(["prof-run", "-e"] + engine, line.encode())
        run(["prof-run", "-e"] + engine + ["--id", "one-" + name] + job)
    job = ["python3", "job.py", argument]
    run(["superlinear", "--report", "single.html", "--"] + job)
    run(["superlinear", "--sizes", "1,2", "--report", "sizes.html", "--"] + job + ["{size}"])
    with open("plan.json", "w") as plan:
        json.dump({"runs": [{"id": "p", "size": 1, "command": job}]}, plan)
    run(["superlinear", "--all", "-f", "plan.json", "--report", "report.md"])


def places_in(path):
    with open(path, "rb") as file:
        data = file.read()
    return [place for place in PLACES if ("%s-%s" % (WORD, place)).encode() in data]


def secrets():
    make()
    found = files = logs = plans = 0
    for folder, _, names in os.walk("."):
        for name in names:
            path = os.path.join(folder, name)
            if path in ("./private.txt", "./job.py"):
                continue
            files += 1
            places = places_in(path)
            mode = stat.S_IMODE(os.stat(path).st_mode)
            if name.endswith(".log") and mode == 0o600:
                logs += places != []
                places = set(places) - {"output", "exception", "file"}
            elif path == "./plan.json":
                plans += places == ["argument"]
                places = set(places) - {"argument"}
            for place in places:
                print("# %s: the secret of the %s" % (path, place))
                found += 1
    text = "secrets: %d found in %d files of %d ways to run, but in logs %d and plans %d"
    print(text % (found, files, len(ENGINES) + 3, logs, plans))
    return found
