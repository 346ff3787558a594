#!/usr/bin/env bash
# trust-marks.t: no edit of a plan is lost beside workers, and no kill of a mark
# breaks it, some of those of `make trust`.
. "$(dirname "$0")/lib.sh"

EDITS=40 WORKERS=8 run "$TOP/tests/trust/run.py" edits marks
is_status 0 'nothing went wrong'
has out 'edits: lost 0 of 40, beside 8 workers' 'no edit is lost'
grep -qE '^marks: kills [0-9]{2,}, .* broken 0$' out
ok $? 'no kill breaks the plan'
done_testing
