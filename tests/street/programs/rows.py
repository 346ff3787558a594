import sys

import pandas as pd


def price(row):
    return row["amount"] * 1.2 if row["taxed"] else row["amount"]


n = int(sys.argv[1])
frame = pd.DataFrame({"amount": range(n), "taxed": [i % 2 for i in range(n)]})
total = 0.0
for _, row in frame.iterrows():
    total += price(row)
print(round(total), round(frame.apply(price, axis=1).sum()))
