#!/usr/bin/env bash
# prof-cause: families, chains of small functions, and laws within one run.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# causes_of LAWS OPTIONS...: the cause lines.
causes_of() {
	local laws=$1
	shift
	run_in "$laws" prof-cause "$@"
	grep '"type":"cause"' out >causes
}

names() {
	value name <causes | tr '\n' ' '
}

# ---- families ----
laws '100 200 400 800 1600' <<'EOF' >stream
often func 1 2 2e-7 2
twice func 2 2 1e-7 2
alone func 1 1.6 1e-6 1.6
fine func 1 1 1e-3 1
EOF
prof-scale --min-share 0 <stream >laws
causes_of laws
is "$(names)" 'often alone ' 'in step with the dearest: one family, one cause'
has causes '"symptoms":[{"full_name":"x.py:1 twice","p_ncall":2,"ncall":5120000,"own_s":0.256,"kind":"func"}]' \
	'the other is its symptom'
is "$(head -n 1 causes | value own_now_s)" 0.768 'and charged'

# ---- a chain: small ones that make a large sum ----
{
	echo 'main func 1 0 0.001 0'
	echo 'step func 1 1 1e-9 1'
	echo 'other func 1 1 1e-3 1'
	echo 'edge main step 1 1 1.8e-6 2'
	for ((i = 1; i <= 60; i++)); do
		echo "f$i func 1 1 3e-8 2"
		echo "edge step f$i 1 1 3e-8 2"
	done
} >functions
# The inclusive time of main and step is that of the edge to step.
laws '100 200 400 800 1600' <functions | awk '
	/"type":"func"/ && /x.py:1 (main|step)"/ && match($0, /"size":[0-9]+/) {
		n = substr($0, RSTART + 7, RLENGTH - 7)
		sub(/"ttot_s":[0-9.]+/,
		    sprintf("\"ttot_s\":%.9f", 1.8e-6 * n * n))
	}
	{ print }' >stream
prof-scale --min-share 0 <stream >laws
causes_of laws --share 0.03
is "$(names)" 'step ' 'sixty functions below the share: who calls them all'
is "$(value metric <causes)" ttot 'judged by inclusive time'
is "$(jq '.symptoms | length' causes)" 60 'with all of them as symptoms'
is "$(jq '[.symptoms[].family] | unique | length' causes)" 1 'one family'
causes_of laws --share 0
is "$(jq -r 'select(.name == "step") | .metric' causes)" '' 'no chain of functions that are causes themselves'
sed 's/"verdict":"quadratic","confidence":"firm"\(.*\)/"verdict":"quadratic","confidence":"provisional"\1/' laws >unsure
causes_of unsure --share 0.03
is "$(names)" '' 'nor where the sum is not firm'

