#!/usr/bin/env bash
# The fixture growth of pytest, in each Python that the native engine knows: what it
# asserts and says (tests/data/pytest/test_holds.py), beside other processes of xdist,
# and under coverage, prof-run and an engine that cannot be had.
. "$(dirname "$0")/lib.sh"

PLUGIN=$TOP/lib/agent/python/plugin
export SUPERLINEAR_BIN=$TOP/build/$V/bin PYTHONDONTWRITEBYTECODE=1
export SUPERLINEAR_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/superlinear
unset "${!PYTEST_@}"
cp -r "$DATA/pytest" suite && cd suite || exit

# tests WORDS...: of pytest with the fixture.
tests() {
	run env PYTHONPATH="$PLUGIN" "$python" -m pytest -q -p pytest_superlinear \
		-p no:cacheprovider "$@"
	cp "$T/out" "$T/said"
}

# covered [NAME=VALUE...]: what coverage says of the files, in $T/covered.
covered() {
	run env PYTHONPATH="$PLUGIN" "$@" "$python" -m coverage run --branch -m pytest \
		-q -p pytest_superlinear -p no:cacheprovider test_covered.py
	is_status 0 "$version: under coverage ($*)"
	"$python" -m coverage report -m --include=rows.py,test_covered.py >"$T/covered"
}

pythons=("$TESTING"/3*/bin/python)
[ -x "${pythons[0]}" ] || {
	skip 'there is no pytest: scripts/setup package brings it'
	done_testing
}
for python in "${pythons[@]}"; do
	version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
	tests test_holds.py
	is_status 0 "$version: what it asserts"
	tests -n 2 test_holds.py
	is_status 0 "$version: in two processes of xdist at once"
	tests test_forgotten.py
	is_status 1 "$version: what is held against nothing"
	has "$T/said" 'growth() is held against nothing: add .below(...)' 'is an error'
	is "$(grep '^E  ' "$T/said")" \
		'E       AssertionError: scan: growth of lines is not <= n log n, as it should be, at n = 50, 100, 200
E         rows.py:30 scan runs this line n^2 times (n^2 + n): 2550, 10100, 40200
E             for _ in rows:
E         rows.py:31 scan runs this line n^2 times (n^2): 2500, 10000, 40000
E             count += 1' "$version: a failure says the line, and no line of ours"
	for core in ctrace pytrace; do
		covered COVERAGE_CORE=$core PLAIN=1
		mv "$T/covered" "$T/plain"
		is "$(grep -c 'py ' "$T/plain")" 2 'of both files'
		covered COVERAGE_CORE=$core
		is "$(cat "$T/covered")" "$(cat "$T/plain")" "$version: it is the same"
	done
done

# What README shows.
{
	printf 'from rows import dedupe\n\n\ndef make_rows(n):\n    return [1, 2] * n\n\n\n'
	sed -n '/^def test_dedupe/,/^```$/{/^```/!p;}' "$TOP/README.md"
} >test_readme.py
tests test_readme.py
is_status 0 'the example of README holds'
sed -i 's/\[1, 2\] \* n/list(range(n))/' test_readme.py
tests test_readme.py
is_status 1 'and fails where it should'
has "$T/said" 'rows.py:11 dedupe runs this line n^2 times' 'by the line'

# The whole run is counted: what is measured within it would not be.
plan-seq -d "$T/runs" 1 env N='{size}' "$python" -m pytest -q -rs \
	-p pytest_superlinear -p no:cacheprovider test_forgotten.py >plan
PYTHONPATH=$PLUGIN run_in plan prof-run
has "$T/runs/seq-1.log" 'superlinear measures the whole of this run' \
	'under prof-run it is skipped'

# It is loaded only where a test asks for it.
cat >test_nothing.py <<'P'
import sys


def test_nothing():
    assert "superlinear_agent" not in sys.modules
    assert "tracemalloc" not in sys.modules
P
tests test_nothing.py
is_status 0 'where no test asks for it nothing is loaded'
check 'no byte code stays' test ! -e "$PLUGIN/__pycache__"
tests --fixtures
has "$T/said" 'what function(make(n)) does at each size n' '--fixtures describes it'

# What cannot be had is said, and never a test that passes.
cp -r "$TOP/lib/agent/python" "$T/alone"
PLUGIN=$T/alone/plugin SUPERLINEAR_BIN=$T/none PATH=/usr/bin:/bin tests test_forgotten.py
has "$T/said" 'there is no prof-scale: it belongs to superlinear' 'no programs'
SUPERLINEAR_CACHE=$T/empty CC=/bin/false tests test_forgotten.py
has "$T/said" 'the native engine cannot be compiled' 'no engine'
rm "$T/alone/growth.py"
PLUGIN=$T/alone/plugin tests test_forgotten.py
has "$T/said" 'superlinear is not whole' 'half of an installation'
rm -rf "$TMPDIR"/pytest-of-*
done_testing
