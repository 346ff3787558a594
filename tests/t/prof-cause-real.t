#!/usr/bin/env bash
# prof-cause on real profiles of small programs with one known cause each, from
# tests/data/cause (see its README.md): who is blamed, what is a symptom, and
# who is not blamed.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# cause_of SHAPE.PROFILER [OPTIONS]: the causes of that program.
cause_of() {
	local what=$1
	shift
	prof-scale <"$DATA/cause/$what.jsonl" >laws
	run_in laws prof-cause "$@"
	is_status 0 "$what"
	grep '"type":"cause"' out >causes
	jq -r .name causes >names
}

# worst JQ: of the first cause.
worst() {
	head -n 1 causes | jq -r "$1"
}

symptoms() {
	worst '[.symptoms[].full_name | sub("^.* "; "")] | sort | join(" ")'
}

blamed() { # blamed NAME...: these and no other, worst first
	is "$(paste -sd' ' names)" "$*" "blamed: ${*:-nobody}"
}

cause_of recursion.yappi
blamed walk
is "$(symptoms)" '' 'recursion is no symptom of its own'
is "$(worst '.p_ncall, .ncall' | paste -sd' ')" '1 1600' \
	'its calls are those from outside'
is "$(worst '.entry | .caller, .full_name' | uniq)" 'shapes.py:25 walk' \
	'the growth enters where it calls itself'
is "$(worst '.path[-2]')" 'shapes.py:30 recursion' 'its path comes from outside'

cause_of mutual.yappi
blamed even
is "$(symptoms)" odd 'the other half of the circle is a symptom'
is "$(worst '.p_ncall, .ncall' | paste -sd' ')" '1 1600' \
	'the calls of even are those from outside'
check 'even and odd are charged once each' \
	jq -e '.share <= 1 and .share > 0.9' causes

for profiler in yappi cprofile; do
	cause_of "generator.$profiler"
	blamed lookup
	is "$(symptoms)" entries 'the generator is a symptom'
	check 'each resumption counts' \
		jq -e '.symptoms[0].ncall == 1282400' causes
done

cause_of sorted.yappi
blamed newest
is "$(symptoms)" number_of 'the key function is a symptom'
is "$(worst .entry.caller)" builtins.sorted 'C calls it back'
check 'all its calls are those of this caller, not of the other one' \
	jq -e '.symptoms[0].ncall > 1.2e6' causes
check 'and most of the time is held by the C function' \
	jq -e '.callee | .full_name == "builtins.sorted" and .share > 0.9' causes

cause_of map.yappi
blamed total
is "$(symptoms)" number_of 'the mapped function is a symptom'

for profiler in yappi cprofile; do
	cause_of "reduce.$profiler"
	blamed longest
	is "$(symptoms)" longer 'the reducing function is a symptom'
done

cause_of sub.yappi
blamed sub
check 'the callback of a substitution is a symptom' \
	jq -e '[.symptoms[].full_name] | index("shapes.py:120 shout")' causes
is "$(worst '[.symptoms[].family] | unique | join(" ")')" 1 \
	'with what it calls it is one family'
is "$(worst '.path | join(" ")')" \
	'shapes.py:1 <module> shapes.py:128 by_sub shapes.py:124 rewrite __init__.py:178 sub' \
	'the path leads through who asked for it'

cause_of threads.yappi
blamed scan
is "$(symptoms)" check 'called in two threads, a symptom where it grows'
check 'the calls of the other thread are not charged' \
	jq -e '.symptoms[0].ncall == 1280800' causes
is "$(worst '.path[0]')" 'threading.py:971 Thread.run' \
	'the path begins with the thread'

cause_of callers.yappi
blamed any_of
is "$(symptoms)" compare 'shared by two callers, blamed on the one that grows'
check 'whose calls alone are charged' \
	jq -e '.symptoms[0].ncall == 1280800' causes

cause_of index.yappi
blamed position
is "$(worst '.metric, .callee.kind, .callee.ncall' | paste -sd' ')" \
	'own builtin 6400' 'its own cost is that of a C function, called once'
is "$(worst .callee.full_name)" "builtins.<method 'index' of 'list' objects>" \
	'by name'
check 'which grows with every call' jq -e '.callee.p_ttot > 1.9' causes

cause_of find.yappi --share 0.1
blamed header
is "$(worst .callee.full_name)" "builtins.<method 'find' of 'str' objects>" \
	'str.find holds the time'

# Twelve links, each with less than an eighth of the time.
cause_of chain.yappi --share 0.12
blamed link_1
is "$(worst '.metric, .p_ncall' | paste -sd' ')" 'ttot 1' \
	'judged by inclusive time, called once'
is "$(worst '.symptoms | length')" 11 'the other links are symptoms'
check 'they cost together' jq -e '.share > 0.8 and .share < 1' causes
cause_of chain.yappi --share 0.95
blamed

cause_of clean.yappi --share 0
blamed
done_testing
