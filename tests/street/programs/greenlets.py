from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402

import gevent.pool  # noqa: E402

from shelf import find, shelf  # noqa: E402


def store(thing):
    gevent.sleep(0)
    if find(thing) < 0:
        shelf.append(thing)


pool = gevent.pool.Pool(10)
for i in range(int(sys.argv[1])):
    pool.spawn(store, i)
pool.join()
print(len(shelf))
