#!/usr/bin/env bash
# engines: what profiling costs, the engines side by side, and how long it is
# to the verdict. Printed, never asserted: look at the ratios.
#
#	tests/bench/engines.sh [PROGRAM ...]
#
# PROGRAM: backtest (scripts/backtest.py), or one of tests/bench/programs: fib,
# empty, pipeline, threads; or verdict; all without it. In each round a program
# runs bare and under each engine in turn, so that a machine that slows down
# does so for all of them.
#
# A row is a program and an engine, the least of the rounds:
#
#	wall s   the process, from prof-run's start to its end: profile saved
#	inside s the program alone, by its own clock
#	x bare   each as a multiple of what it is without a profiler
#	kB       what is left in profiling/
#	points   checkpoints kept; each, most: what taking one cost, by the
#	         engine's own count, in ms: the mean, and the dearest of them
#
# A dash: the engine refuses the program; why is said below the table. verdict:
# one native run of the backtest with nothing said about it, and the classic
# plan (scripts/classic.json) under YAPPI, each to whom prof-cause blames.
#
# ROUNDS (5); DAYS, of the backtest (8); PLAN, another plan than the classic one:
# profiling_plan.json takes a quarter of an hour; PLAN_DAYS, its largest run of a
# known size (32); PART, in per cent of the other programs' work (100); PYTHON,
# another interpreter than that of scripts/setup, for what needs no Lumibot.

set -euo pipefail
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$top/build/release/bin:$PATH
if [ -z "${PYTHON:-}" ]; then
	eval "$("$top/scripts/setup" --env)"
	PYTHON=python3
fi
plan=$(realpath "${PLAN:-$top/scripts/classic.json}")
rounds=${ROUNDS:-5} days=${DAYS:-8} most=${PLAN_DAYS:-32} part=${PART:-100}
programs=(backtest fib empty pipeline threads)
engines=(bare native builtins cprofile yappi)
work=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-engines.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
ln -s "$top/scripts" scripts # as the plan names it
unset SUPERLINEAR_CHECKPOINTS SUPERLINEAR_ITERATIONS

# command_of PROGRAM: sets command, some 0.5 to 1 s of work of the small ones.
command_of() {
	local here=$top/tests/bench/programs
	command=("$PYTHON" "$here/timed.py" "$work/inside")
	case $1 in
	backtest) command+=(scripts/backtest.py --days "$days") ;;
	fib) command+=("$here/fib.py" $((60 * part / 100 + 1))) ;;
	empty) command+=("$here/empty.py" $((120000 * part))) ;;
	pipeline) command+=("$here/pipeline.py" $((35000 * part))) ;;
	threads) command+=("$here/threads.py" $((40000 * part))) ;;
	*)
		echo "engines.sh: no such program: $1" >&2
		exit 2
		;;
	esac
}

# points_of FILE: how many were kept, and the mean and the dearest in ms.
points_of() {
	if [ -e "$1" ]; then
		grep -c '^\["p"' "$1"
		head -n 1 "$1" | jq '1000 * .taken_s / .taken, 1000 * .dearest_s'
	else
		echo - - -
	fi
}

# once PROGRAM ENGINE: appends a line of figures to PROGRAM.ENGINE, or makes
# PROGRAM.ENGINE.refused, which says why.
once() {
	local out=$1.$2 options=(-d profiling --id x) bytes
	test ! -e "$out.refused" && test ! -e "$1.bare.refused" || return 0
	rm -rf profiling inside
	command_of "$1"
	case $2 in
	bare) ;;
	builtins) command=(prof-run -e native --builtins "${options[@]}" "${command[@]}") ;;
	*) command=(prof-run -e "$2" "${options[@]}" "${command[@]}") ;;
	esac
	if ! command time -o wall -f %e "${command[@]}" >run.jsonl 2>log; then
		case $2 in
		bare) tail -n 1 log ;;
		*) tail -n 1 run.jsonl | jq -r '.result.notes // .result.error_type' ;;
		esac >"$out.refused"
		return
	fi
	bytes=$(find . -path './profiling/*' -type f -printf '%s\n' |
		awk '{ n += $1 } END { print n + 0 }')
	echo "$(tail -n 1 wall) $(cat inside)" "$bytes" \
		"$(points_of profiling/x.wall.points | xargs)" >>"$out"
}

