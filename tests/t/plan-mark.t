#!/usr/bin/env bash
# plan-mark: nothing but the mark changes, nothing is lost, nothing is half.
# shellcheck disable=SC1010,SC2010
. "$(dirname "$0")/lib.sh"

ORIGINAL=$DATA/plan/plan-with-results.json
fresh() {
	cp "$ORIGINAL" profiling_plan.json
	chmod 644 profiling_plan.json
}

# line ID STATUS ATTEMPT [MORE]
line() {
	printf '{"type":"run","id":"%s","status":"%s","attempt":%d%s}\n' \
		"$1" "$2" "$3" "${4:-}"
}

# row ID KEY: a value of the plan as it is now.
row() {
	jq -c ".runs[] | select(.id == \"$1\") | .$2" profiling_plan.json
}

# same NAME: the plan is the original.
same() {
	cmp -s "$ORIGINAL" profiling_plan.json
	ok $? "$1"
}

# ---- bytes ----
fresh
plan-next -a >all
run_in all plan-mark
is_status 0 'a plan passed through itself'
cmp -s all out
ok $? 'passes every line on'
same 'and changes no byte'

{
	line mo-2025-02 error 1 ',"error_message":"SIGKILL","result":{"wall_seconds_total":1.50,"n":[1,2]}'
	echo '{"type":"func","run":"mo-2025-02","ncall":1}'
	echo '{"type":"other","x": [1, 2] }'
} >lines
run_in lines plan-mark
is_status 0 'a mark'
cmp -s lines out
ok $? 'lines go on as they came, unknown ones too'
diff "$ORIGINAL" profiling_plan.json >diff.out
is "$(grep -c '^[0-9]' diff.out)" 2 'two places of the file change'
is "$(sed -n '1,6p' diff.out)" '81c81,83
<       "status": "done"
---
>       "status": "error",
>       "error_message": "SIGKILL",
>       "attempt": 1' 'the row'
is "$(grep '^>' diff.out | tail -n 2)" '>       "wall_seconds_total": 1.50,
>       "n": [1, 2]' 'and the result, its numbers as they came'
is "$(tail -c 1 profiling_plan.json)" '}' 'no final newline is added'

printf '{"runs":[{"id":"a"},{"id":"b"}]}' >profiling_plan.json
line b done 0 ',"result":{"k":1}' >lines
run_in lines plan-mark
is "$(cat profiling_plan.json)" \
	'{"runs":[{"id":"a"},{"id":"b","status":"done"}],"results":{"b":{"k":1}}}' \
	'a plan on one line without results'

fresh
ln -s profiling_plan.json link.json
run plan-mark -f link.json -r mo-2025-02 -s running
[ -L link.json ] && [ "$(row mo-2025-02 status)" = '"running"' ]
ok $? 'a link stays one, what it names is marked'
chmod 640 profiling_plan.json
run plan-mark -r mo-2025-02 -s done
is "$(stat -c %a profiling_plan.json)" 640 'the mode stays'
is "$(ls -A | grep -c '^profiling_plan.json')" 1 'no lock or temporary file is left'

# ---- states ----
fresh
run plan-mark -r mo-2025-02 -s pending
is "$(row mo-2025-02 status) $(row mo-2025-02 attempt)" '"pending" 1' \
	'a reset is a new attempt'
is "$(jq '.results | has("mo-2025-02")' profiling_plan.json)" false \
	'and drops the result'
run plan-mark -r mo-2025-05 -s pending --keep-results
is "$(jq '.results | has("mo-2025-05")' profiling_plan.json)" true \
	'--keep-results'
line mo-2025-02 done 0 ',"result":{"old":1}' >lines
run_in lines plan-mark
is_status 0 'a line of an attempt that is over'
is "$(row mo-2025-02 status)" '"pending"' 'is not applied'
is "$(head -n 1 out)" "$(cat lines)" 'but passed on'
is "$(sed -n 2p out | jq -c '[.type,.code,.run]')" \
	'["note","stale-line","mo-2025-02"]' 'and noted'
{
	line mo-2025-02 running 1
	line mo-2025-02 done 1 ',"result":{"new":1}'
	line mo-2025-02 pending 1
} >lines
run_in lines plan-mark
is "$(row mo-2025-02 status)" '"done"' 'a ticket does not undo what has ended'
is "$(jq -c '.results["mo-2025-02"]' profiling_plan.json)" '{"new":1}' \
	'the result of the attempt'
line mo-2025-09 running 0 >lines
run_in lines plan-mark
is "$(row mo-2025-09 status)" '"done"' 'nor does a running one'
{
	line mo-2025-02 running 2
	line mo-2025-02 pending 2 ',"result":{"notes":"stopped"}'
} >lines
run_in lines plan-mark
is "$(row mo-2025-02 status) $(row mo-2025-02 attempt)" '"pending" 2' \
	'an interrupted run is pending'

