#!/bin/bash
# agent.t: what runs inside the profiled interpreter, started as prof-run
# starts it, with every engine that this machine has.
. "$(dirname "$0")/lib.sh"

PROGRAMS=$DATA/agent
START=$TOP/lib/agent/python/start
TMPDIR=${TMPDIR:-/tmp}

# The project's environment has yappi where the python3 of PATH has not.
if ! python3 -c 'import yappi' 2>/dev/null; then
	eval "$("$TOP/scripts/setup" --env 2>/dev/null)"
fi
HOME=$T/home
export TMPDIR HOME PYTHONDONTWRITEBYTECODE=1
mkdir "$HOME"
have_yappi=0
python3 -c 'import yappi' 2>/dev/null && have_yappi=1
shared=0
python3 -c 'import sys; sys.exit(sys.version_info < (3, 12))' && shared=1

# profiled ENGINE COMMAND...: a run under the agent, its files in $T/s.
profiled() {
	local engine=$1
	shift
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START${USERPATH:+:$USERPATH}" \
		SUPERLINEAR_SCRATCH="${SCRATCH:-$T/s}" SUPERLINEAR_ENGINE="$engine" \
		SUPERLINEAR_EARLY_SIGNAL=23 "${VARS:-NOTHING=}" "$@"
	tables "$T/s"
}

# unprofiled COMMAND...: the same without the agent; $want_* keep the outcome.
unprofiled() {
	run env PYTHONPATH="${USERPATH:-}" "$@"
	want_status=$status
	cp "$T/out" "$T/want.out"
	cp "$T/err" "$T/want.err"
}

# Frames of ours stand in a traceback only where the program's own hook ran.
same_outcome() {
	[ "$status" -eq "$want_status" ] && cmp -s "$T/out" "$T/want.out" &&
		cmp -s "$T/err" "$T/want.err"
	ok $? "$1: output and status as without the agent" || {
		echo "# status $status, without $want_status"
		diff "$T/want.out" "$T/out" | sed 's/^/# /'
		diff "$T/want.err" "$T/err" | sed 's/^/# /'
	}
}

look() {
	python3 "$PROGRAMS/look.py" "$T/s" "$@" 2>&1
}

sound() {
	is "$(look sound)" sound "$1: the files keep the contract"
}

# ended ENGINE HOW IMAGES STATUS: the program ends as it would, and says how.
ended() {
	local engine=$1 how=$2 images=$3 expect=$4
	unprofiled python3 "$PROGRAMS/ends.py" "$how"
	profiled "$engine" python3 "$PROGRAMS/ends.py" "$how"
	same_outcome "$engine, $how"
	is "$(look images)" "$images" "$engine, $how: how it ended"
	is "$status" "$expect" "$engine, $how: status"
	sound "$engine, $how"
}

ways_of_ending() {
	local e=$1
	ended "$e" normal 'ends.py 0 saved exit' 0
	is "$(look calls leaf)" 100/100 "$e: calls are exact"
	is "$(look get exception)" null "$e: no exception"
	is "$(look notes)" '' "$e: no notes"
	ended "$e" exit 'ends.py 0 saved exit' 3
	ended "$e" exception 'ends.py 0 saved exception' 1
	is "$(look get exception)" Boom "$e: the type of the exception"
	is "$(look get exit_status)" 1 "$e: its exit status"
	! grep -rq sekrit "$T/s"
	ok $? "$e: and not its text"
	ended "$e" hooked 'ends.py 0 saved exception' 1
	is "$(look get exception)" Boom "$e: under a hook of the program's own"
	ended "$e" os._exit 'ends.py 0 saved os._exit' 7
	is "$(look get exit_status)" 7 "$e: the argument of os._exit"
	is "$(look calls leaf)" 100/100 "$e: os._exit leaves the profile"
	is "$(look calls deep)" 6/1 "$e: frames open at os._exit are closed"
	ended "$e" sigterm 'ends.py 0 running None' 143
	ended "$e" sigterm-own 'ends.py 0 saved exit' 9
	ended "$e" sigint 'ends.py 0 saved exception' 130
	is "$(look get exception)" KeyboardInterrupt "$e: Ctrl-C"
	ended "$e" abort 'ends.py 0 running None' 134
	ended "$e" atexit 'ends.py 0 saved exit' 0
	is "$(look calls late) $(look calls leaf)" '1/1 101/101' \
		"$e: the program's exit handlers are in the profile"
}

