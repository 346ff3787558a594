"""A path of tuples: each step copies all before it.

culprit: extend
sizes: 1000:16000:x2
"""
import sys


def extend(path, step):
    return path + (step,)


def push(path, step):
    path.append(step)
    return path


def walk(count, bad):
    path = () if bad else []
    add = extend if bad else push
    for i in range(count):
        path = add(path, turn(i))
    return path


def turn(i):
    return "NESW"[i * i % 7 % 4]


variant, n = sys.argv[1], int(sys.argv[2])
walk(n, variant == "bad")
