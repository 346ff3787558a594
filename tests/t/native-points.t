#!/usr/bin/env bash
# native-points.t: the checkpoints of the native engine: what they add up to,
# when they are taken, and that they are written however the program ends.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# profiled [NAME=VALUE...] HOW: growing.py under the agent, files in $T/s.
profiled() {
	local how=${!#}
	set -- "${@:1:$#-1}"
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE=native SUPERLINEAR_EARLY_SIGNAL=23 "$@" \
		"$python" "$PROGRAMS/growing.py" "$how"
	tables "$T/s"
}

points() {
	"$python" "$PROGRAMS/points.py" "$T/s" "$@" 2>&1
}

profiled alone
is_status 0 'a program under the engine'
is "$(points check)" sound 'its points end in its profile'
is "$(points quadratic)" quadratic 'each is exact, and lies on the curve'
is "$(points time)" all 'open frames have their time'
is "$(points many 10)" many 'a short program has ten'
is "$(points spread 1.4)" spread 'none too near to another'
head -n 1 "$T"/s/*.points >"$T/head"
is "$(jq -r '.points, .engine, .clock' "$T/head" | xargs)" '1 native 1 computing' \
	'the first line'
jq -e '.taken >= 10 and .taken_s > 0 and .dearest_s <= .taken_s and
.taken_s <= .taken * .dearest_s * 1.000001' "$T/head" >/dev/null
ok $? 'it has what they cost' || cat "$T/head"

profiled threads
is "$(points check)" sound 'threads are added up'
is "$(points calls leaf)" 240600 'all of them'
check 'a function is of the thread in which it took longest' \
	grep -q ' waits,.*,Thread-1' "$T"/s/*.funcs.csv
profiled fork
is "$(points check | xargs)" 'sound sound' 'a forked child has its own'
is "$(points calls step | sort -n | xargs)" '60 400' 'from zero'
profiled early
is "$(points check)" sound 'at the time limit'
is "$(points calls step)" 200 'up to there'
profiled os._exit
is "$(points check)" sound 'os._exit'
profiled started
is "$(points check)" sound 'recursion, and a generator'
profiled begun
is "$(points check | xargs)" 'sound sound' 'a generator begun before a fork'
is "$(points calls endless | xargs)" '1 1' 'is called once in each process'
profiled SUPERLINEAR_CLOCK=cpu alone
is "$(points check) $(points quadratic)" 'sound quadratic' 'the CPU clock'

# Durations: of the function that is named, else of what looks like a loop.
profiled SUPERLINEAR_ITERATIONS='*growing.py:[0-9]* st?p' alone
is "$(points timed step)" 400 'calls are timed'
profiled SUPERLINEAR_ITERATIONS='*nothing' alone
is "$(points timers)" '' 'of what is named alone'
profiled loop
is "$(points timers | tr ' ' '\n' | grep -x body)" body 'a loop is found'
is "$(points check)" sound 'sound with times'
profiled SUPERLINEAR_ITERATIONS='*step' SUPERLINEAR_CHECKPOINTS=1.0001 fork
is "$(points timed step | sort -n | xargs)" '60 400' \
	'in each process, and from points that were dropped'

# The line that most calls of a function come from, of several in its caller;
# also through a generator, in recursion, and of a C function that calls back.
called() { # called NAME [NAME=VALUE...] -- ARGUMENT...
	local name=$1 vars=()
	shift
	while [ "$1" != -- ]; do
		vars+=("$1")
		shift
	done
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE=native "${vars[@]}" "$python" \
		"$PROGRAMS/lines.py" "${@:2}"
	tables "$T/s"
	is "$("$python" "$PROGRAMS/call_lines.py" "$T/s" "$PROGRAMS/lines.py")" 6 \
		"$name"
}
called 'where calls come from' --
called 'in a thread' -- thread
called 'with C functions' SUPERLINEAR_BUILTINS=1 --
called 'by another clock' SUPERLINEAR_CLOCK=cpu --

few() {
	grep -c '^\["p"' "$T"/s/*.points
}
profiled imports
is "$(points check)" sound 'what begins with imports'
number=$(jq -r 'select(type == "array" and .[0] == "f" and .[4] == "look")[1]' \
	"$T"/s/*.points)
check 'a short loop behind them has enough' test \
	"$(grep -c "^\\[\"t\",$number," "$T"/s/*.points)" -ge 8
profiled alone
usual=$(few)
profiled SUPERLINEAR_CHECKPOINTS=1.1 alone
check 'a smaller ratio: more' test "$(few)" -gt "$usual"
is "$(points check)" sound 'and sound'
profiled SUPERLINEAR_CHECKPOINTS=1.0001 alone
check 'never more than 200' test "$(few)" -le 200
check 'but all that were taken are counted' test \
	"$(head -n 1 "$T"/s/*.points | jq .taken)" -gt "$(few)"
is "$(points check)" sound 'what was dropped is in the next'
is "$(points quadratic)" quadratic 'and nowhere else'
profiled SUPERLINEAR_CHECKPOINTS=1.02 dense
check 'large ones: no more than are needed' test "$(few)" -le 30
check 'and no fewer' test "$(few)" -ge 10
is "$(points check)" sound 'and sound'
check 'times are as fine as the file says, no finer' jq -e -n \
	'input | .seconds_per_tick > 9e-8 and .seconds_per_tick < 1.1e-7' \
	"$(echo "$T"/s/*.points)"
profiled SUPERLINEAR_CHECKPOINTS=4 alone
check 'a larger one: fewer' test "$(few)" -lt "$usual"
profiled SUPERLINEAR_CHECKPOINTS=0 alone
is "$(find "$T/s" -name '*.points')" '' '0: none'
check 'and the profile is there' test -s "$(echo "$T"/s/*.pstat)"

done_testing
