"""Memory held at checkpoints: tracemalloc's lines as functions.

    start()                             before the profile begins
    lines, points = native.memory()     native/memory.h
    text(lines, points, key, root)      the file, as bytes

    {"memory":1,"python":"3.11.7"}
    ["f",1,"~/job.py",7,"collect"]      before its first use
    ["p",3,1048576,2000]                checkpoint 3: all bytes and blocks
    ["m",1,524288,1000]                 changed since the one before

tracemalloc has the line that allocated. Its function is that of the outermost
existing code object with that line: the function, not a comprehension in it. A
line without one belongs to the module.
"""

import gc
import sys

import _tracemalloc

from .files import quote

LEAST = 4096  # bytes: functions that never hold a page are left out

traces = _tracemalloc._get_traces


def start():
    _tracemalloc.start(1)


FunctionType, CodeType = type(start), type(start.__code__)


def _living(files):
    """The code objects of all functions, and those within them, by file."""
    functions = (f for f in gc.get_objects() if type(f) is FunctionType)
    todo = [f.__code__ for f in functions if f.__code__.co_filename in files]
    found = {}
    while todo:
        code = todo.pop()
        if id(code) not in found:
            found[id(code)] = code
            todo += (c for c in code.co_consts if type(c) is CodeType)
    by_file = {}
    for code in found.values():
        by_file.setdefault(code.co_filename, []).append(code)
    return by_file


def _owners(codes):
    """Maps lines to code objects."""
    owners, spans = {}, []
    for code in codes:
        lines = {line for _, _, line in code.co_lines() if line}
        if lines:
            spans.append((code.co_firstlineno, -max(lines), lines, code))
    for _, _, lines, code in sorted(spans, key=lambda span: span[:2]):
        for line in lines:
            owners.setdefault(line, code)
    return owners


def _functions(lines, root):
    """The raw key of the function of each line, None for those of the agent."""
    files = {file for file, _ in lines}
    owners = {f: _owners(codes) for f, codes in _living(files).items()}
    raw = []
    for file, line in lines:
        code = owners.get(file, {}).get(line)
        if file.startswith(root) or line < 1:
            raw.append(None)
        elif code is None:
            raw.append((file, 1, "<module>"))
        else:
            name = getattr(code, "co_qualname", code.co_name)
            raw.append((file, code.co_firstlineno, name))
    return raw


def _sums(point, function_of):
    """The memory of each function at a point: {function: (bytes, blocks)}."""
    numbers, held = memoryview(point).cast("q"), {}
    for i in range(0, len(numbers), 3):
        function = function_of[numbers[i]]
        if function is not None:
            size, blocks = held.get(function, (0, 0))
            size, blocks = size + numbers[i + 1], blocks + numbers[i + 2]
            held[function] = size, blocks
    return held


def text(lines, points, key, root):
    """The file, or None if nothing was traced. Items of POINTS are None if the
    program had stopped tracing."""
    raw = _functions(lines, root)
    function_of = [f and key(f) for f in raw]
    sums = [p and _sums(p, function_of) for p in points]
    large = {f for s in sums if s for f in s if s[f][0] >= LEAST}
    if not any(sums):
        return None
    out = ['{"memory":1,"python":"%d.%d.%d"}' % sys.version_info[:3]]
    known, before = {}, {}
    for number, held in enumerate(sums, 1):
        if not held:
            continue
        totals = [sum(part) for part in zip(*held.values())]
        out.append('["p",%d,%d,%d]' % (number, *totals))
        for function in sorted(large):
            now = held.get(function, (0, 0))
            if now == before.get(function, (0, 0)):
                continue
            if function not in known:
                known[function] = len(known) + 1
                file, line, name = function
                words = known[function], quote(file), line, quote(name)
                out.append('["f",%d,%s,%d,%s]' % words)
            before[function] = now
            out.append('["m",%d,%d,%d]' % (known[function], *now))
    return ("\n".join(out) + "\n").encode("ascii")
