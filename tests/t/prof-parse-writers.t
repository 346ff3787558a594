#!/usr/bin/env bash
# prof-parse: callgrind files of every program that writes them, whole and cut.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

W=$DATA/parse/writers
R=$DATA/parse/reports

# The columns of the functions named, in that order: calls, calls that are not
# recursive, and times in 10 ns.
rows() { # rows FILE NAME...
	local file=$1 name
	shift
	run prof-parse --id x "$file"
	for name; do
		jq -r --arg name "$name" 'def t: if . == null then "-" else . * 1e8 | round end;
		    select(.type == "func" and .name == $name) |
		    [.name, .kind, .lineno // 0, .ncall // "-", .nactualcall // "-",
			(.tsub_s | t), (.own_s | t), (.ttot_s | t)] | join(" ")' out
	done
}

# Xdebug: what is built in is of php:internal, and counts as own cost of whom
# it is called by; the unit is in the name of the event.
is "$(rows "$W/xdebug.cg" 'App\Book->same' 'App\Book->put' php::usort 'App\fact' '{main}')" \
	'App\Book->same func 5 6 6 188 188 188
App\Book->put func 10 4 4 2786 6874 8655
php::usort builtin 0 4 4 4088 4088 4242
App\fact func 15 3 1 1140 1140 1140
{main} func 1 - - 4316 4316 14110' 'Xdebug'
is_err '' 'without a remark'

# ruby-prof: what is written in C has an empty file name, microseconds.
is "$(rows "$W/ruby-prof.cg" Book::same Book::find Array::each 'Integer::-@' Object::fact)" \
	'Book::same func 3 6 6 700 1000 1000
Book::find func 4 4 4 500 1300 2400
Array::each builtin 0 4 4 800 800 1900
Integer::-@ builtin 0 4 4 300 300 300
Object::fact func 7 3 1 1000 1900 1900' 'ruby-prof'
run prof-parse --id x "$R/ruby-800.cg"
is "$(jq -s '[.[] | select(.type == "func") | .tsub_s] | add * 1e6 | round' out)" \
	198238 'ruby-prof: self times add up to the total of callgrind_annotate'

# NYTProf: opcodes and XS code have no line, a file is that of the call.
is "$(rows "$W/nytprof.cg" Book::same Book::put Book::CORE:sort utf8::is_utf8 main::fact main::dyn main::RUNTIME)" \
	'Book::same func 3 6 6 400 400 400
Book::put func 5 4 4 2400 3800 5900
Book::CORE:sort builtin 0 4 4 1300 1300 1300
utf8::is_utf8 builtin 0 4 4 100 100 100
main::fact func 7 3 1 800 800 800
main::dyn func 1 1 1 200 200 200
main::RUNTIME func 0 - - - - -' 'NYTProf'

