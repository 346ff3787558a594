#!/bin/sh
# Makes the profiles of this folder anew: make.sh PYTHON [YAPPI-PYTHON]
#
# cprofile-X.Y.pstat	PYTHON -m cProfile
# profile-X.Y.pstat	the profiler in pure Python: callers are numbers
# hand-*		hand.py
# yappi.*		YAPPI-PYTHON, which can import yappi
# native.callgrind	valgrind, if it is there
set -eu
cd "$(dirname "$0")"
version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
"$1" -B -m cProfile -o "cprofile-$version.pstat" workload.py >/dev/null
"$1" -B -c "import profile
table = {'__name__': 'workload'}
exec(compile(open('workload.py').read(), 'workload.py', 'exec'), table)
code = profile.Profile()
code.runctx('main()', table, table)
code.dump_stats('profile-$version.pstat')"
"$1" -B hand.py
[ $# -lt 2 ] || "$2" -B yappi_fixtures.py
if command -v valgrind >/dev/null; then
	built=$(mktemp -d)
	cp native.c "$built"
	(cd "$built" && cc -O1 -fno-inline -g -static \
		-ffile-prefix-map="$PWD"/= -o native native.c &&
		valgrind -q --tool=callgrind --toggle-collect=main \
			--callgrind-out-file=out ./native)
	sed -E -e 's/^cmd:.*/cmd: native/' -e 's/^pid: .*/pid: 1/' \
		-e "s#$built/##g" "$built/out" >native.callgrind
	rm -rf "$built"
fi
