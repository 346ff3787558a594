#!/usr/bin/env bash
# prof-scale: laws within one run, between its checkpoints; which n; two axes.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

within() { # within NAME METRIC KEY WANTED
	is "$(law "$1" "$2" | grep '"within"' | value "$3")" "$4" \
		"within: $1 $2: $3 is ${4:-absent}"
}
across() {
	is "$(law "$1" "$2" | grep -v '"within"' | value "$3")" "$4" \
		"over runs: $1 $2: $3 is ${4:-absent}"
}
# about NAME METRIC KEY WANTED SLACK
about() {
	law "$1" "$2" | grep '"within"' | value "$3" >about
	check "within: $1 $2: $3 is about $4" \
		awk -v want="$4" -v slack="$5" \
		'{ n++; d = $1 - want } END { exit !(n == 1 && d * d <= slack * slack) }' about
}

# ---- one run, nothing else ----
cat >spec <<'EOF'
on_bar func 0 1 1 0.5 1e-4 1
square func 0 2 2 0 1e-6 2
dearer func 3 1 1 0.2 1e-6 2
starts func 9 1 1 9 5e-5 1
import func 50 0 0 3 0 0
edge on_bar square 0 2 2 0 1e-6 2
EOF
inside job 2000 <spec >one
run_in one prof-scale
is_status 0 'one run with checkpoints'
is "$(grep -c '"type":"point"' out)" "$(grep -c '"type":"point"' one)" \
	'its checkpoints are passed on'
is "$(grep -c '"type":"func"' out)" 0 'its functions are consumed'
is "$(grep '"type":"scale"' out | grep -vc '"within":"job"')" 0 \
	'all laws are within it'
# notes: the codes and texts of all.
notes() {
	jq -r 'select(.type == "note") | "\(.code): \(.text)"' out
}
is "$(notes)" 'within: laws within this run, by iterations: 7 intervals between its checkpoints from n = 16 to 1656
outside: 35 % of its time lie before n = 16 or behind n = 1656, and 1 functions cost nothing between (start-up, tear-down): no law is of that' \
	'said so, and that start-up is no part of it'
is "$(grep -c 'few-sizes\|no-runs\|no-size' out)" 0 \
	'nothing is missing'
within square ncall law '2n^2'
within square ncall verdict quadratic
within square ncall confidence firm
within square own p 2
within square own verdict quadratic
within square own confidence firm
within square own grows_with position
within square own law '1e-06 n^2'
within square tavg p 0
within dearer ncall law 'n + 3'
within dearer ncall grows_with ''
within dearer own p 2
within dearer own law '1e-06 n^2 + 0.2'
within dearer own at_target ''
within dearer tavg p 1
within starts own p 1
within starts own verdict linear
within starts own confidence firm
within starts own grows_with ''
within on_bar own by iterations
within on_bar own target ''
is "$(grep '"scale"' out | grep -c '"name":"import"')" 0 \
	'what is of the start-up alone has no law'
has out 'and 1 functions cost nothing between' 'said so'
within program blocks law '7 n + 100000'
about program rss p 1 0.05
law program rss | grep -o '"law":"4100 n + [0-9.]*' >slope
check 'memory: its growth an iteration' test -s slope
about program wall p 1.9 0.15
has out '"caller":"x.py:1 on_bar","metric":"ncall"' 'edges, too'
is "$(grep '"caller":"x.py:1 on_bar","metric":"ncall"' out | value law)" '2n^2' \
	'the law of an edge'
# What the run itself did is no forecast; between checkpoints it is measured.
run_in one prof-scale --target 2000
within on_bar own target ''
within dearer own at_target ''
run_in one prof-scale --target 1000
within dearer own target 1000
about dearer own at_target 1.2 0.05
run_in one prof-scale --target 4000
about dearer own at_target 16.2 0.001
run_in one prof-scale --target 8000
about square own at_target 64 0.01
within square ncall at_target 128000000
run_in one prof-scale --target 80000
has out '"code":"far-target"' 'farther than ten times is refused'
within square own target ''
run_in one prof-scale -o text
has out ' job' 'text names the run'

# ---- growth that ends, a function that is no longer called ----
{
	cat spec
	echo 'capped func 0 1 2 0 1e-6 2 300'
} >capspec
inside job 3000 <capspec >warm
# n^2 until 300, then PART of what each n adds there.
ends() {
	jq -c --argjson part "$1" 'if .name == "capped" and .own_s > 0.09 then
		.own_s = 0.09 + $part * (.own_s - 0.09) | .tsub_s = .own_s |
		.ttot_s = .own_s else . end' warm >capped
	run_in capped prof-scale
}
ends 0.2
about capped own p 2 0.1
has out '"since":"up to ' 'where it ends'
law capped own | value since | cut -d' ' -f3 >end
check 'it ends near n = 300' awk '{ exit !($1 >= 300 && $1 < 600) }' end
is "$(law capped own | value until_n)" "$(cat end)" 'the same as a number'
check 'and grows little beyond' awk '{ exit !($1 < 1.2) }' <<<"$(law capped own | value beyond)"
# Where less than a fifth of the cost came until then it is a warm-up.
ends 0.3
within capped own verdict quadratic
ends 0.4
about capped own p 1 0.1
within capped own verdict linear
law capped own | value since | cut -d" " -f1,2 >begin
is "$(cut -d" " -f1 begin)" from "and the law is that of what came after"
awk '/"name":"starts"/ {
	if (/"point":"2/)
		next
	if (/"point":""/) {
		$0 = line
		sub(/"point":"[0-9]*"/, "\"point\":\"\"")
	}
	line = $0
} 1' one >stops
run_in stops prof-scale
within starts own since 'up to 432'
within starts own beyond 0
within starts own at_target ''

