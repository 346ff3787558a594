"""readers: profiles that are made at random are read as Python's pstats and
valgrind's callgrind_annotate read them.

    readers: pstat agreed 1000 of 1000, callgrind agreed 1000 of 1000

A pstat is written in each version of marshal, or added up by pstats from two. What
is compared: calls, primitive calls, self and inclusive time of each function, calls
and times of each pair, own time, the totals.

callgrind_annotate has a function once for each file that its code is from, where
ours is one, and counts what a function that calls itself costs within its own calls
once more; by that its figures are put right before they are compared: self and
inclusive cost of each function, calls and cost of each pair, the total.
"""

import collections
import json
import marshal
import math
import os
import pstats
import random
import re
import subprocess

BATCH = 100


def read(paths):
    """The func and edge lines of prof-parse by run."""
    told = subprocess.check_output(["prof-parse", "-o", "jsonl"] + paths)
    lines = collections.defaultdict(list)
    for text in told.decode().splitlines():
        line = json.loads(text)
        if line["type"] in ("func", "edge"):
            lines[line["run"]].append(line)
    return lines


# ---- pstat ----

FILES = ["/p/job.py", "/p/größe, \"x\".py", "=cmd.py", "<string>", "/usr/lib/x y.py", "~"]
NAMES = ["f", "C.get", "<lambda>", "f.<locals>.<listcomp>", "größe", "a'b\\c", "<module>"]
BUILTINS = ["<built-in method builtins.%s>", "<method '%s' of 'list' objects>"]


def make_key(draw, number):
    file = draw.choice(FILES)
    if file == "~":
        return "~", 0, draw.choice(BUILTINS) % ("name%d" % number)
    return file, number, draw.choice(NAMES)


def make_stats(draw):
    keys = [make_key(draw, n) for n in range(1, draw.randint(2, 40))]
    stats = {}
    for key in keys:
        callers = {}
        for caller in draw.sample(keys, draw.randint(0, min(4, len(keys)))):
            primitive = draw.randint(0 if caller == key else 1, 10 ** draw.randint(1, 9))
            self_time = draw.random() * 10 ** draw.randint(-6, 3)
            callers[caller] = (
                primitive + draw.choice((0, 1, 70000)),
                primitive,
                self_time,
                self_time + draw.choice((0, draw.random())),
            )
        total = [sum(c[i] for c in callers.values()) for i in range(4)]
        self_time = total[2] + draw.random()
        stats[key] = (
            total[1] + 1,
            total[0] + 1,
            self_time,
            self_time + total[3],
            callers,
        )
    return stats


def write_pstat(draw, path):
    stats = make_stats(draw)
    with open(path, "wb") as out:
        marshal.dump(stats, out, draw.randint(0, marshal.version))
    if draw.random() < 0.2:
        with open(path + ".more", "wb") as out:
            marshal.dump(make_stats(draw), out)
        pstats.Stats(path, path + ".more").dump_stats(path)
        os.remove(path + ".more")


def of_line(line):
    return line["module"], line["lineno"], line["name"]


def of_key(key):
    return ("builtins" if key[0] == "~" else key[0],) + tuple(key[1:])


def full_name(key):
    file, line, name = key
    return "builtins." + name if file == "~" else "%s:%d %s" % key


def pstat_expected(path):
    """What pstats reads: functions, pairs, and the totals."""
    read = pstats.Stats(path)
    functions, pairs = {}, {}
    own = collections.Counter()
    for key, (primitive, calls, self_time, total, callers) in read.stats.items():
        functions[of_key(key)] = calls, primitive, total, self_time
        own[of_key(key)] += self_time
        for caller, counts in callers.items():
            calls, primitive, self_time, total = counts
            pairs[full_name(caller), of_key(key)] = calls, primitive, total, self_time
            if key[0] == "~" and caller[0] != "~":
                own[of_key(caller)] += self_time
    return functions, pairs, own, (read.total_calls, read.prim_calls, read.total_tt)


def own_agrees(told, expected, pairs):
    """Without any pair it may not be known."""
    return not pairs if told is None else math.isclose(told, expected)


def pstat_agrees(path, lines):
    functions, pairs, own, totals = pstat_expected(path)
    figures = lambda line: tuple(
        line.get(key) for key in ("ncall", "nactualcall", "ttot_s", "tsub_s")
    )
    funcs = [line for line in lines if line["type"] == "func"]
    edges = [line for line in lines if line["type"] == "edge"]
    return (
        {of_line(line): figures(line) for line in funcs} == functions
        and {(e["caller"], of_line(e)): figures(e) for e in edges} == pairs
        and all(own_agrees(f.get("own_s"), own[of_line(f)], pairs) for f in funcs)
        and sum(f["ncall"] for f in funcs) == totals[0]
        and sum(f["nactualcall"] for f in funcs) == totals[1]
        and math.isclose(sum(f["tsub_s"] for f in funcs), totals[2])
    )


# ---- callgrind ----


