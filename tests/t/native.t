#!/usr/bin/env bash
# native.t: the native engine: its counts against those of cProfile and YAPPI,
# programs that it must not change, and how it is compiled. What every engine
# does, tests/t/agent.t tests for this one too.
. "$(dirname "$0")/lib.sh"

if ! python3 -c 'import yappi' 2>/dev/null; then
	eval "$("$TOP/scripts/setup" --env 2>/dev/null)"
fi
. "$TOP/tests/t/native.sh"

# profiled ENGINE COMMAND...: under the agent, its files in $T/s.
profiled() {
	local engine=$1
	shift
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE="$engine" SUPERLINEAR_EARLY_SIGNAL=23 \
		SUPERLINEAR_GC=1 "${VARS:-NOTHING=}" timeout --foreground 300 "$@"
	tables "$T/s"
}

# keep NAME: the profile of the last run, for later.
keep() {
	cp "$T"/s/*.pstat "$T/$1.pstat" && cp "$T"/s/*.funcs.csv "$T/$1.csv"
}

# --- how it is compiled -----------------------------------------------------

check 'the library is where it says' test -f "$library"
is "$(find "$T/cache" -type f)" "$library" 'and nothing else'
touch -d 2000-01-01 "$library"
run "$python" -I -S "$build" "$SUPERLINEAR_CACHE"
is "$(cat "$T/out") $(date -r "$library" +%Y)" "$library 2000" \
	'it is compiled once'

empty=$T/empty
mkdir "$empty"
run env PATH="$empty" "$python" -I -S "$build" "$T/other"
is_status 1 'without a compiler'
has "$T/out" 'there is no C compiler: install gcc' 'a sentence says so'
printf '#!/bin/sh\necho "x.c:1: error: sekrit" >&2\nexit 1\n' >"$T/badcc"
chmod +x "$T/badcc"
run env CC="$T/badcc" "$python" -I -S "$build" "$T/other"
is_status 1 'with a compiler that fails'
is_out 'the native engine cannot be compiled: x.c:1: error: sekrit' \
	'its first error'
is "$(find "$T/other" -type f 2>/dev/null)" '' 'and nothing is left'
cp -r "$TOP/lib/agent/python/native" "$T/native"
sed -i 's|sysconfig.get_paths()\["include"\]|"/nowhere/include"|' \
	"$T/native/build.py"
run "$python" -I -S "$T/native/build.py" "$T/other"
is_status 1 'without the headers of Python'
has "$T/out" 'has no Python.h: install the headers of this Python' \
	'a sentence says so'

# Under the agent: compiled at first use, or noted.
VARS=SUPERLINEAR_CACHE=$T/first profiled native "$python" "$PROGRAMS/ends.py" \
	normal
is "$(look get engine) $(look calls leaf)" 'native 100/100' \
	'the agent compiles what is not there'
is "$(look get builtins) $(look notes)" 'false ' 'it says what it lacks'
rm -rf "$T/first"
VARS=SUPERLINEAR_CACHE=$T/first profiled native env CC="$T/badcc" "$python" \
	"$PROGRAMS/ends.py" exit
is_status 3 'one that cannot be compiled: the program runs'
is "$(look get engine) $(look notes)" 'none native-missing' 'and it is noted'

# prof-run compiles beforehand, into the caller's cache, or refuses.
run env -u SUPERLINEAR_CACHE XDG_CACHE_HOME="$T/xdg" prof-run -e native \
	-d runs --id one "$python" "$PROGRAMS/ends.py" normal
is_status 0 'prof-run -e native'
check 'its cache is the caller'\''s' test -d "$T/xdg/superlinear/native"
is "$(jq -r '.result | .engine, .note_codes[]' runs/one.run.json)" native \
	'the receipt names it'
run_in runs/one.run.json prof-parse
cp "$T/out" "$T/funcs"
field() { # field NAME COLUMN: of its func line
	jq -r --arg name "$1" --arg column "$2" \
		'select(.type == "func" and .point == "" and
		.name == $name)[$column]' "$T/funcs"
}
is "$(field leaf ncall)" 100 'prof-parse reads it'
is "$(field work own_s)" "$(field work tsub_s)" 'own time is self time'
plan='{"type":"run","id":"cold","status":"pending","cache":"cold","command":'
plan+="[\"$python\",\"-c\",\"import os; print(os.environ['XDG_CACHE_HOME'])\"]}"
echo "$plan" >run.jsonl
run_in run.jsonl env -u SUPERLINEAR_CACHE XDG_CACHE_HOME="$T/xdg" prof-run \
	-e native -d runs
is "$(jq -r '.result | .engine, .cache_files_after' runs/cold.run.json |
	xargs)" 'native 0' 'a cold cache is the program'\''s alone'
run env PATH="$T/tools" CC= SUPERLINEAR_CACHE="$T/third" \
	"$(type -P prof-run)" -e native -d runs --id two "$python" \
	"$PROGRAMS/ends.py" normal
is_status 1 'prof-run without a compiler refuses the run'
has "$T/err" 'there is no C compiler' 'by a sentence'
check 'and did not run it' test ! -e runs/two.wall.pstat
printf '#!/usr/bin/env -S %s -u\nprint(1)\n' "$python" >script
chmod +x script
run env SUPERLINEAR_CACHE="$T/fourth" CC="$T/badcc" prof-run -e native -d runs \
	--id three ./script
is_status 1 'a script is known by its first line'
has "$T/err" 'x.c:1: error: sekrit' 'before it runs'

# The interpreter is asked once, and again where anything has changed.
mkdir share
cp -r "$TOP/lib/agent" share
sed -i '/^def main/a\    open(os.environ["ASKED"], "a").write("x")' \
	share/agent/python/native/build.py
# asked_by COMMAND...: how often, in a run of that Python.
asked_by() {
	: >asked
	ASKED=$T/asked SUPERLINEAR_SHARE=$T/share SUPERLINEAR_CACHE=$T/fifth \
		prof-run -e native --force -d runs --id five "$@" -c 0 >out 2>err &&
		jq -r .result.engine runs/five.run.json | tr '\n' ' '
	tr -d '\n' <asked
}
is "$(asked_by "$python")" 'native x' 'the interpreter is asked'
is "$(asked_by "$python")" 'native ' 'and is known the next time'
ln -s "$python" python-link
is "$(asked_by ./python-link)" 'native ' 'by any name'
printf '#!/bin/sh\nexec %s "$@"\n' "$python" >python-shim
chmod +x python-shim
is "$(asked_by ./python-shim) $(asked_by ./python-shim)" 'native x native x' \
	'what a script starts is asked every time'
rm -r fifth/native/cpython*
is "$(asked_by "$python") $(asked_by "$python")" 'native x native ' \
	'it is asked where the library is gone'
touch -d 2000-01-01 share/agent/python/native/hook.c
is "$(asked_by "$python") $(asked_by "$python")" 'native x native ' \
	'or a source was touched'
find fifth -name 'known-*' ! -lname "$T/fifth/native/cpython*.so" >out
is_out '' 'there are links to the library, and nothing else'

# --- counts -----------------------------------------------------------------

profiled native "$python" "$PROGRAMS/counts.py"
is_out 'done' 'counts.py'
look sound >"$T/sound"
is "$(cat "$T/sound")" sound 'the files keep the contract'
is "$(look calls fib)" 467/3 'recursion'
is "$(look edge everything fib) $(look edge fib fib | cut -d/ -f1)" \
	'2/2 464' 'and its edges'
is "$(look calls ping) $(look calls pong)" '21/1 20/1' 'and in turn'
is "$(look edge everything ping) $(look edge pong ping)" '1/1 20/1' 'by pairs'
is "$(look outermost everything ping)" True 'time that is inside is no more'
is "$(look calls raise_at)" 30/3 'functions that end by an exception'
is "$(look calls countdown) $(look row countdown resumptions)" '1/1 7' \
	'a generator'
is "$(look calls walk) $(look row walk resumptions)" '15/1 17' \
	'a recursive one'
is "$(look calls forty) $(look row forty resumptions)" '1/1 2' \
	'one that is closed'
is "$(look calls leaf) $(look row leaf resumptions)" '30/30 0' 'a coroutine'
is "$(look calls pause) $(look row pause resumptions)" '2/2 2' \
	'one that is suspended'
is "$(look calls ticks) $(look row ticks resumptions)" '1/1 5' \
	'an asynchronous generator'
is "$(look calls other_init)" 100/100 'classes of a kind, at one call'
keep native
profiled native env CC='gcc -DMOST_ENTRIES=100' SUPERLINEAR_CHECKPOINTS=0 \
	SUPERLINEAR_CACHE="$T/few" "$python" "$PROGRAMS/counts.py"
look sound >"$T/sound"
is "$(cat "$T/sound") $(look calls fib) $(look calls ping)" \
	'sound 467/3 21/1' 'summed up on the way, as before counters run over'
profiled native "$python" "$PROGRAMS/many.py"
is "$(look many)" '0 wrong' 'who is in whose way'
profiled cprofile "$python" "$PROGRAMS/counts.py"
is "$("$python" "$PROGRAMS/agree.py" "$T/native.pstat" "$T/native.csv" \
	"$T"/s/*.pstat counts.py | sed 's/^[0-9]* //')" agree 'as cProfile counts'
profiled native "$python" "$PROGRAMS/counts.py" threads
is "$(look calls fib) $(look calls walk)" '4203/27 135/9' 'in threads'
is "$(look threads | wc -l)" 5 'all of them'
keep native
if "$python" -c 'import yappi' 2>/dev/null; then
	profiled yappi "$python" "$PROGRAMS/counts.py" threads
	is "$("$python" "$PROGRAMS/agree.py" "$T/native.pstat" \
		"$T/native.csv" "$T"/s/*.pstat counts.py | sed 's/^[0-9]* //')" \
		agree 'as YAPPI counts'
else
	skip 'yappi is not installed'
fi

# --- what must not change ---------------------------------------------------

for how in deep offsets limit born-dead many-threads daemon fork-deep fork-thread \
	traced throw gc quoted greenlets; do
	run env PYTHONPATH= "$python" "$PROGRAMS/strange.py" "$how"
	want_status=$status
	cp "$T/out" "$T/want"
	profiled native "$python" "$PROGRAMS/strange.py" "$how"
	is "$status" "$want_status" "$how: status"
	check "$how: output" diff "$T/want" "$T/out"
	is "$(look sound)" sound "$how: the files keep the contract"
	case $how in
	deep)
		if grep -q 50000 "$T/want"; then
			[ -z "$(look notes)" ] ||
				is "$(look notes)" deep-recursion "$how: noted"
			is "$(look calls leaf)" 1/1 "$how: and counted again after"
		fi
		;;
	born-dead)
		is "$(look calls f0 | cut -d/ -f1)" 2858 "$how: one row a name"
		;;
	many-threads)
		is "$(look threads | wc -l)" 3001 "$how: all threads"
		is "$(look calls leaf)" 3000/3000 "$how: all calls"
		;;
	quoted)
		is "$(look row f module | sort | jq -Rc . | tr '\n' ' ')" \
			'"a\rb.py" "a\"b.py" "a,b.py" "ä.py" ' \
			"$how: names are as they are"
		;;
	daemon) is "$(look calls descend)" 21000/1000 "$how: exact calls" ;;
	fork-deep)
		is "$(look calls leaf | xargs) $(look calls counting | xargs)" \
			'1/1 10/10 1/1 1/1' "$how: each process its own"
		;;
	fork-thread)
		is "$(look images | sort | uniq -c | xargs)" \
			"1 strange.py 0 saved exit 5 strange.py 0 saved os._exit" \
			"$how: six images"
		;;
	esac
done

# What is written is longer than what is written at once.
profiled native "$python" -c 'exec(compile("def f(): pass\nf()", "x" * 70000,
"exec"))'
is "$(look row f module | wc -c)" 70001 'a long name'
is "$(look sound)" sound 'in all files'

# The one thing that is changed (CAVEATS): without the engine it is so in 3.10,
# and one less from 3.11 on.
profiled native "$python" -c 'import sys
def references(argument):
    return sys.getrefcount(argument)
print(references(object()))'
is "$(cat "$T/out")" 3 'an argument is referenced by who calls, too'

# A program's own evaluation function, and a subinterpreter.
profiled native "$python" "$PROGRAMS/special.py" subinterpreter
is "$(look calls leaf)" 1/1 'a subinterpreter is left alone'

done_testing
