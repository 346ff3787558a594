#!/usr/bin/env bash
# prof-cause: the user's own function that leads to a cause, and which causes are
# one because of it.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-cause.sh
. "$TOP/tests/t/prof-cause.sh"

# chain "NAME:ORIGIN ...": each called n times by the one before it; the last
# one grows. An origin `builtin` is the kind, too; `seen` has no lines of its own.
chain() {
	local above='' name origin kind last
	for name in $1; do
		origin=${name#*:} name=${name%:*}
		[ "$origin" = builtin ] && kind=builtin || kind=func
		[ "$origin" = seen ] || [ "$above" = '' ] ||
			echo "$name ncall 1 share=0.5 origin=$origin kind=$kind"
		[ "$origin" = seen ] || [ "$above" != '' ] ||
			echo "$name ncall 0 origin=$origin kind=$kind"
		[ "$above" = '' ] ||
			echo "$above > $name ncall 1 origin=$origin kind=$kind"
		above=$name last="origin=$origin kind=$kind"
	done
	echo "$above own 2 share=0.5 $last"
}

# ---- who leads to it ----
while IFS='|' read -r name path wanted; do
	case $name in '' | '#'*) continue ;; esac
	chain "$path" | tells "$name" '[.name, .yours, .way] |
		map(. // "-") | join(" ")' "$(printf '%b' "$wanted" | sed 's/^ *//')"
done <<'EOF'
the culprit itself        |main:own f:own|                              f f -
its caller                |main:own f:own concat:library|               concat f concat
the door of the library   |f:own concat:library plan:library|           plan f concat
the nearest               |f:own a:library g:own b:library|             b g b
through C                 |f:own map:builtin concat:library|            concat f concat
through the standard one  |f:own run:standard concat:library|           concat f run
of nobody                 |main:library concat:library|                 concat - -
not from an import        |f:own load:import body:library|              body - -
what itself imports       |f:own load:import|                           f f -
not through a test runner |f:own call:harness concat:library|           concat - -
the runner itself         |f:own call:harness|                          call - -
a test that is run        |call:harness test_f:own concat:library|      concat test_f concat
of the standard library   |f:own median:standard|                       f f median
with what it calls        |f:own load:standard scan:standard|           f f load
called by a library       |f:own read:library load:standard|            read f read
code without a name       |f:own <listcomp>:own concat:library|         concat f concat
a caller without laws     |m.py:3\u0020main:seen concat:library|         concat m.py:3\u0020main concat
EOF

# The line of the call that leads there, not of one further up or down.
while IFS='|' read -r name wanted path; do
	chain "$path" | awk '$2 == ">" { $0 = $0 " call_lineno=" 10 * ++calls } 1' |
		tells "the line: $name" '[.yours, .yours_lineno] |
		map(. // "-") | join(" ")' "$wanted"
done <<'EOF'
its caller|f 20|main:own f:own concat:library
further up|f 10|f:own concat:library plan:library
through C|f 10|f:own map:builtin concat:library
of the standard library|f 10|f:own median:standard
a function that is its own|f -|main:own f:own
of nobody|- -|main:library concat:library
code without a name|f 20|f:own <listcomp>:own concat:library
EOF
chain 'f:own concat:library' |
	tells 'the line: not known' '.yours, .yours_lineno' 'f null'

# What grows, where another is blamed for it, unless that costs more itself.
while read -r cost name wanted; do
	{
		chain "f:own $name"
		echo "f own 1 last=$cost share=0.1 origin=own"
	} | tells "moved from $name, beside $cost" '.name, .moved_from' "$wanted"
done <<'EOF'
0.1 median:standard f median
1 median:standard f null
2 median:standard f null
0.1 <listcomp>:own f <listcomp>
0.1 concat:library concat null
EOF

# ---- causes that are one ----
# Of concat and of append in step with n, called by join and join or other.
two() { # two CALLER WAY CALLS MORE...
	cat <<-EOF
		join ncall 1 origin=own
		other ncall 1 origin=own
		concat ncall 1 origin=library
		join > concat ncall 1 origin=library
		plan ncall 1 share=0.3 origin=library
		plan own 2 last=10 share=0.3 origin=library
		concat > plan ncall 1 origin=library
		$2 ncall $3 origin=library
		$1 > $2 ncall $3 origin=library
		copy ncall $3 share=0.2 origin=library
		copy own 2 last=6 share=0.2 origin=library
		$2 > copy ncall $3 origin=library
	EOF
}
one() { # one NAME WANTED: cause, cost and symptoms, and share
	scale_lines >laws
	run_in laws prof-cause
	is "$(jq -r 'select(.type == "cause") | [.name, .own_now_s, (.share * 1e4 | round / 100),
		(.symptoms[].full_name)] | map(tostring) | join(" ")' out |
		paste -sd,)" "$2" "$1"
}
while IFS='|' read -r name args wanted; do
	# shellcheck disable=SC2086
	two $args | one "$name" "${wanted# }"
