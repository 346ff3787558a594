#!/usr/bin/env bash
# prof-parse: files made by hand, one of a kind, in which all is known: who holds
# memory, how often lines began, parts of functions, odd numbers and names.
# shellcheck source=tests/t/lib.sh disable=SC2034,SC2088
. "$(dirname "$0")/lib.sh"

# ---- memory ----
cat >k.wall.memory <<'EOF'
{"memory":1,"python":"3.11.7"}
["f",1,"/home/ann/x.py",7,"keep"]
["p",1,500,5]
["m",1,400,4]
["p",2,900,9]
["m",1,800,8]
EOF
run prof-parse --id k --size 3 k.wall.memory
is_status 0 'who holds memory'
is "$(jq -r 'select(.type == "memory") | [.run, .size, .point, .kind, .full_name,
	.module // "-", .lineno // "-", .name, .held_bytes, .held_blocks] |
	map(tostring) | join(" ")' out)" 'k 3 1 program program - - program 500 5
k 3 1 func ~/x.py:7 keep ~/x.py 7 keep 400 4
k 3 2 program program - - program 900 9
k 3 2 func ~/x.py:7 keep ~/x.py 7 keep 800 8' 'each checkpoint: the program, then functions'
run prof-parse --id k --match '*other' k.wall.memory
is "$(jq -r 'select(.type == "memory") | .kind' out | xargs)" 'program program' \
	'--match holds for functions'
printf '%s\n' '{"type":"run","id":"k","size":3,"status":"done","dir":".","result":{"profiles":[{"kind":"points","file":"k.points"},{"kind":"memory","file":"k.wall.memory"}]}}' >receipt
cp "$DATA/parse/native.points" k.points
run_in receipt prof-parse
is "$(grep -c '"type":"memory"' out)" 4 'of a receipt, too'
printf '["m",7,5,1]\n' >>k.wall.memory
run_in receipt prof-parse
is_status 3 'broken memory'
has out '"level":"error","code":"memory-broken","run":"k"' 'has a note of its own'

head='{"memory":1,"python":"3.11.7"}'
broken() { # broken LINE MESSAGE NAME: the head and a function, then LINE
	printf '%s\n' "$head" '["f",1,"x.py",7,"f"]' "$1" >b.wall.memory
	run prof-parse -o jsonl b.wall.memory
	is_status 3 "$3"
	has err "$2" "$3: said"
}
broken '["m",1,5,1]' 'b.wall.memory:3: a line "m" before the first "p"' 'too early'
broken '["p",0,5,1]' 'K is not' 'no number of a checkpoint'
broken '["p",1,-5,1]' 'BYTES' 'less than nothing'
broken '["p",1,5]' 'not 4 items in a line "p"' 'too few'
broken '["q",1]' 'no line of this kind is known' 'an unknown kind'
broken '["f",1,"x.py",9,"g"]' 'function 1 is defined twice' 'twice'
broken '' 'b.wall.memory' 'cut short'
printf '%s\n' "$head" '["p",2,5,1]' '["p",2,5,1]' >b.wall.memory
run prof-parse b.wall.memory
is_status 3 'the same checkpoint again'
printf '%s\n' "$head" '["p",1,5,1]' '["m",7,5,1]' >b.wall.memory
run prof-parse b.wall.memory
has err 'function 7 is not defined' 'nobody'
echo '{"memory":2}' >b.wall.memory
run prof-parse b.wall.memory
has err '"memory" is not 1' 'another version'

# ---- parts of a function ----
printf '%s\n' '["f",9,"/home/ann/job.py",4,"step.<hits>"]' '["e",2,9,7,0,7,0,10]' \
	'["f",10,"/home/ann/job.py",4,"step.<list seen>"]' '["e",2,10,5,0,5,0,0]' \
	'["f",11,"/home/ann/job.py",4,"step.<op in list seen>"]' '["e",2,11,4,0,4,0,0]' \
	'["f",12,"/home/ann/job.py",4,"step.<line>"]' '["e",2,12,3,0,3,0,0]' \
	'["f",13,"/home/ann/job.py",4,"step.<for>"]' '["e",2,13,2,0,2,0,0]' \
	'["f",15,"/home/ann/job.py",6,"step.<while>"]' '["e",2,15,9,0,9,0,0]' \
	'["f",14,"/usr/lib/python3.11/json.py",4,"load.<hits>"]' '["e",2,14,7,0,7,0,0]' >parts
