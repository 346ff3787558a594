#!/usr/bin/env bash
# trust-kills.t: prof-run, the driver and the program are killed, at calls and at
# random moments, thirty times of the thousand of `make trust`.
. "$(dirname "$0")/lib.sh"

KILLS=30 run "$TOP/tests/trust/run.py" kills
is_out 'kills: 30 (prof-run 10, bash 10, python3 10), lost 0, doubled 0, broken 0' \
	'no run is lost or made twice, and all is whole'
done_testing
