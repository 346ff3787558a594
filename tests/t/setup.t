#!/usr/bin/env bash
# scripts/setup, without a network: the commands that it calls are stand-ins
# that write down how they were called.
. "$(dirname "$0")/lib.sh"

S=$TOP/scripts/setup
BIN=$T/bin
CALLS=$T/calls
export CALLS XDG_CACHE_HOME=$T/cache HOME=$T/home
unset SUPERLINEAR_PYTHON PYENV_ROOT "${!PIP_@}" "${!UV_@}"
mkdir "$BIN" "$HOME"
: >"$CALLS"

# stand_in NAME [SCRIPT]: a command that logs its call and runs the script. It
# comes by rename: BIN has links to the real commands, which a plain ">" would
# write through.
stand_in() {
	printf '#!/bin/bash\necho "%s $*" >>"$CALLS"\n%s\n' "$1" "${2:-}" \
		>"$T/stand-in"
	chmod +x "$T/stand-in"
	mv -fT "$T/stand-in" "$BIN/$1"
}

# What a machine has besides: nothing else of the real one is in PATH.
REAL="bash sh awk basename cat chmod cp cut df dirname env find flock grep \
	head id ln mkdir mv printf rm sed sort tail touch tr"
sums() {
	# shellcheck disable=SC2086 # a list of words
	for name in $REAL; do
		type -P "$name"
	done | xargs cksum
}
sums >"$T/real-before"
for name in $REAL; do
	ln -s "$(type -P "$name")" "$BIN/$name"
done

# setup ARGUMENT...: in that machine.
setup() {
	: >"$CALLS"
	run env PATH="$BIN" "$BASH" "$S" "$@"
}

# The whole set-up of a machine that has every package.
for name in make pkg-config curl git jq mandoc mlr parallel prove time \
	clang-format-14 clang-tidy-14 cppcheck shellcheck valgrind zsh node; do
	stand_in "$name"
done
stand_in cc 'cat >/dev/null'
stand_in apt-get
stand_in apt-cache
stand_in dpkg

setup
is_status 2 'no level is a usage error'
setup house
is_status 2 'an unknown level is a usage error'
setup --help
is_status 0 '--help'
has "$T/out" 'usage: setup' '--help goes to standard output'
run env -u XDG_CACHE_HOME -u HOME PATH="$BIN" "$BASH" "$S" build
is_status 4 'no home, no cache folder'

setup build test
is_status 0 'nothing is missing'
is_err '' 'nothing is missing, nothing is said'
has_not "$CALLS" apt 'nothing is missing, apt is left alone'

setup --env
is_status 0 '--env before anything was set up'
is_out '' '--env before anything was set up is empty'

# As root: one package is missing, and comes by apt-get.
stand_in id 'echo 0'
rm "$BIN/mlr"
stand_in apt-get '[[ "$*" != *"install miller" ]] || cp "$0" "${0%/*}/mlr"'
setup build
has_not "$CALLS" apt 'build does not bring what only the tests need'
setup test
is_status 0 'a missing package is installed'
is_err 'setup: installing miller' 'one line for it'
has "$CALLS" 'install miller' 'by apt-get'
setup test
is_err '' 'the second time nothing is done'

# A header that the compiler does not find.
stand_in cc '! grep -q csv.h || [ -e "$XDG_CACHE_HOME/has-csv" ]'
stand_in apt-get '[[ "$*" != *"install libcsv-dev" ]] || touch "$XDG_CACHE_HOME/has-csv"'
setup build
is_status 0 'a missing header'
is_err 'setup: installing libcsv-dev' 'brings the package that has it, alone'
stand_in cc 'cat >/dev/null'

# A package that apt does not know.
rm "$BIN/clang-tidy-14"
stand_in apt-cache '[[ "$*" != *clang-tidy-14 ]]'
stand_in apt-get
setup test
is_status 0 'an optional package that does not exist is no failure'
has "$T/err" 'setup: no package clang-tidy-14 here' 'and is said'
setup test
is_err '' 'once'
rm "$BIN/jq"
stand_in apt-cache '[[ "$*" != *jq ]]'
stand_in apt-get 'echo "W: Failed to fetch the list, Could not resolve the name"'
setup test
is_status 4 'a required one is a failure'
has "$T/err" 'no package jq to be had: no network' 'and the reason is the network'
stand_in apt-cache
stand_in apt-get 'exit 100'
setup test
is_status 4 'apt-get fails'
stand_in apt-get
setup test
is_status 4 'apt-get says it succeeded and did not'
has "$T/err" 'still not to be found: jq' 'the missing package is named'
rm "$BIN/apt-get"
setup test
is_status 4 'a system without apt-get'
has "$T/err" 'no apt-get here' 'says so'
has "$T/err" ': jq' 'and what is missing'

# As a user: packages and what they need are unpacked below the cache folder.
stand_in id 'echo 1000'
stand_in apt-get 'case $* in
*" -s "*) echo "Inst libjq1 [1.5] (1.6 Debian [amd64])"
	echo "Inst jq (1.6 Debian [amd64])" ;;
