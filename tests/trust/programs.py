"""programs: random programs (generate.py) are counted alike by the native engine,
by cProfile and by YAPPI, on the Pythons that are here.

    programs: agreed 10000 of 10000, on 3.10 3.11 3.12 3.13 (YAPPI: 3.11)

What is compared, function by function of each program:

- calls, where one of cProfile's is a call or a resumption of native's; YAPPI
  counts a coroutine as native does, a generator as cProfile does
- primitive calls of what is never resumed
- calls by pairs of caller and callee, where no built-in stands between them that
  native was not asked to list

From Python 3.12 on, what runs as the variables of a function are let go, such as
__del__, is called by that function under native, and by its caller under the
others: in programs that have such only the calls are compared. cProfile takes no
threads there. A comprehension that the interpreter runs inline is no function for
anybody.
"""

import bisect
import collections
import concurrent.futures
import csv
import glob
import inspect
import json
import marshal
import os
import subprocess

import generate

BATCH = 200  # programs in one process, at most
FLAVORS = (
    {"finalizers": True, "threads": False, "builtins": False},
    {"finalizers": False, "threads": False, "builtins": True},
    {"finalizers": True, "threads": True, "builtins": True},
    {"finalizers": False, "threads": True, "builtins": False},
)
VERSIONS = ["3.10", "3.11", "3.12", "3.13"]


def pythons():
    """The path of an interpreter by its version, and whether it has YAPPI."""
    root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    names = ["python3"] + ["python" + version for version in VERSIONS]
    names += sorted(glob.glob(root + "/versions/3.1*/bin/python3"))
    tell = (
        "import sys, importlib.util as util; print('%d.%d' % sys.version_info[:2],"
        "sys.executable, util.find_spec('yappi') is not None)"
    )
    found = {}
    for name in (os.environ.get("PYTHONS") or " ".join(names)).split():
        try:
            told = subprocess.check_output(
                [name, "-c", tell], stderr=subprocess.DEVNULL, text=True
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        version, path, yappi = told.split()
        if version in VERSIONS:
            found.setdefault(version, (path, yappi == "True"))
    return dict(sorted(found.items()))


def bare(key):
    """A function by its own name: up to 3.10 YAPPI adds classes."""
    file, line, name = key
    return file, line, name if file == "~" else name.rpartition(".")[2]


class Counts:
    """What one engine counted in the file of a batch."""

    def __init__(self, run, file):
        path = lambda kind: glob.glob("profiling/%s.*%s*" % (run, kind))[0]
        with open(path("pstat"), "rb") as saved:
            stats = marshal.load(saved)
        self.stats = {}
        for key, (primitive, calls, _, _, callers) in stats.items():
            if key[0].endswith("/" + file):
                old = self.stats.get(bare(key), (0, 0, collections.Counter()))
                for caller, counts in callers.items():
                    old[2][bare(caller)] += counts[0]
                self.stats[bare(key)] = old[0] + primitive, old[1] + calls, old[2]
        self.resumed = {}
        with open(path("funcs"), newline="") as table:
            for row in csv.DictReader(table):
                key = row["module"], int(row["lineno"]), row["name"]
                self.resumed[bare(key)] = int(row.get("resumptions") or 0)
        with open("profiling/%s.log" % run) as log:
            self.output = log.read()


def differences(native, other, awaited, exact):
    """Functions that another engine counted otherwise; AWAITED: lines of those
    whose resumptions it does not count; EXACT: primitive calls and pairs, too."""
    if native.output != other.output:
        yield None, "output"
    for key in sorted(native.stats.keys() | other.stats.keys()):
        if key not in native.stats or key not in other.stats:
            yield key, "only one has it"
            continue
        primitive, calls, callers = native.stats[key]
        other_primitive, other_calls, other_callers = other.stats[key]
        resumed = native.resumed[key]
        if calls + resumed * (key[1] not in awaited) != other_calls:
            yield key, "calls: %d + %d, not %d" % (calls, resumed, other_calls)
        if resumed or not exact:
            continue
        if primitive != other_primitive:
            yield key, "primitive: %d, not %d" % (primitive, other_primitive)
        if any(not k[0].endswith(".py") for k in other_callers) and not any(
            k[0] == "~" for k in callers
        ):
            continue
        for caller in callers.keys() | other_callers.keys():
            pair = callers[caller], other_callers[caller]
            if caller[0] == key[0] and pair[0] != pair[1]:
                yield key, "from %s: %d, not %d" % (caller[2], *pair)


def lines_awaited(text):
    """The lines where coroutines begin."""
    lines, codes = set(), [compile(text, "batch", "exec")]
    while codes:
        code = codes.pop()
        codes += [c for c in code.co_consts if hasattr(c, "co_code")]
        if code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
            lines.add(code.co_firstlineno)
    return lines


def profile(engine, python, name, builtins):
    """The counts of an engine that runs the file NAME.py."""
    run = "%s-%s" % (name, engine)
    line = {"type": "run", "id": run, "command": [python, name + ".py"]}
    subprocess.run(
        ["prof-run", "-e", engine] + ["--builtins"] * builtins,
        input=json.dumps(line).encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    counts = Counts(run, name + ".py")
    for path in glob.glob("profiling/%s.*" % run):
        os.remove(path)
    return counts


def batch(numbers, flavor, version, python, yappi):
    """The programs that are counted differently, with the reason."""
    name = "b%d-%s" % (numbers[0], version)
    text = generate.text_of(numbers, flavor["threads"], flavor["finalizers"])
    with open(name + ".py", "w") as file:
        file.write(text)
    recent = version in ("3.12", "3.13")
    exact = not (recent and flavor["finalizers"])
    native = profile("native", python, name, flavor["builtins"])
    found = []
    if not (recent and flavor["threads"]):
        other = profile("cprofile", python, name, False)
        found += differences(native, other, (), exact)
    if yappi:
        other = profile("yappi", python, name, False)
        found += differences(native, other, lines_awaited(text), exact)
    # A program ends in the line that is its name.
    ends = [text[: text.index("def p%d():" % n)].count("\n") + 1 for n in numbers]
    for key, why in found:
        at = bisect.bisect_left(ends, key[1] if key else 0)
        where = "line %d, %s: " % key[1:] if key else ""
        yield numbers[at], version + ": " + where + why


def jobs(count, here):
    """Batches of each flavor on each Python in turn."""
    size = max(1, min(BATCH, count // len(FLAVORS) // 2))
    for i, first in enumerate(range(0, count, size)):
        numbers = range(first, min(first + size, count))
        version = sorted(here)[(i + i // len(FLAVORS)) % len(here)]
        yield numbers, FLAVORS[i % len(FLAVORS)], version, *here[version]


def programs(count):
    here = pythons()
    bad = set()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        run = lambda job: list(batch(*job))
        for found in pool.map(run, jobs(count, here)):
            for number, text in found:
                bad.add(number)
                print("# program %d, %s" % (number, text))
    text = "programs: agreed %d of %d, on %s (YAPPI: %s)"
    with_yappi = [version for version in here if here[version][1]]
    known = count - len(bad), count, " ".join(here), " ".join(with_yappi)
    print(text % known, flush=True)
    return len(bad)
