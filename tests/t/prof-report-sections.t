#!/usr/bin/env bash
# prof-report: what each section says, and from which value on.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
shopt -s lastpipe

# section HEADING [OPTION...] < LINES: what stands below it, without blank lines.
section() {
	local heading=$1
	shift
	cat >lines
	run_in lines prof-report "$@"
	awk -v heading="## $heading" '/^## /{ inside = $0 == heading; next }
		inside && NF' out
}

# flat HEADING [OPTION...] < LINES: the same as one line.
flat() {
	section "$@" | tr -s '\n ' '  ' | sed 's/ $//'
}

# rows HEADING [OPTION...] < LINES: of its table what stands in the cells.
rows() {
	section "$@" | grep '^|' | grep -v '^| -' |
		sed 's/^| //; s/ *| */|/g; s/|$//'
}

# ---- packages ----

# package NAME GROUP OWN WAIT
package() {
	printf '{"type":"package","package":"%s","group":"%s","by":"size","n":800,"own_s":%s,"wait_s":%s,"functions":3%s}\n' "$@"
}
{
	package pandas library 5 0 ''
	package network network 0.1 4 ''
	package own own 0.001 0 ''
	package json standard 3.5 0 ''
	package tiny library 0.15 0 ''
	package small standard 0.1 0.1 ''
} >packages
is "$(rows 'Time by package' <packages)" \
	'package|kind|computing|share|of all computing|waiting
`pandas`|library|5.0 s|56 %|███████████▌|
the network|clients|100 ms|1.1 %||4.0 s
the program|your code|1.0 ms|0.01 %||
`json`|Python|3.5 s|40 %|████████|
2 others||250 ms|2.8 %|▌|100 ms' 'own code always, others from 2 % on'
is "$(flat 'Time by package' <packages | sed 's/ |.*//')" \
	'What the functions of each package computed at size 800, with the C functions that they call; what they waited stands beside it.' \
	'of what'
is "$(package own own 5 0 '' | flat 'Time by package')" '' 'one package says nothing'
is "$({
	package pandas library 5 0 ',"within":"a"'
	package own own 5 0 ',"within":"a"'
	package numpy library 5 0 ''
	package own own 5 0 ''
} | rows 'Time by package' | sed 1d | cut -d'|' -f1 | xargs)" '`numpy` the program' 'of the last axis'
cp packages lines
run_in lines prof-report -o text
check 'as text' grep -q '^pandas  *library  *5.0 s  *56 %  ███████████▌$' out
run_in lines prof-report -o html
has out 'the network' 'on a page'
is "$(grep -c '<h2[^>]*>Time by package' out)" 1 'under a heading'
is "$(grep -o 'class="comp rib"\|class="gc rib"' out | sort -u | wc -l)" 2 \
	'with a bar, in which own code and the network stand out'

# ---- runs cut short ----

# early RUN NAME SHARE MEMBERS
early() {
	printf '{"type":"early","run":"%s","iterations":9942,"full_name":"x.py:3 %s","own_s":3,"share":%s,"ncall":9942%s}\n' "$@"
}
{
	printf '{"type":"run","id":"wk","size":9,"status":"done","result":{"wall_seconds_total":60,"early_exit":true}}\n'
	early wk find 0.76 ',"each_s":0.0003,"iteration_s":0.004,"whole":"d1","whole_each_s":0.00005,"whole_iteration_s":0.002'
	early wk hash 0.2 ',"each_s":0.0001,"iteration_s":0.001,"whole":"d1","whole_each_s":0.0001'
	early other find 0.9 ',"each_s":0.0003'
} >cut_short
is "$(rows 'Runs cut short' <cut_short)" \
	'function|share|calls|a call|whole|an iteration|whole
`x.py:3 find`|76 %|9,942|300 us|50.0 us|4.0 ms|2.0 ms
`x.py:3 hash`|20 %|9,942|100 us|100 us|1.0 ms|
function|share|calls|a call
`x.py:3 find`|90 %|9,942|300 us' 'a call and an iteration, beside the whole run'
is "$(flat 'Runs cut short' <cut_short | grep -o '`[a-z0-9]*` was[^|]*: |' | tr '\n' ' ')" \
	'`wk` was cut short after 60.0 s, at iteration 9,942. Its functions by own cost, of a call and of an iteration until then, beside those of `d1`, the largest whole run: | `other` was cut short, at iteration 9,942. Its functions by own cost, of a call and of an iteration until then: | ' \
	'how far each came'

