#!/usr/bin/env bash
# native-builtins.t: the native engine with functions written in C: their
# counts against cProfile's, their names, and who else wants to see them.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# profiled ENGINE PROGRAM ARGUMENT: with C functions, files in $T/s.
profiled() {
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE="$1" SUPERLINEAR_BUILTINS=1 \
		timeout --foreground 300 "$python" "$PROGRAMS/$2" "$3"
	tables "$T/s"
}

profiled native c_calls.py one
is_out 'done' 'a program under the engine, with C functions'
is "$(look get builtins) $(look notes)" 'true ' 'the status says so'
is "$(look sound)" sound 'the files keep the contract'
is "$("$python" "$PROGRAMS/points.py" "$T/s" check)" sound 'and the points'
edge() {
	look edge "$1" "$2" | head -n 1
}
# look.py takes what follows the last dot as the name.
is "$(edge 'sorted>' key) $(edge everything 'sorted>')" '20/20 1/1' \
	'a callback is a callee of the C function'
is "$(look calls 'reduce>') $(look calls nest)" '8/2 7/1' \
	'recursion through C'
is "$(edge strings "<method 'find' of 'str' objects>")" 100/100 'a method'
is "$(edge fails '<built-in method from_bytes>')" 30/30 \
	'a C function that raises'
is "$(edge append "<method 'append' of 'list' objects>") $(edge lists \
	"<method 'append' of 'list' objects>")" '100/100 100/100' \
	'one name, however it is covered'
is "$(grep -c ' at 0x' "$T"/s/*.funcs.csv "$T"/s/*.points | sed 's/.*://' |
	xargs)" '0 0' 'no addresses'
has "$(echo "$T"/s/*.points)" '"~",0,"<built-in method builtins.sorted>"]' \
	'the points have them'
prof-parse "$(echo "$T"/s/*.points)" >"$T/lines" 2>"$T/err"
is "$(jq -r 'select(.type == "func" and (.name | contains("builtins.sorted")))
	| .kind' "$T/lines" | sort -u)" builtin 'prof-parse reads them'
cp "$T"/s/*.pstat "$T/native.pstat"
profiled cprofile c_calls.py one
is "$("$python" "$PROGRAMS/agree_c.py" "$T/native.pstat" "$T"/s/*.pstat \
	c_calls.py | sed 's/^[0-9]* //')" agree 'as cProfile counts'

profiled native c_calls.py threads
is "$(edge strings "<method 'find' of 'str' objects>")" 300/300 'in threads'
cp "$T"/s/*.pstat "$T/native.pstat"
profiled cprofile c_calls.py threads
if [ "$minor" -lt 12 ]; then
	is "$("$python" "$PROGRAMS/agree_c.py" "$T/native.pstat" "$T"/s/*.pstat \
		c_calls.py | sed 's/^[0-9]* //')" agree 'as cProfile counts'
else
	is "$(look notes)" threads-unseen 'which cProfile refuses'
fi

# A program with a profile function of its own sees the same as without us.
want=$(env PYTHONPATH= "$python" "$PROGRAMS/c_calls.py" own)
profiled native c_calls.py own
is "$(cat "$T/out")" "$want" 'a program'\''s own profile function'
if [ "$minor" -lt 12 ]; then
	is "$(look notes)" own-profiler 'gets the place, and that is noted'
	is "$(edge lists 'len>')" 2/2 'the profile is that of before'
else
	is "$(look notes)" '' 'has a place beside ours'
	is "$(edge lists 'len>')" 4/4 'and nothing is missed'
fi
for who in cprofile threading ctypes; do
	want=$(env PYTHONPATH= "$python" "$PROGRAMS/rivals.py" $who)
	profiled native rivals.py $who
	is "$(cat "$T/out")" "$want" "$who: sees what it sees without us"
	# From 3.12 on the calls of the program's cProfile are listed, as they
	# are the program's.
	if [ "$who" != cprofile ] || [ "$minor" -lt 12 ]; then
		is "$(look sound)" sound "$who: the files keep the contract"
	fi
done

# seen: without the one event more that a profile function sees from 3.12 on:
# sys.setprofile returns.
seen() {
	sed '/^traced c_return$/d'
}
# What must not change: the same as in native.t. 3.10 itself dies of depth.
for how in deep offsets born-dead daemon fork-thread traced throw greenlets; do
	run env PYTHONPATH= "$python" "$PROGRAMS/strange.py" "$how"
	want=$(seen <"$T/out") want_status=$status
	profiled native strange.py "$how"
	is "$(seen <"$T/out")" "$want" "$how: as without"
	is "$status" "$want_status" "$how: status"
	is "$(look sound)" sound "$how: the files keep the contract"
done

# Tool numbers that are taken, and are free again after the profile.
if [ "$minor" -ge 12 ]; then
	cat >tools.py <<'END'
import sys
free = [i for i in range(6) if sys.monitoring.get_tool(i) is None]
print(len(free))
END
	rm -rf "$T/s"
	mkdir "$T/s"
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE=native SUPERLINEAR_BUILTINS=1 \
		"$python" tools.py
	is_out 5 'one tool number is taken'
else
	skip 'sys.monitoring is of 3.12'
fi

run prof-run -e native --builtins -d runs --id one "$python" \
	"$PROGRAMS/c_calls.py" one
is_status 0 'prof-run --builtins'
run_in runs/one.run.json prof-parse
is "$(jq -r 'select(.type == "func" and (.full_name |
	contains("builtins.sorted"))) | .ncall' "$T/out" | tail -n 1)" 1 \
	'and prof-parse has them'

done_testing
