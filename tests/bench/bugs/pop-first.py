"""A queue that is a list: each pop(0) moves all others.

culprit: take
sizes: 10000:160000:x2
"""
import collections
import sys


def take(queue):
    return queue.pop(0)


def take_left(queue):
    return queue.popleft()


def work(queue, next_one):
    done = 0
    while queue:
        done += next_one(queue) & 3
    return done


variant, n = sys.argv[1], int(sys.argv[2])
if variant == "bad":
    work(list(range(n)), take)
else:
    work(collections.deque(range(n)), take_left)
