#!/usr/bin/env bash
# prof-cause: who is blamed, by which law, in which order, and with what cost.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# ---- the law that a cause rests on: its own cost, or the calls it makes ----
while IFS='|' read -r name own calls wanted; do
	case $name in '' | '#'*) continue ;; esac
	tells "$name" .metric "${wanted# }" <<-EOF
		f ncall 1
		f own $own share=0.5
		f > g ncall $calls
		g ncall $calls
	EOF
done <<'EOF'
a time that is sure, calls that are not    |2          |2 sure=provisional lo=1.4| own
calls that are sure, a time that is not    |2 sure=provisional lo=1.5|2| ncall
no time that grows                         |1          |2| ncall
both are sure, the calls exact             |2          |2| ncall
both are sure, the calls are not exact     |2          |2 lo=1.9 hi=2.1| own
both are sure, exact calls of n^1.51       |2          |1.51| ncall
both are sure, exact calls of n^1.5        |2          |1.5| own
EOF
while read -r p lo line sure cost of_g wanted; do
	tells "own n^$p, $sure, from $lo, line $line, $cost s, of g $of_g s" .metric \
		"$wanted" <<-EOF
			f ncall 1
			f own $p lo=$lo points=$line sure=$sure last=$cost share=0.5
			f > g ncall 2
			f > g own 2 last=$of_g
			g ncall 2
			g own 2 last=$of_g
		EOF
done <<'EOF'
3    2.9  2    firm        5   1 own
2.61 2.31 2    firm        5   1 own
2.59 2.31 2    firm        5   1 ncall
2.61 2.29 2    firm        5   1 ncall
3    2.9  2    firm        1.1 1 own
3    2.9  2    firm        0.9 1 ncall
3    2.9  2    provisional 5   1 ncall
3    1    2.34 provisional 5   1 own
3    1    2.32 provisional 5   1 ncall
3    1    2.34 undecided   5   1 ncall
EOF
# Within a run: one test of many is none of the loop's.
while read -r times origin wanted; do
	blames "$times calls by what is $origin" "$wanted" <<-EOF
		call ncall 1 within=r origin=$origin last=100
		test ncall 0 within=r last=$times
		call > test ttot 2 within=r
		f ncall 1 within=r
		f own 2 within=r share=0.5
		test > f ttot 2 within=r
	EOF
done <<'EOF'
7 harness
8 harness f
7 library f
EOF
# Nor are calls in bursts, unless they take much of the time.
while read -r within share sure wanted; do
	blames "calls of n^2, $sure, $share of the time, $within" "$wanted" <<-EOF
		f ncall 1 $within
		f own 1 share=$share $within
		f > g ncall 2 sure=$sure lo=1.4 $within
		g ncall 2 $within
	EOF
done <<'EOF'
within=r 0.09 provisional
within=r 0.11 provisional f
within=r 0.09 firm f
line=1   0.09 provisional f
EOF
# Waiting must be firm: on a busy machine it has leaps.
while read -r metric sure wanted; do
	blames "a $metric of n^2, $sure" "$wanted" <<-EOF
		f ncall 1
		f own 1 share=0.5
		f $metric 2 sure=$sure share=0.5
	EOF
done <<'EOF'
wait firm        f
wait provisional
own  provisional f
EOF
tells 'a law of calls says whose' .law 'calls of g = 2n^2' <<'EOF'
f ncall 1
f own 1 share=0.5
f > g ncall 2 law="2n^2"
g ncall 2
EOF

# ---- the edge that is named ----
while IFS='|' read -r name of_g of_h wanted; do
	tells "$name" .entry.full_name "${wanted# }" <<-EOF
		f ncall 1
		f own 1 share=0.5
		f > g ncall $of_g
		f > h ncall $of_h
	EOF
