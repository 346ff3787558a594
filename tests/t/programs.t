#!/usr/bin/env bash
# Several programs in one plan: each has laws of its own, from the plan to the
# report.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/prof-scale.sh"

# ---- the hash of the command ----

# hashes ARRAY...: of runs of 7 and 31 whose commands are these, in a plan.
hashes() {
	printf '{"runs":[' >plan.json
	local i=0 array
	for array in "$@"; do
		i=$((i + 1))
		printf '%s{"id":"r%d","size":%d,"command":%s}' \
			"$([ $i -eq 1 ] || echo ,)" "$i" "$((i * 1000))" "$array"
	done >>plan.json
	printf ']}\n' >>plan.json
	run plan-next -a -f plan.json
	jq -r .program_hash out
}
same() { # same NAME ARRAY...: they are of one program
	local name=$1
	shift
	is "$(hashes "$@" | sort -u | wc -l)" 1 "$name"
}
differ() {
	local name=$1
	shift
	is "$(hashes "$@" | sort -u | wc -l)" $# "$name"
}
same 'one template' '["job","{size}","--seed","7"]' '["job","{size}","--seed","7"]'
differ 'a number beside the size tells programs apart' \
	'["job","{size}","--seed","7"]' '["job","{size}","--seed","8"]'
differ 'so does a word' '["job","macd","{size}"]' '["job","rsi","{size}"]'
differ 'or its place' '["job","a b","{size}"]' '["job","a","b","{size}"]'
same 'without placeholders any number may be the size' '["job","--n=1000"]' \
	'["job","--n=2000"]'
differ 'but not a part of a word' '["job","x1"]' '["job","x2"]'
{
	printf '{"type":"run","id":"a","size":1,"status":"pending","command":["true","7"]}\n'
	printf '{"type":"run","id":"b","size":2,"status":"pending","command":["true","9"]}\n'
	printf '{"type":"run","id":"c","size":3,"status":"pending","command":["true","x"]}\n'
	printf '{"type":"run","id":"d","size":4,"status":"pending","command":["true","y"],"program_hash":"mine"}\n'
} >tickets
run_in tickets prof-run -e none -d runs
is "$(jq -r 'select(.status == "done") | .program_hash' out | uniq -c | awk '{ print $1 }' |
	paste -sd ' ')" '2 1 1' 'a ticket without a hash gets one'
is "$(jq -r 'select(.id == "d") | .program_hash' out | sort -u)" mine \
	'one with a hash keeps it'
is "$(jq -r 'select(.status == "done") | .command' out | sort -u)" null \
	'and the arguments stay out of receipts'

# ---- laws ----

# program NAME HASH LABEL P < NAMES: five runs whose one function costs n^P.
program() {
	printf 'work func 1 1 1e-4 %s\n' "$4" | laws '100 200 400 800 1600' |
		jq -c --arg name "$1" --arg hash "$2" --arg word "$3" '
		if .type == "run" then .id = $hash + .id | .label = $word |
			.program_hash = $hash | .result = {success: true,
				program: $name, wall_seconds_total: .size}
		else .run = $hash + .run end'
}
programs() { jq -r 'select(.type == "program") | "\(.program): \(.runs | length)"' out; }
exponents() {
	jq -r 'select(.type == "scale" and .name == "work" and .metric == "own") |
		"\(.program) \(.p)"' out
}
{
	program a.py A x 1
	program b.py B x 2
} >two
run_in two prof-scale
is_status 0 'two programs'
is "$(programs)" $'a.py: 5\nb.py: 5' 'are told apart by what was run'
is "$(exponents)" $'a.py 1\nb.py 2' 'each function has a law in each'
is "$(jq -r 'select(.code == "programs") | .text' out)" \
	'2 programs, told apart by their commands without sizes: each has laws of its own' \
	'which is said'
is "$(jq -r 'select(.type == "answer") | "\(.program) \(.outcome)"' out)" \
	$'a.py clean\nb.py grows' 'each has an answer'
