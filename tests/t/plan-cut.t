#!/usr/bin/env bash
# plan-cut: run lines of a command on growing parts of its input file.
. "$(dirname "$0")/lib.sh"

# sizes FILE: the sizes of the runs on standard output of the last command.
sizes() {
	jq -r .size out | paste -sd ' '
}

# part SIZE FILE: that copy, below the folder `parts`.
part() {
	cat "parts/$1/$2"
}

# cut FILE ARGUMENT...: into the folder `parts`, anew.
cut_it() {
	rm -rf parts
	run plan-cut --copies parts "$@"
}

# ---- lines ----

seq 100 >numbers
cut_it numbers sort -n numbers
is_status 0 'lines'
is "$(sizes)" '7 13 25 50 100' 'a sixteenth to all of them, rounded up'
is "$(part 7 numbers)" "$(seq 7)" 'the first ones'
check 'all of them are the same bytes' cmp numbers parts/100/numbers
is "$(jq -c .command out | head -n 1)" "[\"sort\",\"-n\",\"$T/parts/7/numbers\"]" \
	'the copy takes the place of the file'
is "$(jq -r .id out | head -n 1)" cut-7 'ids say the size'
printf 'a\n\nb' >ragged
cut_it ragged cat ragged
is "$(sizes)" '1 2 3' 'blank lines are lines, a last one needs no end'
is "$(cat err)" '' 'three sizes are enough'
is "$(part 3 ragged | od -An -c)" "$(od -An -c ragged)" 'no byte is added'
cut_it --header 10 numbers cat numbers
is "$(sizes)" '6 12 23 45 90' '--header: lines that are no records'
is "$(part 6 numbers)" "$(seq 16)" 'every copy has them'
cut_it -n 2 numbers cat numbers
is "$(sizes)" '50 100' '-n'
has err 'a verdict needs three' 'two sizes are too few, and it says so'
cut_it --id x -d o -e none -t 2m --clock cpu -n 1 numbers job --in=numbers '{size}' '{id}' '{out}'
is "$(jq -c 'del(.command, .program_hash)' out)" \
	'{"type":"run","id":"x-100","size":100,"status":"pending","attempt":0,"engine":"none","clock":"cpu","timeout_seconds":120,"dir":"o"}' \
	'where, how, how long, and under which name'
is "$(jq -c .command out)" "[\"job\",\"--in=$T/parts/100/numbers\",\"100\",\"x-100\",\"o\"]" \
	'an option with the file, and the other placeholders'
cut_it -n 1 numbers sort "$PWD/numbers"
is "$(jq -r '.command[1]' out)" "$T/parts/100/numbers" 'the file by another path'
run plan-cut numbers sort other
is_status 2 'a command without the file'
has err "standard input: sh -c 'command < {input}'" 'is told how to get it'
cut_it -n 1 numbers sh -c 'sort < {input}'
is "$(jq -r '.command[2]' out)" "sort < $T/parts/100/numbers" '{input}'

# ---- records that begin with a line of their own ----

printf '>a\nAC\nGT\n>b\n\nTT\n>c\n>d\nA' >genes.fa
cut_it --record '^>' genes.fa cat genes.fa
is "$(sizes)" '1 2 4' 'as many as lines that begin one'
is "$(part 1 genes.fa)" $'>a\nAC\nGT' 'with all lines up to the next'
is "$(part 2 genes.fa | tail -n 3)" $'>b\n\nTT' 'a blank one among them'
check 'all of them are the same bytes' cmp genes.fa parts/4/genes.fa
printf 'preamble\n\n\nx: 1\ny: 2\n\nx: 3\n \n\n' >blocks
cut_it --record '^[[:space:]]*$' blocks cat blocks
is "$(sizes)" '1 2 3' 'blank lines divide, and are no records'
is "$(part 2 blocks)" $'preamble\n\n\nx: 1\ny: 2' 'the second'
cut_it --record '^x' --header 3 blocks cat blocks
is "$(sizes)" '1 2' '--header: lines in front of the first'
is "$(part 1 blocks)" $'preamble\n\n\nx: 1\ny: 2' 'which every copy has'
printf 'From a\r\nx\r\nFrom b\r\n' >mail.csv
cut_it --record '^From [ab]$' mail.csv cat mail.csv
is "$(sizes)" '1 2' 'it goes before the kind of file, and line ends count for nothing'
run plan-cut --record '^x:' numbers cat numbers
is_status 3 'a pattern that no line matches'
has err 'plan-cut: numbers: no line' 'is told'
run plan-cut --record '(' numbers cat numbers
is_status 2 'a pattern that is none'
has err "--record: " 'is told'