# pyprof2calltree: the pstat that it was made from says the same.
same() { # of what the callgrind file knows
	prof-parse --id x "$1" 2>/dev/null | jq -r 'select(.type == "func" or
	    .type == "edge") | select(.ncall != null and (.name != "fact" or
	    .caller == null) and (.name | test("disable|exec") | not)) |
	    [.type, .caller, .kind, .full_name, .ncall, .nactualcall, .origin,
	    (.tsub_s * 1e9 | round), ((.own_s // 0) * 1e9 | round),
	    (.ttot_s * 1e9 | round)] | @tsv' | sort
}
is "$(same "$W/pyprof2calltree.cg")" "$(same "$W/pyprof2calltree.pstat")" \
	'pyprof2calltree: as the pstat'
is "$(same "$W/pyprof2calltree.cg" | wc -l)" 29 'all functions and edges'

# pprof: seconds by the event, samples and no calls.
is "$(rows "$W/pprof.cg" main.same main.find)" \
	'main.same func 0 - - 56000000 56000000 56000000
main.find func 0 - - 14000000 14000000 70000000' 'pprof'
has out '"code":"sampled"' 'pprof: it says that it knows no calls'
has_not out '"code":"instructions"' 'and its costs are times'

# Units, by the word of the event; one that is no time has a note.
while read -r event seconds; do
	printf 'events: %s\nfl=a.c\nfn=f\n3 1\n\n' "$event" >unit
	run prof-parse --id x unit
	is "$(jq -r 'select(.type == "func") | .tsub_s' out)" "$seconds" "event $event"
done <<'EOF2'
ns 1e-09
Time_(10ns) 1e-08
us 1e-06
Time_(µs) 1e-06
cpu(ms) 0.001
time[us] 1e-06
cpu(s) 1
wall_time 1e-06
process_time 1e-06
EOF2
printf 'creator: xdebug 2.5\nevents: Time Memory\nfl=a.c\nfn=f\n3 1 5\nsummary: 1 5\n' >unit
run prof-parse --id x unit
has out '"tsub_s":1e-06' 'Time of an old Xdebug'
printf 'events: alloc_space(MB)\nfl=a.c\nfn=f\n3 1\n' >unit
run prof-parse --id x unit
has out 'the costs are alloc_space(MB), not time' 'memory is no time'

# valgrind: jumps cost nothing, and may be the first to name a file or a function.
cat >jumps <<'EOF2'
# callgrind format
version: 1
creator: callgrind-3.19.0
part: 1
positions: instr line
events: Ir
summary: 120

fl=(1) a.c
fn=(1) main
0x10 3 10
+4 +1 5
jfi=(2) b.h
jfn=(3) far
jcnd=1/2 +42 -6
* *
jump=7 +1 +1
+1 +1 1000
fi=(2)
+7 * 1
fe=(1)
cfn=(2) has
calls=3 0x90 9
* * 60
cfi=(2)
cfn=(3)
calls=1 +3 +4
+1 +1 4

fn=(2)
0x90 9 60

fl=(2)
fn=(3)
0x99 1 4

totals: 80

part: 2
positions: instr line
events: Ir
summary: 40

fl=(1)
fn=(2)
* * 40

totals: 40
EOF2
is "$(rows jumps main has far)" 'main func 0 - - 2 2 8
has func 0 3 3 10 10 10
far func 0 1 1 0 0 0' 'jumps, parts'
is "$(jq -r 'select(.name == "far") | .module' out | uniq)" b.h 'the file that a jump named'
is "$(jq -s '[.[] | select(.type == "func") | .tsub_s] | add * 1e9 | round' out)" 120 \
	'self costs add up to the totals of all parts'
has_not out '"code":"sums"' 'and nothing is said of that'

# The self cost of a call: that of a function that calls nothing is all of it.
edges() {
	jq -r 'select(.type == "edge") | [(.caller | sub(".* "; "")), .name,
	    (if .tsub_s == null then "-" else .tsub_s * 1e9 | round end)] | @tsv' out | tr '\t' ' '
}
cat >self <<'EOF2'
events: ns
fl=a.c
fn=main
1 10
cfn=leaf
calls=2 1
1 20
cfn=one
calls=1 1
1 100
cfn=two
calls=1 1
1 90
cfn=left
calls=1 1
1 7
fn=leaf
1 50
fn=one
1 40
cfn=leaf
calls=3 1
1 30
cfn=two
calls=1 1
1 30
fn=two
1 120
cfn=two
calls=5 1
1 50
EOF2
run prof-parse --id x self
is "$(edges)" 'main leaf 20
main one 40
main two 90
main left 7
one leaf 30
one two 30
two two -' 'by caller'
is "$(jq -r 'select(.type == "func" and .name == "left") | .tsub_s * 1e9 | round' out)" 7 \
	'a callee without an entry of its own'

printf 'events: ns\nfl=a.c\nfn=f\n1 5\ncfn=g\ncalls=1 1\n1 -3\nfn=g\n2 7\n' >less
run prof-parse --id x less
is "$(edges)" 'f g -' 'a call of less than nothing has no cost'
has out '"code":"negative-times"' 'which is said'

# Names that are no text, empty ones.
printf 'events: ns\nfl=caf\351.c\nfn=a\0b\n1 5\nfl=\nfn=\n1 6\n' >names
run prof-parse --id x names
is "$(jq -r 'select(.type == "func") | .full_name' out)" 'caf\xe9.c:0 a\x00b
<unnamed>' 'other bytes are written as numbers'

printf 'events: ns \t\nfl=a.c\t \nfn=f \n1 5 \n' >blanks
run prof-parse --id x blanks
is "$(jq -r 'select(.type == "func") | .full_name' out)" 'a.c:0 f' \
	'blanks at the ends of lines are of no name'
has_not out profile-empty 'one function is a profile'
printf 'version: 1\nevents: ns\n' >nobody
run prof-parse --id x nobody
has out '"code":"profile-empty"' 'no function is none'

