#!/usr/bin/env bash
# Identity: one function under other names and on other lines, in prof-scale
# and prof-diff alike.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

# a_run ID SIZE [REV] [DIRTY]
a_run() {
	printf '{"type":"run","id":"%s","size":%s,"status":"done",' "$1" "$2"
	printf '"result":{"success":true,"git_rev":"%s","git_dirty":%s}}\n' \
		"${3:-}" "${4:-false}"
}

# func RUN MODULE:LINE NAME NCALL OWN
func() {
	printf '{"type":"func","run":"%s","kind":"func",' "$1"
	printf '"full_name":"%s %s","module":"%s","lineno":%s,' \
		"$2" "$3" "${2%:*}" "${2##*:}"
	printf '"name":"%s","ncall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
		"$3" "$4" "$5" "$5" "$5"
}

# builtin RUN NAME NCALL OWN
builtin_() {
	printf '{"type":"func","run":"%s","kind":"builtin","full_name":"%s",' \
		"$1" "$2"
	printf '"name":"%s","ncall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
		"$2" "$3" "$4" "$4" "$4"
}

# edge RUN CALLER MODULE:LINE NAME NCALL
edge() {
	func "$1" "$3" "$4" "$5" 0.1 |
		sed "s|\"func\"|\"edge\"|; s|\"kind\"|\"caller\":\"$2\",&|"
}

# points NAME: of the calls of every function of that name.
points() {
	grep "\"name\":\"$1\".*\"metric\":\"ncall\"" out | grep -v '"caller"' |
		grep -o '"points":[^a-z]*,"n_min' | sed 's/"points"://; s/,"n_min//' |
		sort
}

# ---- two commits: lines shifted, an environment moved, classes renamed ----
i=0
for n in 100 200 400 800; do
	i=$((i + 1))
	rev=aaaa111 by=0 get=A.get
	[ $i -lt 3 ] || rev=bbbb222 by=3 get=B.get
	p=/v$i/lib/python3.1$i/site-packages/p/q.py
	a_run r$i $n $rev
	func r$i $p:$((7 + by)) $get $n 1
	func r$i $p:$((40 + by)) B.get $((n * n)) 2
	func r$i $p:$((50 + by)) "f.<locals>.<lambda>" $((3 * n)) 1
	func r$i $p:$((60 + by)) "f.<locals>.<lambda>" $((5 * n)) 1
	func r$i $p:$((70 + by)) "rec'$i" $n 1
	builtin_ r$i "<function close at 0x7f$i>" $((2 * n)) 1
	edge r$i "$p:$((70 + by)) rec'$i" $p:$((40 + by)) B.get $((n * n))
done >commits
run_in commits prof-scale --min-share 0
is_status 0 'two commits'
is "$(points 'A.get')" '[[100,100],[200,200],[400,400],[800,800]]' \
	'lines, class and environment may differ'
is "$(points 'B.get')" '[[100,10000],[200,40000],[400,160000],[800,640000]]' \
	'of two functions of one name, each is itself'
is "$(points '.*lambda>')" '[[100,300],[200,600],[400,1200],[800,2400]]
[[100,500],[200,1000],[400,2000],[800,4000]]' 'lambdas in their order'
is "$(points 'rec.*')" '[[100,100],[200,200],[400,400],[800,800]]' \
	'levels of recursion are one function'
is "$(points '<function.*')" '[[100,200],[200,400],[400,800],[800,1600]]' \
	'addresses do not count'
is "$(grep -c '"caller".*"metric":"ncall","points":\[\[100,10000\],\[200,40000\],\[400,160000\],\[800,640000\]\]' out)" \
	1 'an edge is one through both commits, too'
has_not out '"code":"unmatched"' 'nothing is left over'
run_in commits prof-scale --min-share 0 -b '*.get_none'
is_status 2 'an axis that is not there'
run_in commits prof-scale --min-share 0 -b "*rec'1"
has out '"by":"/v1/lib/python3.11/site-packages/p/q.py:70 rec' \
	'an axis by one of its names'
