# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # superlinear has these variables
# folder.sh: the folder that the runs of a command have to themselves. Sourced by
# superlinear.

# Removes what a driver that was killed has left: of this user, older than a day,
# and no process has the number of its owner.
remove_stale() {
	local left
	find "${TMPDIR:-/tmp}" -maxdepth 1 -type d -name 'superlinear.??????' \
		-user "$(id -u)" -mtime +0 2>/dev/null |
		while read -r left; do
			kill -0 "$(cat "$left/owner" 2>/dev/null)" 2>/dev/null ||
				rm -rf "$left"
		done
}

# What `profiling/NAME-K` is named after: "python3 -m pkg.job 7" -> "pkg.job".
command_name() {
	local base=${command[0]##*/} word
	case $base in
	python*)
		for word in "${command[@]:1}"; do
			case $word in
			-c | -) break ;;
			-*) ;;
			*)
				base=${word##*/}
				break
				;;
			esac
		done
		;;
	esac
	base=${base%.py}
	base=${base//[^[:alnum:]._-]/_}
	base=${base#[.-]}
	printf %s "${base:0:40}"
}

# A folder that is made here is no part of what git looks at.
make_folder() {
	[ -d "$1" ] || { mkdir -p "$1" && printf '*\n' >"$1/.gitignore"; }
}

# Each command line has a folder to itself, so that it overwrites nothing;
# `.command` tells which it is to --resume.
choose_folder() {
	local name sum k=1 last=''
	name=$(command_name)
	sum=$(printf '%s\0' "$sizes" "$input" "${command[@]}" | cksum)
	make_folder profiling || return
	while ! mkdir "profiling/$name-$k" 2>/dev/null; do
		[ -d "profiling/$name-$k" ] ||
			die 4 "profiling/$name-$k: cannot be made"
		[ "$sum" != "$(cat "profiling/$name-$k/.command" 2>/dev/null)" ] || last=$k
		k=$((k + 1))
	done
	if [ -n "$resume" ] && [ -n "$last" ]; then
		rmdir "profiling/$name-$k"
		k=$last
	fi
	folder=profiling/$name-$k
	printf '%s\n' "$sum" >"$folder/.command" || return
	[ -e profiling/.gitignore ] || printf '*\n' >"$folder/.gitignore"
}
