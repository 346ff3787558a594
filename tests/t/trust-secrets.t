#!/usr/bin/env bash
# trust-secrets.t: what a program has in its arguments, environment, files,
# variables, exceptions and output is in nothing that a run leaves.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yappi' 2>/dev/null; then
	eval "$("$TOP/scripts/setup" --env 2>/dev/null)"
fi
run "$TOP/tests/trust/run.py" secrets
# Without YAPPI one way to run has no log.
is "$(sed 's/in [0-9]* files/in files/; s/logs \(9\|10\) /logs /' out)" \
	'secrets: 0 found in files of 10 ways to run, but in logs and plans 1' \
	'secrets are in the logs and in the plan alone'
done_testing
