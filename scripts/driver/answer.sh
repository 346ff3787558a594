# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # superlinear has these variables
# answer.sh: what is published, what is typed next, and the exit status of a
# single run. Sourced by superlinear.

# publish FILE TARGET: whole or not at all. What a driver that was killed left in
# its stead is removed after a day.
publish() {
	local part
	for part in "$2".??????.part; do
		find "$part" -maxdepth 0 -type f -user "$(id -u)" -mtime +0 -delete \
			2>/dev/null
	done
	part=''
	mkdir -p "$(dirname "$2")" && part=$(mktemp "$2.XXXXXX.part") &&
		cp "$1" "$part" && chmod '=rw' "$part" && mv -T "$part" "$2" ||
		{ rm -f "$part" && false; }
}

# open_page PAGE: in the reader's browser, which may stay open for long.
open_page() {
	local browser
	for browser in ${BROWSER:+"$BROWSER"} xdg-open open wslview; do
		command -v "$browser" >/dev/null || continue
		setsid "$browser" "$1" </dev/null >/dev/null 2>&1 &
		return
	done
	printf 'superlinear: no browser found to open it (BROWSER names one)\n' >&2
}

# of_result KEY: from the receipt of a single run, a text or a number.
of_result() {
	sed -n "s/^{\"type\":\"run\",.*\"$1\":\"\{0,1\}\([A-Za-z0-9.-]*\).*/\1/p" \
		"$scratch/made" | tail -n 1
}

# The only file among the arguments of a single run that is text and no program.
file_of_run() {
	local word found=''
	for word in "${command[@]:1}"; do
		case $word in
		*.py | *.js | *.sh | *.rb | *.pl) continue ;;
		esac
		[ -f "$word" ] && [ ! -x "$word" ] &&
			grep -Iq . "$word" 2>/dev/null || continue
		[ -z "$found" ] || return
		found=$word
	done
	printf %s "$found"
}

# How the runs are made again at other sizes, as it is typed. A number that is the
# only one among the arguments of a single run is taken for its size; where there
# is none, a file that is the only one for its input.
again() {
	local words=("${command[@]}") list='{sizes}' at=0 i line
	if [ -n "$single" ]; then
		for ((i = 1; i < ${#words[@]}; i++)); do
			[[ ${words[i]} =~ ^[1-9][0-9]{1,8}$ ]] || continue
			[ "$at" -eq 0 ] || return
			at=$i
		done
		if [ "$at" -eq 0 ]; then
			list=$(file_of_run)
			[ -n "$list" ] || return
			printf -v line ' %q' "$list" "${typed_options[@]}" -- "${words[@]}"
			printf 'superlinear --input%s' "$line"
			return
		fi
		list="{sizes:${words[at]}}"
		words[at]='{size}'
	fi
	printf -v line ' %q' "${typed_options[@]}" -- "${words[@]}"
	printf 'superlinear --sizes %s%s' "$list" "${line//\\\{size\\\}/{size\}}"
}

# The status that the command of a single run has without us, in the shell's
# words; 1 where it ended well and nothing was measured.
program_status() {
	local killed_by ended
	killed_by=$(of_result signal)
	ended=$(of_result exit_status)
	case $killed_by,$ended,$(of_result error_type),$exit_code in
	SIG*) printf %d $((128 + $(kill -l "${killed_by#SIG}"))) ;;
	*,null,start,*)
		grep -q '"error_message":"program not found"' "$scratch/made" &&
			printf 127 || printf 126
		;;
	*,0,no-profile,) printf 1 ;;
	*) printf %s "$ended" ;;
	esac
}

# People are told how it ended. Those of a run that failed know already.
tell_people() {
	local rest=,$notify,
	rest=${rest//,error,/,}
	rest=${rest#,} rest=${rest%,}
	[ -z "$rest" ] || plan-notify --on "$rest" <"$scratch/analysis" >/dev/null
}