# Called from n = 113 on, a bound: what a call costs rises with n, as between any two.
jq -c 'if .name == "dearer" then (.ncall - 3) as $n | select($n > 113) |
	.ncall = $n - 113 | .own_s = 1e-6 * ($n * $n - 12769) | .tsub_s = .own_s |
	.ttot_s = .own_s else . end' one >begins
run_in begins prof-scale
within dearer tavg p 1
within dearer tavg law '2e-06 n'
# Names of checkpoints that are no numbers: they are in order of arrival.
sed 's/"point":"\([0-9]\)/"point":"p\1/' one >named
run_in named prof-scale
within square ncall law '2n^2'
within dearer own p 2

# ---- waiting ----
# waits ASKED < STREAM: the program first waits for 30 s; `idle` waits in another
# thread ever since, and `ask` in this one, ASKED n^2 s until n.
waits() {
	awk -v asked="$1" '
	function func(name, point, wait) {
		printf "{\"type\":\"func\",\"run\":\"job\",\"iterations\":%d," \
		    "\"point\":\"%s\",\"kind\":\"func\",\"full_name\":\"x.py:1 %s\"," \
		    "\"module\":\"x.py\",\"lineno\":1,\"name\":\"%s\",\"ncall\":1," \
		    "\"ttot_s\":0,\"tsub_s\":0,\"own_s\":0,\"wait_s\":%.9f}\n", n, point,
		    name, name, wait
	}
	function both(point) {
		func("idle", point, wall - 30)
		func("ask", point, asked * n ^ 2)
	}
	/"type":"point"/ {
		match($0, /"iterations":[0-9]*/)
		n = substr($0, RSTART + 13, RLENGTH - 13)
		match($0, /"wall_s":[0-9.]*/)
		wall = substr($0, RSTART + 9, RLENGTH - 9) + 30 + asked * n ^ 2
		sub(/"wall_s":[0-9.]*/, sprintf("\"wall_s\":%.6f", wall))
		print
		both(++points)
		next
	}
	{ print }
	END { both("") }'
}
waits 1e-6 <one >waited
run_in waited prof-scale
within ask wait p 2
within ask wait confidence firm
within idle wait p ''
waits 1 <one >waited
run_in waited prof-scale
within ask wait p 2
waits 0 <one >waited
run_in waited prof-scale
within ask wait p ''
within idle wait p ''

# ---- noise, and a run that was cut short ----
inside job 2000 0.2 cut <spec >noisy
run_in noisy prof-scale
is "$(grep -c truncated-run out)" 0 'cut short: its laws hold up to there'
about square own p 2 0.2
within square own verdict quadratic
about dearer own p 2 0.2
about starts own p 1 0.2
within starts own grows_with ''
has out '[2000,4' 'the end of a run that was cut short is used'
inside job 12 <spec >short
run_in short prof-scale
has out '"code":"few-points","run":"job"' 'too few iterations: said'
is "$(grep -ci ':-*nan\|:-*inf' out)" 0 'no number that is none'

# ---- what n is ----
bare <one >uncounted
run_in uncounted prof-scale
about square own p 2 0.1
within square own by 'x.py:1 dearer'
has out '"code":"auto-axis","run":"job","full_name":"x.py:1 dearer","text":"n is the calls of dearer: 3 of the 4 functions' \
	'the driver is found, and said'
run_in one prof-scale -b auto
within square own by 'x.py:1 dearer'
run_in one prof-scale -b '*square'
within square own by 'x.py:1 square'
about dearer own p 1 0.05
run_in one prof-scale -b size
within square own by iterations
run_in one prof-scale -b nobody
is_status 2 'a glob of none'
# n is one's own function where it is called as the library's is, to about a call.
called() { # called "CALLS OF MINE, RUN BY RUN"
	local i=0 calls
	for calls in $1; do
		i=$((i + 1))
		echo "{\"type\":\"run\",\"id\":\"r$i\",\"size\":$i,\"status\":\"done\"}"
		echo "{\"type\":\"func\",\"run\":\"r$i\",\"kind\":\"func\",\"origin\":\"library\",\"full_name\":\"lib.py:1 step\",\"module\":\"lib.py\",\"lineno\":1,\"name\":\"step\",\"ncall\":$((2 * i)),\"ttot_s\":$i,\"tsub_s\":$i,\"own_s\":$i}"
		echo "{\"type\":\"func\",\"run\":\"r$i\",\"kind\":\"func\",\"origin\":\"own\",\"full_name\":\"job.py:1 mine\",\"module\":\"job.py\",\"lineno\":1,\"name\":\"mine\",\"ncall\":$calls,\"ttot_s\":0.1,\"tsub_s\":0.1,\"own_s\":0.1}"
	done >counted
	run_in counted prof-scale -b auto
	jq -r 'select(.type == "scale") | .by' out | sort -u
}
is "$(called '2 4 6 10 11 12 14 16')" 'job.py:1 mine' \
	'two calls ahead, of 16: it is in step'
