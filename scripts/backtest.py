#!/usr/bin/env python3
"""A real Lumibot backtest to profile: moving averages on gold futures.

    scripts/backtest.py START END       dates as 2025-01-20, both inclusive
    scripts/backtest.py --days N        N trading days from 2025-01-06

Every weekday is a trading day of 391 minute bars, looked at each five minutes:
78 iterations a day, and an order in each once 30 bars are known. The bars are
made from a fixed seed, a file a day, kept in superlinear-demo below
XDG_CACHE_HOME: the same dates give the same line of results, cold or warm.

    $ scripts/backtest.py --days 2
    2 days, 156 iterations, 150 orders, final value 999984.40

The settings of a profiling plan are read from the environment, all on unless
set to false: PLOT_PRICE keeps the price of each iteration and joins them at the
end, SHOW_LIVE_EQUITY_CURVE writes a file in each iteration, FILE_LOGGING writes
a line to a log. All files but the bars are in a temporary folder, removed at
the end. Nothing is read from the network, and no key is needed.

Exit status: 0 done, 2 usage, 4 the system failed (no Lumibot, a full disk).
"""

import argparse
import datetime
import logging
import math
import os
import pathlib
import random
import sys
import tempfile

SEED = 20251101  # names the files: another make_day needs another seed
FIRST_DAY = datetime.date(2025, 1, 6)
BUDGET = 1_000_000
BARS_A_DAY = 391  # 9:30 to 16:00 itself, or Lumibot goes on over night
LOOKS_A_DAY = 78
CACHE = "superlinear-demo"

# What Lumibot reads when it is imported.
OFFLINE = {
    "IS_BACKTESTING": "True",
    "BACKTESTING_DATA_SOURCE": "none",
    "BACKTESTING_QUIET_LOGS": "true",
    "BACKTESTING_SHOW_PROGRESS_BAR": "false",
    "LUMIBOT_DISABLE_DOTENV": "1",
    "LUMIBOT_DISABLE_UI": "1",
    "LUMIBOT_LOG_LEVEL": "WARNING",
    "MPLBACKEND": "Agg",
}
# What else it reads, and what would change the run or reach the network.
FOREIGN = (
    "ACCOUNT_HISTORY_DB_CONNECTION_STR",
    "BACKTESTING_BUDGET",
    "BACKTESTING_DATA_SOURCES",
    "BACKTESTING_END",
    "BACKTESTING_PARAMETERS",
    "BACKTESTING_START",
    "DATA_SOURCE",
    "DB_CONNECTION_STR",
    "DISCORD_WEBHOOK_URL",
    "LIVE_CONFIG",
    "LOG_BACKTEST_PROGRESS_TO_FILE",
    "LUMIBOT_STRATEGY_PARAMETERS",
    "LUMIWEALTH_API_KEY",
    "MARKET",
    "STRATEGY_NAME",
    "TRADING_BROKER",
)
for name in FOREIGN:
    os.environ.pop(name, None)
os.environ.update(OFFLINE)


def parse_arguments():
    """The dates of the run, first and last, both inclusive."""
    parser = argparse.ArgumentParser(
        prog="backtest.py",
        description="A Lumibot moving-average backtest on made-up gold bars.",
    )
    parser.add_argument("start", nargs="?", type=datetime.date.fromisoformat)
    parser.add_argument("end", nargs="?", type=datetime.date.fromisoformat)
    parser.add_argument(
        "--days", type=int, metavar="N", help=f"N trading days from {FIRST_DAY}"
    )
    arguments = parser.parse_args()
    start, end, days = arguments.start, arguments.end, arguments.days
    if days is not None:
        if start is not None:
            parser.error("either START END or --days, not both")
        if not 1 <= days <= 5000:
            parser.error("--days must be between 1 and 5000")
        weeks, rest = divmod(days - 1, 5)
        start = FIRST_DAY
        end = start + datetime.timedelta(weeks=weeks, days=rest)
    elif end is None:
        parser.error("START and END are needed, or --days N")
    if end < start:
        parser.error(f"END {end} is before START {start}")
    if not weekdays(start, end):
        parser.error(f"no trading day from {start} to {end}")
    return start, end


def weekdays(start, end):
    days = (end - start).days + 1
    dates = (start + datetime.timedelta(days=i) for i in range(days))
    return [date for date in dates if date.weekday() < 5]


def make_day(date):
    """The bars of one day as CSV lines: what a data vendor would send.

    A day depends on its date and on the seed alone, so that a span of dates has
    the same bars whatever was asked for before.
    """
    rng = random.Random(f"{SEED} {date}")
    day = date.toordinal()
    price = 2650 + 60 * math.sin(day / 40) + 25 * math.sin(day / 7)
    lines = ["time,open,high,low,close,volume\n"]
    for minute in range(BARS_A_DAY):
        last, price = price, price + rng.gauss(0, 0.8)
        high = max(last, price) + rng.random() * 0.5
        low = min(last, price) - rng.random() * 0.5
        hours, minutes = divmod(9 * 60 + 30 + minute, 60)
        lines.append(
            f"{date} {hours:02}:{minutes:02},{last:.1f},{high:.1f},{low:.1f},"
            f"{price:.1f},{rng.randint(50, 500)}\n"
        )
    return lines


