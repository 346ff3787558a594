#!/usr/bin/env bash
# wheel.t: the wheel is what its name says, and does its work from clean
# environments of each Python, where there is no compiler.
. "$(dirname "$0")/lib.sh"

JOB=$DATA/examples/job.py
version=$(sed -n 's/^VERSION := //p' "$TOP/Makefile")
export UV_OFFLINE=1 UV_PYTHON_DOWNLOADS=never UV_CACHE_DIR=$T/uv
unset VIRTUAL_ENV

run make -s -C "$TOP" V="$V" wheel
is_status 0 'make wheel'
[ "$status" -eq 0 ] || done_testing
wheel=$TOP/$(tail -n 1 out)
is "${wheel##*/}" \
	"superlinear-$version-py3-none-manylinux_2_28_$(uname -m).whl" 'its name'

# As README has it: what the set-up brought is not in the PATH of who types it.
rm "$TOP/build/$V/wheel/zig" "$TOP/build/$V/wheel/bin/plan-seq"
run env PATH=/usr/local/bin:/usr/bin:/bin make -s -C "$TOP" V="$V" wheel
is_status 0 'make wheel, by itself'

# The linker takes files of the library in an order of its own.
is "$(nm "$TOP/build/$V/libsuperlinear.a" 2>/dev/null | awk '$2 == "T" { print $3 }' |
	sort | uniq -d)" '' 'no two functions have one name'

# ---- what is in it ----

run auditwheel show "$wheel"
tr '\n' ' ' <out >told
has told "platform tag: \"manylinux_2_28_$(uname -m)\"" 'auditwheel finds the same tag'
python3 -m zipfile -e "$wheel" whole
stage=$TOP/build/$V/wheel/stage
run python3 "$TOP/packaging/wheel.py" --version 1 --glibc 2.5 "$stage" elsewhere
is_status 1 'files that need a newer glibc than is said'
has err '/bin/prof-run needs glibc 2.' 'are no wheel'
cp -r "$stage" stage
rm stage/lib/superlinear/libcsv.so.3
run python3 "$TOP/packaging/wheel.py" --version 1 --glibc 2.28 stage elsewhere
is_status 1 'a library that is missing'
has err '/bin/prof-run needs libcsv.so.3' 'is named'
check 'neither leaves anything' test ! -e elsewhere
(cd "$TOP" && python3 packaging/wheel.py --version "$version" --glibc 2.28 \
	"build/$V/wheel/stage" "$T/again") >/dev/null
check 'the same files make the same bytes' cmp "$wheel" "again/${wheel##*/}"
printf '#define _GNU_SOURCE\n#include <unistd.h>\nint main(void) { return environ == 0; }\n' >main.c
${CC:-cc} -O1 -fPIE -pie -o stage/bin/prof-run main.c
run python3 "$TOP/packaging/wheel.py" --version 1 --glibc 2.99 stage elsewhere
has err '/bin/prof-run copies ' 'nor does one that has a copy of a variable of glibc'
rm -r again stage
for name in LICENSE LGPL-2.1 libcsv3 libcjson1; do
	check "the terms: $name" test -s "whole/superlinear-$version.dist-info/licenses/$name"
done
has "whole/superlinear-$version.dist-info/licenses/libcsv3" 'source package libcsv ' \
	'and where the source is'
is "$(cd whole/*.data/scripts && ls | paste -sd' ')" \
	"$(cd "$TOP/tools" && { basename -s .c -- *.c; echo superlinear; } | sort | paste -sd' ')" \
	'all programs'
is "$(cd whole/*.data/data/share/superlinear/agent/python/native/prebuilt && ls)" \
	"$("$TOP/packaging/pythons" | sed 's/.*python3\.\(.*\)/cpython-3\1/;s/$/-'"$(uname -m)/")" \
	'an engine for each Python'

# ---- a machine without a compiler ----

