#!/usr/bin/env bash
# prof-diff of scale lines: whose growth changed.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

# law MODULE:LINE NAME METRIC P LO HI VERDICT CONFIDENCE [CLASS [SHARE]]
law_() {
	printf '{"type":"scale","by":"size","full_name":"%s %s",' "$1" "$2"
	printf '"module":"%s","lineno":%s,"name":"%s","kind":"func",' \
		"${1%:*}" "${1##*:}" "$2"
	printf '"metric":"%s","points":[[100,1],[1600,%s]],' "$3" "${11:-16}"
	printf '"n_min":100,"n_max":1600,"p":%s,"p_lo":%s,"p_hi":%s,' "$4" "$5" "$6"
	printf '"class":"%s","verdict":"%s","confidence":"%s","share":%s}\n' \
		"${9:-n}" "$7" "$8" "${10:-0.2}"
}

# columns COLUMN...: those columns of the diff lines in CSV.
columns() {
	awk -F, -v names="$*" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			  n = split(names, want, " "); next }
		{ for (i = 1; i <= n; i++)
			printf "%s%s", $at[want[i]], i < n ? " " : "\n" }' out
}

# ---- from runs to classes ----
laws '100 200 400 800 1600' <<'EOF' | prof-scale >a.scale
stays func 1 1 1e-4 1
grew func 1 1 1e-4 1
mended func 1 1 1e-7 2
often func 1 1 1e-4 1
gone func 1 1 1e-4 1
EOF
laws '100 200 400 800 1600' <<'EOF' | prof-scale >b.scale
stays func 1 1 2e-4 1
grew func 1 1 1e-6 2
mended func 1 1 1e-4 1
often func 1 2 1e-4 1
new func 1 1 1e-4 1
EOF
run prof-diff -o csv a.scale b.scale
is_status 1 'something got worse'
has err 'laws are worse in b.scale than in a.scale' 'which is said'
is "$(columns name metric verdict_a verdict_b verdict | grep ' own')" \
	'grew own linear quadratic worse
new own  linear worse
mended own quadratic linear better
stays own linear linear same
often own linear linear same
gone own linear  ' 'worse first'
is "$(columns name metric class_a class_b verdict q | grep '^often ncall')" \
	'often ncall n n^2 worse ' 'exact counts decide by themselves'
is "$(columns name metric a b ratio | grep '^grew own')" \
	'grew own 0.16 2.56 16' 'the values at the same n'
has err 'laws of one side only' 'laws of one side are counted'
has err 'functions without a partner on the other side, or not to be told from others of their name: 2, the largest are ' \
	'functions, too'
run prof-diff -o csv b.scale a.scale
is "$(columns name metric verdict | grep '^grew own')" 'grew own better' \
	'the other way round'
run prof-diff --share 0.99 a.scale b.scale
is_status 0 'small functions are not held to it'
run prof-diff a.scale a.scale.copy
is_status 4 'a file that is not there'
cp a.scale again.scale
run prof-diff -o csv a.scale again.scale
is_status 0 'the same twice'
is "$(columns verdict | sort -u)" same 'nothing changed'

# ---- functions that only the new group has ----
news() { # news "LAW OF A" "LAW OF B" OPTION...: the verdict of what is new
	local a=$1 b=$2
	shift 2
	law_ x.py:1 f own 1 0.9 1.1 linear firm >news.a
	law_ x.py:1 f own 1 0.9 1.1 linear firm >news.b
	# shellcheck disable=SC2086
	[ -z "$a" ] || law_ $a >>news.a
	# shellcheck disable=SC2086
	law_ $b >>news.b
	run prof-diff -o csv "$@" news.a news.b
	echo "$(columns name verdict | grep '^new') $status"
}
while IFS='|' read -r a b wanted what; do
	# shellcheck disable=SC2086
	is "$(news "${a% }" "$b")" "new ${wanted# }" "new: $what"
done <<'EOF2'
 | x.py:9 new own 2 1.9 2.1 quadratic firm n^2 0.02 | worse 1| quadratic, for sure
 | x.py:9 new ncall 2 2 2 quadratic firm n^2 0.02 | worse 1| by its calls
 | x.py:9 new own 2 1.9 2.1 quadratic firm n^2 0.001 | worse 0| quadratic, but small
 | x.py:9 new own 1 0.9 1.1 linear firm n 0.02 | worse 1| linear, and it costs
 | x.py:9 new own 1 0.9 1.1 linear firm n 0.001 |  0| linear, and small
 | x.py:9 new own 2 1.1 2.9 quadratic undecided n^2 0.001 |  0| open, and small
x.py:5 none own 1 0.9 1.1 linear firm n 0 | x.py:9 new own 1 0.9 1.1 linear firm n 0.02 | worse 1| beside one without a share
x.py:5 A.new own 2 1.9 2.1 quadratic firm n^2 | y.py:9 new own 2 1.9 2.1 quadratic firm n^2 |  0| moved
EOF2