early() {
	local e=$1
	profiled "$e" python3 "$PROGRAMS/ends.py" early
	is_status 137 "$e, early: goes on until it is killed"
	is_out 'went on' "$e, early: and does its work"
	is "$(look images)" 'ends.py 0 saved early' "$e, early: saved"
	is "$(look get early)" true "$e, early: status"
	is "$(look notes)" early "$e, early: noted"
	is "$(look calls leaf)" 100/100 "$e, early: what came after is not in it"
	is "$(look calls deep)" 6/1 "$e, early: open frames of this thread close"
	sound "$e, early"
}

shapes() {
	local e=$1
	profiled "$e" python3 "$PROGRAMS/shapes.py"
	is "$(look calls fib)" 177/1 "$e: recursion, all calls and primitive ones"
	is "$(look edge fib fib | cut -d/ -f1)" 176 "$e: its edge to itself"
	is "$(look edge main fib)" 1/1 "$e: the edge that enters it"
	is "$(look calls a) $(look calls b)" '5/1 5/1' "$e: mutual recursion"
	is "$(look row fib ncall) $(look row fib nactualcall)" '177 1' \
		"$e: the CSV says the same"
	if [ "$e" = native ]; then
		is "$(look calls down) $(look row down resumptions)" '1/1 4' \
			"$e: a generator, a call and its resumptions"
	else
		is "$(look calls down)" 5/5 "$e: a generator, a call a resumption"
	fi
	is "$(look calls hit)" 3/3 "$e: a method"
	is "$(look edge main hit)" 3/3 "$e: and its caller"
	if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
		is "$(look row hit name)" Base.hit "$e: by the class that defines it"
	fi
	sound "$e, shapes"
	python3 -m pstats "$T"/s/*.pstat <<<'stats fib' >"$T/pstats" 2>&1
	has "$T/pstats" '177/1' "$e: pstats reads it"
	cp "$T"/s/*.pstat "$T/1.pstat"
	python3 - "$T/1.pstat" <<'PY' >"$T/keys" 2>&1
import marshal, sys
keys = list(marshal.load(open(sys.argv[1], "rb")))
print(keys == sorted(keys))
PY
	is "$(cat "$T/keys")" True "$e: in a fixed order"
}

threads() {
	local e=$1
	profiled "$e" python3 "$PROGRAMS/shapes.py" threads
	is_status 0 "$e: a threaded program runs"
	if [ "$e" = cprofile ] && [ "$shared" -eq 1 ]; then
		is "$(look notes)" threads-unseen "$e: threads are refused by name"
		is "$(ls "$T"/s/*.pstat "$T"/s/*.csv 2>/dev/null)" '' \
			"$e: and there is no profile"
		return
	fi
	is "$(look calls step)" 60/60 "$e: every thread is counted"
	is "$(look edge odd step) $(look edge even step)" '45/45 15/15' \
		"$e: callers in every thread"
	is "$(look calls run)" 3/3 "$e: from its first function on"
	is "$(look threads | tr '\n' ' ')" 'MainThread job-0 job-1 job-2 ' \
		"$e: threads by name"
	sound "$e, threads"
	ended "$e" thread 'ends.py 0 saved exit' 0
	is "$(look notes)" thread-exception "$e: an exception in a thread is noted"
	! grep -rq sekrit "$T/s"
	ok $? "$e: without its text"
	ended "$e" os._exit-thread 'ends.py 0 saved os._exit' 8
	profiled "$e" python3 "$PROGRAMS/ends.py" early-threads
	is "$(look get early)" true "$e: early with another thread"
	if [ "$e" = yappi ]; then
		is "$(look calls blocked)" 1/0 "$e: open there: no completed call"
		is "$(look row blocked ttot_s)" '' "$e: and no time, not zero"
		is "$(look notes | sort | tr '\n' ' ')" 'early open-frames ' \
			"$e: both noted"
	elif [ "$e" = native ]; then
		is "$(look calls blocked)" 1/1 "$e: open there: closed"
		check "$e: with its time" test -n "$(look row blocked ttot_s)"
		is "$(look notes)" early "$e: noted"
	fi
	sound "$e, early with threads"
}

children() {
	local e=$1 m
	profiled "$e" python3 "$PROGRAMS/children.py" fork
	is_out 4 "$e: a forked child ends as it would"
	is "$(look images | sort)" 'children.py 0 saved exit
children.py 0 saved os._exit' "$e: two images"
	is "$(look calls leaf | tr '\n' ' ')" '10/10 23/23 ' \
		"$e: each with its own calls"
	sound "$e, fork"
	for m in fork spawn forkserver; do
		unprofiled python3 "$PROGRAMS/children.py" mp-$m
		profiled "$e" python3 "$PROGRAMS/children.py" mp-$m
		same_outcome "$e, multiprocessing by $m"
		is "$(look calls leaf)" 50/50 "$e: its calls are in the child's"
		sound "$e, $m"
	done
	profiled "$e" python3 "$PROGRAMS/children.py" terminate
	is_out -15 "$e: a terminated child dies of the signal"
	is "$(look images | sort)" 'children.py 0 running None
children.py 0 saved exit' "$e: at once"
	profiled "$e" python3 "$PROGRAMS/children.py" exec
	is "$(look images)" 'children.py 0 saved exec
ends.py 1 saved exit' "$e: an exec, two images of one process"
	is "$(look calls leaf | tr '\n' ' ')" '100/100 5/5 ' "$e: each its calls"
	profiled "$e" python3 "$PROGRAMS/children.py" execvp
	is_status 3 "$e: execvp along PATH"
	is "$(look images)" 'children.py 0 saved exec
ends.py 1 saved exit' "$e: is seen once"
	for m in /nowhere/x "$T/bad"; do
		printf '\177ELF' >"$T/bad"
		chmod +x "$T/bad"
		unprofiled python3 "$PROGRAMS/children.py" exec-fails "$m"
		profiled "$e" python3 "$PROGRAMS/children.py" exec-fails "$m"
		same_outcome "$e, a failed exec"
		is "$(look images)" 'children.py 0 saved exit' "$e: is no end"
		is "$(look calls leaf)" 11/11 "$e: and the profile goes on"
		sound "$e, failed exec"
	done
	profiled "$e" python3 "$PROGRAMS/children.py" preexec
	is "$(look images)" 'children.py 0 saved exit' \
		"$e: a preexec_fn is no image"
}

rivals() {
	local e=$1 how
	for how in sys threading cprofile profile; do
		unprofiled python3 "$PROGRAMS/rivals.py" $how
		profiled "$e" python3 "$PROGRAMS/rivals.py" $how
		same_outcome "$e, a program with $how"
		[ "$e" = native ] || is own-profiler \
			"$(look notes | sort -u | sed '/threads-unseen/d')" "$e: noted"
	done
	if [ "$have_yappi" -eq 1 ]; then
		unprofiled python3 "$PROGRAMS/rivals.py" yappi
		profiled "$e" python3 "$PROGRAMS/rivals.py" yappi
		same_outcome "$e, a program with yappi"
	fi
	if [ "$e" = native ]; then
		is "$(look notes)" '' "$e: goes on beside another profiler"
		return
	fi
	if [ "$have_yappi" -eq 1 ]; then
		is "$(look notes)" own-profiler "$e: noted"
		has "$(echo "$T"/s/*.json)" 'itself with yappi' "$e: by name"
		is "$(look calls leaf)" 10/10 "$e: up to there"
	fi
	profiled "$e" python3 "$PROGRAMS/rivals.py" None
	is "$(look notes)" '' "$e: clearing a profile function is no claim"
	is "$(look calls leaf)" 15/15 "$e: and stops nothing"
	[ "$e" = cprofile ] && [ "$shared" -eq 1 ] && return
	profiled "$e" python3 "$PROGRAMS/rivals.py" ctypes
	is "$(look notes)" own-profiler "$e: C code that takes the place is noted"
}

surroundings() {
	local e=$1
	unprofiled python3 "$PROGRAMS/view.py"
	profiled "$e" python3 "$PROGRAMS/view.py"
	is_status 0 "$e: view"
	grep -v '^modules' "$T/want.out" >"$T/want.view"
	grep -v '^modules' "$T/out" | diff "$T/want.view" - >"$T/view.diff"
	ok $? "$e: a program sees what it would see" ||
		sed 's/^/# /' "$T/view.diff"
}

cd "$T" || exit 1
engines=cprofile
if [ "$have_yappi" -eq 1 ]; then
	engines='yappi cprofile'
else
	skip 'yappi is not installed'
fi
export SUPERLINEAR_CACHE=$T/cache
if python3 -I -S "$TOP/lib/agent/python/native/build.py" "$SUPERLINEAR_CACHE" \
	>"$T/built" 2>&1; then
	engines+=' native'
else
	skip "$(tail -n 1 "$T/built")"
fi
for engine in $engines; do
	ways_of_ending "$engine"
	early "$engine"
	shapes "$engine"
	threads "$engine"
	children "$engine"
	rivals "$engine"
	surroundings "$engine"
done

# Greenlets, sub-interpreters, a signal at the worst time.
mkdir user
echo 'class greenlet: pass' >user/greenlet.py
USERPATH=$T/user profiled cprofile python3 "$PROGRAMS/special.py" no-greenlet
is "$(look notes)" '' 'loading greenlet is nothing to note'
USERPATH=$T/user profiled cprofile python3 "$PROGRAMS/special.py" greenlet
is "$(look notes)" greenlets 'greenlets in use are'
rm user/greenlet.py
for engine in $engines; do
	profiled "$engine" python3 "$PROGRAMS/special.py" subinterpreter
	is "$(look images) $(look calls leaf)" 'special.py 0 saved exit 1/1' \
		"$engine: a sub-interpreter is no image"
	profiled "$engine" python3 "$PROGRAMS/special.py" term-in-save
	is "$status $(look images)" '143 special.py 0 running None' \
		"$engine: SIGTERM during the save is obeyed"
	profiled "$engine" python3 "$PROGRAMS/special.py" full
	is "$(look notes) $(look images)" \
		'agent-failed special.py 0 saved exit' "$engine: a full disk is noted"
	# Native may have written what was counted before.
	left='*.pstat'
	[ "$engine" != native ] || left='*.tmp'
	is "$(find "$T/s" -name "$left")" '' "$engine: half a profile is none"
done

# auto is native where that can be had.
if [[ " $engines " == *' native '* ]]; then
	profiled auto python3 "$PROGRAMS/ends.py" normal
	is "$(look get engine) $(look notes)" 'native ' 'auto is native'
else
	skip 'the native engine cannot be had here'
fi

# The byte code of the agent alone is kept, whatever the program wants of its own.
rm -rf "$T/cache/agent"
echo 'import fractions, sys; print(sys.dont_write_bytecode, sys.pycache_prefix)' \
	>bytes.py
profiled auto python3 bytes.py
is_out 'True None' 'a program'\''s byte code is written as it says'
is "$(find "$T/cache/agent" -name '*.pyc' ! -path "*$TOP/lib/agent/*")" '' \
	'none of it is kept'
is "$(find "$T/cache/agent" -name 'agent.*.pyc' | wc -l)" 1 'the agent'\''s is'

# The engine none: a status, no profile.
ended none exception 'ends.py 0 saved exception' 1
is "$(look get engine) $(look get exception)" 'none Boom' 'none: status alone'
is "$(find "$T/s" -type f | wc -l)" 1 'none: one file'
profiled none python3 "$PROGRAMS/view.py"
is "$(grep ^modules "$T/out")" \
	"$(env PYTHONPATH= python3 "$PROGRAMS/view.py" | grep ^modules)" \
	'none: brings in no big module'

# The collector, and the clocks.
VARS=SUPERLINEAR_GC=1 profiled cprofile python3 "$PROGRAMS/ends.py" collect
check 'the collector is counted' test "$(look get gc_collections)" -ge 3
is "$(look calls perf_counter)" '' 'and what counts it is not in the profile'
profiled cprofile python3 "$PROGRAMS/ends.py" collect
is "$(look get gc_seconds) $(look get gc_collections)" 'null null' \
	'without being asked: unknown, not zero'
for engine in $engines; do
	VARS=SUPERLINEAR_CLOCK=cpu profiled "$engine" python3 "$PROGRAMS/shapes.py"
	is "$(look get clock) $(look calls fib)" 'cpu 177/1' "$engine: cpu clock"
	sound "$engine, cpu clock"
done

# Names of programs; nothing secret.
profiled none python3 -m timeit -n 1 -r 1 sekrit=1
is "$(look get argv0)" '-m timeit' 'argv0 of a module'
profiled none python3 -c 'sekrit = 1' sekrit
is "$(look get argv0)" '-c' 'argv0 of a command'
profiled none python3 -
is "$(look get argv0)" - 'argv0 of standard input'
VARS=TOKEN=sekrit profiled cprofile python3 "$PROGRAMS/ends.py" exit sekrit
! grep -rq sekrit "$T/s"
ok $? 'no arguments and no environment in any file'

# Paths are shortened: home, the temporary folder, the longer match first.
mkdir "$HOME/src"
cp "$PROGRAMS/shapes.py" "$HOME/src/mine.py"
profiled cprofile python3 "$HOME/src/mine.py"
is "$(look row fib module)" '~'/src/mine.py 'home is a tilde'
cp "$PROGRAMS/shapes.py" "$T/other.py"
profiled cprofile python3 "$T/other.py"
is "$(look row fib module)" "\$TMP/${T##*/}/other.py" 'the temporary folder'
VARS=HOME=/ profiled cprofile python3 "$HOME/src/mine.py"
is "$(look row fib module)" "\$TMP/${T##*/}/home/src/mine.py" \
	'a home of / is left alone'

