#!/usr/bin/env bash
# prof-report: the answer first, from whatever lines there are.
. "$(dirname "$0")/lib.sh"

# scale FULL_NAME METRIC P VERDICT CONFIDENCE SHARE POINTS [KIND]
scale() {
	local name=${1##* }
	printf '{"type":"scale","by":"iterations","full_name":"%s",' "$1"
	printf '"module":"a.py","lineno":3,"name":"%s","kind":"%s",' \
		"$name" "${8:-func}"
	printf '"metric":"%s","points":%s,"n_min":100,"n_max":1600,' "$2" "$7"
	printf '"p":%s,"verdict":"%s","confidence":"%s","share":%s,' \
		"$3" "$4" "$5" "$6"
	printf '"target":3200,"at_target":9.5}\n'
}

# answer OUTCOME NAME P SHARE [MEMBERS]: what the laws come to.
answer() {
	printf '{"type":"answer","by":"iterations","outcome":"%s",' "$1"
	printf '"sizes":5,"n_min":100,"n_max":1600,"full_name":"a.py:3 %s",' "$2"
	printf '"module":"a.py","lineno":3,"name":"%s","kind":"func",' "$2"
	printf '"metric":"own","p":%s,"share":%s%s}\n' "$3" "$4" "${5:-}"
}

# func RUN SIZE NAME NCALL OWN [KIND]
func() {
	printf '{"type":"func","run":"%s","size":%s,"kind":"%s",' \
		"$1" "$2" "${6:-func}"
	printf '"full_name":"a.py:3 %s","module":"a.py","lineno":3,' "$3"
	printf '"name":"%s","ncall":%s,"nactualcall":%s,' "$3" "$4" "$4"
	printf '"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' "$5" "$5" "$5"
}

# result_run ID SIZE STATUS RESULT [MORE]: a run line with its result.
result_run() {
	printf '{"type":"run","id":"%s","size":%s,"status":"%s"%s,' \
		"$1" "$2" "$3" "${5:-}"
	printf '"result":{%s}}\n' "$4"
}

# runs "SIZE:SECONDS": what they computed.
runs() {
	local pair
	for pair in $1; do
		printf '{"type":"run","id":"r%s","size":%s,"status":"done","result":{"success":true,"threads_total_seconds":%s}}\n' \
			"${pair%:*}" "${pair%:*}" "${pair#*:}"
	done
}

# says TEXT NAME: the output says so, however it is wrapped.
says() {
	tr '\n' ' ' <out | tr -s ' ' >joined
	has joined "$1" "$2"
}

# begins TEXT NAME: the first paragraph is the text.
begins() {
	is "$(sed '/^$/q' out | tr '\n' ' ' | sed 's/ *$//')" "$1" "$2"
}

five='[[100,0.1],[200,0.2],[400,0.4],[800,0.8],[1600,1.6]]'

: >empty
run_in empty prof-report
is_status 0 'empty input is no failure'
is_out '' 'and gives empty output'

run sh -c 'prof-report <&-'
is_status 0 'nor is a closed input'
run sh -c 'prof-report "$1" >&-' - "$GOLDEN/prof-report-plan.jsonl"
is_status 4 'a closed output takes nothing'
is_err 'prof-report: standard output: Bad file descriptor' 'which is said'

for input in culprit plan; do
	run prof-report "$GOLDEN/prof-report-$input.jsonl"
	golden "prof-report-$input"
	cp out first
	run prof-report -o text "$GOLDEN/prof-report-$input.jsonl"
	golden "prof-report-$input-text"
	narrow out "$input: text is 80 columns wide"
	run prof-report "$GOLDEN/prof-report-$input.jsonl"
	check "$input: same lines, same bytes" cmp out first
done
# ---- the curve of the first culprit ----

has "$GOLDEN/prof-report-culprit.out" '```text' 'a curve of characters, as code'
is "$(grep -c '^ *[0-9.]* *[a-z]* |.*' "$GOLDEN/prof-report-culprit-text.out")" 10 \
	'is ten lines high'
has_not "$GOLDEN/prof-report-plan-text.out" 'logarithmic' 'there is none without a law'

has "$GOLDEN/prof-report-plan.out" '11 %' 'cold 88.2 s, warm 78.5 s: 11 %'
has "$GOLDEN/prof-report-plan.out" 'No verdict: no profiles' \
	'run lines alone: no verdict'
has "$GOLDEN/prof-report-plan.out" 'The data cannot tell whether the whole run' \
	'nor do their times'

# ---- the answers ----

{
	scale 'a.py:3 f' own 1.02 linear firm 0.6 "$five"
	scale 'a.py:9 g' own 1.1 near-linear firm 0.3 "$five"
	scale 'a.py:12 tiny' own 2.1 quadratic firm 0.001 "$five"
} >laws
{
	cat laws
	answer clean g 1.1 0.3 ',"growing":0,"open":0,"settled":0.9'
} >clean
run prof-report clean
is_status 0 'a clean stream'
says '**Nothing grows faster than the data**, from n = 100 iterations to n = 1,600' \
	'is called clean'
says 'The functions of account hold 90 % of the computing time and are linear or nearly so; the steepest of them is `g` (`a.py:3`) at n^1.10.' \
	'and what that rests on is said'
run prof-report laws
says 'there are laws, but no line that says what they come to' \
	'what they come to is not decided here'

next=',"next":"repeat"'
wide=',"p_lo":0.08,"p_hi":2.07'
answer mostly-clean g 1.1 0.07 "$wide,\"growing\":0,\"open\":0.08,\"settled\":0.9$next" >mostly
run prof-report mostly
says '**Nothing is known to grow faster than the data**, from n = 100' \
	'a clean bill but for a little'
says 'The other functions of account hold 90 % of the computing time and are linear or nearly so; of functions with 8.0 % of the computing time that is open, first of all of `g` (`a.py:3`) (7.0 %, n^1.10, between 0.08 and 2.07). The cheapest next step: repeat the sizes' \
	'says what is open, and what would decide it'
answer open g 1.1 0.92 "$wide,\"growing\":0,\"open\":0.93,\"settled\":0.05$next" >unsure
run prof-report unsure
says '**The data cannot tell** whether anything grows faster than it, from n = 100' \
	'what is open is the answer'
says ': of functions with 93 % of the computing time that is open, first of all of `g` (`a.py:3`) (92 %, n^1.10, between 0.08 and 2.07). The other functions of account hold 5.0 %' \
	'with the function that matters most'
has out 'repeat the sizes' 'gets the cheapest next step'
# ---- the garbage collector ----
# It is no function of account, but its time is some of the computing time.
# collector P LO HI VERDICT CONFIDENCE SHARE
collector() {
	scale '<garbage collector>' own "$1" "$4" "$5" "$6" "$five" gc |
		sed "s/\"name\":\"collector>\"/\"name\":\"<garbage collector>\"/; s/,\"target.*/,\"p_lo\":$2,\"p_hi\":$3}/"
}
tidy=',"growing":0,"open":0,"settled":0.4'
for outcome in clean mostly-clean open; do
	{
		answer $outcome g 1.0 0.3 "$wide${tidy/open\":0/open\":0.1}$next"
		collector 1.5 1.2 1.9 superlinear undecided 0.47
	} >"collected-$outcome"
	run prof-report "collected-$outcome"
	says 'The garbage collector takes 47 % of the computing time; whether it grows faster than the data is open (n^1.50, between 1.20 and 1.90).' \
		"$outcome: the collector's time is told"
	has_not out 'gc.freeze' 'without Python, no more'
	has_not joined '**Nothing' "$outcome: what may grow is not nothing"
done
run prof-report --brief collected-clean
begins '**No function grows faster than the data**, from n = 100 iterations to n = 1,600 iterations. The other functions of account hold 40 % of the computing time and are linear or nearly so; the steepest of them is `g` (`a.py:3`) at n^1.00. The garbage collector takes 47 % of the computing time; whether it grows faster than the data is open (n^1.50, between 1.20 and 1.90). It goes through the objects that live, time and again.' \
	'a clean bill is that of the functions'
{
	cat collected-clean
	result_run a 1600 'done' '"success":true,"python":"3.11.7"'
} >python
run prof-report python
says '`gc.freeze()` once they are made, or a higher `gc.set_threshold()`, spares that.' \
	'and of Python what spares that'
# told WORDS P LO HI VERDICT CONFIDENCE SHARE NAME
told() {
	{
		answer clean g 1.0 0.3 "$tidy"
		collector "${@:2:6}"
	} >collected
	run prof-report --brief collected
	says "$1" "$8"
}
told ', and grows faster than the data (n^1.80, between 1.70 and 1.90).' \
	1.8 1.7 1.9 quadratic firm 0.03 'one that grows is told of, if it matters'
told 'takes 47 % of the computing time and is linear or nearly so.' \
	1.0 0.9 1.1 linear firm 0.47 'one that does not is counted'
has joined '**Nothing grows faster' 'and nothing grows'
told '**Nothing grows faster' 1.0 0.9 1.1 linear firm 0.09 'or not worth a word'
has_not joined 'collector takes' 'and gets none'
told '**Nothing grows faster' 1.5 1.2 1.9 superlinear undecided 0.01 'nor is what takes 1 %'
{
	answer clean g 1.0 0.3 "$tidy,\"within\":\"a\""
	collector 1.5 1.2 1.9 superlinear undecided 0.47 |
		sed 's/}$/,"within":"a"}/'
} >collected
run prof-report --brief collected
says '**No function grows within the run**. The garbage collector takes 47 % of the computing time; whether it grows within the run is open (n^1.50, between 1.20 and 1.90).' \
	'the same within a run'

# ---- how the next step is typed ----
# step NEXT SIZES [SECONDS]: the command that is proposed of runs at SIZES.
step() {
	{
		answer open g 1.5 0.92 ",\"next\":\"$1\",\"next_n\":${4:-1600}" |
			sed 's/"by":"iterations"/"by":"size"/'
		runs "$2"
		[ -z "${3:-}" ] || runs "$2" | sed 's/"id":"r/&'"$3"'-/'
		[ -z "${3:-}" ] || runs "$2" | sed 's/"id":"r/&'"$3"'b-/'
	} >typed
	run prof-report --brief --again 'superlinear --sizes {sizes} -- job {size}' typed
	sed -n 's/^`\(superlinear .*\)`$/\1/p' out
}
while IFS='|' read -r next sizes again wanted; do
	is "$(step "$next" "$sizes" "$again")" "superlinear --sizes $wanted -- job {size}" \
		"$next of $sizes $again"
done <<'EOF'
repeat|100:1 200:2 400:4 800:8||100:800:x2 --repeat 3
repeat|100:1 200:2 400:4 800:8|again|200:1600:x2
larger|100:1 200:2 400:4 800:8||100:1600:x2
step|100:1 600:2 1100:8||100:1600:+500
even|3:1 6:2 12:4 24:8||16:24:+2
EOF
step repeat '100:1 200:2 400:4 800:8' again >/dev/null
says 'twice the sizes, for these have been repeated.' 'what was repeated is not to be again'
step even '3:1 6:2 12:4 24:8' >/dev/null
says 'The cheapest next step: sizes in even steps, which tell a power of n from what doubles with each so many more.' \
	'and why steps are even'
is "$(step repeat '100:0.001 200:0.002 400:0.004 800:0.01' | grep -c repeat)" 0 \
	'short runs are not repeated'
is "$(step even '1:1 2:2 3:4 4:8')" '' 'no steps down to nothing'

# An interval of two says nothing: then no exponent is said, but the next step.
sed 's/"p_hi":2.07/"p_hi":2.08/' unsure >vague
run prof-report vague
says 'first of all of `g` (`a.py:3`) (92 %, too noisy for an exponent). The other' \
	'an exponent that nothing is known of is not said'
says 'The cheapest next step: repeat the sizes' 'but what would decide it'
sed 's/"growing":0,/"growing":0.04,/' unsure >beside
run prof-report beside
says 'Functions with 4.0 % of it grow, but no cause was named: they may be symptoms.' \
	'what grows beside it'
answer open g 2 0.05 "$wide,\"growing\":0.06,\"open\":0,\"settled\":0.9" |
	sed 's/"metric":"own"/"metric":"ncall"/' >little
run prof-report little
says '**Nothing of account grows faster than the data**, from n = 100 iterations to n = 1,600 iterations; what takes less of the time may: `g` (`a.py:3`) (5.0 %, calls as n^2.00,' \
	'what grows and takes little is no answer'
answer open g 1.1 null >shareless
run prof-report shareless
says ': of some functions that is open, first of all of `g` (`a.py:3`) (n^1.10).' \
	'counts alone'
sed 's/"outcome":"open"/"outcome":"clean"/' shareless >counts
run prof-report counts
has_not out 'of account' 'shares that are not known are not told'
answer open g 1.1 0.9 "$wide,\"growing\":0,\"open\":0.9,\"settled\":0$next" >all
run prof-report all
has_not out 'of account' 'nor those of nobody'
answer mostly-clean g 1.1 0.05 "$wide,\"growing\":0,\"open\":0.05,\"settled\":0$next" >rest
run prof-report rest
says 'iterations. But of functions with 5.0 % of the computing time that is open' \
	'nothing but what is open matters'
answer few-sizes g 1.1 0.3 ',"next":"larger","next_n":400,"next_s":2.5' |
	sed 's/"sizes":5/"sizes":2/' >two
run prof-report two
has out 'it has two sizes and a verdict needs three' 'two sizes: why not'
says 'one more run of twice the largest size, n = 400 iterations, about 2.5 s.' \
	'and the next one'
{
	scale 'a.py:9 g' own 1.7 '' undecided 0.3 '[[100,1]]'
	answer few-sizes g null 0.3 ',"next":"sizes"' | sed 's/"sizes":5/"sizes":1/'
} >one
run prof-report one
has out '**One size: no verdict.**' 'one size, fitted'

for level in info warning; do
	printf '{"type":"note","tool":"t","level":"%s","code":"sums","text":"self times add up"}\n' \
		"$level"
	printf '{"type":"note","tool":"t","level":"info","code":"other","text":"x"}\n'
done >notes
run prof-report notes
is "$(grep -c 'self times add up' out)" 1 'our own sums are told where they are wrong'
has out 'other' 'other notes are'

# why CODE: one run with checkpoints that gave no laws.
why() {
	cat one
	printf '{"type":"note","tool":"prof-scale","level":"info","code":"%s","run":"r","text":"x"}\n' "$1"
}
why few-points >short
run prof-report short
says 'The run is too short to tell what grows within it: give it ten times as much, one of a second or' \
	'one short run: what it would need'
{ cat short && runs 1:2.3; } >mostly
run prof-report mostly
says 'The run computed for 2.3 s, but what repeats in it took too little of that to tell how it grows: give it ten times as much.' \
	'a long run of which little repeats'
why no-axis >no-axis
{ cat short && runs 1:0.0004; } >shorter
run prof-report --again 'superlinear --sizes 2:16:x2 -- job {size}' shorter
says 'The run computed for 400' 'how long is too short'
has joined 'can tell: `superlinear --sizes 2:16:x2 -- job {size}`' 'and what to type'
# of_size SECONDS NAME WANTED: a single run of size 2000.
of_size() {
	{ cat short && runs "2000:$1"; } >typed
	run prof-report --again 'superlinear --sizes {sizes:2000} -- job {size}' typed
	has out "superlinear --sizes $3 -- job {size}" "$2"
}
of_size 0.1 'of a single run: smaller sizes, which cost less' 250:2000:x2
of_size 0.099 'of a short one larger ones' 2500:20000:x2
long='superlinear --sizes {sizes:2000} -- job --with-an-option-of-some-length --and-a-second-one {size}'
run prof-report -o text --again "$long" typed
has out "$(echo "$long" | sed 's/{sizes[^}]*}/2500:20000:x2/')" \
	'a command wider than the page is one line, to be pasted'
for number in 15 16; do
	run prof-report --again "superlinear --sizes {sizes:$number} -- job" no-axis
	tr '\n' ' ' <out >joined
	has joined "superlinear --sizes $(
		[ $number = 16 ] && echo 2:16:x2 -- job || echo 1000:64000:x4
	)" "where there is room for them: $number"