is "$(called '2 4 6 9 9 12 14 16')" 'job.py:1 mine' 'calls that stay once'
is "$(called '2 4 6 9 8 12 14 16')" 'lib.py:1 step' 'calls that fall once do not rise'
is "$(called '2 4 6 11 12 13 15 16')" 'lib.py:1 step' 'three calls are not'
# A loop in a loop: the outer one is n, though more functions follow the inner.
cat >nest <<'EOF'
outer func 0 1 1 0 1e-3 2
inner func 0 1 2 0 9e-4 2
leaf1 func 0 1 2 0 1e-5 2
leaf2 func 0 3 2 0 1e-5 2
leaf3 func 4 5 2 0 1e-5 2
built builtin 0 1 1 0 2e-3 2
EOF
inside nest 500 <nest | bare >nested
run_in nested prof-scale
within inner own by 'x.py:1 outer'
sed 's/,"ttot_s".*/}/' nested >timeless
run_in timeless prof-scale
within leaf1 ncall by 'x.py:1 inner'
inside none 500 <<<'import func 50 0 0 3 0 0' | bare >none
run_in none prof-scale
is_status 0 'nothing can be n'
has out '"code":"no-axis","run":"none"' 'said so'

# ---- nothing grows within ----
inside flat 2000 <<EOF >flat
on_bar func 0 1 1 0.5 1e-4 1
setup func 1 0 1 1 1e-12 1
EOF
run_in flat prof-scale
# answers: what is known within a run, and what would tell more.
answers() {
	jq -r 'select(.type == "answer") |
		[.outcome, .within, .name, .next] | join(" ")' out
}
is "$(answers)" 'clean flat on_bar sizes' 'no answer but that of this run'
is "$(jq -r 'select(.type == "answer") | "\(.sizes) intervals between its checkpoints from n = \(.n_min) to \(.n_max)"' out)" \
	"$(grep -o '[0-9]* intervals between .* to [0-9]*' out)" 'and where it is known'
within on_bar own verdict linear

# A few short intervals in which the machine was busy: flat by chance only.
# jumpy EACH: beside it `step`, of EACH seconds.
jumpy() {
	python3 - "$1" <<'END'
import json
import sys
print('{"type":"run","id":"j","status":"done"}')
own = [0, 0.1, 0.26, 0.37, 0.82, 0.97, 1.9, 2.2]
each = float(sys.argv[1])
for k, n in enumerate([0, 20, 40, 80, 160, 320, 640, 1000]):
    print('{"type":"point","run":"j","iterations":%d,"point":"%d","wall_s":%g}' % (n, k + 1, own[k] + 0.01 * k))
    for name, cost in ("f", own[k]), ("step", each * n):
        if cost:
            print('{"type":"func","run":"j","iterations":%d,"point":"%d","kind":"func","full_name":"x.py:1 %s","module":"x.py","lineno":1,"name":"%s","ncall":%d,"nactualcall":%d,"ttot_s":%g,"tsub_s":%g,"own_s":%g}' % (n, k + 1, name, name, n, n, cost, cost, cost))
END
}
jumpy 0 >jumpy
run_in jumpy prof-scale
is "$(answers)" 'open j f longer' 'what is not decided is not called flat'
jumpy 0.1 >mostly
run_in mostly prof-scale
is "$(answers)" 'mostly-clean j f sizes' 'nor is it where it takes little'

# ---- what gets ever cheaper ----
# each FORMULA: f is called once an iteration, or CALLS, of 1,600; FORMULA is the
# milliseconds of a call at i, of which k are before it.
each() {
	python3 - "$1" "${2-1}" <<'END'
import sys
bounds = [int(16 * 1.4**k) for k in range(14)]
calls = own = 0
for i in range(bounds[-1]):
    if eval(sys.argv[2]):
        calls += 1
    own += eval(sys.argv[1]) / 1000
    if i + 1 in bounds:
        k = bounds.index(i + 1) + 1
        print('{"type":"point","run":"j","point":"%d","iterations":%d,"wall_s":%g}' % (k, i + 1, own))
        print('{"type":"func","run":"j","iterations":%d,"point":"%d","kind":"func","full_name":"x.py:1 f","module":"x.py","lineno":1,"name":"f","ncall":%d,"nactualcall":%d,"ttot_s":%g,"tsub_s":%g,"own_s":%g}' % (i + 1, k, calls, calls, own, own, own))
END
}
while IFS='|' read -r what formula calls wanted; do
	each "$formula" "$calls" >fading
	run_in fading prof-scale
	is "$(answers)" "$wanted j f sizes" "$what"
