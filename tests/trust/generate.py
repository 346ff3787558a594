#!/usr/bin/env python3
"""Random Python programs, each the same for the same number:

    $ tests/trust/generate.py 17 19          programs 17 and 18, in one file
    $ tests/trust/generate.py --threads 17 19

Each has functions, generators, coroutines, asynchronous generators and classes,
which call each other, raise, catch, are closed, sent to and collected; with
--threads, in several threads at once. What is called gets one less than its
caller's n, so that all ends; the output is the same each time.
"""

import random
import re
import sys

PREAMBLE = '''\
import asyncio, contextlib, functools, gc, sys, threading, warnings
warnings.simplefilter("ignore")
sys.unraisablehook = lambda unraisable: None
gc.disable()
class Refused(Exception):
    pass
def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value
class Pause:
    def __await__(self):
        yield
async def collect(items):
    return [item async for item in items]
def traced(f):
    @functools.wraps(f)
    def wrapper(*args, **keys):
        return f(*args, **keys)
    return wrapper
def times(count):
    def decorate(f):
        def wrapper(n):
            return sum(f(n) for _ in range(count))
        return wrapper
    return decorate
@contextlib.contextmanager
def managed(f, n):
    x = f(n)
    try:
        yield x
    finally:
        f(n)
def attempt(f, *args):
    try:
        return f(*args)
    except Exception:
        return -1
def exhaust(items):
    return sum(items)
async def gather(coroutines):
    return len(await asyncio.gather(*coroutines, return_exceptions=True))
def in_threads(functions, n):
    results = []
    def run(f):
        results.append(attempt(f, n))
    threads = [threading.Thread(target=run, args=(f,)) for f in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(results)
'''

