#!/usr/bin/env bash
# scripts/backtest.py without Lumibot: its arguments, its bars, and the rules of
# the strategy, run by a stand-in for the library.
. "$(dirname "$0")/lib.sh"

B=$TOP/scripts/backtest.py
PYTHON=${PYTHON:-python3}
export PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=$T/cache TMPDIR=$T/tmp
unset PLOT_PRICE SHOW_LIVE_EQUITY_CURVE FILE_LOGGING
mkdir "$TMPDIR"

if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
	skip 'no Python 3.10 or later here'
	done_testing
fi

# Packages of the same names as the real ones, first in the path.
mkdir -p fake/lumibot none/pandas
cat >fake/pandas.py <<'END'
import csv
import os


class Column(list):
    iloc = property(lambda self: self)

    def tail(self, n):
        return Column(self[-n:])

    def mean(self):
        return sum(self) / len(self)


class Frame:
    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, name):
        return Column(float(row[name]) for row in self.rows)

    def tail(self, n):
        return Frame(self.rows[-n:])

    def tz_localize(self, zone):
        return self

    def to_csv(self, name):
        with open(name, "w") as file:
            file.writelines("x\n" for row in self.rows)


def read_csv(path, index_col, parse_dates):
    with open(path) as file:
        return Frame(list(csv.DictReader(file)))


def concat(frames):
    return Frame([row for frame in frames for row in frame.rows])
END
cat >fake/lumibot/__init__.py <<'END'
END
cat >fake/lumibot/backtesting.py <<'END'
PandasDataBacktesting = "pandas"
END
cat >fake/lumibot/entities.py <<'END'
class Asset:
    class AssetType:
        CONT_FUTURE = "cont_future"

    def __init__(self, symbol, asset_type):
        self.symbol = symbol


class Data:
    def __init__(self, asset, bars, timestep):
        self.bars = bars
END
cat >fake/lumibot/strategies.py <<'END'
import datetime
import os


class Bars:
    def __init__(self, df):
        self.df = df


class Position:
    def __init__(self, quantity):
        self.quantity = quantity


class Strategy:
    portfolio_value = 5.0

    @classmethod
    def run_backtest(cls, source, start, end, pandas_data, **settings):
        for name in os.environ.get("WATCH", "").split():
            print(name, os.environ.get(name))
        self = cls()
        self.quantity = 0
        self.rows = pandas_data[0].bars.rows
        self.initialize()
        trace = []
        days = sorted({row["time"][:10] for row in self.rows})
        stop = os.environ.get("STOP_AFTER")
        for day in days[: int(stop) if stop else None]:
            for look in range(78):
                minute = 9 * 60 + 30 + 5 * look
                self.now = f"{day} {minute // 60:02}:{minute % 60:02}"
                self.on_trading_iteration()
                if os.environ.get("FULL"):
                    raise OSError(28, "No space left on device")
                if look in (5, 6):
                    trace.append(self.quantity)
        self.on_strategy_end()
        if os.environ.get("TRACE"):
            print(cls.__name__, start, end, trace)
            for name in sorted(os.listdir(".")):
                print(name, len(open(name).readlines()))
        return None, self

    def get_datetime(self):
        return self.now

    def get_historical_prices(self, asset, n, timestep):
        rows = [row for row in self.rows if row["time"] < self.now]
        from pandas import Frame

        return Bars(Frame(rows[-n:])) if rows else None

    def get_position(self, asset):
        return Position(self.quantity) if self.quantity else None

    def create_order(self, asset, quantity, side):
        return quantity if side == "buy" else -quantity

    def submit_order(self, order):
        self.quantity += order
        assert abs(self.quantity) <= 1
END
echo 'raise ImportError("No module named pandas")' >none/pandas/__init__.py

# backtest ARGUMENT...: with the stand-ins.
backtest() {
	run env PYTHONPATH="$T/fake" "$PYTHON" "$B" "$@"
}

# Arguments, which need no library.
bad() {
	local name=$1
	shift
	run env PYTHONPATH="$T/none" "$PYTHON" "$B" "$@"
	is_status 2 "refused: $name"
}
bad 'no arguments'
bad 'one date' 2025-01-20
bad 'no date' yesterday 2025-01-20
bad 'a day that does not exist' 2025-02-30 2025-03-01
bad 'the end before the start' 2025-01-21 2025-01-20
has "$T/err" 'END 2025-01-20 is before START 2025-01-21' 'and why'
bad 'a weekend' 2025-01-25 2025-01-26
bad 'both forms' --days 2 2025-01-20 2025-01-21
bad 'no days' --days 0
bad 'too many days' --days 5001
run env PYTHONPATH="$T/none" "$PYTHON" "$B" --days 1
is_status 4 'no library'
has "$T/err" "run 'scripts/setup python' first" 'and what to do'

