#!/usr/bin/env bash
# The rooms of lib/: the tree keeps its own rules, and scripts/rooms finds a
# file that does not.
. "$(dirname "$0")/lib.sh"

run "$TOP/scripts/rooms" "$TOP" -D_GNU_SOURCE
is_status 0 'every file sees what its room may see'
is_out '' 'and nothing is said of it'

# A house of three rooms: a knows nobody, b knows a, c knows b and a.
mkdir -p lib/a lib/b lib/c
cat >lib/ROOMS <<'END'
# a comment
a one.h -
b two.h a
c three.h a b
END
header() { printf '/*\n * %s: what it is\n *\n *\t%s\tthe room\n */\n' "$1" "$1"; }
house() {
	header one.h >lib/a/one.h
	{ header two.h && echo '#include "a/one.h"'; } >lib/b/two.h
	{ header three.h && echo '#include "b/two.h"'; } >lib/c/three.h
	rm -f lib/?/*.c
}
rooms() { run "$TOP/scripts/rooms" "$T"; }

house
rooms
is_status 0 'a house in order'

echo '#include "c/three.h"' >lib/a/one.c
rooms
is_status 1 'a room that sees one above it'
has out 'lib/a/one.c sees lib/c/three.h: a may not see c' 'says which file'
has out 'lib/a/one.c sees lib/b/two.h: a may not see b' \
	'and what it sees through the other'

house
printf '#define ROOM "c/three.h"\n#if 1\n#include ROOM\n#endif\n' >lib/b/two.c
printf '#if 0\n#include "c/three.h"\n#endif\n' >lib/a/one.c
rooms
is_out 'lib/b/two.c sees lib/c/three.h: b may not see c' \
	'what counts is what the compiler reads'

house
echo >lib/b/other.c
rooms
is_out 'lib/b/two.h: its map does not have other' 'a file that no map has'

house
header two.h >lib/c/two.c
rooms
has out 'lib/c/two.c: a file of that name is in lib/b' 'two files of one name'

house
mkdir lib/d
echo >lib/d/four.h
rooms
is_out 'lib/d/four.h: lib/ROOMS has no room d' 'a room that is not listed'
rm -r lib/d

house
sed 's/^a one.h -/a one.h c/' lib/ROOMS >turned
mv turned lib/ROOMS
rooms
is_out 'lib/ROOMS: a stands above c' 'rooms that know each other'

house
printf '#include "a/nowhere.h"\n' >lib/a/one.c
rooms
is_status 1 'what does not compile is no house in order'
done_testing
