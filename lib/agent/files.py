"""The files that the agent leaves, each written whole or not at all.

    Paths("/home/u", "/tmp").short("/home/u/x.py")      "~/x.py"
    write_status("/s/41.0.status.json", {"pid": 41})     {"pid": 41}
    write_functions, write_threads                       CSV, CRLF
    write_pstat                                          marshal, for pstats

Everything is imported and bound here at start-up: the program may have changed
anything by the time that the files are written, and a signal handler may not
import. The C halves of json and csv do, at a tenth of the price.
"""

import marshal
import os
from _csv import writer as csv_writer
from _json import encode_basestring_ascii as quote

_open = open
_replace = os.replace
_remove = os.remove

FUNCTIONS = (
    "full_name",
    "module",
    "lineno",
    "name",
    "ncall",
    "nactualcall",
    "ttot_s",
    "tsub_s",
    "tavg_s",
    "ctx_name",
)
THREADS = ("name", "id", "tid", "ttot_s", "sched_count")


class Paths:
    """Shortens the user's home to `~` and the temporary folder to `$TMP`."""

    def __init__(self, home, temporary):
        pairs = []
        for folder, mark in ((home, "~"), (temporary, "$TMP")):
            for path in (folder, os.path.realpath(folder)) if folder else ():
                path = path.rstrip("/")
                if path.startswith("/") and (path, mark) not in pairs:
                    pairs.append((path, mark))
        pairs.sort(key=lambda pair: -len(pair[0]))
        self._pairs = pairs

    @classmethod
    def of(cls, environ):
        home = environ.get("HOME")
        if not home:
            home = os.path.expanduser("~")
        return cls(home, environ.get("TMPDIR") or "/tmp")

    def short(self, path):
        for folder, mark in self._pairs:
            if path.startswith(folder) and path[len(folder) :][:1] == "/":
                return mark + path[len(folder) :]
        return path


def clean(text):
    """Without an object's address, and always encodable as UTF-8."""
    while True:
        start = text.find(" at 0x")
        if start < 0:
            break
        end = start + len(" at 0x")
        while end < len(text) and text[end] in "0123456789abcdefABCDEF":
            end += 1
        text = text[:start] + text[end:]
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _whole(path, data):
    """Writes the bytes under a temporary name and renames."""
    temporary = path + ".tmp"
    try:
        with _open(temporary, "wb") as out:
            out.write(data)
        _replace(temporary, path)
    except BaseException:
        try:
            _remove(temporary)
        except OSError:
            pass
        raise


def write_points(path, data):
    """The checkpoints, as the engine has written them."""
    _whole(path, data)


def drop_profile(base):
    """Half a profile is none."""
    for tail in (".funcs.csv", ".threads.csv", ".pstat", ".points"):
        try:
            _remove(base + tail)
        except OSError:
            pass


def _json(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        pairs = (quote(k) + ": " + _json(v) for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_json(item) for item in value) + "]"


def write_status(path, status):
    _whole(path, (_json(status) + "\n").encode("ascii"))


class _Lines:
    """What a CSV writer needs of a file: the rows, as bytes at the end."""

    def __init__(self):
        self._rows = []
        self.write = self._rows.append

    def bytes(self):
        return "".join(self._rows).encode("utf-8", "backslashreplace")


def _table(path, header, rows):
    lines = _Lines()
    out = csv_writer(lines, lineterminator="\r\n")
    out.writerow(header)
    out.writerows(rows)
    _whole(path, lines.bytes())


def write_functions(path, functions, resumptions):
    """Lumibot's ten columns, the largest inclusive time first, absent last.

    An eleventh, `resumptions`, where the engine counts them apart.
    """
    rows = sorted(functions, key=lambda f: (f.absent, -f.ttot, f.full_name))
    if not resumptions:
        _table(path, FUNCTIONS, (_function_row(f) for f in rows))
        return
    header = FUNCTIONS + ("resumptions",)
    _table(path, header, (_function_row(f) + (f.resumed,) for f in rows))


def _function_row(f):
    times = (f.ttot, f.tsub, f.ttot / f.ncall)
    if f.absent:
        times = (None, None, None)
    head = (f.full_name, f.file, f.line, f.name, f.ncall, f.primitive)
    return head + times + (f.context,)


def write_threads(path, threads):
    """Threads are (name, id, tid, seconds, times scheduled or None)."""
    rows = sorted(threads, key=lambda t: (-t[3], t[1]))
    _table(path, THREADS, rows)


def write_pstat(path, functions):
    """cc before nc outside, nc before cc inside callers: pstats wants it so.

    Keys are sorted: the same profile gives the same bytes.
    """
    stats = {}
    for f in sorted(functions, key=lambda f: f.key):
        callers = {}
        for key in sorted(f.callers):
            ncall, primitive, tsub, ttot = f.callers[key]
            if f.absent:
                tsub = ttot = 0.0
            callers[key] = (ncall, primitive, tsub, ttot)
        tsub, ttot = (0.0, 0.0) if f.absent else (f.tsub, f.ttot)
        stats[f.key] = (f.primitive, f.ncall, tsub, ttot, callers)
    _whole(path, marshal.dumps(stats))