# What a body does; x is a number, n how deep calls may go. <call> <gen> <co>
# <agen> <object> are calls, <name> is a function, <few> a small number.
ANYWHERE = (
    "x += <call>",
    "x += <call>",
    "for i in range(<few>):\n    x += <call>",
    "while x % 3:\n    x += 1 + 0 * <call>",
    "if x % 2:\n    raise Refused(n)",
    "try:\n    x += <call>\nexcept Refused:\n    x += <call>",
    "try:\n    x += <call>\nfinally:\n    x += <call>",
    "try:\n    x += <call>\n    raise Refused(x)\nexcept Refused as refused:\n    x += len(refused.args)",
    "x += sum(<call> for i in range(<few>))",
    "x += any(<call> > 9 for i in range(<few>))",
    "x += sum([<call> for i in range(<few>)])",
    "x += len({i: <call> for i in range(<few>)})",
    "x += len({<call> + i for i in range(<few>)})",
    "x += sum([sum(j + <call> for j in range(i)) for i in range(<few>)])",
    "x += (lambda a: a + <call>)(1)",
    "def inner(a):\n    nonlocal x\n    x += a\n    return <call>\nx += inner(1)",
    "def inner(a):\n    return a and inner(a - 1) + <call>\nx += inner(<few>)",
    "def inner():\n    for i in range(<few>):\n        yield <call>\nx += sum(inner())",
    "@functools.lru_cache(None)\ndef inner(a):\n    return a + <call>\nx += inner(1) + inner(2) + inner(1)",
    "@traced\ndef inner(a, b=2):\n    return a + b + <call>\nx += inner(1) + inner(1, b=3)",
    "class Inner:\n    y = <call>\n    def get(self):\n        return self.y\nx += Inner().get()",
    "x += sorted([3, 1, 2], key=lambda a: a + <call>)[0]",
    "x += max(map(<name>, [n - 1, n - 2]))",
    "x += sum(filter(<name>, [n - 1, n - 2]))",
    "x += functools.reduce(lambda a, b: a + b + <call>, [1, 2], 0)",
    "x += functools.partial(<name>, n - 1)()",
    "with managed(<name>, n - 1) as item:\n    x += item",
    "with contextlib.suppress(Refused):\n    x += <call>",
    "for item in <gen>:\n    x += item",
    "for item in <gen>:\n    break",
    "x += sum(item for item in <gen>)",
    "first, *rest = [0, *<gen>]\nx += len(rest)",
    "it = <gen>\nx += next(it, 0)\nit.close()",
    "it = <gen>\nx += next(it, 0)\ndel it",
    "it = <gen>\nnext(it, 0)\ntry:\n    x += it.send(2)\nexcept StopIteration:\n    x += 1",
    "it = <gen>\nnext(it, 0)\ntry:\n    it.throw(Refused(1))\nexcept (Refused, StopIteration):\n    x += 1",
    "for a, b in zip(<gen>, <gen>):\n    x += a + b",
    "x += drive(<co>)",
    "co = <co>\ntry:\n    co.send(None)\nexcept StopIteration:\n    pass\nco.close()",
    "co = <co>\nco.close()",
    "x += sum(drive(collect(<agen>)))",
    "thing = <object>\nx += thing.get() + thing.get()",
    "x += <object>.value",
    "x += <object>(n - 1)",
    "x += len(<object>)",
    "x += <object> + <object>",
    "x += <object> < <object>",
    "x += <object> in {<object>, <object>}",
    "x += <object>[1]",
    "x += <object>.missing",
    "for item in <object>:\n    x += item",
    "with <object> as item:\n    x += item",
    "x += min(<object>, <object>).get()",
    "x += len(f'{<object>}')",
    "x += type(<object>).built(n - 1).get()",
    "x += type(<object>).helped(n - 1)",
)
GENERATOR = (
    "yield x",
    "yield x",
    "yield <call>",
    "yield from <gen>",
    "x += (yield 1) or 0",
    "try:\n    yield x\nexcept Refused:\n    yield <call>",
    "for item in <gen>:\n    yield item",
    "for i in range(<few>):\n    yield i",
    "if x > 2:\n    return x",
)
# What runs where a variable is let go.
FINALIZING = ("try:\n    yield x\nfinally:\n    x += <call>",)
COROUTINE = (
    "await Pause()",
    "x += await <co>",
    "x += await <co>",
    "try:\n    x += await <co>\nexcept Refused:\n    await Pause()",
    "async for item in <agen>:\n    x += item",
    "x += sum([item async for item in <agen>])",
    "x += sum([await <co> for i in range(<few>)])",
    "async with <object> as item:\n    x += item",
)
ASYNCHRONOUS = ("yield x", "yield <call>", "yield await <co>", "await Pause()")
METHODS = (
    ("def get(self):", "x"),
    ("@property\ndef value(self):", "x"),
    ("def __call__(self, n):", "x"),
    ("def __len__(self):", "abs(x) % 3"),
    ("def __add__(self, other):", "x"),
    ("def __lt__(self, other):", "x % 2 == 0"),
    ("def __eq__(self, other):", "x % 2 == 0"),
    ("def __hash__(self):", "x"),
    ("def __getitem__(self, at):", "x"),
    ("def __getattr__(self, name):", "x"),
    ("def __enter__(self):", "x"),
    ("def __exit__(self, kind, value, trace):", "x % 2 == 0"),
    ("async def __aenter__(self):", "x"),
    ("async def __aexit__(self, kind, value, trace):", "x % 2 == 0"),
    ("def __iter__(self):", None),
    ("def __format__(self, form):", "str(x)"),
    ("def __del__(self):", "None"),
    ("@classmethod\ndef built(self, n):", "self(n)"),
    ("@staticmethod\ndef helped(n):", "x"),
)
DECORATORS = ("", "", "", "@traced\n", "@times(2)\n")


def indent(text):
    return re.sub("^", "    ", text, flags=re.MULTILINE)


