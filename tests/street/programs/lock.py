"""Threads that look for things in one list, one at a time."""
import sys
import threading

from shelf import find, shelf

n = int(sys.argv[1])
lock = threading.Lock()


def store(thing):
    with lock:
        if find(thing) < 0:
            shelf.append(thing)


def serve(first):
    for thing in range(first, n, 4):
        store(thing)


threads = [threading.Thread(target=serve, args=(k,)) for k in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(shelf))
