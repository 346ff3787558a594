import multiprocessing
import sys


def square(x):
    return x * x


if __name__ == "__main__":
    for _ in range(int(sys.argv[1])):
        with multiprocessing.get_context("fork").Pool(4) as pool:
            total = sum(pool.map(square, range(100)))
    print(total)
