#!/bin/bash
# prof-run.t: each way a program can end, and what the receipt says of it.
. "$(dirname "$0")/lib.sh"

WAYS=$DATA/run/ways.py

# look ID KEY...: values of the last run line of ID in the output.
look() {
	python3 "$DATA/run/look.py" "$T/out" "$@" 2>&1 | paste -sd' '
}

# ends ID WAY...: a single run under cProfile.
ends() {
	local id=$1
	shift
	run prof-run -e cprofile --id "$id" python3 "$WAYS" "$@"
}

# ---- ways to end ----

ends ok exit 0
is_status 0 'exit 0: done'
is "$(look ok status success exit_status signal error_type error_message)" \
	'done true 0 null null -' 'exit 0: the receipt'
is "$(look ok pstat_file top_functions_csv top_threads_csv early_exit)" \
	'ok.wall.pstat ok.funcs.wall.csv ok.threads.wall.csv false' \
	'profiles are named relative to the receipt'
is "$(jq -r '.result.profiles[] | .kind + " " + .file' profiling/ok.run.json | paste -sd,)" \
	'functions ok.funcs.wall.csv,threads ok.threads.wall.csv,pstat ok.wall.pstat' \
	'and by what is in them'
check 'the pstat opens in pstats' python3 -c \
	'import pstats; pstats.Stats("profiling/ok.wall.pstat")'
is "$(ls -A profiling | paste -sd' ')" \
	'ok.funcs.wall.csv ok.lock ok.run.json ok.threads.wall.csv ok.wall.pstat' \
	'nothing else is left in the output folder'
is "$(tail -n 1 out)" "$(cat profiling/ok.run.json)" \
	'the receipt on disk is the line of the stream'
is "$(python3 -c 'import json
for line in open("out"): print(json.loads(line)["status"])' | paste -sd' ')" \
	'running done' 'a line before the run and one after it'
check 'all keys of a plan, and ours, are there' python3 - <<'EOF'
import json
have = json.load(open("profiling/ok.run.json"))["result"]
want = """wall_seconds_total wall_seconds_no_download cpu_seconds
iteration_count top_functions_csv top_threads_csv pstat_file git_rev
git_branch timestamp_utc notes success early_exit timeout_seconds
peak_rss_bytes exit_status signal engine engine_version python clock host cpu
load_1m concurrent_runs git_dirty frozen_hash gc_seconds gc_collections
cache_files_before cache_files_after cache_bytes_before cache_bytes_after
children unaccounted_seconds error_type""".split()
missing = [key for key in want if key not in have]
assert not missing, missing
assert have["wall_seconds_total"] > 0 and have["cpu_seconds"] > 0
assert 1e6 < have["peak_rss_bytes"] < 1e9, have["peak_rss_bytes"]
assert have["engine"] == "cprofile" and have["python"].startswith("3.")
assert have["timestamp_utc"].endswith("Z") and have["host"]
EOF

ends three exit 3
is_status 1 'exit 3: a run failed'
is "$(look three status success exit_status error_type error_message)" \
	'error false 3 exit exit status 3' 'exit 3: the receipt'
is "$(look three pstat_file)" three.wall.pstat 'and there is a profile'
has err 'prof-run: three: error: exit status 3, after' 'and a line about it'

ends exception exception hush
is "$(look exception exit_status error_type error_message pstat_file)" \
	'1 exception ValueError exception.wall.pstat' \
	'an exception: its type, never its text'

ends segv signal 11
is_status 1 'SIGSEGV: a run failed'
is "$(look segv exit_status signal error_type error_message pstat_file)" \
	'null SIGSEGV signal SIGSEGV null' 'SIGSEGV: no profile'
has err 'segv: the interpreter was ended before its profile could be saved' \
	'and that is said'

# All that end a program, but those that leave a core or that a shell keeps.
for signal in 1 2 9 10 12 13 14 15 16 26 27 29 30; do
	printf '{"type":"run","id":"s%d","status":"pending","command":["sh","-c","kill -%d $$"]}\n' \
		"$signal" "$signal"
done >in
run_in in prof-run -e none -d signals
is "$(for file in signals/s*.run.json; do
	echo "$(kill -l "${file//[^0-9]/}") $(jq -r .result.signal "$file")"
done | awk '"SIG" $1 != $2' | paste -sd,)" '' 'signals have the names that kill knows'
is "$(ls signals/*.run.json | wc -l)" 13 'each of them'

ends term signal 15
is "$(look term signal error_message pstat_file)" \
	'SIGTERM SIGTERM null' 'SIGTERM ends a program at once'

ends os_exit os_exit 7
is "$(look os_exit exit_status error_message pstat_file)" \
	'7 exit status 7 os_exit.wall.pstat' 'os._exit leaves a profile'

