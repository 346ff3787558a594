#!/usr/bin/env bash
# The driver where the system fails: its status is 4, whichever program of the
# line it met, and what a driver that was killed has left is removed.
. "$(dirname "$0")/lib.sh"

cp "$DATA/examples/job.py" .
driver=$TOP/scripts/superlinear
export SUPERLINEAR_BIN=$TOP/build/$V/bin

# ---- no space in the temporary folder ----
# A folder with one file that has no room: what makes it is asked first.
mkdir tools
cat >tools/mktemp <<'EOF'
#!/bin/sh
made=$(/usr/bin/mktemp "$@") || exit
[ ! -d "$made" ] || ln -s /dev/full "$made/$NO_ROOM"
echo "$made"
EOF
chmod +x tools/mktemp
for file in owner status analysis made report tickets; do
	NO_ROOM=$file PATH=$T/tools:$PATH \
		run "$driver" --sizes 100,200 -d runs -e cprofile -- python3 job.py '{size}'
	is_status 4 "no room for $file"
	has err 'No space left on device' 'is said'
	has_not err 'unbound' 'and no fault of the script'
done
for file in lines status; do
	NO_ROOM=$file PATH=$T/tools:$PATH \
		run "$driver" -d runs -e cprofile -- python3 job.py 100
	is_status 4 "a single run, no room for $file"
done
TMPDIR=$T/nowhere run "$driver" -d runs -- true
is_status 4 'no temporary folder'

# ---- a program of the line fails ----
fails_with() { # STATUS NAME PROGRAM SCRIPT...: in place of programs
	local want=$1 name=$2
	shift 2
	rm -rf bin
	cp -r "$SUPERLINEAR_BIN" bin
	while [ $# -gt 0 ]; do
		printf '#!/bin/bash\n%s\n' "$2" >"bin/$1.new"
		chmod +x "bin/$1.new"
		mv "bin/$1.new" "bin/$1"
		shift 2
	done
	SUPERLINEAR_BIN=$T/bin run timeout 60 "$driver" --sizes 100,200 -d runs \
		-e cprofile -- python3 job.py '{size}'
	is_status "$want" "$name"
}
many="exec yes '{\"type\":\"run\",\"id\":\"a\",\"size\":1,\"status\":\"pending\"}'"
fails_with 4 'the system failed deep in the line' prof-run "$many" prof-parse 'exit 4'
fails_with 4 'a program was killed' prof-run "$many" prof-parse 'kill -KILL $$'
fails_with 3 'malformed input deep in the line' prof-run "$many" prof-scale 'exit 3'
fails_with 4 'the worse of two' prof-parse 'cat; exit 3' prof-cause 'cat; exit 4'
fails_with 4 'the worse of two, the other way round' prof-parse 'cat; exit 4' \
	prof-cause 'cat; exit 3'
fails_with 4 'a program that is missing' prof-scale 'exec /nowhere'

# ---- what is left ----
mkdir -p tmp/superlinear.aaaaaa tmp/superlinear.bbbbbb tmp/superlinear.cccccc tmp/other.aaaaaa
sleep 1000 &
owner=$!
echo $owner >tmp/superlinear.bbbbbb/owner
echo 4194305 >tmp/superlinear.aaaaaa/owner
touch -d '2 days ago' tmp/superlinear.[ab]* tmp/other.aaaaaa
TMPDIR=$T/tmp run "$driver" --sizes 100,200 -d runs -e cprofile -- python3 job.py '{size}'
kill $owner
is "$(ls tmp | paste -sd ' ')" 'other.aaaaaa superlinear.bbbbbb superlinear.cccccc' \
	'what a killed driver left is removed: old, and without an owner'

# ---- the report ----
umask 027
touch rep.md.aaaaaa.part rep.md.bbbbbb.part
touch -d '2 days ago' rep.md.bbbbbb.part rep.md.backup
run "$driver" --sizes 100,200 -d runs --report rep.md -e cprofile -- python3 job.py '{size}'
is "$(stat -c %a rep.md)" 640 'the mode of a report follows the umask'
is "$(echo rep.md?*)" 'rep.md.aaaaaa.part rep.md.backup' \
	'of what killed drivers left beside it the old is removed'
done_testing
