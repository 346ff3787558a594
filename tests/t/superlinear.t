#!/usr/bin/env bash
# The driver: from a plan or a command to a report, again and again.
. "$(dirname "$0")/lib.sh"

cp "$DATA/examples/job.py" .
driver=$TOP/scripts/superlinear
export SUPERLINEAR_BIN=$TOP/build/$V/bin

# lines FOLDER: the lines behind the report of a command.
lines() {
	gzip -dc "$1/analysis.jsonl.gz"
}

# ---- without a plan ----

run "$driver" --sizes 100:800:x2 -e cprofile -- python3 job.py '{size}'
is_status 0 'a command at several sizes'
check 'the report is there' test -s profiling/job-1/report.md
lines profiling/job-1 >laws
head -n 8 profiling/job-1/report.md >first
has first 'job.py' 'the first lines name the file'
has first 'grows' 'and that it grows'
has laws '"law":"0.5n^2 - 0.5n"' 'the law of the calls is among the lines behind it'
has out 'find' 'the report is printed too'

# The program was mended: the next run must see it.
sed -i 's/find(records, key) is None/key >= len(records)/' job.py
run "$driver" --sizes 100:800:x2 -e cprofile -- python3 job.py '{size}'
is_status 0 'the same line after a change'
lines profiling/job-2 >laws
has_not laws '"name":"same"' 'measures anew'
run "$driver" -d once -e cprofile -- python3 job.py 1600
has out 'One size: no verdict' 'one run without checkpoints'
check 'says what to type: smaller sizes, or where that was short larger ones' \
	grep -qxE 'superlinear --sizes (200:1600|2000:16000):x2 -d once -e cprofile -- python3 job.py \{size\}' out
run "$driver" -d once -e cprofile -- python3 job.py 300 400 # size is which?
paste -sd ' ' out >joined
has joined 'superlinear --sizes 1000:64000:x4 -- command' 'and how, where no number is the size'
has out 'own now' 'and what is dear'
seq 20000 >numbers.txt
head -c 3000 /dev/zero >zeros
echo 'print(sum(len(set(line)) for line in open(__import__("sys").argv[1], "rb")))' >reads.py
run "$driver" -d once -e cprofile -- python3 reads.py numbers.txt
has out 'superlinear --input numbers.txt -d once -e cprofile -- python3 reads.py numbers.txt' \
	'of a file it is how that is cut'
run "$driver" -d once -e cprofile -- python3 reads.py numbers.txt "$PWD"/numbers.txt
has_not out '--input numbers.txt' 'of two nobody knows which'
run "$driver" -d once -e cprofile -- python3 reads.py zeros
has_not out '--input zeros' 'what is no text has no lines'

# ---- a single run is the command as it was typed ----

# Colons, braces, names of placeholders: all of it is the program's.
cat >echo.py <<'EOF'
import sys
print(sys.argv[1:], sys.stdin.read())
print("to stderr", file=sys.stderr)
sys.exit(7)
EOF
echo words >words
run_in words "$driver" -d once -e cprofile -- \
	python3 echo.py app:main t.py::x '{size}' '{' '}' '{{id}}' ''
is "$(head -n 1 out)" "['app:main', 't.py::x', '{size}', '{', '}', '{{id}}', ''] words" \
	'its arguments and its input are its own, its output goes out'
is "$(sed -n 2p out)" '' 'on a line of its own'
has err 'to stderr' 'and its messages to standard error'
is_status 7 'its status is that of the line'
has out 'No verdict: the run failed (exit status 7)' 'the failure is the answer'
has_not out 'next step' 'which asks for no other sizes'
has_not out 'beside its receipt' 'and for no log'
check 'there is none' test ! -e once/seq-1.log
cat >linter.py <<'EOF'
import sys, time
end = time.process_time() + 0.3
while time.process_time() < end:
    pass
