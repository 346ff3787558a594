#!/usr/bin/env bash
# What is asked of a system beyond POSIX stands in one file, scripts/portable finds
# what does not, and a build that has POSIX alone says what it cannot do.
. "$(dirname "$0")/lib.sh"

run "$TOP/scripts/portable" "$TOP"
is_status 0 'only lib/core/platform.c asks for more than POSIX'
is_out '' 'and nothing is said of it'

mkdir -p lib/core lib/agent/python tools
cp "$TOP/lib/core/platform.c" lib/core
echo '#include <Python.h>' >lib/agent/python/x.c
echo '#include <sys/wait.h>' >tools/x.c
run "$TOP/scripts/portable" "$T"
is_out '' 'what may stand there'
printf '/* "/x" */\n# include <sys/epoll.h> /* <x> */\n' >lib/core/y.h
echo 'int fd = open("/proc/self/maps", 0);' >tools/z.c
run "$TOP/scripts/portable" "$T"
is_status 1 'what may not'
is_out 'lib/core/y.h:2: sys/epoll.h
tools/z.c:1: /proc/self/maps' 'is found'

if [ "$V" = posix ]; then
	run prof-run true
	is_status 4 'nothing is started'
	has err 'prof-run: programs are started on Linux alone' 'which is said'
	is "$(ls profiling 2>/dev/null)" '' 'and nothing is left'
fi
done_testing