done <<'EOF'
each goes through what is left|max(0, 1300 - i)|1|fades
it does, behind a start-up that is dear|max(0, 1300 - i) + 5000 * (i < 16)|1|fades
it is half as dear at the end|500 + max(0, 1300 - i)|1|fades
more than half|540 + max(0, 1300 - i)|1|clean
each costs the same|1000|1|clean
a machine that gets faster at once|1000 if i < 600 else 430|1|clean
calls that end before the run|max(0, 1300 - i)|i < 600|clean
EOF
# ---- a fixed cost of each iteration, and more each ----
# n and n^1.65 look like n^1.5 throughout, and get as dear as data beyond the
# caches may; a logarithm with caches does not go on so.
while IFS='|' read -r what formula wanted p caches; do
	each "$formula" >dearer
	run_in dearer prof-scale
	is "$(answers)" "${wanted/ / j f }" "$what"
	about f own p "$p" 0.02
	is "$(law f own | value confidence)$(notes | grep -c '^caches:')" "$caches" 'how sure'
done <<'EOF'
some work, and more with its position|10 + i**0.65|grows longer|1.646|firm0
twice as much of the first|20 + i**0.65|grows longer|1.644|firm0
a line with its position|200 + i|grows longer|2|firm0
a bisection, and data three times as dear|(4 + i.bit_length()) * (1 + 2 * i / (i + 300))|clean sizes|1.356|undecided1
the same from a shorter one on|(1 + i.bit_length()) * (1 + 2.1 * i / (i + 400))|clean sizes|1.402|undecided1
EOF
each '10 + i**0.65' >dearer
run_in dearer prof-scale
prof-cause <out | grep '"type":"cause"' >cause
is "$(value name <cause)" f 'and it is a cause'

each 'max(0, 1300 - i)' >fading
run_in fading prof-scale
prof-cause <out | prof-report | tr '\n' ' ' >report
has report 'gets ever cheaper towards its end, as what goes through all that is left' \
	'what fades is said in words'

# It began half a second before its first iteration, and ends at a checkpoint.
while IFS='|' read -r each more wanted; do
	printf '%s\n' "on_bar func 0 1 1 0 $each 1" ${more:+"$more"} |
		inside small 1656 0 cut >small
	run_in small prof-scale
	is "$(notes | sed -n 's/^outside: //p')" "$wanted" \
		"what is outside where an iteration takes $each s"
done <<'EOF'
0.01||
0.0055||6 % of its time lie before n = 16 or behind n = 1656, and 0 functions cost nothing between (start-up, tear-down): no law is of that
0.01|setup func 1 0 0 1 0 0|4 % of its time lie before n = 16 or behind n = 1656, and 1 functions cost nothing between (start-up, tear-down): no law is of that
EOF

# ---- two axes ----
# Each call of `scan` costs as much as the whole input is long; what `keep`
# keeps grows.
for n in 250 500 1000 2000; do
	inside "r$n" "$n" <<-EOF
		on_bar func 0 1 1 0.5 1e-4 1
		scan func 0 1 1 0 $(awk "BEGIN { print $n * 1e-6 }") 1
		keep func 0 1 1 0 1e-6 2
	EOF
done >sizes
run_in sizes prof-scale
across scan own p 2
across scan own grows_with size
within scan own p 1
within scan own grows_with ''
across keep own p 2
across keep own grows_with position
within keep own p 2
across on_bar own grows_with ''
is "$(law keep own | value within | sort -u)" r2000 'within the largest run only'
has out '"code":"checkpoints","text":"the checkpoints of 3 other runs are not used' \
	'the others: said'
is "$(law keep own | grep -n '"within"' | cut -d: -f1)" 1 \
	'within a run before over runs'
is "$(answers | sort)" 'grows  scan larger
grows r2000 keep longer' 'an answer each'
{ inside less 1000 <spec && cat one; } >two
run_in two prof-scale
is "$(notes | grep '^checkpoints:')" \
	'checkpoints: the checkpoints of 1 other run are not used: only those of the largest run are' \
	'and one other'
# Of two runs that differ by what the script does to the run a, one is looked into.
while IFS='|' read -r script wanted what; do
	{ sed "$script; s/job/a/" one && sed 's/job/b/' one; } >either
	run_in either prof-scale
	is "$(law square own | value within | sort -u)" "$wanted" "$what"
	{ sed 's/job/b/' one && sed "$script; s/job/a/" one; } >either
	run_in either prof-scale
	is "$(law square own | value within | sort -u)" "$wanted" 'in any order'
done <<'EOF'
s/"status":"done"/"status":"error"/; s/"calls":/&9/|b|one that did not fail
/"iterations":2000/d|b|the one with more iterations
s/"calls":/&9/|a|of as many, the one with more calls
EOF
{ sed 's/job/b/' one && sed 's/job/a/' one; } >either
run_in either prof-scale
is "$(law square own | value within | sort -u)" b 'of equal ones the first'
run_in sizes prof-scale --pairs
is "$(grep '"scale"' out | grep -c '"within"')" 0 'pairs are of runs'
bare <sizes | sed 's/"size":[0-9]*,//' >unsized
run_in unsized prof-scale
across scan own p 2
across scan own by 'x.py:1 keep'
has out 'whose calls rise from run to run' 'n over runs is found, too'

