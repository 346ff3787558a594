#!/usr/bin/env bash
# prof-cause: laws as a noisy machine makes them, and who is to mend what.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# ---- when growth is believed ----

# A function that is called n times, and what it costs.
while IFS='|' read -r name wanted law; do
	case $name in '' | '#'*) continue ;; esac
	blames "${name%"${name##*[! ]}"}" "${wanted// /}" <<-EOF
		f ncall 1
		f own $law
	EOF
done <<'EOF'
# Slopes of 1.96, 1.19, 1.92 and 2.04: no two estimators agree, all sizes do.
one slow run does not hide what all sizes show   |f| 2.04 lo=0.97 hi=3.12 sure=provisional values=1,3.9,8.9,33.5,138 share=0.9
# The growth is in the last run alone.
one slow run at the end makes no cause           | | 2.33 lo=1.0 hi=3.6 sure=provisional values=1,2.2,4.3,8.8,42 share=0.9
# Slopes of 0.79, 1.15, 2.52 and 2.03.
what takes most of the time is believed sooner   |f| 1.85 lo=0.12 hi=2.6 sure=provisional values=1,1.73,3.84,22,90 share=0.9
than one of many                                 | | 1.85 lo=0.12 hi=2.6 sure=provisional values=1,1.73,3.84,22,90 share=0.05
# Numbers read in random order, as they outgrow the cache.
a seventh of the time has to be surer            | | 1.72 lo=1.05 hi=2.1 sure=provisional values=2.49,14.56,38.53,95.18,317.3 share=0.14
than a third of it                               |f| 1.72 lo=1.05 hi=2.1 sure=provisional values=2.49,14.56,38.53,95.18,317.3 share=0.3
# Objects freed that lie all over the memory: dearer, but no more so at the end.
a fifth of the time is believed if it is sure    |f| 1.95 lo=1.5 hi=2.12 sure=provisional values=0.82,2.08,8.77,38.1,102.3 share=0.19
but not where the growth ends                    | | 1.95 lo=1.5 hi=2.12 sure=provisional values=0.82,2.08,8.77,38.1,102.3 share=0.19 end=1.43
as most of the time is                           |f| 1.95 lo=1.5 hi=2.12 sure=provisional values=0.82,2.08,8.77,38.1,102.3 share=0.9 end=1.43
# Two interruptions of 10 and 30 ms in a linear function of 10 ms.
a short time has to be surer                     | | 1.99 lo=0.22 hi=3.26 sure=provisional values=0.00029,0.00059,0.00129,0.0145,0.0571 share=0.9
than a long one                                  |f| 1.99 lo=0.22 hi=3.26 sure=provisional values=0.0029,0.0059,0.0129,0.145,0.571 share=0.9
# Slopes of 0.85, 3.27, 1.18 and 1.57: the judge sees a leap and leaves it open.
a leap in most of the time is believed           |f| 1.85 lo=0.11 hi=2.29 sure=undecided values=0.0298,0.0539,0.519,1.177,3.505 share=0.9
not in a third of it                             | | 1.85 lo=0.11 hi=2.29 sure=undecided values=0.0298,0.0539,0.519,1.177,3.505 share=0.3
nor where nothing grows but in the leap          | | 1.5 lo=0.14 hi=2.0 sure=undecided values=0.1,0.2,0.4,2,4 share=0.9
# Three steep slopes, then nothing: the range of three sizes looks firm.
nor one in the middle, seen as the end of a law  | | 2.36 lo=2.1 hi=2.6 values=1,1.3,4.4,22,24 beyond=0.12 share=0.9
a law that ends, where all sizes show it         |f| 2.0 lo=1.8 hi=2.2 values=1,4,16,64,130 beyond=1.02 share=0.9
EOF
tells 'a leap is believed as far as the line goes' .confidence provisional <<'EOF'
f ncall 1
f own 1.85 lo=0.11 hi=2.29 sure=undecided values=0.0298,0.0539,0.519,1.177,3.505 share=0.9
EOF

# Calls that may as well be in step with the data, and calls that may not.
while read -r lo hi wanted; do
	blames "calls that grow as n^$lo to n^$hi" "$wanted" <<-EOF
		f own 1 lo=0.9 hi=1.1 values=1,2,4,8 share=0.9
		f ncall 1
		g ncall 2.15 lo=$lo hi=$hi sure=provisional values=20,40,85,105
		f > g ncall 2.15 lo=$lo hi=$hi sure=provisional values=20,40,85,105
	EOF
done <<'EOF'
0.52 3.83
1.4 2.9 f
EOF

# A thread of a pool that looks for workers which have ended, ten times a second
# and at each answer: the workers' computing grows, and so the looks.
for cost in 0.0071 0.071; do
	wanted=work
	[ $cost = 0.0071 ] || wanted='work looks'
	blames "looks that the clock paces, for $cost s" "$wanted" <<-EOF
		work ncall 0
		work own 2 last=0.25
		looks ncall 0
		looks own 0.5 last=$cost
		update ncall 3 lo=1.73 hi=3.14 sure=provisional values=28,33,45,149,185
		looks > update ncall 3 lo=1.73 hi=3.14 sure=provisional values=28,33,45,149,185
	EOF
done

# ---- a part of the cost may be clearer than the sum ----
while IFS='|' read -r name cause part; do
	charges "$name" "$cause" <<-EOF
		f own 1.45 lo=0.9 hi=2.0 sure=provisional values=10,22,45,120,320 share=0.9
		f tsub 1 lo=0.9 hi=1.1 values=9.5,19,38,76,150 share=0.9
		f ncall 1 share=0.9
		f > replace tsub $part kind=builtin
		f > replace ncall 1 kind=builtin
	EOF
done <<'EOF'
the C function that holds the time shows it|f 2 320|2 lo=1.9 hi=2.1 values=0.7,2.7,10.6,42.5,170
not one that takes a twentieth of it||2 lo=1.9 hi=2.1 values=0.07,0.27,1.06,4.25,17
nor one that grows in one run||2.5 lo=1.6 hi=3.4 values=12,20,28,30,170
EOF

# ---- who is to mend it ----
comprehension() { # comprehension [FILE OF index]
	cat <<-EOF
		<listcomp> own 2 lo=1.9 hi=2.1 last=256 line=9 share=0.9
		<listcomp> ncall 1 line=9 share=0.9
		max > <listcomp> ncall 1 line=9
		max ncall 1 kind=builtin
		index > max ncall 1 kind=builtin
		index own 1 lo=0.9 hi=1.1 last=16 line=7 file=${1-m.py}
		index ncall 1 line=7 file=${1-m.py}
	EOF
}
comprehension | charges 'a comprehension is mended in the function around it' \
	'index 2 272 <listcomp>'
comprehension n.py | blames 'not in one of another file' '<listcomp>'
blames 'nor is a comprehension to blame for what it calls' index <<'EOF'
index ncall 1 line=7
<listcomp> ncall 1 line=9
index > <listcomp> ncall 1 line=9
same ncall 2
<listcomp> > same ncall 2
EOF

# Inside of strip the standard library calls feed n times, each call of goahead
# in there grows, and it calls step n^2 times.
while read -r folder cause; do
	charges "code of $folder" "$cause" <<-EOF
		goahead own 2 lo=1.9 hi=2.1 last=256 line=9 file=$folder/m.py share=0.9
		goahead ncall 1 line=9 file=$folder/m.py share=0.9
		feed > goahead ncall 1 line=9 file=$folder/m.py
		feed ncall 1 line=5 file=$folder/m.py
		strip > feed ncall 1 line=5 file=$folder/m.py
		once > feed ncall 1 line=5 file=$folder/m.py
		strip ncall 0 line=2
		step ncall 2 line=12 file=$folder/m.py
		step own 2 last=25.6 line=12 file=$folder/m.py
		goahead > step ncall 2 line=12 file=$folder/m.py
	EOF
done <<'EOF'
/home/x/job goahead 2 256 step
/usr/lib/python3.11 strip 2 256 goahead step
<frozen\u0020codecs> strip 2 256 goahead step
/v/lib/python3.11/site-packages goahead 2 256 step
EOF

# step has all copied n times by the library, and the lists in it are as long
# as n.
charges 'a recursion of the library is for its caller to mend' \
	'step 2 513.6 copy keep list' <<'EOF'
step own 1 lo=0.9 hi=1.1 last=1.6 share=0.9
step ncall 1 share=0.9
copy own 2 lo=1.9 hi=2.1 last=256 line=20 file=/lib/python3.11/m.py share=0.9
copy ncall 2 line=20 file=/lib/python3.11/m.py share=0.9
step > copy ncall 1 line=20 file=/lib/python3.11/m.py
list > copy own 2 lo=1.9 hi=2.1 last=256 line=20 file=/lib/python3.11/m.py
list > copy ncall 2 line=20 file=/lib/python3.11/m.py
list ncall 1 line=30 file=/lib/python3.11/m.py
copy > list ncall 1 line=30 file=/lib/python3.11/m.py
keep own 2 lo=1.9 hi=2.1 last=256 line=40 file=/lib/python3.11/m.py share=0.9
keep ncall 2 line=40 file=/lib/python3.11/m.py share=0.9
copy > keep own 2 lo=1.9 hi=2.1 last=256 line=40 file=/lib/python3.11/m.py
copy > keep ncall 2 line=40 file=/lib/python3.11/m.py
EOF

# What a function calls and is called by holds its time, and it that.
iter() {
	cat <<-EOF
		iter own 2 lo=1.9 hi=2.1 last=256 share=0.9
		iter ttot 2 lo=1.9 hi=2.1 last=256 share=0.9
		iter ncall 1 share=0.9
		iter > part ttot 2 lo=1.9 hi=2.1 last=255
		iter > part ncall 1
		part ncall 1
	EOF
}
iter | tells 'the callee that holds the time' .callee.full_name part
{
	iter
	echo 'part > iter ncall 1'
} | tells 'none does in a recursion' '[.name, .callee] | @json' '["iter",null]'

# scan fills the caches with its list; a call of hosts is short.
while IFS='|' read -r own calls sure wanted what; do
	blames "$what" "$wanted" <<-EOF
		scan own 2 lo=1.9 hi=2.1 last=1 share=0.8 sure=$sure
		scan ncall 0 share=0.8
		hosts own 1.7 lo=1.5 hi=1.9 last=$own share=0.1
		hosts ncall 1 last=$calls share=0.1
	EOF
done <<'EOF'
0.099|20000|firm|scan|a short call that finds the caches cold
0.099|19000|firm|scan hosts|a call of more than 5 us
0.101|40000|firm|scan hosts|one that has more than a tenth
0.099|20000|provisional|scan hosts|beside nothing that is firm
EOF

# walk throws away the tuple that extend makes longer, and pays as much for it.
while read -r cost caller wanted; do
	blames "walk costs $cost, extend 10, called by $caller" "$wanted" <<-EOF
		walk own 2 lo=1.9 hi=2.1 last=$cost share=0.9
		walk ncall 0 share=0.9
		extend own 2 lo=1.9 hi=2.1 last=10 share=0.8
		extend ncall 1 share=0.8
		$caller > extend ncall 1
	EOF
done <<'EOF'
11 walk extend walk
12.4 walk extend walk
12.6 walk walk extend
11 other walk extend
EOF
# walk works at WORD most of its own time, 11 s; extend, two calls below, 10 s.
while IFS='|' read -r word share wanted what; do
	charges "$what" "${wanted//+/$'\n'}" <<-EOF
		walk own 2 lo=1.9 hi=2.1 last=11 share=0.5 at=$word at_share=$share
		walk ncall 0 share=0.5
		walk > step ncall 1
		step ncall 1
		extend own 2 lo=1.9 hi=2.1 last=10 share=0.4
		extend ncall 1 share=0.4
		step > extend ncall 1
	EOF
done <<'EOF'
frees|0.5|extend 2 21 walk|it frees what the other makes: one cause
frees|0.49|extend 2 10+walk 2 11|it may: two causes, the maker first
in|0.5|walk 2 11+extend 2 10|it looks through a list
EOF
charges 'nobody below makes what is freed' 'walk 2 11
extend 2 10' <<'EOF'
walk own 2 lo=1.9 hi=2.1 last=11 share=0.5 at=frees at_share=0.9
walk ncall 0 share=0.5
extend own 2 lo=1.9 hi=2.1 last=10 share=0.4
extend ncall 1 share=0.4
other > extend ncall 1
EOF
# Two that make cost as much together.
blames 'two makers below' 'one two walk' <<'EOF'
walk own 2 lo=1.9 hi=2.1 last=11 share=0.4
walk ncall 0 share=0.4
walk > one ncall 1
one own 2 lo=1.9 hi=2.1 last=6 share=0.3
one ncall 1 share=0.3
walk > two ncall 1
two own 2 lo=1.9 hi=2.1 last=5 share=0.3
two ncall 1 share=0.3
EOF
# What the standard library copies, and the caller frees.
tells 'the copy is what grows' '"\(.p_own) \(.way) \(.hot_line)"' '2 copy null' <<'EOF'
keep own 2.7 lo=2.5 hi=2.9 last=20 share=0.6 at=frees at_share=0.9 origin=own
keep ncall 1 share=0.6 origin=own
copy own 2 lo=1.9 hi=2.1 last=10 share=0.4 file=/lib/python3.11/copy.py origin=standard
copy ncall 1 share=0.4 file=/lib/python3.11/copy.py origin=standard
keep > copy ncall 1 call_lineno=7 file=/lib/python3.11/copy.py
EOF
blames 'who calls each other is taken as it comes' 'walk extend' <<'EOF'
walk own 2 last=11 share=0.9
walk ncall 0 share=0.9
extend own 2 last=10 share=0.8
extend ncall 1 share=0.8
walk > extend ncall 1
extend > walk ncall 0
EOF
done_testing