# ---- tables ----

{
	echo 'name,text'
	for ((i = 1; i <= 64; i++)); do printf '%d,"two\nlines, ""%d"""\n' $i $i; done
} >t.csv
cut_it t.csv cat t.csv
is "$(sizes)" '4 8 16 32 64' 'a table: rows, not lines'
is "$(part 4 t.csv)" "$(head -n 9 t.csv)" 'with its header'
printf '%s\n' 'size,name' '3.5",a' '5"",b' '"8"", wide",c' '"1",d' >inches.csv
cut_it inches.csv cat inches.csv
is "$(sizes)" '1 2 4' 'a quote within a field is a quote'
is "$(part 2 inches.csv)" "$(head -n 3 inches.csv)" 'and ends no row'

cut_it --header 0 t.csv cat t.csv
is "$(sizes)" '5 9 17 33 65' 'a table without a header'
printf 'a,b\r\n1,2\r\n3,4\r\n' >crlf.csv
cut_it crlf.csv cat crlf.csv
is "$(part 1 crlf.csv | od -An -c)" "$(head -c 10 crlf.csv | od -An -c)" 'CRLF'

# ---- JSON ----

printf ' [ {"a":[1,"]"]},\n "x\\"],", [], {}, 12 ] \n' >array.json
cut_it array.json cat array.json
is "$(sizes)" '1 2 3 5' 'an array: its elements'
is "$(part 1 array.json | jq -c .)" '[{"a":[1,"]"]}]' 'brackets in strings'
is "$(part 3 array.json | jq -c .)" '[{"a":[1,"]"]},"x\"],",[]]' 'a copy is an array'
check 'all of it is the same bytes' cmp array.json parts/5/array.json
for ((i = 1; i <= 8; i++)); do printf '{"i":%d}\n\n' $i; done >lines.jsonl
cut_it lines.jsonl cat lines.jsonl
is "$(sizes)" '1 2 4 8' 'JSON lines: blank ones are none'
is "$(part 2 lines.jsonl | jq -c .i | paste -sd ' ')" '1 2' 'the first objects'
printf '[1]\n[2]\n[3]\n[4]\n' >arrays.jsonl
cut_it arrays.jsonl cat arrays.jsonl
is "$(sizes)" '1 2 4' 'JSON lines of arrays'
printf '[[1,2], [], [[3]], {"b":[4]}]' >arrays.json
cut_it arrays.json cat arrays.json
is "$(sizes)" '1 2 4' 'an array of arrays'
is "$(part 2 arrays.json | jq -c .)" '[[1,2],[]]' 'the first ones'

# A bracket at the beginning is not all that an array has.
while IFS='|' read -r wanted name text; do
	printf '%b' "$text" >"$name"
	cut_it "$name" cat "$name"
	is "$(sizes)" "$wanted" "$name: $text"
done <<'EOF'
1 2 3|t.toml|[main]\nx = [\n1]\n
1 2 4|t.toml|[[row]]\nx = 1\n[[row]]\nx = 2\n
1 2 4|t.ini|["a b"]\nx = 1\n[c]\ny = 2\n
1 2 3|t.log|[12:30] GET\n[12:31] GET\n[12:32] PUT\n
1 2 3|t.log|[2026-12-01] GET\n[2026-12-02] GET\n[2026-12-02] PUT\n
1 2 3|t.log|[1] GET\n[2] GET\n[3] PUT\n
1 2 4|t.log|[1]\n[2]\n\n[3]\n[4]\n
1 2 3|t.json|[1\n,2, 3]\n
1 2|t.json|[[true, 2], null]
1 2 4|t.json|["[a]", "b", [], -1.5e3]
EOF
{
	printf '[[%s' 1
	for ((i = 2; i <= 20000; i++)); do printf ', %d' $i; done
	printf '], 2, 3]'
} >long.json
cut_it long.json cat long.json
is "$(sizes)" '1 2 3' 'an array whose end is not among the first bytes'

# ---- a whole line ----

