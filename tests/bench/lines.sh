#!/usr/bin/env bash
# lines.sh: whether one run names the line, the container and what to do, in the
# small programs of programs/slow_loops.py, beside three busy programs.
#
#	tests/bench/lines.sh [NAME ...]
#	PYTHON=python3.12 BUSY=0 tests/bench/lines.sh member_list
#
#	program       says                     line container advice
#	member_list   n^2.01 in list seen      yes  yes       yes
#	words         nothing                  yes  yes       yes
#	58 programs: line 58, container 58, advice 58, false advice 0
#
# Of a program that must stay silent all are right if it is; false advice is
# advice in a program without any, and other advice than the right one.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
PATH=$here/../../build/release/bin:$here/../../scripts:$PATH
python=$("${PYTHON:-python3}" -c 'import sys; print(sys.executable)')
programs=$here/programs/slow_loops.py
scratch=$(mktemp -d "${TMPDIR:-/tmp}/lines.XXXXXX")
busy=()
finish() {
	[ ${#busy[@]} -eq 0 ] || kill "${busy[@]}"
	rm -rf "$scratch"
}
trap finish EXIT
for ((i = 0; i < ${BUSY:-3}; i++)); do
	(exec "$python" -c 'while True: pass') &
	busy+=($!)
done
cd "$scratch"

# judge LINE CONTAINER ADVICE <LINES: the row of the table, and five 0 or 1: line,
# container, advice, false advice, right altogether.
judge() {
	jq -rs --arg line "$1" --arg container "$2" --arg advice "$3" '
		([.[] | select(.type == "cause")][0] // {}) as $cause |
		($cause.operation // "") as $at |
		($cause.advice // "") as $said |
		($line == "0") as $silent |
		(if $silent then $said == "" else
			$line == "\($cause.hot_line)" or
			$line == "\($cause.yours_lineno)" end) as $is_line |
		(if $silent then $said == "" else
			($at | endswith(" " + $container)) or
			($cause.way // "" | endswith($container | split(" ")[-1]))
			end) as $is_container |
		(if $silent then $said == "" else
			($said | contains($advice)) end) as $is_advice |
		($said != "" and ($is_advice | not)) as $is_false |
		[(if $cause == {} then "nothing" else
			"n^\($cause.p_own) \($at) \($cause.way // "" | split(" ")[-1])"
			end), ($is_line, $is_container, $is_advice, $is_false |
			if . then 1 else 0 end)] | @tsv'
}

count=0 lines=0 containers=0 advices=0 falses=0
printf '%-18s %-40s %4s %9s %6s %5s\n' program says line container advice false
while IFS=$'\t' read -r name line container advice; do
	[ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
	timeout 300 superlinear -d "$name" -- "$python" "$programs" "$name" \
		>out 2>&1 || true
	IFS=$'\t' read -r says is_line is_container is_advice is_false < <(
		gzip -dc "$name/analysis.jsonl.gz" 2>/dev/null |
			judge "$line" "$container" "$advice"
	)
	printf '%-18s %-40.40s %4s %9s %6s %5s\n' "$name" "$says" "$is_line" \
		"$is_container" "$is_advice" "$is_false"
	count=$((count + 1)) lines=$((lines + is_line))
	containers=$((containers + is_container))
	advices=$((advices + is_advice)) falses=$((falses + is_false))
done < <("$python" "$programs" names)
printf '%d programs: line %d, container %d, advice %d, false advice %d\n' \
	"$count" "$lines" "$containers" "$advices" "$falses"
