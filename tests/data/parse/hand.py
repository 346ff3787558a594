"""Makes the profiles that no profiler at hand writes:

hand-sampled.pstat   the sampler of Python 3.15: samples in the call columns,
                     numbers as callers, the running line in the key
hand-refs.pstat      references to keys, texts and numbers; long numbers
hand-open.pstat      calls that had not returned, as YAPPI and prof-run write
"""

import marshal

MAIN = ("app.py", 1, "<module>")


def save(name, table):
    with open(name, "wb") as out:
        marshal.dump(table, out)


save(
    "hand-sampled.pstat",
    {
        ("app.py", 10, "work"): (30, 40, 0.3, 0.4, {("app.py", 3, "main"): 40}),
        ("app.py", 11, "work"): (50, 50, 0.5, 0.5, {("app.py", 3, "main"): 50}),
        ("app.py", 20, "leaf"): (10, 10, 0.1, 0.1, {("app.py", 10, "work"): 10}),
        ("app.py", 3, "main"): (0, 90, 0.0, 0.9, {MAIN: 90}),
        MAIN: (0, 90, 0.0, 0.9, {}),
        ("~", 0, "<GC>"): (2, 2, 0.02, 0.02, {}),
        ("__sampled__",): True,
    },
)

key = ("app.py", 5, "leaf")
save(
    "hand-refs.pstat",
    {
        MAIN: (1, 1, 0.25, 1.0, {}),
        key: (2**40, 2**40, 0.75, 0.75, {MAIN: (2**40, 2**40, 0.75, 0.75)}),
        ("~", 0, "<built-in method builtins.len>"): (
            7,
            7,
            0.125,
            0.125,
            {key: (5, 5, 0.0625, 0.0625), MAIN: (2, 2, 0.0625, 0.0625)},
        ),
    },
)

save(
    "hand-open.pstat",
    {
        MAIN: (1, 0, 0.0, 0.0, {}),  # YAPPI: (ncall, nactualcall)
        ("app.py", 3, "main"): (0, 1, 0.0, 0.0, {MAIN: (1, 0, 0.0, 0.0)}),
        # One call came back and one had not: its own time is not yet in.
        ("app.py", 7, "serve"): (2, 1, -1.5, 0.5, {MAIN: (2, 1, -1.5, 0.5)}),
        ("app.py", 9, "step"): (
            4,
            4,
            2.0,
            2.0,
            {("app.py", 7, "serve"): (4, 4, 2.0, 2.0)},
        ),
    },
)