class Callgrind:
    """A file of callgrind's format, its names and places abbreviated at random.
    What calls of a function cost comes to its inclusive cost, as in a real one."""

    def __init__(self, draw):
        self.draw = draw
        self.known = {}
        self.line = 0
        self.lines = ["# callgrind format", "version: 1", "creator: callgrind-3"]
        self.lines += ["cmd: ./x", "positions: line", "events: Ir", ""]
        count = draw.randint(2, 20)
        # Functions call those before them.
        self.callees = [
            [draw.randrange(n) for _ in range(draw.randint(0, 4) if n else 0)]
            for n in range(count)
        ]
        self.called = collections.Counter(c for to in self.callees for c in to)
        self.left = {}
        total = sum(self.function(number) for number in range(count))
        self.lines.append("totals: %d" % total)

    def name(self, key, kind, number):
        text = "%s%d" % (kind, number)
        known = self.known.setdefault(kind, {})
        if number in known:
            return "%s=(%d)" % (key, known[number])
        known[number] = len(known) + 1
        return "%s=(%d) %s" % (key, known[number], text)

    def cost(self, cost):
        old, self.line = self.line, self.draw.randint(1, 500)
        by = self.line - old
        place = "*" if by == 0 else "%+d" % by
        if self.draw.random() < 0.5:
            place = str(self.line)
        self.lines.append("%s %d" % (place, cost))
        return cost

    def some(self):
        return self.cost(self.draw.randint(1000, 10 ** self.draw.randint(4, 10)))

    def function(self, number):
        """Returns its self cost."""
        own = number % 3
        self.lines += [self.name("fl", "file", own), self.name("fn", "fn", number)]
        self_cost, spent = self.some(), 0
        for callee in self.callees[number]:
            spent += self.call(own, callee, self.share(callee))
            if self.draw.random() < 0.3:
                self.lines.append(self.name("fi", "file", self.draw.randint(3, 5)))
                self_cost += self.some()
                self.lines.append(self.name("fe", "file", own))
            if self.draw.random() < 0.3:
                self_cost += self.some()
        if self.called[number] and self.draw.random() < 0.3:
            self.call(own, number, self.draw.randint(1, 1000))
        self.lines.append("")
        self.left[number] = self_cost + spent
        return self_cost

    def share(self, callee):
        """A part of its inclusive cost, the rest for the last call."""
        self.called[callee] -= 1
        most = self.left[callee] - self.called[callee]
        part = self.draw.randint(1, most) if self.called[callee] else most
        self.left[callee] -= part
        return part

    def call(self, own, callee, cost):
        if callee % 3 != own or self.draw.random() < 0.3:
            self.lines.append(self.name("cfi", "file", callee % 3))
        self.lines.append(self.name("cfn", "fn", callee))
        calls = self.draw.randint(1, 2000)
        self.lines.append("calls=%d %d" % (calls, self.draw.randint(1, 500)))
        return self.cost(cost)


def annotate(path, *options):
    text = subprocess.check_output(
        ["callgrind_annotate", "--show-percs=no", "--threshold=100", "--auto=no"]
        + list(options)
        + [path],
        stderr=subprocess.DEVNULL,
        text=True,
    )
    row = r"^ *(\d+) +([*>]?) +file(\d):(fn\d+)(?: \((\d+)x\))?"
    return re.findall(row, text.replace(",", ""), re.M)


def callgrind_expected(path):
    """What callgrind_annotate reads: self and inclusive cost by function, calls and
    cost by pair."""
    self_cost, inclusive = collections.Counter(), collections.Counter()
    pairs = collections.defaultdict(lambda: [0, 0])
    for cost, _, _, name, _ in annotate(path, "--inclusive=no"):
        self_cost[name] += int(cost)
    for cost, sign, file, name, calls in annotate(
        path, "--inclusive=yes", "--tree=calling"
    ):
        if sign == ">":
            pairs[function, name][0] += int(calls)
            pairs[function, name][1] += int(cost)
            continue
        function = name
        inclusive[name, int(file)] = int(cost)
    return self_cost, put_right(inclusive, pairs), dict(pairs)


def put_right(rows, pairs):
    """Inclusive cost by function. What was called has it in the row of its own
    file, with what its calls of itself cost; any other the parts of it."""
    inclusive = collections.Counter()
    called = {callee for _, callee in pairs}
    for (name, file), cost in rows.items():
        if name not in called:
            inclusive[name] += cost
        elif file < 3:
            inclusive[name] = cost - pairs.get((name, name), (0, 0))[1]
    return inclusive


def units(seconds):
    return round(seconds * 1e9)


def callgrind_agrees(path, lines):
    self_cost, inclusive, pairs = callgrind_expected(path)
    funcs = [line for line in lines if line["type"] == "func"]
    edges = {
        (e["caller"].split()[-1], e["name"]): [e["ncall"], units(e["ttot_s"])]
        for e in lines
        if e["type"] == "edge"
    }
    calls = collections.Counter()
    for (_, callee), (count, _) in pairs.items():
        calls[callee] += count
    return (
        {f["name"]: units(f["tsub_s"]) for f in funcs} == self_cost
        and {f["name"]: units(f["ttot_s"]) for f in funcs} == inclusive
        and edges == pairs
        and all(f.get("ncall", 0) == calls[f["name"]] for f in funcs)
    )


def write_callgrind(draw, path):
    with open(path, "w") as out:
        out.write("\n".join(Callgrind(draw).lines) + "\n")


# ---- both ----

KINDS = (
    ("pstat", write_pstat, pstat_agrees),
    ("callgrind", write_callgrind, callgrind_agrees),
)


def wrong_of(numbers, kind, write, agrees):
    paths = ["%d.%s" % (number, kind) for number in numbers]
    for number, path in zip(numbers, paths):
        write(random.Random(number), path)
    lines = read(paths)
    bad = [n for n, path in zip(numbers, paths) if not agrees(path, lines[str(n)])]
    for number in bad:
        print("# %s %d is read otherwise" % (kind, number))
    for path in paths:
        os.remove(path)
    return len(bad)


def readers(count):
    told, total = [], 0
    for kind, write, agrees in KINDS:
        bad = 0
        for first in range(0, count, BATCH):
            numbers = range(first, min(first + BATCH, count))
            bad += wrong_of(numbers, kind, write, agrees)
        told.append("%s agreed %d of %d" % (kind, count - bad, count))
        total += bad
    print("readers: " + ", ".join(told))
    return total
