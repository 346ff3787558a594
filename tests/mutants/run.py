#!/usr/bin/env python3
"""run.py: how many small mistakes in lib/ the tests find.

	$ make mutants ROOM=law COUNT=20 SEED=2
	room       mutants   die  share
	law             20    18   90 %
	survivor lib/law/compare.c:135
	judge:
	- if (c->lo >= 1 - COMPARE_SAME && c->hi <= 1 + COMPARE_SAME)
	+ if (c->lo > 1 - COMPARE_SAME && c->hi <= 1 + COMPARE_SAME)

Each mutant is one operator changed in a copy of the tree below build/mutants.
It dies if a test of its room fails, or runs into the time limit. A room is a
folder of lib/; its tests are the unit tests that include a header of it, and
the shell tests that the file `rooms` names. One that compiles to the same code
is no mutant, nor is one that the file `equivalent` lists with the reason why it
changes nothing.

SEED (1) and COUNT (100) of the draw; ROOM: rooms or beginnings of files
("cause", "lib/law/judge"), otherwise all of them, as many mutants each.
Exit 1 if in some room fewer than 85 % die.
"""
import fcntl
import filecmp
import fnmatch
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutate  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
WORK = os.path.join(TOP, "build", "mutants")
TREE = os.path.join(WORK, "tree")
SECONDS = os.path.join(WORK, "seconds.json")
LEAST = 85
MAKE = ["make", "-s", "V=mutants", "OPT=-O2", "WARN="]
# In a place of their own, programs that go astray reach no other process.
APART = [["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"],
         ["unshare", "--user", "--map-current-user", "--pid", "--fork",
          "--mount-proc", "--kill-child"]]


# ---- the copy ----

