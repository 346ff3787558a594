#!/bin/bash
# prof-run-terminal.t: what a person at a terminal sees and types.
. "$(dirname "$0")/lib.sh"

WAYS=$DATA/run/ways.py
terminal() {
	run python3 "$DATA/run/terminal.py" "$@"
}

terminal prof-run -e none --id tty python3 -c \
	'import os; print([os.isatty(fd) for fd in (0, 1, 2)])'
is_status 0 'a single command at a terminal'
has out '[True, True, True]' 'it keeps the terminal'
has out 'tty' 'the run is shown as a table'
has_not out '{"type"' 'and not as JSON'

mkfifo started
terminal --keys started '\x03' sh -c \
	"prof-run -e cprofile --id key python3 '$WAYS' spin started >line"
is_status 130 'Ctrl-C: it dies of SIGINT'
is "$(python3 "$DATA/run/look.py" line key status early_exit error_type)" \
	"$(printf 'done\ntrue\nnull')" 'Ctrl-C: the run was cut short'
check 'Ctrl-C: with a profile until then' test -s profiling/key.early.wall.pstat
check 'Ctrl-C: the program could clean up' test -e cleaned
rm -f cleaned

terminal --keys started '\x03' env SUPERLINEAR_BIN="$TOP/build/$V/bin" \
	"$TOP/scripts/superlinear" -e cprofile -d answer -- \
	python3 "$WAYS" spin started
is_status 130 'Ctrl-C: the driver dies of it, too'
has_not out 'time limit' 'Ctrl-C: which was no time limit'
has out 'interrupted: the answer is about the time until then' \
	'Ctrl-C: after the answer'
has out 'spin' 'Ctrl-C: which names the function'
rm -f cleaned
mkdir tmp
TMPDIR=$PWD/tmp terminal --keys started '\x03\x03' env \
	SUPERLINEAR_BIN="$TOP/build/$V/bin" "$TOP/scripts/superlinear" -e none \
	-d twice -- sh -c 'trap "" INT; echo x >started; exec sleep 2'
is_status 0 'Ctrl-C twice to a program that does not care'
is "$(ls -A tmp)" '' 'and nothing is left over'

# A program that takes the key itself goes on.
cat >takes.py <<'EOF'
import os, signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
with open("started", "w") as fifo:
    fifo.write("x")
print("typed", input())
EOF
terminal --keys started '\x03word\n' prof-run -e none -o jsonl --id takes \
	python3 takes.py
is_status 0 'a program that takes Ctrl-C itself'
has out 'typed word' 'and reads from the terminal'

printf '{"type":"run","id":"%s","size":%s,"engine":"none","command":["true"]}\n' \
	a 1 b 2 >in
terminal sh -c 'prof-run <in >line'
has out 'prof-run: 0 done, a running 0:00' 'runs of a stream are counted'
has out 'prof-run: 1 done, b running 0:00 of about 0:0' 'with an estimate'
has out 'prof-run: b: done in' 'and each has its line'

# What a long run does now, as the native engine has counted it, and then nothing
# of it.
cat >long.py <<'PY'
import time
def turn(number):
    return sum(range(number))
def main():
    while time.process_time() < 6:
        turn(5000)
main()
PY
printf '{"type":"run","id":"long","size":1,"engine":"native","command":["python3","long.py"]}\n' >in
terminal sh -c 'prof-run <in >line'
check 'how many calls, and who computes now' grep -qE \
	'long running 0:[0-9]*, [1-9][0-9]* thousand calls, now in turn' out
has out "$(printf '\r\033[Kprof-run: long: done in')" \
	'in the end the line is wiped away'

# A report is as wide as the terminal, and 80 columns where there is none.
cat >wide.jsonl <<'EOF'
{"type":"note","tool":"t","level":"warning","code":"c","text":"a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z"}
EOF
for columns in 60 120; do
	terminal sh -c "stty cols $columns; NO_COLOR=1 prof-report <wide.jsonl"
	is "$(awk -v most="$columns" 'length > most { wide = 1 }
		length > longest { longest = length }
		END { print wide + 0, (longest > most - 10) }' out)" '0 1' \
		"a terminal of $columns columns"
done
run_in wide.jsonl prof-report -o text
is "$(awk 'length > 80' out)" '' 'and 80 without one'

