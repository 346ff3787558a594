#!/bin/bash
# prof-run-stream.t: run lines: who runs what, and what goes out.
. "$(dirname "$0")/lib.sh"

WAYS=$DATA/run/ways.py

look() {
	python3 "$DATA/run/look.py" "$T/out" "$@" 2>&1 | paste -sd' '
}

# ticket ID COMMAND-AS-JSON [MORE]: a run line.
ticket() {
	printf '{"type":"run","id":"%s","size":2,"status":"pending",%s"command":%s}\n' \
		"$1" "${3:+$3,}" "$2"
}

# way WORD...: the command of ways.py as JSON.
way() {
	local word text="[\"python3\",\"$WAYS\""
	for word; do
		text="$text,\"$word\""
	done
	printf '%s]' "$text"
}

# ---- what is copied, and what is run ----

cat >in <<EOF
{"type":"run","id":"old","status":"done","size":1,"result":{"wall_seconds_total":1.50,"x":[1, 2]}}
{"type":"run","id":"bad","status":"error","error_message":"SIGSEGV"}
{"type":"strange","deep":{"a":[1,2]}}
{"type":"note","tool":"x","level":"info","code":"c","text":"hello"}
EOF
run_in in prof-run
is_status 0 'lines that have ended and others'
is "$(cat out)" "$(cat in)" 'are copied unchanged'
check 'and nothing was made' test ! -e profiling

{
	ticket one "$(way exit 0)" '"own":{"k":1.0},"engine":"cprofile"'
	echo '{"type":"x"}'
	ticket two "$(way exit 3)" '"engine":"cprofile"'
	ticket three '["true"]' '"engine":"none","attempt":2'
} >in
run_in in prof-run
is_status 1 'a run failed'
is "$(python3 -c 'import json
for line in open("out"):
    row = json.loads(line)
    print(row.get("id", "-"), row.get("status", "-"))' | paste -sd,)" \
	'one running,one done,- -,two running,two error,three running,three done' \
	'one failure does not end the night, and the order is kept'
has out '"own":{"k":1.0},"engine":"cprofile"' 'keys that are not ours stay'
has_not out '"command"' 'the command is not in what was run'
is "$(look three attempt)" 2 'the attempt is'
check 'output goes to the log' test -e profiling/one.log
is "$(stat -c %a profiling/one.log)" 600 'which is for its owner alone'

# ---- receipts ----

cp profiling/three.run.json receipt
run_in in prof-run
is_status 1 'a failed receipt that is passed on is a failure'
is "$(sed -n 1p out)" "$(cat profiling/one.run.json)" 'receipts are passed on'
cmp -s receipt profiling/three.run.json
ok $? 'and nothing is run'
has err 'three: made already: its receipt is passed on' 'which is told'
ticket three '["true"]' '"engine":"none","attempt":3' >in
run_in in prof-run
is "$(look three status attempt)" 'done 3' 'another attempt is run'
printf '{"type":"run","id":"three","sta' >profiling/three.run.json
run_in in prof-run
is "$(look three status)" 'done' 'a broken receipt is no receipt'
has err 'three.run.json: not a receipt' 'which is told'

# The same id and attempt, but another command: not this ticket's receipt.
ticket other '["true"]' '"engine":"none"' >in
run_in in prof-run
ticket other '["false"]' '"engine":"none"' >in
run_in in prof-run
is "$(look other status)" 'error' 'a receipt of another command is none'
has err 'other: the receipt is of another command' 'which is told'
run_in in prof-run
has err 'other: made already' 'one of the same command is'
run_in in prof-run --force
has_not err 'made already' 'unless the run is forced'
is "$(wc -l <out)" 2 'and made again'
ticket sized '["true"]' '"engine":"none"' | sed 's/"size":[0-9]*/"size":6000/' >in
run_in in prof-run
sed -i 's/6000/600/' in
run_in in prof-run
has err 'sized: the receipt is of another size' 'a size that was edited'
is "$(look sized status size)" 'done 600' 'makes another run'
sed -i 's/"pending"/"done"/; s/600/60/' in
run_in in prof-run
has err 'sized: the receipt is of another size' 'a size that was edited of a run that is done'
is "$(look sized status size)" 'done 60' 'makes another run as well'
run_in in prof-run
is "$(cat out)" "$(cat in)" 'and no more once its receipt is of that size'
sed -i 's/,"command":[^]]*]//; s/60/600/' in
run_in in prof-run
is "$(cat out)" "$(cat in)" 'nor where there is no command'

