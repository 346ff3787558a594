#!/usr/bin/env bash
# No room: on a full disk, over a quota, past a limit of files a run is not
# marked as failed. The reason is told by name, the run is pending, nothing else
# is started, and the status is 4.
. "$(dirname "$0")/lib.sh"

cat >job.py <<'EOF'
import os, sys
os.mkdir("started-" + sys.argv[1])
def f(n): return sum(range(n))
def main():
    for i in range(300): f(i)
main()
EOF
for id in a b; do
	printf '{"type":"run","id":"%s","size":1,"status":"pending","command":["python3","job.py","%s"]}\n' \
		$id $id
done >tickets

# fails NAME REASON STARTED: what must follow.
fails() {
	is_status 4 "$1"
	has err "$2" 'the reason is named'
	is "$(jq -r '.id + " " + .status' out | sed '/running/d' | paste -sd ' ')" \
		'a pending' 'the run is pending'
	is "$(echo started-*)" "$3" 'what was started'
	is "$(find profiling -mindepth 1 ! -name '*.lock' ! -name '*.log' \
		! -name "${4:-}")" '' 'nothing is left'
	rm -rf profiling started-*
}
no_room() { # NAME ENGINE FAULTS REASON STARTED
	run_in tickets faulty "$3" prof-run -e "$2"
	fails "$1" "$4" "$5" "${6:-}"
}

no_room 'a disk that is full before the run' native room:1:ENOSPC \
	'No space left on device' 'started-*'
no_room 'a quota' cprofile room:1:EDQUOT 'Disk quota exceeded' 'started-*'
while read -r call error text; do
	no_room "cprofile: $error" cprofile "$call@.pstat:1+:$error" "$text" started-a
	no_room "native: $error" native "$call@.counts:1+:$error" "$text" started-a
done <<'EOF'
write ENOSPC No space left on device
write EDQUOT Disk quota exceeded
write EFBIG File too large
open EROFS Read-only file system
open EMFILE Too many open files
EOF
no_room 'the tables of native' native 'write@merged:1+:ENOSPC' \
	'No space left on device' started-a
no_room 'native, no more than its beginning' native \
	'write@.counts:2+:ENOSPC' 'No space left on device' started-a
no_room 'not even a word can be written' cprofile \
	'write@scratch:1+:ENOSPC;symlink:1+:ENOSPC;room:2+:ENOSPC' \
	'No space left on device' started-a
no_room 'not a file can be opened' cprofile 'open@scratch/:2+:EMFILE' \
	'Too many open files' started-a
no_room 'no receipt' cprofile 'write@.receipt:1+:ENOSPC' \
	'No space left on device' started-a 'a.*'

run_in tickets prof-run -e cprofile
is "$(jq -r .status out | sed '/running/d' | paste -sd ' ')" 'done done' \
	'with room the same is done'
rm -rf profiling started-*

# A limit on the size of files kills nobody.
(
	ulimit -f 40
	exec prof-run -e native <tickets >out 2>err
)
status=$?
fails 'a limit of 40 kB a file' 'File too large' 'started-*'
# The program has the signal as it would have it without us.
run bash -c 'ulimit -f 100; exec prof-run -e none -d limited -- \
	bash -c "head -c 200000 /dev/zero >big"'
is "$(jq -r .result.exit_status limited/*.run.json)" 153 \
	'a program dies of the signal itself'
(
	ulimit -n 8
	exec prof-run -e native <tickets >out 2>err
)
status=$?
fails 'a limit of 8 files' 'Too many open files' 'started-*'
done_testing
