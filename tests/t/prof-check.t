#!/usr/bin/env bash
# prof-check: bounds on growth and on regressions.
. "$(dirname "$0")/lib.sh"

# law NAME METRIC P LO HI CONFIDENCE SHARE
law() {
	printf '{"type":"scale","by":"size","full_name":"%s","metric":"%s","p":%s,"p_lo":%s,"p_hi":%s,"verdict":"linear","confidence":"%s","share":%s}\n' "$@"
}

{
	printf '{"type":"run","id":"a"}\n'
	law 'x.py:1 f' own 1.0 0.95 1.05 firm 0.5
	law 'x.py:1 f' ncall 2 2 2 firm 0.5
	law 'x.py:9 g h' own 1.5 1.2 1.8 provisional 0.3
	law 'x.py:20 tiny' own 2 1.9 2.1 firm 0.001
	law 'x.py:30 open' own 1 0.99 1.01 undecided 0.2
	law program wall 1.02 1.0 1.04 firm 1
	law 'x.py:40 edge' ncall 3 3 3 firm 0.5 | sed 's/"metric"/"caller":"x.py:1 f",&/'
} >laws

# outcome BOUND...: $got is "NAME: OUTCOME VALUE" of each check line.
outcome() {
	run_in laws prof-check "$@"
	got=$(jq -r 'select(.type == "check") | "\(.full_name): \(.outcome) \(.value)"' out)
}

outcome '*f own <= 1.1'
is "$got" '' 'a bound that holds says nothing'
is_status 0 'and is well'
is "$(grep -vc '"check"' out)" 8 'all lines are passed on'
outcome '*f ncall <= 1.3'
is "$got" 'x.py:1 f: broken 2' 'a bound that is broken'
is_status 1 'is told'
has err '1 is broken' 'and counted'
is "$(sed -n '/"ncall","p":2/{n;p;}' out | jq -r .type)" check \
	'behind the line that it is about'
outcome 'x.py:9 g h own <= 1.3'
is "$got" 'x.py:9 g h: undecided 1.5' \
	'a limit within the interval cannot be decided'
is_status 0 'passes by default'
outcome --undecided fail '* g h own <= 1.3'
is "$got" 'x.py:9 g h: undecided 1.5' \
	'--undecided fail'
is_status 1 'fails'
outcome '*open own <= 1.3'
is "$got" 'x.py:30 open: undecided 1' \
	'an undecided verdict decides no bound'
outcome 'x.py:9 g h own <= 1.1'
is "$got" 'x.py:9 g h: broken 1.5' \
	'a whole interval beyond the limit'
outcome 'x.py:9 g h own <= 1.8'
is "$got" '' 'or within'
run_in laws prof-check '*f own <= 1.1' '*f ncall <= 1.3' 'x.py:1 f own > 1.2' \
	'*open own <= 1.3' '*open own <= 1' 'x.py:9 g h own <= 1.3'
has err 'of 6 bounds 1 hold, 2 are broken, 3 cannot be decided' 'all are counted'
outcome '*f own > 1.2'
is "$got" 'x.py:1 f: broken 1' 'a least value'
outcome '*f ncall < 2'
is "$got" 'x.py:1 f: broken 2' 'below'
outcome '*f ncall <= 2'
is "$got" '' 'at most'
outcome '*f ncall >= 2'
is "$got" '' 'at least'
outcome '* own <= 1.3'
is "$got" 'x.py:9 g h: undecided 1.5
x.py:30 open: undecided 1' 'a pattern leaves small ones out'
outcome --share 0 '* own <= 1.3'
is "$(grep tiny <<<"$got")" 'x.py:20 tiny: broken 2' '--share'
outcome 'x.py:20 tiny own <= 1.3'
is "$got" 'x.py:20 tiny: broken 2' \
	'a function that is named counts'
