#!/usr/bin/env bash
# bench: what the programs cost, each beside a peer in the same run. Printed,
# never asserted: machines are shared and noisy, so look at the ratios.
#
#	tests/bench/run.sh [SECTION ...]	or	make bench [SECTIONS='...']
#
# All sections, in this order, where none is named:
#
#	parse	 prof-parse on function tables and on a pstat
#	scale	 prof-scale on 5,000, 20,000, 80,000 and a million functions
#	cause	 prof-cause on the laws of 20,000 functions
#	diff	 prof-diff on the laws of 20,000 functions, twice
#	start	 start-up of every program
#	mark	 plan-mark in a plan of 10,000 runs
#	engines	 what profiling costs, and how long it is to the verdict
#		 (engines.sh, which also says its own settings)
#	clock	 own time of one pure loop on a machine that is busy, by each clock
#	verdict	 how often verdicts are right, on drawn laws (verdict.c)
#	bugs	 who is blamed in programs with known laws (bugs.sh)
#	unharmed suites of published packages, with us and without (unharmed.sh)
#	lines	 whether one run names the line, the container and what to do,
#		 beside busy programs (lines.sh)
#	gate	 regressions in five languages and harmless changes, held against
#		 a lock beside busy programs (gate.py, which says its settings)
#
# Of the first six: each command runs ROUNDS times (default 5), ours and the
# peer's in turn; the figure is the least wall time, its ratio to the peer's,
# and the peak memory. PART=N makes do with N per cent of the inputs, and with
# two of the programs of bugs, to see that all works.

set -eu
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
eval "$("$top/scripts/setup" --env)"
PATH=$top/build/release/bin:$PATH
export ROUNDS=${ROUNDS:-5} PART=${PART:-100}
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
	for ((round = 0; round < ROUNDS; round++)); do
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

# need KIND FILE: makes an input once.
need() {
	test -e "$2" && return
	python3 "$top/tests/bench/generate.py" "$1" . "$PART"
	du -m "$2" | awk '{ printf "  %s: %s MB\n", $2, $1 }'
}

# functions STREAM: how many functions it has, whose lines and edges stand at
# eight sizes.
functions() {
	echo $(($(wc -l <"$1") / 16))
}

need_laws() {
	need stream-4 stream-4.jsonl
	test -e laws.jsonl ||
		prof-scale <stream-4.jsonl >laws.jsonl 2>scale.log
	laws="the laws of $(functions stream-4.jsonl) functions"
}

bench_parse() {
	need csv big.csv
	need pstat big.pstat
	race 'prof-parse, 100 MB of function CSV' \
		'prof-parse --id x big.csv' \
		'mlr --icsv --ojsonl cat' 'mlr --icsv --ojsonl cat big.csv' \
		"Python's csv, rows alone" \
		'python3 -c "import csv
for row in csv.reader(open(\"big.csv\")): pass"'
	race 'prof-parse, a 40 MB pstat' 'prof-parse --id x big.pstat' \
		"Python's pstats, loaded and printed" \
		'python3 -c "import pstats
pstats.Stats(\"big.pstat\").print_stats()"'
}

bench_scale() {
	local stream
	for stream in stream stream-4 stream-16; do
		need "$stream" "$stream.jsonl"
		race "prof-scale, $(functions $stream.jsonl) functions, 8 sizes, edges" \
			"prof-scale <$stream.jsonl" \
			'mlr, one least-squares fit a function' \
			"mlr --ijsonl --ojsonl filter '\$type==\"func\"' then \
stats2 -a linreg-ols -f size,ncall -g full_name $stream.jsonl"
	done
	need million million.jsonl
	race "prof-scale, $(($(wc -l <million.jsonl) / 4)) functions, 4 sizes" \
		'prof-scale <million.jsonl' 'wc -l' 'wc -l million.jsonl'
}

bench_cause() {
	need_laws
	race "prof-cause, $laws" 'prof-cause <laws.jsonl' \
		'mlr cat' 'mlr --ijsonl --ojsonl cat laws.jsonl'
}

bench_diff() {
	need_laws
	need steeper steeper.jsonl
	race "prof-diff, $laws, twice" \
		'prof-diff laws.jsonl steeper.jsonl || test $? -eq 1' \
		'mlr join, by function and metric' \
		"mlr --ijsonl --ojsonl join --lp old_ -f laws.jsonl \
-j full_name,metric steeper.jsonl"
}

# Seconds for a hundred runs of each program.
bench_start() {
	local program name
	for program in "$top"/build/release/bin/*; do
		name=$(basename "$program")
		race "100 x $name --version" \
			"for ((i = 0; i < 100; i++)); do $name --version; done" \
			'100 x true' \
			'for ((i = 0; i < 100; i++)); do env true; done'
	done
}

# Beside the copy of the file.
bench_mark() {
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
}

bench_engines() {
	"$top/tests/bench/engines.sh"
}

# own_times CLOCK: of spin() in ten runs, in ms.
own_times() {
	local run
	for ((run = 0; run < 10; run++)); do
		prof-run -e native --force -d clock --id x --clock "$1" \
			python3 "$top/tests/bench/programs/spin.py" \
			$((20000 * PART)) 2>/dev/null | prof-parse |
			jq 'select(.type == "func" and .point == "" and
				.name == "spin") | 1000 * .own_s'
	done
}

# Beside as many busy programs as processors and one more.
bench_clock() {
	local busy=() one clock
	prof-run -e native --force -d clock --id x python3 -c pass >/dev/null 2>&1
	for ((one = 0; one < $(nproc) + 1; one++)); do
		python3 -c 'while True: pass' &
		busy+=($!)
	done
	for clock in wall cpu computing; do
		own_times "$clock" | sort -g | awk -v clock="$clock" '
		{ ms[NR] = $1 }
		END {
			printf "%-10s own time of a loop, ten runs: least %7.1f ms, ", clock, ms[1]
			printf "middle %7.1f, most %7.1f; most / least %.2f\n",
			    ms[int((NR + 1) / 2)], ms[NR], ms[NR] / ms[1]
		}'
	done
	kill "${busy[@]}"
	wait "${busy[@]}" 2>/dev/null || :
}

bench_verdict() {
	make -s -C "$top" V=release build/release/bench/verdict
	"$top/build/release/bench/verdict" -n $((1000 * PART))
}

bench_bugs() {
	if [ "$PART" -lt 100 ]; then
		"$top/tests/bench/bugs.sh" in-list clean-sort
	else
		"$top/tests/bench/bugs.sh"
	fi
}

bench_lines() {
	if [ "$PART" -lt 100 ]; then
		"$top/tests/bench/lines.sh" member_list words
	else
		"$top/tests/bench/lines.sh"
	fi
}

bench_gate() {
	if [ "$PART" -lt 100 ]; then
		COUNT=4 ROUNDS=1 "$top/tests/bench/gate.py" python c
	else
		"$top/tests/bench/gate.py"
	fi
}

bench_unharmed() {
	"$top/tests/bench/unharmed.sh"
}

test $# -gt 0 || set -- parse scale cause diff start mark engines clock verdict bugs unharmed lines gate
for section; do
	declare -F "bench_$section" >/dev/null || {
		echo "run.sh: no such section: $section" >&2
		exit 2
	}
done
echo "superlinear bench: $(nproc) cores, least of $ROUNDS rounds each"
for section; do
	printf '\n== %s ==\n' "$section"
	"bench_$section"
done