sys.exit(1)
EOF
run "$driver" -d linter -- python3 linter.py
is_status 1 'a linter that found something'
has_not out 'the run failed' 'has not failed'
has out 'The run ended with exit status 1, and is judged' 'and is judged'
run "$driver" -d once -e cprofile -- python3 -c 'for i in range(2): print({i: i})'
is "$(head -n 2 out | paste -sd ' ')" '{0: 0} {1: 1}' 'a colon is no list of sizes'
is_status 0 'and no usage error'
run "$driver" -d once -e none -- sh -c 'kill -9 $$'
is_status 137 'a command that a signal ends'
run "$driver" -d once -e none -- ./nosuch
is_status 127 'one that is not there'
run "$driver" -d once -e none -- ./words
is_status 126 'one that cannot be run'
"$driver" -d once -e none -- cat <&- >closed 2>&1
is $? 0 'closed standard input is an empty one'
run "$driver" -d once -e none --sizes 1,2 -- sh -c 'exit 7' '{size}'
is_status 1 'of several runs none stands for all'
run "$driver" -d once -e cprofile --sizes 100:800:x2 --exit-code verdict -- \
	python3 job.py '{size}'
is_status 0 '--exit-code verdict: nothing grows'
cp "$DATA/examples/job.py" grows.py
run "$driver" -d once -e cprofile --sizes 100:800:x2 --exit-code=verdict -- \
	python3 grows.py '{size}'
is_status 1 '--exit-code verdict: a culprit is firm'
run_in words "$driver" -d once -e cprofile --sizes 1,2 -- python3 job.py '{size}'
has err 'standard input is not passed on' 'of several runs none can read it'
run "$driver" -d once -e cprofile --sizes 1,2 -- python3 job.py '{size}'
has_not err 'standard input' 'which is told where there is any'
run "$driver" --sizes 1,2 -- python3 job.py
is_status 2 'sizes that go nowhere'
has err 'every size would be the same run' 'are told'
run "$driver" --sizes 1 -- true
is_status 1 'one size is one run'
run "$driver" --until-firm -- python3 job.py 300
is_status 2 'one run has no other sizes to come'
run "$driver" -d again -e none --repeat 2 --sizes 1,2 -- true '{size}'
is "$(cd again && echo *.run.json)" \
	'seq-1-1.run.json seq-1-2.run.json seq-2-1.run.json seq-2-2.run.json' \
	'each size is run as often as --repeat says'
run "$driver" --repeat 2 -- true
is_status 2 'one run has no sizes to be repeated'
run "$driver" --exit-code program --sizes 1,2 -- true '{size}'
is_status 2 'the status of one of two'
run "$driver" --exit-code yes -- true
is_status 2 '--exit-code of something else'

run "$driver" --resume --sizes 100:800:x2 -e cprofile -- python3 job.py '{size}'
has err 'made already' '--resume takes what is there'

# ---- a status of its own ----

# A test that fails, a linter that finds something: all runs end so, and their
# profiles are whole.
sed 's/^main()$/main()\nsys.exit(3)/; $a sys.exit(3)' grows.py >fails.py
run "$driver" -d own -e cprofile --sizes 100:800:x2 -- python3 fails.py '{size}'
is_status 1 'runs that all end with a status of their own'
has out 'find (' 'are judged'
has out 'All runs ended with exit status 3, and are judged' 'and it is said'
run "$driver" -d own -- python3 fails.py 2000
is_status 3 'one run'
has out 'find (' 'is judged'
has out 'The run ended with exit status 3, and is judged' 'and said to be'
cat >some.py <<'EOF'
import sys
exec(open("grows.py").read())
sys.exit(3 * (int(sys.argv[1]) == 200))
EOF
run "$driver" -d own -e cprofile --sizes 100,200 -- python3 some.py '{size}'
lines own >laws
has laws '"code":"failed-run","run":"seq-200"' 'one that ends otherwise than others may not have got far'
has_not out 'and are judged' 'and is left out'

# ---- one folder, many commands ----

git init -q many
cp job.py many
git -C many add job.py
there() { # there COMMAND...: run in `many`
	cd many || exit
	run "$@"
	cd ..
}
there "$driver" -e none -- python3 -O job.py 10
there "$driver" -e none -- python3 job.py 10
there "$driver" -e none -- python3 -m job 10
there "$driver" -e none -- ./no\ such 1
is "$(ls many/profiling | paste -sd ' ')" 'job-1 job-2 job-3 no_such-1' \
	'each command has a folder of its own'
