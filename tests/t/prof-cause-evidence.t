#!/usr/bin/env bash
# prof-cause: when growth is believed, and whose it is. Every bound has a row on
# both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# each NAME < ROWS: "LAW | CALLS | YES OR NO": f, called n times, has a time of
# its own of this law; with CALLS (KEY=VALUE) its calls are not exact. Who is
# blamed: f or nobody.
each() {
	local law calls answer wanted
	while IFS='|' read -r law calls answer; do
		case $law in '' | '#'*) continue ;; esac
		wanted=
		[ "${answer// /}" = yes ] && wanted=f
		blames "$1: ${law%%  *}${calls% }" "$wanted" <<-EOF
			f ncall 1 $calls
			f own $law
		EOF
	done
}

# By the part of the time that the function takes, the line must show so much;
# one through exact points is known to 0.032.
each 'the surer the smaller' <<'EOF'
2 sure=provisional lo=1 points=1.1 share=0.5         | | yes
2 sure=provisional lo=1 points=1.1 share=0.49        | | no
2 sure=provisional lo=1 points=1.04 share=0.5        | lo=0.9 hi=0.9 | yes
2 sure=provisional lo=1 points=1.02 share=0.5        | lo=0.9 hi=0.9 | no
2 sure=provisional lo=1 points=1.24 share=0.25 end=2 | | yes
2 sure=provisional lo=1 points=1.22 share=0.25 end=2 | | no
2 sure=provisional lo=1 points=1.4 share=0.25 end=2  | | yes
2 sure=provisional lo=1 points=1.4 share=0.24 end=2  | | no
2 sure=provisional lo=1 points=1.54 share=0.1 end=2  | | yes
2 sure=provisional lo=1 points=1.52 share=0.1 end=2  | | no
2 sure=provisional lo=1 points=1.6 share=0.1 end=2   | | yes
2 sure=provisional lo=1 points=1.6 share=0.09 end=2  | | no
2 sure=provisional lo=1 points=1.74 share=0.09 end=2 | | yes
2 sure=provisional lo=1 points=1.72 share=0.09 end=2 | | no
EOF
each 'growth goes on at the end' <<'EOF'
2 sure=provisional share=0.5 end=0.01   | | yes
2 sure=provisional share=0.5 end=-0.01  | | no
2 sure=provisional share=0.3 end=1.31   | | yes
2 sure=provisional share=0.3 end=1.29   | | no
2 sure=provisional share=0.2 end=1.51   | | yes
2 sure=provisional share=0.2 end=1.49   | | no
2 sure=provisional share=0.05 end=1.51  | | yes
2 sure=provisional share=0.05 end=1.49  | | no
2 share=0.3 end=1                       | | yes
EOF
each 'the end of a law, or a short time, asks for more' <<'EOF'
2 sure=provisional lo=1 points=1.2 share=0.5             | | yes
2 sure=provisional lo=1 points=1.24 share=0.5 beyond=1   | | yes
2 sure=provisional lo=1 points=1.22 share=0.5 beyond=1   | | no
2 lo=1.9 points=1.22 share=0.5 beyond=1                  | | no
2 lo=1.9 points=1.22 share=0.5                           | | yes
2 sure=provisional lo=1 points=1.4 share=0.5 last=0.1    | | yes
2 sure=provisional lo=1 points=1.4 share=0.5 last=0.099  | | no
2 sure=provisional lo=1 points=1.54 share=0.5 last=0.099 | | yes
2 sure=provisional lo=1 points=1.52 share=0.5 last=0.099 | | no
EOF
each 'the line or the law is steep' <<'EOF'
1.4 sure=provisional lo=1 points=1.51 share=0.5  | | yes
1.4 sure=provisional lo=1 points=1.49 share=0.5  | | no
1.31 sure=provisional lo=1 points=1.6 share=0.5  | | yes
1.3 sure=provisional lo=1 points=1.6 share=0.5   | | no
1.4 sure=undecided lo=1 points=1.6 share=0.5     | | no
1.51 sure=provisional lo=1 points=1.4 share=0.5  | | yes
1.5 sure=provisional lo=1 points=1.4 share=0.5   | | no
EOF
each 'the law alone, where the line is bent' <<'EOF'
2 lo=1.1 bent=0.6 share=0.3                         | | yes
2 sure=provisional lo=1.21 bent=0.6 share=0.3 end=2 | | yes
2 sure=provisional lo=1.19 bent=0.6 share=0.3 end=2 | | no
2 sure=undecided lo=1.5 bent=0.6 share=0.3 end=2    | | no
EOF
each 'a leap in most of the time' <<'EOF'
1.6 sure=undecided points=1.71 share=0.5            | | yes
1.6 sure=undecided points=1.69 share=0.5            | | no
1.51 sure=undecided points=1.8 share=0.5            | | yes
1.5 sure=undecided points=1.8 share=0.5             | | no
1.6 sure=undecided points=1.8 share=0.49            | | no
4.9 sure=undecided points=1.8 share=0.5             | | yes
5.1 sure=undecided points=1.8 share=0.5             | | no
1.6 sure=undecided points=1.8 share=0.5 last=0.1    | | yes
1.6 sure=undecided points=1.8 share=0.5 last=0.099  | | no
# The line is known to 1.072 times 2.16 times what the points are bent.
1.6 sure=undecided points=1.9 bent=0.29 share=0.5   | | yes
1.6 sure=undecided points=1.9 bent=0.31 share=0.5   | | no
EOF
each 'more than the calls, which vary' <<'EOF'
1.61 share=0.5                               | | yes
2 sure=provisional lo=1.6 bent=0.6 share=0.5 | hi=1.59 | yes
2 sure=provisional lo=1.6 bent=0.6 share=0.5 | hi=1.61 | no
2 sure=provisional lo=1 share=0.5            | hi=1.9 | yes
2 sure=provisional lo=1 share=0.5            | hi=2 | no
2 lo=1.5 share=0.5                           | hi=2 | yes
EOF

