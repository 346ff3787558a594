#!/usr/bin/env bash
# make.sh: makes the files here anew, with the tools of README.md; run it in a
# copy of this folder. All are of the same work, 200 rows: `same` is called 19900
# times.
set -eux
here=$PWD
rustlib=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin

NODE_V8_COVERAGE=$here/v8 node job.js 200
# The script, and one of node's own.
jq -c --arg here "file://$here/" '.result |= ([.[] |
	select(.url | startswith($here)), select(.url == "node:internal/util")] |
	.[].url |= sub("^" + $here; "file:///tmp/job/"))' v8/*.json >v8.json
sed 's/process.argv\[2\]/Deno.args[0]/' job.js >job.deno.js
DENO_COVERAGE_DIR=$here/deno deno run job.deno.js 200
sed "s|file://$here/|file:///tmp/job/|" deno/*.json >deno.json
NODE_V8_COVERAGE=$here/c8 npx c8 --reporter=lcovonly --reports-dir=. node job.js 200
mv lcov.info c8.info
printf '%s\n' 'process.argv[2] = 200; require("./job.js");' >job.test.js
node --test --experimental-test-coverage --test-reporter=lcov job.test.js >node.info

mkdir go && cd go && cp ../job.go .
printf 'module example.com/job\n\ngo 1.21\n' >go.mod
printf '%s\n' 'package main' 'import ("os"; "testing")' \
	'func TestJob(t *testing.T) { os.Args = []string{"job", "200"}; main() }' \
	>job_test.go
go test -covermode=count -coverprofile=../go-test.out .
go test -coverprofile=../go-set.out .
go build -cover -covermode=count -o job .
mkdir counts && GOCOVERDIR=counts ./job 200
go tool covdata textfmt -i=counts -o=../go-build.out
cd ..

gcc --coverage -o job job.c && ./job 200
gcov --json-format --stdout job.gcda | sed "s|$here|/tmp/job|" | gzip -n >gcov.json.gz

rustc -C instrument-coverage -o job.rs.bin job.rs
LLVM_PROFILE_FILE=rust.profraw ./job.rs.bin 200
"$rustlib/llvm-profdata" merge -o rust.profdata rust.profraw
"$rustlib/llvm-cov" export -format=lcov -instr-profile=rust.profdata job.rs.bin |
	c++filt | sed "s|$here/||" >rust.info
clang -fprofile-instr-generate -fcoverage-mapping -o job.clang job.c
LLVM_PROFILE_FILE=clang.profraw ./job.clang 200
llvm-profdata merge -o clang.profdata clang.profraw
llvm-cov export -format=lcov -instr-profile=clang.profdata job.clang |
	sed "s|$here/||" >clang.info