done <<'EOF'
the more often, without times |1.9|2| h
the same the other way round  |2|1.9| g
EOF
while read -r p_of_g time_of_g p_of_h time_of_h wanted; do
	tells "g n^$p_of_g, $time_of_g s, h n^$p_of_h, $time_of_h s" \
		.entry.full_name "$wanted" <<-EOF
		f ncall 1
		f own 1 share=0.5
		f > g ncall $p_of_g
		f > g ttot 2 last=$time_of_g
		f > h ncall $p_of_h
		f > h ttot 2 last=$time_of_h
	EOF
done <<'EOF'
2 3 1.9 4 h
1.9 4 2 3 g
2 4 1.9 4 g
1.9 4 2 4 h
EOF

# ---- cost that moves to a caller comes on top of the caller's own ----
while IFS='|' read -r name own dumps wanted; do
	charges "$name" "${wanted# }" <<-EOF
		f ncall 0
		f own $own line=1
		median own 2 last=10 share=0.9 line=2 file=/lib/python3.11/m.py
		median ncall 1 share=0.9 line=2 file=/lib/python3.11/m.py
		f > median ncall 1 line=2 file=/lib/python3.11/m.py
		dumps own $dumps share=0.05 line=3 file=/lib/python3.11/m.py
		dumps ncall 1 share=0.05 line=3 file=/lib/python3.11/m.py
		f > dumps ncall 1 line=3 file=/lib/python3.11/m.py
	EOF
done <<'EOF'
the caller's does not grow           |1 last=0.1|1 last=0.5| f 2 10.1 median
the caller's small cost grows, too   |2 last=0.1|1 last=0.5| f 2 10.1 median
of the sum the larger part tells     |3 last=0.1|1 last=0.5| f 2 10.1 median
which may be the caller's            |3 last=11|1 last=0.5| f 3 21 median
two that move                        |1 last=0.1|2 last=5| f 2 15.1 median dumps
two that move, the other one dearer  |1 last=0.1|2 last=20| f 2 30.1 dumps median
EOF

# ---- why ----
while read -r calls wanted; do
	tells "each call grows, called n^$calls" '[.name, .why] | join(" ")' \
		"$wanted" <<-EOF
		f ncall $calls
		f own 3 share=0.5
	EOF
done <<'EOF'
1.3 f each-call-grows
1.31 f both
EOF
tells 'called too often by nobody who is known' .why called-too-often <<'EOF'
f ncall 2
f own 2 share=0.5
EOF
blames 'by somebody who is known' main <<'EOF'
main ncall 0
main > f ncall 2
main > f own 2
f ncall 2
f own 2 share=0.5
EOF
for kind in wait gc; do
	blames "$kind is not to blame" '' <<-EOF
		f ncall 1 kind=$kind
		f own 2 share=0.5 kind=$kind
		g ncall 2 kind=$kind
		g own 2 share=0.5 kind=$kind
	EOF
done
blames 'C is, where nobody is known to call it' f <<'EOF'
f ncall 1 kind=builtin
f own 2 share=0.5 kind=builtin
EOF
blames 'not where somebody is' '' <<'EOF'
f ncall 1 kind=builtin
f own 2 share=0.5 kind=builtin
g > f ncall 1 kind=builtin
EOF
blames 'nor if others call each other' f <<'EOF'
f ncall 1 kind=builtin
f own 2 share=0.5 kind=builtin
g > h ncall 1
EOF

# ---- C that calls back ----
blames 'who sorts, not sorted(), is to blame for the keys' f <<'EOF'
f ncall 1
f own 1 share=0.5
f > sorted ncall 1 kind=builtin
sorted ncall 1 kind=builtin
sorted > key ncall 2
EOF
blames 'not who is called as often as the keys' '' <<'EOF'
f ncall 1.8
f own 1.8 share=0.3 sure=undecided
f > sorted ncall 1 kind=builtin
sorted ncall 1 kind=builtin
sorted > key ncall 2
EOF
charges 'what the keys cost is charged, sorted() is none of it' 'f 2 5 key' <<'EOF'
f ncall 1
f own 1 last=1 share=0.1
f > sorted ncall 1 kind=builtin
sorted ncall 1 kind=builtin
sorted > key ncall 2
sorted > key own 2 last=4
key ncall 2
key own 2 last=4
EOF

