#!/usr/bin/env bash
# prof-diff: the drift of the machine is divided out, and two groups of the same
# code report nothing.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# drawn PAIRS RUNS CHANGED OUT: so many pairs of groups of so many runs, written
# to OUT.N.a and OUT.N.b. 40 functions from 1 ms to 1 s; in each run the machine
# is slower by a factor up to 1.5 for all, by 5 % for each function, and one in
# fifty is interrupted for 10 ms. CHANGED times f5 in b.
drawn() {
	python3 - "$@" <<'EOF2'
import json, math, random, sys
pairs, runs, changed, out = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
random.seed(7)
for pair in range(pairs):
    sizes = [10 ** random.uniform(-3, 0) for _ in range(40)]
    sizes[5] = 0.5
    for side in "ab":
        lines = []
        for run in range(runs):
            drift = random.uniform(0.67, 1) if side == "a" else random.uniform(1, 1.5)
            if runs > 1:
                drift = 1 if side == "a" else 1.3
            total = 0
            name = f"{side}{run}"
            funcs = []
            for i, size in enumerate(sizes):
                own = size * drift * math.exp(random.gauss(0, 0.05))
                own *= changed if side == "b" and i == 5 else 1
                own += 0.01 if random.random() < 0.02 else 0
                total += own
                funcs.append({"type": "func", "run": name, "size": 4, "kind": "func",
                    "full_name": f"m.py:{i + 1} f{i}", "module": "m.py", "lineno": i + 1,
                    "name": f"f{i}", "ncall": 10 + i, "ttot_s": own, "tsub_s": own, "own_s": own})
            lines.append({"type": "run", "id": name, "size": 4, "status": "done",
                "result": {"success": True, "wall_seconds_total": total * 1.02, "cpu_seconds": total}})
            lines += funcs
        with open(f"{out}.{pair}.{side}", "w") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
EOF2
}
# reports PAIRS OUT [NAME]: how many pairs report a difference, of that function
reports() {
	local count=0 pair
	for ((pair = 0; pair < $1; pair++)); do
		prof-diff "$2.$pair.a" "$2.$pair.b" 2>/dev/null |
			grep -E '"verdict":"(slower|faster)"' | grep -q "${3:-}" &&
			count=$((count + 1))
	done
	echo $count
}
drawn 100 1 1 same
[ "$(reports 100 same)" -le 1 ]
ok $? 'single runs of the same code report nothing, in 99 of 100'
drawn 100 3 1 three
[ "$(reports 100 three)" -le 1 ]
ok $? 'nor do three of each'
drawn 50 1 2 twice
[ "$(reports 50 twice '"f5"')" -ge 45 ]
ok $? 'one of twice the time is found'
drawn 50 3 1.5 repeats
[ "$(reports 50 repeats '"f5"')" -ge 45 ]
ok $? 'by repeats one of 1.5 times'

# values GROUP "VALUE..." [CALLS]: a run of functions that take so long.
values() {
	local i=0 value
	printf '{"type":"run","id":"%s","size":4,"status":"done","result":{"wall_seconds_total":%s,"rss":1}}\n' \
		"$1" "$(jq -n "${2// /+}")"
	for value in $2; do
		i=$((i + 1))
		printf '{"type":"func","run":"%s","size":4,"kind":"func","full_name":"m.py:%d f%d","module":"m.py","lineno":%d,"name":"f%d","ncall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
			"$1" $i $i $i $i "${3:-7}" "$value" "$value" "$value"
	done
}
ratios() { # of own costs
	run prof-diff a b
	jq -r 'select(.type == "diff" and .metric == "own") | "\(.name) \(.ratio) \(.verdict)"' out |
		sort | paste -sd' '
}
values a '1.0 2.0 3.0 4.0 5.0' >a
values b '1.5 3.0 4.5 18.0 7.5' >b
is "$(ratios)" 'f1 1 ~ f2 1 ~ f3 1 ~ f4 3 slower f5 1 ~' 'half as long again for all but one'
has out '"code":"drift","text":"the machine took 1.5 times as long in b as in a for the same, by the median of 5 functions: divided out"' \
	'which is said'
is "$(jq -r 'select(.metric == "wall") | .b' out)" 34.5 'the values are as measured'
is "$(jq -r 'select(.metric == "wall") | .ratio' out)" 1.5333 'also of the whole run'
values a '1.0 2.0 3.0 4.0' >a
values b '1.5 3.0 4.5 18.0' >b
is "$(ratios)" 'f1 1.5 slower f2 1.5 slower f3 1.5 slower f4 4.5 slower' \
	'four functions tell no drift'
values a '1.0 2.0 3.0 4.0 0.0009' >a
values b '1.5 3.0 4.5 18.0 0.1' >b
is "$(ratios | cut -d' ' -f2)" 1.5 'nor does one that is short'
values a '1.0 2.0 3.0 4.0 5.0' >a
values b '1.5 3.0 4.5 6.0 7.5' 8 >b
is "$(ratios | cut -d' ' -f2)" 1.5 'nor do those that are called otherwise'
values a '1.00 2.0 3.0 4.00 5.0' >a
values b '1.04 2.1 3.1 4.15 5.2' >b
is "$(ratios | cut -d' ' -f1,2)" 'f1 1' 'a little of it is divided out'
has_not out '"code":"drift"' 'and not said'

# How functions differ is the noise.
values a '1.0 1.0 1.0 1.0 1.0 1.0 1.0' >a
values b '0.6 0.8 1.0 1.0 1.3 1.7 2.0' >b
is "$(ratios | grep -c slower)" 0 'where all differ, no one is slower'
values a '1.0 1.0 1.0 1.0 1.0' >a
values b '0.6 1.0 1.0 1.5 4.0' >b
is "$(ratios | grep -c slower)" 0 'nor where one is faster by as much'

# A busy machine: time off the processor is that of others.
sides() { # sides LOAD WALL-OF-B OWN-OF-B CLOCK: the verdicts of wall and of f
	printf '{"type":"run","id":"r","size":4,"status":"done","result":{"cpu_seconds":2,"wall_seconds_total":2.1,"load_1m":%s,"cpu_count":2,"clock":"%s"}}\n' \
		"$1" "$4" >a
	sed "s/2\\.1,/$2,/" a >b
	printf '{"type":"func","run":"r","size":4,"kind":"func","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","ncall":1,"ttot_s":0.01,"tsub_s":0.01,"own_s":0.01}\n' >>a
	tail -n 1 a | sed "s/0\\.01/$3/g" >>b
	prof-diff a b 2>/dev/null |
		jq -r 'select(.metric == "wall" or .metric == "own") | .verdict' | paste -sd' '
}
is "$(sides 1.9 4 0.06 wall)" 'slower slower' 'a machine with a processor left'
is "$(sides 2 4 0.06 wall)" '~ ~' 'none left: time off the processor tells nothing'
is "$(sides 2 4 0.06 computing)" '~ slower' 'but computing time does'
is "$(sides 2 4 0.2 wall)" '~ slower' 'and more than some turns of others'

done_testing
