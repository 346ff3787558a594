#!/usr/bin/env bash
# Failures of the system are 4 and are told by name: a standard output that is
# closed, memory that is used up, a disk that cannot be read.
. "$(dirname "$0")/lib.sh"

cp "$DATA/plan/plan-with-results.json" profiling_plan.json
cp "$GOLDEN/prof-report-plan.jsonl" analysis 2>/dev/null
plan-next -a >runs
printf '{"type":"run","id":"a","size":1,"status":"pending","command":["true"]}\n' >ticket
mkdir profiling

# ---- a standard output that is closed ----
closed() { # closed INPUT COMMAND...
	local in=$1
	shift
	"$@" <"$in" >&- 2>err
	is $? 4 "$* >&-"
	has err 'Bad file descriptor' 'says so'
}
for program in "$TOP/build/$V/bin"/*; do
	closed /dev/null "$program" --help
	closed /dev/null "$program" --version
done
closed /dev/null plan-next -a
closed /dev/null plan-seq 1,2 echo '{size}'
closed runs plan-mark
closed ticket prof-run -e none
closed runs prof-parse
closed runs prof-scale
closed runs prof-cause
closed runs prof-report
closed runs plan-mark -o csv
plan-mark -r mo-2025-02 -s error >&- 2>err
is $? 0 'what prints nothing needs none'

# ---- code that is loaded ----
printf '{"type":"run","id":"n","size":1,"status":"pending","command":["python3","-c","print(1)"]}\n' \
	>ticket
export SUPERLINEAR_CACHE=$T/made/cache
native() {
	(
		umask 000
		prof-run --force -e native <ticket >out 2>err
	)
	status=$?
}
native
is_status 0 'a new cache under umask 000'
native
is "$(stat -c %a made/cache)" 700 'is closed to others'
is "$(find made/cache/native -perm /022 ! -type l)" '' 'no compiled engine can be changed'
chmod 777 made/cache
native
is_status 1 'a cache that others can write'
has err "other users can write to $T/made/cache, so nothing of it is loaded" 'is told'
chmod 700 made/cache
chmod o+w made/cache/native/cpython*/*.so
native
is_status 1 'an engine that others can write'
if [ "$(id -u)" -eq 0 ]; then
	chmod o-w made/cache/native/cpython*/*.so
	chown 12345 made/cache
	native
	is_status 1 'a cache of another user'
else
	skip 'a cache of another user: only root can make one'
fi
unset SUPERLINEAR_CACHE

# ---- memory that is used up ----
# starved INPUT COMMAND...: each 5th of its allocations fails in turn: it ends
# with 4 and says why, or can do without; never is a line called malformed.
starved() {
	local in=$1 at=1 code wrong='' failed=0
	shift
	while [ $at -lt 1500 ]; do
		cp "$DATA/plan/plan-with-results.json" profiling_plan.json
		FAULT_MALLOC=$at LD_PRELOAD=$TOP/build/$V/trust/memory.so \
			"$@" <"$in" >out 2>err
		code=$?
		if [ $code -eq 4 ] && grep -qi memory err; then
			failed=$((failed + 1))
		elif [ $code -ne 0 ]; then
			wrong="$wrong $at:$code"
		fi
		at=$((at + 5))
	done
	is "$wrong" '' "$*: each allocation that fails is 4"
	[ $failed -gt 50 ]
	ok $? "and many did ($failed)"
}
if [ "$V" = asan ]; then
	skip 'AddressSanitizer has the allocator'
else
	starved runs plan-mark
	starved runs prof-parse
	starved runs prof-scale
fi
done_testing