# ---- contradictions ----
point='{"type":"point","run":"r","point":'
refused() { # refused NAME LINE MESSAGE
	printf '%s\n' "$2" >bad
	run_in bad prof-scale
	is_status 3 "$1"
	has err "prof-scale: stdin:1: $3" "$1: said"
}
refused 'a point of no run' '{"type":"point","point":"1"}' \
	"a point line without 'run'"
refused 'a point without name' '{"type":"point","run":"r"}' \
	"a point line without 'point'"
refused 'negative calls' "$point\"1\",\"calls\":-1}" 'calls is negative'
refused 'a time in words' "$point\"1\",\"wall_s\":\"x\"}" 'wall_s'
sed '/"point":"9"/s/"ncall":[0-9]*/"ncall":1/' one >falls
run_in falls prof-scale
is_status 0 'counts that fall'
has out '"code":"points-fall"' 'counts that fall: said'
is "$(grep -ci ':-*nan\|:-*inf' out)" 0 'and no number that is none'
about program cpu p 1.9 0.15
sed -E '/"type":"point".*"point":"1[45]"/s/"cpu_s":[0-9.]*/"cpu_s":0.1/' one >falls
run_in falls prof-scale
within program cpu p ''
about program wall p 1.9 0.15
# The engine's checkpoints have ticks of 0.1 us, its table at the end has not.
echo 'tiny func 0 1 1 0 1e-8 1' | inside job 2000 >tiny
value tsub_s <tiny | tail -n 2 >"times"
tiny_end() { # tiny_end LESS: what it took until then, less seconds
	awk -v less="$1" '
	FNR == NR { if (FNR == 1) before = $1; next }
	/"point":"".*"name":"tiny"/ {
		sub(/"tsub_s":[0-9.]*/, sprintf("\"tsub_s\":%.9f", before - less))
		changed++
	}
	{ print }
	END { exit changed != 1 }' times tiny
}
tiny_end 3e-7 >rounded
run_in rounded prof-scale
has_not out '"code":"points-fall"' 'an end less than a tick below: the same time'
tiny_end 3e-6 >less
run_in less prof-scale
has out '"code":"points-fall"' 'and one further below: said'
# The line of the run is the first, all others come in any order.
awk '{ printf "%d\t%s\n", (NR - 1) * 7919 % 1009, $0 }' one | sort -n |
	cut -f2- >shuffled
run_in shuffled prof-scale
within square ncall law '2n^2'
within dearer own p 2
grep -v '"type":"point"' one >unsaid
run_in unsaid prof-scale
within square ncall law '2n^2'
sed '/"type":"point"/d; /"point":""/d' one >headless
run_in headless prof-scale
within square ncall verdict quadratic
sed 's/,"own_s":[0-9.]*//' one >selfish
run_in selfish prof-scale
has out '"code":"no-callers","run":"job"' 'no own cost: said'
within dearer tsub p 2
sed 's/"status":"done"/"status":"error"/' one >failed
run_in failed prof-scale
has out '"code":"failed-run","run":"job","text":"ended with an error: laws within' \
	'a run that failed: said'
within square own p 2
sed 's/"tsub_s":[0-9.]*,"own_s":[0-9.]*/"tsub_s":0,"own_s":0/; s/"ttot_s":[0-9.]*/"ttot_s":0/' \
	one >timeless
run_in timeless prof-scale
is_status 0 'no time at all'
within square ncall law '2n^2'
is "$(grep -ci ':-*nan\|:-*inf' out)" 0 'no number that is none, either'
# ---- bursts ----

# stream POINTS FUNCTION...: a run with checkpoints; FUNCTION is "NAME CALLS..."
# with the calls until each.
stream() {
	local points=$1 function calls
	shift
	printf '{"type":"run","id":"b","status":"done","result":{"success":true}}\n'
	for ((k = 1; k <= points; k++)); do
		printf '{"type":"point","run":"b","point":"%d","wall_s":%d,"calls":%d}\n' $k $k $k
		for function; do
			read -r -a calls <<<"$function"
			printf '{"type":"func","run":"b","point":"%d","kind":"func","full_name":"x.py:1 %s","module":"x.py","lineno":1,"name":"%s","ncall":%s,"nactualcall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
				$k "${calls[0]}" "${calls[0]}" "${calls[k]}" "${calls[k]}" \
				"$k" "0.$k" "0.$k"
		done
	done
	for function; do
		read -r -a calls <<<"$function"
		printf '{"type":"func","run":"b","point":"","kind":"func","full_name":"x.py:1 %s","module":"x.py","lineno":1,"name":"%s","ncall":%s,"nactualcall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
			"${calls[0]}" "${calls[0]}" "${calls[k - 1]}" "${calls[k - 1]}" "$k" "0.$k" "0.$k"
	done
}
# Few calls, more of them late: 1, 3, 17, 4, 8 and 33 between checkpoints.
stream 9 'main 11 20 39 68 122 320 555 858 1220' \
	'burst 9 9 9 10 13 30 34 42 75' >bursts
