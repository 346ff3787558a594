"""An empty function in a loop, the dearest program for an engine: empty.py N"""

import sys


def empty():
    pass


def main(n):
    for _ in range(n):
        empty()


main(int(sys.argv[1]))
