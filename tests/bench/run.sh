#!/usr/bin/env bash
# bench: what the programs cost, each beside a peer in the same run. Printed,
# never asserted: machines are shared and noisy, so look at the ratios.
#
#	make bench
#
# First how often verdicts are right (verdict.c), then the programs:
# Each command runs ROUNDS times (default 5), ours and the peer's in turn; the
# figure is the least wall time, its ratio to the peer's, and the peak memory.

set -eu
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$top/build/release/bin:$PATH
rounds=${ROUNDS:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

# once LABEL COMMAND: appends "seconds kilobytes" to LABEL.times.
once() {
	command time -o time.out -f '%e %M' bash -c "$2" >/dev/null 2>err.out || {
		sed 's/^/# /' err.out | head -n 3
		echo "# failed: $2"
	}
	tail -n 1 time.out >>"$1.times"
}

least() { sort -g "$1.times" | head -n 1; }

# race TITLE OURS PEER-NAME PEER [PEER-NAME PEER ...]
race() {
	local title=$1 ours=$2 round names=() commands=() i
	shift 2
	while [ $# -gt 0 ]; do
		names+=("$1") commands+=("$2")
		shift 2
	done
	rm -f ./*.times
	for ((round = 0; round < rounds; round++)); do
		once ours "$ours"
		for i in "${!names[@]}"; do once "peer$i" "${commands[i]}"; done
	done
	read -r seconds kilobytes < <(least ours)
	printf '%-44s %8.3f s %7d kB\n' "$title" "$seconds" "$kilobytes"
	for i in "${!names[@]}"; do
		read -r peer peer_kb < <(least "peer$i")
		printf '  %-42s %8.3f s %7d kB  ours/theirs %.2f\n' "${names[i]}" \
			"$peer" "$peer_kb" "$(jq -n "$seconds / ([$peer, 0.001] | max)")"
	done
}

"$top/build/release/bench/verdict"
echo
echo "superlinear bench: $(nproc) cores, least of $rounds rounds each"
for kind in csv pstat stream; do
	python3 "$top/tests/bench/generate.py" "$kind" .
done
du -m big.csv big.pstat stream*.jsonl |
	awk '{ printf "  %s: %s MB\n", $2, $1 }'

race 'prof-parse, 100 MB of function CSV' 'prof-parse --id x big.csv' \
	'mlr --icsv --ojsonl cat' 'mlr --icsv --ojsonl cat big.csv' \
	"Python's csv, rows alone" \
	'python3 -c "import csv
for row in csv.reader(open(\"big.csv\")): pass"'
race 'prof-parse, a 40 MB pstat' 'prof-parse --id x big.pstat' \
	"Python's pstats, loaded and printed" \
	'python3 -c "import pstats
pstats.Stats(\"big.pstat\").print_stats()"'
for stream in stream.jsonl stream-4.jsonl stream-16.jsonl; do
	functions=$(($(jq -n "$(wc -l <"$stream") / 16 | floor")))
	race "prof-scale, $functions functions, 8 sizes, edges" \
		"prof-scale <$stream" \
		'mlr, one least-squares fit a function' \
		"mlr --ijsonl --ojsonl filter '\$type==\"func\"' then stats2 \
-a linreg-ols -f size,ncall -g full_name $stream"
done
prof-scale <stream-4.jsonl >scale.jsonl
race 'prof-cause, the same' 'prof-cause <scale.jsonl' \
	'mlr cat' 'mlr --ijsonl --ojsonl cat scale.jsonl'

# Start-up: a hundred runs of each program, in milliseconds a run.
for program in "$top"/build/release/bin/*; do
	name=$(basename "$program")
	race "100 x $name --version" \
		"for ((i = 0; i < 100; i++)); do $name --version; done" \
		'100 x true' 'for ((i = 0; i < 100; i++)); do env true; done'
done

# A mark in a plan of 10,000 runs with results, beside the copy of the file.
python3 - "$top/profiling_plan.json" <<'PY'
import copy, json, sys
plan = json.load(open(sys.argv[1]))
row = plan["runs"][-1]
plan["runs"] = []
plan.setdefault("results", {})
for i in range(10000):
    run = copy.deepcopy(row)
    run["id"] = f"run-{i}"
    run["status"] = "done"
    plan["runs"].append(run)
    plan["results"][run["id"]] = {"wall_seconds_total": i / 7, "success": True,
                                  "notes": "x" * 200}
json.dump(plan, open("plan.json", "w"), indent=2)
PY
race 'plan-mark, one mark in 10,000 runs' \
	'plan-mark -f plan.json -r run-5000 -s done' \
	'cp and sync' 'cp plan.json copy.json && sync copy.json'