done <<'EOF'
one loop, one way           |join concat 1| plan 16 48 copy
two loops                   |other append 1| plan 10 30,copy 6 18
one loop, two ways          |join append 1| plan 10 30,copy 6 18
EOF
# A way that is called a few times only: the loop is in the library, and there
# may be two of them.
while read -r calls wanted; do
	one "a way called n^$calls" "$wanted" <<-EOF
		main ncall $calls origin=own
		run ncall $calls origin=library
		main > run ncall $calls origin=library
		plan ncall $calls share=0.3 origin=library
		plan own 2 last=10 share=0.3 origin=library
		run > plan ncall $calls origin=library
		copy ncall $calls share=0.2 origin=library
		copy own 2 last=6 share=0.2 origin=library
		run > copy ncall $calls origin=library
	EOF
done <<'EOF'
0.69 plan 10 30,copy 6 18
0.7 plan 16 48 copy
EOF
# What grows in the loop itself is part of the same; of both the dearer stands.
while read -r own share wanted; do
	one "the loop itself costs $own" "$wanted" <<-EOF
		f ncall 0 share=$share origin=own
		f own 2 last=$own share=$share origin=own
		append ncall 1 share=0.25 origin=library
		append own 2 last=10 share=0.25 origin=library
		f > append ncall 1 origin=library
	EOF
done <<'EOF'
2 0.05 append 12 30
12 0.3 f 22 55 append
EOF
# A symptom that both have: each was charged with its part of it.
one 'a common symptom' 'plan 20 60 copy equal' <<'EOF'
join ncall 1 origin=own
concat ncall 1 origin=library
join > concat ncall 1 origin=library
plan ncall 1 share=0.3 origin=library
plan own 2 last=10 share=0.3 origin=library
concat > plan ncall 1 origin=library
copy ncall 1 share=0.2 origin=library
copy own 2 last=6 share=0.2 origin=library
concat > copy ncall 1 origin=library
equal ncall 2 last=400 origin=library
equal own 2 last=4 origin=library
plan > equal ncall 2 last=300 origin=library
plan > equal own 2 last=3 origin=library
copy > equal ncall 2 last=100 origin=library
copy > equal own 2 last=1 origin=library
EOF
# A cause that is a symptom of the other: its cost is counted once.
cat >below <<'EOF'
join ncall 1 origin=own
concat ncall 1 origin=library
join > concat ncall 1 origin=library
plan ncall 1 share=0.3 origin=library
plan own 2 last=10 share=0.3 origin=library
concat > plan ncall 1 origin=library
copy ncall 2 share=0.2 origin=library
copy own 4 last=6 share=0.2 origin=library
plan > copy ncall 2 origin=library
plan > copy own 4 last=6 origin=library
EOF
one 'a cause that the other calls too often' 'plan 16 48 copy' <below
# Nor is what both lead to counted twice where one leads there by the other.
cat below - <<'EOF' | one 'a symptom by way of the other' 'plan 20 60 copy equal'
equal ncall 4 origin=library
equal own 4 last=4 origin=library
copy > equal ncall 4 origin=library
copy > equal own 4 last=4 origin=library
EOF
is "$(jq 'select(.type == "cause") | .symptoms[] |
	select(.full_name == "equal") | .ncall' out)" "$((1600 ** 4))" 'nor are its calls'

# ---- within a run ----
# What is a cause across runs is none of the same loop's within one.
while read -r caller wanted; do
	{
		two other append 1
		sed 's/$/ within=r/' <<-EOF
			join ncall 1 origin=own
			other ncall 1 origin=own
			concat ncall 1 origin=library
			$caller > concat ncall 1 origin=library
			sort ncall 1 share=0.2 origin=library
			sort own 2 last=6 share=0.2 origin=library
			concat > sort ncall 1 origin=library
		EOF
	} | tells "within a run, called by $caller" '.name + (.within // "")' \
		"$wanted"
done <<'EOF'
join plan copy
third plan copy sortr
EOF
# ---- what a library does anew each time ----

# habit FILE NAME: what is advised of a function of FILE that NAME calls, in a loop.
habit() {
	local of="origin=library file=$1"
	cat <<-EOF
		load ncall 0 origin=own
		load > $2 ncall 1 $of
		$2 ncall 1 share=0.5 $of
		$2 own ${3:-2} last=9 share=0.5 $of
	EOF
}
habit /lib/pandas/core/reshape/concat.py concat |
	tells 'copies all' '.advice // "-" | .[0:22]' 'concat() copies all ro'
habit /lib/numpy/_core/shape_base.py vstack |
	tells 'another' '.advice // "-" | .[0:22]' 'Each call copies the w'
habit /lib/mine/concat.py concat |
	tells 'a file of the same name' '.advice // "-"' -
habit /lib/pandas/core/reshape/concat.py union |
	tells 'another function' '.advice // "-"' -
habit /lib/python3.11/json/__init__.py dumps |
	tells 'without a variable that grows' '.advice // "-"' -
done_testing
