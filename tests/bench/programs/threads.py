"""Four threads that take work from one queue: threads.py N

N items of work in batches of 1,000, so that it is the calls that cost and not
the lock of the queue.
"""

import queue
import sys
import threading

BATCH = 1000


def weigh(i):
    return i % 7 + i % 11


def work(batches, sums):
    while True:
        batch = batches.get()
        if batch is None:
            return
        sums.put(sum(weigh(i) for i in batch))


def main(n):
    batches, sums = queue.Queue(), queue.Queue()
    threads = [
        threading.Thread(target=work, args=(batches, sums)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for start in range(0, n, BATCH):
        batches.put(range(start, min(start + BATCH, n)))
    for _ in threads:
        batches.put(None)
    for thread in threads:
        thread.join()


main(int(sys.argv[1]))
