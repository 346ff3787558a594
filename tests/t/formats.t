#!/usr/bin/env bash
# superlinear-formats(5) documents every key that there is and no other, and
# its examples are what the programs read.
. "$(dirname "$0")/lib.sh"

page=$TOP/man/superlinear-formats.5
"$TOP/tests/pages.py" keys "$page" >"$T/keys"
"$TOP/tests/pages.py" lines "$page" >"$T/lines"

run prof-parse --columns
is_status 0 'the keys of all lines'
cp out columns

# keys_of TYPE: in the order of the columns.
keys_of() {
	sed -n "s/^$1 //p" columns
}

mapfile -t types < <(cut -d' ' -f1 columns | uniq)
is "$(printf '%s\n' "${types[@]}" | sort)" \
	"$(grep -v '^The ' keys | cut -d' ' -f1 | sort -u)" \
	'every type of line is documented'
for type in "${types[@]}"; do
	[ "$type" = edge ] || is "$(sed -n "s/^$type //p" "$T/keys")" \
		"$(keys_of "$type")" "$type: every key, in order"
done
# An edge is a func line with a caller, and the line of its calls.
is "$(keys_of edge)" "$(keys_of func | sed '/^point$/a caller')
call_lineno" 'edge: the keys of func, caller behind point, and the line'
is "$(sed -n 's/^edge //p' "$T/keys" | xargs)" 'caller call_lineno' \
	'edge: the caller and the line'

# Each metric has a row in the table of metrics.
for metric in $(sed -nE 's/.*\[METRIC_[A-Z]+\] = \{"([a-z]+)".*/\1/p' \
	"$TOP/lib/law/vocabulary.c"); do
	for page_of in "$page" "$TOP/man/prof-scale.1" "$TOP/man/prof-check.1"; do
		check "${page_of##*/}: the metric $metric" \
			grep -qE "^\.(It )?Cm .*\b$metric\b" "$page_of"
	done
done

# The codes of notes, as they stand in the sources: behind a level, in the notes
# of a run, in the agent, in the driver.
codes_of_the_sources() {
	cd "$TOP" || exit
	cat lib/*/*.c tools/*.c | tr '\n\t' '  ' |
		grep -oE '"(info|warning|error)", *"[a-z-]+"[^:]'
	cat lib/*/*.c | tr '\n\t' '  ' | grep -oE 'notes_(add|keep)\([^"]*"[a-z-]+"'
	cat lib/agent/python/*.py | tr '\n' ' ' |
		grep -oE '(note\(|\[\(|append\(\() *"[a-z-]+"'
	grep -ohE '\{"[a-z_-]+", "mixed-[a-z]+"' lib/scale/run_notes.c
	cat scripts/driver/*.sh | tr -d '\\' | grep -oE '"code":"[a-z-]+"'
}
codes_of_the_sources | sed -E 's/.*"([a-z-]+)"[^"]*$/\1/' | sort -u >codes
sed -n '/^\.Ss The codes of notes/,/^\.El/p' "$page" |
	grep -E '^\.(It )?Cm ' | sed -E 's/^\.(It )?Cm //' | tr -d ' ' |
	tr ',' '\n' | grep . | sort >documented
is "$(cat documented)" "$(cat codes)" 'every code of a note is documented'

# Each type has an example of that type, with keys that are documented, in
# the order of the table, and it comes back from CSV as it went in.
for type in "${types[@]}"; do
	line=$(sed -n "s/^$type	{/{/p" "$T/lines")
	is "$(printf '%s\n' "$line" | jq -r .type)" "$type" "$type: an example"
	printf '%s\n' "$line" >"$T/$type.jsonl"
	is "$(jq -r 'keys_unsorted[1:][]' "$T/$type.jsonl")" \
		"$(keys_of "$type" | grep -xF "$(jq -r 'keys[]' "$T/$type.jsonl")")" \
		"$type: its keys stand in the order of the columns"
done

# The examples of profiles are real.
run prof-parse --id orders-32 --size 32 "$DATA/lumibot/orders-32.wall.pstat.gz"
is_status 0 'the profile of the examples'
sed 's|/opt/venv/lib/python3.11/site-packages/||g; s/BacktestingBroker/Broker/g' \
	"$T/out" >real.jsonl
for type in func edge; do
	grep -qxF -e "$(cat "$type.jsonl")" real.jsonl
	ok $? "$type: the example is what prof-parse writes"
done

# What each program makes of the example of its own input.
reads() { # reads TYPE PROGRAM...
	local type=$1
	shift
	run_in "$T/$type.jsonl" "$@"
	is_status 0 "$1 reads a $type line"
	is "$(cat "$T/err")" '' "$1 says nothing about a $type line"
}
for type in "${types[@]}"; do
	reads "$type" prof-report -o md
done
for type in func edge; do
	reads "$type" prof-scale -o jsonl
	has "$T/out" '"metric":"ncall","points":[[32,' \
		"prof-scale makes a scale line of a $type line"
done
reads memory prof-scale -o jsonl
for type in run point note; do
	reads "$type" prof-scale -o jsonl
	has "$T/out" "$(cat "$T/$type.jsonl")" "prof-scale passes $type on"
done
for type in "${types[@]}"; do
	reads "$type" prof-cause -o jsonl
	[ "$type" = cause ] || # which it finds anew
		has "$T/out" "$(cat "$T/$type.jsonl")" "prof-cause passes $type on"
done

# The plan.
sed -n 's/^The plan	{/{/p' "$T/lines" >"$T/plan.json"
run plan-next -f plan.json -o csv
is_status 0 'plan-next reads the plan'
has "$T/out" 'wk-2025-01-20_01-26' 'and finds its run'
run plan-next -f plan.json -o jsonl
is "$(jq -c .command "$T/out")" \
	'["python3","backtest.py","2025-01-20","2025-01-26"]' \
	'its placeholders are filled in'
is "$(jq -r .size "$T/out")" 7 'its size is the number of days'
is "$(jq -r '.status, .clock, .engine' "$T/out" | paste -sd' ')" \
	'pending wall yappi' 'its status, clock and engine'

# The tables of a profile.
sed -n 's/^The files of a run	\(.*,.*\)/\1/p' "$T/lines" >"$T/tables"
sed -n 1,2p "$T/tables" >job.funcs.wall.csv
sed -n 3,4p "$T/tables" >job.threads.wall.csv
run prof-parse --id job --size 512 job.funcs.wall.csv
is_status 0 'prof-parse reads the table of functions'
is "$(jq -r 'select(.type == "func") | .name, .ncall, .ttot_s' "$T/out" |
	paste -sd' ')" 'scan 512 0.25' 'and its numbers'
is "$(jq -r 'select(.type == "func") | keys_unsorted[]' "$T/out" |
	grep -vxF -e type -e "$(keys_of func)")" '' 'it writes documented keys'
run prof-parse --id job --size 512 job.threads.wall.csv
is_status 0 'prof-parse reads the table of threads'

# A receipt has the documented keys and no other.
run prof-run -e none true
is_status 0 'a run without a profile'
is "$(jq -r 'select(.result) | .result | keys[]' "$T/out" | sort)" \
	"$(sed -n 's/^The result of a run //p' "$T/keys" | sort)" \
	'every key of a result is documented, and no other'
is "$(jq -r 'keys[]' "$T/out" | grep -vxF -e type -e "$(keys_of run)")" '' \
	'and every key of a run'
done_testing