fresh
run plan-mark -p 1 -s error --message 'disk "full"'
is "$(jq -c '[.runs[] | select(.status == "error") | .error_message] | [length, .[0]]' profiling_plan.json)" \
	'[9,"disk \"full\""]' '-p and --message'
run plan-mark -a -s running
is "$(jq -c '[.runs[].status] | unique' profiling_plan.json)" '["running"]' '-a: all'
is "$(jq -c '[.runs[] | select(.error_message)] | length' profiling_plan.json)" 0 \
	'a new status drops the message of the old one'
run plan-mark -r mo-2025-02 -s error --message x
is "$(row mo-2025-02 error_message)" '"x"' 'a message of one letter'
run plan-mark -r mo-2025-02 --message ''
is "$(row mo-2025-02 error_message)" null 'an empty one drops it'
run plan-mark -l week --message why
is "$(jq -c '[.runs[] | select(.error_message == "why").label] | unique' profiling_plan.json)" \
	'["week"]' '-l; a message alone'
is "$(cat out err)" '' 'by hand it prints nothing'

# ---- rebuilding ----
fresh
mkdir profiling
plan-next -a | while read -r receipt; do
	echo "$receipt" >"profiling/$(jq -r .id <<<"$receipt").run.json"
done
jq '.runs |= map(.status = "pending" | del(.error_message)) | del(.results)' \
	"$ORIGINAL" >profiling_plan.json
