#!/bin/sh
# cpython.sh: CPython's own tests bare and under the native engine, for each
# interpreter that is given or below ~/.pyenv/versions; prints each test whose
# outcome is another one, and how many are the same.
#
#	tests/bench/cpython.sh
#	tests/bench/cpython.sh --builtins ~/.pyenv/versions/3.12.1/bin/python3
#
#	3.13.0 test_sys_settrace TraceTestCase.test_x: ok, under the engine FAIL
#	3.13.0: 1 of 1234 tests differ
set -u
LC_ALL=C
export LC_ALL
top=$(cd "$(dirname "$0")/../.." && pwd)
builtins=0
modules='test_generators test_coroutines test_threading test_exceptions
test_sys_settrace'
if [ "${1:-}" = --builtins ]; then
	builtins=1
	shift
fi
[ $# -gt 0 ] || set -- "$HOME"/.pyenv/versions/3.1[0-4].*/bin/python3
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/run" "$work/cache"

# outcomes FILE MODULE: "MODULE TEST outcome" of each test, sorted.
outcomes() {
	sed -nE "s/^(test[A-Za-z0-9_]*|__main__[^ ]*) \(([^)]*)\).* \.\.\. (.*)/$2 \2.\1 \3/p
		s/^(.*) \.\.\. (ok|FAIL|ERROR)$/$2 \1 \2/p" "$1" |
		sed -E 's/skipped .*/skipped/' |
		grep -E ' (ok|FAIL|ERROR|skipped|expected failure)$' | sort -u
}

# tests DIR PYTHON [NAME=VALUE...]: each module into DIR/MODULE.
tests() {
	into=$1
	program=$2
	shift 2
	mkdir -p "$into"
	for module in $modules; do
		(cd "$work/run" && env "$@" "$program" -m test -v "$module") \
			>"$into/log" 2>&1
		printf '%s - exit %s\n' "$module" $? >"$into/$module"
		outcomes "$into/log" "$module" >>"$into/$module"
	done
	cat "$into"/test_* | sort -u >"$into/all"
}

status=0
for python; do
	version=$("$python" -c 'import platform; print(platform.python_version())')
	if ! "$python" -I -S "$top/lib/agent/python/native/build.py" "$work/cache" \
		>"$work/why"; then
		printf '%s: %s\n' "$version" "$(cat "$work/why")"
		continue
	fi
	rm -rf "$work/bare" "$work/native" "$work/s"
	mkdir "$work/s"
	tests "$work/bare" "$python" NOTHING=
	tests "$work/native" "$python" PYTHONPATH="$top/lib/agent/python/start" \
		SUPERLINEAR_SCRATCH="$work/s" SUPERLINEAR_ENGINE=native \
		SUPERLINEAR_CACHE="$work/cache" SUPERLINEAR_BUILTINS=$builtins
	diff "$work/bare/all" "$work/native/all" >"$work/diff"
	sed -n "s/^< /$version bare: /p; s/^> /$version native: /p" \
		"$work/diff"
	printf '%s: %d of %d tests differ\n' "$version" \
		"$(grep -c '^<' "$work/diff")" "$(wc -l <"$work/bare/all")"
	[ -s "$work/diff" ] && status=1
done
exit $status