# row PROGRAM ENGINE
row() {
	local name=$2
	test "$2" != builtins || name=native+builtins
	if [ -e "$1.$2.refused" ]; then
		printf '%-9s %-15s       -\n' "$1" "$name"
		return
	fi
	awk -v program="$1" -v engine="$name" '
	function least(i) {
		if ($i != "-" && (!(i in min) || $i < min[i]))
			min[i] = $i
	}
	FNR == NR {
		if (!bare || $1 < bare) bare = $1
		if (!bare_in || $2 < bare_in) bare_in = $2
		next
	}
	{ least(1); least(2); least(5); least(6); bytes = $3; kept = $4 }
	END {
		printf "%-9s %-15s %7.2f %5.2f %8.2f %5.2f %6d", program,
		    engine, min[1], min[1] / bare, min[2], min[2] / bare_in,
		    bytes / 1000
		if (kept != "-")
			printf " %6d %6.3f %6.3f", kept, min[5], min[6]
		print ""
	}' "$1.bare" "$1.$2"
}

table() {
	local program engine round
	for ((round = 0; round < rounds; round++)); do
		for program; do
			for engine in "${engines[@]}"; do
				once "$program" "$engine"
			done
		done
	done
	cat <<-'END'

		aims of native: 1.1 x bare on the backtest, 2.5 on trivial calls (fib, empty),
		less than 1 ms a checkpoint

		                          process          program        profile  checkpoints, ms
		program   engine           wall s xbare inside s xbare     kB points   each   most
	END
	for program; do
		if [ -e "$program.bare.refused" ]; then
			printf '%-9s bare                  -\n' "$program"
			continue
		fi
		for engine in "${engines[@]}"; do
			row "$program" "$engine"
		done
	done
	for program in *.refused; do
		test ! -e "$program" ||
			echo "  ${program%.refused}: $(head -n 1 "$program")" |
				cut -c -78
	done
}

# to_verdict NAME COMMAND: the seconds into NAME.seconds; whom it blames.
to_verdict() {
	local from=$EPOCHREALTIME
	$2 2>log | prof-parse 2>>log | prof-scale 2>>log |
		prof-cause -o jsonl 2>>log >"$1.causes" || tail -n 3 log
	jq -n "$EPOCHREALTIME - $from" >"$1.seconds"
	jq -rs --arg name "$1" --argjson seconds "$(cat "$1.seconds")" '
	map(select(.type == "cause")) |
	def line: "\(.name), \(.verdict), \(.confidence)" +
	    (if .law then ": \(.law)" else "" end);
	"\($name): \($seconds * 10 | round / 10) s, blames" +
	    (if length == 0 then " nobody" else (map("\n  " + line) | add) end)' \
		"$1.causes"
}

single_run() {
	prof-run -e native -d profiling --id one \
		"$PYTHON" scripts/backtest.py --days "$days"
}

planned_runs() {
	plan-next -f plan.json | prof-run
}

verdict() {
	cat <<-END

		to the verdict: one native run of $days days, and $(basename "$plan") under
		YAPPI, sizes up to $most where they are known; aim: 20 times sooner
	END
	rm -rf profiling
	jq --arg python "$PYTHON" --argjson most "$most" '
	.runs |= map(select(.size <= $most)) |
	.meta.command[0] = $python |
	.meta.output_dir = "profiling/plan"' "$plan" >plan.json
	to_verdict native single_run
	to_verdict plan planned_runs
	jq -rs '"the plan takes \(.[1] / .[0] * 10 | round / 10) times as long"' \
		native.seconds plan.seconds
}

# What is made at the first use alone: the compiled engine, bytecode, bars.
warm() {
	local program
	prof-run -e native -d profiling --id warm "$PYTHON" -c pass || :
	for program; do
		case $program in
		backtest | verdict)
			"$PYTHON" scripts/backtest.py --days 1 || :
			;;
		esac
	done
}

test $# -gt 0 || set -- "${programs[@]}" verdict
wanted=()
for program; do
	test "$program" = verdict && continue
	(command_of "$program")
	wanted+=("$program")
done
warm "$@" >/dev/null 2>&1
echo "engines: $("$PYTHON" -V), $(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg)," \
	"least of $rounds rounds"
test ${#wanted[@]} -eq 0 || table "${wanted[@]}"
case " $* " in
*' verdict '*) verdict ;;
esac
