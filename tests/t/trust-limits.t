#!/usr/bin/env bash
# trust-limits.t: runs where files, bytes, memory, processes or room are scarce are
# done or pending, never wrong.
. "$(dirname "$0")/lib.sh"

RUNS=20 run "$TOP/tests/trust/run.py" limits
grep '^#' out; sed 's|^|# |' err | tail -n 3
has out ', wrong 0 (' 'a run is done and whole, or the system failed'
grep -q 'done [1-9].* pending [1-9]' out
ok $? 'both were seen'
done_testing