sed 's|"~/job|"/home/ann/job|; /^\["p",2,/r parts' "$DATA/parse/native.points" >x.points
run prof-parse x.points
is "$(jq -r 'select(.type == "edge" and (.name | contains(".<"))) |
	"\(.point) \(.kind) \(.name) \(.ncall)"' out)" '2 length step.<list seen> 5
2 operation step.<op in list seen> 4
2 line step.<line> 3
2 loop step.<for> 2
2 loop step.<while> 9' 'what a part is, its name tells'
is "$(jq -r 'select(.type == "line") |
	"\(.full_name) \(.module) \(.lineno) \(.name) \(.hits)"' out)" \
	'~/job.py:4 step.<line> ~/job.py 4 step.<line> 7' \
	'how often a line of own code began'
run prof-parse --match '*other*' x.points
is "$(grep -c '"type":"line"' out)" 0 '--match holds for lines'
run prof-parse -o text x.points
is "$(grep -c '<line>' out)" 0 'a table for eyes has none'

# ---- numbers of marshal ----
key=')\003z\001ai\003\0\0\0z\001f'
real='g\0\0\0\0\0\0\0\0'
half='g\0\0\0\0\0\0\340\077'
# table CALLS TIME: the calls and the inclusive time of a pstat of these bytes.
table() {
	printf '%b' "{$key)\005$1$1$real$2{00" >m.pstat
	run prof-parse --id r m.pstat
	if [ "$status" -eq 0 ]; then
		jq -r 'select(.type == "func") | "\(.ncall) \(.ttot_s)"' out
	else
		sed 's/^prof-parse: m.pstat: //' err
	fi
}
while IFS='|' read -r calls time wanted; do
	is "$(table "$calls" "${!time}")" "$wanted" "pstat: calls $calls, a time $time"
done <<'EOF'
i\005\0\0\0|half|5 0.5
i\373\377\377\377|half|null null
l\001\0\0\0\005\0|half|5 0.5
l\002\0\0\0\005\0\001\0|half|32773 0.5
l\0\0\0\0|half|0 0.5
l\004\0\0\0\0\0\0\0\0\0\001\0|half|35184372088832 0.5
l\377\377\377\377\005\0|half|null null
l\004\0\0\0\0\0\0\0\0\0\0\100|half|byte 14: 576460752303423488 calls
l\001\0\0\0\0\200|half|byte 16: a digit of 15 bits is 32768
l\001\0\0\0\377\177|half|32767 0.5
l\005\0\0\0|half|byte 16: a whole number of 5 digits of 15 bits
l\373\377\377\377|half|byte 16: a whole number of -5 digits of 15 bits
EOF
text='f\x040.25' word='f\x01x' long='f\x013'
while IFS='|' read -r time wanted; do
	is "$(table 'i\001\0\0\0' "${!time}")" "$wanted" "pstat: a time as text, $time"
done <<'EOF'
text|1 0.25
long|1 3
word|byte 35: not a number: 'x'
EOF

# ---- callgrind ----
cat >ids.out <<'EOF'
version: 1
creator: x
events: Ticks

fl=(1) a.c
fn=(007) f
1 5
fn=(8) g
2 1
fn=(7)
3 6
fn=(x) h
4 2
EOF
run prof-parse --id r ids.out
is_status 0 'numbers of names'
is "$(jq -r 'select(.type == "func") | .name' out | sort | xargs)" '(x) h f g' \
	'zeros before a number are no part of it, and what is no number is a name'
cg() { # cg NAME LINES MESSAGE
	printf '%b' "version: 1\n$2" >c.out
	run prof-parse --id r c.out
	is_status 3 "callgrind: $1"
	is_err "prof-parse: c.out:$3" 'is said'
}
cg 'a call to no position' 'events: Ir\nfn=a\ncfn=b\ncalls=1 x\n' \
	"5: not a position: 'x'"