# ---- lines shifted, classes renamed ----
{
	law_ /v/site-packages/p/q.py:10 A.get own 1 0.9 1.1 linear firm
	law_ /v/site-packages/p/q.py:40 B.get own 2 1.9 2.1 quadratic firm n^2
} >old.scale
{
	law_ /w/site-packages/p/q.py:13 B.get own 1 0.9 1.1 linear firm
	law_ /w/site-packages/p/q.py:43 B.get own 2 1.9 2.1 quadratic firm n^2
} >new.scale
run prof-diff -o csv old.scale new.scale
is "$(columns lineno verdict)" '13 same
43 same' 'a function on another line, under another class'
sed '1d' new.scale >fewer.scale
run prof-diff -o csv old.scale fewer.scale
is "$(columns lineno p_a p_b | sort)" '10 1 
43 2 2' 'one of two went'
has err 'largest are p/q.py:10 A.get (16 s)' 'and is named'
law_ /v/site-packages/p/q.py:10 A.get ncall 1 1 1 linear firm n 0.2 5000 >>old.scale
run prof-diff -o csv old.scale fewer.scale
has err 'largest are p/q.py:10 A.get (16 s)' 'with its time, not with its calls'

# ---- chance ----
{
	for i in $(seq 1000); do
		law_ x.py:$i f$i own 1 0.7 1.3 linear firm
	done
	law_ x.py:2000 real own 1 0.95 1.05 linear firm
} >many_a
{
	for i in $(seq 1000); do
		# Three are 2.4 deviations away: of thousand that is chance.
		p=1 lo=0.7 hi=1.3 v=linear
		[ "$i" -gt 3 ] || p=1.52 lo=1.22 hi=1.82 v=superlinear
		law_ x.py:$i f$i own $p $lo $hi $v firm
	done
	law_ x.py:2000 real own 1.9 1.8 2 quadratic firm n^2
} >many_b
run prof-diff -o csv many_a many_b
is_status 1 'one of thousand'
is "$(columns name verdict | grep -v same)" 'real worse
f1 ~
f2 ~
f3 ~' 'what chance does among so many is not said'
grep -E '"f1"' many_a >few_a
grep -E '"f1"' many_b >few_b
run prof-diff -o csv few_a few_b
is "$(columns name verdict)" 'f1 worse' 'alone, the same is believed'

# ---- undecided, small steps, far within a band ----
{
	law_ x.py:1 open own 1 0.9 1.1 linear firm
	law_ x.py:2 edge own 1.05 1.04 1.06 linear firm
	law_ x.py:3 cubic own 1.9 1.8 2 quadratic firm n^2
	law_ x.py:4 wide own 1.9 0.9 2.9 quadratic provisional n^2
} >c_a
{
	law_ x.py:1 open own 2 1.9 2.1 quadratic undecided n^2
	law_ x.py:2 edge own 1.15 1.14 1.16 near-linear firm
	law_ x.py:3 cubic own 2.9 2.8 3 quadratic firm n^3
	law_ x.py:4 wide own 2.6 1.6 3.6 quadratic provisional n^2
} >c_b
run prof-diff -o csv c_a c_b
is "$(columns name verdict | sort)" 'cubic worse
edge same
open ~
wide ~' 'what is open, what is a step over an edge, what has no upper edge'
run prof-diff -o text c_a c_b
golden prof-diff-laws
has err 'of 4 pairs of laws 1 are open, since a verdict is undecided' 'is counted'
{
	sed -n 1p c_a
	law_ x.py:5 none own null null null linear firm
} >d_a
sed 's/"undecided"/"firm"/' d_a >d_b
sed -i '1s/"firm"/"undecided"/' d_b
run prof-diff -o csv d_a d_b
has err 'of 2 pairs of laws 1 are open, since a verdict is undecided, and 1 have no exponent' \
	'as many of each'
sed 's/cubic/the_entry_point_of_a_rather_long_name/g; s/,1],\[1600,16\]/,0.001234567],[1600,0.0001234567]/' c_a >long_a
sed 's/cubic/the_entry_point_of_a_rather_long_name/g; s/,16\]/,0.00001234567]/' c_b >long_b
run prof-diff -o text long_a long_b
is "$(awk 'length > 100' out)" '' 'a table for eyes is no wider than 100 columns'
has out 'the_e..r_long_name' 'both ends of a long name are in it'

# ---- bad input ----
{
	law_ x.py:1 f own 1 0.9 1.1 linear firm
	law_ x.py:2 g own 1 0.9 1.1 linear firm
	law_ x.py:3 h own 1 0.9 1.1 linear firm
	law_ x.py:4 k own 1 0.9 1.1 linear firm
} >ok.scale
{
	law_ x.py:1 f own 1 0.9 1.1 linear firm | sed 's/"p":1,//'
	law_ x.py:2 g own 3 0.9 1.1 linear firm
	law_ x.py:3 h own 1 0.9 1.1 linear firm
	law_ x.py:3 h own 2 1.9 2.1 quadratic firm n^2
	law_ x.py:4 k own 1 0.9 1.1 sideways firm
} >odd.scale
run prof-diff -o csv ok.scale odd.scale
is "$(columns name verdict | sort)" 'f 
g 
h worse
k ' 'no exponent, one outside its interval, a law twice, an unknown verdict'
has err '2 laws, each contradicts itself' 'contradictions are told'
has err '1 law stands more than once in odd.scale: the last line counts' \
	'laws that stand twice, too'
