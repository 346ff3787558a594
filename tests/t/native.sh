# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the tests use these variables, lib.sh has $status
# native.sh: the native engine compiled for the python3 of PATH, in $library,
# and a home of the test's own. Source it behind lib.sh; where there is no
# engine to be had the test ends here, skipped.
#
#	. "$(dirname "$0")/lib.sh"
#	. "$TOP/tests/t/native.sh"

PROGRAMS=$DATA/agent
START=$TOP/lib/agent/python/start
build=$TOP/lib/agent/python/native/build.py
# A shim of pyenv would not find its versions in another home.
python=$(python3 -c 'import sys; print(sys.executable)')
minor=$("$python" -c 'import sys; print(sys.version_info[1])')
HOME=$T/home
TMPDIR=${TMPDIR:-/tmp}
export HOME TMPDIR PYTHONDONTWRITEBYTECODE=1 SUPERLINEAR_CACHE=$T/cache
mkdir "$HOME"
run "$python" -I -S "$build" "$SUPERLINEAR_CACHE"
if [ "$status" -ne 0 ]; then
	! grep -q 'cannot be compiled' "$T/out"
	ok $? 'the engine compiles' || cat "$T/out"
	skip "$(head -n 1 "$T/out")"
	done_testing
fi
library=$(cat "$T/out")

# profile PROGRAM [NAME=VALUE...] HOW: it runs under the agent, files in $T/s.
profile() {
	local program=$1 how=${!#}
	set -- "${@:2:$#-2}"
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE=native "$@" \
		"$python" "$PROGRAMS/$program" "$how"
	tables "$T/s"
}

# points WORDS...: of the checkpoints in $T/s.
points() {
	"$python" "$PROGRAMS/points.py" "$T/s" "$@" 2>&1
}

# look WORDS...: of the profile in $T/s.
look() {
	"$python" "$PROGRAMS/look.py" "$T/s" "$@" 2>&1
}
