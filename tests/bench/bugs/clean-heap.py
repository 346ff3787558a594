"""Events in the order of their time, and a window of the last ones.

culprit: none
sizes: 2000:32000:x2
"""
import collections
import heapq
import sys


def run(count):
    events, window, mean = [(0, 0)], collections.deque(maxlen=100), 0
    for i in range(count):
        heapq.heappush(events, (i * 7919 % count, i))
    while events:
        at, number = heapq.heappop(events)
        window.append(at)
        mean += window[0] - window[-1]
    return mean


run(int(sys.argv[2]))