# Files that end too early: nothing of them counts. Every writer, every byte but
# those where what is left is a whole file of it.
cut_at() { # cut_at FILE BYTES
	head -c "$2" "$1" >cut.cg
	run prof-parse --id x cut.cg
}
for file in xdebug ruby-prof nytprof pyprof2calltree; do
	size=$(wc -c <"$W/$file.cg")
	silent=0
	for ((at = 200; at < size - 2; at += 13)); do
		cut_at "$W/$file.cg" "$at"
		# Between two entries nothing is missing that a root would call.
		[ "$(tail -c 2 cut.cg | tr '\n' x)" != xx ] || continue
		[ "$status" -eq 3 ] && ! grep -q '"func"' out || silent=$((silent + 1))
	done
	is "$silent" 0 "$file: a file that is cut is malformed"
done
cut_at "$W/xdebug.cg" 1000
is_err 'prof-parse: cut.cg:110: ends before its summary in the middle of a line: the program was killed, or the file is cut' 'what is said'
{
	sed '/^summary/d' "$W/xdebug.cg"
	echo '==== NEW PROFILING FILE ===='
	cat "$W/xdebug.cg"
} >appended
run prof-parse --id x appended
is_status 3 'the first of two that were appended is cut'
{
	printf '\n==== NEW PROFILING FILE ====\n'
	cat "$W/xdebug.cg"
	printf '\n==== NEW PROFILING FILE ====\n'
	cat "$W/xdebug.cg"
} >appended
is "$(rows appended 'App\Book->same')" 'App\Book->same func 5 12 12 376 376 376' \
	'whole ones add up'
head -n -5 jumps >cut.cg
run prof-parse --id x cut.cg
is_status 3 'a part of valgrind without its totals'
size=$(wc -c <"$DATA/parse/yappi.callgrind")
silent=0
for ((at = 700; at < size - 400; at += 13)); do
	cut_at "$DATA/parse/yappi.callgrind" "$at"
	[ "$status" -eq 3 ] || silent=$((silent + 1))
done
is "$silent" 0 'YAPPI: each function that is listed has its costs'
printf 'events: ns\nfl=a.c\nfn=f\n3 1\ncfn=g' >cut.cg
run prof-parse --id x cut.cg
is_status 3 'an unknown writer: the middle of a line'
printf 'events: ns\nfl=a.c\nfn=f\n3 1' >cut.cg
run prof-parse --id x cut.cg
is_status 0 'but a last line of costs may lack its end'

# The laws.
blamed() { # blamed PATTERN N...
	local pattern=$1 n
	shift
	for n; do
		# shellcheck disable=SC2059 # it has the %s
		prof-parse --id "n$n" --size "$n" "$(printf "$pattern" "$n")"
	done 2>/dev/null | prof-scale 2>/dev/null | prof-cause |
		jq -r 'select(.type == "cause") | [.full_name, .verdict, .confidence,
		    (.share * 100 | round)] | @tsv' | tr '\t' ' '
}
sizes='1000 2000 4000 8000 16000'
for form in pstat cg; do
	# shellcheck disable=SC2086 # words
	is "$(blamed "$R/p%s.$form" $sizes)" '/srv/job/job.py:4 place quadratic firm 99' \
		"who calls list.index is blamed, by its $form"
done
is "$(blamed "$R/ruby-%s.cg" 50 100 200 400 800)" \
	'/srv/job/job.rb:4 Book::find quadratic firm 99' 'who calls Array#each'

# A symptom's costs are those of its calls.
for n in 50 100 200 400 800; do
	calls=$((n * (n - 1) / 2))
	cat >"s$n.cg" <<EOF2
creator: callgrind-3.19.0
events: Ir
fl=s.c
fn=main
6 200000
cfn=find
calls=$n 5
6 $((calls * 135))
fn=find
5 $((calls * 8))
cfn=same
calls=$calls 4
5 $((calls * 127))
fn=same
4 $((calls * 127))
totals: $((200000 + calls * 135))
EOF2
done
is "$(blamed s%s.cg 50 100 200 400 800)" 's.c:0 find quadratic firm 100' \
	'find and same together'
for n in 50 100 200 400 800; do
	prof-parse --id "n$n" --size "$n" "s$n.cg"
done 2>/dev/null | prof-scale 2>/dev/null | prof-cause >out
is "$(jq -r 'select(.type == "cause") | .symptoms[] | .full_name + " " + (.own_s * 1e6 | round | tostring)' out)" \
	"s.c:0 same $((319600 * 127 / 1000))" 'the symptom has its costs'

done_testing