cp "$DATA/examples/table.py" "$DATA/examples/names.csv" .
plan-cut -e cprofile --copies parts2 names.csv python3 table.py names.csv |
	prof-run 2>/dev/null | prof-parse 2>/dev/null | prof-scale >laws
is "$(jq -r 'select(.name == "same" and .metric == "ncall" and .caller == null) | .law' laws)" \
	'0.5n^2 - 0.5n' 'the law of a count against the records of a table'

# ---- without --copies, and what is refused ----

mkdir tmp
TMPDIR=$T/tmp run plan-cut numbers cat numbers
is "$(find tmp -name numbers | wc -l)" 5 'a new temporary folder'
is "$(jq -r '.command[1]' out | head -n 1 | cut -c 1-"${#T}")" "$T" 'by its whole path'
TMPDIR=$T/tmp run plan-cut numbers cat numbers
is "$(find tmp -name numbers | wc -l)" 10 'a new one each time'

# What no line names nobody can remove: where it fails or is stopped behind the
# copies, which its note of the sizes shows, while it writes to a full pipe.
cat >stop.py <<'PY'
import fcntl, os, signal, subprocess, sys
read, write = os.pipe()
fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
os.write(write, b" " * fcntl.fcntl(write, fcntl.F_GETPIPE_SZ))
signal.signal(signal.SIGHUP, getattr(signal, sys.argv[2]))
program = subprocess.Popen(["plan-cut", "-n", "2", "numbers", "cat", "numbers"],
                           stdout=write, stderr=subprocess.PIPE)
os.close(write)
program.stderr.readline()
if sys.argv[1] != "PIPE":
    program.send_signal(signal.Signals["SIG" + sys.argv[1]])
    while os.read(read, 4096):
        pass
os.close(read)
sys.exit(128 - program.wait() if program.wait() < 0 else program.wait())
PY
for signal in INT TERM HUP PIPE; do
	rm -rf tmp/*
	TMPDIR=$T/tmp run python3 stop.py $signal SIG_DFL
	is_status $((128 + $(kill -l $signal))) "$signal ends it"
	is "$(ls -A tmp)" '' 'and its copies'
done
TMPDIR=$T/tmp run python3 stop.py HUP SIG_IGN
is_status 0 'a signal that is ignored is none'
is "$(find tmp -name numbers | wc -l)" 2 'and the copies are there'
rm -rf tmp/*
TMPDIR=$T/tmp run plan-cut numbers cat numbers $'\xff'
is_status 2 'a word that is not UTF-8'
is "$(ls -A tmp)" '' 'leaves no copies'

run plan-cut --copies parts2 names.csv cat names.csv
is_status 4 'copies are never written over'
: >empty
printf 'a,b\n' >header.csv
printf 'a,b\n"1,2\n3\n' >open.csv
printf '[1,2' >open.json
printf '{"a":\n1}\n' >object.json
printf '[]' >none.json
printf '[ \n]' >blank.json
gzip -c numbers >packed.gz
printf 'a\0b\n' >binary
for file in empty header.csv open.csv open.json object.json none.json blank.json packed.gz \
    binary; do
	run plan-cut "$file" cat "$file"
	is_status 3 "$file"
	has err "plan-cut: $file: " 'by name'
	is_out '' 'no lines'
done
mkfifo pipe
for file in pipe /dev/null; do
	run timeout 20 plan-cut "$file" cat "$file"
	is_status 3 "$file is no regular file"
	has err "plan-cut: $file: not a regular file" 'by name'
done
run plan-cut nosuch cat nosuch
is_status 4 'no such file'
for words in '' numbers 'numbers cat' '-n 0 numbers cat numbers' \
    '-n 33 numbers cat numbers' '--header -1 numbers cat numbers' \
    '. cat .' \
    '--id ../x numbers cat numbers' '-t 0 numbers cat numbers'; do
	# shellcheck disable=SC2086
	TMPDIR=$T/tmp run plan-cut $words
	is_status 2 "usage: $words"
	is_out '' 'prints nothing'
done
rm -rf parts
plan-cut --copies parts numbers cat numbers >/dev/full 2>err
is $? 4 'a full disk'
TMPDIR=$T/tmp plan-cut numbers cat numbers >/dev/full 2>err
is "$(ls -A tmp)" '' 'and no copies in a folder of its own'
done_testing
