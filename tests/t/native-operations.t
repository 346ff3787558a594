#!/usr/bin/env bash
# native-operations.t: at which operation, on what, a function is found at work.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

# Where it is found is a matter of chance: not in each run of a third of a second
# on a busy machine.
"$python" "$PROGRAMS/operations.py" names >names
while IFS=$'\t' read -r name operation; do
	for ((try = 0; try < 20; try++)); do
		profile operations.py "$name"
		points operations >found
		! grep -qxF -e "$operation" found || break
	done
	if [ -n "$operation" ]; then
		check "$name: $operation" grep -qxF -e "$operation" found
	else
		is "$(grep -v -e '^$' -e '^frees ' found)" '' "$name: nothing"
	fi
	is_status 0 "$name: its status"
done <names
is "$(grep -c . names)" 46 'all of them'
done_testing