# An earlier attempt's profiles do not stay behind.
ticket one '["true"]' '"engine":"none","attempt":1' >in
run_in in prof-run
is "$(cd profiling && echo one.*)" 'one.lock one.log one.run.json' \
	'files of an earlier attempt are removed'

# ---- locks ----

mkfifo started go
ticket held "$(way wait started go)" '"engine":"cprofile"' >in
prof-run <in >first.out 2>first.err &
first=$!
read -r _ <started
run_in in prof-run
is_status 0 'a run that another one makes now'
is "$(cat out)" "$(cat in)" 'its line is passed on unchanged'
has err 'held: left to the one who runs it now' 'which is told'
ticket beside '["true"]' '"engine":"none"' >in2
# Held as well, but hidden, as that of a cache.
ln profiling/held.lock profiling/.cache.lock
run_in in2 prof-run
is "$(look beside concurrent_runs)" 1 'a run beside it is counted'
rm profiling/.cache.lock

# A dead prof-run with a living program: the claim stays.
kill -KILL "$first"
wait "$first" 2>/dev/null
run_in in prof-run
is "$(cat out)" "$(cat in)" 'its orphan keeps the claim'
check 'there is no receipt' test ! -e profiling/held.run.json
# Its output goes nowhere now; it ends when it is let go.
echo >go
flock=$(python3 - <<'EOF'
import fcntl, os, struct
fd = os.open("profiling/held.lock", os.O_RDWR)
fcntl.fcntl(fd, 38, struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0))
print("free")
EOF
)
is "$flock" free 'the claim ends with the orphan'
run_in in timeout 60 prof-run -t 60 --grace 1 &
waiter=$!
read -r _ <started
echo >go
wait "$waiter"
is "$(python3 "$DATA/run/look.py" out held status)" 'done' \
	'and the run is made again without cleaning up'
is "$(echo profiling/.*scratch)" 'profiling/.*scratch' 'no scratch folder is left'

# Two workers with the same list: each run is made once.
: >made
for id in w1 w2 w3 w4 w5; do
	ticket "$id" "[\"sh\",\"-c\",\"echo $id >>made\"]" '"engine":"none"'
done >in
prof-run <in >first.out 2>first.err &
first=$!
prof-run <in >second.out 2>second.err
ok $? 'one worker'
wait "$first"
ok $? 'another worker at the same time'
is "$(sort made | paste -sd' ')" 'w1 w2 w3 w4 w5' 'each run is made once'
for id in w1 w2 w3 w4 w5; do
	cat first.out second.out | grep "\"$id\"" | grep -c '"status":"done"'
done >counts
check 'and done on at least one of their streams' \
	test -z "$(grep -v '[12]' counts)"

# ---- stopped by a signal ----