has err 'report: profiling/no_such-1/report.md' 'which is told'
is "$(git -C many status --short)" 'A  job.py' 'git sees nothing of it'
there "$driver" -e none -- python3 job.py 20
there "$driver" -e none --resume -- python3 job.py 10
has err 'made already' '--resume finds that of the same command'
is "$(echo many/profiling/job-* | wc -w)" 4 'and makes none'
for k in 1 2 3; do
	(cd many && "$driver" -e none -- sh -c 'sleep 0.2; exit 3' >"../out.$k" 2>&1) &
done
wait
is "$(cat out.* | grep -c 'No verdict')$(ls -d many/profiling/sh-* | wc -l)" 33 \
	'at the same time, too'
rm -rf many/profiling
mkdir many/profiling
touch many/profiling/mine
git -C many add profiling/mine
there "$driver" -e none -- true
is "$(git -C many status --short | paste -sd ' ')" 'A  job.py A  profiling/mine' \
	'a folder that was there is seen as before'

# ---- sizes that make themselves ----

cp "$DATA/examples/table.py" "$DATA/examples/names.csv" "$DATA/examples/job.py" .
mkdir tmp
TMPDIR=$T/tmp run "$driver" -e cprofile -d cut --input names.csv -- python3 table.py names.csv
is_status 0 'an input file'
has out 'seen (' 'names who looks at every name'
is "$(lines cut | jq -r 'select(.type == "run" and .status == "done") | .size' |
	sort -n | paste -sd ' ')" '40 80 160' \
	'smallest first, and no further than is needed'
has err 'is a culprit, and firm' 'it says why it stops'
is "$(find tmp -type f | wc -l)" 0 'the copies are gone'

# A part of some inputs is no input.
seq 64 >whole
cat >picky.py <<'EOF'
import sys
sys.exit(len(open(sys.argv[1]).read().split()) in (8, 16))
EOF
run "$driver" -e none -d picky --input whole -- python3 picky.py whole
has out 'No verdict: the command cannot read a part of whole: it fails on the first 8, 16' \
	'a command that fails on parts alone is told'
has out '--record' 'with what to do'
is "$(lines picky | jq -r 'select(.type == "run" and .result) | .size' |
	sort -n | paste -sd ' ')" '4 8 16 64' 'the whole is tried, and no more'
has picky/report.md 'cannot read a part of' 'the report says so, too'
run "$driver" -e none -d picky --input whole -- python3 -c 'raise SystemExit(2)' whole
has out 'No verdict: all runs failed' 'one that always fails has another fault'
has_not out 'cannot read a part' 'which is not that of the parts'
printf '# %s\n' a b c d e f g h | sed 'p;s/.*/x/' >blocks
run "$driver" -e none -d picky --input blocks --record '^#' -- cat blocks
is "$(lines picky | jq -r 'select(.type == "run" and .result) | .size' |
	sort -nu | tail -n 1)" 8 '--record: how a record begins'

# Stopped in the middle of a run, by a signal to all of the line (a key, a
# terminal that closes) or to the driver alone.
mkfifo begun
exec 9<>begun # what nobody reads must not block
cat >wait.sh <<'SH'
sed -n "s/^SigIgn:/$$/p" /proc/$$/status >begun
exec sleep 30
SH
stop() { # stop SIGNAL GROUP: GROUP is '-', or '' for the driver alone
	rm -rf tmp
	mkdir tmp
	TMPDIR=$T/tmp setsid env --default-signal "$driver" -e none -d stopped \
		--input names.csv -- sh wait.sh names.csv >out 2>err &
	read -r program ignored <&9
	copies=$(find tmp -name names.csv | wc -l)
	kill -"$1" -- "$2$!"
	wait $! 2>/dev/null
	status=$?
}
for signal in INT HUP TERM; do
	stop $signal -
	# Above 31 are the C library's own, which make may leave ignored.
	is "$copies $((16#$ignored & 0x7fffffff))" '5 0' \
		"$signal: in the middle of a run"
	is_status $((128 + $(kill -l $signal))) 'the driver dies of it'
	# The programs below it die beside it, each of the same signal.
	for _ in {1..50}; do
		[ -n "$(ls -A tmp)" ] || [ -e "/proc/$program" ] || break
		sleep 0.1
	done
	is "$(ls -A tmp)" '' 'and leaves no copies'
	check 'nor a program' test ! -e "/proc/$program"