# ---- within a run ----
# inside METRIC NAME P VERDICT CONFIDENCE [CALLER]: a law within the run "night"
inside() {
	printf '{"type":"scale","by":"iterations","full_name":"x.py:1 %s",' "$2"
	printf '"module":"x.py","lineno":1,"name":"%s","kind":"func",' "$2"
	[ $# -lt 6 ] || printf '"caller":"x.py:1 %s",' "$6"
	printf '"metric":"%s","points":[[100,1],[1600,16]],' "$1"
	printf '"n_min":100,"n_max":1600,"p":%s,"p_lo":%s,"p_hi":%s,' \
		"$3" "$3" "$3"
	printf '"verdict":"%s","confidence":"%s","share":0.5,' "$4" "$5"
	printf '"target":1600,"within":"night"}\n'
}
laws '100 200 400 800 1600' <<'EOF' | prof-scale --min-share 0 >across
main func 1 0 0.001 0
get func 1 1 1e-7 2
late func 10 0.5 1e-5 1
edge main get 1 1 1e-7 2
edge main late 10 0.5 1e-5 1
EOF
axis() { # axis P VERDICT CONFIDENCE: of get
	{
		cat across
		inside ncall get 1 linear firm
		inside own get "$1" "$2" "$3"
	} >both
	causes_of both
	is "$(names)" 'get ' "the cause across runs, $2 within one"
}
axis 2 quadratic firm
is "$(value axis <causes)" accumulates 'dearer the later: state accumulates'
is "$(value within <causes)" '' 'but seen across runs'
axis 1 linear firm
is "$(value axis <causes)" input 'equally dear within a run: the input'
axis 2 quadratic undecided
is "$(value axis <causes)" '' 'undecided within: not known'
causes_of across
is "$(value axis <causes)" '' 'no checkpoints: not known'

{
	cat across
	inside ncall get 2 quadratic firm
	inside own get 2 quadratic firm
} >both
causes_of both
is "$(value axis <causes)" '' 'called more often within: of one call it tells nothing'

{
	cat across
	inside ncall late 1 linear firm
	inside own late 2 quadratic firm
	inside ncall new 1 linear firm
	inside own new 2 quadratic firm
} >both
causes_of both
is "$(names)" 'get new late ' 'what grows within the run only is a cause'
is "$(tail -n 1 causes | value axis)" accumulates 'it accumulates'
is "$(tail -n 1 causes | value within)" night 'with the run'
# The target over runs is one of sizes, that within the run one of iterations.
sed '/"within"/!s/"at_target":[0-9.e-]*/"at_target":9/' both >far
causes_of far
is "$(tail -n 1 causes | value at_target)" "$(tail -n 1 causes | value own_now_s)" \
	'the cost at the end of the run is that of its own target'
sed 's/"by":"size"/"by":"iterations"/' both >same-n
causes_of same-n
is "$(names)" 'get new ' 'unless it is linear across runs, by the same n'

# Or by an n that is in step with that within, as its own calls show.
steady() { # steady CALLS CONFIDENCE HI: own cost of `late` over runs
	laws '100 200 400 800 1600' <<-EOF | prof-scale --min-share 0 |
		main func 1 0 0.001 0
		late func 1 $1 1e-6 1
		edge main late 1 $1 1e-6 1
	EOF
		sed "/\"name\":\"late\".*\"metric\":\"own/{
			s/\"p_hi\":[0-9.]*/\"p_hi\":$3/
			s/\"confidence\":\"[a-z]*/\"confidence\":\"$2/
		}"
	inside ncall late 1 linear firm
	inside own late 2 quadratic firm
}
while read -r calls confidence hi want; do
	steady "$calls" "$confidence" "$hi" >steady
	causes_of steady
	is "$(names)" "${want:+$want }" \
		"called as n^$calls, and linear over runs, $confidence, up to $hi"
done <<'EOF'
1 firm 1.1
0.8 firm 1.1 late
1.2 firm 1.1 late
1 provisional 1.5
1 provisional 1.51 late
1 undecided 1.5 late
EOF

# The same of counts: n^2 / 2 calls of `step` within a run, n over runs.
laws '100 200 400 800 1600' <<'EOF' | prof-scale --min-share 0 >counted
main func 1 0 0.001 0
late func 1 1 0 0
step func 200 1 1e-6 1
edge main late 1 1 1e-6 1
edge late step 200 1 1e-6 1
EOF
{
	inside ncall late 1 linear firm
	inside ncall step 2 quadratic firm
	inside ncall step 2 quadratic firm late
} >rising
causes_of rising
is "$(names)" 'late ' 'calls that rise within a run'
cat counted rising >both
causes_of both
is "$(names)" '' 'and are linear over runs'

# Of a function that is called once: by the calls of a third one, which are as
# many as the data is large.
while read -r p want; do
	{
		laws '100 200 400 800 1600' <<-EOF | prof-scale --min-share 0
			main func 1 0 0.001 0
			visit func 1 0 1e-6 0
			step func 200 1 1e-6 1
			sort func 1 $p 1e-6 $p
			edge main visit 1 0 1e-6 0
			edge visit step 200 1 1e-6 1
		EOF
		{
			inside ncall sort 1 linear firm
			inside ncall visit 0 sublinear firm
			inside ncall step 2 quadratic firm
			inside ncall step 2 quadratic firm visit
		} | sed 's/"by":"iterations"/"by":"x.py:1 sort"/'
	} >both
	causes_of both
	is "$(names)" "${want:+$want }" "calls in step with those of sort, n^$p"
done <<'EOF'
1
0.5 visit
EOF

