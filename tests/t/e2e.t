#!/usr/bin/env bash
# The whole job on the real Lumibot under the real YAPPI: small sizes,
# interrupted once and resumed with the same line, and the right function
# named; then the same from one run. Takes about two minutes; run by `make check-e2e` in the environment of
# scripts/setup python.
. "$(dirname "$0")/lib.sh"

python3 -c 'import lumibot, yappi' 2>/dev/null || {
	echo 'Bail out! no Lumibot or YAPPI here: scripts/setup python'
	exit 1
}
mkdir -p scripts profiling/classic
cp "$TOP/scripts/backtest.py" scripts/
driver=$TOP/scripts/superlinear
plan=profiling/classic/plan.json out=profiling/classic
jq '.runs |= map(select(.size <= 16))' "$TOP/scripts/classic.json" >$plan
export XDG_CACHE_HOME=$T/cache

# One run alone first, as if the night had ended there.
run "$driver" -f $plan -r days-2
is_status 0 'one run of the plan'
is "$(jq -c '[.runs[].status]' $plan)" \
	'["done","pending","pending","pending"]' 'is marked'
is "$(jq '.results["days-2"].iteration_count' $plan)" 156 \
	'with its iterations'
check 'its pstat opens' python3 -c '
import pstats
stats = pstats.Stats("profiling/classic/days-2.wall.pstat")
calls = [v[:2] for k, v in stats.stats.items()
         if k[2].split(".")[-1] == "on_trading_iteration"]
assert (156, 156) in calls, calls
assert all(v[0] <= v[1] for v in stats.stats.values())'

before=$(stat -c %Y.%i $out/days-2.wall.pstat)
run "$driver" --all -f $plan --report report.md
is_status 0 'the same line again does what is left'
is "$(stat -c %Y.%i $out/days-2.wall.pstat)" "$before" 'and nothing twice'
is "$(jq -c '[.runs[].status]' $plan)" '["done","done","done","done"]' \
	'all runs are done'
head -n 12 report.md >first
has first get_tracked_order 'the culprit stands in the first lines'
has first quadratic 'with its law'

# The calls of what it calls, by iteration: quadratic, from counts alone.
run_in $out/all_analysis.jsonl jq -r 'select(.type == "cause") | .name' -c
is "$(head -n 1 "$T/out" | sed 's/.*\.//')" get_tracked_order \
	'it is the first cause'
run_in $out/all_analysis.jsonl jq -c 'select(.type == "scale" and .metric == "ncall"
	and (.name | endswith("identifiers_equal")) and .caller == null)
	| .p > 1.9 and .p < 2.1'
is "$(cat "$T/out")" true 'identifiers_equal is called n^2 times'

# The plan can be rebuilt from the receipts.
jq '.runs |= map(.status = "pending") | del(.results)' $plan >fresh.json
cat $out/days-*.run.json >receipts
run_in receipts plan-mark -f fresh.json
is_status 0 'receipts are marked'
is "$(jq -c '[.runs[].status]' fresh.json)" '["done","done","done","done"]' \
	'the plan is rebuilt from its receipts'

# ---- one run is enough ----

# The native engine's checkpoints tell what a plan of five sizes does.
mkdir -p profiling/demo
plan=profiling/demo/plan.json out=profiling/demo
jq '.runs[0] |= (.size = 12 | .id = "days-12")' "$TOP/scripts/demo.json" >$plan
run "$driver" --all -f $plan --report demo.md
is_status 0 'one run under the native engine'
is "$(jq -r 'select(.type == "run" and .status == "done") | .result.engine' \
	$out/all_analysis.jsonl)" native 'is what auto means'
head -n 14 demo.md >first
has first get_tracked_order 'names the culprit in the first lines'
has first 'within' 'as seen within one run'
run_in $out/all_analysis.jsonl jq -c 'select(.type == "scale" and .metric == "ncall"
	and (.name | endswith("identifiers_equal")) and .caller == null
	and .within == "days-12") | .p > 1.9 and .p < 2.1'
is "$(cat "$T/out")" true 'identifiers_equal is called n^2 times'
is "$(jq -r 'select(.type == "scale" and .metric == "ncall" and .within != null)
	| .by' $out/all_analysis.jsonl | sort -u)" iterations \
	'n is the iterations of the plan'

# ---- two strategies of one plan ----

# The one orders at each look, the other looks three times and never orders.
cat >scripts/strategies.py <<'E'
import sys
name = sys.argv.pop(1)
import backtest


class Patient(backtest.MACross):
    def on_trading_iteration(self):
        self.iterations += 1
        for minutes in 10, 20, 30:
            self.get_historical_prices(backtest.GOLD, minutes, "minute")


if name == "patient":
    backtest.MACross = Patient
backtest.main(*backtest.parse_arguments())
E
jq -n '{meta: {profiler: "auto", output_dir: "two", iterations_from: "*.on_trading_iteration"},
	runs: [("cross", "patient") as $name | (2, 4, 8, 16) as $days |
		{id: "\($name)-\($days)", size: $days, label: $name, phase: 1, status: "pending",
		command: ["python3", "scripts/strategies.py", $name, "--days", "{size}"]}]}' >two.json
run "$driver" --all -f two.json --report two.md
is_status 0 'a plan of two strategies'
is "$(jq -r 'select(.type == "program") | "\(.program) \(.runs | length)"' two/all_analysis.jsonl |
	sort)" $'strategies.py cross 4\nstrategies.py patient 4' 'which are fitted apart'
is "$(grep '^| `' two.md | head -n 2 | sed 's/ *| */|/g' | cut -d'|' -f2,3 | sort | xargs)" \
	'`cross`|4 `patient`|4' 'stand side by side'
check 'the one that orders has its culprit' \
	grep -q '^| `cross` .*get_tracked_order' two.md
check 'and which is faster is said' grep -qE \
	'^- `(cross|patient)` (is faster than|takes as long as) `(cross|patient)`' two.md
check 'and drawn' grep -q 'Wall time by iterations, both axes logarithmic' two.html
is "$(grep -c '^| `pandas` *| library' two.md)" 2 'the time of each is told by package'

# A time limit is no obstacle: what was seen until then is judged.
run "$driver" -t 15 -d limit --report limit.md -- python3 scripts/backtest.py --days 200
check 'a run that is stopped has checkpoints' test -s limit/seq-1.early.wall.points
has limit.md get_tracked_order 'and names the culprit, too'
done_testing
