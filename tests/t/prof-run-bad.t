#!/usr/bin/env bash
# What a stranger types that comes to nothing: one sentence that says what
# happened and what to do, as the answer, and the status of a shell.
. "$(dirname "$0")/lib.sh"

driver=$TOP/scripts/superlinear
export SUPERLINEAR_BIN=$TOP/build/$V/bin

# comes STATUS TEXT COMMAND...: the answer to it.
comes() {
	local want=$1 text=$2
	shift 2
	run "$driver" -d runs -e cprofile -- "$@"
	is_status "$want" "$*: its status"
	paste -sd ' ' out >joined
	has joined "No verdict: $text" "$*: what happened, and what to do"
	has_not err "$text" 'said once'
}

mkdir folder
echo 'print("hi")' >hello.py
printf '#!/bin/bash\necho hello\n' >shell
printf '#!/no/such/interpreter\n' >lost
echo 'raise ValueError("boom")' >raises.py
echo 'import no_such_module' >imports.py
echo 'import argparse; p = argparse.ArgumentParser(); p.add_argument("x"); p.parse_args()' >needs.py
printf '#!/bin/sh\nexec no_such_program\n' >shim
chmod +x shell lost shim

comes 127 'there is no program nothere in PATH: check its name, or write the path to it.' \
	nothere
comes 127 'there is no file ./nothere: check the path.' ./nothere
comes 127 'hello.py is a file here, and no program in PATH: write python3 hello.py.' \
	hello.py
comes 127 'shell is a file here, and no program in PATH: write ./shell.' shell
comes 127 'the first line of ./lost names an interpreter that does not exist: mend that line' \
	./lost
comes 127 'sh ended with exit status 127, as what starts programs does that finds none: see what it wrote' \
	sh -c 'no_such_program; exit $?'
comes 127 './shim ended with exit status 127, as what starts programs does that finds none: see what it wrote' \
	./shim
comes 126 './folder is a directory: name a program in it.' ./folder
comes 126 './hello.py may not be executed: write python3 ./hello.py.' ./hello.py
comes 126 './runs/seq-1.run.json may not be executed: chmod +x ./runs/seq-1.run.json, or write its interpreter before it.' \
	./runs/seq-1.run.json

# A program whose machine is another's; no shell tries to read it.
python3 - <<'EOF'
data = bytearray(open("/bin/true", "rb").read())
data[18:20] = b"\xff\x00" # e_machine
open("foreign", "wb").write(data)
EOF
chmod +x foreign
comes 126 './foreign is a program for another kind of machine: build it for this one.' \
	./foreign

comes 2 'there is no script nothere.py: check the path.' python3 -u nothere.py
comes 2 'there is no script nothere.py: check the path.' \
	env A=1 python3 -W ignore nothere.py 7
comes 1 'folder is a directory without __main__.py: name the script in it.' \
	python3 folder
comes 1 '. is a directory without __main__.py: name the script in it.' python3 .
echo 'raise SystemExit(3)' >piped
run_in piped prof-run -e cprofile --id piped -- python3 -
is_status 1 'a script that comes through standard input fails'
has out '"error_message":"exit status 3"' 'by itself'
has_not out 'there is no script' 'but is there'
comes 1 'python3 found no module nothere to run: check its name, the working folder, and that' \
	python3 -m nothere
comes 1 'python3 found no module folder to run' python3 -mfolder
comes 1 'raises.py raised ValueError after' python3 raises.py
comes 1 'imports.py raised ModuleNotFoundError after' python3 imports.py
has joined 'run it by the Python that has what it imports' 'which is what to do'
comes 2 'needs.py ended with exit status 2 after' python3 needs.py
has joined 'give it those that it wants' 'which is what to do'

# What ended well, and left nothing to look at, is not 0.
comes 1 'shell is a script for bash and started no Python' ./shell
has_not out 'failed' 'it did not fail'
comes 1 'ls is a native program and started no Python: -e callgrind profiles it' ls
comes 3 'sh started no Python, and -e auto does not look at what else it starts: -e gcov, llvm, go or v8 takes' sh -c 'exit 3'
run "$driver" -d runs -e cprofile --exit-code program -- ls
is_status 0 '--exit-code program: whatever was measured'

# An interpreter that no profiler works in.
mkdir old
cat >old/python2 <<'SH'
#!/bin/sh
[ "$1" != -c ] || exec python3 -S -c '
import sys
sys.version_info = (2, 7, 18)
exec(sys.argv[1])' "$2"
SH
sed 's/sys.version_info = .*/sys.pypy_version_info = (7, 3, 1)/' old/python2 >old/pypy3
chmod +x old/*
comes 1 'old/python2 is Python 2.7.18, and no profiler works in it: run the program by CPython 3.8 or later' \
	old/python2 hello.py
comes 1 'old/pypy3 is PyPy 3.' old/pypy3 hello.py

# ---- several sizes ----

run "$driver" -d runs -e cprofile --sizes 10,20,40 -- python3 nothere.py '{size}'
is_status 1 'a missing script at three sizes'
paste -sd ' ' out >joined
has joined 'No verdict: all runs failed (the last: exit status 2): there is no script nothere.py: check the path.' \
	'is no status of its own'
run "$driver" -d runs -e cprofile --sizes 10,20,40 -- python3 needs.py '{size}' more
paste -sd ' ' out >joined
has joined 'All runs ended with exit status 2, and are judged' 'wrong arguments are judged'
has joined 'give it those that it wants' 'and said to be wrong'

# One that dies half-way is not of its size.
cp "$DATA/examples/job.py" half.py
echo 'sys.argv[1] != "800" or [][0]' >>half.py
run "$driver" -d half -e cprofile --sizes 100:800:x2 -- python3 half.py '{size}'
is_status 1 'a run that raises'
paste -sd ' ' out >joined
has joined 'seq-800 (IndexError) failed before it came to its size, and is left out: half/seq-800.log ends with the reason.' \
	'is left out, which is said'
has err '| IndexError: list index out of range' 'with the last lines of its log'
has joined 'find (' 'the others are judged'

# ---- forms of --sizes and --input ----

refused() { # STATUS TEXT OPTION VALUE
	run "$driver" -d runs "$3" "$4" -- python3 hello.py "{size}" "{input}"
	is_status "$1" "$3 $4"
	has err "$2" 'is told'
}
refused 2 "a size is not a number above 0 and up to 1e15: 'x'" --sizes 10,x
refused 2 'above 0' --sizes 0,1
refused 2 "a size is not a number above 0 and up to 1e15: ''" --sizes 10:
refused 4 'nofile: No such file or directory' --input nofile
refused 3 'folder: not a regular file' --input folder
run "$driver" -- ''
is_status 2 'an empty command'
is "$(wc -l <err)" 1 'in one line'
run "$driver" python3 hello.py
is_status 2 'no -- before the command'
has err 'a command stands behind --' 'is told'

# A folder that cannot be looked into has no free name.
ln -s loop loop
run timeout 20 prof-run -e none -d loop/x true
is_status 4 'a folder that is a circle of links'
is "$(grep -c 'Too many levels' err)" 1 'is said once'
done_testing
