#!/usr/bin/env bash
# The plan and prof-run together: two workers, crashes, receipts, retries.
. "$(dirname "$0")/lib.sh"

cat >job.sh <<'EOF'
# Says that it ran; fails where it is told to.
echo "$1" >>ran
[ ! -e "fail-$1" ]
EOF
plan() {
	jq -n '{meta: {profiler: "none", command: ["sh", "job.sh", "{id}"]},
		runs: [range(6) | {id: "r\(.)", phase: 1, size: (. + 1)}]}' \
		>profiling_plan.json
	rm -rf profiling ran fail-*
}
states() {
	jq -r '.runs[].status' profiling_plan.json | sort | uniq -c |
		awk '{print $2 "=" $1}' | paste -sd ' '
}
worker() {
	{ plan-next -a | prof-run | plan-mark; } >"$1" 2>"$1.err"
}

plan
worker one &
one=$!
worker two &
two=$!
wait "$one" "$two"
is "$(sort ran | paste -sd ' ')" 'r0 r1 r2 r3 r4 r5' \
	'two workers run each run once'
is "$(states)" done=6 'and all are marked'
is "$(jq '.results | length' profiling_plan.json)" 6 'with their results'
cp profiling_plan.json finished.json
worker again
cmp -s finished.json profiling_plan.json
ok $? 'the same line on a finished plan changes nothing'
is "$(wc -l <ran)" 6 'and runs nothing'
is "$(jq -r 'select(.type == "run") | .id' again | sort -u | wc -l)" 6 \
	'but passes all runs on'

# Nobody marked: the receipts know.
plan
plan-next | prof-run >/dev/null 2>err
is "$(states)" null=6 'unmarked'
worker late
is "$(states)" done=6 'receipts of the same attempt are passed on'
is "$(wc -l <ran)" 6 'and nothing is run twice'
plan-mark -r r3 -s pending
worker reset
is "$(sort ran | uniq -d)" r3 'a reset run is run again'
is "$(jq -c '.runs[3] | [.status, .attempt]' profiling_plan.json)" \
	'["done",1]' 'as its next attempt'

# Failed runs: left alone, until they are asked for.
plan
touch fail-r2
worker failing
is "$(states)" 'done=5 error=1' 'one fails'
worker failing
is "$(grep -c r2 ran)" 1 'it is not tried again'
rm fail-r2
{ plan-next -s error | prof-run | plan-mark; } >out 2>err
is "$(states)" done=6 'unless asked for'
is "$(jq -c '.runs[2] | [.status, .attempt, .error_message]' profiling_plan.json)" \
	'["done",1,null]' 'as another attempt'

# prof-run is killed: what it claimed is free at once.
plan
mkfifo started
cat >job.sh <<'EOF'
echo "$1" >>ran
if [ ! -e once ]; then
	: >once
	echo $PPID $$ >started
	exec sleep 1000
fi
EOF
# shellcheck disable=SC2016
jq '.meta.command = ["sh", "job.sh", "{id}"]' profiling_plan.json >p
mv p profiling_plan.json
worker killed &
line=$!
read -r pid orphan <started
kill -9 "$pid"
is "$(jq -r '.runs[0].status' profiling_plan.json)" running \
	'killed with a run under way'
plan-next -n 1 >out
is "$(jq -r .id out)" r1 'its program lives on and holds the claim'
kill "$orphan"
wait "$line"
while kill -0 "$orphan" 2>/dev/null; do :; done
is "$(plan-next -n 1 | jq -c '[.id, .status]')" '["r0","pending"]' \
	'when that ends, the run is free'
worker after
is "$(states)" done=6 'and the same line ends the plan'
done_testing
