#!/usr/bin/env bash
# prof-scale: which runs are judged, what is said of them together, and what is
# counted beside functions.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

laws '100 200 400' >three <<<'f func 1 1 1e-3 1'

# with RUN-KEYS < STREAM: these JSON objects become part of the run lines, one each.
with() {
	jq -c --argjson more "[$1]" 'if .type == "run" then
		. * ($more[(.id[1:] | tonumber) - 1] // {}) else . end'
}
# noted CODE: the texts of these notes.
noted() { jq -r --arg code "$1" 'select(.code == $code) | .text' out; }
sizes() {
	jq -r 'select(.type == "scale" and .name == "f" and .metric == "own") |
		[.points[][0]] | join(" ")' out
}

# ---- programs that end with a status of their own ----
failed() { # failed STATUS [WHAT]
	printf '{"status":"error","result":{"error_type":"%s","exit_status":%s}}' \
		"${2:-exit}" "$1"
}
while IFS='|' read -r runs judged text; do
	eval "with \"$runs\"" <three >stream
	run_in stream prof-scale
	is "$(sizes)" "$judged" "$runs: which sizes are judged"
	is "$(noted own-status)" "$text" 'and what is said'
done <<'EOF'
$(failed 3),$(failed 3),$(failed 3)|100 200 400|All runs ended with exit status 3, and are judged: their profiles are whole
$(failed 3),$(failed 4),$(failed 3)||
$(failed 3),$(failed 3),{}|400|
$(failed 3),$(failed 3),$(failed 3 timeout)||
$(failed 3),$(failed 3),{\"status\":\"pending\"}|100 200|All runs ended with exit status 3, and are judged: their profiles are whole
EOF
laws 100 <<<'f func 1 1 1e-3 1' | with "$(failed 3)" >stream
run_in stream prof-scale
is "$(noted own-status)" \
	'The run ended with exit status 3, and is judged: its profile is whole' 'of one run'
with "$(failed 3),$(failed 3),$(failed 3)" <three |
	jq -c 'select(.type == "run" or .size != 200)' >stream
run_in stream prof-scale
is "$(sizes)" '' 'a run without a profile did not end by itself'

# ---- what differs between runs ----
while read -r one other said; do
	with "{\"invariants\":$one},{},{\"invariants\":$other}" <three >stream
	run_in stream prof-scale
	is "$(noted mixed-invariants)" "${said:+runs with different invariants}" \
		"$one and $other are ${said:-the same}"
done <<'EOF'
{"a":"x"} {"a":"x"}
{"a":"x"} {"a":"y"} different
{"a":1} {"a":1.0}
{"a":1} {"a":2} different
{"a":2} {"a":1} different
{"a":true} {"a":true}
{"a":true} {"a":false} different
{"a":null} {"a":null}
{"a":"1"} {"a":1} different
{"a":1} {"b":1} different
{"a":1} {"a":1,"b":1} different
{"a":1,"b":2} {"b":2,"a":1}
{"a":[1,2]} {"a":[1,2]}
{"a":[1,2]} {"a":[1,3]} different
{"a":[1,2]} {"a":[3,2]} different
{"a":[1,2]} {"a":[1]} different
{"a":{"b":[1]}} {"a":{"b":[1]}}
{"a":{"b":[1]}} {"a":{"b":[2]}} different
EOF
traced() { printf '{"result":{"note_codes":["other","%s-traced"]}}' "$1"; }
with "$(traced memory),{},$(traced lines)" <three >stream
run_in stream prof-scale
is "$(noted mixed-memory)" \
	'1 of 3 runs traced memory (prof-run --memory), which makes them slower: times do not compare' \
	'one run of three is slower, as its memory was traced'
is "$(noted mixed-hits)" \
	'1 of 3 runs traced lines (prof-run --hits), which makes them slower: times do not compare' \
	'or its lines'
with "$(traced lines),$(traced lines),$(traced lines)" <three >stream
run_in stream prof-scale
is "$(noted mixed-hits)" '' 'all of them compare'

# ---- how often lines began ----
# hit RUN LINE HITS
hit() {
	printf '{"type":"line","run":"%s","full_name":"x.py:%d f.<line>","module":"x.py","lineno":%d,"name":"f.<line>","hits":%d,"caller":"x.py:1 f"}\n' \
		"$1" "$2" "$2" "$3"
}
{
	cat three
	echo '{"type":"run","id":"r0","status":"done"}'
	for row in 'r3 7 400' 'r1 8 5' 'r1 7 60' 'r2 7 200' 'r2 8 5' 'r1 7 40' \
		'r3 8 5' 'r0 7 1000' 'r2 9 20' 'r3 9 50'; do
		# shellcheck disable=SC2086
		hit $row
	done
} >hits
run_in hits prof-scale
is "$(jq -r 'select(.metric == "hits") |
	"\(.lineno) \(.points | tojson) \(.law) \(.confidence)"' out | sort)" \
	'7 [[100,100],[200,200],[400,400]] n firm
8 [[100,5],[200,5],[400,5]] 5 firm
9 [[200,20],[400,50]] null undecided' 'lines of runs with a size, two of one run added up'
run_in hits prof-scale -o text
is "$(awk '/hits/ { print $1 }' out | grep -c 'line')" \
	"$(grep -c 'hits' out)" 'a table has them'
is "$(grep -c ' hits ' out)" 2 'but those that vary alone'

# ---- repeats ----
# With a steady count the least of a size, with another the median, of however many.
for calls in 7 n; do
	{
		laws '100 200 400 800' <<<'f func 0 1 1e-3 1'
		for i in {1..16}; do
			printf '{"type":"run","id":"s%d","size":400,"status":"done"}\n' "$i"
			printf '{"type":"func","run":"s%d","full_name":"x.py:1 f","module":"x.py","lineno":1,"name":"f","kind":"func","ncall":%d,"ttot_s":1,"tsub_s":1,"own_s":%s}\n' \
				"$i" "$([ "$calls" = n ] && echo "$i" || echo 0)" "0.$((20 + i))"
		done
	} | jq -c --arg calls "$calls" 'if .type == "func" and $calls == "7" then .ncall = 7 else . end' >many
	run_in many prof-scale
	jq -c 'select(.type == "scale" and .name == "f" and .metric == "own") | .points[2]' out
done >seventeen
is "$(xargs <seventeen)" '[400,0.21] [400,0.29]' 'seventeen runs of one size'

for run in '100 1' '200 9' '200 3' '200 4' '400 7' '400 8'; do
	printf '{"type":"run","id":"w%s","size":%s,"status":"done","result":{"wall_seconds_total":%s}}\n' \
		"${run/ /-}" "${run% *}" "${run#* }"
done >walls
run_in walls prof-scale
is "$(jq -c 'select(.type == "scale" and .metric == "wall") | .points' out)" \
	'[[100,1],[200,3],[400,7]]' 'of a whole program the quickest run of a size'

# ---- noise ----

# How much times vary is learned from functions that matter. Those with less than a
# thousandth of the time may vary as they like.
interval() { jq -c 'select(.type == "scale" and .full_name == "x.py:1 f1" and .metric == "own") |
	[.p_lo, .p_hi]' out; }
# noisy REPEATS PARTS...: seven functions whose times vary by 2 %,
# and a dozen of each of those parts of their cost that vary by half.
noisy() {
	python3 - "$@" <<'END'
import random
import sys
random.seed(5)
for size in 100, 200, 400, 800, 1600:
    for k in range(int(sys.argv[1])):
        run = f"r{size}-{k}"
        print('{"type":"run","id":"%s","size":%d,"status":"done"}' % (run, size))
        functions = [(f"f{i}", 1, 0.02) for i in range(7)]
        for part in sys.argv[2:]:
            functions += [(f"g{part}-{i}", float(part), 0.5) for i in range(12)]
        for name, part, noise in functions:
            seconds = 0.01 * size * part * (1 + noise * random.uniform(-1, 1))
            print('{"type":"func","run":"%s","size":%d,"full_name":"x.py:1 %s","name":"%s",'
                  '"ncall":%d,"ttot_s":%g,"tsub_s":%g,"own_s":%g}'
                  % (run, size, name, name, size, seconds, seconds, seconds))
END
}
for repeats in 1 2; do
	for parts in '' 0.0001 0.1; do
		# shellcheck disable=SC2086
		noisy $repeats $parts >stream
		run_in stream prof-scale --min-share 0
		interval
	done >intervals
	check "$repeats runs a size: small functions tell no noise, others do" \
		jq -se 'map(.[1] - .[0]) | .[0] < .[2] / 3 and .[1] < .[2] / 3' intervals
done

# ---- which n ----
run_in three prof-scale -b auto
is "$(jq -r 'select(.code == "auto-axis") | .full_name' out)" 'x.py:1 f' 'calls that rise'
laws '100 200 400' >flat <<<'f func 7 0 1e-3 1'
run_in flat prof-scale -b auto
is "$(noted no-axis)" "no function's calls rise from run to run: by size" \
	'and where none do it is said'
run_in flat prof-scale
is "$(noted no-axis)" '' 'to whom asked for it'
# Of a hundred loops one after the other, and one that thirty functions follow.
{
	for i in {1..100}; do echo "alone$i func $((i % 10 + 1)) $((i % 7 + 2)) 1e-12 1"; done
	for i in {1..40}; do echo "leaf$i func $i 1 1e-9 1"; done
	echo 'loop func 1 1 1e-2 1'
} | laws '10 20 40 80' >crowd
run_in crowd prof-scale -b auto
is "$(jq -r 'select(.code == "auto-axis") | .full_name' out)" 'x.py:1 loop' \
	'the dearest of many'

# ---- the next size of a steep law ----
laws '100 200 400' <<<'f func 1 4 1e-8 4' |
	with '{"result":{"wall_seconds_total":5000}},{"result":{"wall_seconds_total":5000}},{"result":{"wall_seconds_total":5256}}' >steep
run_in steep prof-scale
is "$(jq -r 'select(.type == "answer") | [.next, .next_n] | join(" ")' out)" \
	'step 600' 'a step that is no longer than the last'
# 256 s of n^4 at 400 are 1296 s at 600, whatever else the run does meanwhile.
is "$(jq 'select(.type == "answer") | .next_s / 10 | round' out)" 630 \
	'as long as the last run, and what the function adds'
done_testing
