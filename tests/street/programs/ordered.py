"""ordered.py: records that come sorted, the longest last: each takes as long as
it is long, which is no growth with what came before."""
import sys


def word(record, place):
    return record + place


def read(record, length):
    return sum(word(record, place) for place in range(length))


def main(count):
    for record in range(count):
        read(record, 1 + 40 * record // count)


main(int(sys.argv[1]))
