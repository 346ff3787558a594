"""The three best so far by heapq.nlargest over everything, for each item.

culprit: best nlargest
sizes: 200:3200:x2
"""
import heapq
import sys


def best(scores):
    return heapq.nlargest(3, scores)


def race(count, bad):
    scores, top = [], []
    for i in range(count):
        score = i * 7919 % 10007
        scores.append(score)
        if bad:
            top = best(scores)
        else:
            top = heapq.nlargest(3, top + [score])
    return top


variant, n = sys.argv[1], int(sys.argv[2])
race(n, variant == "bad")
