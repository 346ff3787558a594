#!/usr/bin/env bash
# The files of a run: in which order they become durable, and that only regular
# files of the run's own folder are read and written.
. "$(dirname "$0")/lib.sh"

cat >job.py <<'EOF'
def f(n): return sum(range(n))
for i in range(300): f(i)
EOF
printf '{"type":"run","id":"a","size":1,"status":"pending","command":["python3","job.py"]}\n' \
	>tickets
mkdir profiling
make_run() {
	run_in tickets timeout 60 prof-run -e cprofile
}
status_of() { jq -r .status out | sed '/running/d'; }

# ---- the order: profiles, their folder, the receipt, its folder ----
FAULT_LOG=$T/calls run_in tickets faulty '' prof-run -e cprofile
sed -n 's#^\(fsync\|rename\) .*/#\1 #p' calls |
	grep -v 'status\|\.tmp\|\.room' >order
is "$(grep -n 'rename a\.wall\.pstat' order | wc -l)" 1 'a profile gets its name'
is "$(sed -n '/^fsync/,$p' order | sed 's/fsync [0-9].*\.\(funcs\|threads\|pstat\)\(\.csv\)*$/fsync a profile/; s/rename a\.[ftw].*/name it/')" \
	"$(for _ in funcs threads pstat; do printf 'fsync a profile\nname it\n'; done)
fsync profiling
fsync .a.receipt
rename a.run.json
fsync profiling" 'profiles, folder, receipt, folder'
rm profiling/a.*
run_in tickets faulty 'fsync@.pstat:1:EIO' prof-run -e cprofile
is_status 4 'a profile that does not become durable'
is "$(status_of)" pending 'is none'
[ ! -e profiling/a.run.json ]
ok $? 'and has no receipt'

run_in tickets faulty 'rename@run.json:1:KILL' prof-run -e cprofile
is "$(find profiling -name '*receipt' | wc -l)" 1 'killed as the receipt gets its name'
make_run
is "$(find profiling -name '*receipt' | wc -l)" 0 'nothing is left once it has one'

# ---- a receipt whose files are not what they were ----
make_run
is "$(jq -c 'select(.result).result.profiles | map(.bytes > 0) | unique' out)" '[true]' \
	'a receipt says how long its files are'
cp -r profiling whole
broken() { # NAME TEXT COMMAND...
	local name=$1 text=$2
	shift 2
	rm -rf profiling
	cp -r whole profiling
	"$@"
	make_run
	has err "a: a.wall.pstat is $text, so the run is made again" "$name"
	has err 'a: done in' 'it is made again'
}
make_run
has err 'its receipt is passed on' 'all files are there: it is passed on'
broken 'one that is missing' 'not there' rm profiling/a.wall.pstat
broken 'one that is empty' empty truncate -s 0 profiling/a.wall.pstat
broken 'one that was cut' 'not of the size that its receipt says' \
	truncate -s 100 profiling/a.wall.pstat
broken 'a link' 'not there' ln -sf "$PWD/whole/a.wall.pstat" profiling/a.wall.pstat
rm -rf profiling
cp -r whole profiling
gzip profiling/a.wall.pstat
make_run
has err 'its receipt is passed on' 'one that was compressed since is there'
sed -i 's/,"bytes":[0-9]*//g' profiling/a.run.json
make_run
has err 'its receipt is passed on' 'an older receipt does not say how long'

# ---- links and pipes ----
echo precious >target
fresh() {
	rm -rf profiling
	cp -r whole profiling
}
for name in run.json log lock; do
	fresh
	rm -f profiling/a.wall.pstat
	ln -sf ../target "profiling/a.$name"
	make_run
	is "$(cat target)" precious "a.$name is a link: its target stays"
	has err "profiling/a.$name: not a regular file" 'is said'
	fresh
	rm -f "profiling/a.$name" profiling/a.wall.pstat
	mkfifo "profiling/a.$name"
	make_run
	[ "$status" -ne 124 ]
	ok $? "a.$name is a pipe: nothing hangs"
	has err "profiling/a.$name: not a regular file" 'is said'
done
fresh
ln -sf ../target profiling/a.run.json
make_run
is "$(status_of)" 'done' 'with a link as its receipt a run is made'
[ ! -L profiling/a.run.json ]
ok $? 'and the receipt is a file'
fresh
ln -sf nowhere profiling/b.lock
sed 's/"a"/"b"/' tickets >tickets.b
run_in tickets.b prof-run -e cprofile
is_status 4 'a link as a lock'
[ ! -e profiling/nowhere ]
ok $? 'makes no file elsewhere'

# parse NAME PSTAT: a receipt that names this file, and no other.
parse() {
	jq -c --arg file "$2" 'select(.result) | .result.profiles = [{kind: "pstat", $file}]' \
		whole/a.run.json >line
	run_in line timeout 20 prof-parse
}
fresh
mkdir -p profiling/sub
cp whole/a.wall.pstat elsewhere.pstat
cp whole/a.wall.pstat profiling/sub/inner.pstat
ln -s ../elsewhere.pstat profiling/link.pstat
mkfifo profiling/pipe.pstat
parse 'a file of a folder below' sub/inner.pstat
is_status 0 'a file of a folder below the run'
has out '"type":"func"' 'is read'
for file in ../elsewhere.pstat "$PWD/elsewhere.pstat" sub/../../elsewhere.pstat \
    profiling/../elsewhere.pstat ..; do
	parse "$file" "$file"
	is_status 0 "$file"
	has_not out '"type":"func"' 'is not read'
	has out '"code":"profile-missing"' 'and missing'
done
for file in link.pstat pipe.pstat; do
	parse "$file" "$file"
	is_status 3 "$file"
	has err "profiling/$file: not a regular file" 'is refused by name'
done

# ---- a file that cannot be looked at is not absent ----
run_in whole/a.run.json faulty 'stat@a.wall.pstat:1+:EIO' prof-parse
is_status 4 'a disk that fails'
has err 'a.wall.pstat: Input/output error' 'is said'
has_not out '"type":"func"' 'and no poorer file is read instead'
done_testing
