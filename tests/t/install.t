#!/usr/bin/env bash
# Installing, running from there, and leaving nothing behind.
. "$(dirname "$0")/lib.sh"

root=$T/root
run make -s -C "$TOP" install DESTDIR="$root" PREFIX=/usr
is_status 0 'install'
for source in "$TOP"/tools/*.c; do
	program=$(basename "$source" .c)
	check "$program is installed" test -x "$root/usr/bin/$program"
	check "and its page" test -f "$root/usr/share/man/man1/$program.1"
done
check 'the driver' test -x "$root/usr/bin/superlinear"
check 'the agent' test -f "$root/usr/share/superlinear/agent/python/start/sitecustomize.py"
check 'the native engine, to be compiled' \
	test -f "$root/usr/share/superlinear/agent/python/native/compat.h"
check 'the plugin of pytest' \
	test -f "$root/usr/share/superlinear/agent/python/plugin/pytest_superlinear.py"

# The installed programs find each other and the agent without the checkout.
cat >job.py <<'PY'
import sys

def scan(items):
    return sum(1 for a in items for b in items if a == b)

scan(list(range(int(sys.argv[1]))))
PY
run env PATH="$root/usr/bin:/usr/bin:/bin:$PATH" superlinear --sizes 50:400:x2 \
	-e cprofile -- python3 job.py '{size}'
is_status 0 'the installed driver runs a command at several sizes'
has out scan 'and names the function'
mv "$root/usr/share/superlinear/driver" aside
run env PATH="$root/usr/bin:$PATH" superlinear -- true
is_status 4 'without its functions it runs nothing'
has err '/usr/bin/../share/superlinear/driver' 'and says where they should be'
mv aside "$root/usr/share/superlinear/driver"

run make -s -C "$TOP" uninstall DESTDIR="$root" PREFIX=/usr
is_status 0 'uninstall'
is "$(find "$root" -type f -o -type l)" '' 'nothing is left'

# Where a library's header is missing no compiler begins.
run make -C "$TOP" --no-print-directory V=no-headers CPPFLAGS=-nostdinc
is_status 2 'a build without csv.h and cJSON.h'
has err 'scripts/setup build brings them' 'says what brings them'
is_out '' 'before it compiles anything'
rm -rf "$TOP/build/no-headers"

done_testing
