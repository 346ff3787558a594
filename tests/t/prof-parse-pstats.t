#!/usr/bin/env bash
# prof-parse: pstats that are odd, and are read all the same.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

R=$DATA/parse/reports

save() { # save FILE TABLE: a pstat of this Python expression
	python3 -c "import marshal, sys
marshal.dump($2, open('$1', 'wb'))"
}
func() { # func NAME EXPRESSION: of the function line of that name
	jq -r --arg name "$1" \
		"select(.type == \"func\" and .name == \$name) | $2" out
}

# A sampler that writes calls of -1.
run prof-parse "$R/pyinstrument.pstats"
is_status 0 'calls below zero are not known'
is "$(grep -c ncall out)" 0 'no line has any'
is "$(func '<module>' '[.full_name, .ttot_s] | join(" ")')" \
	'job.py:1 <module> 0.8169571079999969' 'its times are'
is "$(func find '.tsub_s')" 0.515156421001393 'and the line of a function'
is "$(jq -s '[.[] | select(.type == "func") | .tsub_s] | add * 1e5 | round' out)" \
	81696 'self times add up to the total'
has out '"code":"sampled"' 'it is said to be sampled'
is "$(func rec '.tsub_s > 0.09 and .ttot_s == null')" true \
	'a recursion that is longer than all together has no inclusive time'
has out '"level":"warning","code":"impossible-times"' 'which is said'
save mixed.pstat '{("a.py", 1, "f"): (-1, -1, .5, 1., {}),
    ("a.py", 2, "g"): (3, 3, .5, .5, {("a.py", 1, "f"): (3, 3, .5, .5)})}'
run prof-parse mixed.pstat
is "$(func f '.ncall')$(func g '.ncall')" null3 'some calls are known'
has_not out '"code":"sampled"' 'and it is no sampler'

# Functions without primitive calls.
run prof-parse "$R/zero.pstat"
is "$(func infer '[.ncall, .nactualcall, .tsub_s, .own_s, .ttot_s] | tojson')" \
	'[118,0,1.5,1.5,null]' 'no primitive calls: the self time stays'
is "$(jq -s '[.[] | select(.type == "func") | .tsub_s] | add' out)" 2.1 'and the sum'
has_not out open-frames 'it was not running'
has out '"code":"impossible-times"' 'an inclusive time below it is none'
printf 'name,ncall,nactualcall,tsub,ttot\na.py:3 f,118,0,1.5,0\na.py:4 g,1,0,0,0\n' >zero.csv
run prof-parse zero.csv
is "$(func f '[.tsub_s, .ttot_s] | tojson')" '[1.5,null]' 'the same in a table'
is "$(func g '[.tsub_s, .ttot_s] | tojson')" '[null,null]' 'one that was running'
save less.pstat '{("a.py", 1, "f"): (1, 1, .5, .4, {}),
    ("a.py", 2, "g"): (1, 1, .5, .499999, {("a.py", 1, "f"): (1, 1, .5, .1)})}'
run prof-parse less.pstat
is "$(func f '[.tsub_s, .ttot_s] | tojson')" '[0.5,null]' 'an inclusive time that is too small'
is "$(func g '.ttot_s')" 0.499999 'a tick of the clock is no contradiction'
is "$(jq -r 'select(.type == "edge") | [.tsub_s, .ttot_s] | tojson' out)" '[0.5,null]' \
	'nor do edges keep it'
has out '1 function has an inclusive time that cannot be' 'functions are counted'

# Names that are no text, lines that are none.
save odd.pstat '{("caf\udce9.py", 3, "f\udc80"): (1, 1, .5, .5, {}),
    ("a.py", -1, "g"): (1, 1, .5, .5, {}), ("a.py", 2 ** 40, "h"): (1, 1, .5, .5, {}),
    ("a.py", 5, "n\0"): (1, 1, .5, .5, {}), ("a.py", None, "k"): (1, 1, .5, .5, {})}'
run prof-parse odd.pstat
is_status 0 'odd names and lines'
is "$(jq -r 'select(.type == "func") | .full_name' out)" \
	'caf\xed\xb3\xa9.py:3 f\xed\xb2\x80
a.py:0 g
a.py:0 h
a.py:5 n\x00
a.py:0 k' 'other bytes as numbers, other lines as none'

# Notebooks: the kernel's process is no part of a name, nor is how often a cell
# was run.
for n in 100 200 400 800; do
	prof-parse --id "n$n" --size "$n" "$R/nb$n.pstat"
done >all 2>err
is "$(jq -r 'select(.type == "func") | .module' all | sort -u)" \
	"\$TMP/ipykernel/1099215389.py
\$TMP/ipykernel/2284411.py" 'four kernels, two cells'
prof-scale <all 2>err | prof-cause >out
is "$(jq -r 'select(.type == "cause") | [.full_name, .verdict, .confidence] | join(" ")' out)" \
	"\$TMP/ipykernel/2284411.py:7 foo quadratic firm" 'the cell that grows'
is "$(jq -r 'select(.type == "scale" and .metric == "ncall" and .name == "same") |
    .points | length' out | sort -u)" 4 'four sizes'
save cells.pstat '{("<ipython-input-3-5fa0>", 1, "f"): (1, 1, .5, .5, {}),
    ("C:\\Temp\\ipykernel_77\\9.py", 1, "g"): (1, 1, .5, .5, {}),
    ("/srv/ipykernel_7a/9.py", 1, "h"): (1, 1, .5, .5, {}),
    ("/srv/ipykernel_7", 1, "k"): (1, 1, .5, .5, {}),
    ("/srv/xpython_7/9.py", 1, "l"): (1, 1, .5, .5, {}),
    ("/srv/ipykernel_7/9a.py", 1, "m"): (1, 1, .5, .5, {})}'
echo '{"type":"run","id":"r","status":"done","dir":".","result":{"success":true,"pstat_file":"cells.pstat","own_folders":["/job"]}}' >receipt
run_in receipt prof-parse
is "$(jq -r 'select(.type == "func") | .module' out)" '<ipython-input-5fa0>
C:\Temp\ipykernel\9.py
/srv/ipykernel_7a/9.py
/srv/ipykernel_7
/srv/xpython/9.py
/srv/ipykernel/9a.py' 'only theirs'
is "$(jq -r 'select(.origin == "own") | .name' out | xargs)" 'f g l' \
	'cells are the own code of who types them'

done_testing