run_in bursts prof-scale -b '*main' --min-share 0
is "$(law burst ncall | grep within | value confidence | grep -c firm)" 0 \
	'calls in bursts have no firm law'
# The same shape with a hundred thousand times as many is one.
stream 9 'main 11 20 39 68 122 320 555 858 1220' \
	'often 6050 20000 76050 231200 744200 5120000 15401250 36808200 74420000' >often
run_in often prof-scale -b '*main' --min-share 0
within often ncall confidence firm
within often ncall verdict quadratic

# Functions one after the other: none of them is a loop's body, unless they are few
# or a fourth of them is in step.
alone() { # alone NAME K: rises by 10 to 640 at a time, in an order of its own
	local i sum=1 sums=1
	for i in 1 2 3 4 5 6 7; do
		sum=$((sum + (10 << ($2 * i + $2 / 7) % 7)))
		sums="$sums $sum"
	done
	echo "$1 $sums"
}
while read -r axes functions; do
	list=()
	for k in $functions; do list+=("$(alone "f${#list[@]}" "$k")"); done
	stream 8 "${list[@]}" >imports
	run_in imports prof-scale -b auto --min-share 0
	is "$(grep -c '"code":"no-axis"' out)" "$axes" \
		"no axis: $axes, of functions that rise as $functions"
done <<'EOF'
0 1 2 3 4 5 6
1 1 2 3 4 5 6 8
0 1 2 3 4 5 8 6 6
1 1 2 3 4 5 8 9 6 6
0 1 2 3 4 5 8 9 6 6 6
EOF
# A loop that comes after a long start-up, as under a test runner.
stream 12 'a 1 30 31 60 61 90 90 90 90 90 90 90' \
	'b 1 2 50 51 80 99 99 99 99 99 99 99' \
	'load 0 0 0 0 0 40 80 160 320 640 1280 2560' \
	'same 0 0 0 0 0 1600 6400 25600 102400 409600 1638400 6553600' >late
run_in late prof-scale -b auto --min-share 0
within same ncall by 'x.py:1 load'
within same ncall verdict quadratic

# kind_of 'NAME ORIGIN TIMES...' < STREAM: origins, and how many times as much
# inclusive time it takes.
kind_of() {
	jq -c --arg list "$1" '($list | split(", ") | map(split(" ") |
			{key: .[0], value: .[1:]}) | from_entries) as $of |
		if $of[.name // ""] then . + {origin: $of[.name][0],
			ttot_s: (.ttot_s * ($of[.name][1] | tonumber))} else . end'
}
late=('load 0 0 0 0 0 40 80 160 320 640 1280 2560'
	'same 0 0 0 0 0 1600 6400 25600 102400 409600 1638400 6553600')
# What calls it as often, and takes more time, is less known than one's own.
stream 12 "${late[@]}" 'runner 0 0 0 0 0 20 40 80 160 320 640 1280' >suite
kind_of 'runner harness 9, load own 1, same own 1' <suite >known
run_in known prof-scale -b auto --min-share 0
within same ncall by 'x.py:1 load'
kind_of 'runner harness 9, load library 1, same library 1' <suite >unknown
run_in unknown prof-scale -b auto --min-share 0
within same ncall by 'x.py:1 runner'
# Called often before the loop and in it: no loop outside of it, which is called
# no more often.
while read -r by calls; do
	stream 12 "${late[@]}" "other $calls" \
		"step 0 0 0 0 0 80 160 320 640 1280 2560 5120" >around
	kind_of 'other harness 1.1' <around >around-more
	run_in around-more prof-scale -b auto --min-share 0
	within same ncall by "x.py:1 $by"
done <<'EOF'
other 1 1 1 1 1 600 900 1200 1500 1800 2100 2560
load 1 1 1 1 1 600 900 1200 1500 1800 2100 2561
EOF
# Imports, one after the other, are a phase before it, however long; what else is
# as long is not known to be one.
nothing='0 0 0 0 0 0 0 0 0 0 0 0 0 0'
steps='1 2 3 4 5 6 7 8 9 10 11 12 13 14'
stream 22 "find $steps 14 14 14 14 14 14 14 14" \
	"regex $steps 15 16 17 18 19 20 21 22" \
	"load $nothing 20 40 80 160 320 640 1280 2560" \
	"same $nothing 400 1600 6400 25600 102400 409600 1638400 6553600" |
	jq -c 'if .name == "find" and (.ttot_s > 14) then .ttot_s = 14 else . end' >phases