# How much more than the calls: 0.3; of a function that is called too often 0.6.
while read -r calls p wanted; do
	blames "called n^$calls, own cost n^$p" "$wanted" <<-EOF
		main ncall 0
		main > f ncall $calls
		main > f own $p last=99
		f ncall $calls
		f own $p last=99 share=0.5
	EOF
done <<'EOF'
1.2 1.51 f
1.25 1.54
1.3 1.61 f
1.3 1.59
1.31 1.92 main f
1.31 1.9 main
EOF
# Shorter than a clock sees, where it is known who calls it: 1600^2 calls.
while read -r last wanted; do
	blames "n^2 calls of $last s in all" "$wanted" <<-EOF
		main ncall 0
		main > f ncall 2
		main > f own 2.7 last=$last
		f ncall 2
		f own 2.7 last=$last share=0.5
	EOF
done <<'EOF'
2.57 main f
2.55 main
EOF

# ---- a part that stands for the whole ----
# part NAME WANTED "LAW OF THE PART" [KIND OF THE CALLEE]
part() {
	blames "$1" "$2" <<-EOF
		f ncall 1
		f own 1.2 last=10 share=0.5
		f > search ncall 1 kind=${4-builtin}
		f > search tsub $3
		search ncall 1 kind=${4-builtin}
	EOF
}
part 'C that takes more than 0.3 of it' f '2 last=3.1'
part 'C that takes less' '' '2 last=2.9'
part 'C whose line is not sure' '' '2 points=1.22 last=5'
part 'C whose line is' f '2 points=1.24 last=5'
part 'its part of the share, a quarter' f '2 sure=provisional lo=1 points=1.4 last=5 end=2'
part 'less of it has to be surer' '' '2 sure=provisional lo=1 points=1.4 last=4.9 end=2'
part 'a function is no part' '' '2 last=5' func
part 'C that grows as the calls do' '' '1.3 points=1.3 last=5'
while read -r last wanted; do
	blames "self time, $last of 10 s" "$wanted" <<-EOF
		f ncall 1
		f own 1.2 last=10 share=0.5
		f tsub 2 last=$last
	EOF