outcome 'program wall <= 1.1'
is "$got" '' 'the whole program'
outcome '*edge ncall <= 1'
is "$got" 'null: undecided null' 'an edge is no function'
has err 'nothing on the stream' 'a bound about nothing is told'
outcome 'f own <= 1.1'
has err "'*find'" 'and that a pattern is the whole full name'
run_in laws prof-check -o csv '*f ncall <= 1.3' '*f own <= 1.3'
is "$(cat out)" 'type,bound,outcome,full_name,metric,value,lo,hi,within,program,module,lineno,name,law,was,text,unit,n
check,*f ncall <= 1.3,broken,x.py:1 f,ncall,2,2,2,,,,,,,,x.py:1 f: ncall 2 breaks '\''*f ncall <= 1.3'\'',,' '-o csv: the check lines alone'

# ---- classes ----

# counted CLASS LAW P: hits of a line that follow it exactly
counted() {
	printf '{"type":"scale","by":"size","full_name":"x.py:7 f.<line>","caller":"x.py:1 f","kind":"line","metric":"hits","points":[[100,1],[200,2],[400,4]],"p":%s,"p_lo":%s,"p_hi":%s,"class":"%s","law":"%s","confidence":"firm"}\n' \
		"$3" "$3" "$3" "$1" "$2"
}
# class_outcome CLASS P BOUND: $got is the outcome, empty where it holds.
class_outcome() {
	counted "$1" "3$1" "$2" >counted
	run_in counted prof-check "$3"
	got=$(jq -r 'select(.type == "check") | "\(.outcome) \(.law)"' out)
}
for case in 'n|1|<= n|' 'n|1|< n|broken n' 'n log n|1.15|<= n|broken n log n' \
	'n log n|1.15|<= n log n|' 'n log n|1.15|< n^1.5|' \
	'n^2|2|< n^2|broken n^2' 'n^2|2|<= n log n|broken n^2' 'n^2|2|>= n^2|' \
	'n^2|2|> n log n|' 'n^2|2|> n^2|broken n^2' '1|0|< log n|' \
	'log n|0.2|< log n|broken log n' '2^n|40|<= n^4|broken 2^n' \
	'n!|40|<= 2^n|broken n!' 'n^3|3|<= n^2 log n|broken n^3'; do
	IFS='|' read -r class p bound want <<<"$case"
	class_outcome "$class" "$p" "* hits $bound"
	is "$got" "$want" "a law that is $class exactly, and a bound: $bound"
done
class_outcome 'n^2' 2.001 '*f.<line>   hits  <=   n log n'
is "$(jq -r 'select(.type == "check").text' out)" \
	"x.py:7 f.<line>: hits n^2 (3n^2) breaks '*f.<line> hits <= n log n'" \
	'what breaks it is told with its law'
# What is not exact is held against the exponent above the class: n log n and n are
# one there, since a factor log n does not show.
estimated() { # estimated LO HI BOUND
	law 'x.py:1 f' own 1 "$1" "$2" firm 0.5 >estimated
	run_in estimated prof-check "* own $3"
	got=$(jq -r 'select(.type == "check") | "\(.outcome) \(.law)"' out)
}
for case in '0.9|1.3|<= n|' '0.9|1.4|<= n|undecided null' '1.36|1.6|<= n|broken null' \
	'1.2|1.3|< n log n|' '1.2|1.7|< n^2|' '1.7|1.8|< n^2|undecided null' \
	'1.8|2.1|< n^2|broken null' '1.8|2.5|<= n^2|' '2.7|2.8|<= n^2|broken null' \
	'0|0.5|< n|' '0.7|0.9|< n|broken null' '0|0.5|< log n|' '5|6|<= n^4|' \
	'12|13|<= n!|'; do
	IFS='|' read -r lo hi bound want <<<"$case"
	estimated "$lo" "$hi" "$bound"
	is "$got" "$want" "an exponent of $lo to $hi, and a bound: $bound"