# The answer stands last, with colour, and paths that can be opened.
mkdir -p tree/docs tree/lib
touch tree/lib/cart.py
printf '{"type":"cause","full_name":"%s:9 add","module":"%s","lineno":9,"name":"add","verdict":"quadratic","confidence":"firm","p_own":2}\n' \
	"lib/cart.py" "lib/cart.py" >cause
escape=$(printf '\033')
tilde='~' # as profiles have it
shown() { # shown FOLDER MODULE ENVIRONMENT...
	sed "s|lib/cart.py|$2|g" cause >cause.jsonl
	terminal env -u NO_COLOR TERM=xterm "${@:3}" sh -c "cd $1 && prof-report $PWD/cause.jsonl"
}
shown tree lib/cart.py
is "$(grep -c "$escape\[1m$escape\[36madd$escape\[39m$escape\[22m" out)" 2 'names have a colour'
is "$(sed "s/$escape\\[[0-9]*m//g" out | grep -B 1 '^---*$' | tail -n 2 | head -n 1)" \
	'The answer' 'the answer is the last that is seen'
shown tree lib/cart.py NO_COLOR=1
has_not out "$escape" 'NO_COLOR: none'
shown tree lib/cart.py TERM=dumb
has_not out "$escape" 'nor where the terminal has none'
has out 'add (lib/cart.py:9) grows' 'a path from the working folder'
shown tree/docs lib/cart.py NO_COLOR=1
has out 'add (../lib/cart.py:9) grows' 'one from the top of the tree, in a folder of it'
shown tree "\$TMP/t/tree/lib/cart.py" NO_COLOR=1
has out 'add (lib/cart.py:9) grows' 'one in the temporary folder'
shown tree "$tilde/tree/lib/cart.py" NO_COLOR=1 HOME="$PWD"
has out 'add (lib/cart.py:9) grows' 'one in the home folder'
shown tree/docs "$tilde/tree/lib/cart.py" NO_COLOR=1 HOME="$PWD"
has out "add ($PWD/tree/lib/cart.py:9) grows" 'one that is not below it'
shown tree a/b/lib/lost.py NO_COLOR=1
has out 'add (lib/lost.py:9) grows' 'one that is not there is shown by its end'

terminal prof-run
is_status 2 'a terminal is no stream of run lines'
has out 'neither a COMMAND nor run lines' 'and that is said'

# The line that takes the time, for the one who sits there, from a file that is
# as it was.
{
	printf '{"type":"run","id":"r1","size":1,"status":"done","result":'
	printf '{"success":true,"started_utc":"2021-05-06T07:08:09.000000Z"}}\n'
	printf '{"type":"cause","by":"job.py:2 f.<for>","full_name":"job.py:1 f",'
	printf '"module":"job.py","lineno":1,"name":"f","verdict":"quadratic",'
	printf '"confidence":"firm","metric":"own","p_ncall":0,"p_own":2,"ncall":1,'
	printf '"share":1,"n_max":100,"why":"each-call-grows",'
	printf '"hot_line":3,"hot_share":0.9}\n'
} >lines
printf 'def f(rows):\n    for r in rows:\n        if r in seen: \n' >job.py
touch -d 2021-05-06T07:08:08Z job.py
# shows WORDS: the words after the number of the line
shows() {
	NO_COLOR=1 terminal prof-report -o text lines
	is "$(tr -d '\r' <out | tr '\n' ' ' | tr -s ' ' | sed -n 's/.*most of all in line 3//p' |
		sed 's/\. It takes.*//')" "$1" "$2"
}
shows ', if r in seen:' 'the line is shown'
prof-report -o text lines | tr '\n' ' ' | tr -s ' ' >out
has out 'most of all in line 3. ' 'and stands in no file'
touch -d 2021-05-06T07:08:10Z job.py
shows '' 'a file that was changed since is not looked at'
touch -d 2021-05-06T07:08:08Z job.py
mv job.py other.py
ln -s other.py job.py
shows '' 'nor is a link'
rm job.py
shows '' 'nor one that is not there'
printf 'def f(rows):\n' >job.py
touch -d 2021-05-06T07:08:08Z job.py
shows '' 'nor a line that it does not have'
truncate -s 5M job.py
touch -d 2021-05-06T07:08:08Z job.py
shows '' 'nor a file that is no source'
is "$(grep -c 'job.py: ' out)" 0 'without a word'

done_testing