cp out laws
run_in laws prof-scale
is "$(programs)" $'a.py: 5\nb.py: 5' 'once, however often'
run_in two prof-scale -o text
has out program 'a table says which'
run_in two prof-scale -o csv
is "$(sed -n 's/^scale,.*,own,.*,\(a.py\|b.py\),.*/\1/p' out | paste -sd ' ')" 'a.py b.py' \
	'and so does CSV'

{
	program a.py A x 1
	program b.py B x 2 | sed 's/work/other/g'
} >apart
run_in apart prof-scale
is "$(grep -c '"code":"small"' out)" 0 'what others run is not left out here'
jq -c 'if .program == "b.py" and .metric == "ncall"
	then .points[4][1] = -5 else . end' out >odd
run_in odd prof-cause
is "$(jq -r 'select(.code == "impossible") | .program' out)" b.py \
	'an impossible value is that of its program'

# One program, whatever its labels; or by them.
program a.py A x 1 >one
run_in one prof-scale
is "$(programs)" '' 'one program needs no name'
is "$(exponents)" 'null 1' 'nor have its lines'
{
	program a.py A x 1
	program a.py A y 2 | sed 's/"Ar/"B/g; s/"run":"Ar/"run":"B/'
} >labels
run_in labels prof-scale -k label
is "$(exponents)" $'x 1\ny 2' '-k label'
run_in labels prof-scale -k size
is_status 2 'another key'

# Names: the label where it tells them apart, else the first run.
{
	program a.py A x 1
	program a.py B y 2
} >code
run_in code prof-scale
is "$(exponents)" $'a.py x 1\na.py y 2' 'one code with two commands'
{
	program a.py A x 1
	program a.py B x 2
} >code
run_in code prof-scale
is "$(exponents)" $'a.py (as Ar1) 1\na.py (as Br1) 2' 'and with one label'

# bare FILTER: where no program is known they are called by their labels, or first runs.
bare() {
	{
		program a.py A x 1
		program a.py B y 2
	} | jq -c "if .type == \"run\" then del(.result.program) | $1 else . end" >code
	run_in code prof-scale
	exponents
}
is "$(bare .)" $'x 1\ny 2' 'no program, but labels'
is "$(bare 'del(.label)')" $'Ar1 1\nBr1 2' 'nor labels'

# Runs that each have another command, as of an input file for each size.
apart='if .type == "run" then .program_hash = .id else . end'
program a.py A x 1 | jq -c "$apart" >each
run_in each prof-scale
is "$(exponents)" 'null 1' 'a command for each size is one program'
is "$(jq -r 'select(.code == "one-program") | .level' out)" warning 'with a warning'
{
	program a.py A x 1
	program b.py B x 2
} | jq -c "$apart" >each
run_in each prof-scale
is "$(exponents)" $'a.py 1\nb.py 2' 'of one code'
{
	program a.py A x 1
	program a.py B y 2
} | jq -c "$apart" >each
run_in each prof-scale
is "$(exponents | grep -cv null)" 0 'which may not be run twice at one size'
{
	cat two
	jq -c 'select(.type == "run") | .id = "old" + .id | del(.program_hash)' one
} >old
run_in old prof-scale
is "$(programs | tail -n 1)" 'a.py (as oldAr1): 5' 'runs without a hash beside others'
{
	cat one
	jq -c 'select(.type == "run") | .id = "old" + .id | del(.program_hash)' one
} >old
run_in old prof-scale
is "$(programs)" '' 'are of the only one'

# The same file by two paths is shown by the path that a program has.
sed '/"run":"B/s/x\.py/b\/x.py/g' two | sed '/"run":"A/s/x\.py/a\/x.py/g' >paths
run_in paths prof-scale
is "$(jq -r 'select(.type == "scale" and .metric == "own") | "\(.program) \(.module)"' \
	out | sort -u)" $'a.py a/x.py\nb.py b/x.py' 'each program has its own paths'

# A cold run of one and a warm run of the other tell nothing.
{
	jq -c 'select(.size == 100 and .type == "run") | .cache = "cold"' two
} | sed '2s/cold/warm/' >cache
run_in cache prof-scale
is "$(grep -c '"type":"cache"' out)" 0 'the cache of one program'

