# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # superlinear has these variables
# attended.sh: a function that signals reach while it runs, and what becomes of
# the driver then. Sourced by superlinear.

take_signal() { # told twice, it ends at once
	[ -z "$stopped_by" ] || die_of "$1"
	stopped_by=$1
}

die_of() {
	trap - "$1"
	kill -"$1" $$
}

stop_if_asked() {
	[ -z "$stopped_by" ] || die_of "$stopped_by"
}

# Ctrl-C ends the runs, and what was measured is the answer.
stop_unless_key() {
	[ "$stopped_by" = INT ] || stop_if_asked
}

# How long a function has to end by itself, in tenths of a second.
readonly PATIENCE=20

# Runs a function so that a signal is heard meanwhile, which bash does not do
# while it waits for a command in the foreground; the caller dies of it once the
# function has ended: prof-run puts its run back to pending, and plan-mark marks
# it. Ctrl-C and a terminal that closes reach every program of a line; what
# may have reached this shell alone is passed on to the function's `worker`, but
# not at once: told twice, prof-run gives its program no time to end.
attended() { # attended FUNCTION
	local job code tenths=$PATIENCE
	(
		trap - INT QUIT # which the background ignores
		"$1"
	) &
	job=$!
	while kill -0 "$job" 2>/dev/null; do
		if [ -z "${stopped_by#INT}" ]; then
			wait "$job"
			continue
		fi
		sleep 0.1
		[ $((--tenths)) -ne 0 ] ||
			kill -"$stopped_by" "$(cat "$scratch/worker")" 2>/dev/null
	done
	wait "$job"
	code=$?
	stop_unless_key
	return "$code"
}

worker() { # worker COMMAND...: in a subshell of its own
	printf '%s\n' "$BASHPID" >"$scratch/worker"
	exec "$@"
}
