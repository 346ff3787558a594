"""Programs under the faults of faults.c."""

import collections
import os

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = "%s/build/%s" % (TOP, os.environ.get("V") or "release")


def environment(fault, **more):
    """The environment in which a program has this fault."""
    options = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    return dict(
        os.environ,
        LD_PRELOAD=BUILD + "/trust/faults.so",
        FAULT=fault,
        ASAN_OPTIONS=options,
        **more,
    )


def sites(log, part=""):
    """The calls that a log of a run without faults has, on paths with PART, as
    faults without what is to happen: "write@.counts:1:" and so on."""
    with open(log, errors="replace") as lines:
        calls = [line.split(" ", 1)[0] for line in lines if part in line]
    os.remove(log)
    counts = collections.Counter(calls)
    at = "@" + part if part else ""
    return [
        "%s%s:%d:" % (call, at, n + 1)
        for call in sorted(counts)
        for n in range(counts[call])
    ]
