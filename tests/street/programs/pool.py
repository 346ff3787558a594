import multiprocessing
import sys

import distinct


def work(n):
    return len(distinct.distinct(distinct.texts(n)))


if __name__ == "__main__":
    method, n = sys.argv[1], int(sys.argv[2])
    with multiprocessing.get_context(method).Pool(2) as pool:
        print(sum(pool.map(work, [n] * 4)))
