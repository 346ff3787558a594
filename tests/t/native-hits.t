#!/usr/bin/env bash
# native-hits.t: how often lines began, exactly, from the trace function to the
# gate.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# hits N [HOW]: the program at size N, its lines as "LINE FUNCTION HITS".
hits() {
	run prof-run --hits -e native --force --id hits --size "$1" -o jsonl \
		"$python" "$PROGRAMS/hits.py" "$@"
	cp out receipt
	cp "$T/err" said
	run_in receipt prof-parse -o jsonl
	jq -r 'select(.type == "line") |
		"\(.lineno) \(.name | rtrimstr(".<line>")) \(.hits)"' out >hits
}

# is_hit FUNCTION TEXT HITS: of the line of hits.py that has the text.
is_hit() {
	local line
	line=$(grep -nF -e "$2" "$PROGRAMS/hits.py" | cut -d : -f 1)
	is "$(grep -E "^$line .*$1 " hits | cut -d ' ' -f 3)" "$3" "$1: $2"
}

hits 30
is_status 0 'its lines are read'
is "$(head -n 1 "$T/err")" '' 'without a word'
is_hit pairs 'for a in rows:' 62
is_hit pairs 'for b in rows:' 1860
is_hit pairs 'if a < b:' 1800
is_hit pairs 'found += 1' 870
# Where it is no function of its own, the loop is that of the caller.
comprehension='<listcomp>'
[ "$minor" -lt 12 ] || comprehension=one_line
is_hit "$comprehension" 'for a in rows for b' 931
is_hit waits 'while n > 0: n -= 1' 30
is_hit generator 'yield k' 30
is_hit coroutine 'await step(k)' 30
is_hit step 'return k' 30
is_hit recursive 'recursive(n - 1)  #' 30
is_hit caught 'except KeyError:' 30
is_hit in_a_fork 'k += 1' 60
is "$(grep -c '^2 <module> 30$' hits)" 1 'exec: its second line'
is "$(grep -cE 'threading|bootstrap|importlib' hits)" 0 'nothing of the library'
is "$(jq -r 'select(.type == "func" or .type == "edge") | .name' out |
	grep -E '<(hits|line)>')" '' 'lines are no functions'
is "$(jq -r 'select(.result) | .result.note_codes[]' receipt)" lines-traced \
	'the receipt says that times are no times'
check 'nothing is looked for beside' jq -se 'all(.[]; .hot_line == null)' out

hits 30 traced
is_status 0 'a program that traces itself'
is "$(cat hits)" '' 'has no lines'
is "$(jq -r 'select(.result) | .result.note_codes[]' receipt | xargs)" \
	'own-tracer lines-traced' 'which is noted'
check 'and sees all of its own' grep -q '^60 lines seen$' said

# ---- laws ----

for n in 10 20 40; do
	prof-run --hits -e native --force --id "h$n" --size "$n" -o jsonl \
		"$python" "$PROGRAMS/hits.py" "$n" 2>>log
done >runs.jsonl
run_in runs.jsonl sh -c 'prof-parse | prof-scale -o jsonl'
is_status 0 'three sizes'
cp out laws
# law TEXT: the law of the line of hits.py, and how sure it is.
law() {
	jq -r --argjson at "$(grep -nF -e "$1" "$PROGRAMS/hits.py" |
		cut -d : -f 1)" 'select(.metric == "hits" and .lineno == $at) |
		"\(.law) \(.confidence)"' laws
}
is "$(law 'if a < b:')" '2n^2 firm' 'a loop in a loop: exact and firm'
is "$(law 'found += 1')" 'n^2 - n firm' 'what is in it'
is "$(law 'for a in rows:')" '2n + 2 firm' 'a loop'
is "$(law 'yield k')" 'n firm' 'a generator'
run_in laws prof-check -o text '*hits.py:* hits <= 1.1'
is_status 1 'the gate'
is "$(grep -c broken out)" 4 'each line that grows faster is named'
has out 'pairs.<line>' 'by its name'
run_in laws prof-check '*recursive.<line> hits <= 1.1'
is_status 0 'a bound that holds'
run_in laws prof-cause --share 0
is "$(jq -r 'select(.type == "cause" and .name == "pairs") |
	"\(.metric) \(.law) \(.confidence) \(.entry.full_name)"' out)" \
	"hits hits of line $(grep -nF 'for b in rows:' "$PROGRAMS/hits.py" |
		cut -d : -f 1) = 2n^2 + 2n firm $(jq -r 'select(.metric == "hits" and
		.law == "2n^2 + 2n") | .full_name' laws)" 'who is to blame, and its line'
run_in laws sh -c 'prof-cause | prof-report -o md'
is_status 0 'a report'
has_not out '<line>' 'has no line for a function'
run_in runs.jsonl sh -c 'prof-parse | prof-scale -o text'
is "$(grep -c 'hits  *0 ' out)" 0 'a table for eyes has those that vary'
check 'and them all' grep -q 'pairs.<line>.* hits ' out
run_in runs.jsonl sh -c "jq -c 'if .id == \"h40\" then .result.git_rev = \"b\" else . end' |
	prof-parse | prof-scale -o jsonl"
is "$(jq -r 'select(.metric == "hits" and .name == "pairs.<line>") | .law' out |
	sort | xargs)" '2 2 2n + 2 2n^2 2n^2 + 2n n^2 - n' 'of several commits'
prof-run -e native --force --id h80 --size 80 -o jsonl "$python" \
	"$PROGRAMS/hits.py" 80 >>runs.jsonl 2>>log
run_in runs.jsonl sh -c 'prof-parse | prof-scale -o jsonl'
has out '"code":"mixed-hits"' 'a run without is told'

# ---- refusals ----

run prof-run --hits --no-lines true
is_status 2 'both'
has err '--hits and --no-lines exclude each other' 'is said'
run prof-run --hits -e yappi true
is_status 2 'another engine'
run prof-run --hits --checkpoints 0 true
is_status 2 'no checkpoints'
echo '{"type":"run","id":"c","status":"pending","engine":"cprofile","command":["true"]}' >ticket
run_in ticket prof-run --hits
is_status 1 'the engine of a run line'
has err 'cprofile cannot count how often lines began' 'is refused by name'
done_testing