done
run prof-report no-axis
says 'What grows within the run cannot be told: no function that is known by its calls' \
	'one without a loop'
while read -r share line operation wanted; do
	sed "/\"scale\"/s/\"share\":0.3/\"share\":$share,\"hot_line\":12,\"hot_share\":$line,\"operation\":\".pop list q\",\"operation_share\":$operation/" \
		no-axis >hot
	run prof-report -o text hot
	is "$(tr '\n' ' ' <out | grep -o 'g (a.py:3) takes .* What is dear' |
		sed 's/ What is dear//')" "$wanted" \
		"the dearest function: $share, of it in one line $line, at one thing $operation"
done <<'EOF'
0.97 0.8 0.6 g (a.py:3) takes 97 % of the computing time, most of all in line 12: 60 % of its time goes to q.pop(), on a list.
0.5 0.5 0.4 g (a.py:3) takes 50 % of the computing time, most of all in line 12.
0.97 0.4 0.6
0.4 0.8 0.6
EOF
{
	echo '{"type":"run","id":"r","size":1,"status":"done","result":{"children":3,"child_files":["r.child-1.wall.pstat"]}}'
	cat one
} >children
run prof-report --brief children
says 'The run started 3 more programs, whose profiles are not part of this' \
	'what other programs did is not hidden'
