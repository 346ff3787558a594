#!/usr/bin/env bash
# The thresholds of lib/: all stand in lib/law/bounds.h, and scripts/literals
# finds one that does not.
. "$(dirname "$0")/lib.sh"

run "$TOP/scripts/literals" "$TOP"
is_status 0 'no threshold stands elsewhere'
is_out '' 'and nothing is said of it'

mkdir -p lib/law lib/run
echo '# none' >lib/LITERALS
echo '#define BOUND 1.3' >lib/law/bounds.h
literals() {
	cat >lib/law/x.c
	run "$TOP/scripts/literals" "$T"
}

# CODE and what is found in it; - is nothing.
while IFS='|' read -r code found name; do
	literals <<<"$code"
	if [ "$found" = - ]; then
		is_out '' "$name"
	else
		is_out "lib/law/x.c:1: $found" "$name"
	fi
done <<'END'
if (p > 1.3)|1.3|a threshold
double t = 9e-5;|9e-5|one with an exponent
#define HERE 0.07f|0.07f|one that has a name, in the wrong place
if (count < 3)|3|a whole number that is compared with
if (4 <= count)|4|on the left
if (count == 3)|3|for equality
if (p > -12)|12|a negative one
half = 0.5 * (a + b) / 2.0 - 1.0;|-|halves, twos and ones are no thresholds
if (p > -1 && p <= 2 && p != 0)|-|nor are small whole numbers
char x[64] = {3, 4}; x[5] = y << 12;|-|nor is what nothing is compared with
node->next3 = a->b4;|-|nor are names
/* above 1.3 */ s = "p > 1.3 \" 2.5"; c = '\'';|-|nor are comments and texts
END

literals <<'END'
if (p >
    7)
	x = 1; /* a comment that
goes on: 1.3 */
END
is_out 'lib/law/x.c:2: 7' 'a comparison and a comment of two lines'

echo 'lib/law/x.c 1.7 why' >lib/LITERALS
literals <<<'if (p > 1.7)'
is_status 0 'what is listed may stay'
literals <<<'if (p > 1.8)'
is_status 1 'the rest may not'
has out 'lib/LITERALS: lib/law/x.c has no 1.7' 'and the list is kept short'
echo 'lib/law/x.c * why' >lib/LITERALS
literals <<<'if (p > 1.8)'
is_status 0 'a file as a whole'

echo 'if (p > 1.8)' >lib/run/x.c
literals <<<'if (p > 1.8)'
is_status 0 'rooms without verdicts are not looked at'
done_testing
