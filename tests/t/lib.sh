# shellcheck shell=bash
# shellcheck disable=SC2034 # the tests use these variables
# lib.sh: TAP for shell tests. Source it first:
#
#	. "$(dirname "$0")/lib.sh"
#	run plan-next -c
#	is_status 0 'an empty selection is no failure'
#	is_out 'phase,pending' 'counts'
#	done_testing
#
# The programs of build/$V/bin stand first in PATH. Each test file has a folder
# of its own in $T, the working folder, removed at the end. It is all that may be
# in $TMPDIR by then: what else is left there a program has forgotten. `run`
# never pipes the program under test, so its status is never lost; a death by
# signal is never an accepted failure (is_status sees 128 + n).

set -u
export LC_ALL=C TZ=UTC
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
V=${V:-release}
PATH=$TOP/build/$V/bin:$PATH
DATA=$TOP/tests/data
GOLDEN=$TOP/tests/golden
# Environments with pytest and the schema of SARIF, one a Python: 311/bin/python.
TESTING=${XDG_CACHE_HOME:-${HOME-}/.cache}/superlinear/testing
unset PYTHONPATH PYTHONSTARTUP 2>/dev/null || :

# A test may set another TMPDIR.
temporary=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-t.XXXXXX") || exit 1
trap 'cd / && chmod -R u+rwX "$temporary" 2>/dev/null; rm -rf "$temporary"' EXIT
export TMPDIR=$temporary
T=$temporary/t
mkdir "$T" && cd "$T" || exit 1

tap_count=0
tap_failed=0

# ok STATUS NAME: passed if STATUS is 0. With FIRST_FAILURE in the environment the
# first one that is not ends the test.
ok() {
	tap_count=$((tap_count + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$tap_count" "$2"
	else
		tap_failed=$((tap_failed + 1))
		printf 'not ok %d - %s\n' "$tap_count" "$2"
		[ -z "${FIRST_FAILURE:-}" ] || exit 1
		return 1
	fi
}

# check NAME COMMAND...: passed if the command succeeds.
check() {
	local name=$1
	shift
	"$@" >"$T/.check" 2>&1
	ok $? "$name" || sed 's/^/# /' "$T/.check" | head -n 20
}

skip() {
	tap_count=$((tap_count + 1))
	printf 'ok %d - # SKIP %s\n' "$tap_count" "$1"
}

# has_tools NAME TOOL...: whether a part can be tested.
has_tools() {
	local name=$1 tool
	shift
	for tool; do
		command -v "$tool" >/dev/null && continue
		skip "$name: there is no $tool"
		return 1
	done
}

# run COMMAND...: leaves its output in $T/out and $T/err, its status in $status.
run() {
	"$@" >"$T/out" 2>"$T/err" </dev/null
	status=$?
}

# run_in FILE COMMAND...: the same with FILE as standard input.
run_in() {
	local in=$1
	shift
	"$@" <"$in" >"$T/out" 2>"$T/err"
	status=$?
}

is_status() {
	[ "$status" -eq "$1" ]
	ok $? "$2" || {
		printf '# status %s, not %s\n' "$status" "$1"
		sed 's/^/# /' "$T/err" | head -n 10
	}
}

is() {
	[ "$1" = "$2" ]
	ok $? "$3" || printf '# got:  %s\n# want: %s\n' "$1" "$2"
}

is_out() {
	is "$(cat "$T/out")" "$1" "$2"
}

is_err() {
	is "$(cat "$T/err")" "$1" "$2"
}

# has FILE TEXT NAME: the file holds the fixed text.
has() {
	grep -qF -e "$2" "$1"
	ok $? "$3" || {
		printf '# not in %s: %s\n' "${1##*/}" "$2"
		sed 's/^/# | /' "$1" | head -n 15
	}
}

has_not() {
	! grep -qF -e "$2" "$1"
	ok $? "$3" || grep -nF -e "$2" "$1" | sed 's/^/# | /' | head -n 5
}

# golden NAME: stdout, stderr and status of the last run equal
# tests/golden/NAME.{out,err,status}. UPDATE=1 writes them. Our version is VERSION.
golden() {
	local base=$GOLDEN/$1 version
	version=$(sed -n 's/^VERSION := //p' "$TOP/Makefile")
	sed "s/superlinear ${version//./\\.}\$/superlinear VERSION/" "$T/out" >"$T/.out"
	if [ -n "${UPDATE:-}" ]; then
		mkdir -p "$(dirname "$base")"
		cp "$T/.out" "$base.out"
		cp "$T/err" "$base.err"
		echo "$status" >"$base.status"
	fi
	echo "$status" >"$T/.status"
	{ diff -u "$base.out" "$T/.out" && diff -u "$base.err" "$T/err" &&
		diff -u "$base.status" "$T/.status"; } >"$T/.diff" 2>&1
	ok $? "golden $1" || sed 's/^/# /' "$T/.diff" | head -n 40
}

# narrow FILE NAME: no line is wider than 80 characters.
narrow() {
	local wide
	wide=$(python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8"):
    if len(line) > 81:
        print(line)' "$1" | head -n 3)
	is "$wide" '' "$2"
}

done_testing() {
	is "$(ls -A "$temporary")" t 'no temporary files are left'
	printf '1..%d\n' "$tap_count"
	[ "$tap_failed" -eq 0 ] || exit 1
	exit 0
}

# tables FOLDER: the tables of what the native engine left there, as prof-run
# makes them.
tables() {
	local left

	for left in "$1"/*.counts; do
		[ ! -e "$left" ] ||
			"$TOP/build/$V/unit/counts" "${left%.counts}"
	done
}

# faulty FAULTS COMMAND...: runs the command with the faults of tests/trust/faults.c.
faulty() {
	local faults=$1
	shift
	env FAULT="$faults" LD_PRELOAD="$TOP/build/$V/trust/faults.so" \
		ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" "$@"
}