has out 'r.child-1.wall.pstat' 'and where it is'
{
	echo '{"type":"run","id":"a","size":1,"status":"error","error_message":"no profile","result":{"notes":"something odd"}}'
	echo '{"type":"run","id":"b","size":2,"status":"pending"}'
} >failed
run prof-report failed
says '**No verdict: the run failed** (`no profile`). Noted: something odd.' \
	'a run that failed says why, whatever is left to be run'
sed -i 's/"notes"/"advice":"there is no script x: check the path","notes"/' failed
run prof-report failed
says '**No verdict:** there is no script x: check the path.' \
	'what happened and what to do is the answer'
sed 's/"id":"a"/"id":"c"/; s/{"advice/{"log_file":"c.log","advice/' failed >>failed
sed -i '/pending/d' failed
run prof-report failed
says '**No verdict: all runs failed** (the last: `no profile`): there is no script x: check the path. What it wrote is in `c.log` beside its receipt.' \
	'of several, of the last'
{
	echo '{"type":"run","id":"a","size":1,"status":"done","result":{"success":true}}'
	echo '{"type":"run","id":"c","size":2,"status":"error","error_message":"KeyError","dir":"out","result":{"log_file":"c.log"}}'
} >partly
run prof-report partly
says '`c` (`KeyError`) failed before it came to its size, and is left out: `out/c.log` ends with the reason.' \
	'one of several is left out, and its log is named'
{
	answer open g 4.65 0.3
	result_run a 1 error '"success":false'
	result_run b 2 error '"advice":"it found nothing"'
	echo '{"type":"note","tool":"prof-scale","level":"warning","code":"own-status","text":"All runs ended with exit status 3, and are judged"}'
} >judged
run prof-report judged
says 'All runs ended with exit status 3, and are judged. But it found nothing.' \
	'runs that failed are judged, and what they lack is said'
sed -i 's/"advice":"[^"]*"//' judged
run prof-report judged
says 'and are judged.' 'or nothing'
has_not joined 'But' 'where they lack nothing'
run prof-report -o md --brief judged
begins 'All runs ended with exit status 3, and are judged.' \
	'how they ended is the first line'

# A run that crashed says so before anything is said of what it did until then.
{
	answer clean g 1.0 0.3 ',"within":"a","settled":0.9'
	result_run a 40000 error '"success":false,"advice":"x.py raised KeyError after 0.2 s: mend that first"' ',"error_message":"KeyError"'
} >crashed
sed -n '/"type":"cause".*"firm"/{p;q}' "$GOLDEN/prof-report-culprit.jsonl" >cause
vary='superlinear --sizes {sizes:40000} -- job {size}'
run prof-report -o md --brief --again "$vary" crashed
begins '**The run failed:** x.py raised KeyError after 0.2 s: mend that first. What follows is of what it did until then.' \
	'a clean bill of a run that crashed begins with that'
says 'several sizes do that, here up to half of the size at which this one failed: `superlinear --sizes 2500:20000:x2 -- job {size}`' \
	'no size at which it crashed is proposed'
sed 's/"advice":"[^"]*"/"log_file":"a.log"/; s/KeyError/SIGSEGV/' crashed | cat - cause >signal
run prof-report -o md --brief signal
begins '**The run failed** (`SIGSEGV`). What it wrote is in `a.log` beside its receipt. What follows is of what it did until then.' \
	'so does a cause'
sed '/"run"/s/"a"/"b"/' signal | cat - signal >signals
run prof-report -o md --brief signals
begins '**All runs failed** (the last: `SIGSEGV`). What it wrote is in `a.log` beside its receipt. What follows is of what it did until then.' \
	'and what is of several'
run prof-report -o html signal
check 'on a page, too, before the headline' \
	awk '/The run failed/ { said = 1 } /class="headline"/ { exit !said }' out
{
	cat crashed
	echo '{"type":"note","tool":"prof-scale","level":"warning","code":"own-status","text":"The run ended with exit status 3, and is judged: its profile is whole"}'
} | sed 's/,"advice":"[^"]*"//' >own
run prof-report -o md --brief --again "$vary" own
begins 'The run ended with exit status 3, and is judged: its profile is whole. What follows is of what it did until then.' \
	'a status of its own is said first, too'
says 'superlinear --sizes 2500:20000:x2' 'and no size with that status proposed'
{
	answer open g 4.65 0.3 ',"next":"larger","next_n":1600'
	runs '100:1 200:2 400:4 800:18'
	result_run e 1600 error '"success":false' ',"error_message":"KeyError"'
} | sed 's/"by":"iterations"/"by":"size"/' >fails-above
run prof-report fails-above
says 'twice the largest size, size 1,600. At size 1,600 it failed (`KeyError`): mend that first.' \
	'a larger run than one that failed is not proposed without a word'