# A time that grows by such calls, of a function's generator expression: `read`
# is blamed by the time, and over runs the counts know that it does not grow.
while read -r p verdict confidence want; do
	sed "s/%P/$p/g; s/%VERDICT/$verdict/; s/%SURE/$confidence/" >both <<-'EOF'
		{"type":"scale","by":"x:1 read","full_name":"x:1 read","lineno":1,"name":"read","kind":"func","metric":"ncall","n_max":3720,"p":1,"p_lo":1,"p_hi":1,"verdict":"linear","confidence":"firm","share":0.35,"within":"night"}
		{"type":"scale","by":"x:1 read","full_name":"x:2 read.<locals>.<genexpr>","lineno":2,"name":"read.<locals>.<genexpr>","kind":"func","metric":"tsub","n_max":3720,"p":2,"p_lo":1.92,"p_hi":2.15,"verdict":"quadratic","confidence":"firm","share":0.44,"within":"night"}
		{"type":"scale","by":"x:1 read","full_name":"x:2 read.<locals>.<genexpr>","lineno":2,"name":"read.<locals>.<genexpr>","kind":"func","caller":"x:1 read","metric":"ttot","n_max":3720,"p":2,"p_lo":1.92,"p_hi":2.15,"verdict":"quadratic","confidence":"firm","share":0.44,"within":"night"}
		{"type":"scale","by":"x:1 read","full_name":"x:6 word","name":"word","kind":"func","caller":"x:2 read.<locals>.<genexpr>","metric":"ncall","n_max":3720,"p":1.97,"p_lo":1.93,"p_hi":2,"verdict":"quadratic","confidence":"firm","share":0.15,"within":"night"}
		{"type":"scale","by":"size","full_name":"x:1 read","lineno":1,"name":"read","kind":"func","metric":"ncall","n_max":4000,"p":1,"p_lo":1,"p_hi":1,"verdict":"linear","confidence":"firm","share":0.35}
		{"type":"scale","by":"size","full_name":"x:6 word","name":"word","kind":"func","caller":"x:2 read.<locals>.<genexpr>","metric":"ncall","n_max":4000,"p":%P,"p_lo":%P,"p_hi":%P,"verdict":"%VERDICT","confidence":"%SURE","share":0.15}
	EOF
	causes_of both
	is "$(names)" "${want:+$want }" \
		"calls as n^$p over runs, $confidence, of a time as n^2 within"
done <<'EOF'
1 linear firm
1 linear undecided read
EOF

# n at the end of the run: as many calls as its driver has in all.
{
	laws '100 200 400 800 2000' <<-'EOF' | prof-scale --min-share 0 |
		main func 1 0 0.001 0
		tick func 1 1 0 0
		slow func 1 1.2 1e-6 1
	EOF
		sed '/"name":"slow".*"metric":"own/s/"confidence":"firm/"confidence":"undecided/'
	{
		inside ncall tick 1 linear firm
		inside ncall slow 1 linear firm
		inside own slow 2 quadratic firm |
			sed 's/"target":1600/"target":2000,"at_target":25/'
	} | sed 's/"by":"iterations"/"by":"x.py:1 tick"/; s/"target":1600/"target":2000/'
} >rest
causes_of rest
is "$(jq -c '[.n_max, .own_now_s == .at_target]' causes)" '[2000,true]' \
	'what a run has cost is not forecast for its own end'
sed 's/"target":2000,"at_target":25/"target":4000,"at_target":100/; s/"target":2000,"within"/"target":4000,"within"/' rest >far
causes_of far
is "$(jq -c '.at_target / .own_now_s' causes)" 4 'and twice that costs four times as much'

# A time is late to show where growth ends: counts tell it.
capped() { # capped SINCE BEYOND: the law that is read, with an end
	sed 's/"p_lo":2,"p_hi":2,/"p_lo":1.9,"p_hi":2.1,/
		s/\[1600,16\]/[200,4],[400,16],[800,64],[1600,256]/
		s/"within":/"since":"up to '"$1"'","until_n":'"$1"',"beyond":'"$2"',&/'
}
{
	inside ncall main 1 linear firm
	inside ncall new 1 linear firm
	inside own new 2 quadratic firm | capped 1200 0.9
	inside ncall equal 2 quadratic firm
	inside ncall equal 2 quadratic firm new | capped 700 1.05
} >ends
causes_of ends
is "$(value name <causes)" new 'a cause within a run'
is "$(value since <causes) $(value beyond <causes)" 'up to 700 1.05' \
	'its end is that of the calls'
