#!/usr/bin/env bash
# make trust, its short form.
. "$(dirname "$0")/lib.sh"

EDITS=100 WORKERS=8 run "$TOP/tests/trust/run.py"
is_status 0 'nothing is lost'
has out 'edits: lost 0 of 100, beside 8 workers' 'no edit'
has out 'plans broken 0' 'no plan'
has out 'answers wrong 0' 'no answer'
is "$(sed -n 's/^[kf][a-z]*: \([0-9]*\),.*/\1/p' out | awk '$1 < 50' | wc -l)" 0 \
	'of many calls'
done_testing
