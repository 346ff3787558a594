"""Arrays and frames that grow row by row, for the advice.

    frames.py concat | array | joined  each row copies all before
    frames.py parts                    and does not
"""

import sys

import numpy
import pandas


def concat(n):
    frame = pandas.DataFrame({"a": [0], "b": [0.5]})
    for k in range(n):
        row = pandas.DataFrame({"a": numpy.arange(400), "b": k * 0.5})
        frame = pandas.concat([frame, row])
    return frame


def array(n):
    rows = numpy.zeros(0)
    for k in range(n):
        rows = numpy.append(rows, numpy.full(100, k))
    return rows


def joined(n):
    rows = numpy.zeros(100000)
    for k in range(n):
        rows = numpy.concatenate([rows, numpy.full(100, k)])
    return rows


def parts(n):
    rows = []
    for k in range(n):
        rows.append(pandas.DataFrame({"a": numpy.arange(20), "b": k * 0.5}))
    return pandas.concat(rows)


SIZES = {"concat": 1500, "array": 6000, "joined": 4000, "parts": 3000}
print(len(globals()[sys.argv[1]](SIZES[sys.argv[1]])))
