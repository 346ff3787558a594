# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # superlinear has these variables
# line.sh: the line of programs, and which runs it gets next. Sourced by
# superlinear, which says what `tickets` and `mark` are.

# A single run is the command as it was typed, with the streams that it would
# have without us.
runs() {
	[ -n "$single" ] || worker prof-run "${run_options[@]}" "${limit[@]}"
	trap : INT # where it reaches the whole group, the lines still go on
	(
		worker prof-run "${run_options[@]}" --lines "$scratch/lines" \
			--id seq-1 --size 1 "${command[@]}" <&3 >&4 3<&- 4>&-
	)
	local code=$?
	cat "$scratch/lines" || code=4
	exit "$code"
}

# cat and tee say 1 where the system failed.
copy() { # copy COMMAND...
	"$@" || return $(($? == 1 ? 4 : $?))
}

readonly BY_KEY=130 BY_PIPE=141 # the status of what dies of SIGINT, of SIGPIPE

# The worst of the statuses of programs that stand in a line: 4, 3, 2, 1, 0. One
# that was killed or is missing is 4. One that died since nobody reads is none by
# itself: the one behind it says why.
worst_of() { # worst_of STATUS...
	local code found=0 unread=''
	for code in "$@"; do
		case $code in
		"$BY_PIPE") unread=1 ;;
		"$BY_KEY" | [0-4]) ;;
		*) code=4 ;;
		esac
		[ "$code" -gt 4 ] || [ "$code" -le "$found" ] || found=$code
	done
	[ -z "$unread" ] || [ -n "$stopped_by" ] || [ "$found" -gt 1 ] || found=4
	printf %d "$found"
}

# What is marked, and people told of the first run that fails.
watched() {
	case ,$notify, in
	*,error,*) mark | plan-notify --on error ;;
	*) mark ;;
	esac
}

# 1 of plan-next is "nothing selected", 1 of prof-run "a run failed", which the
# report tells; the rest is an error.
line() {
	tickets | runs | (
		trap '' INT # which is for the runs
		watched | prof-parse | prof-scale "${scale_options[@]}" | prof-cause
		exit "$(worst_of "${PIPESTATUS[@]}")"
	) >"$scratch/analysis"
	printf '%s\n' "${PIPESTATUS[*]}" >"$scratch/status"
}

run_line() {
	local status=()
	attended line && read -ra status <"$scratch/status" || exit 4
	[ "${status[0]}" -ne 1 ] || die 1 'nothing is selected'
	# A key at the terminal of its own reaches the program alone.
	[[ " ${status[*]} " != *" $BY_KEY "* ]] || stopped_by=INT
	worst=$(worst_of "$worst" "${status[@]}")
	# A profile that cannot be used is told in the report; without any line
	# there is none.
	[ "$worst" -le 1 ] || { [ "$worst" -eq 3 ] && [ -s "$scratch/analysis" ]; } ||
		exit "$worst"
}

# What is left of the budget for plan-grow, and as a limit for each run: a
# prediction may be wrong.
left=() limit=()
spend() {
	[ -n "$budget" ] || return 0
	left=(--budget $((budget > SECONDS ? budget - SECONDS : 0)))
	case " ${run_options[*]} " in
	*' -t '*) ;;
	*) limit=(-t $((budget > SECONDS ? budget - SECONDS : 1))) ;;
	esac
}

# True where repeats are proposed, and the command has written to the copies of
# its input: a repeat would run on what it left.
input_is_spent() {
	[ -n "$input" ] && grep -q '"id":"grow-' "$scratch/next" &&
		[ -n "$(find "$scratch/copies" -newer "$scratch/copied" -type f -print -quit)" ] &&
		printf 'superlinear: the command changes its input, so it is not repeated\n' >&2
}

# The next runs worth making; false where there are none, which plan-grow has
# explained.
propose() { # propose FILE
	local code=0
	[ -z "$stopped_by" ] || return 1
	spend
	plan-grow "${left[@]}" "${grow_command[@]}" <"$1" >"$scratch/next" || code=$?
	stop_if_asked
	[ "$code" -le 1 ] || exit "$code"
	[ "$code" -eq 0 ] && [ -s "$scratch/next" ] && ! input_is_spent
}

# Makes the run on the whole of the input the next one; false if it was made.
whole_input() {
	cp "$scratch/whole" "$scratch/next" &&
		! grep -qF "$(sed 's/,"size".*//' "$scratch/next")" "$scratch/made"
}

# Writes a note for the report if the command ended on parts of its input as it
# did not on all of it: the status of each run, by size, decides.
note_parts() {
	local file=${input##*/}
	sed -n 's/^{"type":"run",.*"size":\([0-9]*\),.*"exit_status":\([0-9a-z]*\),.*/\1 \2/p' \
		"$scratch/made" | sort -n | awk -v file="${file//[^[:alnum:]._ -]/?}" '
		{ size[NR] = $1; status[NR] = $2 }
		END {
			for (i = 1; i < NR; i++)
				if (status[i] != status[NR] && size[i] != last)
					odd = odd (odd ? ", " : "") (last = size[i])
			if (!odd || status[NR] != 0)
				exit
			printf "{\"type\":\"note\",\"tool\":\"superlinear\"," \
				"\"level\":\"warning\",\"code\":\"parts\",\"text\":" \
				"\"the command cannot read a part of %s: it fails on " \
				"the first %s of its %d records, and not on all of " \
				"them. Say how a record begins (--record pattern), " \
				"or make inputs of several sizes and name each by " \
				"its size (--sizes)\"}\n", file, odd, size[NR]
		}'
}