# The start-up module that ours shadows, and none.
echo 'import sys; sys.shadow = "seen"' >user/sitecustomize.py
unprofiled env PYTHONPATH="$T/user" python3 "$PROGRAMS/view.py"
USERPATH=$T/user profiled none python3 "$PROGRAMS/view.py"
same_outcome 'a shadowed sitecustomize'
has "$T/out" 'shadow seen' 'it ran'
echo 'raise ValueError("broken")' >user/sitecustomize.py
unprofiled env PYTHONPATH="$T/user" python3 -c 'print(1)'
USERPATH=$T/user profiled none python3 -c 'print(1)'
same_outcome 'a broken sitecustomize'
is "$(look images)" '-c 0 saved exit' 'and the agent runs all the same'
profiled none python3 -c 'import sitecustomize'
is_status 1 'where there is none, there is none'

# A broken agent breaks nothing.
unprofiled python3 "$PROGRAMS/ends.py" exit
SCRATCH=$T/nowhere profiled cprofile python3 "$PROGRAMS/ends.py" exit
same_outcome 'no scratch folder'
echo x >"$T/file"
SCRATCH=$T/file profiled cprofile python3 "$PROGRAMS/ends.py" exit
same_outcome 'a scratch folder that is a file'
profiled nonsense python3 "$PROGRAMS/ends.py" exit
same_outcome 'an unknown engine'
is "$(look notes) $(look get engine)" 'agent-failed none' 'is noted'
rm user/*.py
broken() {
	printf '%s\n' "$2" >user/yappi.py
	USERPATH=$T/user profiled "${3:-yappi}" python3 "$PROGRAMS/ends.py" exit
	same_outcome "$1"
	is "$(look notes) $(look get engine)" "${4:-agent-failed none}" "$1: noted"
	! grep -rq sekrit "$T/s"
	ok $? "$1: by its type alone"
	sound "$1"
}
broken 'a yappi that raises' 'raise RuntimeError("sekrit")'
broken 'a yappi that is not there' 'raise ImportError("sekrit")' yappi \
	'yappi-missing none'
SUPERLINEAR_CACHE=$T/none CC=false broken 'auto without native and yappi' \
	'raise ImportError("sekrit")' auto 'engine-fallback cprofile'
if [ "$have_yappi" -eq 1 ]; then
	real=$(python3 -c 'import yappi; print(yappi.__file__)')
	copy=$(cat "$real")
	SUPERLINEAR_CACHE=$T/none CC=false broken 'auto without native' "$copy" \
		auto 'engine-fallback yappi'
	broken 'a yappi that cannot start' "$copy
def start(**k): raise ValueError('sekrit')"
	broken 'a yappi that cannot read' "$copy
def broken(*a): raise ValueError('sekrit')
_yappi.enum_func_stats = broken"
fi

done_testing
