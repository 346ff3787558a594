"""Four threads share the rows.

culprit: none
sizes: 2000:32000:x2
"""
import queue
import sys
import threading


def square(rows, out):
    for row in rows:
        out.put(sum(value * value for value in row))


n = int(sys.argv[2])
out = queue.Queue()
rows = [(i, i + 1, i + 2) for i in range(n)]
threads = [threading.Thread(target=square, args=(rows[i::4], out))
           for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