sed 's/"threads_total_seconds":[0-9]*/"threads_total_seconds":0.01/' fails-above >fails-short
run prof-report fails-short
says 'computed for 10.0 ms. At size 1,600 it failed (`KeyError`): mend that first.' \
	'nor are ten times the sizes'
has_not joined 'ten times' 'at all'

answer open g 4.65 0.3 ',"next":"step"' >too-short
runs '100:0.001 200:0.002 400:0.004 800:0.018' >>too-short
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' too-short
says 'Too short to rely on what follows' 'runs of 18 ms'
has joined 'the largest run computed for 18.0 ms. Go on by the same steps: `superlinear --sizes 800:2400:+400 -- job {size}`' \
	'of what is steep: larger ones'
sed 's/"step"/"even"/' too-short >too-short-even
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' too-short-even
says 'Go on by even steps: `superlinear --sizes 800:1068:+67 -- job {size}`' \
	'small steps, where it may double with each'
# recursion CALLS [MEMBERS]: a function that calls itself as often.
recursion() {
	printf '{"type":"scale","by":"size","full_name":"a.py:3 f","name":"f","kind":"func","caller":"a.py:3 f","metric":"ncall","points":[[100,1],[800,%s]],"n_min":100,"n_max":800,"p":4%s}\n' "$1" "${2:-}"
}
sed -i 's/"step"/"larger"/' too-short
{ cat too-short; recursion 512000001; } >recursive
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' recursive
says 'Go on by even steps: `superlinear --sizes 800:1068:+67 -- job {size}`' \
	'so, too, where a function calls itself more than n^3 times'
{ cat too-short; recursion 511999999; } >recursive
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' recursive
says 'Use ten times the sizes' 'not where it is less often'
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' too-short
says 'the largest run computed for 18.0 ms. Use ten times the sizes: `superlinear --sizes 1000:8000:x2 -- job {size}`' \
	'ten times the sizes'
has_not out 'next step' 'there is no other next step'
run prof-report too-short
says 'Use ten times the sizes. ' 'nobody knows how it is typed'
{
	cat too-short
	result_run a 700 error '"success":false'
} >smaller-failed
run prof-report smaller-failed
says 'Use ten times the sizes. ' 'a smaller one that failed says nothing of larger ones'
{
	cat too-short
	result_run a 1600 error '"success":false'
} >larger-failed
run prof-report --again 'superlinear --sizes {sizes} -- job {size}' larger-failed
says 'the largest run computed for 18.0 ms. At size 1,600 it failed: mend that first.' \
	'larger ones that would fail are not proposed'
has_not joined 'superlinear --sizes' 'nor typed'
sed 's/0.018}/0.1}/' too-short >long-enough
run prof-report long-enough
has_not out 'Too short' 'a tenth of a second will do'
cat too-short >firm
sed -n '/"type":"cause".*"firm"/{p;q}' "$GOLDEN/prof-report-culprit.jsonl" >>firm
run prof-report firm
has_not out 'Too short' 'nor is a firm cause asked for more'

firm=',"verdict":"quadratic","confidence":"firm"'
answer grows g 2 0.3 "$firm,\"growing\":0.3" >growing
run prof-report growing
says '`g` (`a.py:3`) grows quadratically (n^2.00) and holds 30 % of the computing time. No cause was named: it may be a symptom.' \
	'growth without a cause line is not called a cause'
answer grows g 2 0.3 "$firm,\"growing\":0.5" |
	sed 's/"metric":"own"/"metric":"ncall"/' >growing
run prof-report growing
says '`g` (`a.py:3`) is called more and more often: the number of its calls grows quadratically (n^2.00) and holds 30 % of the computing time, and 50 % with others that grow.' \
	'growth by calls'

# whole OUTCOME: no profiles.
whole() {
	answer "$1" program 1.1 null | sed 's/"kind":"func"/"kind":"program"/' >totals
	run prof-report totals
	tr -s '\n ' '  ' <out | sed 's/.*no profiles\.\*\* *//; s/ *The cheapest.*//'
}
span='from n = 100 iterations to n = 1,600 iterations.'
is "$(whole grows)" "The whole run grows faster than the data, $span" \
	'whole runs that grow'
is "$(whole clean)" "The whole run does not grow faster than the data, $span" \
	'or do not'
is "$(whole open)" \
	"The data cannot tell whether the whole run grows faster than it, $span" \
	'or are open'
scale 'a.py:9 g' own 1 linear firm 0.001 "$five" >>totals
run prof-report totals
says "grows faster than it, $span No function of account takes as much as 2.0 % of the computing time." \
	'functions of which none matters'
scale program wall 1.05 linear provisional null "$five" program >>totals
run prof-report totals
says 'How the whole run grows is open (n^1.05): 1.6 s' \
	'where the answer is open about the whole run, nothing else says more of it'
has_not joined 'grows in step' 'nor is it told to be in step'
{
	answer clean g 1 0.3
	scale program wall 0.57 sublinear provisional null "$five" program
} >started
run prof-report started
says 'The whole run grows slower than the data (n^0.57), as where much of it is start-up, provisional: ' \
	'a run that grows slower than its data mostly starts up'
answer open g null 0.6 ',"growing":0,"open":0.6,"settled":0' >alone
run prof-report alone
says '(60 %, seen at one size only).' 'a function that other sizes do not have'

cause='{"type":"cause","full_name":"a.py:3 f","module":"a.py","lineno":3,"name":"f","verdict":"quadratic","confidence":"firm","p_ncall":2.0,"p_own":2.02,"share":0.5,"target":3200,"at_target":100,"why":"called-too-often","by":"size","own_now_s":2.5,"n_max":1600}'
printf '%s\n' "$cause" >often
run prof-report often
has out 'it is called too often' 'calls that grow are named'
says '(calls 2.00 + each call 0.02)' 'with both exponents'
has out '2.5 s, at size 1,600' 'and the cost now'
has out 'would take 100.0 s at size 3,200' 'and at the target'
has_not out 'cheapest next step' 'a firm answer needs no next step'
printf '%s\n' "${cause/\"firm\"/\"undecided\"}" >doubt
run prof-report doubt
has out 'The data cannot tell for sure; the first suspect is' \
	'an undecided cause is a suspect'

# opens CONFIDENCE SHARE OUTCOME NAME SHARE: what the answer opens with, of a
# cause f and what all laws come to.
opens() {
	sed "s/\"firm\"/\"$1\"/; s/\"share\":0.5/\"share\":$2/" often >lines
	answer "$3" "$4" 1.2 "$5" ',"growing":0,"open":0.3,"settled":0.5' >>lines
	run prof-report lines
	sed -n 3p out | grep -oE 'Nothing|cannot tell(\*\*)? (whether|for sure)|^..`f`'
}
while IFS='|' read -r case wanted; do
	is "$(opens $case)" "${wanted# }" "opens with, of $case"
done <<'EOT'
firm 0.03 open g 0.3            | **`f`
provisional 0.099 clean g 0.3   | Nothing
provisional 0.1 clean g 0.3     | **`f`
undecided 0.099 mostly-clean g 0.05 | Nothing
undecided 0.1 mostly-clean g 0.05   | cannot tell for sure
provisional 0.2 open g 0.3      | cannot tell** whether
provisional 0.2 open g 0.2      | **`f`
provisional 0.2 open f 0.3      | **`f`
EOT
printf '%s\n%s\n' "$cause" "${cause/a.py:3 f/b.py:4 g}" >both
run prof-report both
has out 'There is one more cause' 'more causes are announced'