# ---- causes and the report ----

run_in laws prof-cause
is_status 0 'causes of two programs'
is "$(jq -r 'select(.type == "cause") | "\(.program) \(.name) \(.p_own)"' out)" \
	'b.py work 2' 'each has its own'
has_not out contradiction 'and their laws do not contradict each other'
cp out causes
run prof-report causes
is_status 0 'a report of two programs'
is "$(grep -E '^\| `[ab].py`' out | awk -F'|' '{ gsub(/ /, ""); print $2, $4, $5, $6 }')" \
	$'`b.py` `x.py:1work` 2.00 quadratic\n`a.py`   clean' \
	'side by side, the steepest first'
is "$(grep '^## ' out | paste -sd ' ')" \
	'## Program 1 ## Program 2 ## Notes ## Provenance' 'then each'
is "$(grep -c '^### Runs' out)" 2 'with its own runs'
is "$(sed -n '/^## Program 1/,/^## Program 2/p' out | grep -c '`Ar')" 0 \
	'and no others'
jq -c 'if .type == "cause" then .verdict = null | .confidence = "undecided" |
	.p_lo = 0.1 | .p_hi = 3.4 else . end' causes >vague
run prof-report vague
is "$(grep -E '^\| `b.py`' out | awk -F'|' '{ gsub(/ /, ""); print $4, $5 }')" \
	'`x.py:1work` undecided' 'an exponent that says nothing is not said'
run prof-report --brief -o text causes
has out 'Program 2' 'a short report has both'
run_in causes prof-check '* cause < 1.3'
is_status 1 'a bound'
is "$(jq -r 'select(.type == "check") | .program' out)" b.py 'says of which program'
run_in causes plan-grow
is_status 1 'no runs are proposed'
has err 'several programs' 'which is explained'
cp laws again
run prof-diff laws again
is "$(jq -r 'select(.code == "programs" and .tool == "prof-diff") | .level' out)" \
	warning 'laws of several programs are not compared without a word'

# ---- which is faster, and where they cross ----

