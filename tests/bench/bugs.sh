#!/usr/bin/env bash
# bugs: programs with a known law through the whole line, and who is blamed.
#
#	tests/bench/bugs.sh [-b BUSY] [-d FOLDER] [-e ENGINE] [-n TIMES] [CASE ...]
#
# Each program of tests/bench/bugs runs at five sizes, once each (TIMES: all of
# that again), beside BUSY other programs that compute: as it was
# with its bug ("bad") and mended ("fixed"), or as it is where it has none
# ("good"). The line is
#
#	plan-seq | prof-run | prof-parse | prof-scale | prof-cause
#
# What was blamed is printed a case, and at the end in how many the culprit
# came first and among the first three, and in how many mended or well-behaved
# programs nobody was blamed, and whether these get a clean bill; beside it the
# classic exponent, first size to last by inclusive time, on the same runs.
#
# A case tells in its first lines which names are right, and its sizes; those
# of published packages (pip-*) which releases, which are installed below the
# cache folder. FOLDER keeps the profiles as streams, and what is there is
# judged without being run again. ENGINE: yappi (default), cprofile or native.
# Printed, never asserted: machines are noisy.

set -eu
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$top/build/release/bin:$PATH
cases=$top/tests/bench/bugs
packages=${XDG_CACHE_HOME:-$HOME/.cache}/superlinear/bench-packages
engine=yappi busy=0 times=1 keep=
while getopts b:d:e:n: option; do
	case $option in
	b) busy=$OPTARG ;;
	n) times=$OPTARG ;;
	d) keep=$OPTARG ;;
	e) engine=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
work=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-bugs.XXXXXX")
others=()
for ((i = 0; i < busy; i++)); do
	yes >/dev/null &
	others+=($!)
done
trap 'kill ${others[@]+"${others[@]}"} 2>/dev/null || :; rm -rf "$work"' EXIT
streams=${keep:-$work/streams}
mkdir -p "$streams"

# header CASE KEY: what the first lines of a case say.
header() {
	sed -n "1,/^\"\"\"\$/s/^$2: *//p" "$cases/$1.py"
}

# bring PACKAGE==VERSION ...: a path with all of them, installed where missing.
bring() {
	local package path=
	for package; do
		path+=${path:+:}$packages/$package
		test -e "$packages/$package/.whole" && continue
		mkdir -p "$packages"
		"$(python3 -c 'import sys; print(sys._base_executable)')" -m pip \
			install -q --no-deps --disable-pip-version-check \
			--target "$packages/$package" "$package" \
			>"$work/pip.log" 2>&1 || return
		touch "$packages/$package/.whole"
	done
	echo "$path"
}

# measure CASE VARIANT OUT: five runs.
measure() {
	local list path=
	list=$(header "$1" packages)
	if [ -n "$list" ]; then
		[ "$2" = bad ] && list=${list%|*} || list=${list#*|}
		# shellcheck disable=SC2086 # A list of words.
		path=$(bring $list) || return
	fi
	plan-seq -e "$engine" -d "$work/profiling" --id "$1-$2" \
		"$(header "$1" sizes)" \
		python3 "$cases/$1.py" "$2" '{size}' |
		PYTHONPATH=$path prof-run 2>"$work/log" | prof-parse \
		>"$work/part" 2>>"$work/log" || return
	rm -rf "$work/profiling"
	mv "$work/part" "$3"
}

# try CASE VARIANT CULPRIT STREAM
try() {
	if [ ! -e "$4" ] && ! measure "$1" "$2" "$4"; then
		echo "$1 $2: not measured" >&2
		tail -n 3 "$work/log" >&2
		return
	fi
	prof-scale <"$4" 2>"$work/log" >"$work/laws"
	prof-cause -o jsonl <"$work/laws" |
		python3 "$top/tests/bench/bugs-score.py" "$1" "$2" "$3" "$4" \
			"$work/answers"
}

if [ $# -eq 0 ]; then
	cd "$cases"
	set -- *.py
	set -- "${@%.py}"
	cd "$work"
fi
: >"$work/answers"
for name; do
	culprit=$(header "$name" culprit)
	engines=$(header "$name" engines)
	case " ${engines:-$engine} " in
	*" $engine "*) ;;
	*) continue ;;
	esac
	variants='bad fixed'
	[ "$culprit" = none ] && variants=good
	for variant in $variants; do
		for ((time = 1; time <= times; time++)); do
			try "$name" "$variant" "$culprit" \
				"$streams/$engine-$name-$variant${time#1}.jsonl"
		done
	done
done
python3 "$top/tests/bench/bugs-score.py" "$work/answers"