class Program:
    """One program: its text, whose function NAME runs it."""

    def __init__(self, number, threads=False, finalizers=True):
        self.random = random.Random(number)
        self.finalizers = finalizers
        self.name = "p%d" % number
        self.made = 0
        self.functions = self.names(2, 5)
        self.gens = self.names(1, 3)
        self.coroutines = self.names(1, 3)
        self.agens = self.names(1, 1)
        self.classes = self.names(1, 2)
        parts = [self.function(name) for name in self.functions]
        parts += [self.generator(name) for name in self.gens]
        parts += [self.coroutine(name) for name in self.coroutines]
        parts += [self.asynchronous(name) for name in self.agens]
        parts += [self.a_class(name) for name in self.classes]
        self.text = "\n".join(parts + [self.main(threads)]) + "\n"

    def names(self, least, most):
        first = self.made
        self.made += self.random.randint(least, most)
        return ["%s_%d" % (self.name, i) for i in range(first, self.made)]

    def fill(self, template):
        """A template with what is called chosen."""
        holes = {
            "call": self.functions,
            "gen": self.gens,
            "co": self.coroutines,
            "agen": self.agens,
            "object": self.classes,
            "name": self.functions,
            "few": "1223",
        }

        def chosen(hole):
            kind = hole.group(1)
            text = self.random.choice(holes[kind])
            return text if kind in ("name", "few") else text + "(n - 1)"

        return re.sub("<(%s)>" % "|".join(holes), chosen, template)

    def body(self, statements, end, most=3):
        lines = ["x = n", "if n > 0:"]
        for _ in range(self.random.randint(1, most)):
            lines.append(indent(self.fill(self.random.choice(statements))))
        return indent("\n".join(lines + [end]))

    def function(self, name):
        head = self.random.choice(DECORATORS) + "def %s(n):\n" % name
        return head + self.body(ANYWHERE, "return x")

    def generator(self, name):
        return "def %s(n):\n" % name + self.body(self.yields(), "yield x")

    def yields(self):
        return ANYWHERE + 5 * (GENERATOR + FINALIZING * self.finalizers)

    def coroutine(self, name):
        statements = ANYWHERE + 5 * COROUTINE
        return "async def %s(n):\n" % name + self.body(statements, "return x")

    def asynchronous(self, name):
        statements = ANYWHERE + 5 * (COROUTINE + ASYNCHRONOUS)
        return "async def %s(n):\n" % name + self.body(statements, "yield x")

    def a_class(self, name):
        base = self.classes[0] if name != self.classes[0] else ""
        lines = ["class %s(%s):" % (name, base)]
        lines.append("    n = 0\n    def __init__(self, n):\n        self.n = n")
        for head, value in METHODS:
            if base and self.random.random() < 0.5:
                continue
            if "__del__" in head and not self.finalizers:
                continue
            statements = ANYWHERE if value else self.yields()
            end = "return " + value if value else "yield x"
            body = self.body(statements, end, most=1)
            if "n)" not in head:
                head += "\n    n = self.n"
            lines.append(indent(head + "\n" + body))
        return "\n".join(lines)

    def main(self, threads):
        lines = ["def %s():" % self.name, "    total = 0", "    n = 3"]
        for name in self.functions:
            lines.append("    total += attempt(%s, 2)" % name)
        for name in self.gens:
            lines.append("    total += attempt(exhaust, %s(2))" % name)
        if threads:
            names = ", ".join(self.functions)
            lines.append("    total += in_threads([%s], 2)" % names)
            lines.append(self.fill("    it = <gen>\n    attempt(next, it, 0)"))
            lines.append("    total += in_threads([lambda n: exhaust(it)], 2)")
        calls = ", ".join(self.fill("<co>") for _ in range(2))
        lines.append("    total += asyncio.run(gather([%s]))" % calls)
        return "\n".join(lines + ["    return total"])


def text_of(numbers, threads=False, finalizers=True):
    """A file of these programs, which prints what each came to."""
    programs = [Program(number, threads, finalizers) for number in numbers]
    parts = [PREAMBLE] + [program.text for program in programs]
    parts += ["print(%s())\n" % program.name for program in programs]
    return "".join(parts + ["gc.collect()\n"])


if __name__ == "__main__":
    threads = sys.argv[1] == "--threads"
    begin, end = map(int, sys.argv[1 + threads :])
    print(text_of(range(begin, end), threads), end="")
