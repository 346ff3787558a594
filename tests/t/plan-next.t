#!/usr/bin/env bash
# plan-next: which runs, in which order, and as what.
# shellcheck disable=SC1010,SC2034,SC2086
. "$(dirname "$0")/lib.sh"

ids() {
	jq -r .id "$T/out" | paste -sd ' '
}

cat >profiling_plan.json <<'EOF'
{
  "meta": {
    "profiler": "YAPPI",
    "clock_type": "WALL",
    "random_seed_for_selection": 3,
    "timeout_seconds": 90,
    "iterations_from": "*.step",
    "download_functions": ["*.fetch"],
    "command": ["job", "{id}", "{start}:{end}", "{size}", "{label}", "{phase}", "{out}", "{{id}}"]
  },
  "invariants": {"plot": true, "n": 1.50, "frozen_files": ["job.py"], "description": "d"},
  "runs": [
    {"id": "a", "start": "2024-02-28", "end": "2024-03-01", "label": "x", "phase": 0, "cache": "cold"},
    {"id": "b", "size": 2.5, "label": "y", "phase": 1, "status": "done", "command": ["true"]},
    {"id": "c", "size": 1, "label": "x", "phase": 1, "status": "running", "command": ["true"], "timeout_seconds": 5},
    {"id": "d", "size": 9, "label": "z", "phase": 2, "status": "error", "error_message": "KeyError", "attempt": 4, "command": ["true"]}
  ],
  "results": {"b": {"wall_seconds_total": 1.50, "notes": "a b\n"}, "d": {"wall_seconds_total": 2}, "old": {}}
}
EOF

run plan-next
is_status 0 'what is left to run'
is "$(ids)" 'a c' 'pending, and running with a free lock'
is "$(jq -c 'select(.id == "a") | del(.program_hash)' out)" '{"type":"run","id":"a","phase":0,"label":"x","start":"2024-02-28","end":"2024-03-01","size":3,"status":"pending","attempt":0,"command":["job","a","2024-02-28:2024-03-01","3","x","0","profiling","{id}"],"engine":"yappi","clock":"wall","timeout_seconds":90,"cache":"cold","invariants":{"plot":true,"n":1.5},"dir":"profiling","iterations_from":"*.step","download_functions":["*.fetch"],"frozen_files":["job.py"]}' \
	'a whole ticket: size in days, the command filled'
is "$(jq -r 'select(.id == "c") | .status, .timeout_seconds' out | paste -sd ' ')" \
	'pending 5' 'a stale running run is pending; its own limit comes first'

mkdir profiling
# A descriptor that holds the lock as a run does; where nothing of Linux is used, as
# plan-mark does.
mkfifo held go
python3 - <<'EOF' &
import fcntl, os, struct
F_OFD_SETLK = 37
fd = os.open("profiling/c.lock", os.O_RDWR | os.O_CREAT)
if os.environ.get("V") == "posix":
    fcntl.flock(fd, fcntl.LOCK_EX)
else:
    lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)
    fcntl.fcntl(fd, F_OFD_SETLK, lock)
open("held", "w").close()
open("go").read()
EOF
holder=$!
cat held
run plan-next
is "$(ids)" a 'a run whose lock is held is left alone'
run plan-next -c -o csv
is "$(sed -n 3p out)" 'count,1,0,1,1,0,2,,,' 'and counts as running'
: >go
wait "$holder"

run plan-next -a
is "$(ids)" 'a b c d' '-a: all'
is "$(jq -r '.status' out | paste -sd ' ')" 'pending done pending error' \
	'as they stand'
is "$(sed -n 2p out | grep -o '"result".*')" \
	'"result":{"wall_seconds_total":1.50,"notes":"a b\n"},"program_hash":"'"$(
		sed -n 2p out | jq -r .program_hash)"'"}' \
	'a finished run with the bytes of its result'
is "$(jq -c 'select(.id == "d") | [.attempt,.error_message,.result]' out)" \
	'[4,"KeyError",{"wall_seconds_total":2}]' 'a failed one as it failed'
run plan-next -s error
is "$(jq -c '[.id,.status,.attempt,.result,.error_message]' out)" \
	'["d","pending",5,null,null]' '-s error: to be run again'
run plan-next -a -s error
is "$(jq -c '[.id,.status,.attempt]' out)" '["d","error",4]' \
	'-a -s error: as it stands'