# ---- profiles that were not fitted ----

{
	func r1 100 f 5 2.0
	func r1 100 g 50 1.0
	func r1 100 len 50 0.5 builtin
	func r1 100 acquire 3 70 wait
} >single
run prof-report single
says '**One size: no verdict.**' 'func lines of one size'
has out '| `a.py:3 f` | 2.0 s |  57 % |     5 |' 'are ranked'
has_not out '`a.py:3 len`' 'a C function is in its caller'
says 'waited for 70.0 s and computed for 3.5 s' 'waiting stands apart'
run prof-report -n 1 single
has out '1 more function.' '-n cuts the table'
has_not out 'a.py:3 g' 'indeed'
run prof-report --min-seconds 1.5 single
has_not out 'a.py:3 g' '--min-seconds leaves small ones out'
{
	cat single
	func r2 200 f 5 4.0
	func r3 50 f 5 8.0
} >three
run prof-report three
has out 'profiles at 3 sizes, but nothing' 'sizes without a fit'
has out '4.0 s' 'the largest run is shown'
has_not out '8.0 s' 'and no other'
{
	result_run r2 200 'done' '"success":true,"early_exit":true'
	cat three
} >cut-short
run prof-report cut-short
has_not out '| 4.0 s' 'a run that was cut short is not the largest'

# ---- runs ----

{
	result_run a 100 running ''
	result_run a 100 'done' '"wall_seconds_total":5,"iteration_count":50'
	result_run b 200 error '"wall_seconds_total":1,"success":false' \
		',"error_message":"TypeError"'
} >runs
run prof-report runs
has out '| `a` |  100 |         50 | 5.0 s | 100 ms | done   |' \
	'the last line of a run counts'
has out '`b`: `TypeError`' 'a failed run is a warning'
has_not out 'all runs failed' 'and not all of them'
{
	result_run a 100 error '' ',"error_message":"KeyError"'
	result_run b 200 error '' ',"error_message":"TypeError"'
} >failed
run prof-report failed
has out '**No verdict: all runs failed** (the last: `TypeError`)' \
	'where all runs failed, that is the answer'
has_not out 'next step' 'which no other size mends'
scale '' wall 0.12 '' undecided 1 "$five" program >open
run prof-report open
has_not out 'faster than the data (n^0.12)' \
	'an undecided law is not called fast against its exponent'

# wall VERDICT CONFIDENCE P LO HI [CAUSE]: what is said of a whole run of 1.6 s; a
# cause has its confidence and its seconds.
wall() {
	scale '' wall "$3" "$1" "$2" 1 "$five" program |
		sed "s/}\$/,\"p_lo\":$4,\"p_hi\":$5}/" >wall.jsonl
	[ "${6:-}" = '' ] || printf '{"type":"cause","full_name":"a.py:3 f","name":"f","verdict":"quadratic","confidence":"%s","p_own":2,"share":0.9,"own_now_s":%s,"by":"iterations","n_max":1600}\n' \
		"${6% *}" "${6#* }" >>wall.jsonl
	run prof-report wall.jsonl
	tr -s '\n ' '  ' <out | grep -oE '(The whole run|How the whole)[^:]*(: 1.6| took 1.6)'
}
while IFS='|' read -r law cause wanted; do
	# shellcheck disable=SC2086
	is "$(wall $law "$cause")" "$wanted" "whole run: $law beside ${cause:-nothing}"
done <<'EOF'
linear firm 1 0.9 1.1||The whole run grows in step with the data (n^1.00): 1.6
linear provisional 1 0.5 1.6||The whole run grows in step with the data (n^1.00), provisional: 1.6
quadratic firm 2 1.6 2.4||The whole run grows quadratically (n^2.00): 1.6
quadratic provisional 3 1.6 3.4||How the whole run grows is open (n^3.00, between 1.60 and 3.40): 1.6
linear undecided 1.4 0.5 1.6||How the whole run grows is open (n^1.40, between 0.50 and 1.60): 1.6
linear undecided 1.4 -0.7 1.6||How the whole run grows is open: 1.6
linear undecided 1.4 -0.7 1.6|provisional 1.5|How the whole run grows is open: 1.6
linear undecided 1.4 0.5 1.6|firm 1.5|The whole run took 1.6
quadratic provisional 3 1.6 3.4|firm 1.5|The whole run took 1.6
quadratic firm 2 1.6 2.4|firm 1.5|The whole run grows quadratically (n^2.00): 1.6
sublinear firm 0 0 0.1|firm 1.5|The whole run took 1.6
sublinear firm 0 0 0.1|firm 0.8|The whole run does not show it yet, for most of its time goes to other things: 1.6
linear firm 1 0.9 1.1|provisional 0.7|The whole run does not show it yet, for most of its time goes to other things: 1.6
linear firm 1 0.9 1.1|provisional 0.9|The whole run grows in step with the data (n^1.00): 1.6
EOF

# hides SHARE [KIND [CONFIDENCE [POINTS]]]: what is said of a whole run beside a culprit of 0.1 s, where
# `work`, which is linear, has a share of its own cost.
hides() {
	wall linear firm 1 0.9 1.1 'firm 0.1' >/dev/null
	scale 'a.py:9 work' own 1 linear "${3:-firm}" "$1" "${4:-$five}" "${2:-func}" >>wall.jsonl
	scale 'a.py:3 f' own 2 quadratic firm 0.6 "$five" >>wall.jsonl
	run prof-report wall.jsonl
	tr -s '\n ' '  ' <out | grep -oE 'for most of its time.*: 1\.6'
}
is "$(hides 0.5)" 'for most of its time goes to other things, 50 % to `work` (n^1.00): 1.6' \
	'what takes more than the culprit is named'
is "$(hides 0.05)" 'for most of its time goes to other things: 1.6' \
	'what takes little is not'
is "$(hides 0.5 wait)" 'for most of its time goes to other things: 1.6' \
	'nor what waits'
is "$(hides 0.5 func undecided)" 'for most of its time goes to other things, 50 % to `work`: 1.6' \
	'an exponent that is open is not said'
is "$(hides 0.5 func firm '[[100,0.02],[1600,0.32]]')" \
	'for most of its time goes to other things, 20 % to `work` (n^1.00): 1.6' \
	'of the time that the run took'
is "$(hides 0.5 func firm '[[100,0.01],[1600,0.15]]')" \
	'for most of its time goes to other things: 1.6' 'which may be little of it'
symptom_of() {
	hides 0.5 >/dev/null
	sed 's/^{"type":"cause",/&"symptoms":[{"full_name":"a.py:9 work"}],/' wall.jsonl >below.jsonl
	run prof-report below.jsonl
	tr -s '\n ' '  ' <out | grep -oE 'for most of its time.*: 1\.6'
}
is "$(symptom_of)" 'for most of its time goes to other things: 1.6' \
	'nor what the time of the culprit includes'

# CLOCK: of which time a culprit takes a share.
share_by() {
	wall linear firm 1 0.9 1.1 'firm 0.9' >/dev/null
	result_run a 1600 'done' "\"clock\":\"$1\"" >>wall.jsonl
	run prof-report wall.jsonl
	tr -s '\n ' '  ' <out | grep -oE 'It takes 90 % of the [a-z]+ time'
}
# provisional LO: why it is not firm, with the lower end of the interval.
provisional() {
	wall linear firm 1 0.9 1.1 'provisional 0.9' >/dev/null
	sed -i "s/\"p_own\":2,/\"p_own\":2,\"p_lo\":$1,\"p_hi\":2.1,/" wall.jsonl
	run prof-report wall.jsonl
	tr -s '\n ' '  ' <out | grep -oE 'is provisional: .*(others|few sizes)\.'
}
is "$(provisional 1.2)" 'is provisional: the interval of the exponent is wide, or there are too few sizes.' \
	'not firm: the interval'
