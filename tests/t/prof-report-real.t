#!/usr/bin/env bash
# The whole pipeline on profiles of real backtests: the culprit in the first
# lines, the innocent nowhere near, and a comparison that knows its noise.
. "$(dirname "$0")/lib.sh"

L=$DATA/lumibot

# The first paragraph of the report, on one line.
answer() {
	awk 'NR > 2 && /^$/ { exit } NR > 2' "$1" | tr '\n' ' '
}

for days in 4 8 16 32 64; do
	prof-parse --id "orders-$days" --size $((78 * days)) \
		"$L/orders-$days.wall.pstat.gz"
done >orders.jsonl
prof-scale <orders.jsonl >scaled.jsonl
prof-cause <scaled.jsonl >lines.jsonl

run prof-report lines.jsonl
is_status 0 'orders: a report'
answer out >first
has first 'get_tracked_order' 'the culprit is in the first paragraph'
has first 'lumibot/brokers/broker.py:2570' 'with its file and line'
has first 'grow quadratically' 'and its law'
has first '**`MACross.on_trading_iteration`** (`backtest/bt.py:27`) makes `MACross.submit_order` (`lumibot/strategies/strategy.py:1935`) grow' \
	'the function of the strategy that leads to it comes first'
has first 'is capped since' 'which ends'
has first 'each call calls `Order.identifier` more often the larger the data' \
	'and what is wrong with it'
has_not first 'concat' 'the list of frames is not blamed'
has out 'identifiers_equal' 'the symptoms are named'
has out 'waited for 2 min 2' 'two idle threads are no cost'
run prof-report -o text -n 5 lines.jsonl
narrow out 'text is 80 columns wide'

# Without prof-cause, and without prof-scale.
run prof-report scaled.jsonl
answer out >first
has first 'grows quadratically' 'scale lines alone name the growth'
run prof-report orders.jsonl
answer out >first
has first 'profiles at 5 sizes, but nothing has been fitted' \
	'func lines alone give no verdict'
prof-parse --id one --size 312 "$L/orders-4.wall.pstat.gz" >one.jsonl
run prof-report one.jsonl
answer out >first
has first 'One size: no verdict.' 'one profile gives no verdict'
is "$(sed -n '/^## Worst/,/^<details>/p' out | grep -c '^| `')" 10 \
	'but a ranked table'

# The same profile twice, and a larger one.
sed 's/"id":"one"/"id":"two"/; s/"run":"one"/"run":"two"/' one.jsonl |
	cat one.jsonl - >same.jsonl
run prof-diff --bound 1 -k run one two same.jsonl
is_status 0 'a profile against itself: nothing is slower'
is "$(grep -c '"verdict":"\(faster\|slower\)"' out)" 0 'or faster'
prof-parse --id one --size 1248 "$L/orders-16.wall.pstat.gz" >large.jsonl
run prof-diff --bound 1.5 -o csv one.jsonl large.jsonl
is_status 1 'four times the data: over the bound'
has err 'the ratios hold growth' 'which is warned of'
awk -F, '$6 == "own" { print; exit }' out >first
has first 'slower' 'the largest difference is a slower one'
done_testing
