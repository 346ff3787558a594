import sys
import warnings

import numpy as np
import pandas as pd
from backtesting import Backtest, Strategy

warnings.simplefilter("ignore")


class Highest(Strategy):
    def init(self):
        self.closes = []

    def highest(self):
        best = self.closes[0]
        for close in self.closes:
            if close > best:
                best = close
        return best

    def next(self):
        self.closes.append(self.data.Close[-1])
        if self.closes[-1] >= self.highest():
            self.position.close()
        elif not self.position:
            self.buy()


n = int(sys.argv[1])
close = 100 + np.cumsum(np.random.default_rng(1).normal(0, 1, n) * 0.1)
bars = pd.DataFrame(
    {"Open": close, "High": close + 1, "Low": close - 1, "Close": close},
    index=pd.date_range("2020-01-01", periods=n, freq="h"))
print(Backtest(bars, Highest, cash=10000).run()["# Trades"] >= 0)