cat profiling/*.run.json >receipts
run_in receipts plan-mark
is_status 0 'receipts are run lines'
is "$(jq -S -c '[.runs, (.results | del(._schema))]' profiling_plan.json)" \
	"$(jq -S -c '[.runs, (.results | del(._schema))]' "$ORIGINAL")" \
	'every status and result is rebuilt from the receipts'

# ---- refusals ----
refuse() {
	fresh
	printf '%b' "$2" >lines
	run_in lines plan-mark
	is_status 3 "$1"
	has err "$3" 'says where and what'
	same 'and the plan is as it was'
}
refuse 'an unknown run' \
	'{"type":"run","id":"nope","status":"done"}\n' \
	"stdin:1: profiling_plan.json has no run 'nope'"
refuse 'no id' '{"type":"run","status":"done"}' \
	"stdin:1: a run line without 'id'"
refuse 'an id that is no file name' \
	'{"type":"x"}\n{"type":"run","id":"../x","status":"done"}' \
	"stdin:2: id is not a file name: '../x'"
refuse 'no status' '{"type":"run","id":"mo-2025-02"}' "without 'status'"
refuse 'an unknown status' \
	'{"type":"run","id":"mo-2025-02","status":"doen"}' \
	"status is none of pending, running, done, error: 'doen'"
refuse 'a result of the wrong kind' \
	'{"type":"run","id":"mo-2025-02","status":"done","result":[1]}' 'result'
refuse 'a result with a key twice' \
	'{"type":"run","id":"mo-2025-02","status":"error","result":{"a":1,"a":2}}' \
	'result: a key stands twice'
refuse 'an attempt below 0' \
	'{"type":"run","id":"mo-2025-02","status":"error","attempt":-1}' attempt
refuse 'a line cut short' \
	'{"type":"run","id":"mo-2025-02","status":"err' 'stdin:1: '
refuse 'a NUL byte' \
	'{"type":"run","id":"mo-2025-02\0","status":"error"}' 'a NUL byte'
refuse 'not UTF-8' \
	'{"type":"run","id":"mo-2025-02","status":"error","error_message":"\xe4"}' \
	'not UTF-8'
refuse 'binary' '\001\002\003' 'stdin'

fresh
{
	line nope done 0
	line mo-2025-02 error 0
	echo '{"type":"run","id":7,"status":"done"}'
	line mo-2025-05 error 0
	echo '{"type":"run",'
} >lines
run_in lines plan-mark
is_status 3 'bad lines among good ones'
is "$(jq -r .id out | paste -sd ' ')" 'mo-2025-02 mo-2025-05' \
	'the good ones are marked and passed on, the others not'
is "$(row mo-2025-02 status)$(row mo-2025-05 status)" '"error""error"' \
	'in the plan too'
run_in /dev/null plan-mark
is_status 0 'empty input'
is_out '' 'gives empty output'

for bad in '' '{"runs":[{"id":"mo-2025-02"},{"id":"mo-2025-02"}]}' \
    '{"runs":[{"id":"mo-2025-02","status":"d'; do
	printf '%s' "$bad" >profiling_plan.json
	line mo-2025-02 done 0 >lines
	run_in lines plan-mark
	is_status 3 'a plan that is none'
	is "$(cat profiling_plan.json)" "$bad" 'is left as it is'
	is_out '' 'and nothing is passed on'
done
rm profiling_plan.json
run_in lines plan-mark
is_status 4 'no plan'
[ ! -e profiling_plan.json ]
ok $? 'none is made'
fresh
run plan-mark -r nope -s done
is_status 3 'an unknown run by hand'
is_err "plan-mark: profiling_plan.json: no run 'nope'" 'is named'
run plan-mark -p 77 -s done
is_status 3 'a phase without runs'
same 'the plan is as it was'
for words in '-r a' '-s done' '-r a -s doen' '--message x' '-p x -s done' \
    '-r a -s done --keep-results' '-r a -s done -o csv' 'operand' '-i text'; do
	# shellcheck disable=SC2086
	run plan-mark $words
	is_status 2 "usage: $words"
done

# ---- tables ----
fresh
plan-next -a -o csv >table.csv
sed -i 's/,done,0,/,error,3,/' table.csv
run_in table.csv plan-mark -o csv
is_status 0 'a table in, a table out'
cmp -s table.csv out
ok $? 'the same one'
is "$(jq -c '[.runs[].attempt] | unique' profiling_plan.json)" '[3]' 'is marked'
run_in lines plan-mark -o text
is_status 0 'for eyes'
has out 'id ' 'a table'

# ---- a live pipe ----
fresh
mkfifo in back said
plan-mark <in >back 2>said &
pid=$!
exec 7>in 8<back 6<said
line mo-2025-02 running 1 >&7
read -r answer <&8
is "$(row mo-2025-02 status)" '"running"' 'a line comes back when its mark is in the file'
# A person edits between two marks, in place and by replacing.
sed -i 's/"1-month window: May 2025"/"edited by hand"/' profiling_plan.json
line mo-2025-02 done 1 >&7
read -r answer <&8
is "$(row mo-2025-05 description) $(row mo-2025-02 status)" \
	'"edited by hand" "done"' 'an edit between two marks stays'
# An edit that is half saved.
cp profiling_plan.json whole
head -c 100 whole >profiling_plan.json
line mo-2025-05 error 1 >&7
line mo-2025-09 error 1 >&7
read -r answer <&6
is "${answer%%:[0-9]*}" 'plan-mark: profiling_plan.json' 'an edit half saved is said'
cat whole >profiling_plan.json
line wk-2025-01-20_01-26 error 1 >&7
for _ in 1 2 3; do read -r answer <&8; done
is "$(row mo-2025-05 status)$(row mo-2025-09 status)$(row wk-2025-01-20_01-26 status)" \
	'"error""error""error"' 'marks wait for the rest of a half saved edit'
kill -INT "$pid"
line mo-2025-02 error 2 >&7
read -r answer <&8
is "$(row mo-2025-02 status)" '"error"' 'an interrupt does not stop it'
exec 8<&-
line mo-2025-02 done 3 >&7
line mo-2025-05 done 3 >&7
exec 7>&-
wait "$pid"
is $? 141 'nobody reads: it dies of that at the end'
is "$(row mo-2025-02 status)$(row mo-2025-05 status)" '"done""done"' \
	'after the last mark'

# ---- an edit while a mark is made ----
# at MOMENT WHAT: a person edits while the mark is made, which waits for no
# chance: at a call of the system. Of the file, then of the mark nothing is lost.
at() {
	fresh
	printf '%s' "$2" >edit.sh
	line mo-2025-02 error 1 >lines
	run_in lines faulty "$1:!sh edit.sh" plan-mark
}
kept() {
	is "$(row mo-2025-05 description) $(row mo-2025-02 status)" \
		'"1-month window: an  edit" "error"' "$1"
	is "$(ls -A | grep -c '^profiling_plan.json')" 1 'nothing is left beside it'
}
EDIT='s/window: May 2025/window: an  edit/'
for moment in open@profiling_plan.json.:1 write@profiling_plan.json.:1 \
    fsync@profiling_plan.json.:1 exchange:1; do
	at "$moment" "sed -i '$EDIT' profiling_plan.json"
	is_status 0 "an edit that replaces the file, at $moment"
	kept 'stays, and so does the mark'
	at "$moment" "sed '$EDIT' profiling_plan.json >e; cat e >profiling_plan.json"
	kept "an edit in place, at $moment"
done
# edits MOMENT COUNT: one after the other, each newer than the one before.
edits() {
	: >e
	at "$1" "[ \$(wc -l <e) -lt $2 ] || exit; echo >>e
	sed -i \"s/window: May.*/window: May \$(wc -l <e)\\\",/\" profiling_plan.json"
}
edits exchange:1+ 5
is_status 0 'five edits in a row'
is "$(row mo-2025-05 description) $(row mo-2025-02 status)" \
	'"1-month window: May 5" "error"' 'the last one and the mark stay'