ends exec exec true
is "$(look exec status exit_status pstat_file children)" \
	'done 0 exec.wall.pstat 0' 'exec leaves a profile'

ends python exec python3 "$WAYS" exit 0
is "$(look python processes children child_files)" \
	'2 0 []' 'an interpreter after exec is in the same profile'

ends fork fork
is "$(look fork status processes children)" 'done 2 0' \
	'and so is a forked child'
check 'whose calls are added' python3 - <<'EOF'
import pstats
stats = pstats.Stats("profiling/fork.wall.pstat").stats
assert sum(v[1] for k, v in stats.items() if k[2] == "step") == 220
EOF

run prof-run -e cprofile --id shell sh -c "python3 '$WAYS' exit 0; exit 4"
is "$(look shell exit_status error_message pstat_file)" \
	'4 exit status 4 shell.wall.pstat' 'a shell wrapper works unchanged'

# ---- what cannot be run or profiled ----

run prof-run --id missing no-such-program
is_status 1 'a missing program: a run failed'
is "$(look missing status error_type error_message exit_status)" \
	'error start program not found null' 'a missing program: the receipt'
is "$(look missing wall_seconds_total cpu_seconds peak_rss_bytes)" \
	'null null null' 'what was not measured is null'
has err 'prof-run: missing: there is no program no-such-program in PATH: check its' \
	'a missing program is named'

echo 'print(1)' >plain.py
run prof-run --id plain ./plain.py
is "$(look plain error_message)" 'not executable' 'a file that is no program'
printf '#!/no/such/interpreter\n' >script
chmod +x script
run prof-run --id script ./script
has err 'script: the first line of ./script names an interpreter that does not exist' \
	'a script without an interpreter'

none() { # ID TEXT COMMAND...
	local id=$1 text=$2
	shift 2
	run prof-run -e cprofile --id "$id" "$@"
	is "$(look "$id" status error_type error_message exit_status)" \
		'error no-profile no profile 0' "$id: no profile is an error"
	has err "$text" "$id: and the cause is named"
}
none opt-S "python's option -S keeps the profiler out" \
	python3 -S "$WAYS" exit 0
none opt-I "python's option -I keeps the profiler out" \
	python3 -uI "$WAYS" exit 0
none opt-E "python's option -E keeps the profiler out" \
	python3 -W ignore -E "$WAYS" exit 0
none cleared 'env clears the environment' \
	env -i "PATH=$PATH" python3 "$WAYS" exit 0
none native 'true is a native program' "$(command -v true)"
none shell-only 'sh started no Python' sh -c :

run prof-run -e none --id bare true
is_status 0 'the engine none needs no profile'
is "$(look bare status engine pstat_file children)" 'done null null 0' \
	'and leaves none'
run prof-run -e none --id bare-error python3 "$WAYS" exception hush
is "$(look bare-error error_message engine)" 'ValueError none' \
	'under none an exception is still known by its type'

# ---- the time limit ----

mkfifo started
run_limited() { # ID WAY LIMIT...
	local id=$1 way=$2
	shift 2
	cat started >seen &
	run prof-run -e cprofile --id "$id" "$@" python3 "$WAYS" "$way" started
	wait
}
run_limited spin spin -t 1
is_status 0 'the time limit with a profile is no failure'
is "$(look spin status success early_exit timeout_seconds error_type)" \
	'done true true 1 null' 'the time limit: the receipt'
is "$(look spin pstat_file top_functions_csv)" \
	'spin.early.wall.pstat spin.early.funcs.wall.csv' 'early files'
check 'the program could clean up' test -e cleaned
run_limited hang hang -t 1 --grace 0.5s
is_status 1 'a hang in C: the receipt stands alone'
is "$(look hang status early_exit error_type error_message signal pstat_file)" \
	'error true timeout timeout SIGKILL null' 'a hang in C: killed'
run_limited bare-limit spin -e none -t 1
is "$(look bare-limit error_message)" timeout 'a limit without a profiler'

# ---- nobody survives ----

ends orphan orphan pid
is_status 0 'a program that leaves a process behind'
has err 'orphan: 1 process still ran when the program had ended' 'it is told'
check 'and it is dead' python3 - <<'EOF'
import os
try:
    os.kill(int(open("pid").read()), 0)
except ProcessLookupError:
    raise SystemExit(0)
raise SystemExit(1)
EOF

# ---- the last lines of a failed run ----

while IFS='|' read -r command wanted; do
	printf '{"type":"run","id":"ends","size":1,"engine":"none","command":["sh","-c","%s; exit 3"]}\n' "$command" >in
	run_in in prof-run
	is "$(sed -n 's/^prof-run: | //p' err | paste -sd,)" "$wanted" \
		"the last lines of: $command"
