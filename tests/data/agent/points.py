"""What the checkpoints in a folder say, for the tests.

    points.py DIR check         "sound", one image after the other: the last
                                point is the pstat, and nothing shrinks
    points.py DIR time          "all" if all time until each point is somewhere
    points.py DIR quadratic     leaf() and step() of growing.py at each point
    points.py DIR many N        "many" if each image has at least N points
    points.py DIR spread R      neighbours are no nearer than they should be
    points.py DIR timed NAME    how many of its calls were timed, if at each
                                point as many as had ended; no other function
    points.py DIR timers        the functions that were timed
    points.py DIR calls NAME    of the last point
    points.py DIR passes LOOP NAME  "in step" if at all points where the loop
                                goes on, and some, its passes are the calls of
                                NAME; how many else
    points.py DIR loops         name, line and passes of each
    points.py DIR lengths       "list seen" and its length, of each that grew
    points.py DIR line          the line that was found most often
    points.py DIR lines         how many lines were found
    points.py DIR operations    "in list seen" of each that it was found at
"""

import glob
import json
import marshal
import os
import sys


LOOP, LINE = (".<for>", ".<while>"), ".<line>"
PARTS = (*LOOP, LINE, ".<op ", ".<list ", ".<dict ", ".<set ", ".<str ", ".<bytes ")


def last_part(name):
    return name.rsplit(".", 1)[-1]


