"""The functions of a profile, as every engine hands them over.

    table = Table(paths.short, hidden)
    table.add(("/home/u/x.py", 7, "f"), 3, 1, 0.5, 0.2, context="MainThread")
    table.edge(("/home/u/x.py", 1, "main"), ("/home/u/x.py", 7, "f"),
               1, 1, 0.5, 0.2)
    table.functions()       [Function("~/x.py", 7, "f", ...)]

Engines give raw keys (file, line, name); the table shortens paths, drops
addresses, adds up what then has one key, and takes out the agent itself:
functions for which hidden(key) is true, and what they called of the built-ins.
Seconds everywhere.
"""

from .files import clean


class Function:
    """One function: all calls, primitive calls, inclusive and self time.

    `callers` is {key: [ncall, primitive, tsub, ttot]}: what this function did
    for that caller. `context` is the thread in which it took longest.
    `resumed` are the further entries of a generator's or coroutine's body,
    where an engine tells them from calls.
    """

    __slots__ = (
        "key",
        "builtin",
        "context",
        "longest",
        "ncall",
        "primitive",
        "resumed",
        "ttot",
        "tsub",
        "callers",
    )

    def __init__(self, key, builtin):
        self.key = key
        self.builtin = builtin
        self.context = ""
        self.longest = -1.0
        self.ncall = self.primitive = self.resumed = 0
        self.ttot = self.tsub = 0.0
        self.callers = {}

    file = property(lambda self: self.key[0])
    line = property(lambda self: self.key[1])
    name = property(lambda self: self.key[2])

    @property
    def full_name(self):
        if self.builtin:
            return "%s.%s" % (self.file, self.name)
        return "%s:%d %s" % self.key

    @property
    def absent(self):
        """No outermost call has returned: there are no times."""
        return self.primitive == 0


class Table:
    def __init__(self, short, hidden):
        self._short = short
        self._hidden = hidden
        self._functions = {}
        self._edges = []
        self._keys = {}
        self.seen_hidden = set()

    def key(self, raw):
        key = self._keys.get(raw)
        if key is None:
            file, line, name = raw
            key = (clean(self._short(file)), line, clean(name))
            self._keys[raw] = key
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
        resumed=0,
    ):
        if self._hidden(raw):
            self.seen_hidden.add(raw)
            return
        key = self.key(raw)
        f = self._functions.get(key)
        if f is None:
            f = self._functions[key] = Function(key, builtin)
        if ttot > f.longest:
            f.context, f.longest = clean(context or ""), ttot
        f.ncall += ncall
        f.primitive += primitive
        f.resumed += resumed
        f.ttot += ttot
        f.tsub += tsub

    def edge(self, caller, callee, ncall, primitive, ttot, tsub):
        self._edges.append((caller, callee, ncall, primitive, ttot, tsub))

    def functions(self):
        """All functions with their callers; the table is used up."""
        for caller, callee, ncall, primitive, ttot, tsub in self._edges:
            f = self._functions.get(self.key(callee))
            if f is None or self._hidden(callee):
                continue
            if self._hidden(caller):
                if f.builtin:
                    f.ncall -= ncall
                    f.primitive -= min(primitive, f.primitive)
                    f.ttot = max(0.0, f.ttot - ttot)
                    f.tsub = max(0.0, f.tsub - tsub)
                continue
            row = f.callers.setdefault(self.key(caller), [0, 0, 0.0, 0.0])
            for i, value in enumerate((ncall, primitive, tsub, ttot)):
                row[i] += value
        self._edges = []
        left = {k: f for k, f in self._functions.items() if f.ncall > 0}
        for f in left.values():
            f.callers = {k: v for k, v in f.callers.items() if k in left}
        return list(left.values())