# wall PROGRAM POINTS [TARGET AT_TARGET [BY]]: the wall times of a program.
wall() {
	local last=${2##*[}
	printf '{"type":"program","program":"%s","runs":[]}\n' "$1"
	printf '{"type":"scale","by":"%s","full_name":"program","kind":"program","metric":"wall","points":%s,"n_min":10,"n_max":%s,"class":"n","verdict":"linear","confidence":"firm","program":"%s"%s}\n' \
		"${5:-size}" "$2" "${last%%,*}" "$1" "${3:+,\"target\":$3,\"at_target\":$4}"
}
# race WALL...: what the report says of these.
race() {
	run_in lines prof-report
	sed -n '/^- `/,/^$/p' out | tr -s '\n ' '  ' | sed 's/ $//'
}
{
	wall 'job.py a' '[[10,1],[40,4],[160,16]]'
	wall 'job.py b' '[[10,4],[40,5],[160,8]]'
} >lines
is "$(race)" '- `a` is faster than `b` below about size 56, and slower above.' 'two that cross'
is "$(grep '^| `' out | sed 's/ *| */|/g')" '|`a`|0|no verdict|n|160|16.0 s|
|`b`|0|no verdict|n|160|8.0 s|' 'names without what they have in common'
has out 'The common size is size 160' 'the size that all have'
{
	wall a '[[10,1],[40,4],[160,16]]'
	wall b '[[20,4],[80,5]]'
} >lines
is "$(race)" '- `a` is faster than `b` below about size 46, and slower above.' 'in the range of both'
is "$(grep '^| `\|^| prog' out | sed 's/ *| */|/g' | cut -d'|' -f2,6-)" 'program|common|n|whole run|
`a`|8.0 s|160|16.0 s|
`b`|5.0 s|80|5.0 s|' 'seconds at the common size'
{
	wall a '[[10,1],[40,4]]' 160 16
	wall b '[[10,6],[40,6]]' 160 6
} >lines
is "$(race)" '- `a` is faster than `b` below about size 60, by their laws, and slower above.' \
	'beyond what was measured'
{
	wall a '[[10,1],[40,4]]'
	wall b '[[10,2],[40,6]]'
} >lines
is "$(race)" '- `a` is faster than `b` from size 10 to 40, there by a factor of 1.50.' 'two that do not'
{
	wall a '[[10,1],[40,4]]'
	wall b '[[10,1.09],[40,3.7]]'
} >lines
is "$(race)" '- `a` takes as long as `b` from size 10 to 40.' 'less than 10 % is no difference'
{
	wall a '[[10,1],[20,2],[40,4],[80,8]]'
	wall b '[[10,2],[20,1],[40,8],[80,4]]'
} >lines
is "$(race)" '- `a` is faster than `b` below about size 14, and then they change places 2 times more.' \
	'several crossings'
{
	wall a '[[10,1],[20,2],[40,4],[80,8]]'
	wall b '[[10,2],[20,1.9],[40,8],[80,16]]'
} >lines
is "$(race)" '- `a` is faster than `b` from size 10 to 80, there by a factor of 2.00.' \
	'what only comes near does not cross'
{
	wall a '[[10,1],[40,4]]'
	wall b '[[10,2],[40,6]]' '' '' iterations
} >lines
is "$(race)" '' 'another axis'
has_not out 'common size' 'has no common size'
{
	wall a '[[10,1],[20,4]]'
	wall b '[[40,2],[80,6]]'
} >lines
is "$(race)" '' 'nor have sizes that do not meet'
for name in a b c d e; do
	wall $name '[[10,1],[40,4]]'
done | sed '/"program":"c"/s/\[40,4\]/[40,2]/' >lines
race >said
is "$(grep -o '`c`' said | wc -l)$(grep -o ' - \|^- ' said | wc -l)" 44 'of many, each with the fastest'
run_in lines prof-report -o html
has out 'Wall time by size, both axes logarithmic' 'a chart on a page'
{
	wall 'job.py <a>' '[[10,1],[40,4],[160,16]]'
	wall 'job.py a very long name of a program' '[[10,4],[40,5],[160,8]]'
} >lines
run_in lines prof-report -o html
has out '">&lt;a&gt;</span>' 'with the name at the end of each'
has out '">a ve...ogram</span>' 'which is cut'

# ---- the whole line ----

cat >grow.py <<'EOF'
import sys
def seen(rows, row):
    for other in rows:
        if same(other, row):
            return True
    return False
def same(a, b):
    return a == b
def flat(row):
    return row
rows = []
for i in range(int(sys.argv[2])):
    if sys.argv[1] == "flat":
        rows.append(flat(i))
    elif not seen(rows, i):
        rows.append(i)
EOF
jq -n '{meta: {profiler: "cprofile", command: ["python3", "grow.py", "flat", "{size}"]},
	runs: [(25, 50, 100, 200) as $n | (
		{id: "f\($n)", size: $n, label: "flat", phase: 1},
		{id: "g\($n)", size: $n, label: "grow", phase: 1,
			command: ["python3", "grow.py", "grow", "{size}"]})]}' >plan.json
run "$TOP/scripts/superlinear" -f plan.json -a
is_status 0 'a plan of two programs'
is "$(jq -r 'select(.type == "program") | "\(.program): \(.runs | length)"' \
	profiling/all_analysis.jsonl)" $'grow.py flat: 4\ngrow.py grow: 4' \
	'is fitted apart'
is "$(jq -r 'select(.type == "scale" and .name == "same" and .metric == "ncall" and
	.caller == null) | "\(.program) \(.class)"' profiling/all_analysis.jsonl)" \
	'grow.py grow n^2' 'and what one alone has is in its laws'
has reports/all_report.md 'Program 2' 'the report has both'
run "$TOP/scripts/superlinear" -f plan.json -a -k label
is "$(jq -r 'select(.type == "program") | .program' profiling/all_analysis.jsonl)" \
	$'flat\ngrow' '-k label'
run "$TOP/scripts/superlinear" -k label -- true
is_status 2 'which is for plans'
done_testing
