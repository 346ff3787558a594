"""The functions of a profile, as every engine returns them.

    table = Table(paths.short, hidden)
    table.add(("/home/u/x.py", 7, "f"), 3, 1, 0.5, 0.2, context="MainThread")
    table.edge(("/home/u/x.py", 1, "main"), ("/home/u/x.py", 7, "f"),
               1, 1, 0.5, 0.2)
    table.profile()         Profile: the rows and the stats of the files

Engines give raw keys (file, line, name). The table shortens paths, removes
addresses, adds up functions that then have the same key, and leaves out the
agent: functions for which hidden(key) is true, and the built-ins that they
call. All times are seconds.
"""

from .files import clean


class Function:
    """One function: all calls, primitive calls, inclusive and self time.

    `callers` is {key: [ncall, primitive, tsub, ttot]}: the costs of the calls
    by that caller. `context` is the thread in which it took longest.
    """

    __slots__ = (
        "key",
        "builtin",
        "context",
        "longest",
        "ncall",
        "primitive",
        "ttot",
        "tsub",
        "callers",
    )

    def __init__(self, key, builtin):
        self.key = key
        self.builtin = builtin
        self.context = ""
        self.longest = -1.0
        self.ncall = self.primitive = 0
        self.ttot = self.tsub = 0.0
        self.callers = {}

    file = property(lambda self: self.key[0])
    line = property(lambda self: self.key[1])
    name = property(lambda self: self.key[2])

    @property
    def absent(self):
        """True if no outermost call has returned, so that there are no times."""
        return self.primitive == 0

    @property
    def full_name(self):
        if self.builtin:
            return "%s.%s" % (self.file, self.name)
        return "%s:%d %s" % self.key

    def row(self):
        """The row of funcs.csv."""
        times = (self.ttot, self.tsub, self.ttot / self.ncall)
        if self.absent:
            times = (None, None, None)
        head = (self.full_name,) + self.key + (self.ncall, self.primitive)
        return head + times + (self.context,)

    def stat(self):
        """The entry of the pstat. Keys are sorted, so that output is reproducible.

        cc before nc outside, nc before cc inside callers, as pstats expects.
        """
        callers = {}
        for key in sorted(self.callers):
            ncall, primitive, tsub, ttot = self.callers[key]
            if self.absent:
                tsub = ttot = 0.0
            callers[key] = (ncall, primitive, tsub, ttot)
        tsub, ttot = (0.0, 0.0) if self.absent else (self.tsub, self.ttot)
        return self.primitive, self.ncall, tsub, ttot, callers


class Profile:
    """The functions as they are written to files.

    `rows` are those of funcs.csv, the largest
    inclusive time first, absent ones last; `stats` is the pstat; `listed` the
    sum of the self times; `absent` the number of functions without times. An
    engine that writes its own files has no rows, and `stats` says whether
    there are any.
    """

    __slots__ = ("rows", "stats", "listed", "absent")

    def __init__(self, stats, rows, listed, absent=0):
        self.stats = stats
        self.rows = rows
        self.listed = listed
        self.absent = absent

    @classmethod
    def of(cls, functions):
        order = sorted(
            functions, key=lambda f: (f.absent, -f.ttot, f.full_name)
        )
        return cls(
            {f.key: f.stat() for f in sorted(functions, key=lambda f: f.key)},
            [f.row() for f in order],
            sum(f.tsub for f in functions if not f.absent),
            sum(f.absent for f in functions),
        )


class Keys:
    """A raw key as written: the path shortened, without addresses."""

    def __init__(self, short):
        self._short = short
        self._files = {}

    def file(self, path):
        short = self._files.get(path)
        if short is None:
            short = self._files[path] = clean(self._short(path))
        return short

    def __call__(self, raw):
        file, line, name = raw
        return self.file(file), line, clean(name)


class Table:
    def __init__(self, short, hidden):
        self._hidden = hidden
        self._functions = {}
        self._edges = []
        self._keys = {}
        self._short_key = Keys(short)
        self.seen_hidden = set()

    def _key(self, raw):
        key = self._keys.get(raw)
        if key is None:
            key = self._keys[raw] = self._short_key(raw)
        return key

    def add(
        self,
        raw,
        ncall,
        primitive,
        ttot,
        tsub,
        builtin=False,
        context="",
    ):
        if self._hidden(raw):
            self.seen_hidden.add(raw)
            return
        key = self._key(raw)
        f = self._functions.get(key)
        if f is None:
            f = self._functions[key] = Function(key, builtin)
        if ttot > f.longest:
            f.context, f.longest = clean(context or ""), ttot
        f.ncall += ncall
        f.primitive += primitive
        f.ttot += ttot
        f.tsub += tsub

    def edge(self, caller, callee, ncall, primitive, ttot, tsub):
        self._edges.append((caller, callee, ncall, primitive, ttot, tsub))

    def profile(self):
        """All functions with their callers; the table is empty then."""
        for caller, callee, ncall, primitive, ttot, tsub in self._edges:
            f = self._functions.get(self._key(callee))
            if f is None or self._hidden(callee):
                continue
            if self._hidden(caller):
                if f.builtin:
                    f.ncall -= ncall
                    f.primitive -= min(primitive, f.primitive)
                    f.ttot = max(0.0, f.ttot - ttot)
                    f.tsub = max(0.0, f.tsub - tsub)
                continue
            row = f.callers.setdefault(self._key(caller), [0, 0, 0.0, 0.0])
            for i, value in enumerate((ncall, primitive, tsub, ttot)):
                row[i] += value
        self._edges = []
        left = {k: f for k, f in self._functions.items() if f.ncall > 0}
        for f in left.values():
            f.callers = {k: v for k, v in f.callers.items() if k in left}
        return Profile.of(list(left.values()))