kind_of 'find import 1' <phases >imported
run_in imported prof-scale -b auto --min-share 0
within same ncall by 'x.py:1 load'
within same ncall verdict quadratic
kind_of 'find standard 1' <phases >imported
run_in imported prof-scale -b auto --min-share 0
within same ncall by 'x.py:1 regex'
# Imports to the end are most of the run, or they are not: seconds a checkpoint.
while read -r early late by; do
	stream 22 "find $steps 15 16 17 18 19 20 21 22" \
		"regex $steps 15 16 17 18 19 20 21 22" |
		jq -c --argjson early "$early" --argjson late "$late" \
			'if .name == "find" then (if .point == "" then 22 else
			.point | tonumber end) as $at | .ttot_s = $early *
			([$at, 14] | min) + $late * ([$at - 14, 0] | max) else . end' |
		kind_of 'find import 1' >imported
	run_in imported prof-scale -b auto --min-share 0
	within regex ncall by "$by"
done <<'EOF'
0.9 0.2
0.4 0.4 x.py:1 regex
EOF
# Where no function of account is called in the loop, what the run cost is told
# as that of a run without checkpoints.
while read -r share answer; do
	{
		inside rest 2000 <<<"tick func 0 1 1 0 $share 1" | bare | sed 's|"status":"done"|"size":1,&|'
		printf '{"type":"func","run":"rest","point":"","kind":"func","full_name":"x.py:1 main","module":"x.py","lineno":1,"name":"main","ncall":1,"ttot_s":99,"tsub_s":99,"own_s":99}\n'
	} >loop
	run_in loop prof-scale
	is "$(jq -r 'select(.type == "answer") | .outcome + " " + .name' out)" \
		"$answer" "the loop takes $share s a round"
done <<'EOF'
0 few-sizes main
1 clean tick
EOF
# ---- a function that is called once: n is the passes of its loop ----
cat >spec <<'EOF'
once func 1 0 0 0 1e-7 2
once.<for> loop 0 1 1 0 1e-7 2
EOF
inside job 2000 <spec >loop
run_in loop prof-scale -b auto
is_status 0 'a loop'
within once own p 2
within once own by 'x.py:1 once.<for>'
within once ncall p 0
run_in loop prof-scale -b '*once*'
is "$status $(law once own | value by)" '0 x.py:1 once' 'a pattern names functions'
run_in loop prof-scale -b '*once.<for>'
within once own by 'x.py:1 once.<for>'
run_in loop prof-scale -b auto
has out '"code":"auto-axis","run":"job","full_name":"x.py:1 once.<for>","text":"n is the passes of once.<for>: 1 of the 1' \
	'is n, and that is said'
is "$(grep -c '"name":"once.<for>"' out)" 0 'and has no law of its own'
prof-cause <out | prof-report | tr '\n' ' ' >report
has report 'each pass of its loop in line 1 costs more the later it comes' 'in words'
has report 'takes 100 % of the computing time' 'and no time'
has report '1,656 passes of the loop of `once` (line 1)' 'with the place of the loop'
is "$(grep -c 'called once' report)" 0 'its calls do not matter'
# Of a run that was cut short its passes at the end are not known: what it took
# since the last checkpoint is no cost of those before.
inside job 2000 0 cut <spec | grep -v '"point":"".*"kind":"loop"' >cut-short
run_in cut-short prof-scale -b auto
about once own p_end 2 0.01

