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
done_testing
