#!/usr/bin/env bash
# native-loops.t: the passes of open loops at checkpoints, and checkpoints while
# one call runs long: the thread that asks for them changes nothing.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# profiled [NAME=VALUE...] HOW: loops.py under the agent.
profiled() {
	profile loops.py "$@"
}

# passes_of NAME: of the innermost loop of a function.
passes_of() {
	points loops | awk -v name="$1" '$1 == name { n = $3 } END { print n + 0 }'
}

for kind in list tuple str bytes range dict items values enumerate zip map \
	enumerate-zip; do
	profiled $kind
	is "$status $(points passes many step)" '0 in step' "passes: $kind"
done
for how in nested with generator-body comprehension coroutine-body recursive \
	raises executed worker; do
	loop=$how
	case $how in
	with) loop=guarded ;;
	generator-body) loop=body ;;
	coroutine-body) loop=coroutine_body ;;
	worker) loop=many ;;
	# Where it is no function of its own, the loop is that of the caller.
	comprehension) [ "$minor" -ge 12 ] || loop='<listcomp>' ;;
	esac
	profiled $how
	is "$status $(points passes $loop step)" '0 in step' "passes: $how"
	is "$(points check)" sound 'and all else is as it was'
done

# The counter of a `while` loop.
for how in counted stepped added caught; do
	profiled $how
	is "$status $(points passes $how step)" '0 in step' "passes: $how"
	is "$(points loops | awk -v name=$how '$1 == name { print $2 }' | sort -u)" \
		"$(awk -v def="def $how(" 'index($0, def) { on = 1 }
		on && /while/ { print NR; exit }' "$PROGRAMS/loops.py")" 'of its line'
done
# A pass leaves it as it is, steps it more than once or sets it otherwise; or it
# begins anywhere.
for how in skipping twice reset parameter; do
	profiled $how
	is "$status $(points passes $how step)" '0 []' "no counter: $how"
done

# Nobody could say how often these went round.
profiled generator
is "$(points passes many step)" '[]' 'over a generator: not known'
profiled while
is "$(points passes repeated step)" '[]' 'in a while loop: not known'
profiled again
check 'a loop in a loop: of what begins often only the first run counts' test \
	"$(passes_of again)" -le 10
profiled called-again
check 'a loop of a function that is called again: likewise' test \
	"$(passes_of many)" -le 10

# A call that calls nobody.
profiled alone
is_out 4000 'one long call: its output'
check 'it has checkpoints' test "$(grep -c '^\["p"' "$T"/s/*.points)" -ge 4
check 'with more and more passes' test \
	"$(passes_of dedupe)" -gt 2000
is "$(points check)" sound 'which add up to its profile'
is "$(points line)" "$(grep -n 'if r not in seen' "$PROGRAMS/loops.py" |
	cut -d : -f 1)" 'and the line where it is found most often'
is "$(points lengths | cut -d ' ' -f 1,2)" 'list seen' 'and the variable that grows'
check 'to its length' test "$(points lengths | cut -d ' ' -f 3)" -gt 2000
profiled SUPERLINEAR_LINES=0 alone
is_out 4000 'no lines wanted: its output'
check 'the passes are there' test "$(passes_of dedupe)" -gt 2000
is "$(points lengths)$(points operations)$(points lines)" '' 'and no line, length or operation'
profiled grow
is_out 99 'variables of all kinds'
is "$(points lengths | awk '$3 > 1500 { print $1, $2 }' | sort | xargs)" \
	'bytes a_bytes dict a_dict list a_list set a_set str a_str' \
	'those that grow, and no others'
profiled SUPERLINEAR_CHECKPOINTS=0 alone
is_out 4000 'without checkpoints'
profiled SUPERLINEAR_CLOCK=cpu alone
is_out 4000 'with the CPU clock, which needs no thread'

profiled killed
is_status 137 'killed in one long call'
check 'its checkpoints are there' test \
	"$(passes_of dedupe)" -gt 2000

# Warnings are errors there: from 3.12 on a fork beside a thread warns.
profiled fork
is "$status $(sort "$T/out" | xargs)" '0 3000 4000 4000' 'forks'
is "$(cat "$T/err")" '' 'without a warning'
check 'children have a thread of their own' test "$(passes_of dedupe)" -gt 2000
profiled threads
is_out '3000 1' 'Python knows of no other thread'
done_testing