cg 'no event' 'events:\n' "2: no event: ''"
cg 'no position' 'positions:\n' "2: no position: ''"
cg 'three positions' 'positions: line line instr\n' "2: no position: ''"
cg 'a sum that is none' 'events: Ir\nsummary: x\n' "3: not a number: 'x'"
events=$(printf ' E%s' {1..64})
cg 'too many events' "events:$events E65\n" "2: too many events: 'E65'"
printf 'version: 1\nevents:%s\nfn=a\n1 %s\n' "$events" "$(printf '%s ' {1..64})" >most.out
run prof-parse --id r most.out
is_status 0 'as many as there may be'

# ---- counts of coverage ----
while IFS='|' read -r lines message; do
	printf '%b' "$lines" >l.info
	run prof-parse --id r l.info
	is "$status $(cat err)" "3 prof-parse: l.info:$message" "LCOV: $lines"
done <<'EOF'
SF:a\nFNDA:x,f\n|2: not a count: 'x,f'
SF:a\nFNL:0,x\n|2: not a line number: '0,x'
SF:a\nFNL:0,1,x\n|2: not a line number: '0,1,x'
SF:a\nFNA:0,x,f\n|2: not a count: '0,x,f'
SF:a\nDA:x,1\n|2: not a line number: 'x,1'
SF:\n|1: a file without a name: 'SF:'
EOF
# names: the functions of a profile.
names() { jq -r 'select(.type == "func") | "\(.name):\(.lineno)"' out | sort | xargs; }
printf 'SF:a.c\nFN:1,4,f\nFN:5,9f\nFN:8,g,int\nFNDA:2,f\nFNDA:3,9f\nFNDA:4,g,int\nDA:1,2\nDA:5,3\nDA:8,4\nend_of_record\n' >ends.info
run prof-parse --id r ends.info
is "$(names)" '9f:5 f:1 g,int:8' 'LCOV: an end before the name, and names that are odd'
for name in 'shop::Less::operator()(int, int) const' 'shop::(anonymous namespace)::f(int)'; do
	printf 'SF:/s/job.c\nFN:1,%s\nFNDA:2,%s\nDA:1,2\nend_of_record\n' "$name" "$name" >n.info
	run prof-parse --id r n.info
	jq -r 'select(.type == "func") | .name' out
done >operators
is "$(cat operators)" $'shop::Less::operator()\nshop::(anonymous namespace)::f' \
	'C++: parentheses that are part of a name'

mkdir tree
cat >tree/t.go <<'EOF'
package tree

func (r *Tree[K]) Add(k K) {
	r.n++
}

func (größe Höhe) Get() int {
	return 1
}

func Map[T any](x T) {
	_ = x
}
EOF
cat >g.out <<'EOF'
mode: count
example.com/tree/t.go:3.28,5.2 1 5
example.com/tree/t.go:7.31,9.2 1 6
example.com/tree/t.go:11.22,13.2 1 7
EOF
run prof-parse --id r g.out
is "$(names)" 'Höhe.Get:7 Map:11 Tree.Add:3' 'Go: methods have the name of their type'

mkdir 'a b'
printf '// é𝄞\n \t\r\nconst f = (n) => n; for (let i = 0; i < 9; i++) f(i);\n' >'a b/é%.js'
cat >v.json <<EOF
{"result":[{"url":"file://$PWD/a%20b/%C3%A9%.js","functions":[
{"functionName":"","ranges":[{"startOffset":0,"endOffset":65,"count":1}]},
{"functionName":"f","ranges":[{"startOffset":21,"endOffset":29,"count":9}]}]}]}
EOF
run prof-parse --id r v.json
is "$(jq -r 'select(.type == "func") | "\(.module) \(.name):\(.lineno) \(.ncall)"' out | tail -n 1)" \
	'$TMP/t/a b/é%.js f:3 9' 'V8: a path with blanks and other characters'
# What is no function and no line of gcov.
gzip -dc "$DATA/parse/coverage/gcov.json.gz" >gcov.json
while read -r change; do
	jq -c ".files[0] |= ($change)" gcov.json >changed.json
	run prof-parse --id r changed.json
	is "$status $(cat err)" \
		'3 prof-parse: changed.json: a file, a line or a count that is none' "gcov: $change"
done <<'EOF'
.functions[0].start_line = "1"
.functions[0].end_line = null
.functions[0].execution_count = -1
.functions[0].start_line = 3e9
.functions[0].end_line = 3e9
.lines[0].line_number = 3e9
.lines[0].line_number = null
.lines[0].count = -1
.file = ""
EOF
done_testing
