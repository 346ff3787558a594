#!/usr/bin/env bash
# native-killed.t: what a program that is ended by force leaves: its profile up
# to a second before, and a receipt that says how it ended.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# killed HOW: a run, its result in $T/result and its calls of leaf() in $calls.
killed() {
	run prof-run -e native -d "$1" --id run -o jsonl "$python" \
		"$PROGRAMS/killed.py" "$1"
	tail -n 1 out >result
	calls=$("$python" - "$1"/*.pstat <<'PY'
import marshal, sys
with open(sys.argv[1], "rb") as f:
    stats = marshal.load(f)
print(*[v[1] for k, v in stats.items() if k[2] == "leaf"])
PY
	)
}

line=$(grep -n '        leaf(i)' "$PROGRAMS/killed.py" | cut -d: -f1)
while read -r how signal code state; do
	killed "$how"
	read -r safe all <<<"$(grep -v '^{' out err | sed 's/^[a-z]*://' | head -n 1)"
	check "$how: $calls of $all calls" \
		test "${calls:-0}" -ge "$safe" -a "${calls:-0}" -le "$all"
	is "$(jq -r '.result | .signal, .exit_status' result | xargs)" \
		"$signal $code" "$how: how it ended"
	is "$(jq -r '.status, .result.early_exit, .result.note_codes[]' result |
		xargs)" "$state true profile-cut" "$how: and that it was cut"
	check "$how: its checkpoints" test -s "$how/run.early.wall.points"
	is "$(prof-parse "$how/run.early.wall.points" | jq -r 'select(.name == "leaf"
		and .call_lineno) | .caller + " " + (.call_lineno | tostring)' |
		sed 's/.*:[0-9]* //')" "work $line" "$how: where calls come from"
done <<'END'
kill SIGKILL null error
term SIGTERM null error
crash SIGSEGV null error
exit null 0 done
END

killed fork
is "$calls $(jq -r .status result)" '7 done' \
	'a child that Python does not know of counts nowhere'
done_testing
