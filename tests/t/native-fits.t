#!/usr/bin/env bash
# native-fits.t: an engine that was compiled for another interpreter of the same
# version is not used: its headers had a member more in what is read.
. "$(dirname "$0")/lib.sh"

NATIVE=$TOP/lib/agent/python/native

# told HEADERS: what a probe that is compiled with them says of $python.
told() {
	${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -fPIC -shared -fno-strict-aliasing \
		-I"$1" -I"$1/internal" -I"$NATIVE" -o probe.so \
		"$DATA/agent/fits.c" "$NATIVE/fits.c" >"$T/said" 2>&1 ||
		{ cat "$T/said" && return; }
	"$python" -c 'try: import probe
except ImportError as error: print(error)' 2>&1
}

# other HEADER MEMBER WANT: with something before the first MEMBER of HEADER.
other() {
	rm -rf headers
	cp -r "$include" headers
	chmod -R u+w headers
	sed -i "0,/^ *$2/s//    void *other; &/" "headers/$1"
	! cmp -s "headers/$1" "$include/$1" || echo "# no $2 in $1"
	is "$(told headers)" "$3" "$minor: before $2"
}

found=0
for python in $("$TOP/packaging/pythons"); do
	found=$((found + 1))
	minor=$("$python" -c 'import sys; print("3.%d" % sys.version_info[1])')
	include=$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["include"])')
	is "$(told "$include")" nothing "$minor: its own headers"
	case $minor in
	3.10)
		other cpython/frameobject.h 'PyObject \*\*f_valuestack' 'a frame'
		other cpython/frameobject.h 'int f_lasti' 'a frame'
		other cpython/frameobject.h 'PyObject \*f_localsplus' 'a frame'
		other cpython/pystate.h 'PyFrameObject \*frame' 'a frame'
		;;
	3.11 | 3.12)
		other internal/pycore_frame.h 'PyCodeObject \*f_code' 'a frame'
		other internal/pycore_frame.h 'struct _PyInterpreterFrame \*previous' 'a frame'
		other internal/pycore_frame.h '_Py_CODEUNIT \*prev_instr' 'a frame'
		other internal/pycore_frame.h 'char owner' 'a frame'
		other internal/pycore_frame.h 'PyObject \*localsplus' 'a frame'
		other cpython/pystate.h '_PyCFrame \*cframe' 'a frame'
		;;
	*)
		other internal/pycore_frame.h 'PyObject \*f_executable' 'a frame'
		other internal/pycore_frame.h 'char owner' 'a frame'
		other cpython/pystate.h 'struct _PyInterpreterFrame \*current_frame' 'a frame'
		;;
	esac
	# Instructions lie behind both.
	case $minor in
	3.11 | 3.12) code='a frame' ;;
	*) code='a code object' ;;
	esac
	other cpython/code.h 'void \*co_extra' "$code"
	[ "$minor" = 3.10 ] || other cpython/code.h 'int _co_firsttraceable' "$code"
	case $minor in
	3.1[012])
		other internal/pycore_gil.h '_Py_atomic_address last_holder' 'the lock'
		;;
	esac
	[ "$minor" != 3.12 ] ||
		other cpython/pystate.h 'int c_recursion_remaining' 'a thread'
done
[ "$found" -gt 0 ] || skip 'no Python with headers'

done_testing
