#!/usr/bin/env bash
# The rooms of lib/: the tree keeps its own rules, and scripts/rooms finds a
# file that does not.
. "$(dirname "$0")/lib.sh"

OBJECTS="$TOP/build/${V:-release}" run "$TOP/scripts/rooms" "$TOP" -D_GNU_SOURCE
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
sed -i 's/^a one.h c/a one.h -/' lib/ROOMS

house
printf '#include "a/nowhere.h"\n' >lib/a/one.c
rooms
is_status 1 'what does not compile is no house in order'

# What calls whom is asked of what was compiled.
compiled() {
	local file
	for file in lib/?/*.c; do
		mkdir -p "objects/${file%/*}"
		# shellcheck disable=SC2086 # CC may be a command with options.
		${CC:-cc} -c -o "objects/${file%.c}.o" "$file"
	done
	OBJECTS=objects run "$TOP/scripts/rooms" "$T"
}
house
sed -i 's/^ \*\/$/ *\tother.c\tthe door\n *\thall.c\tbehind it\n *\//' lib/a/one.h
echo "void other(void); void one(void) { other(); }" >lib/a/one.c
echo 'void hall(void); void other(void) { hall(); }' >lib/a/other.c
echo 'void hall(void) {}' >lib/a/hall.c
echo 'void one(void); void two(void) { one(); }' >lib/b/two.c
compiled
is_out '' 'files that call each other one way'
echo 'void one(void); void hall(void) { one(); }' >lib/a/hall.c
compiled
is_status 1 'files that call each other in a circle'
is_out 'lib/a/hall.c calls one() of lib/a/one.c: a circle
lib/a/one.c calls other() of lib/a/other.c: a circle
lib/a/other.c calls hall() of lib/a/hall.c: a circle' 'says who calls whom'
rm objects/lib/a/hall.o
OBJECTS=objects run "$TOP/scripts/rooms" "$T"
has out 'files of lib/ are not compiled' 'and what was not compiled'
done_testing
