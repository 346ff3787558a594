#!/usr/bin/env bash
# native-advice.t: what one run says is to be done, from the byte code to the
# report; and that it says nothing where nothing is to be done.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/native.sh
. "$TOP/tests/t/native.sh"

driver=$TOP/scripts/superlinear
programs=$TOP/tests/bench/programs/slow_loops.py
export SUPERLINEAR_BIN=$TOP/build/$V/bin
# What is copied costs the copy, and not what a kernel takes to map memory for it.
export MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=1000000000

# advice FOLDER: of its causes.
advice() {
	gzip -dc "$1/analysis.jsonl.gz" |
		jq -r 'select(.type == "cause") | .advice // empty'
}

# advised NAME ADVICE COMMAND...: times are a matter of chance, on a busy machine.
advised() {
	local name=$1 wanted=$2
	shift 2
	for _ in {1..15}; do
		run "$driver" -d "$name" -- "$@"
		advice "$name" >said
		! grep -qF -e "$wanted" said || break
	done
	check "$name: $wanted" grep -qF -e "$wanted" said
}

while IFS='|' read -r name wanted; do
	advised "$name" "$wanted" "$python" "$programs" "$name"
done <<'EOF'
counted|a set or a dict finds an item without
add_text_front|collect the parts in a list and join them once
by_hand|a dict or a set finds it without
read_again|go on reading where the last read ended
pages|ask for the rows behind the last key
look_up|an index on the columns of its WHERE
read_text|go on reading where the last read ended
dump_text|All that there is gets written each time
write_again|All that there is gets written each time
handlers|add a handler once
EOF

# All pairs are wanted, or nothing grows.
run "$driver" -d pairs --sizes 150:1200:x2 -- "$python" "$programs" all_pairs '{size}'
check 'all pairs: it grows' grep -q 'grows' out
is "$(advice pairs)" '' 'and there is no advice'
for name in counted_twin by_hand_twin read_twin pages_twin writes deep_copies; do
	run "$driver" -d "$name" -- "$python" "$programs" "$name"
	is "$(advice "$name")" '' "$name: no advice"
done

# ---- arrays and frames ----

frames=$(command -v python3)
if "$frames" -c 'import numpy, pandas' 2>/dev/null; then
	advised concat 'concat() copies all rows each time' "$frames" "$PROGRAMS/frames.py" concat
	advised array 'Each call copies the whole array' "$frames" "$PROGRAMS/frames.py" array
	run "$driver" -d joined -- "$frames" "$PROGRAMS/frames.py" joined
	is "$(gzip -dc joined/analysis.jsonl.gz | jq -r 'select(.type == "scale" and
		.metric == "own" and .name == "joined") | .operation')" \
		'concatenate array' 'an array that concatenate() makes anew'
	run "$driver" -d parts -- "$frames" "$PROGRAMS/frames.py" parts
	is "$(advice parts)" '' 'parts that are joined once: no advice'
else
	skip 'pandas is not installed'
fi
done_testing