done <<'EOF'
seq 30|21,22,23,24,25,26,27,28,29,30
seq 10|1,2,3,4,5,6,7,8,9,10
echo; printf x|,x
EOF

# ---- engines ----

run prof-run -e turbo true
is_status 2 'an unknown engine is a usage error'
if python3 -c 'import yappi' 2>/dev/null ||
	{ eval "$("$TOP/scripts/setup" --env 2>/dev/null)" &&
		python3 -c 'import yappi' 2>/dev/null; }; then
	# Without a compiler there is no native engine.
	printf '#!/bin/sh\nexit 1\n' >badcc
	chmod +x badcc
	interpreter=$(python3 -c 'import sys; print(sys.executable)')
	SUPERLINEAR_CACHE=$T/nothing CC=$T/badcc \
		run prof-run --id auto "$interpreter" "$WAYS" exit 0
	is "$(look auto status engine)" 'done yappi' \
		'auto takes yappi where native cannot be had'
	is "$(find nothing -name 'known-*')" '' \
		'which is tried again the next time'
	run prof-run --clock cpu --id cpu python3 "$WAYS" exit 0
	is "$(look cpu clock pstat_file)" 'cpu cpu.cpu.pstat' 'the CPU clock'
else
	skip 'yappi is not installed'
	skip 'yappi is not installed'
	skip 'yappi is not installed'
fi

# What the native engine is to do: options, and the line, nothing else.
wishes() { # wishes ID OPTION...
	local id=$1
	shift
	printf '{"type":"run","id":"%s","iterations_from":"*step","command":["sh","-c","echo wishes: $SUPERLINEAR_CHECKPOINTS/$SUPERLINEAR_BUILTINS/$SUPERLINEAR_LINES/$SUPERLINEAR_ITERATIONS"]}\n' "$id" >in
	SUPERLINEAR_CHECKPOINTS=9 SUPERLINEAR_BUILTINS=9 SUPERLINEAR_LINES=9 \
		run_in in prof-run -e none "$@"
	cat "profiling/$id.log"
}
is "$(wishes plain)" 'wishes: ///*step' 'the iterations go to the engine'
is "$(wishes ratio --checkpoints 2 --builtins)" 'wishes: 2/1//*step' \
	'--checkpoints and --builtins too'
is "$(wishes none --checkpoints 0)" 'wishes: 0///*step' '--checkpoints 0'
is "$(wishes dark --no-lines)" 'wishes: //0/*step' '--no-lines'
wishes dark >/dev/null
has_not err 'made already' 'with lines is another run'
wishes ratio --checkpoints 3 --builtins >/dev/null
has_not err 'made already' 'another ratio is another run'
wishes ratio --checkpoints 3 >/dev/null
has_not err 'made already' 'as is one without built-ins'
wishes ratio --checkpoints 3 >/dev/null
has err 'made already' 'the same is not'
for words in '--checkpoints 1' '--checkpoints -2' '--checkpoints x'; do
	# shellcheck disable=SC2086
	run prof-run $words true
	is_status 2 "usage: $words"
done

# ---- one command ----

run prof-run -e cprofile --size 7 --label new python3 "$WAYS" exit 0
is "$(look ways-1 id size label status)" 'ways-1 7 new done' \
	'a command without --id is named after its script'
run prof-run -e cprofile python3 "$WAYS" exit 0
is "$(look ways-2 status)" 'done' 'and numbered'
echo hello >input
run_in input prof-run -e cprofile --id stdin python3 "$WAYS" stdin
has err 'input hello' 'it keeps standard input; its output is on stderr'
is "$(grep -c . out)" 2 'standard output is the run lines alone'
run prof-run -e cprofile -o csv --id table python3 "$WAYS" exit 0
is "$(head -n 1 out | cut -d, -f1,2)" 'type,id' 'CSV on request'
is "$(grep -c . out)" 2 'a table shows how the run ended, once'
run prof-run -e cprofile --id table python3 "$WAYS" exit 0
has err 'table: made already' 'a receipt of the same id is passed on'
is "$(look table status)" 'done' 'as it is'
run prof-run -e cprofile --force --id table python3 "$WAYS" exit 3
is "$(look table status)" error '--force runs it again'
run prof-run -e cprofile --id table python3 "$WAYS" exit 3
is_status 1 'a failed receipt passed on is a failure'
run prof-run -d other -e none --id away true
check '-d: another folder' test -e other/away.run.json

# ---- words ----

run prof-run --id a/b true
is_status 2 'an id that is no file name'
run prof-run --size 3 </dev/null
is_status 2 '--size without a command'
run prof-run </dev/null
is_status 0 'no input: nothing to do'
is_out '' 'and no output'
run prof-run --help
is_status 0 '--help'

done_testing
