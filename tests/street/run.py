#!/usr/bin/env python3
"""run.py: programs as people run them, and what superlinear says of them.

    $ make street CASES="pool-fork gunicorn" TIMES=5 BUSY=2
    case             right         got                             bare s      s   right
    pool-fork        distinct      distinct quadratic firm            0.1    4.8  5 of 5

A case of the file `cases`, or of that which is named, has a command as it is typed, where it is typed (in a
copy of the folder `programs`), the packages that it needs, a tool without which it
is left out, and what is right:
the functions of which one has to come first, `nobody`, or a text of the answer.
Each run has to end with the status of the command alone, too, and with its output
unless that `varies`.

`bare s` is the command alone, at its largest size, and `s` all that superlinear
took. CASES: names, otherwise all; `quick` those that need no package. TIMES: how
often each runs. BUSY: so many other programs compute all the while. Packages are
installed below the cache folder at the first time. Exit 1 if an answer was wrong.
"""
import glob
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME")
                     or os.path.expanduser("~/.cache"), "superlinear", "street")
LIMIT_S = 600


def cases(path):
    """Records of "key: value" lines; a blank line ends one."""
    with open(path) as file:
        text = re.sub(r"(?m)^#.*\n", "", file.read())
    for record in filter(str.strip, text.split("\n\n")):
        yield dict(re.findall(r"(?m)^(\w+): *(.*)$", record))


# ---- where it runs ----

def environment(needs):
    """An environment that has these packages: what is before its PATH."""
    if not needs:
        return ""
    folder = os.path.join(CACHE, re.sub(r"[^\w.=-]+", "+", needs))
    if not os.path.exists(os.path.join(folder, "whole")):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        subprocess.run(
            [os.path.join(folder, "bin", "pip"), "-q", "install",
             "--disable-pip-version-check", *needs.split()],
            check=True, stdin=subprocess.DEVNULL)
        open(os.path.join(folder, "whole"), "w").close()
    return os.path.join(folder, "bin") + os.pathsep


def run(command, folder, path):
    """Status (None: it did not end in time), output and seconds."""
    env = dict(os.environ, PATH=path + os.environ["PATH"])
    began = time.monotonic()
    with subprocess.Popen(
            ["bash", "-c", command], cwd=folder, env=env, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True) as process:
        try:
            out, err = process.communicate(timeout=LIMIT_S)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            status = None
    return status, out, err, time.monotonic() - began


def written(folder):
    """The lines of the analysis that the run left."""
    found = glob.glob(os.path.join(folder, "profiling", "*",
                                   "analysis.jsonl.gz"))
    if len(found) != 1:
        return []
    with gzip.open(found[0], "rt") as lines:
        return [json.loads(line) for line in lines]


# ---- what it says ----

def first_cause(lines):
    for line in lines:
        if line["type"] == "cause":
            return line
    return None


def bare_name(name):
    """ "x.py:7 A.f" -> "f" """
    return name.rsplit(" ", 1)[-1].rsplit(".", 1)[-1]


def is_one_run(case):
    return "--sizes" not in case["typed"]


def harm(case, ours, alone):
    """How the run ended otherwise than the command alone, or None."""
    if ours[0] is None:
        return "HUNG"
    if not is_one_run(case):
        return None
    if ours[0] != alone[0]:
        return f"STATUS {ours[0]}, not {alone[0]}"
    if case.get("output") != "varies" and not ours[1].startswith(alone[1]):
        return "OUTPUT differs"
    return None


def judge(case, ours, lines):
    """What was said, and whether it is right."""
    _, out, err, _ = ours
    right = case["right"]
    if right.startswith("says "):
        found = re.search(right[5:], out + err, re.I)
        return (found.group() if found else "not said"), bool(found)
    cause = first_cause(lines)
    if cause is None:
        said = "nobody" if lines else "no analysis"
        return said, right == said
    names = {bare_name(cause["name"]),
             bare_name(cause.get("yours") or cause["name"])}
    text = " ".join((bare_name(cause["name"]), cause["verdict"],
                     cause["confidence"]))
    return text, bool(names & set(right.split()))


def alone_command(case):
    """The command without superlinear, at its largest size."""
    command = case["typed"].split(" -- ", 1)[1]
    sizes = re.search(r"--sizes \d+:(\d+)", case["typed"])
    return command.replace("{size}", sizes.group(1)) if sizes else command


def try_once(case, path):
    folder = tempfile.mkdtemp(prefix="superlinear-street.")
    try:
        for name in ("bare", "ours"):
            shutil.copytree(os.path.join(HERE, "programs"),
                            os.path.join(folder, name))
        here = os.path.join(folder, "ours")
        alone = run(alone_command(case), os.path.join(folder, "bare"), path)
        ours = run(re.sub("^superlinear", os.path.join(
            TOP, "scripts", "superlinear"), case["typed"]), here, path)
        harmed = harm(case, ours, alone)
        said, right = (harmed, False) if harmed else judge(
            case, ours, written(here))
        if not right:
            print(ours[1][-3000:], ours[2][-3000:], file=sys.stderr)
        return said, right, alone[3], ours[3]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def try_case(case, times):
    path = environment(case.get("needs", ""))
    tries = [try_once(case, path) for _ in range(times)]
    wrong = [t for t in tries if not t[1]] or tries
    right = sum(t[1] for t in tries)
    print(f"{case['name']:16} {case['right'][:24]:24} {wrong[0][0][:40]:40} "
          f"{tries[-1][2]:6.1f} {tries[-1][3]:6.1f} {right:2} of {times}",
          flush=True)
    return right == times


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "cases")
    wanted = os.environ.get("CASES", "").split()
    times = int(os.environ.get("TIMES") or 1)
    busy = [subprocess.Popen(["yes"], stdout=subprocess.DEVNULL)
            for _ in range(int(os.environ.get("BUSY") or 0))]
    print(f"{'case':16} {'right':24} {'got':40} {'bare s':>6} {'s':>6}   right",
          flush=True)
    wrong = 0
    try:
        for case in cases(path):
            if not shutil.which(case.get("tool", "sh")):
                continue
            if not wanted or case["name"] in wanted or (
                    "quick" in wanted and "needs" not in case):
                wrong += not try_case(case, times)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    sys.exit(1 if wrong else 0)


main()