*download*) touch jq.deb ;;
esac'
stand_in dpkg 'mkdir -p "$3/usr/bin" "$3/usr/lib/x-linux-gnu/pkgconfig"
echo "prefix=/usr" >"$3/usr/lib/x-linux-gnu/pkgconfig/a.pc"
cp "$0" "$3/usr/bin/jq"'
setup test
is_status 0 'without root packages are unpacked'
has "$CALLS" 'download libjq1=1.6 jq=1.6' 'with what they need, as apt counts it'
D=$T/cache/superlinear/debs
check 'they are in the cache folder' test -x "$D/usr/bin/jq"
has "$D/usr/lib/x-linux-gnu/pkgconfig/a.pc" "prefix=$D/usr" \
	'their .pc files say where they are'
check 'nothing is left over' test ! -e "$D.new" -a ! -e "$D.get"
setup --env
has "$T/out" "PATH='$D/usr/bin':" '--env puts them into PATH'
is "$(env PATH="$BIN" "$BASH" -c "$(cat "$T/out"); type -P jq")" "$D/usr/bin/jq" \
	'--env can be evaluated'
is "$(sh -c "PKG_CONFIG_PATH=/x; $(cat "$T/out"); echo \"\$PKG_CONFIG_PATH\"")" \
	"$D/usr/lib/x-linux-gnu/pkgconfig:/x" '--env by a POSIX shell, and keeps what was there'
is "$(sh -c "unset CPATH; $(cat "$T/out"); echo \"\${LIBRARY_PATH-}\"")" \
	"$D/usr/lib/x-linux-gnu" 'no empty part, which would mean the working folder'
setup test
is_err '' 'the second time they are found'
rm "$BIN/zsh"
setup test
is_status 0 'zsh without root is left out'
has "$T/err" 'zsh takes root' 'and said'
setup browser
is_status 0 'a browser without root is left out, too'
has "$T/err" 'chromium takes root' 'and said'
rm "$BIN/cc"
setup build
is_status 4 'a compiler takes root'
has "$T/err" 'apt-get install gcc libc6-dev' 'the command is named'
stand_in cc 'cat >/dev/null'

# An interrupted unpacking leaves the old folder as it was.
rm "$D/usr/bin/jq"
stand_in dpkg 'mkdir -p "$3/usr/bin"; cp "$0" "$3/usr/bin/jq"; kill -KILL $PPID; exit 1'
setup test 2>/dev/null
check 'killed while unpacking: nothing looks whole' test ! -e "$D/usr/bin/jq"
stand_in dpkg 'mkdir -p "$3/usr/bin"; cp "$0" "$3/usr/bin/jq"'
setup test
is_status 0 'the next set-up completes it'
check 'and keeps what was unpacked before' \
	test -e "$D/usr/lib/x-linux-gnu/pkgconfig/a.pc"

# The Python environment, by a pip that brings a uv that makes one.
V=$T/cache/superlinear/python
stand_in python3 'case $* in
*version_info*) echo "${FAKE_VERSION:-311}" ;;
*sys.executable*) echo "$0" ;;
*"config list"*) echo "global.index-url='\''mirror'\''" ;;
*"install"*)
	while [ "$1" != --target ]; do shift; done
	mkdir -p "$2/bin"
	cp "${0%/*}/uv.new" "$2/bin/uv" ;;
esac'
stand_in uv.new 'case $* in
*" venv "*) mkdir -p "${@: -1}/bin"; cp "${0%/*}/../../../../bin/venv.python" "${@: -1}/bin/python" ;;
*" install "*)
	echo "index $UV_DEFAULT_INDEX" >>"$CALLS"
	[[ "$*" != *ziglang* ]] || (
		cd "$2/packing" && mkdir -p lib/python3.11/site-packages/ziglang &&
			cp bin/python lib/python3.11/site-packages/ziglang/zig
		cp bin/python bin/auditwheel
		cp bin/python bin/pipx
	)
	exit "${UV_STATUS:-0}" ;;
esac'
stand_in venv.python 'case $* in
*version_info*) echo 311 ;;
*--days*) exit "${TRY_STATUS:-0}" ;;
esac'

