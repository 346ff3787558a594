#!/usr/bin/env bash
# native-waits.t: computing, waiting and the collector, told apart by the
# native engine: what waits computes next to nothing, whoever shares the
# machine. All times are of CPU clocks or of sleeps, with wide bounds.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# measured [OPTION...] -- WAY...: waits.py under prof-run; its lines in funcs.
measured() {
	local options=()
	while [ "$1" != -- ]; do
		options+=("$1")
		shift
	done
	shift
	run prof-run -e native -d runs --force --id w "${options[@]}" "$python" \
		"$PROGRAMS/waits.py" "$@"
	cp out receipt
	run_in receipt prof-parse
	jq -c 'select(.type == "func" and .point == "")' out >funcs
}

# holds NAME CONDITION: of the func lines of that last name, added up.
holds() {
	jq -es --arg name "$1" '
	map(select(.name == $name or (.name | split(".") | last == $name))) | {calls: map(.ncall) | add,
	own: map(.own_s) | add, wait: map(.wait_s) | add, total: map(.ttot_s) | add,
	kind: (map(.kind) | unique | join(" "))} | '"$2" funcs >/dev/null
	ok $? "$1: $2" || grep "\"$1\"" funcs
}

measured -- pipe lock sleep select child queries compute
is_status 0 'a program that waits in many ways'
is "$(jq -r 'select(.result) | .result.clock' receipt)" computing \
	'what was measured'
for name in pipe lock sleep selects child; do
	holds "$name" '.own < 0.1 and .wait >= 0.25 and .wait < 30'
	holds "$name" '.kind == "func"'
done
holds query '.own < .wait and .wait >= 0.1'
holds compute '.own >= 0.25 and .own < 0.4 and .wait < 0.1'
holds main '.own < 0.1 and .wait < 0.1'
holds main '.total >= 0.25 and .total < 1'
holds wait '.own < 0.1 and .kind == "func"'
is "$(jq -s '(map(.tsub_s) | add) as $own |
	map(select(.name == "<module>" and (.full_name | contains("waits.py")))) |
	.[0].ttot_s <= $own' funcs)" true 'self times add up to what lies inside'
jq -se 'map(select(.type == "note" and .code == "sums" and .level != "info")) == []' \
	out >/dev/null
ok $? 'and to the threads'\'' total'

# However short all waits are: no gap must be long before that shows.
for _ in 1 2 3 4 5; do
	measured -- queries
	holds query '.own < 0.3 * .wait'
done

measured -- share
holds beside '.own >= 0.25 and .own < 0.4 and .wait < 0.15'

measured --builtins -- pipe sleep
holds '<built-in method posix.read>' '.own < 0.1 and .wait >= 0.25'
holds '<built-in method posix.read>' '.kind == "builtin"'
holds '<built-in method time.sleep>' '.own < 0.1 and .wait >= 0.25'
holds sleep '.wait < 0.1'

measured --clock wall -- sleep compute
is "$(jq -r 'select(.result) | .result.clock' receipt)" wall 'the wall clock'
holds sleep '.own >= 0.25 and .wait == null'
holds compute '.own >= 0.25'
measured --clock cpu -- sleep compute
holds sleep '.own < 0.1 and .wait == null'
holds compute '.own >= 0.25 and .own < 0.4'

# What fetches mostly waits: that counts as time of downloads.
printf '{"type":"run","id":"f","engine":"native","download_functions":["* sleep","* main"],"command":["%s","%s","sleep","select"]}\n' \
	"$python" "$PROGRAMS/waits.py" >fetch.jsonl
run_in fetch.jsonl prof-run -d runs
jq -e 'select(.result).result | .wall_seconds_total - .wall_seconds_no_download |
	. >= 0.55 and . < 30' out >/dev/null
ok $? 'functions that fetch: with what those below them wait' || cat out

# The file of checkpoints alone has it, and beside a pstat.
measured -- sleep
for files in runs/w.wall.points 'runs/w.wall.pstat runs/w.wall.points'; do
	# shellcheck disable=SC2086
	run prof-parse $files
	jq -c 'select(.type == "func" and .point == "")' out >funcs
	holds sleep '.own < 0.1 and .wait >= 0.25 and .calls == 1'
