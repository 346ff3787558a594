"""Calls dedupe by the fixture, or by itself where PLAIN is set."""

import os

import rows


def dedupe(request):
    if "PLAIN" in os.environ:
        rows.dedupe([1, 2, 1])
        return
    growth = request.getfixturevalue("growth")
    growth(rows.dedupe, (3, 30, 60), make=lambda n: [1, 2] * n).at_most("n")
    growth(rows.dedupe, (3, 30, 60), make=range).below("n^3", of="memory")