# found NAME LINENO: the lines of a function have the kind line, and a number.
found() {
	sed "s/\"kind\":\"func\",\"full_name\":\"x.py:1 $1\"/\"kind\":\"line\",\"full_name\":\"x.py:1 $1\"/
		/\"name\":\"$1\"/s/\"lineno\":1/\"lineno\":$2/"
}
# lines A B: the function is found A times n in line 7, B times n in line 8.
lines() {
	cat >spec <<-EOF
		once func 1 0 0 0 1e-7 2
		once.<for> loop 0 1 1 0 0 0
		seven func 0 $1 1 0 0 0
		edge once seven 0 $1 1 0 0 0
		eight func 0 $2 1 0 0 0
		edge once eight 0 $2 1 0 0 0
	EOF
	inside job 2000 <spec | found seven 7 | found eight 8 >loop
	run_in loop prof-scale -b auto
}
lines 0.03 0.01
within once own by 'x.py:1 once.<for>'
within once own hot_line 7
about once own hot_share 0.75 0.01
within once ncall hot_line ''
is "$(grep -c '"name":"seven"\|"name":"eight"' out)" 0 'lines have no laws'
prof-cause <out >causes
is "$(grep '"type":"cause"' causes | value hot_line)" 7 'of the cause, too'
prof-report <causes | tr '\n' ' ' >report
has report 'costs more the later it comes, most of all in line 7' 'and said'
lines 0.01 0.03
within once own hot_line 8
lines 0.015 0.015
prof-cause <out | prof-report | tr '\n' ' ' >report
has report 'most of all in line 7' 'half is most'
lines 0.003 0.0015
within once own hot_line ''
# operated N OPERATION: of 0.4 n samples of the function N n are at it.
operated() {
	local word=${2// /_}
	cat >spec <<-EOF
		once func 1 0 0 0 1e-7 2
		once.<for> loop 0 1 1 0 0 0
		seven func 0 0.4 1 0 0 0
		edge once seven 0 0.4 1 0 0 0
		once.<op_$word> operation 0 $1 1 0 0 0
		edge once once.<op_$word> 0 $1 1 0 0 0
	EOF
	inside job 2000 <spec | found seven 7 | sed "s/op_$word/op $2/g
		/\"caller\"/s/\"kind\":\"func\",\(\"[^\"]*\":\"[^\"]*<op\)/\"kind\":\"operation\",\1/" >loop
	run_in loop prof-scale -b auto
	prof-cause <out >causes
	prof-report <causes | tr '\n' ' ' | tr -s ' ' >report
}
operated 0.3 'in list seen'
within once own operation 'in list seen'
about once own operation_share 0.75 0.01
is "$(grep -c '"name":"once.<op' out)" 0 'which has no law'
is "$(grep '"type":"cause"' causes | value operation)" 'in list seen' \
	'of the cause, too'
grep -v '"kind":"loop"' loop >no-loop
run_in no-loop prof-scale -b auto
is "$(grep '"type":"answer"' out | value outcome)" few-sizes \
	'samples of the time are no n'
has causes '"advice":"Membership in a list compares its items one by one;' \
	'with what to do'
has report '75 % of its time goes to `in seen`, on a list. Membership in' 'in words'
operated 0.195 'in list seen'
within once own operation 'in list seen'
has_not causes '"advice"' 'less than half of the time explains little'
operated 0.205 'in list seen'
has causes '"advice"' 'half of it does'
operated 0.003 'in list seen'
within once own operation ''
while IFS='|' read -r operation expression advice; do
	operated 0.3 "$operation"
	has report " goes to \`$expression\`" "$operation: $expression"
	has report ". $advice" "$operation: $advice"
done <<'EOF'
in tuple xs|in xs|Membership in a tuple compares its items
in str self.text|in self.text|The str is searched from its beginning
.insert list xs|xs.insert()|insert() moves all items
.pop list self.xs|self.xs.pop()|pop() of another item than the last
.remove list xs|xs.remove()|remove() compares the items
.index list xs|xs.index()|index() compares the items of a list
.index str text|text.index()|The str is searched from its beginning
.count tuple xs|xs.count()|count() compares all items of a tuple
.sort list xs|xs.sort()|The whole list is sorted each time
sorted set xs|sorted(xs)|The whole set is sorted each time
sum list|sum(...)|Each time all items of the list are looked at
max list xs|max(xs)|Each time all items of the list are looked at
list set xs|list(xs)|All items of the set are copied each time
join list parts|join(parts)|All parts are joined each time
search str text|search(text)|The str is searched from its beginning
f{} str out|f"{out}..."|Adding to a str copies all that there is
.read file f|f.read()|More is read each time
.execute query db|db.execute()|Each query looks at more rows
.execute page db|db.execute()|OFFSET goes through all rows
dumps list rows|dumps(rows)|The whole list is written each time
EOF
# A loop that does more than to look is none that a dict replaces.
operated 0.35 '== list seen'
has report ' goes to `for ... in seen`' 'a search by hand'
has report '. An inner loop looks through the list for what is equal' 'and what finds it'
operated 0.3 '== list seen'
has_not causes '"advice"' 'three quarters are not enough'

# What is cheap on that type is no cause: nothing is said.
for operation in 'in set seen' 'in dict seen' '+= list xs' '.append list xs' \
	'.pop dict xs' '.get dict xs' 'len list xs'; do
	operated 0.3 "$operation"
	has_not causes '"advice"' "$operation: no advice"
	has_not report 'of its time goes to' 'and nothing is said'
done
# The length of a variable is n where nothing else is; beside a loop it is told.
grown() {
	sed 's/list_seen/list seen/g
		/"caller"/s/"kind":"func",\("[^"]*":"[^"]*list seen\)/"kind":"length",\1/'
}
cat >spec <<'EOF'
once func 1 0 0 0 1e-7 2
once.<list_seen> length 0 1 1 0 0 0
edge once once.<list_seen> 0 1 1 0 0 0
EOF
inside job 2000 <spec | grown >loop
run_in loop prof-scale -b auto
within once own by 'x.py:1 once.<list seen>'
within once own variable 'list seen'
within once own length 1656
has out 'n is the items of once.<list seen>' 'said so'
prof-cause <out | prof-report | tr '\n' ' ' >report
has report 'each item costs more the longer its list `seen` gets, in' 'in words'
has report 'at n = 1,656 items of list `seen` of `once`' 'and n'
cat >>spec <<'EOF'
once.<for> loop 0 1 1 0 0 0
EOF
inside job 2000 <spec | grown >loop
run_in loop prof-scale -b auto
within once own by 'x.py:1 once.<for>'
prof-cause <out | prof-report | tr '\n' ' ' >report
has report 'the later it comes; its list `seen` has grown to 1,656' \
	'a loop goes before it'
cat >spec <<'EOF'
once func 1 0 0 0 1e-7 2
once.<for> loop 0 1 1 0 1e-7 2
body func 0 1 1 0 1e-9 1
EOF
inside job 2000 <spec >loop
run_in loop prof-scale -b auto
within once own by 'x.py:1 body'

done_testing