done
printf '{"type":"diff","full_name":"f","metric":"own","a":1,"b":4,"ratio":4,"lo":3.8,"hi":4.2,"verdict":"slower"}\n' >ratio
run_in ratio prof-check '* own <= n'
has err 'nothing on the stream' 'a ratio has no class'
run prof-check '* hits <= n^7'
is_status 2 'what is no class'
has err 'or a class' 'is refused'

# ---- causes and comparisons ----

printf '{"type":"cause","full_name":"x.py:1 f","verdict":"quadratic","confidence":"firm","p_own":2,"p_lo":1.9,"p_hi":2.1,"share":0.5}\n' >cause
run_in cause prof-check '* cause < 1.3'
is_status 1 'a cause'
run_in laws prof-check '* cause < 1.3'
is_status 0 'no cause'
has_not err 'nothing' 'is what is wanted'
cat >diffs <<'J'
{"type":"diff","full_name":"f","metric":"own","a":1,"b":2,"ratio":2,"lo":1.8,"hi":2.2,"verdict":"slower"}
{"type":"diff","full_name":"g","metric":"own","a":1,"b":1.1,"ratio":1.1,"lo":0.9,"hi":1.3,"verdict":"~"}
{"type":"diff","full_name":"h","metric":"ncall","a":10,"b":11,"ratio":1.1,"verdict":"slower"}
{"type":"diff","full_name":"i","metric":"own","a":10,"b":11,"ratio":1.1,"verdict":"~"}
J
printf '{"type":"diff","metric":"wall","a":1,"b":2,"ratio":2,"lo":1.8,"hi":2.2,"verdict":"slower"}\n' >whole
run_in whole prof-check 'program wall <= 1.2'
is_status 1 'the whole run is called program'
run_in diffs prof-check '* own <= 1.2' '* ncall <= 1'
is_status 1 'regressions'
is "$(jq -r 'select(.type == "check") | "\(.full_name) \(.outcome)"' out | paste -sd ,)" \
	'f broken,g undecided,h broken,i undecided' 'by their interval; counts by themselves'

