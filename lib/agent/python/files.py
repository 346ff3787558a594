"""The files that the agent writes, each completely or not at all.

    Paths("/home/u", "/tmp").short("/home/u/x.py")      "~/x.py"
    write_status("/s/41.0.status.json", {"pid": 41})     {"pid": 41}
    write_functions, write_threads                       CSV, CRLF
    write_pstat                                          marshal, for pstats

Everything is imported and bound here at start-up: the program may have changed
anything before the files are written, and a signal handler must not import. The
C parts of json and csv are enough, and load ten times as fast.
"""

import marshal
import os
from _csv import writer as csv_writer
from _json import encode_basestring_ascii as quote

_open = open
_replace = os.replace
_remove = os.remove
_symlink = os.symlink

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
FORMULA = tuple("=+-@\t\r")
MARKED = tuple("," + mark for mark in "'=+-@\t")


class Paths:
    """Shortens the user's home to `~` and the temporary folder to `$TMP`."""

    def __init__(self, home, temporary):
        pairs = []
        for folder, mark in ((home, "~"), (temporary, "$TMP")):
            for path in (folder, os.path.realpath(folder)) if folder else ():
                path = path.rstrip("/")
                pair = path + "/", mark
                if path.startswith("/") and pair not in pairs:
                    pairs.append(pair)
        pairs.sort(key=lambda pair: -len(pair[0]))
        self.pairs = pairs

    @classmethod
    def of(cls, environ):
        home = environ.get("HOME")
        if not home:
            home = os.path.expanduser("~")
        return cls(home, environ.get("TMPDIR") or "/tmp")

    def short(self, path):
        for folder, mark in self.pairs:
            if path.startswith(folder):
                return mark + path[len(folder) - 1 :]
        return path


def clean(text):
    """A text without addresses of objects, and encodable as UTF-8."""
    if text.isascii() and " at 0x" not in text:
        return text
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
    """Writes bytes under a temporary name and renames."""
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


def write_made(path, data):
    """Writes a file that an engine has made itself: the memory."""
    _whole(path, data)


def drop_profile(base):
    """Removes an incomplete profile."""
    for tail in (".funcs.csv", ".threads.csv", ".pstat", ".memory", ".unsaved"):
        try:
            _remove(base + tail)
        except OSError:
            pass


def tell_unsaved(base, error):
    """Leaves the number of a system's error in the text of a link.

    That needs neither a block of the disk nor a descriptor.
    """
    try:
        _symlink(str(error.errno), base + ".unsaved")
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
    """A file for a CSV writer, which returns the rows as bytes at the end."""

    def __init__(self):
        self._rows = []
        self.write = self._rows.append

    def bytes(self):
        return "".join(self._rows).encode("utf-8", "backslashreplace")


def _cell(value):
    """A text that a spreadsheet would compute gets a quote before it."""
    if isinstance(value, str) and value.lstrip("'").startswith(FORMULA):
        return "'" + value
    return value


def _table(path, header, rows):
    lines = _Lines()
    out = csv_writer(lines, lineterminator="\r\n")
    out.writerow(header)
    out.writerows([map(_cell, row) for row in rows])
    _whole(path, lines.bytes())


def write_functions(path, rows):
    """Lumibot's ten columns.

    A row without text to quote is formatted here, with the same result as the
    C part of csv, in a third of the time.
    """
    lines = _Lines()
    out = csv_writer(lines, lineterminator="\r\n")
    out.writerow(FUNCTIONS)
    plain = "%s,%s,%d,%s,%d,%d,%r,%r,%r,%s\r\n"
    commas = plain.count(",")
    for row in rows:
        line = plain % row
        if line.count(",") != commas or _special(line) or row[6] is None:
            out.writerow(map(_cell, row))
        else:
            lines.write(line)
    _whole(path, lines.bytes())


def _special(line):
    """True if there is a quote, or a line break before the last one, or a cell
    that may be a formula."""
    if '"' in line or line.find("\r") != len(line) - 2:
        return True
    if line.find("\n") != len(line) - 1 or line[0] in "'=+-@\t":
        return True
    return any([mark in line for mark in MARKED])


def write_threads(path, threads):
    """Threads are (name, id, tid, seconds, times scheduled or None)."""
    rows = sorted(threads, key=lambda t: (-t[3], t[1]))
    _table(path, THREADS, rows)


def write_pstat(path, stats):
    _whole(path, marshal.dumps(stats))
