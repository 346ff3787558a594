import sys

import pandas as pd


def day(i):
    return pd.DataFrame({"day": [i] * 40, "price": range(40)})


def gather(n):
    frame = day(0)
    for i in range(1, n):
        frame = pd.concat([frame, day(i)], ignore_index=True)
    return frame


print(len(gather(int(sys.argv[1]))))