is "$(provisional 1.9)" 'is provisional: the interval of the exponent is above 1.3, but there are too few sizes, or the largest do not follow the others.' \
	'where it is not the interval, that is said'

is "$(share_by computing)" 'It takes 90 % of the computing time' \
	'a share of what was computed'
is "$(share_by wall)" 'It takes 90 % of the profiled time' \
	'by a wall clock some of it may be waiting'

cold='"wall_seconds_total":10,"success":true'
{
	result_run c 4 'done' "$cold,\"cache_files_before\":0,\"cache_files_after\":7,\"cache_bytes_after\":5000" ',"cache":"cold"'
	result_run w 4 'done' '"wall_seconds_total":6,"success":true,"cache_files_before":7,"cache_bytes_before":5000' ',"cache":"warm"'
} | prof-scale 2>/dev/null >cache
run prof-report cache
says 'By wall time the cache saves **40 %** (21 % to 55 %; cold 10.0 s, warm 6.0 s)' \
	'cache impact, with its interval'
says 'Preload the data before every run.' 'and what follows'
says 'The cold cache was empty before and held 5.0 kB after' 'was cold'
says 'the warm one was filled' 'was warm'
has_not out 'no measure of the cache' 'as the plan says'
head -n 4 out >first
has first 'the cache saves **' 'a probe of the cache is answered first'
sed 's/:10,/:10,"cpu_seconds":5,/; s/:6,/:14.1,"cpu_seconds":4.8,/; /^{"type":"cache"/d' \
	cache |
	prof-scale 2>/dev/null >noise
run prof-report noise
says 'By computing time the cache saves **4.0 %** (-27 % to 27 %; cold 5.0 s, warm 4.8 s); by wall time the warm run is **41 %** slower (cold 10.0 s, warm 14.1 s), which is noise: no cache costs that. Single runs will do.' \
	'computing time comes first, and a cache that costs is noise'
has_not out -41 'which is no saving'
head -n 6 out | tr '\n' ' ' >first
has first 'warm run is **41 %** slower' 'in the answer, too'
sed 's/"cpu_seconds":[0-9.]*,//; /^{"type":"cache"/d' noise | prof-scale 2>/dev/null >again
run prof-report again
says 'no cache costs that. Repeat the runs to decide.' 'noise is repeated'
sed 's/"cache_files_before":0,/"cache_files_before":3,/; s/:6,/:9.5,/' \
	cache | prof-scale 2>/dev/null >lie
run prof-report lie
says 'Single runs will do.' 'cache impact: little'
has out 'The cold cache was not empty before' 'a warm cold cache'
says 'no measure of the cache' 'is no measure'
sed 's/"cache_files_before":7/"cache_files_before":0/; /^{"type":"cache"/d' \
	cache | prof-scale 2>/dev/null >cold
run prof-report cold
says 'the warm one was empty too. So this is no measure of the cache.' \
	'a cold warm cache'
sed 's/_after":7/_after":0/; s/_after":5000/_after":0/' cache |
	prof-scale 2>/dev/null >none
run prof-report none
has out 'leaves nothing in it' 'a program without a cache'

# ---- notes, names ----

{
	printf '{"type":"note","tool":"t","level":"warning","code":"failed",'
	printf '"run":"r%s","text":"run r%s failed"}\n' 0 0
	for i in $(seq 311); do
		printf '{"type":"note","tool":"t","level":"warning",'
		printf '"code":"failed","run":"r%s","text":"run r%s failed"}\n' \
			"$i" "$i"
	done
} >notes
run prof-report notes
is "$(grep -c 'failed' out)" 1 'hundreds of notes are one line'
says 'and 309 more of the kind' 'that counts them'

printf '%s\n' '{"type":"note","tool":"t","level":"error","code":"c","text":"a\u001b[2J*b* <i> \u202e"}' >hostile
run prof-report hostile
has out '\\x1b\[2J\*b\* &lt;i> \\xe2' 'what comes from outside is escaped'
run prof-report -o text hostile
is "$(tr -d '[:print:]\n' <out | wc -c)" 0 'on a terminal, too'

printf 'type,full_name,name,metric,p,verdict,confidence,share,points,at_target\n%s\n' \
	'scale,a.py:3 f,f,own,2,quadratic,firm,0.5,4,9' >table.csv
run prof-report table.csv
has out '| `a.py:3 f` |     9.0 s | 2.00 | quadratic |' 'a table is read, too'

# ---- failures ----

printf '{"type":"run","id":"a"}\n{"type":"func"\n' >bad
run prof-report bad
is_status 3 'malformed input'
is_out '' 'no report that looks whole'
has err 'prof-report: bad:2:' 'file and line'
{
	echo '{"type":"note","tool":"t","text":"x"}'
	head -c 67200000 /dev/zero | tr '\0' x
} >bad
run prof-report bad
is_err 'prof-report: bad:2: a line of more than 67108864 bytes' 'a gigantic line'
printf '{"type":"scale","metric":"own","p":"x"}\n' >bad
run prof-report bad
is_status 3 'a number that is none'
run prof-report missing
is_status 4 'a file that is not there'
run prof-report -o csv single
is_status 2 '-o csv'
has err '-o: not md, text or html: csv' 'and what there is'
run prof-report -n 0 single
is_status 2 '-n 0'
run sh -c 'prof-report single >/dev/full'
is_status 4 'a full disk'
# ---- within a run ----

# trend METRIC OUTCOME MEMBERS: whether it rises in the run r.
trend() {
	printf '{"type":"trend","by":"iterations","metric":"%s","outcome":"%s",' \
		"$1" "$2"
	printf '"within":"r",%s}\n' "$3"
}
program='"full_name":"program","name":"program","kind":"program"'
step='"full_name":"~/job/macross.py:41 MACross.step","kind":"func"'
# pace STATISTIC OUTCOME WHOSE CHANGE MILLISECONDS...
pace() {
	local head="$3,\"statistic\":\"$1\",\"change\":$4" outcome=$2
	shift 4
	trend tavg "$outcome" "$head,\"first\":${1}e-3,\"last\":${!#}e-3,$(
		printf '%s\n' "$@" | awk '{ printf "%s[%d,%se-3]", s, NR, $1; s = "," }
			BEGIN { printf "\"points\":[" } END { printf "]" }'
	)"
}
{
	pace median rises "$step" 1.76 4.5 5 5.5 6 6.5 7 7.5 8 8.5 9 9.5 10
	pace p99 steady "$step" 1 10 10 10 10 10 10 10 10 10 10 10 10
	pace worst steady "$step" 1 20 20 20 20 20 160 20 20 20 20 20 20
} >slower
run prof-report slower
is_status 0 'trends alone are a report'
says '**Calls of `MACross.step` get slower**: their median is 1.76 times as long' \
	'slower'
says 'Run `r`, from the first to the last of 12 intervals:' 'of which run'
is "$(grep '^| median' out | tr -s ' ')" \
	'| median | 4.5 ms -> 10.0 ms | ▄▄▅▅▆▆▆▇▇███ |' 'median, drawn'
is "$(grep '^| 99' out | tr -s ' ')" \
	'| 99 % | 10.0 ms -> 10.0 ms | ████████████ |' 'what stays is flat'
