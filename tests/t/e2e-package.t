#!/usr/bin/env bash
# e2e-package.t: the package and the wheel in a Debian that has nothing else: no
# compiler, no git. It is made from the sources of packages that this system has.
. "$(dirname "$0")/lib.sh"

version=$(sed -n 's/^VERSION := //p' "$TOP/Makefile")
JOB=$DATA/examples/job.py

run make -s -C "$TOP" deb
is_status 0 'make deb'
[ "$status" -eq 0 ] || done_testing
deb=$TOP/$(tail -n 1 out)
depends=$(dpkg-deb -f "$deb" Depends)
for library in libc6 libcsv3 libcjson1; do
	check "it depends on $library" grep -qw "$library" <<<"$depends"
done
is "$(dpkg-deb -f "$deb" Version)" "$version-1" 'its version'
is "$(dpkg-deb -c "$deb" | grep -c 'usr/bin/')" \
	"$(($(ls "$TOP"/tools/*.c | wc -l) + 2))" 'all programs (and their folder)'
dpkg-deb --fsys-tarfile "$deb" | tar -xO ./usr/share/doc/superlinear/changelog.gz |
	zcat >changes
has changes "## $version, " 'what has changed is in it'
if type -P lintian >/dev/null; then
	run env TMPDIR="$T" lintian --allow-root --fail-on error "$deb"
	is_status 0 'lintian finds no error' || cat out
else
	skip 'no lintian here'
fi
run make -s -C "$TOP" wheel
is_status 0 'make wheel'
wheel=$TOP/$(tail -n 1 out)

# What takes a network, or long.
user=$("$TOP/packaging/pythons" | tail -n 1)
mkdir home user
ln -s "$user" user/python3
run env HOME="$T/home" PIPX_HOME="$T/home/pipx" PIPX_BIN_DIR="$T/home/bin" \
	PIPX_MAN_DIR="$T/home/man" pipx install -q "$wheel"
is_status 0 'pipx install'
check 'its pages' test -e home/man/man7/superlinear.7
run env -i HOME="$T/home" TMPDIR="$TMPDIR" PATH="$T/home/bin:$T/user:/usr/bin:/bin" \
	superlinear -- python3 "$JOB" 300
is "$(jq -r .result.python profiling/*/seq-1.run.json)" \
	"$("$user" -c 'import platform; print(platform.python_version())')" \
	'pipx: the python3 is that of the user'

if [ "$(id -u)" -ne 0 ] || ! type -P mmdebstrap >/dev/null; then
	skip 'a root of its own takes root, and mmdebstrap'
	done_testing
fi
root=$T/root
shopt -s nullglob
lists=(/etc/apt/sources.lis[t] /etc/apt/sources.list.d/*)
# shellcheck disable=SC1091
run mmdebstrap --quiet --variant=apt --include=libcsv3,libcjson1,python3 \
	"$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" \
	"${lists[@]}"
if [ "$status" -ne 0 ] || ! unshare --mount true 2>>err; then
	skip "a Debian root can be made nowhere here: $(tail -n 1 err)"
	done_testing
fi
mkdir "$root/work"
cp "$JOB" "$deb" "$wheel" "$root/work"
cp "$(type -P uv)" "$(type -P uvx)" "$root/usr/local/bin"

# within COMMAND...: run there.
within() {
	rm -rf "$root/work/profiling"
	run env -i HOME=/root PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C \
		UV_OFFLINE=1 UV_PYTHON_DOWNLOADS=never DEBIAN_FRONTEND=noninteractive \
		unshare --mount sh -c 'mount -t proc proc "$0/proc" &&
			exec chroot "$0" sh -c "cd /work && exec \"\$@\"" sh "$@"' "$root" "$@"
}

used() {
	jq -r '.result.engine + " " + .result.python' "$root"/work/profiling/*/seq-1.run.json 2>&1
}

within sh -c 'type gcc cc make git'
is_status 127 'there is no compiler'
within python3 -c 'import platform; print(platform.python_version())'
python=$(cat out)

within uvx --from "/work/${wheel##*/}" superlinear -- python3 job.py 2000
is_status 0 'uvx answers there'
has out find 'and names the function'
is "$(used)" "native $python" 'by the native engine, of another build of this Python'

within apt-get -y install --no-install-recommends "./${deb##*/}"
is_status 0 'the package is installed'
within superlinear --version
is_out "superlinear $version" 'and runs'
within superlinear -- python3 job.py 2000
is_status 0 'without a compiler, too'
has out find 'and names the function'
is "$(used)" "cprofile $python" 'by cProfile'
has err 'there is no C compiler: install gcc' 'for the reason that is said'
within apt-get -y install --reinstall --no-install-recommends "./${deb##*/}"
is_status 0 'installed again'
within dpkg -V superlinear
is_out '' 'it is whole'
check 'with what a package owes' test -s "$root/usr/share/doc/superlinear/changelog.Debian.gz" -a \
	-s "$root/usr/share/doc/superlinear/copyright"
within apt-get -y purge superlinear
is_status 0 'and removed'
is "$(find "$root/usr" "$root/etc" "$root/var/lib" -name '*superlinear*' -o -name 'prof-*' |
	grep -v /var/lib/apt)" '' 'nothing is left'

done_testing
