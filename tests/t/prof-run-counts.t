#!/usr/bin/env bash
# prof-run: programs that count by themselves: of node, Go, gcc, clang and rustc.
# shellcheck source=tests/t/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

PATH=$PATH:$TOP/scripts
cp "$DATA"/parse/coverage/job.* .

look() { # look ID KEY...
	python3 "$DATA/run/look.py" "$T/out" "$@" 2>&1 | paste -sd' '
}

# counted ENGINE LINE COMMAND...: prof-run takes ENGINE for the command by
# itself; `same` is called 4950 times of 100 rows, as often as LINE of `dedupe` is
# hit; and the program prints what it does alone.
counted() {
	local engine=$1 line=$2
	shift 2
	rm -rf profiling
	run prof-run --id "$engine" --size 100 --lines lines "$@" 100
	is_status 0 "$*: is run"
	is_out 100 "$*: prints what it does alone"
	is "$(grep -v ': done in' err)" '' "$*: without a word"
	cp lines out
	is "$(look "$engine" status engine coverage_file pstat_file python)" \
		"done $engine $engine.lcov null null" "$*: the engine is $engine"
	run_in lines prof-parse
	is "$(jq -r 'select(.type == "func" and (.name | endswith("same"))) |
		"\(.ncall) \(.origin)"' out)" '4950 own' "$*: calls"
	is "$(jq -r --argjson line "$line" 'select(.type == "line" and
		.lineno == $line) | .hits' out)" 4950 "$*: line $line"
}

# blamed FUNCTION LINE COMMAND...: the one line from the command to the answer.
blamed() {
	local name=$1 line=$2
	shift 2
	run superlinear --sizes 100:1600:x2 -- "$@" '{size}'
	is_status 0 "$*: the answer"
	tr '\n' ' ' <out >joined
	check "$*: why, and where" grep -q "grows quadratically (n^2.00): it is called once in all; it passes line $line more often the larger the data, 1,2[78][0-9,]* times at size 1,600" joined
	check "$*: $name" grep -q "^$name (.*job\..*) grows" out
}

# ---- node ----

if has_tools node node; then
	counted v8 9 node job.js
	counted v8 9 env -u NODE_OPTIONS node job.js
	{ printf '#!/usr/bin/env node\n' && cat job.js; } >script && chmod +x script
	counted v8 10 ./script
	blamed dedupe 9 node job.js
	run prof-run -e v8 --id shell --lines lines sh -c 'node job.js 100'
	cp lines out
	is "$(look shell status engine coverage_file)" 'done v8 shell.lcov' \
		'behind a shell, by its name'

	# Its output, its status; other processes and threads of it.
	cat >ends.js <<'END'
const {Worker} = require("worker_threads");
const {execFileSync} = require("child_process");
function step() {}
if (process.argv[2] === "child") {
  step(); step();
} else {
  execFileSync(process.execPath, [__filename, "child"]);
  new Worker(__filename, {argv: ["child"]});
  step();
  console.log("out");
  console.error("err");
  process.on("exit", () => { process.exitCode = 3; });
}
END
	run prof-run --id ends --lines lines node ends.js
	is_out out 'standard output'
	has err err 'standard error'
	cp lines out
	is "$(look ends status exit_status processes)" 'error 3 3' \
		'the status of the program; a thread counts as an interpreter'
	run prof-parse --id ends profiling/ends.lcov
	is "$(jq -r 'select(.name == "step") | .ncall' out)" 5 \
		'calls of all processes and threads'
	printf 'require("child_process").spawnSync("kill", ["-9", process.pid]);\n' >killed.js
	run prof-run --id killed node killed.js
	is "$(look killed status signal error_type coverage_file)" \
		'error SIGKILL signal null' 'killed: no counts'
	printf 'const {writeFileSync} = require("fs"); writeFileSync(__filename, "//");\n' >gone.js
	run prof-run --id gone node gone.js
	has err 'gone: the source of 1 file is not there, or is another one than was run' \
		'a script that changes itself'
fi

if has_tools Deno deno; then
	sed 's/process.argv\[2\]/Deno.args[0]/' job.js >job.deno.js
	counted v8 9 deno run job.deno.js
fi

# ---- Go ----

if has_tools Go go; then
	go build -cover -covermode=count -o go-count job.go
	counted go 19 ./go-count
	counted go 19 go run job.go
	blamed dedupe 19 ./go-count
	go build -cover -o go-set job.go
	run prof-run --id set ./go-set 100
	has err 'set: the program was built so that it says what ran, not how often: build it with -cover -covermode=atomic' \
		'counts that are none'
	go build -o go-plain job.go
	run prof-run --id plain ./go-plain 100
	has err 'built with go build -cover -covermode=atomic it counts its calls and lines itself' \
		'Go without counts: how to build it'

	# Tests of a module of two packages, both of which call what is counted.
	mkdir -p module/rows && cd module || exit
	printf 'module example.com/job\n\ngo 1.20\n' >go.mod
	cat >rows/rows.go <<'END'