done
stop TERM ''
is_status 143 'a signal for the driver alone'
check 'reaches the program' test ! -e "/proc/$program"
has err 'stopped, and pending again' 'by way of prof-run'
is "$(ls -A tmp)" '' 'and no copies are left'


# A key ends the runs; what was measured is the answer.
cat >some.sh <<'SH'
[ "$1" -gt 200 ] || exec python3 job.py "$1"
echo x >begun
exec sleep 30
SH
setsid env --default-signal "$driver" -e cprofile -d some --sizes 50,100,200,400 -- \
	sh some.sh '{size}' >out 2>err &
read -r _ <&9
kill -INT -- "-$!"
wait $! 2>/dev/null
is $? 130 'INT: after three of four runs'
has out 'find (' 'the answer is about these'
has err 'the answer is about the runs that were made; --resume goes on with the rest' \
	'which is told'
is "$(lines some | jq -r 'select(.type == "run") | .id + " " + .status' |
	tail -n 1)" 'seq-400 pending' 'and the rest is pending'

# As one of a group without a terminal a single run, too, has an answer.
cat >endless.py <<'PY'
import time
with open("begun", "w") as fifo:
    fifo.write("x\n")
time.sleep(30)
PY
setsid env --default-signal "$driver" -e cprofile -d single -- python3 endless.py >out 2>err </dev/null &
read -r _ <&9
kill -INT -- "-$!"
wait $! 2>/dev/null
is $? 130 'INT: a single run'
check 'whose answer is printed' test -s out
is "$(lines single | jq -r 'select(.type == "run") | .id' | sort -u)" seq-1 \
	'of what the run left'

# What a run leaves in its input is not measured: it empties the file.
cat >eat.py <<'PY'
import sys
lines = open(sys.argv[1]).readlines()
open(sys.argv[1], "w").close()
sorted(i * j for i in range(len(lines)) for j in range(300))
PY
run "$driver" -e cprofile -d eat --input names.csv -- python3 eat.py names.csv
is "$(lines eat | jq -r 'select(.type == "run") | .id | split("-")[0]' |
	sort -u)" cut 'an input that is changed: no repeats'
run "$driver" -e cprofile -d cut --until-firm --budget 5m --sizes 50,100 -- python3 job.py '{size}'
is_status 0 '--until-firm'
lines cut >laws
check 'makes sizes of its own' \
	jq -se 'map(select(.type == "run" and .status == "done")) | length > 2' laws
has err 'find is a culprit, and firm' 'and ends with a culprit'
run "$driver" -e cprofile -d cut --until-firm --sizes 1,2,3 -- python3 -c 'raise SystemExit(1)' '{size}'
is_status 1 'runs that fail end it'
run "$driver" -e none -d cut --until-firm --budget 0 --sizes 1,2,3,4 -- true '{size}'
has err 'the budget is too small' 'no run without a budget'

# ---- what doubles with each so many more ----

cat >fib.py <<'PY'
import sys
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(int(sys.argv[1]))
PY
run "$driver" -e cprofile -d fib --sizes 12:20:+2 -- python3 fib.py '{size}'
paste -sd ' ' out >joined
has joined 'fib (' 'fib is named'
# By the golden ratio, and times of some milliseconds.
has joined 'grows exponentially (doubles with each 1.' 'and how it grows'
run "$driver" -e cprofile -d fib --sizes 12,14,16 -- python3 fib.py '{size}'
has out 'superlinear --sizes 16:24:+2 -e cprofile -d fib -- python3 fib.py {size}' \
	'too short: more steps, since ten times the size may take for ever'
run "$driver" -e cprofile -d fib --until-firm --budget 60 --sizes 12,14,16 -- \
	python3 fib.py '{size}'
has err 'fib is a culprit, and firm' 'which is what the next runs take'
is "$(lines fib | jq -r 'select(.type == "run" and .result) | .size' |
	sort -n | paste -sd ' ')" '12 14 16 18 20' 'until it is known'

# ---- with a plan ----