# Dates: both ends belong to the run, weekends have no bars.
backtest 2025-01-20 2025-01-26
is_status 0 'a week'
is_out '5 days, 390 iterations, 384 orders, final value 5.00' \
	'five days, 78 iterations each, an order in each once 30 bars are known'
week=$(cat "$XDG_CACHE_HOME"/superlinear-demo/* | cksum)
is "$(find "$XDG_CACHE_HOME/superlinear-demo" -type f | wc -l)" 5 'a file a day'
is "$(ls -A "$TMPDIR")" '' 'the temporary folder is gone'
is "$(ls -A "$XDG_CACHE_HOME")" superlinear-demo 'nothing else in the cache'
backtest --days 6
is_out '6 days, 468 iterations, 462 orders, final value 5.00' '--days counts trading days'
check '--days begins on the first Monday' test \
	-e "$XDG_CACHE_HOME/superlinear-demo/GC-20251101-2025-01-06.csv"
check '--days leaps the weekend' test \
	-e "$XDG_CACHE_HOME/superlinear-demo/GC-20251101-2025-01-13.csv"

# Bars: made from the seed and the date alone, and never twice.
day=$XDG_CACHE_HOME/superlinear-demo/GC-20251101-2025-01-20.csv
is "$(wc -l <"$day")" 392 'a header and a bar a minute, the last at 16:00'
is "$(sed -n '1p;2s/,.*//p;$s/,.*//p' "$day" | tr '\n' ' ')" \
	'time,open,high,low,close,volume 2025-01-20 09:30 2025-01-20 16:00 ' \
	'from 9:30 to 16:00'
awk -F, 'NR > 1 && ($3 < $2 || $3 < $5 || $4 > $2 || $4 > $5) { bad = 1 }
	END { exit bad }' "$day"
ok $? 'high and low hold open and close'
is "$(grep -hv time "$XDG_CACHE_HOME"/superlinear-demo/*.csv |
	cut -d, -f2- | sort |
	uniq -d | wc -l)" 0 'no day repeats the bars of another'
ls -il --time-style=full-iso "$day" >before
backtest 2025-01-20 2025-01-20
ls -il --time-style=full-iso "$day" >after
check 'a warm run reads the file, and makes none' cmp before after
rm -r "$XDG_CACHE_HOME"
for date in 24 22 20 21 23; do
	backtest "2025-01-$date" "2025-01-$date"
done
is "$(cat "$XDG_CACHE_HOME"/superlinear-demo/* | cksum)" "$week" \
	'the same bars a day at a time, in any order'
XDG_CACHE_HOME=/dev/null/x backtest --days 1
is_status 4 'a cache that cannot be written'
has "$T/err" 'backtest.py: ' 'is one line'

# The strategy, and the settings of the plan.
export TRACE=1
backtest 2025-01-20 2025-01-21
has "$T/out" 'MACross 2025-01-20 00:00:00 2025-01-22 00:00:00' 'until the day after END'
has "$T/out" '[0, ' 'no order before 30 bars are known'
has "$T/out" 'equity.csv 1' 'the equity file holds its latest point'
has "$T/out" 'prices.csv 150' 'the price of each order, joined at the end'
has "$T/out" 'strategy.log 150' 'a line of log an order'
PLOT_PRICE=false SHOW_LIVE_EQUITY_CURVE=0 FILE_LOGGING=no backtest 2025-01-20 2025-01-21
has_not "$T/out" prices.csv 'PLOT_PRICE=false keeps no prices'
has_not "$T/out" equity.csv 'SHOW_LIVE_EQUITY_CURVE=0 writes no equity'
has_not "$T/out" strategy.log 'FILE_LOGGING=no writes no log'
unset TRACE

# What would change the run, or reach the network.
WATCH='MARKET BACKTESTING_START DISCORD_WEBHOOK_URL IS_BACKTESTING LUMIBOT_DISABLE_DOTENV' \
	MARKET=24/7 BACKTESTING_START=2020-01-01 DISCORD_WEBHOOK_URL=x IS_BACKTESTING=no \
	backtest --days 1
is "$(head -n 5 out | tr '\n' ' ')" \
	'MARKET None BACKTESTING_START None DISCORD_WEBHOOK_URL None IS_BACKTESTING True LUMIBOT_DISABLE_DOTENV 1 ' \
	'the environment of the run is its own'

# A run that fails says so.
FULL=1 backtest --days 1
is_status 4 'a full disk'
has "$T/err" 'No space left on device' 'is named'
is "$(ls -A "$TMPDIR")" '' 'the temporary folder is gone then too'
STOP_AFTER=1 backtest --days 2
is_status 4 'a run that stops early is no success'
has "$T/err" 'stopped after 78 iterations of 2 days' 'and says where'
done_testing