class Points:
    """`at` is what each point adds up to: (p line, edges, functions). Parts of
    functions are apart: `loops` has the passes of each loop by point, `lines` how
    often each was found."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            lines = [json.loads(line) for line in f]
        self.head = lines.pop(0)
        self.names, self.at = {0: None}, []
        edges, whole, self.totals = {}, {}, {}
        self.times, self.loops, self.lines, self.lengths = [], {}, {}, {}
        self.operations = set()
        for kind, *rest in lines:
            if kind == "p":
                self.at.append((rest, dict(edges), dict(whole)))
            elif kind == "f":
                assert rest[0] not in self.names, "named twice"
                self.names[rest[0]] = tuple(rest[1:])
            elif kind in "et" and self.is_part(rest[kind == "e"]):
                if kind == "e":
                    self.take_part(*rest)
            elif kind == "e":
                key = self.names[rest[0]], self.names[rest[1]]
                assert edges.get(key) != rest[2:], "written but not changed"
                self.at[-1][1][key] = edges[key] = rest[2:]
            elif kind == "t":
                key = self.names[rest[0]]
                assert whole.get(key) != rest[1:], "written but not changed"
                self.at[-1][2][key] = whole[key] = rest[1:]
            elif kind == "h":
                buckets = [bucket for bucket, _ in rest[1]]
                assert buckets == sorted(set(buckets))
                assert all(count > 0 for _, count in rest[1])
                self.times.append((len(self.at), self.names[rest[0]], rest[1]))
            elif kind == "l":
                key = self.names[rest[0]], self.names[rest[1]]
                assert key in edges and rest[2] > 0, rest
            else:
                assert False, kind
        assert [p[0] for p, _, _ in self.at] == list(
            range(1, len(self.at) + 1)
        )

    def is_part(self, number):
        name = self.names[number][2] if number else ""
        return name.endswith(">") and any(part in name for part in PARTS)

    def take_part(self, caller, callee, calls, _, primitive, own, total):
        file, line, name = self.names[callee]
        assert own == 0 and calls == primitive, "own time"
        whole = name[: name.rindex(".<")]
        assert self.names[caller][2] == whole, "not of its caller"
        assert total >= self.totals.get((caller, callee), 0), "time falls"
        if ".<op " in name:
            self.operations.add(name[name.rindex("<op ") + 4 : -1])
            return
        self.totals[caller, callee] = total
        if not file.endswith("loops.py"):
            return
        if name.endswith(LOOP):
            loop = self.loops.setdefault((last_part(whole), line), {})
            loop[len(self.at) - 1] = calls
        elif name.endswith(LINE):
            assert total == 0, "time"
            self.lines[line] = calls
        else:
            self.lengths[name.rsplit("<", 1)[1][:-1]] = calls

    def calls(self, name, k=-1):
        return sum(
            v[0]
            for (_, callee), v in self.at[k][1].items()
            if last_part(callee[2]) == name
        )


def shrinks(before, after):
    """Times may, by what the clocks of two cores are apart."""
    return [
        key
        for key, old in before.items()
        if any(new < old for new, old in zip(after[key], old))
        and any(new < old - 10000 for new, old in zip(after[key], old))
    ]


def near(seconds, other, parts=1):
    """A tick of the file is 0.1 us."""
    return abs(seconds - other) <= 1e-7 * parts + 1e-9 * abs(other)


def same_as_pstat(points, stats):
    _, edges, whole = points.at[-1]
    scale = points.head["seconds_per_tick"]
    assert set(whole) == set(stats), set(whole) ^ set(stats)
    for key, (cc, nc, tt, ct, callers) in stats.items():
        mine = [v for (_, callee), v in edges.items() if callee == key]
        calls = sum(v[0] for v in mine)
        assert calls == nc, (key, calls, nc)
        assert whole[key][0] == cc, key
        assert near(sum(v[3] for v in mine) * scale, tt, len(mine)), key
        assert near(whole[key][1] * scale, ct), key
        known = {k[0] for k in edges if k[1] == key} - {None}
        assert known == set(callers), key
        for caller, (nc, cc, tt, ct) in callers.items():
            edge = edges[caller, key]
            assert (edge[0], edge[2]) == (nc, cc), (caller, key)
            assert near(edge[3] * scale, tt), (caller, key)
            assert near(edge[4] * scale, ct), (caller, key)


def sound(points, stats, status):
    before = None
    for p, edges, whole in points.at:
        number, wall, cpu, rss, peak, blocks, calls = p
        assert calls == sum(v[0] for v in edges.values()), number
        assert 0 < rss <= peak and cpu >= 0, p
        assert blocks > 0 or "PYTHONMALLOC" in os.environ, p
        assert len(edges) >= len(whole)
        if before is not None:
            old = before[0]
            assert old[1] < wall and old[6] <= calls, (old, p)
            assert not shrinks(before[1], edges), number
            assert not shrinks(before[2], whole), number
        before = p, edges, whole
    same_as_pstat(points, stats)
    assert points.head["python"] == status["python"]
    assert points.head["clock"] == status["clock"]


def all_of_time(points):
    """One thread: what functions have themselves is all that was below the
    first of them, but for what is rounded; and that is the CPU time of the point, but
    for what was before it (a point or two may be off: two clocks are read, and
    the machine may be busy between)."""
    scale = points.head["seconds_per_tick"]
    apart = []
    for k, (p, edges, _) in enumerate(points.at[:-1]):
        own = sum(v[3] for v in edges.values())
        outer = sum(v[4] for k, v in edges.items() if k[0] is None)
        assert abs(own - outer) <= len(edges), (own, outer)
        if points.calls("step", k):
            apart.append(p[2] - own * scale)
    apart.sort()
    middle = apart[len(apart) // 2]
    assert 0 <= middle and middle - apart[0] < 2e-4, apart
    return "all"


def timed(points, name):
    """The calls that have ended are timed, and they took what they took."""
    sums, seconds = {}, 0
    for k, key, buckets in points.times:
        assert last_part(key[2]) == name, key
        sums[k] = sum(count for _, count in buckets)
        seconds += sum(1e-9 * 1.01 ** (b + 0.5) * n for b, n in buckets)
    done = 0
    for k in range(len(points.at)):
        done += sums.get(k + 1, 0)
        assert points.calls(name, k) - done in (0, 1), (k, done)
    whole = sum(
        ticks * points.head["seconds_per_tick"]
        for key, (_, ticks) in points.at[-1][2].items()
        if last_part(key[2]) == name
    )
    assert abs(seconds - whole) < 0.01 * whole, (seconds, whole)
    return done


def passes(points, loop, name):
    """Of the innermost loop. A point is between two passes or within one."""
    inner = max((key for key in points.loops if key[0] == loop), default=None)
    apart = [
        points.calls(name, k) - passes
        for k, passes in points.loops.get(inner, {}).items()
    ]
    if apart and all(d in (-1, 0, 1) for d in apart):
        return "in step"
    return apart


def quadratic(points):
    """leaf() is called i times by the i-th step: the sums of steps done."""
    seen = 0
    for k, (p, edges, whole) in enumerate(points.at):
        steps, leaves = points.calls("step", k), points.calls("leaf", k)
        done = steps * (steps - 1) // 2
        assert done <= leaves <= done + steps, (steps, leaves)
        seen += steps > 1
    assert steps == 400 and leaves == done + steps
    assert seen > 5
    return "quadratic"


def spread(points, ratio):
    """No more than even steps and a geometric series take."""
    items = [(p[1], p[6]) for p, _, _ in points.at[:-1]]
    step = items[-1][0] * (ratio - 1) / 16
    near = 0
    for (wall, calls), (next_wall, next_calls) in zip(items, items[1:]):
        near += (
            next_wall < wall * ratio
            and next_calls < calls * ratio * 0.95
            and next_wall - wall < step * 0.8
        )
    # Those behind the last thinning may be as near as half of the step.
    assert near == 0, near
    return "spread"


def main(folder, what, *args):
    for path in sorted(glob.glob(folder + "/*.status.json")):
        stem = path[: -len(".status.json")]
        with open(path) as f:
            status = json.load(f)
        points = Points(stem + ".points")
        if what == "check":
            with open(stem + ".pstat", "rb") as f:
                stats = marshal.load(f)
            sound(points, stats, status)
            print("sound")
        elif what == "time":
            print(all_of_time(points))
        elif what == "quadratic":
            print(quadratic(points))
        elif what == "many":
            enough = len(points.at) >= int(args[0])
            print("many" if enough else len(points.at))
        elif what == "spread":
            print(spread(points, float(args[0])))
        elif what == "timed":
            print(timed(points, args[0]))
        elif what == "timers":
            print(*sorted({last_part(key[2]) for _, key, _ in points.times}))
        elif what == "calls":
            print(points.calls(args[0]))
        elif what == "passes":
            print(passes(points, *args))
        elif what == "line":
            print(max(points.lines, key=points.lines.get))
        elif what == "lines":
            print(len(points.lines) or "")
        elif what == "operations":
            print(*sorted(points.operations), sep="\n")
        elif what == "lengths":
            for variable, length in points.lengths.items():
                print(variable, length)
        elif what == "loops":
            for (name, line), loop in sorted(points.loops.items()):
                print(name, line, max(loop.values()))


main(*sys.argv[1:])