UV_STATUS=1 setup python
is_status 4 'uv fails'
setup --env
has_not "$T/out" "$V" 'a half-made environment is not offered'
export TRY_STATUS=3
setup python
unset TRY_STATUS
is_status 4 'Lumibot does not run'
has "$T/err" 'Lumibot does not run' 'and that is said'
setup --env
has_not "$T/out" "$V" 'an environment that does not run is not offered'
setup python
is_status 0 'the Python environment'
has "$CALLS" 'lumibot==4.6.30 yappi==1.7.6' 'with the pinned packages'
has "$CALLS" 'index mirror' 'from where pip fetches'
has "$CALLS" 'backtest.py --days 1' 'tried out by a backtest'
setup --env
has "$T/out" "PATH='$V/bin':" '--env puts it into PATH'
setup python
is_err '' 'the second time nothing is done'
is "$(cat "$CALLS")" '' 'and nothing is run'
# An old environment that is half removed has all its files but some.
export FAKE_VERSION=310
stand_in rm "[ \"\$*\" != '-rf $V' ] || { kill -KILL \$PPID; exit 1; }
exec $(type -P rm) \"\$@\""
SUPERLINEAR_PYTHON=python3 setup python 2>/dev/null
unset FAKE_VERSION
stand_in rm "exec $(type -P rm) \"\$@\""
setup --env
has_not "$T/out" "$V" 'killed while removing an environment: it is not offered'
setup python
is_status 0 'and is made again'
echo 'lumibot==1' >"$V/.pins"
setup --env
has_not "$T/out" "$V" 'an environment with other pins is not offered'
setup python
has "$T/err" 'installing lumibot' 'other pins make it again'
rm "$V/bin/python"
setup python
has "$T/err" 'installing lumibot' 'a lost interpreter makes it again'
SUPERLINEAR_PYTHON=python3 setup python
is_err '' 'SUPERLINEAR_PYTHON of the same version'
export FAKE_VERSION=310
SUPERLINEAR_PYTHON=python3 setup python
has "$T/err" 'installing lumibot' 'SUPERLINEAR_PYTHON of another version makes it again'
rm -r "$V"
FAKE_VERSION=309 setup python
is_status 4 'a Python that is too old'
is_err 'setup: no Python 3.10 or later; install one as python3' 'in one sentence'
SUPERLINEAR_PYTHON=/bin/false setup python
is_status 4 'SUPERLINEAR_PYTHON that is no Python'

# What packages are made with: an environment whose interpreter is not for PATH.
unset FAKE_VERSION
K=$T/cache/superlinear/packing
for name in dh dpkg-buildpackage lintian mmdebstrap; do
	stand_in "$name"
done
UV_STATUS=1 setup package
is_status 4 'the tools for packages cannot be had'
setup --env
has_not "$T/out" "$K" 'they are not offered'
setup package
is_status 0 'the tools for packages'
has "$CALLS" 'ziglang==' 'pinned'
has "$CALLS" 'pytest==' 'what the fixture is tried with'
check 'is an environment of its own' \
	test -x "$T/cache/superlinear/testing/311/bin/python"
setup --env
has "$T/out" "PATH='$K/tools':" '--env puts them into PATH'
is "$(cd "$K/tools" && for name in *; do [ ! -e "$name" ] || echo "$name"; done | paste -sd' ')" \
	'auditwheel pipx uv zig' 'they are there, and no interpreter is'
setup package
is_err '' 'the second time nothing is done'
echo 'pytest==1' >"$T/cache/superlinear/testing/.pins"
setup package
has "$T/err" 'installing pytest==' 'other pins make it again'
has_not "$T/err" 'ziglang' 'alone'
rm "$BIN/lintian"
stand_in apt-get '[[ "$*" != *"install lintian" ]] || cp "$0" "${0%/*}/lintian"'
stand_in apt-cache
setup package
is_err 'setup: lintian takes root to install: its checks are left out' \
	'what checks them takes root'

# The tools of Rust's LLVM, where rustup brought Rust.
stand_in rustc '[ "$1 $2" != "--print target-libdir" ] || echo "${0%/*}/../rust/lib"'
stand_in rustup 'mkdir -p "${0%/*}/../rust/bin" && cp "$0" "${0%/*}/../rust/bin/llvm-cov"
exit "${RUSTUP_STATUS:-0}"'
mkdir -p "$T/rust/lib"
setup test
is_status 0 'the tools of LLVM of rustc'
has "$CALLS" 'rustup component add llvm-tools' 'come by rustup'
setup test
is_err '' 'once'
rm -r "$T/rust/bin"
stand_in rustup 'exit 1'
setup test
is_status 0 'where they cannot be had'
has "$T/err" 'no llvm-tools of rustc here: its checks are left out' 'that is said'
setup test
is_err '' 'once'
rm "$BIN/rustc" "$BIN/rustup"

# Two at once: the second waits for the lock, and then finds everything done.
unset FAKE_VERSION
mkfifo "$T/go"
stand_in flock '[ "$1" != -n ] || exit 1
cat "$T_GO"'
export T_GO=$T/go
env PATH="$BIN" "$BASH" "$S" python 2>"$T/second" &
second=$!
mkdir -p "$V/bin"
cp "$BIN/venv.python" "$V/bin/python"
sed -n 's/^PINS="\(.*\)"$/\1/p' "$S" >"$V/.pins.new"
# The second has looked for the environment once it opens the pipe to wait.
exec 8>"$T/go"
mv "$V/.pins.new" "$V/.pins"
exec 8>&-
wait "$second"
is "$? $(cat "$T/second")" '0 setup: waiting for another set-up' \
	'the second of two waits, and does nothing twice'

sums >"$T/real-after"
check 'the commands of this machine are as they were' \
	cmp "$T/real-before" "$T/real-after"
has_not "$S" '://' 'no host is named'
if type -P shellcheck >/dev/null; then
	check 'shellcheck is content' shellcheck "$S"
else
	skip 'no shellcheck here'
fi
done_testing