def copy_tree():
    """What git knows or would add; objects stay for the next time."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=TOP,
        check=True, capture_output=True, text=True).stdout.split("\0")
    wanted = {f for f in listed if f and os.path.lexists(os.path.join(TOP, f))}
    for folder, folders, files in os.walk(TREE):
        if folder == TREE and "build" in folders:
            folders.remove("build")
        for file in files:
            path = os.path.join(folder, file)
            if os.path.relpath(path, TREE) not in wanted:
                os.remove(path)
    for file in wanted:
        source, target = os.path.join(TOP, file), os.path.join(TREE, file)
        if not (os.path.exists(target)
                and filecmp.cmp(source, target, shallow=False)):
            # With the time of now: an object may be that of a mutant.
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy(source, target)
            forget(file)


def forget(file):
    """How long tests take, where a changed FILE may change it."""
    test = re.sub(r"^tests/unit/(\w+)\.c$", r"build/mutants/unit/\1", file)
    if not os.path.exists(SECONDS) or file.startswith("tests/mutants/"):
        return
    if test != file or re.fullmatch(r"tests/t/[^/]*\.t", file):
        seconds = json.loads(read(SECONDS))
        seconds.pop(test, None)
        write(SECONDS, json.dumps(seconds))
    else:
        os.remove(SECONDS)


def build(targets):
    return subprocess.run(MAKE + targets, cwd=TREE, check=False, text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


# ---- tests ----

class Tests:
    """The tests of all rooms, and how long each takes."""

    def __init__(self):
        self.apart = next((a for a in APART if self.works(a)), None)
        self.seconds = (json.loads(read(SECONDS))
                        if os.path.exists(SECONDS) else {})
        self.environment = {
            **os.environ, "V": "mutants", "FIRST_FAILURE": "1",
            "XDG_CACHE_HOME": os.path.join(WORK, "cache")}
        with open(os.path.join(HERE, "rooms"), encoding="utf-8") as file:
            rows = [line.split() for line in file
                    if line.strip() and line[0] != "#"]
        self.patterns = {row[0]: row[1:] for row in rows}

    @staticmethod
    def works(command):
        return subprocess.run(command + ["true"], check=False,
                              capture_output=True).returncode == 0

    def passes(self, test, limit):
        """The status alone counts: a failed test exits 1."""
        # A shell is the first process: it outlives who leaves orphans. No
        # mutant takes all memory (in kB), or all the disk (in 512 bytes).
        # A background job ignores some signals.
        inner = ["env", "--default-signal=HUP,INT,QUIT", "sh", "-c",
                 'ulimit -v 8000000; ulimit -f 2000000; "$0"; exit $?', test]
        with subprocess.Popen(
                (self.apart or []) + inner, cwd=TREE, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                return process.wait(limit) == 0
            except subprocess.TimeoutExpired:
                return False
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)

    def of_room(self, room):
        """Those of a room, the quickest first."""
        found = []
        for source in sorted(os.listdir(os.path.join(TREE, "tests/unit"))):
            path = os.path.join(TREE, "tests/unit", source)
            if source.endswith(".c") and f'#include "{room}/' in read(path):
                found.append("build/mutants/unit/" + source[:-2])
        for test in sorted(os.listdir(os.path.join(TREE, "tests/t"))):
            if any(fnmatch.fnmatch(test, pattern + ".t")
                   for pattern in self.patterns.get(room, [])):
                found.append("tests/t/" + test)
        for test in found:
            self.measure(test)
        kept = [t for t in found if self.seconds[t] is not None]
        return sorted(kept, key=lambda t: self.seconds[t])

    def measure(self, test):
        if self.seconds.get(test) is not None:
            return
        begin = time.monotonic()
        passed = self.passes(test, 600)
        self.seconds[test] = time.monotonic() - begin if passed else None
        write(SECONDS, json.dumps(self.seconds))
        if not passed:
            print(f"{test} fails without any change and is left out",
                  flush=True)

    def kill(self, tests):
        """The first test that fails, or None."""
        for test in tests:
            if not self.passes(test, 10 + 5 * self.seconds[test]):
                return test
        return None


# ---- mutants ----

def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def equivalents():
    """Three lines each: FUNCTION:, "- " the line, "+ " the mutant, * any; those
    of one reason stand below it."""
    lines = read(os.path.join(HERE, "equivalent")).splitlines()
    found = set()
    function = ""
    for i, line in enumerate(lines):
        if re.fullmatch(r"\w+:", line):
            function = line[:-1]
        elif line.startswith("+ "):
            was = next(b for b in reversed(lines[:i]) if b.startswith("- "))
            found.add((function, was[2:], line[2:]))
    return found


def sources(room):
    folder = os.path.join(TREE, "lib", room)
    return [f"lib/{room}/{file}" for file in sorted(os.listdir(folder))
            if file.endswith(".c")] if os.path.isdir(folder) else []


def rooms_wanted(names, apart):
    """Files by room; those that send signals only where that is safe."""
    found = {}
    for room in sorted(os.listdir(os.path.join(TREE, "lib"))):
        files = [f for f in sources(room)
                 if not names or room in names
                 or any(f.startswith(n) or f.startswith("lib/" + n)
                        for n in names if "/" in n)]
        if apart is None:
            files = [f for f in files
                     if not re.search(r"\bkill\(", read(f"{TREE}/{f}"))]
        if files:
            found[room] = files
    return found


def draw(files, rng):
    """Mutants of these files in random order, one a place."""
    places = []
    for file in files:
        places += mutate.mutants(file, read(os.path.join(TREE, file)))
    rng.shuffle(places)
    return (rng.choice(place) for place in places)


def object_of(source):
    """Its name, and what is in it."""
    name = f"build/mutants/{source[:-2]}.o"
    with open(os.path.join(TREE, name), "rb") as file:
        return name, file.read()


def try_one(mutant, tests, listed, kill):
    """"no mutant", "survives", or the test that it dies of."""
    if mutant.key() in listed or (mutant.function, "*", "*") in listed:
        return "no mutant"
    path = os.path.join(TREE, mutant.path)
    text = read(path)
    name, before = object_of(mutant.path)
    write(path, mutant.apply(text))
    try:
        if (build([name]).returncode != 0
                or object_of(mutant.path)[1] == before):
            return "no mutant"
        units = [t for t in tests if t.startswith("build/")]
        # Most die before the programs are needed.
        return (build(units) and kill(units)
                or build(["all"]) and kill([t for t in tests if t not in units])
                or "survives")
    finally:
        write(path, text)


def try_room(room, files, count, seed, tests, listed):
    own = tests.of_room(room)
    survivors, tried = [], 0
    if not own:
        sys.exit(f"tests/mutants/rooms names no test of lib/{room}")
    for mutant in draw(files, random.Random(f"{seed} {room}")):
        if tried == count:
            break
        result = try_one(mutant, own, listed, tests.kill)
        tried += result != "no mutant"
        if result == "survives":
            survivors.append(mutant)
        print(f"# {mutant.path}:{mutant.line} {mutant.old!r} "
              f"{mutant.new!r}: {result}", file=sys.stderr, flush=True)
    return tried, survivors


def begin():
    """One run at a time, and one that is ended ends what it started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    os.makedirs(WORK, exist_ok=True)
    lock = open(os.path.join(WORK, "lock"), "w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("another run works in build/mutants")
    return lock


def main():
    lock = begin()  # until the end
    seed = os.environ.get("SEED") or "1"
    count = int(os.environ.get("COUNT") or "100")
    copy_tree()
    built = build(["all", "unit"])
    if built.returncode != 0:
        sys.exit(built.stderr)
    tests = Tests()
    rooms = rooms_wanted(os.environ.get("ROOM", "").split(), tests.apart)
    weak = 0
    rows = []
    for i, (room, files) in enumerate(rooms.items()):
        share = count // len(rooms) + (i < count % len(rooms))
        tried, survivors = try_room(
            room, files, share, seed, tests, equivalents())
        build(["all", "unit"])
        if tried:
            rows.append((room, tried, tried - len(survivors), survivors))
    print(f"{'room':<10} {'mutants':>7} {'die':>5} {'share':>6}")
    for room, tried, died, _ in rows:
        print(f"{room:<10} {tried:>7} {died:>5} {100 * died // tried:>4} %")
        weak += 100 * died < LEAST * tried
    for _, _, _, survivors in rows:
        for m in survivors:
            print(f"survivor {m.path}:{m.line}:{m.column}\n{m.function}:\n"
                  f"- {m.was}\n+ {m.becomes}")
    lock.close()
    sys.exit(1 if weak else 0)


if __name__ == "__main__":
    main()
