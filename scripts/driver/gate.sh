# shellcheck shell=bash
# shellcheck disable=SC2154 # superlinear has these variables
# gate.sh: laws by counts held against a lock, another commit's, or each commit's
# of a range. Sourced by superlinear.

gate_fits() { # or the usage is wrong
	[ "$((${check:-0} + 0${against:+1} + 0${bisect:+1}))" -eq 1 ] ||
		usage_error 'one of --check, --against and --bisect says what is held against what'
	[ ${#command[@]} -gt 0 ] && [[ $sizes == *[,:]* ]] &&
		[[ ${command[*]} == *'{size}'* ]] ||
		usage_error 'a gate wants --sizes, and {size} in a command'
	[ -z "${select[*]}$input$until_firm$single$folder$report$open$notify$budget$exit_code" ] ||
		usage_error 'a gate writes no report, and takes no plan and no input'
	[ -z "$update" ] || [ -n "$check" ] ||
		usage_error '--update wants --check'
	[[ -z $bisect || $bisect == ?*..* ]] ||
		usage_error "--bisect wants GOOD..BAD: '$bisect'"
	[ -z "$check" ] || [ -n "$update" ] || [ -r "$lock" ] ||
		die 4 "$lock: there is no such lock (--update makes it)"
}

# The runs of the command in the working folder: their laws go to $laws. What
# prof-run says is told where a run fails.
measure() {
	local folder=${laws%.jsonl}
	plan-seq "$sizes" "${command[@]}" |
		worker prof-run --hits "${run_options[@]}" -d "$folder" 2>"$folder.said" | (
		trap '' INT # which is for the runs
		prof-parse | prof-scale -b size --min-share 0 |
			sed -n '/^{"type":"\(run\|scale\)"/p'
		exit "$(worst_of "${PIPESTATUS[@]}")"
	) >"$laws"
	worst_of "${PIPESTATUS[@]}" >"$scratch/status"
}

# The laws of the working folder, built before where that is asked for.
laws_of() { # laws_of NAME
	local status
	laws=$scratch/$1.jsonl
	if [ -n "$build" ]; then
		run_build() { worker sh -c "$build" >"$scratch/built" 2>&1; }
		attended run_build || {
			cat "$scratch/built" >&2
			die 4 "it cannot be built in $PWD"
		}
	fi
	attended measure
	status=$(cat "$scratch/status")
	stop_if_asked
	if [ "$status" -eq 0 ]; then
		! grep -q ': the program traces its lines' "${laws%.jsonl}.said" ||
			echo 'superlinear: the program traces its lines, as doctest does: only calls are held' >&2
		return 0
	fi
	cat "${laws%.jsonl}.said" >&2
	die 4 "nothing is checked: a run failed in $PWD"
}

# hold LOCK: prof-check by what was measured last; its lines go to stdout in the
# format of -o.
hold() {
	local lock=$1 code
	prof-check --lock "$lock" "${check_options[@]}" -o "${output:-jsonl}" \
		<"$laws" >"$scratch/checked"
	code=$?
	[ -z "$output" ] || cat "$scratch/checked" || code=4
	return "$code"
}

# In a work tree of its own, which nobody else looks at, at the same place.
tree_at() { # tree_at COMMIT
	if [ ! -d "$scratch/tree" ]; then
		git worktree add -q --detach "$scratch/tree" "$1"
	else
		git -C "$scratch/tree" checkout -q --detach "$1"
	fi || exit 4
	cd "$scratch/tree/$prefix" || die 4 "$prefix: not in $1"
}

remove_tree() {
	[ ! -d "$scratch/tree" ] ||
		git -C "$home" worktree remove -f -f "$scratch/tree" 2>/dev/null
}

commit_of() { # commit_of REVISION
	git rev-parse -q --verify "$1^{commit}" || die 2 "no commit: '$1'"
}

# lock_of REVISION COMMIT: what the functions may do is what they do there.
lock_of() {
	name=${1//\//_}
	tree_at "$2"
	laws_of before
	prof-lock <"$laws" >"$scratch/$name" || exit
}

against() { # against REVISION
	local name commit
	commit=$(commit_of "$1") || exit
	lock_of "$1" "$commit"
	cd "$home" || exit 4
	laws_of now
	cd "$scratch" && hold "$name"
}

# What git runs at each commit of a range.
write_step() {
	printf '#!/bin/sh\n'
	printf '%q ' cd "$scratch/tree/$prefix"
	printf '|| exit 125\n'
	printf '%q ' "$here/superlinear" --check --lock "$scratch/$name" -o jsonl \
		${build:+--build "$build"} --sizes "$sizes" "${typed_check[@]}" \
		"${run_options[@]}" -- "${command[@]}"
	printf '>%q/at.$(git rev-parse HEAD) 2>%q\n' "$scratch" "$scratch/step.said"
	# shellcheck disable=SC2016 # it is the step's
	printf 'code=$?\n[ $code -le 1 ] || exit 125\nexit $code\n'
}

bisect() { # bisect GOOD BAD
	local name first good bad
	good=$(commit_of "$1") && bad=$(commit_of "$2") || exit
	lock_of "$1" "$good"
	tree_at "$bad"
	laws_of now
	(cd "$scratch" && hold "$name") 2>"$scratch/told"
	case $? in
	0) die 1 "nothing is worse in $2 than in $1" ;;
	1) ;;
	*) cat "$scratch/told" >&2 && exit 4 ;;
	esac
	write_step >"$scratch/step" && chmod +x "$scratch/step" || exit 4
	search() {
		cd "$scratch/tree" && git bisect start "$bad" "$good" &&
			worker git bisect run "$scratch/step"
	} >"$scratch/bisected" 2>&1
	attended search || {
		tail -n 3 "$scratch/bisected" "$scratch/step.said" >&2
		die 4 'git found no first commit that is worse'
	}
	first=$(git -C "$scratch/tree" rev-parse refs/bisect/bad) || exit 4
	git -C "$scratch/tree" --no-pager log -1 --format='%h %s' "$first"
	sed -n 's/^{"type":"check",.*"outcome":"broken".*,"text":"\(.*\)"}$/\1/p' \
		"$scratch/at.$first" "$scratch/checked" | awk '!seen[$0]++' | head -n 3
}

run_gate() {
	local bad prefix
	if [ -n "$against$bisect" ]; then
		prefix=$(git rev-parse --show-prefix) || exit 4
	fi
	if [ -n "$against" ]; then
		against "$against"
	elif [ -n "$bisect" ]; then
		bad=${bisect#*..}
		bisect "${bisect%%..*}" "${bad:-HEAD}"
	else
		laws_of now
		hold "$lock"
	fi
}