is "$(grep '^| worst' out | tr -s ' ')" \
	'| worst | 20.0 ms -> 20.0 ms | ▁▁▁▁▁█▁▁▁▁▁▁ |' 'one that is slow stands out'
run prof-report -o text slower
narrow out 'trends: text is 80 columns wide'
has out '4.5 ms -> 10.0 ms  ' 'with figures first'
cat slower slower >twice
run prof-report twice
is "$(grep -c '^| median' out)" 1 'of two lines of one level the last counts'
pace median steady "$step" 1 4 4 4 >same
run prof-report same
says 'Calls of `MACross.step` do not get slower.' 'the same'
pace median falls "$step" 0.5 4 3 2 >faster
run prof-report faster
says 'Calls of `MACross.step` get faster: their median is 0.50 times' 'faster'
pace mean rises "$program" 3.3 1 2 4 >mean
run prof-report mean
says '**Iterations get slower**: their mean is 3.30 times' \
	'where no calls were timed'
is "$(grep -c '^| mean' out)" 1 'one line'
# shellcheck disable=SC2046 # a hundred arguments
pace median rises "$step" 2 $(seq 1 100) >long
run prof-report -o text long
narrow out 'a hundred intervals: 80 columns'

grows='"first":100926600,"last":107966300,"n_min":226,"n_max":1943'
# What stands behind a pipe counts, too.
shopt -s lastpipe
# memory NAME WANTED < LINES: the section of memory, empty if there is none.
memory() {
	run_in /dev/stdin prof-report
	is "$(sed -n '/^## Memory/,/^## Prov/p' out | grep -v '^## Prov' |
		tr -s '\n' ' ')" "$2" "$1"
}
# bytes METRIC OUTCOME: of the program; held OUTCOME NAME: of a function.
bytes() {
	trend "$1" "$2" "$program,$grows,\"each\":4100"
}
held() {
	trend held "$1" "\"full_name\":\"a.py:3 $2\",\"kind\":\"func\",$grows,\"each\":4096,\"share\":0.74,\"p\":1"
}
# over_runs: the lines as those of all runs.
over_runs() {
	sed 's/"within":"r",//'
}
resident='## Memory **Memory grows 4.1 kB an iteration** in run `r`: from 101 MB at iteration 226 to 108 MB at iteration 1,943'
keep='Lines of `keep` (`a.py:3`) hold 108 MB at n = 1,943 iterations, 74 %, and 4.1 kB more an iteration (n^1.00). '
{
	bytes rss rises
	trend blocks rises "$program,\"each\":31"
} >grows
memory 'memory grows, and so do blocks' \
	"$resident; of Python's blocks 31.00 an iteration stay. " <grows
sed 's/"blocks","outcome":"rises"/"blocks","outcome":"steady"/' grows |
	memory 'but not always blocks' "$resident. "
bytes rss rises | memory 'they need not be known' "$resident. "
bytes rss steady | memory 'what does not grow is not told' ''
bytes rss rises | over_runs | memory 'nor what only grows with the input' ''
bytes held rises | memory 'all that Python holds' \
	'## Memory **Memory grows 4.1 kB an iteration**: Python holds 108 MB at n = 1,943 iterations. '
{
	bytes held steady
	bytes rss rises
	held rises keep
	held steady cache
	trend tavg rises "$step"
} | memory 'who holds it, and not who holds no more than before' \
	"## Memory Python holds 108 MB at n = 1,943 iterations, and this does not grow. - $keep"
for name in a b c d e f; do held rises $name; done >six
run prof-report six
is "$(grep -c 'Lines of' out)" 5 'five of them'
{
	held rises more | over_runs
	held rises keep
} | memory 'within the run first, and with the input' \
	"## Memory - $keep- With the input, lines of \`more\` (\`a.py:3\`) hold at most 108 MB at n = 1,943 iterations, 74 %, and 4.1 kB more an iteration (n^1.00). "
held rises more | over_runs | memory 'with the input alone' \
	'## Memory - With the input, lines of `more` (`a.py:3`) hold at most 108 MB at n = 1,943 iterations, 74 %, and 4.1 kB more an iteration (n^1.00). '
sed 's/"outcome":"rises",//' grows >bad
run prof-report bad
is_status 3 'a trend without an outcome is malformed'
sed '1s/"points":\[/&7,/' slower >bad
run prof-report bad
is_status 3 'so are points that are none'

# ---- why a cause grows, in words ----
cause() { # cause KEYS: a cause line, called once an iteration
	printf '{"type":"cause","full_name":"a.py:3 get","name":"get",'
	printf '"verdict":"quadratic","confidence":"firm","p_ncall":1,'
	printf '"p_own":2,"why":"each-call-grows","by":"iterations",'
	printf '"n_max":1600,"ncall":1600%s}\n' "$1"
}
tells() { # tells KEYS TEXT NAME: the report on that cause, in one line
	cause "$1" >why.jsonl
	run prof-report -o text why.jsonl
	tr -s '\n ' '  ' <out >flat
	has flat "$2" "$3"
}
tells ',"entry":{"caller":"a.py:3 get","full_name":"a.py:9 equal","ncall":1280000,"p_ncall":2}' \
	'it is called once an iteration; each call calls equal more often the longer the run, 800 times at n = 1,600 iterations (calls 1.00 + each call 1.00)' \
	'the calls that a call makes'
tells ',"entry":{"caller":"a.py:3 get","full_name":"a.py:3 get","ncall":1280000,"p_ncall":2}' \
	'each call calls itself more often' 'recursion'
tells ',"entry":{"caller":"builtins.sorted","full_name":"a.py:9 key","ncall":1280000,"p_ncall":2}' \
	'in each call sorted calls back key more often' 'a callback'
tells ',"entry":{"caller":"/lib/python3.11/copy.py:128 deepcopy","full_name":"a.py:9 key","ncall":1280000,"p_ncall":2}' \
	'in each call deepcopy calls key more often' 'a function of the library that calls'
for each in 'calls equal more often:1.41' 'costs more:1.39'; do
	tells ',"metric":"own","entry":{"caller":"a.py:3 get","full_name":"a.py:9 equal","ncall":1280000,"p_ncall":'"${each#*:}}" \
		"each call ${each%:*} the longer the run" \
		"its own cost of n^2, calls of n^${each#*:}"
done
tells ',"metric":"own","callee":{"full_name":"builtins.<method '"'index'"' of '"'list'"' objects>","kind":"builtin","share":0.97,"ncall":1600,"p_ncall":1,"p_ttot":2}' \
	'each call costs more the longer the run: list.index, called once a call, holds 97 % of its time and takes longer, too' \
	'the C function that holds the time'
tells ',"metric":"own","callee":{"full_name":"a.py:9 copy","share":0.2,"ncall":1600}' \
	'each call costs more the longer the run, in its own code and the C functions that it calls (calls' \
	'nobody else holds it'
tells ',"metric":"ttot","symptoms":[{"full_name":"a.py:4 f"},{"full_name":"a.py:5 g"}]' \
	'in 2 functions below it together' 'a chain'
for lo in 2.0 2.9; do
	cause ",\"p_lo\":$lo,\"p_hi\":3.9" | sed 's/"p_own":2/"p_own":3.2/' >cube-$lo
done
run prof-report cube-2.0
has out 'grows quadratically or faster (n^3.20)' \
	'what may be a square is not called more'
