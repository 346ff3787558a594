#!/usr/bin/env python3
"""make trust: what must never happen, tried often. A line of figures each, of
which the last is what went wrong; the status is 1 where that is not 0.

    $ tests/trust/run.py
    $ EDITS=100 WORKERS=8 tests/trust/run.py edits

The sections are described where they are: plans.py, programs.py,
readers.py, kills.py, secrecy.py, limits.py.
"""

import os
import sys
import tempfile

import faulty
import kills
import limits
import plans
import programs
import readers
import secrecy

SECTIONS = {
    "edits": (plans.edits, {"EDITS": 1000, "WORKERS": 64}),
    "marks": (plans.marks, {}),
    "faults": (plans.faults, {}),
    "programs": (programs.programs, {"PROGRAMS": 10000}),
    "readers": (readers.readers, {"READERS": 1000}),
    "kills": (kills.kills, {"KILLS": 1000}),
    "secrets": (secrecy.secrets, {}),
    "limits": (limits.limits, {"RUNS": 200}),
}


def main(names):
    path = [faulty.BUILD + "/bin", faulty.TOP + "/scripts", os.environ["PATH"]]
    os.environ["PATH"] = ":".join(path)
    bad = 0
    for name in names or SECTIONS:
        section, counts = SECTIONS[name]
        counts = [int(os.environ.get(key) or counts[key]) for key in counts]
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            bad += section(*counts)
            sys.stdout.flush()
            os.chdir("/")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