is "$(points 'B.get')" '[[100,10000],[200,40000],[400,160000],[800,640000]]' \
	'counts in both commits'

# ---- a line that is another function in the other commit ----
{
	for n in 100 200; do
		a_run a$n $n aaaa111
		func a$n x.py:5 first 1 1
		func a$n x.py:10 get $n 1
		func a$n x.py:20 get $((n * n)) 1
		func a$n x.py:50 last 1 1
	done
	for n in 400 800; do
		a_run b$n $n bbbb222
		func b$n x.py:5 first 1 1
		func b$n x.py:10 get $((n * n)) 1
		func b$n x.py:40 last 1 1
	done
} >removed
run_in removed prof-scale --min-share 0
is "$(points get)" '[[100,10000],[200,40000]]
[[100,100],[200,200]]
[[400,160000],[800,640000]]' 'one of two went, and the text around does not tell which'
has out '"code":"unmatched","text":"3 functions are not in all of the 2 commits, or cannot be told from others of their name: x.py:10 get (1 s), x.py:10 get (1 s), x.py:20 get (1 s)"' \
	'which is told, with names and times'
sed 's/_s":1\([,}]\)/_s":0.25\1/g' removed >quick
run_in quick prof-scale --min-share 0
has out 'x.py:20 get (0.25 s)' 'less than a second, too'
sed 's/x.py:[45]0 last/x.py:15 last/; s/"lineno":[45]0/"lineno":15/' removed >told
run_in told prof-scale --min-share 0
is "$(points get)" '[[100,10000],[200,40000]]
[[100,100],[200,200],[400,160000],[800,640000]]' \
	'unchanged text around it: the same line is the same function'
has out '"text":"1 function is not in all of the 2 commits, or cannot be told from others of its name: x.py:20 get (1 s)"' \
	'the other has gone'

# ---- changes that were not committed make another text ----
{
	a_run r1 100 aaaa111
	func r1 x.py:10 f 100 1
	a_run r2 200 aaaa111 true
	func r2 x.py:12 f 200 1
} >dirty
run_in dirty prof-scale --min-share 0
is "$(points f)" '[[100,100],[200,200]]' 'uncommitted changes'
sed 's/true}}/false}}/' dirty >clean
run_in clean prof-scale --min-share 0
is "$(points f)" '[[100,100]]
[[200,200]]' 'within one commit another line is another function'

# ---- a failed run of another commit is no version ----
{
	cat clean
	a_run r3 400 bbbb222 | sed 's/"done"/"error"/; s/:true/:false/'
	func r3 y.py:1 other 1 1
} >failed
run_in failed prof-scale --min-share 0
has_not out '"code":"unmatched"' 'runs that take no part have no functions to match'

# ---- prof-diff knows the same ----
{ sed -n '/"id":"r1"/p; /"run":"r1"/p' commits; } >old.jsonl
{ sed -n '/"id":"r4"/p; /"run":"r4"/p' commits; } >new.jsonl
run prof-diff -o csv old.jsonl new.jsonl
is "$(grep -c ',ncall,[0-9]*,[0-9]*,' out)" 6 'prof-diff: all have a partner'
has out 'B.get,ncall,10000,640000,64' 'the right one'
has_not err 'without a partner' 'and nothing to tell'
{ sed -n '/"id":"a200"/p; /"run":"a200"/p' removed; } >two.jsonl
{ sed -n '/"id":"b800"/p; /"run":"b800"/p' removed; } >one.jsonl
run prof-diff -o csv two.jsonl one.jsonl
is "$(grep -c ',get,ncall,' out)" 3 'prof-diff: none is dropped'
has err 'not to be told from others of their name: 3, the largest are x.py:10 get (1 s), ' \
	'the largest are named'

done_testing