# ---- families of those who are called too often ----
charges 'in step: the dearest stands for all' 'b 2 7 a' <<'EOF'
a ncall 2
a own 2 last=3 share=0.3
b ncall 2
b own 2 last=4 share=0.4
EOF
charges 'not in step: each by itself' 'b 2 4
a 2 3' <<'EOF'
a ncall 2
a own 2 last=3 share=0.3
b ncall 1.9
b own 2 last=4 share=0.4
EOF
charges 'of equal cost the first' 'a 2 8 b' <<'EOF'
a ncall 2
a own 2 last=4 share=0.4
b ncall 2
b own 2 last=4 share=0.4
EOF
# One count of five is off, the first, one between or the last.
while read -r counts wanted; do
	tells "counts in step: $counts" .name "$wanted" <<-EOF
		a ncall 2
		a own 2 last=3 share=0.3
		b ncall 2 values=$counts
		b own 2 last=4 share=0.4
	EOF
done <<'EOF'
10290,40000,160000,640000,2560000 b
10310,40000,160000,640000,2560000 b a
10000,41200,160000,640000,2560000 b
10000,41300,160000,640000,2560000 b a
10000,40000,160000,640000,2630000 b
10000,40000,160000,640000,2640000 b a
EOF

tells 'in step with the first of them' .name 'b c' <<'EOF'
a ncall 2 values=10000,40000,160000,640000,2560000
a own 2 last=3 share=0.3
b ncall 2 values=10000,41000,160000,640000,2560000
b own 2 last=4 share=0.4
c ncall 2 values=10000,42000,160000,640000,2560000
c own 2 last=2 share=0.2
EOF

# ---- within a run ----
# What grows within a run is none of its own where it is known why across runs.
within() {
	cat <<-EOF
		f ncall 1
		f own 2 last=5 share=0.5
		$1
		g ncall 2
		g ncall 1 within=r1
		g own 2 last=4 share=0.4 within=r1
	EOF
}
within 'f > g ncall 2' | blames 'a symptom within a run' f
within '' | blames 'growth within a run alone' 'f g'

# ---- the order ----
blames 'the dearest at the target first' 'b a c' <<'EOF'
a ncall 1
a own 2 last=4 target=3200 at_target=16
b ncall 1
b own 3 last=3 target=3200 at_target=24
c ncall 1
c own 2 last=3 target=3200 at_target=12
EOF
blames 'if that is the same, the dearest now' 'b a' <<'EOF'
a ncall 1
a own 2 last=3 target=3200 at_target=16
b ncall 1
b own 2 last=4 target=3200 at_target=16
EOF
for first in a b; do
	last=$(tr ab ba <<<$first)
	blames 'of counts as large, too' "$first $last" <<-EOF
		$first ncall 2 last=1e6
		$last ncall 2.6 last=1e6
	EOF
done
blames 'and then the first' 'a b' <<'EOF'
a ncall 1
a own 2 last=4
b ncall 1
b own 2 last=4
EOF

# ---- what is too small: 2 % now, and at the target ----
while read -r share last at_target wanted; do
	blames "$share of the time, $at_target of 200 s at the target" "$wanted" <<-EOF
		rest ncall 1
		rest own 1 last=98 target=3200 at_target=196 share=0.98
		rest tsub 1 last=98 target=3200 at_target=196
		f ncall 1
		f own 2 last=$last target=3200 at_target=$at_target share=$share
		f tsub 2 last=$last target=3200 at_target=$at_target
	EOF
