#!/usr/bin/env bash
# prof-cause: lines that contradict each other, values that cannot be, call
# graphs that go round in circles, and graphs so large that work must be linear.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

laws '100 200 400 800 1600' <<'EOF' | prof-scale --min-share 0 >across
main func 1 0 0.001 0
get func 1 1 1e-7 2
late func 1 1 1e-6 1
edge main get 1 1 1e-7 2
edge main late 1 1 1e-6 1
EOF

{
	cat across
	grep '"x.py:1 get"' across | grep -v '"caller"' |
		sed 's/"p":2,/"p":1,/'
} >contrary
run_in contrary prof-cause
is_status 0 'lines that contradict each other'
has out '"level":"warning","code":"contradiction","full_name":"x.py:1 get"' \
	'are said'
is "$(grep -c '"type":"cause"' out)" 0 'the last one counts'
{
	cat across
	sed 's/"by":"size"/"by":"iterations"/' across
} >mixed
run_in mixed prof-cause
has out 'are by another n' 'laws by two kinds of n are said'
cat across across >doubled
run_in doubled prof-cause
has_not out contradiction 'the same line twice is none'
is "$(grep -c '"type":"cause"' out)" 1 'and changes nothing'

sed 's/"share":[0-9.e-]*/"share":7/; s/"p_lo":[0-9.]*/"p_lo":99/
	s/,\[1600,[^]]*\]/,[1600,-1]/' across >impossible
run_in impossible prof-cause
is_status 0 'values that cannot be'
has out '"code":"impossible"' 'are said'
grep -v '"type":"\(scale\|answer\)"' out >ours
has_not ours '99' 'and not believed'
sed 's/\[1600,/[[1600],/' across >broken
run_in broken prof-cause
is_status 3 'points that are no pairs'
has err 'points is not [[n,y],...]' 'are named'
grep '"caller"' across >edges-only
run_in edges-only prof-cause
is_status 0 'edges without functions'

# graph COUNT: a call graph of that many functions, in one circle, with a hub
# that all call; every edge and every function grows.
graph() {
	awk -v count="$1" 'BEGIN {
		for (i = 0; i < count; i++) {
			law("f" i, "", 2, i % 3 + 1)
			law("f" ((i + 1) % count), "f" i, 2, 2)
			law("hub", "f" i, 2.6, 2)
			law("f" i, "hub", 2.6, 2)
		}
		law("hub", "", 3, 2)
	}
	function law(name, caller, p, own) {
		line(name, caller, "ncall", p, 100)
		line(name, caller, "own", own + p - 1, 0.01)
		line(name, caller, "ttot", 2, 0.5)
	}
	function line(name, caller, metric, p, y) {
		printf "{\"type\":\"scale\",\"by\":\"size\"," \
		    "\"full_name\":\"%s\",\"kind\":\"func\",", name
		if (caller != "")
			printf "\"caller\":\"%s\",", caller
		printf "\"metric\":\"%s\",\"points\":[[9,%g]],\"n_max\":9," \
		    "\"p\":%g,\"p_lo\":%g,\"p_hi\":%g,\"at_target\":%g," \
		    "\"verdict\":\"quadratic\",\"confidence\":\"firm\"}\n",
		    metric, y, p, p, p, y
	}'
}
work() { # work COUNT: instructions, nothing where they cannot be counted
	graph "$1" >graph
	valgrind --tool=callgrind --callgrind-out-file=calls \
		prof-cause <graph >out 2>err || return
	sed -n 's/^summary: //p' calls
}
small=$(work 200) large=$(work 1000)
if [ "$V" != asan ] && [ -n "$large" ]; then
	check "work is linear in functions: $small and $large instructions" \
		test "$large" -lt $((10 * small))
else
	skip 'instructions cannot be counted here'
fi
done_testing