for signal in INT TERM HUP; do
	rm -f profiling/stop.*
	{
		ticket stop "$(way spin started)" '"engine":"cprofile"'
		ticket never '["true"]' '"engine":"none"'
	} >in
	# A shell lets its background jobs ignore SIGINT.
	python3 - "$T" <<'EOF' &
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.dup2(os.open("in", os.O_RDONLY), 0)
os.dup2(os.open("out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
os.dup2(os.open("err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
os.execvp("prof-run", ["prof-run"])
EOF
	pid=$!
	read -r _ <started
	kill -s "$signal" "$pid"
	wait "$pid" 2>/dev/null
	status=$?
	is_status $((128 + $(kill -l "$signal"))) "SIG$signal: it dies of it"
	is "$(grep -c '"status":"pending"' out)" 1 "SIG$signal: one pending line"
	is "$(look stop status)" pending "SIG$signal: which is the last"
	has_not out never "SIG$signal: nothing else is run"
	check "SIG$signal: there is no receipt" test ! -e profiling/stop.run.json
	[ "$signal" != INT ] ||
		check "SIG$signal: the program could clean up" test -e cleaned
done

# ---- the log ----

ticket long "$(way print 20000)" '"engine":"none"' >in
run_in in prof-run
is "$(stat -c %s profiling/long.log)" \
	"$((16777216 + 65536 + $(grep -a 'output left out' profiling/long.log | wc -c) + 1))" \
	'a long log is cut'
has profiling/long.log '[prof-run: ' 'with a mark'
is "$(tail -n 1 profiling/long.log | cut -c1-10)" 'line 19999' 'its end is kept'
ticket tail "$(way exception loud-and-clear)" '"engine":"cprofile"' >in
run_in in prof-run
has err 'prof-run: | ValueError: loud-and-clear' \
	'the end of the log is shown when a run fails'
ticket nothing "$(way stdin)" '"engine":"cprofile"' >in
run_in in prof-run
has profiling/nothing.log 'input' 'the input of a run is empty'

# ---- invariants ----

ticket env "$(way environment PLOT_PRICE LEVEL NAME LD_X PYTHONX DESCRIPTION LIST PATH)" \
	'"engine":"none","invariants":{"plot_price":true,"level":1.5,"name":"a b","ld_x":"n","pythonx":"n","path":"n","home":"n","description":"n","list":[1],"none":null}' >in
run_in in prof-run
is "$(sed '$d' profiling/env.log)" 'PLOT_PRICE true
LEVEL 1.5
NAME a b
LD_X None
PYTHONX None
DESCRIPTION None
LIST None' 'scalars are exported in upper case, never over what loads programs'
check 'PATH is as it was' grep -q '^PATH .*/bin' profiling/env.log
has profiling/env.run.json '"level":1.5' 'they stay in the receipt'

# ---- secrets ----

export TOKEN_OF_TEST=s3cret-in-environment
ticket secret "$(way exception s3cret-in-argument)" '"engine":"cprofile"' >in
run_in in prof-run
unset TOKEN_OF_TEST
is "$(grep -rlF s3cret profiling out | grep -v '\.log$')" '' \
	'no artifact but the log holds an argument or a value'
check 'the log may' grep -q s3cret profiling/secret.log

# ---- the cache ----

cold='"engine":"none","cache":"cold"' warm='"engine":"none","cache":"warm"'
export XDG_CACHE_HOME=$T/own LUMIBOT_CACHE_FOLDER=$T/own PIP_CACHE_DIR=$T/own
mkdir own && touch own/file
{
	ticket cold "$(way cache file)" "$cold"
	ticket warm "$(way cache file)" "$warm"
} >in
run_in in prof-run
is "$(cat profiling/cold.log profiling/warm.log | paste -sd' ')" 'new found' \
	'a cold run finds nothing, a warm one what the cold one left'
is "$(look cold cache_files_before cache_files_after cache_bytes_after)" \
	'0 1 10' 'both are verified'
is "$(look warm cache_files_before cache_bytes_before)" '1 10' 'by files and bytes'
ticket cold2 "$(way environment LUMIBOT_CACHE_FOLDER PIP_CACHE_DIR)" "$cold" >in
run_in in prof-run
is "$(paste -sd' ' profiling/cold2.log)" \
	'LUMIBOT_CACHE_FOLDER None PIP_CACHE_DIR None' \
	'variables that name another cache are taken out'
is "$(look cold2 note_codes)" '["cache-left-nothing"]' \
	'a cold run that leaves nothing is a note'
ticket warm2 '["true"]' "$warm" >in
run_in in prof-run
is "$(look warm2 note_codes)" '["cache-not-warm"]' 'a warm run on an empty one too'
ticket user "$(way environment XDG_CACHE_HOME)" '"engine":"none"' >in
run_in in prof-run
has profiling/user.log "$T/own" "without a word of the cache it is the user's"
is "$(look user cache_files_before)" null 'and is not looked at'
is "$(ls own)" file "the user's own is untouched"
unset XDG_CACHE_HOME LUMIBOT_CACHE_FOLDER PIP_CACHE_DIR

# ---- frozen files ----

echo 1 >a.cfg
echo 2 >b.cfg
hash=$(sha256sum -- a.cfg b.cfg | sha256sum | cut -c1-64)
frozen='"engine":"none","frozen_files":["a.cfg","b.cfg"]'
ticket frozen '["true"]' "$frozen,\"frozen_hash\":\"$hash\"" >in
run_in in prof-run
is "$(look frozen status frozen_hash)" "done $hash" \
	'frozen files are hashed as the page says'
echo 3 >b.cfg
ticket thawed '["true"]' "$frozen,\"frozen_hash\":\"$hash\"" >in
run_in in prof-run
is_status 1 'changed: refused'
is "$(cat out)" "$(cat in)" 'the line is passed on unchanged'
check 'nothing was run' test ! -e profiling/thawed.run.json
run_in in prof-run --force
is "$(look thawed status note_codes)" 'done ["frozen-changed"]' \
	'--force runs it, with a note'
rm b.cfg
ticket gone '["true"]' "$frozen" >in
run_in in prof-run
is_status 1 'a frozen file that is missing: refused'
has err 'frozen file b.cfg: No such file' 'and named'
mkfifo b.cfg
for file in b.cfg /dev/zero .; do
	ticket endless '["true"]' "${frozen/b.cfg/$file}" >in
	run_in in timeout 20 prof-run
	is_status 1 "a frozen file that may have no end, $file: refused"
	has err "frozen file $file: not a regular file" 'and named'
	check 'nothing was run' test ! -e profiling/endless.run.json
done
rm b.cfg

# ---- git ----

if git init -q repo 2>/dev/null && cd repo; then
	export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a \
		GIT_COMMITTER_EMAIL=a@b
	git checkout -q -b trunk
	mkdir profiling
	touch code.py profiling_plan.json profiling/x.csv
	git add . && git commit -q -m x
	dirty() {
		ticket "$1" '["true"]' '"engine":"none"' >"$T/in"
		run_in "$T/in" prof-run
		look "$1" git_dirty
	}
	is "$(dirty clean)" false 'a clean tree'
	is "$(look clean git_branch git_rev)" \
		"trunk $(git rev-parse --short HEAD)" 'branch and commit'
	echo 1 >profiling_plan.json
	echo 1 >profiling/x.csv
	touch new
	is "$(dirty still)" false \
		'the plan, the output folder and untracked files do not count'
	echo 1 >code.py
	is "$(dirty dirty)" true 'a changed file does'
	ticket outside '["true"]' '"engine":"none"' >in
	run_in in prof-run -d "$T/outside"
	is "$(look outside git_dirty)" true 'also with an output folder elsewhere'
	cd "$T" || exit 1
else
	skip 'git is not installed'
fi

# ---- the folders of the program's own code ----

# owns ID COMMAND...: those of a run in the folder `own`, $T written as @.
owns() {
	local id=$1
	shift
	(cd own && prof-run -e none --id "$id" "$@" 2>/dev/null) |
		jq -r 'select(.status == "done") | .result.own_folders | join(" ")' |
		sed "s|\$TMP${T#"${TMPDIR:-/tmp}"}|@|g; s|$T|@|g"
}
mkdir -p own/sub own/clone/.git tools/deep tools/bin tree/.git tree/a/bin
for at in own/sub own/clone tools/deep tools/bin tree/a tree/a/bin; do
	echo true >$at/job
done
ln -s "$(command -v sh)" tree/a/bin/python3
while read -r folders what command; do
	# shellcheck disable=SC2086
	is "$(owns "o-$what" $command)" "$(tr , ' ' <<<"$folders")" \
		"own folders: $what"
done <<'EOF'
@/own no-file true
@/own below-it sh sub/job
@/own,@/tools/deep beside-it sh ../tools/deep/job ../tree/a/job
@/own bin sh ../tools/bin/job
@/own,@/tree work-tree sh ../tree/a/job
@/own,@/own/clone work-tree-below-it sh clone/job
@/own,@/tree bin-of-a-work-tree sh ../tree/a/bin/job
@/own,@/tools/deep interpreter-of-a-work-tree ../tree/a/bin/python3 ../tools/deep/job
@/own folders-are-no-files sh -c true ../tools
EOF

# ---- iterations and downloads ----

ticket count "$(way fork)" '"engine":"cprofile","iterations_from":"* step","download_functions":["* fetch","* step","*none"]' >in
run_in in prof-run
is "$(look count iteration_count)" 220 'iterations are calls, counted in all processes'
check 'time without downloads: nested ones are subtracted once' python3 - <<'EOF'
import json, pstats
result = json.load(open("profiling/count.run.json"))["result"]
stats = pstats.Stats("profiling/count.wall.pstat").stats
fetch = sum(v[3] for k, v in stats.items() if k[2] == "fetch")
less = result["wall_seconds_total"] - result["wall_seconds_no_download"]
assert abs(less - fetch) < 0.02 * fetch, (less, fetch)
EOF
ticket nobody "$(way exit)" '"engine":"cprofile","iterations_from":"* nobody"' >in
run_in in prof-run
is "$(look nobody iteration_count note_codes)" 'null ["no-iterations"]' \
	'a pattern that meets nothing is a note'

# ---- the whole line ----

if [ -x "$TOP/build/$V/bin/plan-next" ]; then
	cat >profiling_plan.json <<'EOF'
{"meta": {"profiler": "none", "command": ["sh", "-c", "exit $(( {size} - 1 ))"]},
 "runs": [{"id": "p1", "size": 1, "status": "pending"},
          {"id": "p4", "size": 4, "status": "pending"}]}
EOF
	plan-next | prof-run 2>err | plan-mark >out
	is "${PIPESTATUS[*]}" '0 1 0' 'plan-next | prof-run | plan-mark'
	states() {
		python3 -c 'import json
for run in json.load(open("profiling_plan.json"))["runs"]:
    print(run["status"], run.get("error_message", "-"))' | paste -sd,
	}
	is "$(states)" 'done -,error exit status 3' 'the plan has it'
	plan-mark -a -s pending >out 2>err
	is "$(states)" 'pending -,pending -' 'and loses it'
	plan-next | prof-run 2>err | cat >out
	cat profiling/p?.run.json | plan-mark >out
	is "$(states)" 'done -,error exit status 3' 'and finds it in the receipts'
fi

# ---- bad input ----

for line in '{"type":"run","id":"x","status":"pending"}' \
	'{"type":"run","id":"a/b","status":"pending","command":["true"]}' \
	'{"type":"run","id":"x","command":"true"}' \
	'{"type":"run","id":"x","command":[1]}' \
	'{"type":"run","id":"x","command":[""]}' \
	'{"type":"run","id":"x","command":["true"],"engine":"turbo"}' \
	'{"type":"run","id":"x","command":["true"],"clock":"moon"}' \
	'{"type":"run","id":"x","command":["true"],"cache":"hot"}' \
	'{"type":"run","id":"x","command":["true"],"frozen_files":[1]}' \
	'{"type":"run","id":"x","comm'; do
	echo "$line" >in
	run_in in prof-run
	is_status 3 "malformed: $line"
	has err 'prof-run: stdin:1: ' 'the line is named'
done
check 'and nothing was run' test ! -e profiling/x.run.json

# ---- a disk that is full, a reader that has gone ----

ticket full '["true"]' '"engine":"none"' >in
prof-run <in >/dev/full 2>err
status=$?
is_status 4 'standard output cannot be written: exit 4'
check 'the receipt is there all the same' test -e profiling/full.run.json
if mount -t tmpfs -o size=64k none /mnt 2>/dev/null && umount /mnt; then
	cat >full.sh <<EOF
mkdir -p small && mount -t tmpfs -o size=100k,nr_inodes=100 none small || exit 99
head -c 200k /dev/zero >small/fill 2>/dev/null
exec prof-run -d small <in
EOF
	ticket fit "$(way exit 0)" '"engine":"cprofile"' >in
	run unshare -m bash full.sh
	is_status 4 'a full disk: exit 4'
	is "$(look fit status)" pending 'no receipt, so the run is pending'
else
	skip 'no right to mount'
	skip 'no right to mount'
fi
# Who reads has gone before the run has ended: the receipt is there.
mkfifo end
ticket deaf "$(way wait started go)" '"engine":"cprofile"' >in
prof-run <in >end 2>err &
pid=$!
exec 8<end
read -r _ <started
exec 8<&-
echo >go
wait "$pid" 2>/dev/null
status=$?
is_status 141 'a reader that has gone: it dies of SIGPIPE'
check 'with its receipt' test -e profiling/deaf.run.json
is "$(echo profiling/.*scratch)" 'profiling/.*scratch' 'and nothing is left over'

mkdir locked
touch locked/profiling
run_in in prof-run -d locked/profiling
is_status 4 'an output folder that cannot be made: exit 4'

done_testing