done
is "$(jq -s 'map(select(.type == "func" and .point == "" and .name == "sleep")) |
	length' out)" 1 'once'
head -c -10 runs/w.wall.points >part && cp part runs/w.wall.points
run_in receipt prof-parse
is_status 3 'checkpoints that are cut short'
jq -c 'select(.type == "func" and .point == "")' out >funcs
holds sleep '.calls == 1 and .wait == null'

# The collector: its own row, and nobody's time.
measured -- nodes finalizers
holds '<garbage collector>' '.calls >= 20 and .kind == "gc"'
is "$(jq -r 'select(.kind == "gc").full_name' funcs)" '<garbage collector>' \
	'its name'
is "$(jq -r 'select(.type == "edge" and .full_name == "<garbage collector>").caller' \
	out)" '' 'nobody calls it'
is "$(jq -r 'select(.type == "edge" and (.name | endswith("__del__"))) |
	.caller' out | sort -u)" '<garbage collector>' 'finalizers are its callees'
holds final '.calls >= 10000'
is "$(jq -s '(map(select(.name == "finalizers"))[0]) as $f |
	(map(select(.name == "final"))[0]) as $d | $f.ttot_s < $d.ttot_s' funcs)" \
	true 'what they take is not in who made the last node'
is "$(jq -r 'select(.result) | .result.gc_seconds, .result.note_codes[]?' receipt)" \
	null 'and not said twice'
for how in 'gc.disable()' 'gc.callbacks.clear()' 'gc.callbacks[:] = [print]' \
	'gc.collect(); os._exit(0)' 'gc.callbacks = None'; do
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T" \
		SUPERLINEAR_ENGINE=native "$python" -c "import gc, os
$how
x = [[] for _ in range(2000)]"
	is_status 0 "$how"
	is "$(cat err)" '' 'nothing is said'
done

# Who waits is judged apart: queries that grow, and a thread that waits for
# another's computing.
judged() { # judged ARGUMENT...: queries.py of growing sizes; causes in causes
	plan-seq -e native -d queries "$@" >plan.jsonl
	run_in plan.jsonl sh -c 'prof-run | prof-parse | prof-scale | prof-cause'
	jq -c 'select(.type == "cause")' out >causes
	cp out stream
}
judged 8:64:x2 "$python" "$PROGRAMS/queries.py" '{size}'
is "$(jq -r '[.name, .metric, .verdict, .confidence] | join(" ")' causes)" \
	'join wait quadratic firm' 'queries that grow are waited for'
is "$(jq -r '[.entry.full_name, .entry.p_ncall, .why] | join(" ")' causes |
	sed 's/.*:[0-9]* //')" 'query 2 each-call-grows' 'and why'
jq -e '.own_now_s >= 1 and .share > 0.8' causes >/dev/null
ok $? 'with what was waited' || cat causes
run_in stream prof-report
check 'the report says of what time' grep -q 'of the waiting' <(tr '\n' ' ' <out)
has out 'waiting was measured' 'and how it is known'

# In workers: what all waited, and the most that one did; those who wait for
# the workers wait longer than these, and are none.
judged 8:64:x2 "$python" "$PROGRAMS/queries.py" '{size}' pool
is "$(jq -r '[.name, .metric, .verdict, .confidence] | join(" ")' causes)" \
	'join wait quadratic firm' 'queries of the workers of a pool'
run_in queries/seq-64.run.json prof-parse
has out '"processes":3' 'of several processes'
jq -c 'select(.type == "func" and .point == "")' out >funcs
holds query '.calls == 8192 and .wait >= 8192 * 0.0003 and .wait < 30'
jq -se 'map(select(.name == "query"))[0] |
	.wait_most_s >= .wait_s / 2.001 and .wait_most_s <= .wait_s' funcs >/dev/null
ok $? 'the most of one process' || cat funcs
holds ask '.wait < 0.3'
jq -se 'map(.wait_s) | all(. != null)' funcs >/dev/null
ok $? 'of all functions it is known'

judged 50:800:x2 "$python" "$PROGRAMS/queries.py" '{size}' idle
is "$(jq -r '[(.name | split(".") | last), .metric] | join(" ")' causes)" 'pairs own' \
	'a thread that waits for another is none'

done_testing