mkdir bare
for name in bash sh awk cat chmod cksum cmp cp cut date dirname env find grep gzip id \
	head ls mkdir mktemp mv readlink rm rmdir sed sha256sum sleep sort tail tee touch tr; do
	ln -s "$(type -P "$name")" "bare/$name"
done

# user PYTHON: PATH of someone whose python3 is that one.
user() {
	mkdir -p "user/${1##*/}"
	ln -sf "$1" "user/${1##*/}/python3"
	printf '%s' "$T/user/${1##*/}:$T/bare"
}

# at_home PATH COMMAND...: run there, with a home that nobody else has.
at_home() {
	local path=$1
	shift
	rm -rf home profiling
	mkdir home
	run env -i HOME="$T/home" TMPDIR="$TMPDIR" UV_OFFLINE=1 UV_CACHE_DIR="$T/uv" \
		UV_PYTHON_DOWNLOADS=never PATH="$path" "$@"
}

# used: engine and Python of the last run.
used() {
	jq -r '.result.engine + " " + .result.python' profiling/*/seq-1.run.json 2>&1
}

# python_version PYTHON
python_version() {
	"$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])'
}

mapfile -t pythons < <("$TOP/packaging/pythons")
[ ${#pythons[@]} -gt 0 ] || skip 'no Python with headers here'
for python in "${pythons[@]}"; do
	name=${python##*/}
	uv venv -q --python "$python" "$name" &&
		uv pip install -q --python "$name/bin/python" "$wheel"
	is $? 0 "$name: it is installed"
	at_home "$(user "$python")" "$T/$name/bin/superlinear" -- python3 "$JOB" 1000
	is_status 0 "$name: it runs"
	has out 'find' "$name: and names the function"
	is "$(used)" "native $(python_version "$python")" "$name: by the native engine"
	is "$(cd home/.cache/superlinear/native && ls -d -- cpython* 2>/dev/null)" '' \
		"$name: which nobody compiled"
	packages=("$TESTING/${name//[!0-9]/}"/lib/python3*/site-packages)
	[ -d "${packages[0]}" ] || {
		skip "$name: there is no pytest: scripts/setup package brings it"
		continue
	}
	cp "$DATA"/pytest/{rows,test_forgotten}.py .
	at_home "$(user "$python")" PYTHONPATH="${packages[0]}" \
		"$T/$name/bin/python" -m pytest -q -p no:cacheprovider test_forgotten.py
	has out 'rows.py:30 scan runs this line n^2 times (n^2 + n): 2550, 10100, 40200' \
		"$name: pytest finds the fixture by itself, and that its programs and engine"
