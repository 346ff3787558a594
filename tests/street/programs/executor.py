import concurrent.futures
import sys

from pool import work

if __name__ == "__main__":
    n = int(sys.argv[1])
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        print(sum(executor.map(work, [n] * 4)))
