#!/usr/bin/env bash
# The driver as a gate: laws by counts held against a lock, another commit, each
# commit of a range.
. "$(dirname "$0")/lib.sh"

driver=$TOP/scripts/superlinear
export SUPERLINEAR_BIN=$TOP/build/$V/bin
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a \
	GIT_COMMITTER_EMAIL=a@b

mkdir -p repo/jobs && cd repo || exit
git init -q .
cp "$DATA/examples/fixed.py" jobs/job.py
git add . && git commit -qm 'A job'
first=$(git rev-parse HEAD)
cd jobs || exit

gate() {
	run timeout 300 "$driver" "$@" --sizes 20:160:x2 -- python3 job.py '{size}'
}

# What a gate leaves: nothing but what is named.
left() {
	git status --short | xargs
	git worktree list | sed 1d
	find "$TMPDIR" -maxdepth 1 -name 'superlinear.??????'
}

# ---- --check ----

gate --check
is_status 4 'no lock'
has "$T/err" '--update makes it' 'and how there will be one'
gate --check --update
is_status 0 'is made'
is "$(sed -n 's/^lock,//p' laws.lock | head -n 3)" 'jobs/job.py <module>,ncall,1,1,,
jobs/job.py find,ncall,n,n,,
jobs/job.py load,hits,n,n + 1,,' 'names are relative to the repository'
is "$(cat "$T/out")" '' 'nothing is printed'
is "$(left)" '?? laws.lock' 'nothing else is left'
git add . && git commit -qm 'A lock'
gate --check
is_status 0 'nothing is worse'

# Changes that change nothing of the counts, and another order of each hash.
sed -i 's/\<record\>/row/g; s/^def main/# Ends here.\n\n\n&/' job.py
PYTHONHASHSEED=7 gate --check
is_status 0 'nor is it after a harmless change'
git commit -qam 'Another name'
cat >>job.py <<'P'


def twice(rows):
    for row in rows:
        for other in rows:
            pass


twice(range(int(sys.argv[1])))
P
gate --check
is_status 1 'a loop in a loop'
has "$T/err" "jobs/job.py:$(grep -n 'for other' job.py | sed 's/:.*//') twice runs this line n^2 times" \
	'is told by its name and line'
is "$(wc -l <"$T/err")" 2 'in two lines'
gate --check -o csv
has "$T/out" ',broken,' '-o prints what was found'
gate --check --fail-above 2.1
is_status 0 '--fail-above'
git commit -qam 'Looks twice'
bad=$(git rev-parse HEAD)
printf '# The end.\n' >>job.py
git commit -qam 'A last word'

# ---- --against ----

gate --against HEAD
is_status 0 'the same commit'
gate --against "$first"
is_status 1 'a former one'
has "$T/err" 'twice runs this line n^2 times' 'by name'
has "$T/err" "worse than in $first" 'and what it was held against'
git checkout -q "$first"
printf 'raise SystemExit(7)\n' >job.py
gate --against "$bad"
is_status 4 'a command that fails here'
has "$T/err" 'a run failed in' 'says so'
git checkout -q -f master 2>/dev/null || git checkout -q -f main
gate --against nosuch
is_status 2 'no such commit'
is "$(left)" '' 'nothing is left of work trees'

# Told to end, it leaves nothing either.
cat >slow.py <<'P'
import os, sys, time
open(os.environ["STARTED"], "w").close()
time.sleep(60)
P
git add slow.py && git commit -qm 'Slow'
export STARTED=$T/started
for signal in INT TERM; do
	rm -f "$STARTED"
	setsid env --default-signal=INT "$driver" --against HEAD \
		--sizes 1,2,3 -- python3 slow.py '{size}' >"$T/slow.out" 2>&1 &
	for ((i = 0; i < 600; i++)); do
		[ ! -e "$STARTED" ] || break
		sleep 0.1
	done
	kill -"$signal" -- "-$!"
	wait $!
	is "$(left)" '' "$signal leaves nothing of a work tree"
done

# ---- --build ----

gate --against HEAD --build 'cp job.py built.py'
is_status 0 'what is built before'
check 'is built here' cmp -s job.py built.py
rm built.py
gate --against HEAD --build 'echo no such thing; false'
is_status 4 'what cannot be built'
has "$T/err" 'no such thing' 'says why'

# ---- --bisect ----

gate --bisect "$first..HEAD"
is_status 0 'the first commit that is worse'
is "$(cat "$T/out")" "$(git log -1 --format=%h "$bad") Looks twice
jobs/job.py:$(grep -n 'for other' job.py | sed 's/:.*//') twice runs this line n^2 times (n^2 + n), and is new" \
	'by its name, with the function and its law'