# A share stands on the lines of prof-diff: tiny has 1e-6 of the time.
for side in a b; do
	printf '{"type":"run","id":"%s","status":"done","size":4}\n' $side
	for f in 'main 1 1.5' "tiny $([ $side = a ] && echo 3 || echo 4) 2e-6"; do
		# shellcheck disable=SC2086
		printf '{"type":"func","run":"'$side'","size":4,"kind":"func","full_name":"x.py:2 %s","module":"x.py","lineno":2,"name":"%s","ncall":%s,"tsub_s":%s,"own_s":%s,"ttot_s":%s}\n' \
			${f%% *} $f ${f##* } ${f##* }
	done
done >sides
run_in sides prof-diff -k run a b
mv out shares
run_in shares prof-check '* ncall <= 1'
is_status 0 'a call more of a tiny function'
run_in shares prof-check --share 0 '* ncall <= 1'
is_status 1 'unless all shares count'
run_in shares prof-check 'x.py:2 tiny ncall <= 1'
is_status 1 'or it is named'

printf '{"type":"diff","full_name":"f","metric":"own","ratio":1.1,"lo":1.3,"hi":1.0,"verdict":"~"}\n' >wrong
run_in wrong prof-check '* own <= 2'
has out '"outcome":"undecided"' 'an interval that ends before it begins is none'

# ---- bounds in a file ----

printf '# a gate\n\n  *f   own\t<= 1.1 \r\n*f ncall <= 1.3' >bounds
run_in laws prof-check --bounds bounds
is_status 1 'a file of bounds'
has out '"bound":"*f ncall <= 1.3"' 'a last line without its end'
has err 'of 2 bounds 1 hold, 1 is broken, 0 cannot be decided' 'two of them'
printf '*f own <= 1\nx\n' >bad
run_in laws prof-check --bounds bad
is_status 3 'a line that is no bound'
has err 'bad:2: not a bound' 'by file and line'
printf '*f own <= 1.1\0b\n' >nul
run_in laws prof-check --bounds nul
is_status 3 'a NUL byte'
run_in laws prof-check --bounds nosuch
is_status 4 'no such file'

# ---- values ----

# costs NAME METRIC LAST AT_TARGET LO HI CONFIDENCE, at 100 and 800; target 8000
costs() {
	printf '{"type":"scale","by":"size","full_name":"%s","module":"x.py","lineno":1,"name":"f","metric":"%s","points":[[100,1],[800,%s]],"n_min":100,"n_max":800,"p":2,"p_lo":1.9,"p_hi":2.1,"target":8000,"at_target":%s,"at_target_lo":%s,"at_target_hi":%s,"confidence":"%s"}\n' "$@"
}

{
	costs program wall 312.5 2900 2500 3300 firm
	costs 'x.py:1 f' own 31 280 250 320 undecided
	costs 'x.py:1 f' ncall 2e7 2e8 2e8 2e8 firm
	costs 'x.py:1 f' held 64000000 6e8 5e8 7e8 firm
	printf '{"type":"run","id":"a","result":{"own_folders":["."]}}\n'
} >values
run_in values prof-check '* wall <= 300s'
is_status 1 'a bound in seconds is of the largest size that ran'
is "$(jq -c 'select(.type == "check") | [.bound, .value, .unit, .n, .lo, .text]' out)" \
	'["* wall <= 300s",312.5,"s",800,null,"program: wall 312 s at 800 breaks '\''* wall <= 300s'\''"]' \
	'which the line says'
run_in values prof-check '* wall <= 313 s' '* wall <= 6m' '*f own <= 0.1h' '*f own > 30999ms' \
	'*f ncall <= 2e7 calls' '*f ncall<=2e7 ncall <= 9calls' '*f held <= 64MB' '*f held >= 63999kB'
has err 'of 8 bounds 7 hold, 0 are broken, 1 cannot' 'units, with a blank or without'
for bound in '*f own <= 30s' '*f ncall < 2e7 calls' '*f held <= 63MB' \
    '* wall <= 2499s at target' '*f held  <=  0.4 GB  at  target '; do
	run_in values prof-check "$bound"
	is_status 1 "broken: $bound"
done
has out '"bound":"*f held <= 0.4 GB at target"' 'with single blanks'
for bound in '* wall <= 3301s at target' '*f ncall <= 2e8 calls at target' '* wall > 2499s at target'; do
	run_in values prof-check --undecided fail "$bound"
	is_status 0 "holds: $bound"
done
for bound in '* wall <= 2600s at target' '*f own <= 1h at target'; do
	run_in values prof-check --undecided fail "$bound"
	is_status 1 "undecided: $bound"
	has out '"n":8000' 'at the target'
done
sed 's/"target":8000/"target":800/' values >here
run_in here prof-check '* wall <= 312.6s at target' '*f own <= 31s at target'
is "$(cat err)" '' 'a target that ran is measured'
is_status 0 'and decides'
sed 's/"confidence":"firm"/&,"within":"a","total":400/' values >whole
run_in whole prof-check '* wall <= 399s'
is "$(jq -c 'select(.type == "check") | .value' out)" 400 'within a run: of the whole run'
run_in values prof-check -o csv '* wall <= 300s'
has out 's,800' 'in CSV'
run_in values prof-check -o text '* wall <= 300s'
has out '312.5' 'as a table'
run_in values prof-check -o github '* wall <= 300s' '*f own <= 1s'
has out '::error file=x.py,line=1,title=prof-check::x.py:1 f: own 31 s at 800 breaks' \
	'an annotation'
is_status 1 'whose status is the same'
run_in values prof-check -o junit '* wall <= 300s'
has out '<failure message="program: wall 312 s at 800 breaks' 'a test case'
run_in values prof-check -o sarif '* wall <= 300s'
is "$(jq -r '.runs[0].results[0].level' out)" error 'a result of SARIF'
run_in diffs prof-check '* own <= 1s'
has err 'nothing on the stream' 'a ratio has no seconds'
{
	printf '{"type":"package","package":"%s","by":"size","n":800,"own_s":%s,"share":0.01,"wait_s":%s}\n' \
		pandas 31 0 network 1 40
	costs 'package:x.py:1 f' own 99 99 99 99 firm
} >packages
run_in packages prof-check 'package:pandas own <= 30s' 'package:network wait <= 30s' \
	'package:network own <= 30s'
is "$(jq -r 'select(.type == "check") | .text' out)" \
	"package pandas: own 31 s at 800 breaks 'package:pandas own <= 30s'
package network: wait 40 s at 800 breaks 'package:network wait <= 30s'" 'packages'
run_in packages prof-check --undecided fail 'package:* own <= 31s' '* own > 98s'
is_status 0 'which are no functions, nor are these packages'
run_in packages prof-check 'package:pandas own <= 1.3'
is_status 2 'a package has no exponent'
has err 'in seconds' 'but seconds'
run_in packages prof-check 'package:pandas own <= 30s at target'
is_status 2 'and no forecast'
for bound in '* wall <= 3calls' '*f ncall <= 3s' '*f ncall <= 3hits' '*f own <= 3MB' '*f own <= 3 days' \
    '* cause <= 3s' '*f own <= 2 at target' '*f own <= s' '*f own <= 1e999s' '*f ncall <= 1e7'; do
	run_in values prof-check "$bound"
	is_status 2 "no bound: '$bound'"
done
has err "'1e7 calls'" 'a number of calls is no exponent, and how to write it'

# ---- within a run ----

cat >inside <<'END'
{"type":"scale","by":"iterations","full_name":"x.py:1 f","metric":"own","p":2,"p_lo":1.9,"p_hi":2.1,"confidence":"firm","share":0.5,"within":"wk-1"}
{"type":"scale","by":"size","full_name":"x.py:1 f","metric":"own","p":2,"p_lo":1.9,"p_hi":2.1,"confidence":"firm","share":0.5}
{"type":"scale","by":"size","full_name":"x.py:1 f","metric":"held","p":1,"p_lo":0.9,"p_hi":1.1,"confidence":"firm","share":0.5}
END
run_in inside prof-check -o jsonl '* own <= 1.3'
is "$(jq -c 'select(.type == "check") | .within' out | xargs)" 'wk-1 null' \
	'a row within a run names it'
run_in inside prof-check -o text '* own <= 1.3'
has out wk-1 'in the table, too'
run_in inside prof-check '* held <= 1.2'
is_status 0 'memory by function'
run_in inside prof-check '* held <= 0.8'
is_status 1 'which may break a bound, too'

# ---- what is refused ----

for bound in '' 'own <= 1' '*own <= 1' '*f own' '*f own = 1' '*f own <= x' '*f size <= 1' \
    '*f own <= nan'; do
	run_in laws prof-check "$bound"
	is_status 2 "no bound: '$bound'"
done
run_in laws prof-check
is_status 2 'no bound at all'
run_in laws prof-check --undecided maybe '* own < 1'
is_status 2 '--undecided'
printf '{"type":"scale","full_name":"f","metric":"own","p":"x"}\n' >bad
run_in bad prof-check '* own < 1'
is_status 3 'malformed input'
printf '{"type":"scale","metric":"own","p":1}\n' >bad
run_in bad prof-check '* own < 1'
is_status 3 'a line without a name'
run prof-check '* own < 1'
is_status 0 'empty input'
has err 'nothing on the stream' 'decides nothing'
run prof-check '* cause < 1.3'
has err 'nothing on the stream' 'nor that there are no causes'
run prof-check --undecided fail '* own < 1'
is_status 1 'which fails where that is asked for'
prof-check '*f ncall <= 1' <laws >/dev/full 2>err
is $? 4 'a full disk'
done_testing
