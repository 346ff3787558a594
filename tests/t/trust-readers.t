#!/usr/bin/env bash
# trust-readers.t: profiles made at random are read as pstats and
# callgrind_annotate read them, some of the thousand of `make trust`.
. "$(dirname "$0")/lib.sh"

if ! type callgrind_annotate >/dev/null 2>&1; then
	skip 'valgrind is not installed'
	done_testing
fi
READERS=40 run "$TOP/tests/trust/run.py" readers
is_out 'readers: pstat agreed 40 of 40, callgrind agreed 40 of 40' 'all are read alike'

# One figure that is another is found, whichever it is.
cat >change.py <<'EOF'
import random, sys
sys.path.insert(0, sys.argv[1])
import readers

FIGURES = "ncall nactualcall ttot_s tsub_s own_s".split()
for kind, write, agrees in readers.KINDS:
    path = "7." + kind
    write(random.Random(7), path)
    lines = readers.read([path])["7"]
    passed = 0
    for line in lines:
        for key in FIGURES if kind == "pstat" else ("ncall", "ttot_s"):
            if key in line:
                old, line[key] = line[key], line[key] * 2 + 1
                passed += agrees(path, lines)
                line[key] = old
    print(kind, len(lines) > 9, agrees(path, lines), passed, agrees(path, lines[1:]))
EOF
run env PYTHONDONTWRITEBYTECODE=1 python3 change.py "$TOP/tests/trust"
is_out 'pstat True True 0 False
callgrind True True 0 False' 'one figure that is another is found'
done_testing