is "$(value until_n <causes)" 700 'as a number, too'
# At twice n the cost has grown as n^1.05 since, not as the square.
sed 's/"metric":"own"/&,"at_target":1024/; s/"target":1600/"target":3200/' ends >twice
causes_of twice
is "$(jq '.at_target / .own_now_s * 1000 | round' causes)" 2071 \
	'which is how its cost is forecast'
# Even where the time does not show it at all, unless it grows by more than they.
open_end() { # open_end P: the time's law, without an end
	sed '/"name":"new".*"metric":"own"/{
		s/"since":[^,]*,"until_n":[^,]*,"beyond":[^,]*,//
		s/"p":2,"p_lo":1.9,"p_hi":2.1/"p":'"$1"',"p_lo":'"$1"',"p_hi":'"$1"'/
	}' ends >open
	causes_of open
}
open_end 2
is "$(value since <causes) $(value beyond <causes)" 'up to 700 1.05' \
	'a time that shows no end ends with the calls'
open_end 2.7
is "$(value since <causes)" '' 'one that grows beyond them does not'
sed '/"caller"/s/"confidence":"firm"/"confidence":"provisional"/' ends >vague
causes_of vague
is "$(value since <causes)" 'up to 1200' 'unless they are not sure'

# What all of it costs beyond the run follows the law that is said.
{
	cat across
	inside ncall late 1 linear firm
	inside own late 2 quadratic firm | capped 800 1 |
		sed 's/"target":1600/"target":16000/'
} >beyond
while read -r at_target times; do
	sed "s/\"until_n\":800/$at_target&/" beyond >farther
	causes_of farther
	is "$(jq 'select(.name == "late") | (.at_target / .own_now_s * 1000 | round) / 1000' causes)" \
		"$times" "${at_target:-without a value} at the target"
done <<'EOF'
"at_target":2816, 11
"at_target":256, 1
"at_target":255, 10
"at_target":null, 10
EOF

# Imports, one after the other, compile longer and longer patterns.
laws '100 200 400 800 1600' <<'EOF' | prof-scale --min-share 0 >still
main func 1 0 0.001 0
late func 50 0 1e-6 0
job func 1 1 1e-6 0
edge main late 50 0 1e-6 0
EOF
{
	cat still
	inside ncall late 1 linear firm
	inside own late 2 quadratic firm
} >both
causes_of both
is "$(names)" '' 'start-up, the same at every size, makes no cause'

{
	inside ncall get 1 linear firm
	inside own get 2 quadratic firm
	inside ncall equal 2 quadratic firm
	inside ncall equal 2 quadratic firm get
	inside own equal 2 quadratic firm get
} >one-run
causes_of one-run
is "$(names)" 'get ' 'one run alone: causes come from the laws within'
has causes '"symptoms":[{"full_name":"x.py:1 equal"' 'with their symptoms'
{
	sed 's/night/short/; s/1600/800/g; s/x.py:1 get/x.py:1 got/' one-run
	cat one-run
} >two-runs
causes_of two-runs
is "$(value within <causes)" night 'of two runs the one that reaches further'

# ---- one test, and one of many ----
# one_test BY: who is blamed for what `work` does, which one of fifty tests calls,
# where n is BY.
one_test() {
	scale_lines <<-'EOT' | sed "s/\"by\":\"size\"/\"by\":\"$1\"/" >laws
		run             ncall  1  last=50 within=j origin=harness
		run             ttot   2  last=6 within=j origin=harness
		test            ncall  0  last=1 within=j origin=own
		test            ttot   2  last=6 within=j origin=own
		run > test      ttot   2  last=6 within=j
		work            own    2  last=5 share=0.9 within=j origin=own
		work            ncall  1  last=9000 within=j origin=own
		test > work     ttot   2  last=5 within=j
		test > other    ttot   1  last=0.5 within=j
		other           ncall  1  last=9000 within=j origin=own
	EOT
	causes_of laws
	names
}
is "$(one_test run)" '' 'what one test of many does is no growth with the position'
is "$(one_test work)" 'work ' 'it is where n is counted in that test'
is "$(one_test other)" 'work ' 'by what else it calls'
is "$(one_test 'm.py:7 test.<for>')" 'work ' 'as passes of its loop'
is "$(one_test 'm.py:1 run.<for>')" '' 'not of that of the runner'

done_testing
