#!/usr/bin/env python3
"""gate.py: whether a gate catches regressions, and passes what is none.

    tests/bench/gate.py [LANGUAGE ...]
    COUNT=40 BUSY=0 SEED=3 tests/bench/gate.py python c

    language     caught   named   false alarms  s/check     by ratio: caught   false alarms
    c            5 of 5       5       0 of 20       1.2                2 of 5       6 of 20

From programs/gate/rows.*, five linear functions in each language, five programs
with a regression each are made: a loop more, a set that became a list, a cache
removed, a sort and a query moved into a loop. A check of each must fail and name
the function; COUNT checks of the program unchanged or harmlessly changed (comments,
another name, other constants, another seed of hashes), in all languages together,
must not. All of it beside BUSY busy programs. Each program that is checked is drawn:
SEED.

Beside it: what a gate by time makes of the same pairs, which alarms where the mean
of ROUNDS runs at size RATIO_SIZE is RATIO times that of the program before, as
hyperfine and pytest-benchmark compare. Both see the same load.

What was missed stands below its language. Of `seen` in Python and JavaScript, whose
`in` and `includes` pass all of a list within one pass of a line, no count tells. How
often a sort compares, in Go and Rust, follows no law at small sizes: with four SIZES
from 20 on the lock allows it n^3 and more, with eight from 30 on n^1.2.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRIVER = HERE.parents[1] / "scripts" / "superlinear"
COUNT = int(os.environ.get("COUNT", "100"))
BUSY = int(os.environ.get("BUSY", "4"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
RATIO = float(os.environ.get("RATIO", "1.25"))
RATIO_SIZE = os.environ.get("RATIO_SIZE", "2000")
SIZES = os.environ.get("SIZES", "30:300:x1.4")
REGRESSIONS = ("loop", "seen", "cached", "order", "query")
# Its tools, what a comment begins with, how it is built for counts and for time,
# and how it is run.
LANGUAGES = {
    "python": (["python3"], "#", None, None, ["python3", "rows.py"]),
    "js": (["node"], "//", None, None, ["node", "rows.js"]),
    "c": (["gcc", "gcov"], "//", "gcc --coverage -O0 -o rows rows.c", "gcc -O1 -o rows rows.c", ["./rows"]),
    "go": (["go"], "//", "go build -cover -covermode=atomic -o rows rows.go", "go build -o rows rows.go", ["./rows"]),
    "rust": (["rustc"], "//", "rustc -A warnings -C instrument-coverage -o rows rows.rs",
             "rustc -A warnings -C opt-level=1 -o rows rows.rs", ["./rows"]),
}
ENDINGS = {"python": "py", "rust": "rs"}
# What may be told of a regression: its function, or the one that it calls too often.
NAMES = {name: name for name in REGRESSIONS} | {
    "loop": "loop|repeat", "order": "order|weight?", "query": "query|fetch"}


def make(source, regression=None):
    """The program with one of the regressions, or none."""
    lines = []
    for line in source.splitlines():
        mark = re.search(r"\s*(?:#|//|/\*) ([-+])([a-z]+)(?: \*/)?$", line)
        if mark:
            if (mark[1] == "+") != (mark[2] == regression):
                continue
            line = line[: mark.start()]
        lines.append(line)
    return "\n".join(lines) + "\n"


def harmless(text, language, draw):
    """The program after a change that changes no law."""
    comment = LANGUAGES[language][1]
    lines = []
    for line in text.splitlines():
        if line == "" and draw.random() < 0.3:
            lines += ["", f"{comment} {draw.random()}"]
        lines.append(line)
    text = "\n".join(lines) + "\n"
    for name in ("rows", "total", "fresh"):
        if draw.random() < 0.5:
            text = re.sub(rf"\b{name}\b", f"{name}{draw.randrange(100)}", text)
    return text


class NoLock(Exception):
    """The programs of a language cannot be measured here."""


class Program:
    """A folder with a program and its lock."""

    def __init__(self, language, folder, source):
        self.language, self.folder = language, folder
        self.source = folder / f"rows.{ENDINGS.get(language, language)}"
        _, _, self.build, self.fast, self.command = LANGUAGES[language]
        self.good = make(source)
        folder.mkdir()
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        code, said, _ = self.check(self.good, "--update")
        if code != 0:
            raise NoLock(said.strip().splitlines()[-2:])
        self.usual = self.mean(self.good)

    def check(self, text, *options):
        """Exit status, what is said, and seconds, of a check of TEXT."""
        self.source.write_text(text)
        build = ["--build", self.build] if self.build else []
        begin = time.monotonic()
        done = subprocess.run(
            [DRIVER, "--check", *options, *build, "--sizes", SIZES, "--", *self.command, "{size}"],
            cwd=self.folder, capture_output=True, text=True)
        return done.returncode, done.stderr, time.monotonic() - begin

    def mean(self, text):
        """The mean of ROUNDS runs, in seconds."""
        self.source.write_text(text)
        if self.fast:
            subprocess.run(self.fast, shell=True, cwd=self.folder, check=True)
        begin = time.monotonic()
        for _ in range(ROUNDS):
            subprocess.run([*self.command, RATIO_SIZE], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        return (time.monotonic() - begin) / ROUNDS

    def is_slower(self, text):
        return self.mean(text) > RATIO * self.usual


def bench(program, source, checks, draw):
    caught = named = alarms = slower = slower_alarms = 0
    seconds, missed = [], []
    for regression in REGRESSIONS:
        text = harmless(make(source, regression), program.language, draw)
        code, said, took = program.check(text)
        seconds.append(took)
        caught += code == 1
        is_named = code == 1 and re.search(rf"worse: .*\b({NAMES[regression]})\b", said) is not None
        named += is_named
        if not is_named:
            missed.append(f"{regression} ({code}): {said.strip().splitlines()[:1]}")
        slower += program.is_slower(text)
    for _ in range(checks):
        text = program.good if draw.random() < 0.2 else harmless(program.good, program.language, draw)
        os.environ["PYTHONHASHSEED"] = str(draw.randrange(1000))
        code, said, took = program.check(text)
        seconds.append(took)
        if code != 0:
            alarms += 1
            missed.append(f"false alarm ({code}): {said.strip().splitlines()[:2]}")
        slower_alarms += program.is_slower(text)
    print(f"{program.language:9} {caught:4} of {len(REGRESSIONS)} {named:7} {alarms:7} of {checks:<4}"
          f" {sum(seconds) / len(seconds):8.1f} {slower:16} of {len(REGRESSIONS)} {slower_alarms:7} of {checks}",
          flush=True)
    for line in missed:
        print(f"# {program.language}: {line}", flush=True)


def main():
    names = sys.argv[1:] or list(LANGUAGES)
    draw = random.Random(int(os.environ.get("SEED", "1")))
    for name in list(names):
        if any(shutil.which(tool) is None for tool in LANGUAGES[name][0]):
            print(f"# {name}: its tools are missing")
            names.remove(name)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY)]
    print(f"{'language':9} {'caught':>9} {'named':>7} {'false alarms':>14} {'s/check':>8}"
          f" {'by ratio: caught':>20} {'false alarms':>14}")
    try:
        with tempfile.TemporaryDirectory(prefix="gate.") as scratch:
            for name in names:
                source = (HERE / "programs" / "gate" / f"rows.{ENDINGS.get(name, name)}").read_text()
                try:
                    program = Program(name, Path(scratch) / name, source)
                except NoLock as why:
                    print(f"# {name}: cannot be measured: {why}", flush=True)
                    continue
                bench(program, source, COUNT // len(names), draw)
    finally:
        for process in busy:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