# ---- changed classes ----

# law NAME METRIC VERDICT "VERDICT_A P_A" "VERDICT_B P_B" [MEMBERS]
law() {
	printf '{"type":"diff","full_name":"m.py:1 %s","module":"m.py","lineno":1,"name":"%s","metric":"%s","verdict":"%s","verdict_a":"%s","p_a":%s,"verdict_b":"%s","p_b":%s,"group_a":"old","group_b":"new"%s}\n' \
		"$1" "$1" "$2" "$3" "${4% *}" "${4#* }" "${5% *}" "${5#* }" "${6:-}"
}
{
	law f own worse 'linear 1.01' 'quadratic 2.02' ',"q":0.002'
	law f ncall worse 'linear 1' 'quadratic 2'
	law g own better 'quadratic 2' 'linear 1' ',"q":0.001'
	law k own better 'quadratic 2' 'linear 1' ',"q":0.0009'
	law h own same 'linear 1' 'linear 1' ',"q":0.5'
	law i own '~' 'linear 1' 'linear 1.2' ',"q":0.5'
	law j own worse 'linear 1' 'quadratic 2' ',"caller":"m.py:1 f","q":0.002'
} >changed
is "$(flat 'What changed class' <changed | sed 's/ | .*//')" \
	'a is `old`, b is `new`. 1 law has the same class as before; of 1 the data does not decide. - `f` is **worse**: its own cost was linear (n^1.01) in `old` and is quadratic (n^2.02) in `new`. - `g` is **better**: its own cost was quadratic (n^2.00) in `old` and is linear (n^1.00) in `new`. - `k` is **better**: its own cost was quadratic (n^2.00) in `old` and is linear (n^1.00) in `new`.' \
	'a sentence for each function, of the metric that says it best'
is "$(rows 'What changed class' <changed)" \
	'function|metric|a|b|n^p in a|n^p in b|q|verdict
`m.py:1 f`|own|linear|quadratic|1.01|2.02|0.002|worse
`m.py:1 f`|ncall|linear|quadratic|1.00|2.00|exact|worse
`m.py:1 g`|own|quadratic|linear|2.00|1.00|0.001|better
`m.py:1 k`|own|quadratic|linear|2.00|1.00|below 0.001|better' \
	'and a row for each metric'
is "$(section 'What changed class' <changed | sed -n '/^| -/p')" \
	'| ---------- | ------ | --------- | --------- | -------: | -------: | ----------: | ------- |' \
	'numbers at the right, words at the left'
is "$(flat 'What changed class' -n 3 <changed | sed 's/.* | //')" \
	'1 more law changed.' 'one more than are asked for'
is "$(flat 'What changed class' -n 1 <changed | grep -o '^[^|]*- `[^|]*\|[^|]*changed.$')" \
	'a is `old`, b is `new`. 1 law has the same class as before; of 1 the data does not decide. - `f` is **worse**: its own cost was linear (n^1.01) in `old` and is quadratic (n^2.02) in `new`. 
 3 more laws changed.' 'one function, and how many more'
{
	law h own same 'linear 1' 'linear 1'
	law i own same 'linear 1' 'linear 1'
} >unchanged
is "$(flat 'What changed class' <unchanged)" \
	'a is `old`, b is `new`. No law changed its class. 2 laws have the same class as before; of 0 the data does not decide.' \
	'none changed'

# ---- functions ----

# cost NAME OWN [KIND]: in the one run.
cost() {
	printf '{"type":"func","run":"r1","size":100,"kind":"%s","full_name":"m.py:1 %s","module":"m.py","lineno":1,"name":"%s","ncall":2,"nactualcall":2,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
		"${3:-func}" "$1" "$1" "$2" "$2" "$2"
}
{ cost b 1; cost c 2; cost a 1; cost d 0; cost e 0.5 builtin; } >costs
is "$(rows 'Worst offenders' <costs | cut -d'|' -f1,2)" \
	'function|own
`m.py:1 c`|2.0 s
`m.py:1 a`|1.0 s
`m.py:1 b`|1.0 s' \
	'the dearest first, equal ones by name, and none that took no time'
is "$(rows 'Worst offenders' --min-seconds 2 <costs | wc -l)" 2 'no less than that'