done <<'EOF'
0.02 2 4 f
0.019 1.9 3.9
0.015 1.5 4.1 f
EOF
OPTIONS='--share 0.5' blames 'a share of a half' f <<'EOF'
f ncall 1
f own 2 last=5 share=0.5
EOF
OPTIONS='--share 0.51' blames 'a little less' '' <<'EOF'
f ncall 1
f own 2 last=5 share=0.5
EOF
blames 'without times every cause counts' f <<'EOF'
f ncall 1
f > g ncall 2
EOF
is "$(jq -c 'select(.type == "cause") | .symptoms[0] | keys' out)" \
	'["full_name","kind","ncall","p_ncall"]' 'and no symptom has one'

# ---- what a cause is charged with ----
charges 'what is called by it ever more often, by its part' 'f 2 8 g h' <<'EOF'
f ncall 1
f own 2 last=3 share=0.3
f > g ncall 2 last=100
f > g own 2 last=4
g ncall 2 last=400
g > h ncall 2 last=800
g > h own 2 last=4
h ncall 2
EOF
# What C costs is in the own cost of f.
charges 'by its part of the time, of C that calls back' 'f 2 3 map g' <<'EOF'
f ncall 1
f own 1.2 last=2 share=0.3 sure=undecided
f > map ncall 2 kind=builtin
f > map tsub 1 last=4 kind=builtin
f > map ttot 2 last=1 kind=builtin
map ncall 2 kind=builtin
map ttot 2 last=4 kind=builtin
map > g ncall 2
map > g own 2 last=4
EOF
charges 'not what is called in step with the data' 'f 2 3' <<'EOF'
f ncall 1
f own 2 last=3 share=0.3
f > g ncall 1
f > g own 2 last=4 sure=undecided
EOF
charges 'nor waiting, nor its own calls of itself' 'f 2 3' <<'EOF'
f ncall 1
f own 2 last=3 share=0.3
f > sleep ncall 2 kind=wait
f > sleep own 2 last=4 kind=wait
f > f ncall 2
f > f own 2 last=2
EOF
charges 'what it costs at the target decides' 'f 2 3
e 2 4' <<'EOF'
f ncall 1
f own 2 last=3 share=0.3 target=3200 at_target=17
e ncall 1
e own 2 last=4 share=0.4 target=3200 at_target=16
EOF

# ---- the callee that holds a tenth of its time ----
while read -r time wanted; do
	tells "a callee with $time of 10 s" '.callee.full_name // "-"' "$wanted" <<-EOF
		f ncall 1
		f own 2 last=3 share=0.3
		f ttot 2 last=10
		f > g ncall 1
		f > g ttot 1 last=$time
	EOF
done <<'EOF'
1 g
0.99 -
EOF
tells 'the one that holds most' .callee.full_name h <<'EOF'
f ncall 1
f own 2 last=3 share=0.3
f ttot 2 last=10
f > g ncall 1
f > g ttot 1 last=2
f > h ncall 1
f > h ttot 1 last=3
f > i ncall 1
f > i ttot 1 last=2.5
EOF

# ---- the digits of a cause ----
tells 'exponents to a thousandth, seconds to a microsecond, counts whole' \
	'[.p_ncall, .p_own, .p_tavg, .share, .at_target, .own_now_s,
	.p_lo, .p_hi] + [.symptoms[], .entry, .callee | .[] | numbers] |
	map(tostring) | join(" ")' '1.235 2.346 1.111 0.146914 107.530864 1.469136 2.346 2.346 2.568 123457 0.234568 123457 2.568 0.462 123457 2.568 2.679' <<'EOF'
f ncall 1.23456 last=12345.6
f own 2.34567 last=1.23456789 share=0.123456789 target=16000 at_target=98.7654321
f ttot 2.45678 last=9.87654321 share=0.123456789
f > g ncall 2.56789 last=123456.7 lo=2.45678 hi=2.67891
f > g own 2.56789 last=0.23456789 target=16000 at_target=8.76543219
f > g ttot 2.67891 last=4.56789123
g ncall 2.56789 last=123456.7
g own 2.56789 last=0.23456789 share=0.0234 target=16000 at_target=8.76543219
g ttot 2.67891 last=4.56789123 share=0.0234
EOF