is "$(left)" '' 'the checkout is as it was'
gate --bisect "$bad..HEAD"
is_status 1 'nothing is worse'

# ---- other languages ----

# caught LANGUAGE SOURCE [OPTION...] -- COMMAND...: a lock of SOURCE is made. What
# is changed in it by `harmless`, lines and order and all, passes; `planted` makes
# its loop look at all rows again, which is told by its name and line.
caught() {
	local language=$1 source=$2 options=() line
	shift 2
	while [ "$1" != -- ]; do
		options+=("$1")
		shift
	done
	held() {
		run timeout 300 "$driver" --check "${options[@]}" \
			--sizes 20:160:x2 "$@"
	}
	held --update "$@"
	is_status 0 "$language: a lock"
	has laws.lock "lock,$source seen,hits,n,n" "$language: with its function"
	held "$@"
	is_status 0 "$language: unchanged, nothing is worse"
	cp "$source" kept
	harmless <kept >"$source"
	held "$@"
	is_status 0 "$language: nor is it after a harmless change"
	is "$(cmp -s kept "$source" || echo changed)" changed "$language: which was one"
	planted <kept >"$source"
	held "$@"
	is_status 1 "$language: a loop in a loop"
	line=$(sed -n '/Looks at all/=' "$source")
	has "$T/err" "worse: $source:$line seen runs this line n^2 times" \
		"$language: is told by its name and line"
	is "$(wc -l <"$T/err")" 2 "$language: in two lines"
	cp kept "$source"
	held "$@"
	is_status 0 "$language: mended, it passes"
}

# Lines that move, a longer name, one more statement that is run n times.
harmless() {
	sed 's/\<count\>/number_of_rows/g; 1i // A word before.\n\n' |
		sed 's/^\(.*\)total += i;$/&\n\1total -= 0;/'
}

planted() {
	sed 's/^\(.*\)total += i;$/&\n\1for (j = 0; j < count; j++) total ^= j; \/\/ Looks at all./'
}

mkdir "$T/c" "$T/js"
cat >"$T/c/rows.c" <<'P'
#include <stdio.h>
#include <stdlib.h>

static int
seen(int count)
{
	int i, j = 0, total = 0;

	for (i = 0; i < count; i++) {
		total += i;
	}
	return total + j * 0;
}

int
main(int argc, char **argv)
{
	printf("%d\n", seen(argc > 1 ? atoi(argv[1]) : 1));
	return 0;
}
P
if has_tools C gcc gcov; then
	cd "$T/c" || exit
	git init -q .
	caught C rows.c --build 'gcc --coverage -O0 -o rows rows.c' -- ./rows '{size}'
fi
cat >"$T/js/rows.js" <<'P'
'use strict';

function seen(count) {
	let i, j, total = 0;

	for (i = 0; i < count; i++) {
		total += i;
	}
	return total;
}

console.log(seen(Number(process.argv[2])));
P
if has_tools JavaScript node; then
	cd "$T/js" || exit
	git init -q .
	caught JavaScript rows.js -- node rows.js '{size}'
fi
cd "$T/repo/jobs" || exit

# ---- usage ----

for wrong in '--check --against HEAD' '--lock x' '--against HEAD --update' \
	'--bisect HEAD' '--check --until-firm' '--check --report x' '--check -a'; do
	# shellcheck disable=SC2086
	gate $wrong
	is_status 2 "wrong: $wrong"
done
SUPERLINEAR_NOTIFY='command /bin/true' run "$driver" --check --notify 'done' \
	--sizes 20:80:x2 -- python3 job.py '{size}'
is_status 2 'nobody is told of a gate'
has "$T/err" 'a gate writes no report' 'and why'
# A program that takes the trace function away, as doctest does.
mkdir "$T/traced" && cd "$T/traced" || exit
printf 'import sys\n\n\ndef step():\n    pass\n\n\nfor _ in range(int(sys.argv[1])):\n    step()\nsys.settrace(None)\n' >job.py
gate --check --update
is_status 0 'a program that traces its lines'
has "$T/err" 'the program traces its lines, as doctest does: only calls are held' 'is told'
has laws.lock 'step,ncall,n,n' 'its calls are held'
cd "$T" || exit

run "$driver" --check --sizes 100 -- true '{size}'
is_status 2 'one size'
run "$driver" --check --sizes 1,2,3 -- true
is_status 2 'no {size}'
cd "$T" || exit
done_testing
