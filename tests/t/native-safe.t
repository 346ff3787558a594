#!/usr/bin/env bash
# native-safe.t: what the native engine does to memory: nothing grows with the
# profiles of a process, and AddressSanitizer finds nothing.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/t/native.sh"

run "$python" "$PROGRAMS/inside.py" "$library"
grep -qE 'native engine works in the main interpreter alone|_superlinear_native does not support loading in subinterpreters' "$T/out"
ok $? 'a sub-interpreter is refused, by name' || cat "$T/out" "$T/err"

for how in start restart; do
	for builtins in 0 1; do
		run "$python" "$PROGRAMS/repeat.py" "$library" $how $builtins
		is_out steady "280 profiles ($how, C functions: $builtins)"
	done
done

# Greenlets copy the stack, which AddressSanitizer takes for an error: here
# without it. The program says so where there are none.
rm -rf "$T/s"
mkdir "$T/s"
for builtins in 0 1; do
	run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
		SUPERLINEAR_ENGINE=native SUPERLINEAR_BUILTINS=$builtins \
		"$python" "$PROGRAMS/strange.py" greenlets
	is "$status $(cat out)" "0 $("$python" "$PROGRAMS/strange.py" greenlets)" \
		"greenlets, C functions: $builtins"
done
is "$(look images | grep -vc saved)" 0 'greenlets leave their profiles'

asan=$(gcc -print-file-name=libasan.so 2>/dev/null)
case $asan in
/*) ;;
*)
	skip 'gcc has no libasan'
	done_testing
	;;
esac
if ! LD_PRELOAD=$asan ASAN_OPTIONS=detect_leaks=0 "$python" -c 1 \
	2>/dev/null; then
	skip 'this Python does not run with libasan'
	done_testing
fi
CC='gcc -fsanitize=address' run "$python" -I -S "$build" "$T/asan"
is_status 0 'compiled with AddressSanitizer'
for what in 'counts.py threads' 'c_calls.py threads' 'c_calls.py own' \
	'growing.py fork' 'growing.py begun' 'strange.py throw' \
	'strange.py daemon' 'strange.py born-dead' 'rivals.py ctypes' \
	'loops.py enumerate-zip' 'loops.py generator-body' 'loops.py fork' \
	'operations.py attribute' 'operations.py generator'; do
	for builtins in 0 1; do
		rm -rf "$T/s"
		mkdir "$T/s"
		read -r program argument <<<"$what"
		run env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$T/s" \
			SUPERLINEAR_ENGINE=native SUPERLINEAR_CACHE="$T/asan" \
			SUPERLINEAR_BUILTINS=$builtins LD_PRELOAD="$asan" \
			ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc \
			"$python" "$PROGRAMS/$program" "$argument"
		grep -q AddressSanitizer "$T/err"
		is "$? $(look images | grep -vc saved)" '1 0' \
			"$what, C functions: $builtins" ||
			grep -A 8 AddressSanitizer "$T/err"
	done
done
done_testing
