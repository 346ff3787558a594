#!/usr/bin/env bash
# prof-run-tree.t: a run of many interpreters is one profile: its functions are
# sums over all of them, its checkpoints those of the one that computed most.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# tree ID COMMAND...: a run; its result in $T/result.
tree() {
	local id=$1
	shift
	run prof-run -e native --id "$id" -o jsonl "$@"
	jq -c 'select(.result) | .result' out >result
}

# calls ID NAME: of the merged profile, all and primitive ones.
calls() {
	"$python" - "profiling/$1.wall.pstat" "$2" <<'PY'
import marshal, sys
with open(sys.argv[1], "rb") as f:
    stats = marshal.load(f)
print(*["%d/%d" % (v[1], v[0]) for k, v in stats.items()
        if k[2].rsplit(".", 1)[-1] == sys.argv[2]])
PY
}

# whole ID PROCESSES CALLS NAME: how many, and how often leaf() was called.
whole() {
	is "$(jq -r '.processes, .children' result | xargs)" "$2 0" \
		"$4: processes"
	is "$(calls "$1" leaf)" "$3/$3" "$4: the calls of all"
	is "$(cd profiling && echo "$1".*)" \
		"$1.funcs.wall.csv $1.lock $1.run.json $1.threads.wall.csv $1.wall.points $1.wall.pstat" \
		"$4: one set of files"
}

children=$PROGRAMS/children.py
tree fork "$python" "$children" fork
whole fork 2 33 'fork'
tree exec "$python" "$children" exec
is "$(calls exec leaf) $(jq .processes result)" '5/5 100/100 2' \
	'two programs of one process'
for method in fork spawn; do
	tree mp-$method "$python" "$children" mp-$method
	is "$(calls mp-$method leaf)" 50/50 "a process by $method"
done
tree shell sh -c "'$python' '$children' fork; '$python' '$children' fork"
whole shell 4 66 'a shell script'
is "$(jq -r .program result)" children.py 'it says who ran'

# Workers that end by themselves lose nothing, however many there are.
tree tasks "$python" "$PROGRAMS/tasks.py" fork 90
is "$(calls tasks leaf) $(calls tasks task)" '9000/9000 90/90' \
	'ninety workers of a task each'
check 'all of them are told' jq -e '.processes >= 91' result
has_not profiling/tasks.run.json children-dropped 'and none is dropped'

is "$(readlink -f "$SUPERLINEAR_CACHE"/native/known-*)" "$library" \
	'after the first run the interpreter is known'

# A pool ends its workers, which are waiting by then, by force: what they were
# asked to do is counted before the answer goes out.
cat >pool.py <<'END'
import multiprocessing, sys

def leaf(i):
    return i

def task(n):
    return sum(leaf(i) for i in range(n * n))

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    n = int(sys.argv[2])
    with context.Pool(2) as pool:
        print(sum(pool.map(task, [n, n, n, n], chunksize=1)))
END
for method in fork spawn forkserver; do
	tree pool-$method "$python" pool.py $method 30
	is "$(calls pool-$method leaf) $(calls pool-$method task)" '3600/3600 4/4' \
		"a pool by $method"
done
for n in 10 20 40 80; do
	printf '{"type":"run","id":"n-%s","size":%s,"status":"pending","engine":"native","command":["%s","pool.py","fork","%s"]}\n' \
		$n $n "$python" $n
done >sizes
prof-run <sizes 2>err | prof-parse | prof-scale >laws
run_in laws prof-report -o text
has out 'Measured in 3 processes a run at most: the figures are their sum.' \
	'in how many processes is said'
is "$(jq -r 'select(.type == "scale" and .name == "leaf" and .metric == "ncall" and
	(.caller | not) and (.within | not)) | .class + " " + (.points | tostring)' laws)" \
	'n^2 [[10,400],[20,1600],[40,6400],[80,25600]]' \
	'across sizes the calls are those of all processes'

# workers.py N...: one worker after the other, that calls leaf() N times.
cat >workers.py <<'END'
import multiprocessing
import sys

def leaf(i):
    return i

def work(n):
    for i in range(n):
        leaf(i)

if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    for n in sys.argv[1:]:
        worker = context.Process(target=work, args=(int(n),))
        worker.start()
        worker.join()
END
# The checkpoints are of the worker that computes, not of the parent, which
# waits longer than that.
tree busy "$python" workers.py 3000000
is "$(calls busy leaf)" 3000000/3000000 'a worker'
id=$(jq -r 'select(type == "array" and .[0] == "f" and .[4] == "leaf")[1]' \
	profiling/busy.wall.points)
is "$(jq -c "select(type == \"array\" and .[0] == \"t\" and .[1] == $id)" \
	profiling/busy.wall.points | tail -n 1 | jq '.[2]')" 3000000 \
	'its checkpoints are those of the run'

# Of workers that do not do the same the last checkpoint is as the others.
tree two "$python" workers.py 900000 300000
run_in profiling/two.run.json prof-parse
is "$(jq -s 'map(select(.type == "func" and .name == "leaf")) |
	[(map(select(.point != "").ncall) | max), (map(select(.point == "").ncall) | add)]' out |
	xargs)" '[ 900000, 1200000 ]' \
	'checkpoints are of one process to the last, the end is of all'

# Of a notebook they are the kernel's, which ran the cells, though the program
# that started it computes longer, in code of others.
mkdir -p notebook/site-packages
cat >notebook/site-packages/converter.py <<'END'
import os, subprocess, sys

def convert():
    for _ in range(40):
        sum(range(1000000))

if __name__ == "__main__":
    kernel = subprocess.run([sys.executable, __file__.replace("converter", "kernel")])
    convert()
    sys.exit(kernel.returncode)
END
cat >notebook/site-packages/kernel.py <<'END'
import os, tempfile

cell = '''
seen = []
def distinct(item):
    if item not in seen:
        seen.append(item)
for i in range(4000):
    distinct(i)
'''
name = "%s/ipykernel_%d/2284411.py" % (tempfile.gettempdir(), os.getpid())
exec(compile(cell, name, "exec"), {})
END
tree cells "$python" notebook/site-packages/converter.py
run_in profiling/cells.run.json prof-parse
is "$(jq -r 'select(.name == "distinct" and .type == "func" and .point == "") |
	.full_name, .origin' out | xargs)" "\$TMP/ipykernel/2284411.py:3 distinct own" \
	'a cell is own code, and has no process in its name'
check 'it is at the checkpoints' jq -se \
	'map(select(.name == "distinct" and .type == "func" and .point != "")) | length > 3' out
done_testing