package rows

func same(a, b int) bool {
	return a == b
}

func Dedupe(all []int) []int {
	out := []int{}
	for _, a := range all {
		found := false
		for _, b := range out {
			found = found || same(a, b)
		}
		if !found {
			out = append(out, a)
		}
	}
	return out
}
END
	printf 'package rows\n\nimport "testing"\n\nfunc TestTwo(t *testing.T) {\n\tDedupe([]int{1, 2})\n}\n' >rows/rows_test.go
	cat >job_test.go <<'END'
package job

import (
	"os"
	"strconv"
	"testing"

	"example.com/job/rows"
)

func TestMany(t *testing.T) {
	all := []int{}
	n, _ := strconv.Atoi(os.Getenv("N"))
	for i := 0; i < n; i++ {
		all = append(all, i)
	}
	rows.Dedupe(all)
}
END
	for words in './...' "-C $T/module ./..." "-C=$T/module -v -run . ./..."; do
		# shellcheck disable=SC2086
		run prof-run -d tests --id tests --size 100 --lines lines env N=100 go test $words
		is_status 0 "go test $words"
		has "$T/out" 'example.com/job/rows' 'says what it says'
		cp lines "$T/out"
		is "$(look tests status engine)" 'done go' 'the engine is go'
		rm tests/tests.run.json
		run_in lines prof-parse
		is "$(jq -r 'select(.type == "func") | "\(.name) \(.ncall)"' "$T/out" | sort |
			paste -sd,)" 'Dedupe 2,same 4951' 'the tests of all packages are counted, once'
	done
	run superlinear --sizes 100:800:x2 -- env N='{size}' go test ./...
	has "$T/out" 'rows/rows.go' 'go test: the answer'
	has "$T/out" 'grows quadratically (n^2.00): it is called twice in all' 'of all tests'
	run prof-run --id broken go test -coverprofile=mine ./...
	has "$T/err" '`go test` wrote no counts: the tests were not built, or its own options have another file or mode' \
		'its own options go first'
	cd .. || exit
fi

# ---- gcc ----

if has_tools gcov gcc gcov; then
	mkdir build && gcc --coverage -c -o build/job.o job.c &&
		gcc --coverage -o gcc-count build/job.o
	counted gcov 19 ./gcc-count
	check 'no counts are left beside the program' \
		test -z "$(find . -name '*.gcda')"
	blamed dedupe 18 ./gcc-count
	cat >forks.c <<'END'
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noinline)) void
step(void)
{
	__asm__("");
}

int
main(void)
{
	if (fork() == 0) {
		step();
		return 0;
	}
	wait(NULL);
	step();
	return 4;
}
END
	gcc --coverage -o forks forks.c
	run prof-run --id forks ./forks
	is "$(look forks status exit_status)" 'error 4' 'its status'
	run prof-parse --id forks profiling/forks.lcov
	is "$(jq -r 'select(.name == "step") | .ncall' out)" 2 'calls of a fork'
	run prof-run --hits --id hits -o jsonl ./gcc-count 100
	is_status 0 '--hits, which is counted anyway'
	gcc -o gcc-plain job.c
	run prof-run --id plain-c ./gcc-plain 100
	has err 'built with gcc --coverage it counts its calls and lines itself' \
		'C without counts: how to build it'
	find . -name '*.gcno' -delete
	run prof-run --id notes ./gcc-count 100
	has err 'notes: the program left no counts that gcov can read' \
		'without the notes of the compiler'
fi

# ---- clang, rustc ----

clang=$(command -v clang clang-14 | head -n 1)
if has_tools clang "${clang:-clang}" llvm-profdata llvm-cov &&
	{ "$clang" -fprofile-instr-generate -fcoverage-mapping -o clang-count \
		job.c 2>clang.err ||
		{ skip 'clang: there is no libclang-rt' && false; }; }; then
	counted llvm 19 ./clang-count
	blamed dedupe 18 ./clang-count
fi
if has_tools rustc rustc c++filt &&
	{ [ -x "$(rustc --print target-libdir)/../bin/llvm-cov" ] ||
		{ skip 'rustc: there is no llvm-tools' && false; }; }; then
	rustc -C instrument-coverage -o rustc-count job.rs
	rm -f ./*.profraw
	counted llvm 11 ./rustc-count
	blamed job::dedupe 11 ./rustc-count
	rustc -o rustc-plain job.rs
	run prof-run --id plain-rs ./rustc-plain 100
	has err 'built with rustc -C instrument-coverage it counts its calls and lines itself' \
		'Rust without counts: how to build it'
fi
done_testing
