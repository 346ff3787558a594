#!/usr/bin/env bash
# plan-prune: what takes space in an output folder, and what may go.
. "$(dirname "$0")/lib.sh"

driver=$TOP/scripts/superlinear
export SUPERLINEAR_BIN=$TOP/build/$V/bin

age() { # age HOURS PATH...
	find "${@:2}" -exec touch -h -d "$1 hours ago" {} +
}
states() { # states [OPTION...]: of what is listed, by name
	run plan-prune -o jsonl "$@"
	jq -r '.path + " " + .state' out | sort | sed 's|^profiling/||' | paste -sd ','
}

# ---- folders of commands ----

run "$driver" -e none -- true 1
run "$driver" -e none -- true 1
run "$driver" -e none -- true 2
run "$driver" -e none --keep -- true 3
run "$driver" -e none -- true 3
is "$(states)" 'true-1 newest,true-2 newest,true-3 newest,true-4 kept,true-5 newest' \
	'what was just made may still be written to'
run plan-prune
is_status 1 'nothing is stale'
has err 'nothing is stale' 'which is said'
age 3 profiling
is "$(states)" 'true-1 stale,true-2 newest,true-3 newest,true-4 kept,true-5 newest' \
	'a command that was made again'
run plan-prune
is_status 0 'something is'
check 'nothing is removed unasked' test -d profiling/true-1
check 'with its bytes, files and days' jq -se '.[] | select(.path ==
	"profiling/true-1") | .bytes > 100 and .files >= 4 and .days == 0.1' out
is "$(states --older 0.2 | grep -c stale)$(states --older 0.1 | tr ',' '\n' | grep -c stale)" \
	14 '--older: what was not touched for so long'
mkfifo go
exec 9<>go
prof-run -e none -d profiling/true-1 --id busy sh -c 'echo >go; exec sleep 20' 2>/dev/null &
worker=$!
read -r _ <&9
age 3 profiling
is "$(states | cut -d, -f1)" 'true-1 running' 'never one in which a program runs'
run plan-prune --remove --older 0
check 'nor is that removed' test -d profiling/true-1
check 'nor one to be kept' test -d profiling/true-4
check 'the others are' test ! -e profiling/true-2
kill "$worker"
wait "$worker" 2>/dev/null
age 3 profiling
mkdir outside
touch outside/mine
ln -s "$PWD/outside" profiling/true-1/link
run plan-prune --remove --older 0
check 'when it has ended it is' test ! -e profiling/true-1
check 'a link is removed, not what it leads to' test -e outside/mine

# ---- the files of a plan ----

echo 'print(sum(range(1000)))' >job.py
cat >plan.json <<'JSON'
{"meta": {"profiler": "cprofile", "command": ["python3", "job.py", "{size}"]},
 "runs": [{"id": "a", "size": 1, "status": "pending"},
          {"id": "a.b", "size": 2, "status": "pending"}]}
JSON
run "$driver" -f plan.json
touch profiling/a.early.wall.pstat profiling/a.b.child-7.wall.pstat profiling/mine.txt
touch profiling/mine.notes.md # .notes.md is as long as .run.json
mkdir profiling/.a.scratch
age 3 profiling
states >listed
is "$(tr ',' '\n' <listed | grep stale | paste -sd ' ')" \
	'.a.scratch stale a.b.child-7.wall.pstat stale a.early.wall.pstat stale' \
	'files that no receipt names'
has listed 'a.wall.pstat named' 'what a receipt names is not'
has listed 'a.run.json named' 'nor a receipt'
has_not listed 'mine.' 'what is nobody'\''s is not even listed'
run plan-prune --remove
is "$(cd profiling && ls -A .a.scratch a.early.wall.pstat a.b.child-7.wall.pstat 2>/dev/null)" '' \
	'they are removed'
check 'what was named is there' test -e profiling/a.wall.pstat
run "$driver" -f plan.json
is_status 0 'the plan goes on as before'
run plan-prune --remove --named
check '--named: profiles go, too' test ! -e profiling/a.wall.pstat
check 'receipts stay' test -e profiling/a.run.json
echo '{' >profiling/a.run.json
touch profiling/a.wall.pstat
age 3 profiling
is "$(states | tr ',' '\n' | grep '^a.wall.pstat')" 'a.wall.pstat named' \
	'a receipt that cannot be read names everything'

run plan-prune -d nosuch
is_status 4 'no such folder'
run plan-prune more
is_status 2 'an operand'
run "$driver" --keep -f plan.json
is_status 2 '--keep is for the folder of a command'

done_testing