# ---- waiting ----

while IFS='|' read -r functions wanted; do
	is "$(for pair in $functions; do
		IFS=: read -r name seconds kind <<<"$pair"
		cost "$name" "$seconds" "$kind"
	done | flat 'Waiting apart from computing')" "${wanted# }" "$functions"
done <<'EOT'
f:2 |
w:3:wait | At the largest size the threads waited for 3.0 s; waiting is told by the names of functions, is no cost and in none of the tables above. Most of it: `w` 3.0 s.
f:2 w:3:wait v:4:wait | At the largest size the threads waited for 7.0 s and computed for 2.0 s; waiting is told by the names of functions, is no cost and in none of the tables above. Most of it: `v` 4.0 s, `w` 3.0 s.
f:2 g:3:gc | At the largest size the threads computed for 2.0 s; the garbage collector took 3.0 s, which are in no function's time.
f:2 g:1:gc w:3:wait | At the largest size the threads waited for 3.0 s and computed for 2.0 s; the garbage collector took 1.0 s; waiting is told by the names of functions, is no cost and in none of the tables above. Most of it: `w` 3.0 s.
EOT

# ---- causes ----

{
	for name in one two; do
		printf '{"type":"cause","full_name":"a.py:9 %s","module":"a.py","lineno":9,"name":"%s","verdict":"quadratic","confidence":"firm","p_ncall":1,"p_own":2,"path":[],"symptoms":[],"by":"size","why":"each-call-grows","n_max":1600}\n' \
			$name $name
	done
} >causes
run_in causes prof-report
is "$(tr '\n' ' ' <out | sed 's/.*### Culprit 2//; s/## .*//' | grep -c 'It is called')" 1 \
	'of the second cause, too, it is said why'

# ---- the answer ----

printf '{"type":"note","tool":"t","level":"info","code":"c","text":"x"}\n' >note
run_in note prof-report
has out '**No verdict: no runs.**' 'no runs'
printf '{"type":"run","id":"a","size":1,"status":"done","result":{"success":true}}\n' >totals
run_in totals prof-report
has out '**No verdict: no profiles.**' 'runs without profiles'
# A server that waited until its time limit: too little happened for a law.
stopped() {
	printf '{"type":"run","id":"%s","size":1,"status":"done","result":{"success":true,"early_exit":true,"threads_total_seconds":%s}}\n' "$@"
}
{
	stopped a 0.0766
	printf '{"type":"note","tool":"prof-scale","level":"info","code":"few-points","run":"a","text":"x"}\n'
} >idle
run_in idle prof-report
answer() {
	sed -n '/No verdict/,/^$/p' out | xargs
}
is "$(answer)" \
	'**No verdict:** the run was stopped before its end, when it had computed for 76.6 ms. The run is too short to tell what grows within it: give it ten times as much, one of a second or more would.' \
	'a run that was stopped'
stopped b 0.5 >>idle
run_in idle prof-report
is "$(answer | cut -d. -f1)" \
	'**No verdict:** 2 runs were stopped before their ends, when the longest had computed for 500 ms' \
	'runs that were'

# ---- sizes to type ----

# again "SIZE..." [NEXT]: how runs of 1 ms at these sizes are made longer.
again() {
	local size
	{
		for size in $1; do
			printf '{"type":"run","id":"r%s","size":%s,"status":"done","result":{"success":true,"threads_total_seconds":0.001}}\n' \
				"$size" "$size"
		done
		printf '{"type":"answer","by":"size","outcome":"open","sizes":3,"full_name":"f","name":"f","kind":"func","metric":"own","p":1,"share":0.5,"next":"%s"}\n' \
			"${2:-larger}"
	} >lines
	run_in lines prof-report --again 'job {sizes} x'
	grep -o 'job [^ ]* x' out
}
while IFS='|' read -r sizes next wanted; do
	is "$(again "$sizes" $next)" "job ${wanted# } x" "sizes $sizes$next"
done <<'EOT'
1 2 4        |        | 10:40:x2
1 2 3        |        | 10:30:+10
1 2          |        | 10,20
1 2 5        |        | 10,20,50
1 1.5 2.25   |        | 10:22.5:x1.5
4 2 1 2      |        | 10:40:x2
100 110      | step   | 110:150:+10
EOT
done_testing
