import sys

import numpy as np
from sklearn.metrics import pairwise_distances


def neighbours(points):
    return (pairwise_distances(points) < 0.1).sum()


n = int(sys.argv[1])
print(neighbours(np.random.default_rng(1).random((n, 3))) > 0)
