# examples.sh: runs the examples of the pages and of the README as tests.
# pages.py says what an example is. Sourced behind lib.sh:
#
#	run_examples fast man/*.1 README.md
#
# Each page has a working folder of its own, with what a reader is told to
# have: job.py and fixed.py, dedupe.c and what was counted in it, a plan of eleven
# runs, profiles of a real backtest in lumibot/. Its examples run there one after the other, in a shell without a
# terminal, a pipeline failing where any of its stages does.
# shellcheck shell=bash

prepare_folder() { # prepare_folder FOLDER
	mkdir -p "$1"
	cp "$DATA"/examples/* "$DATA/counts/dedupe.c" "$1"
	cp "$DATA/parse/coverage/gcov.json.gz" "$1/counts.gcov.json.gz"
	if [ -d "$DATA/lumibot" ]; then
		ln -s "$DATA/lumibot" "$1/lumibot"
	fi
	ln -s "$TOP" "$1/URL" # where the README clones from
}

# A program that serves until it is stopped: the first line that it prints shows
# that it does, and then it is told to end, which is no failure.
stop_example() { # stop_example COMMAND FOLDER
	local pid line
	rm -f "$T/pipe"
	mkfifo "$T/pipe"
	(cd "$2" && exec bash -c "exec $1" </dev/null) >"$T/pipe" 2>"$T/err" &
	pid=$!
	exec 9<"$T/pipe"
	IFS= read -r line <&9
	printf '%s\n' "$line" >"$T/out"
	kill "$pid" 2>/dev/null
	cat <&9 >>"$T/out"
	exec 9<&-
	wait "$pid"
	status=$?
	[ "$status" -ne 143 ] || status=0
}

run_example() { # run_example FOLDER-OF-THE-EXAMPLE WORKING-FOLDER
	local wanted_status command where
	wanted_status=$(cat "$1/status")
	command=$(cat "$1/command")
	where=$(cat "$1/where")
	if [ "$wanted_status" = stopped ]; then
		stop_example "$command" "$2"
	else
		(cd "$2" && bash -o pipefail -c "$command" </dev/null) \
			>"$T/out" 2>"$T/err"
		status=$?
	fi
	is_status "${wanted_status/stopped/0}" "$where: ${command%%$'\n'*}"
	if [ -e "$1/wanted" ]; then
		"$TOP/tests/pages.py" match "$1/wanted" "$T/out"
		ok $? "$where: its output" ||
			diff "$1/wanted" "$T/out" | cut -c 1-150 |
			sed 's/^/# /' | head -n 30
	fi
}

# KIND fast: what is quick and needs no network. KIND e2e: every page that has
# other examples, all of it in order, since they rest on those before them.
run_examples() { # run_examples KIND PAGE...
	local kind=$1 page place example
	shift
	for page; do
		place=$T/pages/${page##*/}
		"$TOP/tests/pages.py" examples "$page" "$place/examples" || exit 1
		[ -d "$place/examples" ] || continue
		[ "$kind" = fast ] || grep -qx e2e "$place"/examples/*/kind || continue
		prepare_folder "$place/work"
		for example in "$place"/examples/*; do
			[ "$kind" = e2e ] || [ "$(cat "$example/kind")" = fast ] ||
				continue
			run_example "$example" "$place/work"
		done
	done
}