cp "$DATA/examples/job.py" .
cat >plan.json <<'JSON'
{
  "meta": {"profiler": "cprofile", "clock_type": "WALL",
           "output_dir": "profiling", "command": ["python3", "job.py", "{size}"]},
  "runs": [
    {"id": "a", "size": 100, "label": "x", "phase": 0, "status": "pending"},
    {"id": "b", "size": 200, "label": "x", "phase": 1, "status": "pending"},
    {"id": "c", "size": 400, "label": "x", "phase": 1, "status": "pending"},
    {"id": "d", "size": 800, "label": "x", "phase": 1, "status": "pending"}
  ]
}
JSON
run "$driver" -f plan.json --phase 1
is_status 0 'a phase of a plan'
is "$(jq -c '[.runs[].status]' plan.json)" \
	'["pending","done","done","done"]' 'its runs are marked'
check 'its report is named after it' test -s reports/phase1_report.md
check 'so is the page' grep -q '</html>' reports/phase1_report.html
has err 'page: reports/phase1_report.html' 'and that is told'
before=$(cat profiling/b.run.json)
jq '.runs = [(.runs[0] | .cache = "cold"), (.runs[0] | .cache = "warm" | .id = "w")]' \
	plan.json >probe.json
run "$driver" -f probe.json --phase 0 --report probe.md
is_status 0 'a probe of the cache'
check 'is a line of what the phase came to' jq -s -e 'map(select(.type == "cache")) |
	length == 1 and .[0].cpu_saving < 1 and .[0].cpu_saving_lo < .[0].cpu_saving_hi and
	.[0].cold_was_empty == "yes"' profiling/phase0_analysis.jsonl
has probe.md 'By computing time the ' 'and its report'
run "$driver" -f plan.json --all --report all.md
is_status 0 'all of it'
is "$(cat profiling/b.run.json)" "$before" 'what was done is not done again'
has all.md 'find' 'and reported with the rest'
cp plan.json grow.json
run "$driver" -f grow.json --phase 1 --until-firm
is_status 0 'a plan until it is firm'
check 'gets new runs where they are needed' \
	jq -e '[.runs[] | select(.status == "done")] | length >= 3' grow.json
run "$driver" -f plan.json --run nosuch
is_status 3 'no such run'

# A run that fails does not stop the others.
jq '.runs += [{"id":"e","size":1600,"label":"x","phase":2,"status":"pending",
	"command":["python3","-c","raise SystemExit(3)"]}]' plan.json >more.json
run "$driver" -f more.json --all --report more.md
is_status 1 'a run that fails is told'
check 'and the report is made' test -s more.md
has more.md 'exit status 3' 'which says so'

# Frozen files: what they were in the first run holds for all that follow.
jq '.invariants.frozen_files = ["job.py"] | .runs |= map(.id = "f" + .id)
	' plan.json | jq 'del(.results) | .runs |= map(.status = "pending")' >frozen.json
run "$driver" -f frozen.json --phase 0
is_status 0 'a run with frozen files'
echo '# a change' >>job.py
run "$driver" -f frozen.json --all
is_status 1 'after a change the others are refused'
has err 'frozen files have changed' 'by name'
is "$(jq -c '[.runs[].status]' frozen.json)" \
	'["done","pending","pending","pending"]' 'and stay pending'

# ---- what is refused ----

run "$driver" --phase
is_status 2 'an option without its value'
run "$driver" --nosuch
is_status 2 'an unknown option'
run "$driver" -f nosuch.json
is_status 4 'no plan'
has err 'nosuch.json' 'is named'
run "$driver" -f plan.json --all -- python3 job.py
is_status 2 'a plan and a command'
printf '{"runs": [' >broken.json
run "$driver" -f broken.json --report broken.md
is_status 3 'a broken plan'
check 'makes no report' test ! -e broken.md
for words in '--budget 5' '--budget x --until-firm' '--header 1' '--input nosuch' \
    '-f plan.json -r a --until-firm' '--input x --sizes 1 -- true x'; do
	# shellcheck disable=SC2086
	run "$driver" $words
	is_status 2 "usage: $words"
