"""Records are copied, pickled and read back.

culprit: none
sizes: 250:4000:x2
"""
import copy
import pickle
import sys


class Record:
    def __init__(self, number):
        self.number, self.tags = number, [str(number), "tag"]


n = int(sys.argv[2])
records = [Record(i) for i in range(n)]
copied = copy.deepcopy(records)
pickle.loads(pickle.dumps(copied))