run plan-next -s error -o csv
is "$(tail -n 1 out | cut -d, -f 2,8,9)" d,error,4 'and so in a table'
run plan-next -s done -s pending
is "$(ids)" 'a b c' '-s repeats'
run plan-next -r d -r b
is "$(ids)" 'b d' '-r: by name, whatever the status, in the order of the plan'
run plan-next -p 1 -p 2
is "$(ids)" c '-p: what is left of phases'
run plan-next -a -p 1 -l x
is "$(ids)" c 'letters restrict one another'
run plan-next -a -n 2
is "$(ids)" 'a b' '-n'
run plan-next -p 7
is_status 1 'nothing selected is 1'
is_out '' 'and prints nothing'
is_err '' 'and says nothing'
run plan-next -r nope
is_status 3 'an unknown run'
is_err "plan-next: profiling_plan.json: no run 'nope'" 'is named'

run plan-next -a --order size
is "$(ids)" 'c b a d' '--order size'
run plan-next -a --order random
random=$(ids)
run plan-next -a --order random --seed 3
is "$(ids)" "$random" "--order random takes the plan's seed"
run plan-next --order random
is "$(ids)" "$(printf '%s\n' $random | grep '[ac]' | paste -sd ' ')" \
	'what is left keeps its order'
run plan-next -a --order interleave
is "$(ids)" 'c d b a' '--order interleave'

run plan-next -c
is "$(jq -c 'del(.hours, .hours_lo, .hours_hi)' out)" \
	'{"type":"count","phase":0,"pending":1,"running":0,"done":0,"error":0,"total":1}
{"type":"count","phase":1,"pending":1,"running":0,"done":1,"error":0,"total":2}
{"type":"count","phase":2,"pending":0,"running":0,"done":0,"error":1,"total":1}' \
	'-c counts'
run plan-next -c -o csv
is "$(cut -d, -f1-7 out)" 'type,phase,pending,running,done,error,total
count,0,1,0,0,0,1
count,1,1,0,1,0,2
count,2,0,0,0,1,1' '-c -o csv'
run plan-next -c -o text -l x
golden plan/count-text

# How long what is left takes, by the law of what is done.
cat >left.json <<'JSON'
{"runs": [{"id": "a", "size": 1, "phase": 1, "status": "done"},
  {"id": "b", "size": 2, "phase": 1, "status": "done"},
  {"id": "c", "size": 4, "phase": 1, "status": "done"},
  {"id": "cut", "size": 4, "phase": 1, "status": "done"},
  {"id": "d", "size": 8, "phase": 2, "status": "pending"},
  {"id": "e", "size": 8, "phase": 2, "status": "pending"},
  {"id": "f", "size": 100, "phase": 3, "status": "pending", "timeout_seconds": 900},
  {"id": "g", "phase": 4, "status": "pending"}],
 "results": {"a": {"wall_seconds_total": 60}, "b": {"wall_seconds_total": 240},
  "c": {"wall_seconds_total": 960},
  "cut": {"wall_seconds_total": 10, "early_exit": true}}}
JSON
hours() {
	run plan-next -f left.json -c
	jq -r '[.hours_lo, .hours, .hours_hi] | map(tostring) | join(" ")' out |
		paste -sd ';'
}
is "$(hours | cut -d';' -f2 | cut -d' ' -f2)" 2.133 'two runs of four times the time'
is "$(hours | cut -d';' -f3)" '0.25 0.25 0.25' 'no longer than the time limit'
is "$(hours | cut -d';' -f4)" 'null null null' 'a run without a size'
check 'the range has them in it' jq -se '.[1] | .hours_lo <= .hours and
	.hours <= .hours_hi' out
sed -i '/"[bc]", "size"/s/done/pending/' left.json
is "$(hours | cut -d';' -f2)" '0.033 0.267 2.133' \
	'one size: it may not grow, or with its square'
sed -i '/"a", "size"/s/done/pending/' left.json
is "$(hours | cut -d';' -f2)" 'null null null' 'nothing is known'
run plan-next -a -o text
golden plan/next-text
run plan-next -c -s running
is_status 1 'no count of nothing'

printf '{"runs":[{"id":"a"},\n{"id":"b","command":["{start}"]}]}' >bad.json
run plan-next -f bad.json
is_status 3 'a command that wants what its run does not have'
has err 'bad.json:2: command of run ' 'with file and line'
printf '{"runs":[{"id":"b","command":["{nope} {{}} {","app:main"]}]}' >own.json
run plan-next -f own.json
is "$(jq -c .command out)" '["{nope} {{}} {","app:main"]' \
	'all but placeholders is the program'\''s own text'

