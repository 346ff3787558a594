#!/usr/bin/env bash
# trust-programs.t: random programs are counted alike by all engines, forty of
# the ten thousand of `make trust`.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yappi' 2>/dev/null; then
	eval "$("$TOP/scripts/setup" --env 2>/dev/null)"
fi
PROGRAMS=40 run "$TOP/tests/trust/run.py" programs
grep '^#' out
is "$(grep -o '^programs: agreed [0-9]* of 40, on 3' out)" \
	'programs: agreed 40 of 40, on 3' 'programs are counted alike'

# What differs is found, whatever it is.
cat >differ.py <<'EOF'
import collections, copy, sys
sys.path.insert(0, sys.argv[1])
import programs

class Counts:
    output = ""

F, G, C = ("b.py", 1, "f"), ("b.py", 2, "g"), ("b.py", 3, "co")
native = Counts()
native.stats = {
    F: (1, 3, collections.Counter({G: 1, F: 2})),
    G: (1, 1, collections.Counter()),
    C: (2, 2, collections.Counter({F: 2})),
}
native.resumed = {F: 0, G: 4, C: 5}
other = copy.deepcopy(native)
other.stats[G] = (5, 5, collections.Counter())
print("same", list(programs.differences(native, other, [3], True)))

def differs(name, change):
    changed = copy.deepcopy(other)
    change(changed)
    found = list(programs.differences(native, changed, [3], True))
    print(name, len(found), found[0][0] and found[0][0][2])

differs("output", lambda o: setattr(o, "output", "x"))
differs("missing", lambda o: o.stats.pop(F))
differs("calls", lambda o: o.stats.update({F: (1, 4) + o.stats[F][2:]}))
differs("resumed", lambda o: o.stats.update({G: (4, 4) + o.stats[G][2:]}))
differs("awaited", lambda o: o.stats.update({C: (2, 7) + o.stats[C][2:]}))
differs("primitive", lambda o: o.stats.update({F: (2, 3) + o.stats[F][2:]}))
differs("pairs", lambda o: o.stats[F][2].update({G: 1}))
EOF
run env PYTHONDONTWRITEBYTECODE=1 python3 differ.py "$TOP/tests/trust"
is_out "same []
output 1 None
missing 1 f
calls 1 f
resumed 1 g
awaited 1 co
primitive 1 f
pairs 1 f" 'what differs is found'
done_testing