done
run "$driver" python3 job.py 100
is_status 2 'a command without --'
has err 'behind --' 'is told where it belongs'
run "$driver" --sizes 100:800:x2 -- python3 job.py
is_status 2 'sizes that the command does not take'
has err '{size}' 'and what is missing'
run "$driver" --input nosuch -- cat nosuch
is_status 4 'no such input'
run "$driver" --input table.py -- cat data
is_status 2 'a command that does not name its input'
run "$driver" --version
is_status 0 '--version'
run "$driver" -h
is_status 0 '-h'
has out 'superlinear --sizes 1000:16000:x2 -- python3 job.py {size}' 'has examples'
cp out short
run "$driver" --help
is "$(cat out)" "$(cat short)" '--help is the same'
run "$driver" --nosuch
is "$(cat err)" "superlinear: unknown argument: '--nosuch' (see superlinear --help)" \
	'a usage error is one line'
run "$driver" -b size --clock cpu --builtins -e cprofile -d by --sizes 100:800:x2 -- \
	python3 job.py '{size}'
lines by >laws
has laws '"by":"size"' '-b'
is "$(jq -r 'select(.type == "run" and .result) | .clock' laws | sort -u)" cpu '--clock'
run "$driver" -d by -e none --no-lines -- sh -c 'echo lines $SUPERLINEAR_LINES'
is "$(head -n 1 out)" 'lines 0' '--no-lines'

printf 'def f(n):\n    for a in range(n):\n        for b in range(n):\n            pass\n\n\nf(int(__import__("sys").argv[1]))\n' >loop.py
run "$driver" --hits -d hits --sizes 10:80:x2 -- python3 loop.py '{size}'
lines hits >laws
is "$(jq -r 'select(.type == "cause") | "\(.name) \(.confidence) \(.law)"' laws)" \
	'f firm hits of line 3 = n^2 + n' '--hits: a loop of microseconds is firm'

# ---- the page ----

# A browser that tells what it is to show; it is started and not waited for.
mkfifo shown
printf '#!/bin/sh\nprintf "%%s\\n" "$1" >"%s"\n' "$T/shown" >browser
chmod +x browser
BROWSER=$T/browser run "$driver" -d once --open --report here/r.md -e none -- python3 -c ''
is "$(timeout 60 cat shown)" here/r.html '--open shows the page'
check 'which lies beside the report' grep -q '</html>' here/r.html
run "$driver" -d once --report here/q.html -e none -- python3 -c ''
check 'a name of a page is that of the page' grep -q '</html>' here/q.html
check 'and the report lies beside it' grep -q '^# Performance' here/q.md
rm shown browser

# ---- people are told ----

printf '#!/bin/sh\ncat >>%s/told\n' "$T" >tell
chmod +x tell
export SUPERLINEAR_NOTIFY="command $T/tell"
told() {
	[ ! -e told ] || grep '^superlinear: ' told
	rm -f told
}
cp "$DATA/examples/job.py" .
run "$driver" -d told.d --notify 'done',firm --sizes 100:400:x2 -e cprofile -- python3 job.py '{size}'
is_status 0 '--notify'
is "$(told | sort -u)" 'superlinear: 3 runs are done' 'people are told at the end'
run "$driver" -d told.d --notify error --notify 'done' --sizes 1,2 -e none -- \
	sh -c 'exit $(({size} / 2))'
is_status 1 'a run that fails'
is "$(told)" 'superlinear: 1 run is done, 1 failed
superlinear: 1 run is done, 1 failed' 'is told at once, and the end as well'
run "$driver" -d told.d --notify error --sizes 1,1.5 -e none -- true '{size}'
is "$(told)" '' 'none failed'
printf '#!/bin/sh\nexit 1\n' >tell
run "$driver" -d told.d --notify 'done' --sizes 1,2 -e none -- true '{size}'
is_status 0 'a message that is not sent changes nothing'
has err 'command: not sent' 'and is said'
check 'the report is there' test -s told.d/report.md
run "$driver" -d none.d --notify soon -- true
is_status 2 'no such event'
SUPERLINEAR_NOTIFY='' HOME=$T/nobody XDG_CONFIG_HOME='' run "$driver" -d none.d --notify 'done' -- true
is_status 2 'nobody to tell'
check 'is known before anything is run' test ! -e none.d
unset SUPERLINEAR_NOTIFY
done_testing