# The plan of the house, and the one with results.
run plan-next -f "$TOP/profiling_plan.json" -c -o csv
is_out 'type,phase,pending,running,done,error,total,hours,hours_lo,hours_hi
count,0,2,0,0,0,2,,,
count,1,9,0,0,0,9,,,' 'eleven runs wait in the plan of the house'
run plan-next -f "$TOP/profiling_plan.json" -p 0
is "$(jq -r .cache out | paste -sd ' ')" 'cold warm' 'a cold and a warm one'
is "$(head -n 1 out | jq -c .command)" \
	'["python3","scripts/backtest.py","2025-01-01","2025-01-31"]' 'its command'
is "$(jq -r '.results | keys | join(" ")' "$TOP/profiling_plan.json")" \
	_schema 'without results'
run plan-next -a -f "$DATA/plan/plan-with-results.json"
is "$(jq -s -c '[length, (map(.result.wall_seconds_total) | add)]' out)" \
	'[11,743.3763275146484]' 'a finished plan is read with its results'

# What is no plan.
printf '' >empty.json
run plan-next -f empty.json
is_status 3 'an empty file'
is_err 'plan-next: empty.json: empty, not a plan' 'is said'
run plan-next -f none.json
is_status 4 'no file'
run plan-next -f .
is_status 4 'a folder'
head -c 4000 "$DATA/plan/plan-with-results.json" >cut.json
run plan-next -f cut.json
is_status 3 'a plan cut short'
has err 'cut.json:132: ' 'names the line'
head -c 3000 /dev/urandom >binary.json
run plan-next -f binary.json
is_status 3 'bytes of all kinds'
printf '{"runs":[{"id":"a","label":"x\0y"}]}' >nul.json
run plan-next -f nul.json
is_status 3 'a NUL byte'
printf '{"runs":[\n{"id":"a",\n"label":"\xe4"}]}' >latin.json
run plan-next -f latin.json
is_err 'plan-next: latin.json:3: not UTF-8: byte 0xe4' 'not UTF-8'
# Directly behind what is: one, two, three and four bytes.
for before in x ä € 😀; do
	printf '{"x":"%s\xff"}' "$before" >latin.json
	run plan-next -f latin.json
	is_err 'plan-next: latin.json:1: not UTF-8: byte 0xff' "behind $before"
done
for kind in object array; do
	[ $kind = array ] && wrong='{"runs":{}}' || wrong='[]'
	printf '%s' "$wrong" >kind.json
	run plan-next -f kind.json
	has err "kind.json:1: not an $kind: " "$wrong is told what it is not"
done
printf '{"runs":[\n{"id":"a","label":"x"},\n{"id":"a"}]}' >twice.json
run plan-next -f twice.json
is_err "plan-next: twice.json:3: a run of this id stands above: 'a'" \
	'an id that stands twice'
printf '{"runs":[\n{"id":"a",\n"status":"doen"}]}' >status.json
run plan-next -f status.json
is_err "plan-next: status.json:3: status is none of pending, running, done, error: 'doen'" \
	'an unknown status'
printf '{"runs":[\n{"id":"a",\n"label":{"x":1}}]}' >label.json
run plan-next -f label.json
is_err 'plan-next: label.json:3: label is not a text: {"x":1}' 'a label that is no text'
printf '{"runs":[\n{"id":"a/b"}]}' >id.json
run plan-next -f id.json
is_err "plan-next: id.json:2: an id must be a file name, this is none: 'a/b'" \
	'an id that is no file name'
printf '{"runs":[\n{"id":"a","start":"2025-02-02","end":"2025-02-01"}]}' >end.json
run plan-next -f end.json
is_err "plan-next: end.json:2: run 'a': end is before start: '2025-02-01'" \
	'end before start'
truncate -s 257M huge.json
run plan-next -f huge.json
is_status 3 'a file beyond the limit'

# Usage.
for words in '-s doen' '-p x' '-p -1' '-n 0' '-o xml' '--order up' \
    '--seed x' 'operand' '--nope' '-f'; do
	# shellcheck disable=SC2086
	run plan-next $words
	is_status 2 "usage: $words"
	is "$(wc -l <err)" 1 'in one line'
	has err 'plan-next --help' 'that says where more is'
done
plan-next -a >/dev/full 2>err
status=$?
is_status 4 'a full disk'
printf '{"invariants":{"frozen_files":[]},"runs":[{"id":"a","size":1,"command":["x"]}]}' >bare.json
run plan-next -f bare.json
is_status 0 'a list of no files is a list'
is "$(ids)" a 'and its run is to be made'
done_testing
