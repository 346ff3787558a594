#!/usr/bin/env bash
# prof-cause: growth that no function shows alone: the sum of many small or
# unsure costs. Every bound has a row on both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# chain "CALLS OF STEP" "ITS INCLUSIVE TIME" "OWN COST OF A AND B" ["OF C"]: step
# calls a, b and c, as often as it is called; the whole program takes 20 s.
chain() {
	cat <<-EOF
		step ncall $1
		step ttot $2
		step own 1 last=0.2 share=0.01
	EOF
	local callee law=$3
	for callee in a b c; do
		[ $callee = c ] && law=${4-$3}
		cat <<-EOF
			$callee ncall $1
			$callee own $law
			$callee ttot $law
			step > $callee ncall $1
			step > $callee own $law
			step > $callee ttot $law
		EOF
	done
}
UNSURE='2 sure=undecided bent=0.6 last'

chain 1 '2 last=10' "$UNSURE=3" | charges 'three unsure costs in one that is sure' \
	'step 2 9.2 a b c'
chain 1 '2 last=10' "$UNSURE=3" "$UNSURE=4" |
	charges 'the dearest first' 'step 2 10.2 c a b'
chain 1 '2 last=10' "$UNSURE=3" |
	tells 'by the inclusive time' '.metric, .why' 'ttot each-call-grows'

chain 1 '2 last=10' "$UNSURE=3" | grep -v '^step own' |
	sed 's/^a ttot.*/& share=0.15/' |
	charges 'one that has no cost of its own' 'step 2 9 a b c'
chain 1 '2 last=0.1' "$UNSURE=0.03" | sed 's/last=0.2/last=0.002/' |
	charges 'a program of a fifth of a second' 'step 2 0.092 a b c'

# ---- what must grow ----
while IFS='|' read -r name calls total own third wanted; do
	case $name in '#'*) continue ;; esac
	chain "$calls" "$total" "$own" $third | blames "$name" "${wanted# }"
done <<EOF
the sum is not firm |1|2 last=10 sure=provisional|$UNSURE=3|| 
a sum of n^1.51 |1|1.51 last=10|$UNSURE=3|| step
of n^1.5 |1|1.5 last=10|$UNSURE=3|| 
0.31 more than the calls |1.3|1.61 last=10|$UNSURE=3|| step
0.29 more |1.3|1.59 last=10|$UNSURE=3|| 
called too often itself |1.31|2 last=10|$UNSURE=3|| 
parts of n^1.31 |1|2 last=10|1.31 sure=undecided last=3|| step
parts of n^1.3 |1|2 last=10|1.3 sure=undecided last=3|| 
parts make 51 % |1|2 last=10|$UNSURE=1.65|| step
parts make 49 % |1|2 last=10|$UNSURE=1.55|| 
EOF
chain 1 '2 last=10' "$UNSURE=3" '1 last=3' |
	charges 'two of three grow' 'step 2 6.2 a b'
chain 1 '2 last=10' '1 last=1' "$UNSURE=8" | blames 'one alone does' ''
chain 1 '2 last=10' "$UNSURE=3" | sed '/^[ab] /s/$/ kind=builtin/' |
	blames 'C is no part' ''
chain 1 '2 last=10' "$UNSURE=3" | sed '/^step /s/$/ kind=builtin/' |
	blames 'nor is C a whole' ''
for kind in wait gc; do
	chain 1 '2 last=10' "$UNSURE=3" | sed "/^[ab] /s/\$/ kind=$kind/" |
		blames "nor is $kind a part" ''
	chain 1 '2 last=10' "$UNSURE=3" | sed "/^step /s/\$/ kind=$kind/" |
		blames "nor a whole" ''
done

# ---- how much of the program ----
while read -r share wanted; do
	chain 1 '2 last=10' "$UNSURE=3" | sed "s/share=0.01/share=$share/" |
		blames "step has $share of the time" "$wanted"
done <<EOF
0.0005 step
0.0004
EOF
# 667 s now, and 6,667 s in step with the data at the target, 10 times as far.
while read -r at_target wanted; do
	chain 1 '2 last=10' "$UNSURE=3" | sed "s/share=0.01/share=0.0003/
		/ ttot /s/\$/ target=16000 at_target=1000/
		/ own /s/\$/ target=16000 at_target=$at_target/" |
		blames "too little now, four times $at_target s at the target" "$wanted"
done <<'EOF'
34 step
32
EOF
chain 1 '2 last=10' "$UNSURE=3" | sed 's/share=0.01//' |
	blames 'nothing is known of the whole' ''
chain 1 '2 last=10' "$UNSURE=3" | grep -v '>' | blames 'or of who calls whom' ''

# ---- which of those above ----
above() { # above CALLS "LAW OF THE INCLUSIVE TIME" [CALLS OF STEP]
	cat <<-EOF
		loop ncall $1
		loop own 0 last=0.01
		loop ttot $2
		loop > step ncall ${3-1}
		loop > step ttot 2 last=10
	EOF
	chain "${3-1}" '2 last=10' "$UNSURE=3"
}
above 1 '2 last=11' | blames 'who calls it n times and grows is the cause' loop
above 0.7 '2 last=11' | blames 'or n^0.7 times' loop
above 0.69 '2 last=11' | blames 'not who is called less' step
above 1 '1.5 last=11' | blames 'nor who does not grow' step
above 0 '2 last=11' 0 | blames 'called once: down to where it divides' step
above 0 '2 last=11' 0.69 | blames 'down through n^0.69' step
above 0 '2 last=16' 0 | sed 's/\(step ttot 2 last=\)10/\19.7/' |
	blames 'where 61 % comes from it' step
above 0 '2 last=17' 0 |
	sed 's/\(step ttot 2 last=\)10/\110.1/; s/share=0.01/share=0.0105/' |
	blames 'where 59 % does: the one above' loop
# Above a loop it stands by itself.
while read -r calls wanted; do
	above 0.5 '2 last=17' "$calls" |
		sed 's/\(step ttot 2 last=\)10/\110.1/; s/share=0.01/share=0.0105/' |
		blames "called n^$calls times by who is called less" "$wanted"
done <<'EOF'
0.7 step
0.69 loop
EOF
{
	above 1 '2 last=11'
	echo 'step > loop ncall 1'
} | blames 'of a recursion each may be the cause' 'loop'

# ---- what comes through an edge ----
{
	chain 1 '2 last=10' "$UNSURE=3"
	echo "d ncall 1"
	echo "d own $UNSURE=4"
	echo "d ttot 2 last=4"
	# Half of what a costs comes through step, and all that d does, through a.
	echo "a ttot 2 last=6"
	echo "a > d ncall 1"
	echo "a > d own $UNSURE=4"
	echo "a > d ttot 2 last=4"
} | charges 'half of a callee, half of what it calls' 'step 2 11.2 a b c d'
chain 1 '2 last=10' "$UNSURE=3" | sed 's/^\(step own.*\)$/\1\nstep > step ncall 1\nstep > step own 2 last=5/' |
	charges 'it is no part of itself' 'step 2 9.2 a b c'

# A chain in a cause that stands is none.
{
	chain 1 '2 last=10' "$UNSURE=3"
	echo 'a own 2 last=3'
	echo 'step > top ncall 1'
} | blames 'a part that is a cause itself is not counted twice' 'step a'
done_testing