done
python=${pythons[-1]}
name=${python##*/}
other=${pythons[0]}
share=$name/share/superlinear/agent/python/native
path=$(user "$python")

run env -i PATH="$path" "$T/$name/bin/superlinear" --version
is_out "superlinear $version" 'the version'
is "$(man -M "$name/share/man" -w prof-scale 2>/dev/null)" \
	"$T/$name/share/man/man1/prof-scale.1" 'its pages are found'
check 'completion' test -s "$name/share/bash-completion/completions/prof-run"

run env -i HOME="$T/home" A=1 PATH="$path" "$T/$name/bin/prof-run" -e none --id env env
has err "A=1" 'a program has the environment that it would have'
# A home that cannot be written keeps nothing, and nothing is missed.
rm -rf profiling
: >nowhere
run env -i HOME="$T/nowhere" TMPDIR="$TMPDIR" PATH="$path" \
	"$T/$name/bin/superlinear" -- python3 "$JOB" 300
is "$status $(used)" "0 native $(python_version "$python")" 'no home to write to'

# ---- an engine that does not fit ----

so=$share/prebuilt/cpython-3${name#python3.}-$(uname -m)/_superlinear_native.so
if [ "$other" != "$python" ]; then
	cp "$so" fitting
	cp "$share/prebuilt/cpython-3${other##*python3.}-$(uname -m)/_superlinear_native.so" "$so"
	at_home "$path" "$T/$name/bin/superlinear" -- python3 "$JOB" 300
	is "$(used)" "cprofile $(python_version "$python")" \
		'one that does not fit, and no compiler: cProfile'
	has err 'there is no C compiler: install gcc, or use another engine (the one that came along does not fit:' \
		'a sentence says why'
	at_home "$path" "$T/$name/bin/superlinear" -e native -- python3 "$JOB" 300
	is_status 1 'native alone is refused'
	has err 'does not fit' 'by the sentence'
	at_home "$path:/usr/bin" "$T/$name/bin/superlinear" -- python3 "$JOB" 300
	is "$(used)" "native $(python_version "$python")" 'with a compiler it is compiled'
	is "$(find home/.cache/superlinear/native -name 'cpython*' | wc -l)" 1 'once, for this user'
	cp fitting "$so"
fi

# ---- whose python3 ----

# In an environment of superlinear alone it is the one behind it in PATH.
uv venv -q --python "$other" alone && uv pip install -q --python alone/bin/python "$wheel"
at_home "$T/alone/bin:$path" superlinear -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$python")" 'an environment that has nothing else'
at_home "$T/alone/bin:$path" VIRTUAL_ENV="$T/alone" superlinear -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$other")" 'an activated one'
mkdir alone/lib/"${other##*/}"/site-packages/other-1.dist-info
at_home "$T/alone/bin:$path" superlinear -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$other")" 'an environment that has more'
at_home "$path" "$T/alone/bin/superlinear" -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$python")" 'one that is not in PATH'
ln -s "$(type -P uvx)" "$(type -P uv)" bare
at_home "$path" uvx -q --python "$other" --from "$wheel" superlinear -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$python")" 'uvx'
at_home "$path" uv tool install -q --python "$other" "$wheel"
is_status 0 'uv tool install'
run env -i HOME="$T/home" TMPDIR="$TMPDIR" PATH="$path" \
	"$T/home/.local/bin/superlinear" -- python3 "$JOB" 300
is "$(used)" "native $(python_version "$python")" 'uv tool'

# ---- nothing is left ----

# What the interpreter has compiled goes, too, if it is that of the environment.
"$other" -m venv plain
plain/bin/pip install -q --no-index --disable-pip-version-check "$wheel" 2>/dev/null
check 'pip installs it' test -x plain/bin/prof-scale
at_home "$T/plain/bin:$path" VIRTUAL_ENV="$T/plain" superlinear -- python3 "$JOB" 300
is "$status $(used)" "0 native $(python_version "$other")" 'and it runs'
plain/bin/pip uninstall -q -y --disable-pip-version-check superlinear 2>/dev/null
is "$(find plain ! -type d \( -name '*superlinear*' -o -name 'prof-*' -o -name 'plan-*' \
	-o -path 'plain/share/*' \) )" '' 'pip uninstall leaves no file'

# ---- the tarball ----

if git -C "$TOP" rev-parse -q --verify HEAD >/dev/null 2>&1; then
	run make -s -C "$TOP" dist
	is_status 0 'make dist'
	tar -xzf "$TOP/build/dist/superlinear-$version.tar.gz"
	is "$(cd "superlinear-$version" && find . -type f | sed 's|^\./||' | sort)" \
		"$({ git -C "$TOP" ls-tree -r --name-only HEAD && echo CHANGELOG.md; } | sort)" \
		'what git has, and what has changed'
	has "superlinear-$version/CHANGELOG.md" "- $(git -C "$TOP" log --no-merges -1 --pretty=%s)" \
		'by subjects'
	has "superlinear-$version/CHANGELOG.md" "## $version, " 'by version'
	run make -C "superlinear-$version" dist
	is_status 2 'a tarball of a tarball'
	has err 'this is no checkout of git' 'is refused by a sentence'
fi

done_testing
