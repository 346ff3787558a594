#!/usr/bin/env bash
# points.t: the checkpoints of a real run under the native engine, from prof-run
# to prof-parse: kept with the profile, in order, and the last of them is the
# end that the pstat has.
. "$(dirname "$0")/lib.sh"

STEPS=$DATA/run/steps.py
export SUPERLINEAR_CACHE=$T/cache PYTHONDONTWRITEBYTECODE=1
run python3 -I -S "$TOP/lib/agent/python/native/build.py" "$SUPERLINEAR_CACHE"
if [ "$status" -ne 0 ]; then
	skip "$(head -n 1 out)"
	done_testing
fi

# ticket ID: a run line of 300 steps.
ticket() {
	printf '{"type":"run","id":"%s","size":300,"engine":"native",' "$1"
	printf '"iterations_from":"*step","command":["python3","%s","300"]}\n' \
		"$STEPS"
}
ticket one >in
run_in in prof-run
is_status 0 'a run under the native engine'
cp out runs
is "$(jq -r 'select(.result) | .result.points_file' runs)" one.wall.points \
	'the receipt names its checkpoints'
check 'which are there' test -s profiling/one.wall.points

# calls: what each function and edge of the output has at the end.
calls() {
	jq -c 'select((.type == "func" or .type == "edge") and .point == "" and
		.kind != "gc") | [.caller, .full_name, .kind, .ncall,
		.nactualcall]' out | sort
}
run_in runs prof-parse
is_status 0 'its lines'
cp out lines
calls >pstat
run prof-parse profiling/one.wall.points
is_status 0 'its checkpoints alone'
is "$(calls)" "$(cat pstat)" 'their end has the calls of the pstat'
is "$(jq -r 'select(.type == "func" and .point == "" and .name == "same") | .ncall' out)" \
	45150 'which are exact'
check 'and its times' python3 - <<'EOF'
import json
def times(name):
    rows = (json.loads(line) for line in open(name))
    return {r["full_name"]: (r["ttot_s"], r["tsub_s"]) for r in rows
            if r["type"] == "func" and not r["point"] and r["kind"] != "gc"}
a, b = times("lines"), times("out")
assert a.keys() == b.keys()
for key in a:
    for x, y in zip(a[key], b[key]):
        assert abs(x - y) <= 1e-6 + 0.001 * x, (key, a[key], b[key])
EOF

check 'values rise from checkpoint to checkpoint' python3 - <<'EOF'
import json
points, last, ends, parts = [], {}, {}, set()
for line in open("lines"):
    row = json.loads(line)
    if row["type"] == "point":
        points.append(row)
    elif row["type"] in ("func", "edge") and row["kind"] != "gc":
        key = row.get("caller"), row["full_name"]
        now = row["ncall"], row["ttot_s"], row["tsub_s"]
        if row["point"]:
            assert row["iterations"] == points[-1]["iterations"]
            assert all(x >= y for x, y in zip(now, last.get(key, (0, 0, 0))))
            if row["kind"] in ("loop", "line", "length"):
                parts.add(key)
            else:
                last[key] = now
        else:
            ends[key] = now
assert len(points) > 5, len(points)
assert parts and not parts & ends.keys(), "parts have checkpoints alone"
for key, now in last.items():
    assert all(x <= 1.001 * y + 1e-6 for x, y in zip(now, ends[key])), key
for a, b in zip(points, points[1:]):
    for name in "iterations", "wall_s", "calls", "peak_rss_bytes":
        assert a[name] <= b[name], (name, a, b)
assert points[-1]["iterations"] == 300, points[-1]
assert sum(1 for p in points if 0 < p["iterations"] < 300) > 3
EOF

ticket two >in
run_in in prof-run --checkpoints 0
is "$(jq -r 'select(.result) | .result.points_file' out)" null \
	'--checkpoints 0: there are none'
ticket many >in
run_in in prof-run --checkpoints 1.1
many=$(grep -c '^\["p"' profiling/many.wall.points)
few=$(grep -c '^\["p"' profiling/one.wall.points)
[ "$many" -gt $((few * 2)) ]
ok $? 'a smaller ratio makes more'

# At a time limit; and of several interpreters, of which one has them.
run prof-run -e native --id early -t 2 --grace 5 python3 -c 'import runpy, sys
sys.argv = ["steps.py", "20000"]
runpy.run_path("'"$STEPS"'")'
is "$(jq -r 'select(.result) | .result.points_file' out)" early.early.wall.points \
	'of a run that was cut short'
check 'they are there' prof-parse profiling/early.early.wall.points
run prof-run -e native --id sh sh -c "python3 '$STEPS' 99; python3 '$STEPS' 9"
is "$(cd profiling && echo sh.*points)" \
	sh.wall.points 'of the one that computes most'
is "$(jq -r 'select(.result) | .result.processes' out)" 2 'of both'
run prof-run -e cprofile --force --id sh python3 "$STEPS" 9
is "$(cd profiling && echo sh.*points)" 'sh.*points' \
	'those of an earlier attempt are removed'

# A wrapper's interpreter is compiled for before the run.
SUPERLINEAR_CACHE=$T/wrapped run prof-run -e native --id env \
	env X=1 python3 "$STEPS" 9
is "$(jq -r 'select(.result) | .result.engine' out)" native 'behind env'
# Durations: the program times its calls itself.
printf '{"type":"run","id":"spins","engine":"native","iterations_from":"*spin","command":["python3","%s","%s","300"]}\n' \
	"$DATA/agent/spins.py" "$T/took.json" >in
run_in in sh -c 'prof-run | prof-parse -o jsonl'
is_status 0 'calls that get longer and longer'
cp out spins
check 'median, 99 % and worst are those that it saw' python3 - <<'EOF'
import json
from math import ceil
own, at = json.load(open("took.json")), 0
for line in open("spins"):
    p = json.loads(line)
    if p["type"] != "point" or not p.get("timed"):
        continue
    part, at = own[at : at + p["timed"]], at + p["timed"]
    least, most = (sorted(side) for side in zip(*part))
    for key, rank in (("median_s", 0.5), ("p99_s", 0.99), ("worst_s", 1)):
        nth = ceil(rank * len(part)) - 1
        # A bucket is 1 %, and so may two clocks differ in a short run.
        assert 0.97 * least[nth] <= p[key] <= 1.03 * most[nth], (p, part)
assert at == len(own) == 300, at
EOF
run_in spins sh -c 'prof-scale | prof-report'
has out '**Calls of `spin` get slower**' 'the report says so'
has out '| median |' 'and draws them'

done_testing
