#!/usr/bin/env bash
# prof-scale: trend lines: do iterations get slower, does memory rise?
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# points RUN FORMULA...: twelve checkpoints of a run, K from 1 on; FORMULA gives
# keys in terms of k, of n, the iterations until then, and of the calls timed.
points() {
	python3 - "$@" <<'END'
import sys
n = 0
for k in range(1, 13):
    timed, n = int(10 * 1.4**k), n + int(10 * 1.4**k)
    row = {"iterations": n, "wall_s": 0.001 * n}
    for formula in sys.argv[2:]:
        key, value = formula.split("=", 1)
        row[key] = eval(value)
    text = ",".join('"%s":%s' % (x, y) for x, y in row.items() if y is not None)
    print('{"type":"point","run":"%s","point":"%d",%s}' % (sys.argv[1], k, text))
END
}

# trends KEY...: of each trend line these members, one line each.
trends() {
	jq -r --args 'select(.type == "trend") |
		[$ARGS.positional[] as $key | .[$key] // "-" | tostring] |
		join(" ")' "$@" <out
}

# ---- the time of an iteration ----
timed='timed=timed'
driver="driver='\"~/job/x.py:41 A.step\"'"

# paced NAME OUTCOME FIRST LAST: medians of 10 ms, those of the first third of
# the intervals FIRST and those of the last third LAST ms.
paced() {
	points r "$timed" "$driver" \
		"median_s=0.001 * ($3 if k <= 4 else 10 if k <= 8 else $4)" >in
	run_in in prof-scale
	is "$(trends metric statistic outcome name within)" \
		"tavg median $2 A.step r" "$1"
}
paced 'a fifth longer is slower' rises 10 12
paced 'a little less is not' steady 10 11.9
paced 'as much shorter is faster' falls 10 8.3
paced 'a little less is not, either' steady 10 8.4
paced 'what is between does not count' steady 10 10

points r "$timed" "$driver" 'median_s=(4 + k) / 1000' 'p99_s=0.01' \
	'worst_s=0.02' >in
run_in in prof-scale
is_status 0 'checkpoints alone'
is "$(trends statistic outcome n_min n_max first last change | head -n 1)" \
	'median rises 14 1943 0.005 0.016 2.230769' 'from where to where'
is "$(trends statistic outcome | tail -n 2 | xargs)" 'p99 steady worst steady' \
	'what the worst calls do'
is "$(jq -c 'select(.statistic == "worst") | .points[0, 11]' out | xargs)" \
	'[14,0.02] [1943,0.02]' 'each interval'
is "$(trends by kind full_name lineno | sort -u)" \
	'iterations func ~/job/x.py:41 A.step 41' 'whose calls'
cp out again
run_in again prof-scale
is "$(trends statistic | xargs)" 'median p99 worst' 'they are made anew'
run_in in prof-scale --pairs
is "$(trends statistic | xargs)" 'median p99 worst' 'beside pairs, too'
run_in in prof-scale -o csv
is_status 0 'a table'
has_not out trend 'has laws alone'

points r 'wall_s=1e-6 * n * n' >in
run_in in prof-scale
is "$(trends statistic outcome kind)" 'mean rises program' \
	'calls that were not timed: the mean of iterations'
points r "$timed" 'median_s=0.001' >in
run_in in prof-scale
is "$(trends statistic outcome kind)" 'median steady program' \
	'the calls of nobody knows whom'
points r 'iterations=None' >in
run_in in prof-scale
is "$(trends metric)" '' 'nothing that could be an iteration'
points r "timed=4 if k > 2 else timed" "$driver" 'median_s=0.001 * k' >in
run_in in prof-scale
is "$(jq -c 'select(.statistic == "median").points' out)" \
	'[[14,0.001],[33,0.002]]' 'an interval with four calls says nothing'
is "$(trends statistic outcome change | head -n 1)" 'median rises 2' \
	'two intervals are told apart'
points r "timed=4 if k > 1 else timed" "$driver" 'median_s=0.001 * k' >in
run_in in prof-scale
is "$(trends statistic)" mean 'one interval is none'


# A function that is called for a part of the run is no loop of it.
while read -r from until wanted; do
	points r 'iterations=None' "$driver" 'wall_s=0.1 * k' 'calls=n' \
		'rss_bytes=10**7 * k' 'median_s=0.001' \
		"timed=9 if $from < k <= $until else None" >in
	run_in in prof-scale
	is "$(trends metric | sort -u | xargs)" "$wanted" \
		"called from checkpoint $from to $until of twelve"
done <<'END'
0 12 rss tavg
6 12 rss tavg
0 5
7 12
END
points r 'iterations=None' 'timed=9' 'median_s=0.001' \
	"driver='\"x.py:1 load\"' if k < 5 else '\"~/job/x.py:41 A.step\"'" >in
run_in in prof-scale
is "$(trends name n_min n_max | sort -u)" 'A.step 9 72' \
	'what was timed before the loop began is not of the loop'

# ---- which run ----
short=('iterations=n // 2' "timed=timed // 2" "$driver" 'median_s=0.001')
{
	points short "${short[@]}"
	points long "$timed" "$driver" 'median_s=0.001 * k'
} >in
run_in in prof-scale
is "$(trends within outcome)" 'long rises' 'the longest run'
{
	points short "${short[@]}" 'iterations=None' 'calls=n'
	points long "timed=timed if k < 12 else None" "$driver" 'calls=2 * n' \
		'iterations=None' 'median_s=0.001 * k if k < 12 else None'
} >in
run_in in prof-scale
is "$(trends within outcome n_max)" 'long rises 1377' \
	'also where none of its calls ended at last'
{
	printf '{"type":"run","id":"%s","size":%s,"status":"done"}\n' short 100 long 200
	points short "${short[@]}" 'iterations=None' 'calls=n + 1'
	points long "$timed" "$driver" 'iterations=None' 'calls=n' 'median_s=0.001 * k'
} >in
run_in in prof-scale
is "$(trends within outcome)" 'long rises' 'that of the largest size, whatever it calls'
{
	printf '{"type":"run","id":"long","status":"error"}\n'
	points short "${short[@]}"
	points long "$timed" "$driver" 'median_s=0.001 * k'
} >in
run_in in prof-scale
is "$(trends within outcome)" 'short steady' 'one that failed only at need'

# ---- memory of the process ----

# resident NAME OUTCOME RSS: that of the process, from the tenth of the
# iterations on; they are 226 to 1943.
resident() {
	points r "rss_bytes=$3" >in
	run_in in prof-scale
	is "$(trends metric outcome kind within | grep rss)" \
		"rss $2 program r" "$1"
}
resident 'a quarter of a megabyte more' rises '10e6 + 262144 * (n - 226) / 1717'
resident 'less than that' steady '10e6 + 262143 * (n - 226) / 1717'
resident 'a hundredth more' rises '1e8 + 1e6 * (n - 226) / 1717'
resident 'less than a hundredth' steady '1e8 + 999999 * (n - 226) / 1717'
resident 'what grows at the beginning alone' steady '1e8 + 4100 * min(n, 60)'
resident 'one step' steady '1e8 + (5e7 if n > 500 else 0)'
resident 'memory that falls' steady '1e8 - 4100 * n'
resident 'a quarter of it in the second half' rises \
	'1e8 + (4e3 * (n - 226) if n < 1377 else 4.604e6 + 3.1 * (n - 1377) * 1e3)'
resident 'next to nothing of it in the second half' steady \
	'1e8 + 4e3 * min(n, 1377) + 0.1 * n'
is "$(trends n_min n_max | tail -n 1)" '226 1943' 'behind the start-up'
points r 'rss_bytes=1e8 + 4100 * n' 'blocks=50000 + 0.1 * n' >in
run_in in prof-scale
is "$(jq -r 'select(.type == "trend" and .metric == "rss") |
	[.first, .last, .each] | join(" ")' out)" '100926600 107966300 4100' \
	'from where to where, and how much an iteration'
is "$(trends metric outcome | grep blocks)" 'blocks rises' 'blocks that stay'
points r 'rss_bytes=1e8 + 4100 * n' 'blocks=50000 + 0.09 * n' >in
run_in in prof-scale
is "$(trends metric outcome | grep blocks)" 'blocks steady' 'fewer do not'
points r 'rss_bytes=1e8' | sed -n '/"point":"1[0-2]"/p' >in
run_in in prof-scale
is "$(trends metric | grep rss)" '' 'three checkpoints tell nothing'

# ---- memory that functions hold ----

# held RUN FORMULA...: twelve checkpoints, at which each function NAME of
# NAME=BYTES holds so many, and all of them together.
held() {
	local run=$1
	points "$run" 'rss_bytes=1e8 + 4100 * n'
	shift
	python3 - "$run" "$@" <<'END'
import sys
n = 0
for k in range(1, 13):
    n += int(10 * 1.4**k)
    at = '{"type":"memory","run":"%s","size":%d,"point":"%d",' % (
        sys.argv[1], n, k)
    total = 0
    for formula in sys.argv[2:]:
        name, text = formula.split("=", 1)
        bytes_held = int(eval(text))
        total += bytes_held
        print(at + '"kind":"func","full_name":"x.py:3 %s","held_bytes":%d}'
              % (name, bytes_held))
    print(at + '"kind":"program","full_name":"program","held_bytes":%d}' % total)
END
}
held r 'keep=4096 * n' 'cache=1e6 + 4096 * min(n, 100)' 'small=20 * n' >in
run_in in prof-scale
is "$(jq -r 'select(.metric == "held" and .type == "trend") |
	[.kind, .full_name, .outcome, .within] | join(" ")' out)" \
	'program program rises r
func x.py:3 keep rises r
func x.py:3 cache steady r' \
	'who holds more and more, and a cache that is full; who holds little has none'
is "$(trends metric | sort -u | xargs)" 'held tavg' \
	'the process holds more, for it is traced'
is "$(jq -r 'select(.full_name == "x.py:3 keep" and .type == "trend") |
	[.each, (.p * 10 | round)] | join(" ")' out)" '4096 10' \
	'how much an iteration, and as which power'
held r 'fixed=3e6' 'falls=4e6 - 1000 * n' >in
run_in in prof-scale
is "$(jq -r 'select(.metric == "held" and .type == "scale" and .kind == "func") |
	[.full_name, .class, .verdict, .points[0][1], .points[-1][1]] |
	map(tostring) | join(" ")' out)" 'x.py:3 fixed 1 sublinear 3000000 3000000
x.py:3 falls 1 sublinear 3986000 2623000' 'what does not rise has a law of its values'
cp out sorted
{ grep -v '"memory"' in && grep '"memory"' in | tac; } >turned
run_in turned prof-scale
check 'whatever the order of the lines' \
	sh -c 'sort out >a; sort sorted | cmp - a'

# moments N...: of checkpoints at N iterations those that a law of memory is of.
moments() {
	local k=0 n
	for n; do
		k=$((k + 1))
		printf '{"type":"point","run":"r","point":"%d","iterations":%d,"wall_s":%d}\n' \
			$k "$n" "$n"
		for name in func:keep program:program; do
			printf '{"type":"memory","run":"r","point":"%d","kind":"%s","full_name":"%s","held_bytes":%d}\n' \
				$k "${name%:*}" "${name#*:}" $((4096 * n))
		done
	done >in
	run_in in prof-scale
	jq -r 'select(.type == "scale" and .full_name == "keep") |
		[.points[][0]] | join(" ")' out
}
is "$(moments 2 10 20 21 40 80 160 320)" '10 20 40 80 160' \
	'memory at start-up, tear-down, and twice at nearly one n is no point'
is "$(moments 2 10 20 22 40 80 160 320)" '10 20 22 40 80 160' \
	'a tenth more is another n'

held r 'keep=33 * n' >in
run_in in prof-scale
is "$(trends metric kind full_name | grep held)" 'held program program' \
	'less than 64 kB are not told of'

for size in 100 200 400 800; do
	printf '{"type":"run","id":"r%s","size":%s,"status":"done","result":{"success":true}}\n' \
		"$size" "$size"
	printf '{"type":"func","run":"r%s","size":%s,"kind":"func","full_name":"x.py:3 f","ncall":%s,"tsub_s":1,"own_s":1,"ttot_s":1}\n' \
		"$size" "$size" "$size"
	for name in keep:$((size * 4096)) fixed:500000; do
		printf '{"type":"memory","run":"r%s","size":%s,"point":"1","kind":"func","full_name":"x.py:3 %s","held_bytes":%s}\n' \
			"$size" "$size" "${name%:*}" "${name#*:}"
	done
	printf '{"type":"memory","run":"r%s","size":%s,"point":"1","kind":"program","full_name":"program","held_bytes":%s}\n' \
		"$size" "$size" $((size * 4096 + 500000))
done >in
run_in in prof-scale
is "$(trends metric full_name outcome by within each)" \
	'held x.py:3 keep rises size - 4096
held x.py:3 fixed steady size - 0' 'over runs, with the input'
is "$(grep -ci ':-*nan\|:-*inf' out)" 0 'no number that is none'
done_testing