def fetch_day(date, folder):
    """The file of one day, made when it is not there yet, whole or not at all."""
    path = folder / f"GC-{SEED}-{date}.csv"
    if not path.exists():
        with tempfile.NamedTemporaryFile(
            "w", dir=folder, prefix=".new-", delete=False
        ) as file:
            try:
                file.writelines(make_day(date))
                file.close()
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise
    return path


def load_bars(start, end):
    """All bars from START to END as one frame, oldest first."""
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    folder = pathlib.Path(base) / CACHE
    folder.mkdir(parents=True, exist_ok=True)
    days = [
        pandas.read_csv(
            fetch_day(date, folder), index_col="time", parse_dates=["time"]
        )
        for date in weekdays(start, end)
    ]
    return pandas.concat(days).tz_localize("America/New_York")


def setting(name):
    """A switch of the plan, such as PLOT_PRICE=true; on unless said otherwise."""
    return os.environ.get(name, "true").lower() in ("1", "true", "yes", "on")


def fail(message):
    """Ends the program: the system, not the user, is at fault."""
    print(f"backtest.py: {message}", file=sys.stderr)
    sys.exit(4)


if __name__ == "__main__":
    DATES = parse_arguments()  # before the imports, which take two seconds

try:
    import pandas
    from lumibot.backtesting import PandasDataBacktesting
    from lumibot.entities import Asset, Data
    from lumibot.strategies import Strategy
except ImportError as error:
    fail(f"{error}: run 'scripts/setup python' first")

GOLD = Asset("GC", asset_type=Asset.AssetType.CONT_FUTURE)


class MACross(Strategy):
    """Enters with the trend of two moving averages, leaves at the next look."""

    parameters = {"fast": 10, "slow": 30}

    def initialize(self):
        self.sleeptime = "5M"
        self.minutes_before_closing = 0
        self.iterations = 0
        self.orders = 0
        self.prices = []
        self.log = logging.getLogger("MACross")
        self.log.propagate = False
        if setting("FILE_LOGGING"):
            self.log.setLevel(logging.INFO)
            self.log.addHandler(logging.FileHandler("strategy.log"))

    def on_trading_iteration(self):
        self.iterations += 1
        if setting("SHOW_LIVE_EQUITY_CURVE"):
            self.write_equity()
        slow = self.parameters["slow"]
        bars = self.get_historical_prices(GOLD, slow, "minute")
        if bars is None or len(bars.df) < slow:
            return
        close = bars.df["close"]
        if setting("PLOT_PRICE"):
            self.prices.append(bars.df.tail(1))
        position = self.get_position(GOLD)
        if position is None:
            buy = close.tail(self.parameters["fast"]).mean() > close.mean()
        else:
            buy = position.quantity < 0
        side = "buy" if buy else "sell"
        self.submit_order(self.create_order(GOLD, 1, side))
        self.orders += 1
        self.log.info("%s %s %s", self.get_datetime(), side, close.iloc[-1])

    def write_equity(self):
        """The latest point of the equity curve, for whoever watches the run."""
        with open("equity.csv", "w") as file:
            file.write(f"{self.get_datetime()},{self.portfolio_value}\n")

    def on_strategy_end(self):
        if self.prices:
            pandas.concat(self.prices).to_csv("prices.csv")


def run(start, end):
    """Runs the backtest in the current folder and returns the strategy."""
    bars = load_bars(start, end)
    midnight = datetime.time()
    after = end + datetime.timedelta(days=1)
    _, strategy = MACross.run_backtest(
        PandasDataBacktesting,
        datetime.datetime.combine(start, midnight),
        datetime.datetime.combine(after, midnight),
        pandas_data=[Data(GOLD, bars, timestep="minute")],
        budget=BUDGET,
        benchmark_asset=None,
        risk_free_rate=0,
        analyze_backtest=False,
        show_plot=False,
        show_tearsheet=False,
        save_tearsheet=False,
        show_indicators=False,
        show_progress_bar=False,
        quiet_logs=True,
    )
    return strategy


def main(start, end):
    home = os.getcwd()
    try:
        with tempfile.TemporaryDirectory(prefix="backtest-") as folder:
            os.chdir(folder)
            try:
                strategy = run(start, end)
            finally:
                logging.shutdown()
                os.chdir(home)
    except OSError as error:
        fail(error)
    days = len(weekdays(start, end))
    if strategy.iterations != days * LOOKS_A_DAY:
        fail(f"stopped after {strategy.iterations} iterations of {days} days")
    print(
        f"{days} days, {strategy.iterations} iterations, {strategy.orders} orders, "
        f"final value {strategy.portfolio_value:.2f}"
    )


if __name__ == "__main__":
    main(*DATES)
