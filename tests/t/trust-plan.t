#!/usr/bin/env bash
# trust-plan.t: no edit of a plan is lost beside workers, no kill of a mark breaks
# it, no fault of the system is answered wrongly: some of those of `make trust`.
. "$(dirname "$0")/lib.sh"

EDITS=100 WORKERS=8 run "$TOP/tests/trust/run.py" edits marks faults
is_status 0 'nothing is lost'
has out 'edits: lost 0 of 100, beside 8 workers' 'no edit'
grep -qE '^marks: kills [0-9]{2,}, .* broken 0$' out
ok $? 'no plan is broken'
grep -qE '^faults: [0-9]{3,}, .* wrong 0$' out
ok $? 'no answer is wrong'
done_testing
