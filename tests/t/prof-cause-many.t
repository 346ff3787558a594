#!/usr/bin/env bash
# prof-cause: more symptoms than a line can name: the dearest are listed, all of
# them count.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

# causes < FUNCTIONS: the cause lines of runs of five sizes.
causes() {
	laws '100 200 400 800 1600' >stream
	prof-scale --min-share 0 <stream >laws || return
	run_in laws prof-cause
	grep '"type":"cause"' out >causes
}

# calls COUNT CALLER...: each of them calls COUNT functions, one dearer than the
# next, n^2 times, once it is called n times.
calls() {
	local count=$1 caller i
	shift
	echo 'main func 1 0 0.001 0'
	for caller; do
		echo "$caller func 1 1 1e-7 1"
		echo "edge main $caller 1 1 1 1"
		for ((i = 1; i <= count; i++)); do
			echo "edge $caller f$i 1 2 ${i}e-8 2"
		done
	done
	for ((i = 1; i <= count; i++)); do
		echo "f$i func $# 2 $(($# * i))e-8 2"
	done
}

# symptoms EXPRESSION: of the first cause.
symptoms() {
	head -n 1 causes | jq -c "$1"
}

calls 100 get | causes
is "$(symptoms '[(.symptoms | length), .symptom_count]')" '[100,null]' \
	'a hundred symptoms are listed'
calls 102 get | causes
is "$(symptoms '[(.symptoms | length), .symptom_count]')" '[100,102]' \
	'of more the number is told'
is "$(symptoms '[.symptoms[0, 99].full_name]')" '["x.py:1 f102","x.py:1 f3"]' \
	'and the dearest are listed'
is "$(symptoms .own_now_s)" 134.47696 'the others are charged as well'
is "$(value name <causes)" get 'and are no causes'
prof-report <out 2>/dev/null | tr -s '\n ' '  ' >flat
has flat 'and 97 more' 'the report counts them'

# A chain: each of them alone is too small.
{
	echo 'main func 1 0 0.001 0'
	echo 'step func 1 1 1e-6 1'
	echo 'edge main step 1 0 3e-6 2'
	for ((i = 1; i <= 102; i++)); do
		echo "f$i func 1 1 3e-8 2"
		echo "edge step f$i 1 1 3e-8 2"
	done
} | laws '100 200 400 800 1600' | awk '
	/"type":"func"/ && /x.py:1 (main|step)"/ && match($0, /"size":[0-9]+/) {
		n = substr($0, RSTART + 7, RLENGTH - 7)
		sub(/"ttot_s":[0-9.]+/, sprintf("\"ttot_s\":%.9f", 3.1e-6 * n * n))
	}
	{ print }' >stream
prof-scale --min-share 0 <stream >laws
run_in laws prof-cause
grep '"type":"cause"' out >causes
is "$(symptoms '[.name, .metric, (.symptoms | length), .symptom_count]')" \
	'["step","ttot",100,102]' 'a chain'
prof-report <out 2>/dev/null | tr -s '\n ' '  ' >flat
has flat 'in 102 functions below it together' 'of which the report knows the number'

# What the causes across runs drag along is none within the run.
calls 102 get | causes
grep '"full_name":"x.py:1 f1"' laws | grep -v '"caller"' |
	sed 's/^{/{"within":"night",/; s/"by":"size"/"by":"iterations"/
		s/"share":[0-9.e-]*/"share":0.5/' >inside
cat laws inside >both
run_in both prof-cause
is "$(grep '"type":"cause"' out | value name)" get 'a symptom that is not listed is no cause'
run_in inside prof-cause
is "$(grep '"type":"cause"' out | value name)" f1 'which it would be alone'

# Fifty causes that drag the same four hundred functions along.
# shellcheck disable=SC2046 # a word each
calls 400 $(seq -f 'get%g' 50) | causes
is "$(wc -l <causes)" 50 'causes that share their symptoms'
is "$(jq -c '[(.symptoms | length), .symptom_count]' causes | sort -u)" \
	'[100,400]' 'list a part of them'
done_testing
