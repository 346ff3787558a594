import sys

import numpy as np


def gather(n):
    values = np.zeros(0)
    for i in range(n):
        values = np.append(values, float(i))
    return values


print(len(gather(int(sys.argv[1]))))
