#!/usr/bin/env bash
# unharmed: do test suites of published packages end under the profiler as they
# do without? Nobody here wrote them.
#
#	tests/bench/unharmed.sh [-e engine] [PACKAGE ...]
#
#	package        tests  flaky  other  bare s  profiled s
#	attrs          1,310      0      0     4.1         5.0
#
# `other` counts the tests that ended otherwise, which are listed below the row;
# those that end otherwise in a second run without us, too, are `flaky`. Sources
# are fetched below the cache folder at the first run. Prints, never asserts.

set -eu
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
eval "$("$top/scripts/setup" --env)"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/superlinear/unharmed
engine=auto
[ "${1-}" != -e ] || { engine=$2 && shift 2; }

# A package, its release, what its suite needs beside pytest, and its tests: a
# folder of its sources, or modules that are installed with it.
suites() {
	cat <<-'EOF'
		attrs 26.1.0 hypothesis,cloudpickle tests
		jinja2 3.1.6 trio tests
		click 8.5.1 - tests
		tornado 6.6.1 - tornado/test
		flask 3.1.3 asgiref,greenlet,python-dotenv tests
		pluggy 1.7.0 - testing
		requests 2.34.2 pytest-httpbin,pytest-mock,trustme,PySocks tests
		more-itertools 11.2.1 - tests
		networkx 3.6.1 numpy networkx.algorithms
		pandas 2.3.3 hypothesis pandas.tests.frame.indexing
	EOF
}

# fetch PACKAGE RELEASE NEEDS TESTS: an environment that has it, and its sources
# where they have the tests.
fetch() {
	local folder=$cache/$1-$2
	[ ! -e "$folder/ready" ] || return 0
	rm -rf "$folder"
	mkdir -p "$folder/source"
	python3 -m venv "$folder/env" &&
		"$folder/env/bin/pip" -q --disable-pip-version-check install \
			pytest==9.0.1 ${3:+${3//,/ }} "$1==$2" || return
	if ! is_module "$4"; then
		"$folder/env/bin/pip" -q --disable-pip-version-check download \
			--no-deps --no-binary "$1" -d "$folder" "$1==$2" &&
			tar -xzf "$folder"/*.tar.gz -C "$folder/source" \
				--strip-components=1 || return
	fi
	touch "$folder/ready"
}

is_module() {
	[[ $1 == *.* ]]
}

# outcomes FILE: "name outcome" of each test of a JUnit file, sorted.
outcomes() {
	python3 - "$1" <<-'EOF' | sort
		import sys, xml.etree.ElementTree as tree
		for case in tree.parse(sys.argv[1]).iter("testcase"):
		    ended = [c.tag for c in case if c.tag in ("failure", "error", "skipped")]
		    print(case.get("classname"), case.get("name"), ended[0] if ended else "passed")
	EOF
}

# suite NAME TESTS COMMAND...: its outcomes in NAME, its seconds in NAME.s
suite() {
	local name=$1 tests=$2 began=$EPOCHREALTIME
	shift 2
	! is_module "$tests" || tests="--pyargs $tests"
	# shellcheck disable=SC2086 # an option and a word
	timeout 1800 "$@" python3 -m pytest -q -p no:cacheprovider \
		--junitxml="$work/$name.xml" $tests >"$work/$name.log" 2>&1 </dev/null ||
		true
	awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $began }" >"$work/$name.s"
	outcomes "$work/$name.xml" >"$work/$name" 2>/dev/null || true
}

# differing A B: the tests that ended otherwise, or are in one of them alone.
differing() {
	comm -3 "$work/$1" "$work/$2" | sed 's/^\t//; s/ [a-z]*$//' | sort -u
}

# compare TESTS: runs a suite without us and with us, and without us again if
# something differs.
compare() {
	suite bare "$1" env
	suite ours "$1" "$top/scripts/superlinear" -e "$engine" -d "$work/profiling" --
	: >"$work/flaky"
	differing bare ours >"$work/other"
	if [ -s "$work/other" ]; then
		suite again "$1" env
		differing bare again >"$work/flaky"
	fi
}

work=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-unharmed.XXXXXX")
trap 'rm -rf "$work"' EXIT
printf '%-16s %6s %6s %6s %7s %11s\n' package tests flaky other 'bare s' 'profiled s'
suites | while read -r package release needs tests; do
	[ $# -eq 0 ] || [[ " $* " == *" $package "* ]] || continue
	[ "$needs" != - ] || needs=
	if ! fetch "$package" "$release" "$needs" "$tests" >"$work/fetch.log" 2>&1; then
		printf '%-16s cannot be had: %s\n' "$package" "$(tail -n 1 "$work/fetch.log")"
		continue
	fi
	(
		cd "$cache/$package-$release/source"
		PATH=$cache/$package-$release/env/bin:$PATH
		compare "$tests"
	)
	comm -23 "$work/other" "$work/flaky" >"$work/sure"
	printf '%-16s %6d %6d %6d %7s %11s\n' "$package" "$(wc -l <"$work/bare")" \
		"$(wc -l <"$work/flaky")" "$(wc -l <"$work/sure")" \
		"$(cat "$work/bare.s")" "$(cat "$work/ours.s")"
	head -n 10 "$work/sure" | sed 's/^/    /'
	[ -s "$work/bare" ] || tail -n 3 "$work/bare.log" | sed 's/^/    /'
done