edits open@profiling_plan.json.:1+ 200
is_status 4 'a file that changes at every attempt'
has err 'changes all the time' 'is said'
is "$(row mo-2025-05 description) $(row mo-2025-02 status)" \
	'"1-month window: May 100" "done"' 'and left as it was edited last'
edits exchange:1+ 12
is "$(row mo-2025-05 description)" '"1-month window: May 12"' 'twelve in a row'
# A file system that cannot exchange names.
fresh
run_in lines faulty "exchange:1+:EINVAL
open@profiling_plan.json.:1:!sed -i '$EDIT' profiling_plan.json" plan-mark
is_status 0 'where names cannot be exchanged'
kept 'an edit until the last moment stays'
# An editor that reads, has the file open and writes it later.
mkfifo go
cat >held.sh <<-EOF
	(exec 9<>profiling_plan.json; cp profiling_plan.json e; : >held
	cat go >/dev/null; sed '$EDIT' e >&9) &
	while [ ! -e held ]; do :; done
EOF
fresh
line mo-2025-02 error 1 >lines
run_in lines faulty 'exchange:1:!sh held.sh;open@profiling_plan.json:20:!: >go' \
	plan-mark
is_status 0 'an editor that has the file open'
kept 'is waited for'

# Network file systems give no leases: that says nothing there.
fresh
FAULT_NFS=1 run_in lines faulty 'lease:1+:EAGAIN' plan-mark
is_status 0 'without leases, over a network'
is "$(row mo-2025-02 status)" '"error"' 'the mark is made'
fresh
run_in lines faulty 'lease:1+:EAGAIN' plan-mark
is_status 4 'a file that somebody has open to write'
same 'is left alone'
# An edit came out, and cannot be put back.
at exchange:1 "sed -i '$EDIT' profiling_plan.json"
fresh
run_in lines faulty 'exchange:1:!sh edit.sh;exchange:2:EIO;rename:1:EIO' plan-mark
is_status 4 'an edit that cannot be put back'
left=$(ls profiling_plan.json.*)
has err "$PWD/$left" 'lies beside the plan, which is said'
check 'whole' grep -q 'an  edit' "$left"
rm "$left"

# ---- many at once ----
jq '.runs = [range(20) | {id: "r\(.)", status: "pending"}] | .results = {}' \
	"$ORIGINAL" >profiling_plan.json
pids=()
for i in $(seq 0 19); do
	line "r$i" done 0 ",\"result\":{\"i\":$i}" | plan-mark >"out.$i" &
	pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
	wait "$pid" || failed=$((failed + 1))
done
is "$failed" 0 'twenty at once'
is "$(jq -c '[([.runs[] | select(.status == "done")] | length), ([.results[].i] | add)]' profiling_plan.json)" \
	'[20,190]' 'none is lost'
is "$(cat out.* | wc -l)" 20 'and all are passed on'

# Ten thousand lines at once are one change, not ten thousand.
jq -n '{runs: [range(10000) | {id: "r\(.)"}]}' >profiling_plan.json
seq 0 9999 | sed 's/.*/{"type":"run","id":"r&","status":"done","attempt":0}/' >lines
run_in lines plan-mark
cmp -s lines out
ok $? 'ten thousand lines'
is "$(jq '[.runs[] | select(.status == "done")] | length' profiling_plan.json)" \
	10000 'are marked'

# ---- crash and full disk ----
fresh
line mo-2025-02 error 1 >lines
(
	ulimit -f 2
	exec plan-mark <lines >out 2>err
)
is $? 4 'no room for the new plan'
same 'the old one stands'
is "$(cat out)" '' 'nothing is passed on'
is "$(ls -A | grep -c '^profiling_plan.json')" 1 'nothing is left beside it'
for moment in write@profiling_plan.json.:1 fsync@profiling_plan.json.:1 \
    exchange:1; do
	run_in lines faulty "$moment:KILL" plan-mark
	is_status 137 "killed before the exchange, at $moment"
	same 'the old plan stands'
done
run_in lines plan-mark
is_status 0 'the same line again'
is "$(row mo-2025-02 status)" '"error"' 'goes through'
fresh
plan-mark <lines >/dev/full 2>err
is $? 4 'the output has no room'
is "$(row mo-2025-02 status)" '"error"' 'the mark stands'
done_testing