has err 'and 1 have no exponent or no interval' 'and those without'
sed 's/"p":1,/"p":1e999,/' ok.scale >huge.scale
run prof-diff ok.scale huge.scale
is_status 3 'a number that overflows'
has err 'prof-diff: huge.scale:1:' 'file and line'
sed 's/"metric":"own",//' ok.scale >nothing.scale
run prof-diff ok.scale nothing.scale
is_status 3 'a law of nothing'
sed 's/"by":"size"/"by":"iterations"/' ok.scale >axis.scale
run prof-diff -o csv ok.scale axis.scale
is_status 0 'another axis'
is "$(columns verdict | sort -u)" '' 'is not compared'
has err '4 pairs of laws are not compared: n is size in ok.scale and iterations in axis.scale' 'and told'
sed 's|"by":"size"|"by":"/a/p/d.py:7 A.next"|' ok.scale >drive.a
sed 's|"by":"size"|"by":"/b/p/d.py:9 B.next"|' ok.scale >drive.b
run prof-diff -o csv drive.a drive.b
is "$(columns verdict | sort -u)" same 'one driver in two environments is one axis'
# shellcheck disable=SC2088 # A tilde as it is written.
tree() { # tree ROOT: its laws, n the calls of a function in it
	printf '{"type":"run","id":"r","size":4,"status":"done","result":{"own_folders":["~/%s"]}}\n' "$1"
	law_ "~/$1/job.py:1" f own 1 0.9 1.1 linear firm
	law_ "~/$1/a/u/x.py:1" f own 1 0.9 1.1 linear firm
	law_ "~/$1/b/u/x.py:1" f own 2 1.9 2.1 quadratic firm n^2
}
for root in w1 w2; do
	tree $root | sed "s|\"by\":\"size\"|\"by\":\"~/$root/job.py:9 next\"|" >$root.scale
done
run prof-diff -o csv w1.scale w2.scale
# shellcheck disable=SC2088 # The same.
is "$(columns module verdict | sort)" '~/w2/a/u/x.py same
~/w2/b/u/x.py same
~/w2/job.py same' 'two clones'
sed 's/"n_min":100,"n_max":1600/"n_min":10000,"n_max":160000/' ok.scale >far.scale
run prof-diff -o csv ok.scale far.scale
has err 'laws of different ranges of n are compared: 100 to 1600 in ok.scale, 10000 to 160000 in far.scale' \
	'another range is warned of'
is "$(columns a b | sort -u)" ' ' 'and values at another n are no pair'
: >empty
run prof-diff ok.scale empty
is_status 3 'laws in one file only'
has err 'empty: no scale lines, but ok.scale has some' 'is said'
run_in empty prof-diff empty -
is_status 0 'two empty files are no failure'
for side in a b; do
	laws '100 200 400 800 1600' <<EOF2 | prof-scale -o csv >$side.csv
f func 1 1 1e-6 $([ $side = a ] && echo 1 || echo 2)
EOF2
done
run prof-diff -o csv a.csv b.csv
is "$(columns name metric a verdict | grep own)" 'f own  worse' \
	'tables, which have no points'

# ---- one stream: laws within runs ----
{
	for id in r1 r2; do
		printf '{"type":"run","id":"%s","label":"l%s","status":"done","result":{"success":true}}\n' $id $id
	done
	law_ x.py:1 f own 1 0.9 1.1 linear firm | sed 's/}$/,"within":"r1"}/'
	law_ x.py:1 f own 2 1.9 2.1 quadratic firm n^2 |
		sed 's/}$/,"within":"r2"}/'
	law_ x.py:1 f own 1.5 1.4 1.6 watch firm n^1.5
} >within
run prof-diff -k run r1 r2 within
is_status 1 'the laws within two runs'
is "$(grep -c '"type":"scale"' out)" 1 'the law of all runs passes'
is "$(grep '"type":"diff"' out | value within_b)" r2 'the runs are told'
run prof-diff -o csv -k label lr2 lr1 within
is "$(columns name verdict)" 'f better' 'by label'
run prof-diff -k run r1 r3 within
is_status 3 'a run that is not there'
# both "LAW WITHIN": of two streams, beside the law over runs.
both() {
	# shellcheck disable=SC2086 # a law is several words
	law_ x.py:1 f own $1 | sed 's/}$/,"within":"r"}/'
	law_ x.py:1 f own 1 0.9 1.1 linear firm
}
both '1 0.9 1.1 linear firm n' >a.both
both '2 1.9 2.1 quadratic firm n^2' >b.both
run prof-diff -o csv a.both b.both
is "$(columns name within_a verdict)" 'f r worse
f  same' 'one within a run and one over runs'

# ---- the report ----
run prof-diff a.scale b.scale
cp out both.jsonl
run_in both.jsonl prof-report
has out '## What changed class' 'the report has a section'
run_in both.jsonl prof-report --brief
has out '## What changed class' 'so has the short one, without a culprit'

done_testing
