#!/usr/bin/env bash
# memory.t: who holds memory: from tracemalloc's lines to functions, laws and
# sentences; and who cannot tell.
. "$(dirname "$0")/lib.sh"

program=$DATA/agent/holds.py
python=$(python3 -c 'import sys; print(sys.executable)')
export PYTHONDONTWRITEBYTECODE=1 SUPERLINEAR_CACHE=$T/cache

# ---- refusals, which need no engine ----

run prof-run -e yappi --memory "$python" "$program" 1
is_status 2 'another engine'
has err '--memory wants another engine than yappi' 'is said'
run prof-run --checkpoints 0 --memory "$python" "$program" 1
is_status 2 'no checkpoints'
cat >ticket <<'END'
{"type":"run","id":"c","status":"pending","engine":"cprofile","command":["true"]}
END
run_in ticket prof-run --memory
is_status 1 'the engine of a run line'
has err 'cprofile cannot tell who holds memory' 'is refused by name'

# ---- a real program ----

run "$python" -I -S "$TOP/lib/agent/python/native/build.py" "$SUPERLINEAR_CACHE"
if [ "$status" -ne 0 ]; then
	skip "$(head -n 1 "$T/out")"
	done_testing
fi

run prof-run --memory --id one --size 2000 -o jsonl "$python" "$program" 2000
is_status 0 'a program whose memory is traced'
cp out one.jsonl
is "$(tail -n 1 out | jq -r '.result | .memory_file, .note_codes[]' | xargs)" \
	'one.wall.memory memory-traced' 'its receipt says so'
run_in one.jsonl prof-parse -o jsonl
is_status 0 'is read'
grep '"type":"memory"' out >memory
# end NAME: what it holds at the last checkpoint.
end() { jq -s --arg name "$1" '[.[] | select(.name == $name)] | last' memory; }
for name in keep:2000 remember:100 build:50 Box.fill.\<locals\>.inner:100; do
	pieces=${name##*:} name=${name%:*}
	check "$name" jq -n -e --argjson it "$(end "$name")" --argjson n "$pieces" '
		$it.held_bytes >= $n * 4096 and
		$it.held_bytes < $n * 4400 + 16384 and
		$it.held_blocks >= $n'
done
is "$(end waste)" null 'who holds nothing has no line'
check 'all of it' jq -n -e --argjson all "$(end program)" \
	'$all.held_bytes > 2250 * 4096 and $all.kind == "program"'
is "$(jq -r 'select(.name == "keep") | .full_name' memory | sort -u)" \
	"$(jq -r 'select(.type == "func" and .name == "keep" and .point == "") |
		.full_name' out)" 'under the name that its calls have'
is "$(jq -r .point memory | uniq | sort -nu)" "$(jq -r .point memory | uniq)" \
	'checkpoints in order'
jq -r 'select(.type == "point") | .point' out >points
is "$(jq -r .point memory | sort -u | grep -cvxFf points)" 0 'that there are'
is "$(jq -r .point memory | tail -n 1)" "$(tail -n 1 points)" \
	'the last of which is the end'
run_in one.jsonl prof-parse -o jsonl --match '*keep'
is "$(jq -r 'select(.type == "memory") | .name' out | sort -u | xargs)" \
	'keep program' '--match'
run prof-parse -o jsonl profiling/one.wall.memory profiling/one.wall.pstat \
	profiling/one.wall.points
is_status 0 'files'
is "$(grep -c '"type":"memory"' out)" "$(wc -l <memory)" 'the same lines'

run_in one.jsonl sh -c 'prof-parse | prof-scale -b "*step" -o jsonl'
is_status 0 'laws'
jq -c 'select(.metric == "held")' out >held
check 'what leaks is linear' jq -s -e 'map(select(.name == "keep"))[0] |
	.p > 0.8 and .p < 1.2 and .share > 0.6 and .within == "one"' held
check 'so is all of it' jq -s -e 'map(select(.kind == "program"))[0] |
	.p > 0.8 and .p < 1.2' held
# As linear as the others it would hold twenty times 0.4 MB.
check 'a cache ends' jq -s -e 'map(select(.name == "remember"))[0] |
	.at_target < 4000000' held
cp out laws
run_in laws sh -c 'prof-cause | prof-report -o md'
paste -sd' ' out >words
has words '**Memory grows 4.' 'the report: how much'
has words 'Lines of `keep`' 'who'
has words 'more a call of `step` (n^1.0' 'how fast'
has_not words 'Lines of `remember`' 'a cache that is full does not grow'

# Over runs.
for n in 100 200 400 800; do
	prof-run --memory --id "r$n" --size "$n" -o jsonl "$python" "$program" \
		"$n" 2>>log
done >runs.jsonl
run_in runs.jsonl sh -c 'prof-parse | prof-scale -b size -o jsonl'
is_status 0 'four sizes'
jq -c 'select(.metric == "held" and .within == null)' out >held
check 'linear in the size' jq -s -e 'map(select(.name == "keep"))[0] |
	.p > 0.9 and .p < 1.1 and (.points | length) == 4' held
check 'the cache is not' jq -s -e 'map(select(.name == "remember"))[0] |
	.p < 0.2' held
has_not out mixed-memory 'like runs'
cp out laws
run_in laws sh -c 'prof-cause | prof-report -o md'
paste -sd' ' out >words
has words 'With the input, lines of `keep`' 'the report'
prof-run --id r1600 --size 1600 -o jsonl "$python" "$program" 1600 \
	>>runs.jsonl 2>>log
run_in runs.jsonl sh -c 'prof-parse | prof-scale -b size -o jsonl'
has out '"code":"mixed-memory"' 'another kind of run is told'

# ---- odd programs ----

run prof-run --memory --id stops -o jsonl "$python" "$program" 400 stops
is_status 0 'a program that stops tracing'
cp out stops
run_in stops prof-parse -o jsonl
is_status 0 'is read'
check 'and has what was seen' grep -q '"type":"memory"' out
run prof-run --memory --id forks -o jsonl "$python" "$program" 400 forks
is_status 0 'a program that forks'
check 'has that of who computed most' test -s profiling/forks.wall.memory
run prof-run --id plain -o jsonl "$python" "$program" 400
is "$(tail -n 1 out | jq .result.memory_file)" null 'nothing unless asked for'
hash() { jq -r .result.ticket_hash "$1" | tail -n 1; }
cp out plain
run prof-run --memory --id plain2 -o jsonl "$python" "$program" 400
check 'it is another order' test "$(hash plain)" != "$(hash out)"

done_testing
