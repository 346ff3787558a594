"""How a function grows with what it is given: counted in this process, size by size,
fitted by prof-scale, held against a class by prof-check.

    growth = Growth(dedupe, (200, 400, 800, 1600), make, folder)
    growth.below("n^2")             AssertionError: ... dedupe.py:7 dedupe runs n^2 ...
    growth.at_most("n", of="calls")
    growth.below("n^2", of="memory")
"""

import json
import linecache
import os
import shutil
import subprocess
import warnings

from .counting import ROOT, Rises, Unmeasured, counter, peak, refuse_unrun

PART = 2  # native/frames.h
CLASSES = ("1", "log n", "n", "n log n", "n^1.5", "n^2", "n^2 log n", "n^3", "n^4")
CLASSES += ("2^n", "n!")
METRICS = {"lines": "* hits", "calls": "* ncall", "memory": "program held"}
FEWEST = 3  # sizes that prof-scale fits exact counts to
TOLD = 3


class GrowthUndecided(UserWarning):
    """What was measured does not decide a bound, which then passes."""


# -- what the programs say of it ---------------------------------------------


def _program(name):
    """Where the user says, beside the agent where that is installed, in the build of
    its checkout, or in PATH."""
    folders = [os.environ.get("SUPERLINEAR_BIN", "")]
    folders.append(os.path.join(ROOT, "../../../../bin"))
    folders.append(os.path.join(ROOT, "../../../build/release/bin"))
    for folder in folders:
        path = os.path.join(folder, name)
        if folder and os.access(path, os.X_OK):
            return os.path.realpath(path)
    path = shutil.which(name)
    if path is None:
        text = "there is no %s: it belongs to superlinear (SUPERLINEAR_BIN)" % name
        raise Unmeasured(text)
    return path


