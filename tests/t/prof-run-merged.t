#!/usr/bin/env bash
# prof-run-merged.t: a run of many interpreters under cProfile and YAPPI is one
# profile, too, of all that end by themselves; how many did not is said.
. "$(dirname "$0")/lib.sh"

# The project's environment has yappi where the python3 of PATH has not.
if ! python3 -c 'import yappi' 2>/dev/null; then
	eval "$("$TOP/scripts/setup" --env)"
fi
engines=cprofile
if python3 -c 'import yappi' 2>/dev/null; then
	engines+=' yappi'
else
	skip 'yappi is not installed'
fi

cat >workers.py <<'EOF'
"""workers.py N [MORE]: N workers that call leaf() 1, 2, ... N times, five at a
time, and MORE that are terminated."""
import multiprocessing, sys, time

def leaf():
    return sorted([3, 1, 2], key=abs)

def nest(depth):
    return depth and nest(depth - 1)

def work(n):
    for _ in range(n):
        leaf()
    nest(3)

def wait(ready):
    ready.set()
    while True:
        time.sleep(1)

if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    left = list(range(1, int(sys.argv[1]) + 1))
    while left:
        some, left = left[:5], left[5:]
        some = [context.Process(target=work, args=(n,)) for n in some]
        for worker in some:
            worker.start()
        for worker in some:
            worker.join()
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 0):
        ready = context.Event()
        worker = context.Process(target=wait, args=(ready,))
        worker.start()
        ready.wait()
        worker.terminate()
        worker.join()
EOF

# merged ID ENGINE ARGUMENT...: a run; its func and edge lines in $T/lines.
merged() {
	local id=$1 engine=$2
	shift 2
	run prof-run -e "$engine" --id "$id" -o jsonl python3 workers.py "$@"
	is_status 0 "$id: ends as it does"
	cp err said
	run_in "profiling/$id.run.json" prof-parse
	jq -c 'select(.type == "func" or .type == "edge")' out >lines
}

# calls NAME [CALLER]: ncall/nactualcall of a function, or of an edge.
calls() {
	jq -r --arg name "$1" --arg caller "${2-}" 'select((.name | split(".") | last) == $name
		and ((.caller // "" | split(" ") | last // "") == $caller)) |
		"\(.ncall)/\(.nactualcall)"' lines | xargs
}

for engine in $engines; do
	merged "$engine" "$engine" 120
	is "$(calls leaf) $(calls work) $(calls nest)" '7260/7260 120/120 480/120' \
		"$engine: calls are those of all, recursive ones apart"
	is "$(calls leaf work) $(calls nest work)" '7260/7260 120/120' \
		"$engine: and so are edges"
	is "$(jq -r 'select(.caller // "" | endswith(" leaf")) | "\(.kind) \(.ncall)"' lines)" \
		'builtin 7260' "$engine: those of C functions"
	is "$(jq -r '.result | .processes, .children' "profiling/$engine.run.json" |
		xargs)" '121 0' "$engine: of how many"
	is "$(cd profiling && echo "$engine".*)" \
		"$engine.funcs.wall.csv $engine.lock $engine.run.json $engine.threads.wall.csv $engine.wall.pstat" \
		"$engine: one set of files"
	is "$(head -n 1 "profiling/$engine.funcs.wall.csv" | tr -d '\r')" \
		full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s,tavg_s,ctx_name \
		"$engine: with the columns that such a table has"
	is "$(jq -r '.result.note_codes | index("image-lost")' \
		"profiling/$engine.run.json")" null "$engine: nothing is lost"
	prof-parse "profiling/$engine.funcs.wall.csv" |
		jq -r 'select(.type == "func") | "\(.full_name) \(.kind) \(.ncall)"' | sort >table
	prof-parse "profiling/$engine.wall.pstat" |
		jq -r 'select(.type == "func") | "\(.full_name) \(.kind) \(.ncall)"' | sort >pstat
	check "$engine: the table and the pstat say the same" diff table pstat
	is "$(grep -c '^MainThread,' "profiling/$engine.threads.wall.csv" || :)" 121 \
		"$engine: a thread of each"
	merged "$engine-killed" "$engine" 3 2
	is "$(calls leaf)" 6/6 "$engine: of those that were not terminated"
	has said '2 more interpreters ended without a profile: killed or crashed; the engine native keeps' \
		"$engine: how many were, and what would help"
done

# What one process has counted is the same alone and beside others.
prof-run -e cprofile --id one python3 workers.py 0 >out 2>&1
prof-run -e cprofile --id two python3 workers.py 1 >>out 2>&1
for id in one two; do
	prof-parse "profiling/$id.wall.pstat" |
		jq -r 'select(.type == "func") | "\(.full_name) \(.kind) \(.lineno)"' |
		sort >$id
done
is "$(comm -23 one two)" '' 'functions are named alike'

# The garbage collector is asked to run four times in each child.
cat >collect.py <<'EOF'
import gc, os, sys

gc.disable()
for _ in range(int(sys.argv[1])):
    if os.fork() == 0:
        for _ in range(4):
            gc.collect()
        raise SystemExit
    os.wait()
EOF
for children in 0 2; do
	prof-run -e cprofile --id "collect-$children" python3 collect.py $children \
		>out 2>&1
	jq .result.gc_collections "profiling/collect-$children.run.json"
done >collected
is "$(($(paste -sd- collected)))" -8 \
	'the runs of the garbage collector are those of all'
check 'and so is its time' jq -e '.result.gc_seconds > 0' profiling/collect-2.run.json
done_testing