run prof-report cube-2.9
has out 'grows faster than the square' 'a cube'
tells ',"axis":"accumulates","within":"night"' \
	'each call costs more the later it comes (calls 1.00 + each call 1.00). Its cost grows with the position in a run: of state that accumulates, or of what it is given (seen within one run, night).' \
	'of the position alone state is not known'
has_not flat 'State accumulates' 'nor is it said'
keeps='"metric":"own","hot_line":9,"hot_share":0.9,"axis":"accumulates"'
while IFS='|' read -r keys known; do
	tells ",$keeps,$keys" "$known" "$keys: what is known of its state"
done <<'EOF'
"operation":"in list self.known","operation_share":0.9|State accumulates within a run: its cost grows with the position in it.
"operation":"in list self.known","operation_share":0.4|Its cost grows with the position in a run: of
"operation":".pop list queue","operation_share":0.9|Its cost grows with the position in a run: of
EOF
while IFS='|' read -r part keys known; do
	cause ",$keeps,\"module\":\"a.py\",\"lineno\":3$keys" |
		sed "s/\"by\":\"iterations\"/\"by\":\"a.py:3 get.<$part>\"/" >part.jsonl
	run prof-report part.jsonl
	says "$known" "n is <$part>$keys: what is known of its state"
done <<'EOF'
for|,"variable":"list seen","length":900|State accumulates within a run
for||Its cost grows with the position in a run: of
list seen||State accumulates within a run
EOF
tells ',"axis":"accumulates","p_lo":0.3,"p_hi":4.4' \
	'get (a.py:3), which may grow faster than the data: it is called once an iteration; each call may cost more the later it comes. The exponent is not known: anything between 0.30 and 4.40.' \
	'of an exponent that says nothing it is not told that it grows'
has flat 'The data cannot tell for sure; the first suspect is' 'it is a suspect'
has_not flat ' grows ' 'and nothing else says so'
has_not flat 'Its cost grows' 'nor with what'
is "$(grep -c 'quadratic' out)" 0 'nor is it called quadratic in the list'
{
	cause ',"p_lo":0.3,"p_hi":4.4' | sed 's/"firm"/"provisional"/'
	result_run a 4000 'done' '"success":true,"threads_total_seconds":2'
} >once.jsonl
run prof-report --again 'superlinear --sizes {sizes:4000} -- job {size}' once.jsonl
says 'The cheapest next step: runs on inputs of several sizes: `superlinear --sizes 500:4000:x2 -- job {size}`' \
	'of one run it is said what decides'
# Of a run whose recursion is that frequent, even steps.
while read -r calls size seconds wanted; do
	{
		answer clean g 1.0 0.3 ',"within":"a"'
		result_run a "$size" 'done' "\"success\":true,\"threads_total_seconds\":$seconds"
		recursion "$calls" ',"within":"a"'
	} >recursive
	run prof-report --again "superlinear --sizes {sizes:$size} -- job {size}" recursive
	says "superlinear --sizes $wanted -- job {size}" "$calls calls of itself at size $size in $seconds s"
done <<'EOF'
13825 24 2 16:24:+2
13823 24 2 3:24:x2
13825 24 0.05 24:32:+2
13823 24 0.05 30:240:x2
EOF
says 'several sizes do that: ' 'which is no other reason'
tells ',"axis":"input"' \
	'Every call is dearer because the input is larger: within a run they all cost the same.' \
	'the input is large'
cause '' | sed 's/"p_ncall":1,/"p_ncall":0,/; s/"ncall":1600/"ncall":1/' >once.jsonl
run prof-report once.jsonl
tr -s '\n ' '  ' <out >flat
has flat 'it is called once in all; its work costs more the longer the run' 'called once in all'
tells ',"symptoms":[{"full_name":"a.py:4 f","p_ncall":2,"ncall":10,"own_s":3,"family":1},{"full_name":"a.py:5 g","p_ncall":1.5,"ncall":4},{"full_name":"a.py:6 h","p_ncall":2,"ncall":20,"family":1}]' \
	'f (10 calls as n^2.00, 3.0 s), in step with it h (20 calls); g (4 calls as n^1.50).' \
	'a family of symptoms is told together'
tells ',"symptom_count":5,"symptoms":[{"full_name":"a.py:4 f","ncall":10},{"full_name":"a.py:5 g","ncall":4}]' \
	'f (10 calls); g (4 calls); and 3 more.' 'and how many are left out'

# ---- one run with checkpoints ----
within=',"within":"night"'
# night OUTCOME [MEMBERS]: what is said of one run; also of calls.
night() {
	answer "$1" f 2 0.9 "$2$within" >within.jsonl
	run prof-report within.jsonl
	tr -s '\n ' '  ' <out >flat
}
night clean ',"growing":0,"open":0,"settled":0.9'
has flat '**Nothing grows within the run**; growth with the input was not tested.' \
	'one run, and nothing grows in it'
has flat '`superlinear --input file -- command file`' 'how to test the rest'
night mostly-clean ',"growing":0,"open":0.05,"settled":0.9'
has flat '**Nothing is known to grow within the run**, but of functions with 5.0 % of the computing time that is open, first of all of `f` (`a.py:3`) (90 %, n^2.00). A longer run may decide. Growth with the input was not tested.' \
	'one run, and little is open'
night open ',"growing":0,"open":0.9,"settled":0'
has flat '**The data cannot tell** whether anything grows within the run, from n = 100' \
	'one run, undecided'
has flat 'A longer run may decide. Growth with the input was not tested.' 'what would'
night grows ',"growing":0.9'
has flat '`f` (`a.py:3`) grows with the position in the run (n^2.00) and holds 90 % of the computing time. No cause was named: it may be a symptom. Growth with' \
	'one run, and no causes asked for'
{
	answer clean f 1 0.9 ',"growing":0,"open":0,"settled":0.9'
	answer clean f 1 0.9 ",\"growing\":0,\"open\":0,\"settled\":0.9$within"
} >clean.jsonl
run prof-report clean.jsonl
tr -s '\n ' '  ' <out >flat
has flat '**Nothing grows faster than the data**' 'clean across runs'
has flat 'Nothing grows within a run either.' 'and within'
sed 's/"within":"night"/"within":null/' within.jsonl >null.jsonl
run prof-report null.jsonl
has_not out 'within' 'null is no run'
sed 's/"within":"night"/"within":7/' within.jsonl >bad.jsonl
run prof-report bad.jsonl
is_status 3 'a number is none either'

# ---- figures that cannot be shown ----
{
	cause '' | sed 's/"share":[^,]*/"share":1e308/; s/"ncall":1600/"ncall":1e-308/'
	scale 'a.py:3 f' own 1 linear firm 0.2 '[[5e-324,1e-308],[1e308,1e308]]'
	pace median steady "$step" 1 1e308 1e308 | sed 's/e-3//g'
	trend rss rises "$program,\"first\":1e308,\"last\":1e308,\"each\":1e308"
} >far.jsonl
run prof-report far.jsonl
is_status 0 'figures at the end of all numbers'
is "$(grep -E '(^|[^a-z])(inf|nan)([^a-z]|$)' out)" '' 'no inf and no nan among them'
# ---- where a law begins and ends ----
answer grows f 2 0.4 "$firm" >plain
sed 's/"share"/"until_n":800,"beyond":1.2,&/' plain >ends
run_in ends prof-report
says 'up to about n = 800 iterations and is capped since (n^1.20)' 'its end'
sed 's/"share"/"since_n":400,&/' plain >begins
run_in begins prof-report
says 'from about n = 400 iterations' 'its beginning'
done_testing