def _lines_by(text, *words):
    """The lines that a program makes of others."""
    words = [_program(words[0]), *words[1:]]
    done = subprocess.run(words, input=text, capture_output=True)
    if done.returncode not in (0, 1):
        raise Unmeasured(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


class _Stream:
    """Lines for prof-scale."""

    def __init__(self, folder):
        self._lines = []
        self._folder = os.path.join(folder, "") if folder else None

    def begin(self, size):
        self._run = {"run": "n-%d" % size, "size": size}
        self.add(type="run", id="n-%d" % size, size=size, status="done")

    def add(self, **members):
        self._lines.append(json.dumps(members))

    def _place(self, file, line, name):
        if self._folder and file.startswith(self._folder):
            file = file[len(self._folder) :]
        full_name = "%s:%d %s" % (file, line, name)
        return {"full_name": full_name, "module": file, "lineno": line, "name": name}

    def add_counts(self, functions, pairs):
        calls = {}
        for (caller, callee), n in pairs.items():
            file, line, name, what = functions[callee - 1]
            if what == 0:
                calls[callee] = calls.get(callee, 0) + n
            elif what == PART and n > 0:
                self._add_hits(functions[caller - 1], line, n)
        for callee, n in calls.items():
            place = self._place(*functions[callee - 1][:3])
            place.update(self._run, kind="func", origin="own", ncall=n)
            self.add(type="func", **place)

    def _add_hits(self, function, line, hits):
        file, first, name, _ = function
        caller = self._place(file, first, name)["full_name"]
        place = self._place(file, line, name + ".<line>")
        self.add(type="line", **self._run, **place, hits=hits, caller=caller)

    def add_peak(self, name, peak):
        """Without a function prof-scale takes a run for empty."""
        place = dict(self._run, kind="func", full_name=name, name=name)
        self.add(type="func", **place, ncall=1)
        members = dict(self._run, point="1", full_name="program", held_bytes=peak)
        self.add(type="memory", **members)

    def laws(self):
        """Scale lines."""
        text = "\n".join(self._lines).encode("utf-8", "surrogatepass") + b"\n"
        return _lines_by(text, "prof-scale", "-b", "size", "--min-share", "0")

    def source(self, found):
        """The text of the line that FOUND, a check line, is about."""
        path = os.path.join(self._folder or "", found["module"])
        return linecache.getline(path, int(found["lineno"])).strip()


# -- what is asserted --------------------------------------------------------


def _sizes(sizes):
    sizes = sorted(set(sizes))
    if len(sizes) < FEWEST or sizes[0] <= 0:
        text = "growth wants %d different sizes or more, above 0: %r"
        raise ValueError(text % (FEWEST, sizes))
    return sizes


def _weight(one):
    """The worst has most; of two that grow alike the loop, not what it calls."""
    known = one.get("law")
    order = CLASSES.index(known) if known else -1
    return order, round(one.get("value", 0), 1), max(one["counts"])


def _name(function):
    return getattr(function, "__qualname__", None) or repr(function)


class Growth:
    """What function(make(n)) does at each of the sizes n; without `make` it is given n
    itself. It is called once before, at the smallest, so that what is done once in
    a process, as an import, is not counted. What it returns is dropped."""

    def __init__(self, function, sizes, make=None, folder=None):
        __tracebackhide__ = True
        self.held = False
        self._function = function
        self._make = make or (lambda n: n)
        self._sizes = _sizes(sizes)
        self._folder = folder
        self._known = {}
        refuse_unrun(function(self._make(self._sizes[0])))

    def below(self, limit, of="lines"):
        """Asserts that it grows more slowly than LIMIT, a class as "n^2"."""
        __tracebackhide__ = True
        self._hold("<", limit, of)
        return self

    def at_most(self, limit, of="lines"):
        """Asserts that it grows as LIMIT, a class as "n log n", or more slowly."""
        __tracebackhide__ = True
        self._hold("<=", limit, of)
        return self

    def _measured(self, of):
        """(lines, laws)"""
        __tracebackhide__ = True
        kind = "memory" if of == "memory" else "counts"
        if kind not in self._known:
            stream = _Stream(self._folder)
            for size in self._sizes:
                stream.begin(size)
                argument = self._make(size)
                if kind == "memory":
                    most = peak(self._function, argument)
                    stream.add_peak(_name(self._function), most)
                else:
                    stream.add_counts(*counter().count(self._function, argument))
            self._known[kind] = stream, stream.laws()
        return self._known[kind]

    def _hold(self, sign, limit, of):
        __tracebackhide__ = True
        self.held = True
        if limit not in CLASSES:
            raise ValueError("no class: %r; there are %s" % (limit, ", ".join(CLASSES)))
        if of not in METRICS:
            text = "growth tells %s, not %r"
            raise ValueError(text % (", ".join(METRICS), of))
        if limit == "1":  # for prof-check a number is an exponent
            if sign == "<":
                raise ValueError("nothing grows more slowly than 1: use at_most")
            sign, limit = "<", "log n"
        stream, laws = self._measured(of)
        bound = "%s %s %s" % (METRICS[of], sign, limit)
        checked = _lines_by(laws, "prof-check", "--share", "0", bound)
        lines = [json.loads(line) for line in checked.splitlines()]
        found = [line for line in lines if line["type"] == "check"]
        laws = {
            (line["full_name"], line["metric"]): line
            for line in lines
            if line["type"] == "scale"
        }
        for one in found:
            if "full_name" not in one:
                text = "no Python code ran in it: what C does is not counted"
                raise Unmeasured(text)
            law = laws[one["full_name"], one["metric"]]
            one["counts"] = [y for _, y in law["points"]]
            one["constants"] = law.get("law")
        broken = [one for one in found if one["outcome"] == "broken"]
        if broken:
            raise AssertionError(self._message(broken, stream, of, ""))
        if found:
            message = self._message(found, stream, of, "maybe ")
            warnings.warn(GrowthUndecided(message), stacklevel=3)

    def _message(self, found, stream, of, perhaps):
        limit = found[0]["bound"][len(METRICS[of]) + 1 :]
        words = _name(self._function), of, perhaps, limit
        lines = ["%s: growth of %s is %snot %s, as it should be" % words]
        lines[0] += ", at n = " + ", ".join(map(str, self._sizes))
        shown = sorted(found, key=_weight, reverse=True)
        for one in shown[:TOLD]:
            lines += self._of_one(one, stream)
        if len(shown) > TOLD:
            lines.append("  and %d more" % (len(shown) - TOLD))
        return "\n".join(lines)

    def _of_one(self, one, stream):
        counts = ", ".join("%.9g" % y for y in one["counts"])
        if one["metric"] == "held":
            words = one["value"], counts
            lines = ["  the peak grows as n^%.2g: %s bytes" % words]
            return lines + self._of_peak(stream)
        law = "so often"
        if "law" in one:
            law = "%s times (%s)" % (one["law"], one["constants"])
        elif "value" in one:
            law = "n^%.2g times" % one["value"]
        name = one["name"]
        how = "is called"
        if one["metric"] == "hits":
            name, how = name[: -len(".<line>")], "runs this line"
        place = "%s:%d %s" % (one["module"], one["lineno"], name)
        lines = ["  %s %s %s: %s" % (place, how, law, counts)]
        source = stream.source(one)
        return lines + (["      " + source] if source else [])

    def _of_peak(self, stream):
        argument = self._make(self._sizes[-1])
        rises = Rises().of(self._function, argument)
        if not rises:
            return []
        share = 100 * rises[0][0] / sum(rise[0] for rise in rises)
        one = stream._place(*rises[0][1:])
        text = "  %.0f %% of it comes in %s" % (share, one["full_name"])
        source = stream.source(one)
        return [text] + (["      " + source] if source else [])