# ---- the path: through the callers that most time comes through ----
path() {
	tells "$1" '.path | join(" ")' "$2"
}
path 'through the dearest caller' 'main b f' <<'EOF'
f ncall 1
f own 2 share=0.5
main > a ncall 1
main > b ncall 1
a > f ncall 1 last=900
a > f ttot 2 last=3
b > f ncall 1 last=700
b > f ttot 2 last=4
EOF
path 'where the time of one is known, through that' 'b f' <<'EOF'
f ncall 1
f own 2 share=0.5
a > f ncall 1 last=900
b > f ncall 1 last=700
b > f ttot 2 last=0.5
EOF
while read -r a b wanted; do
	path "without times, who calls most: $a or $b" "$wanted f" <<-EOF
		f ncall 1
		f own 2 share=0.5
		a > f ncall 1 last=$a
		b > f ncall 1 last=$b
	EOF
done <<'EOF'
900 700 a
700 900 b
800 800 a
EOF
path 'from outside of a recursion' 'b f' <<'EOF'
f ncall 1
f own 2 share=0.5
f > a ncall 1
a > f ncall 1 last=900
a > f ttot 2 last=4
b > f ncall 1 last=700
b > f ttot 2 last=3
EOF
path 'not through itself' 'b f' <<'EOF'
f ncall 1
f own 2 share=0.5
f > f ncall 1 last=900
f > f ttot 2 last=4
b > f ncall 1 last=700
b > f ttot 2 last=3
EOF
path 'a circle ends it' 'a b f' <<'EOF'
f ncall 1
f own 2 share=0.5
b > f ncall 1
a > b ncall 1
b > a ncall 1
EOF

# ---- calls that grow, at a cost that does not ----
while IFS='|' read -r why culprit own sure missed; do
	blames "$why" "$culprit" <<-EOF
		main ncall 0
		main own 1 last=100 share=0.9
		main > look ncall 1
		look ncall 1
		look own $own last=5 share=0.05 sure=$sure
		look > miss ncall 1.9
		look > miss own 1.9 last=$missed
		miss ncall 1.9
		miss own 1.9 last=$missed share=0.005 sure=undecided
	EOF
done <<'EOF'
a cache that is full: what is looked up costs as before, the rest next to nothing||1|provisional|0.2
unless what is missed costs something|look|1|provisional|3
or the look itself grows|look|1.6|provisional|0.2
or may|look|1|undecided|0.2
EOF

# ---- recursion: calls from outside count ----
charges 'who calls itself n^2 times, and is called n times' 'f 2 3' <<'EOF'
main > f ncall 1
f ncall 2
f > f ncall 2
f own 2 last=3 share=0.3
EOF
blames 'who is called n^2 times from outside is not to blame' main <<'EOF'
main ncall 0
main > f ncall 2
main > f own 2 last=3
f ncall 2
f > f ncall 1
f own 2 last=3 share=0.3
EOF
# Who calls a function of a recursion for another purpose, and spends next to
# nothing there, is not where its growth comes from.
while read -r others wanted; do
	blames "enter spends $others s in a part of the recursion" "$wanted" <<-EOF
		append ncall 1
		append > deepcopy ncall 1
		append > deepcopy ttot 2 last=2.4
		deepcopy ncall 2 origin=standard
		deepcopy ttot 2 last=2.4 origin=standard
		deepcopy own 2 last=1.4 share=0.5 origin=standard
		deepcopy > rebuild ncall 2
		deepcopy > rebuild ttot 2 last=2.4
		enter ncall 1
		enter > rebuild ncall 1
		enter > rebuild ttot 1 last=$others
		rebuild ncall 2 origin=standard
		rebuild ttot 2 last=2.4 origin=standard
		rebuild own 2 last=1 share=0.4 origin=standard
		rebuild > deepcopy ncall 2
		rebuild > deepcopy ttot 2 last=2.3
	EOF
done <<'EOF'
0.001 append
0.23 append
0.25 append enter
EOF
done_testing
