"""A pool whose workers do one task each: tasks.py METHOD WORKERS.

Each task calls leaf() a hundred times; the parent never does.
"""

import multiprocessing
import sys


def leaf(i):
    return i


def task(number):
    return sum(leaf(i) for i in range(100))


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with context.Pool(3, maxtasksperchild=1) as pool:
        print(sum(pool.map(task, range(int(sys.argv[2])), chunksize=1)))
