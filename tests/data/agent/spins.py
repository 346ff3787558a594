"""Calls whose computing time the program measures itself, longer and longer.

    spins.py FILE [N]     spin() N times, 300; as JSON in FILE what each took
                          at least and at most, in seconds
"""

import json
import sys
from time import thread_time as clock


def spin(seconds):
    end = clock() + seconds
    while clock() < end:
        pass


def main(file, count):
    took = []
    for i in range(count):
        least = 0.0002 * (1 + 4 * i / count)
        begin = clock()
        spin(least)
        took.append((least, clock() - begin))
    with open(file, "w") as out:
        json.dump(took, out)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300)