done <<'EOF'
3.1 f
2.9
EOF

# ---- calls ----
# entering NAME WANTED "LAW OF THE EDGE" [CALLS OF F]
entering() {
	blames "$1" "$2" <<-EOF
		f ncall ${4-1}
		f own 1 share=0.5
		g ncall $3
		f > g ncall $3
	EOF
}
entering 'n^1.31 calls by who is called n times' f 1.31
entering 'n^1.3 calls' '' 1.3 0.5
entering 'n^1.31 calls' f 1.31 0.5
entering '0.31 more than the caller' f 1.51 1.2
entering '0.29 more' '' 1.49 1.2
entering 'provisional, from 1.1' f '2 sure=provisional lo=1.1'
entering 'provisional, from 1.09' '' '2 sure=provisional lo=1.09'
entering 'firm, from 1' f '2 lo=1'
entering 'undecided' '' '2 sure=undecided'
blames 'waiting often is no entry' '' <<'EOF'
f ncall 1
f own 1 share=0.5
f > sleep ncall 2 kind=wait
sleep ncall 2 kind=wait
EOF

# ---- whose code it is ----
while read -r name line wanted; do
	blames "$name at line $line" "$wanted" <<-EOF
		outer ncall 1 line=5
		outer > $name ncall 1 line=$line
		$name ncall 1 line=$line
		$name own 2 line=$line share=0.5
	EOF
done <<'EOF'
<listcomp> 9 outer
<listcomp> 5 outer
<listcomp> 4 <listcomp>
outer.<locals>.<lambda> 9 outer
<x> 9 outer
<> 9 <>
inner 9 inner
<inner 9 <inner
inner> 9 inner>
EOF
blames 'a comprehension in another' outer <<'EOF'
outer ncall 1 line=5
outer > <listcomp> ncall 1 line=6
<listcomp> ncall 1 line=6
<listcomp> > <genexpr> ncall 1 line=7
<genexpr> ncall 1 line=7
<genexpr> own 2 line=7 share=0.5
EOF
blames 'a comprehension of another file' '<listcomp>' <<'EOF'
outer ncall 1 line=5 file=other.py
outer > <listcomp> ncall 1 line=6
<listcomp> ncall 1 line=6
<listcomp> own 2 line=6 share=0.5
EOF
# nest DEPTH NAME [KIND] [FILE]: outer calls 1 calls 2 ..., each n times.
nest() {
	local above=outer name i
	echo 'outer ncall 1'
	for ((i = 1; i <= $1; i++)); do
		name=${2/N/$i}
		echo "$name ncall 1 kind=${3-func} file=${4-m.py}"
		echo "$above > $name ncall 1 kind=${3-func} file=${4-m.py}"
		above=$name
	done
}
while read -r depth wanted; do
	{
		nest "$depth" '<N>'
		echo "<$depth> own 2 share=0.5"
	} | blames "code without a name, $depth deep" "$wanted"
done <<'EOF'
8 outer
9 <9>
EOF
while read -r depth wanted; do
	{
		nest "$depth" fN func /usr/lib/python3.11/m.py
		echo "f$depth own 2 share=0.5 file=/usr/lib/python3.11/m.py"
	} | blames "the standard library, $depth deep" "$wanted"
done <<'EOF'
63 outer
64 f64
EOF
while read -r depth wanted; do
	{
		nest "$depth" cN builtin
		echo 'outer own 1 share=0.5'
		echo "c$depth > f ncall 2"
	} | blames "C that calls C, $depth deep, that calls back" "$wanted"
done <<'EOF'
8 outer
9
EOF
done_testing
