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
# those that end otherwise without us, too, are `flaky`. Sources are fetched
# below the cache folder at the first run. Prints, never asserts.

set -eu
export LC_ALL=C
top=$(cd "$(dirname "$0")/../.." && pwd)
eval "$("$top/scripts/setup" --env)"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/superlinear/unharmed
engine=auto
[ "${1-}" != -e ] || { engine=$2 && shift 2; }

# A package, its release, what its suite needs beside pytest, and its tests.
suites() {
	cat <<-'EOF'
		attrs 26.1.0 hypothesis,cloudpickle tests
		jinja2 3.1.6 trio tests
		click 8.5.1 - tests
		tornado 6.6.1 - tornado/test
		flask 3.1.3 - tests
		werkzeug 3.1.9 pytest-timeout,ephemeral-port-reserve,watchdog,cryptography tests
		networkx 3.6.1 numpy networkx/algorithms
		requests 2.34.2 pytest-httpbin,pytest-mock,trustme,PySocks tests
		more-itertools 11.2.1 - tests
		pluggy 1.7.0 - testing
	EOF
}

# fetch PACKAGE RELEASE NEEDS: its sources, and an environment that has it.
fetch() {
	local folder=$cache/$1-$2
	[ ! -e "$folder/ready" ] || return 0
	rm -rf "$folder"
	mkdir -p "$folder"
	python3 -m venv "$folder/env" &&
		"$folder/env/bin/pip" -q --disable-pip-version-check install \
			pytest ${3:+${3//,/ }} "$1==$2" &&
		"$folder/env/bin/pip" -q --disable-pip-version-check download \
			--no-deps --no-binary :all: \
			-d "$folder" "$1==$2" || return
	mkdir "$folder/source" &&
		tar -xzf "$folder"/*.tar.gz -C "$folder/source" --strip-components=1 &&
		touch "$folder/ready"
}

# outcomes FILE: "name outcome" of each test of a JUnit file, sorted.
outcomes() {
	python3 - "$1" <<-'EOF'
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
	timeout 1200 "$@" python3 -m pytest -q -p no:cacheprovider -x --maxfail=1000 \
		--junitxml="$work/$name.xml" "$tests" >"$work/$name.log" 2>&1 </dev/null ||
		true
	awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $began }" >"$work/$name.s"
	outcomes "$work/$name.xml" 2>/dev/null | sort >"$work/$name" || true
}

work=$(mktemp -d "${TMPDIR:-/tmp}/superlinear-unharmed.XXXXXX")
trap 'rm -rf "$work"' EXIT
printf '%-16s %6s %6s %6s %7s %11s\n' package tests flaky other 'bare s' 'profiled s'
suites | while read -r package release needs tests; do
	[ $# -eq 0 ] || [[ " $* " == *" $package "* ]] || continue
	[ "$needs" != - ] || needs=
	if ! fetch "$package" "$release" "$needs" >"$work/fetch.log" 2>&1; then
		printf '%-16s cannot be had: %s\n' "$package" "$(tail -n 1 "$work/fetch.log")"
		continue
	fi
	(
		cd "$cache/$package-$release/source"
		PATH=$cache/$package-$release/env/bin:$PATH
		for k in 1 2; do suite "bare$k" "$tests" env; done
		suite ours "$tests" "$top/scripts/superlinear" -e "$engine" \
			-d "$work/profiling" --
	)
	comm -12 "$work/bare1" "$work/bare2" >"$work/sure"
	comm -23 "$work/sure" "$work/ours" >"$work/other"
	printf '%-16s %6d %6d %6d %7s %11s\n' "$package" "$(wc -l <"$work/bare1")" \
		$(($(wc -l <"$work/bare1") - $(wc -l <"$work/sure"))) \
		"$(wc -l <"$work/other")" "$(cat "$work/bare1.s")" "$(cat "$work/ours.s")"
	sed 's/^/    /' "$work/other" | head -n 10
	[ -s "$work/bare1" ] || tail -n 3 "$work/bare1.log" | sed 's/^/    /'
done
