#!/usr/bin/env bash
# prof-parse on what is no profile, or no whole one: exit 3, a message with
# file, line or byte, and value, and a note that keeps the run out of fits.
# shellcheck source=tests/t/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

# bad FILE MESSAGE NAME: parsing FILE says exactly MESSAGE.
bad() {
	run prof-parse --id r "$1"
	is_status 3 "$3"
	is_err "prof-parse: $2" "$3: what is said"
	has out '"level":"error","code":"profile-broken","run":"r"' "$3: a note"
}

: >empty
bad empty 'empty: an empty file' 'an empty file'
printf 'hello\n' >text
bad text 'text: not a profile: neither pstat, nor a table with the column ncall, nor callgrind output, nor counts of coverage' \
	'any text'
head -c 4096 /dev/zero >zero
bad zero 'zero: not a profile: neither pstat, nor a table with the column ncall, nor callgrind output, nor counts of coverage' \
	'zeros'
printf '{"type":"run"}\n' >json
bad json 'json: looks like JSON, not like a profile; run lines are read from standard input' \
	'JSON'
printf '\200\002cyappi\n' >pickle
bad pickle "pickle: a pickle (YAPPI's ystat?), which is not read; save the profile as pstat" \
	'a pickle'
printf 'BZh91AY' >bz
bad bz 'bz: compressed by bzip2: only gzip is read' 'another compressor'
while read -r name bytes; do
	printf '%b' "$bytes" >other
	bad other "other: compressed by $name: only gzip is read" "$name"
done <<'EOF'
xz \0375\067zXZ\000
zstd \0050\0265\0057\0375
zip PK\003\004
EOF
run prof-parse nowhere.csv
is_status 4 'a file that is not there'
is_err 'prof-parse: nowhere.csv: No such file or directory' 'which is said'
mkdir folder
run prof-parse folder
is_status 4 'a folder'

# Compressed data that ends too early.
gzip -nc "$DATA/parse/yappi.pstat" | head -c 500 >cut.pstat.gz
bad cut.pstat.gz 'cut.pstat.gz: compressed data that gzip cannot read to its end' \
	'a cut compressed pstat'
is "$(grep -c '"type":"func"' out)" 0 'nothing of it is written'
gzip -nc "$DATA/parse/yappi.funcs.csv" | head -c 500 >cut.csv.gz
run prof-parse --id r cut.csv.gz
is_status 3 'a cut compressed table'
has out '"code":"profile-broken","run":"r"' 'its run is marked'
gzip -nc "$DATA/parse/yappi.pstat" | head -c 11 >head.gz
bad head.gz 'head.gz: compressed data that gzip cannot read to its end' \
	'compressed data cut before its first byte'
gzip -nc </dev/null >none.gz
bad none.gz 'none.gz: an empty file' 'nothing, compressed'
gzip -nc <"$DATA/parse/yappi.pstat" >pipe.gz
run prof-parse --id r <(cat pipe.gz)
is_status 3 'compressed data through a pipe'

# Tables with names of their own.
printf 'calls,query,ms\n12,x,1.5\n' >table.csv
for list in name= name 'name=query,ncall' 'name=query,,ncall=calls' who=query \
	'name=query,name=ms,ncall=calls' 'ncall=calls' 'name=query' \
	'name=query,ncall=calls,module=ms' 'name=query,ncall_ms=calls' \
	'name=query,ncall=calls,ttot_m=ms'; do
	run prof-parse --map "$list" table.csv
	is_status 2 "--map $list"
done
run_in table.csv prof-parse --map name=query,ncall=calls
is_status 2 '--map is for files'
run prof-parse --id r --map name=query,ncall=number table.csv
is_status 3 'a column that the table has not'
run prof-parse --id r --map name=query,ncall=ms table.csv
is_err "prof-parse: table.csv:2: ms: not a number of calls: '1.5'" 'its name is said'
run prof-parse --id r --map name=query,ncall=calls "$DATA/parse/yappi.pstat"
is_status 3 'what is no table'

# Counts of coverage: none above 1, and what is cut or is no count.
coverage=$DATA/parse/coverage
sed -E 's/^(FNDA|DA):([^,]*),[1-9][0-9]*/\1:\2,1/; s/^FNDA:[1-9][0-9]*/FNDA:1/
	s/^DA:([0-9]*),.*/DA:\1,1/' "$coverage/c8.info" >ones.info
bad ones.info 'ones.info: no count is above 1: it says what ran, not how often; counts are needed' \
	'LCOV of zeros and ones'
cp "$coverage/go-set.out" .
bad go-set.out "go-set.out:1: 'mode: set' says what ran, not how often: -covermode=count counts" \
	'a profile of Go that does not count'
sed '/end_of_record/d' "$coverage/c8.info" >cut.info
bad cut.info "cut.info:$(grep -c . cut.info): no end_of_record: the file is cut short" 'LCOV cut short'
printf 'SF:a\nDA:1,-2\nend_of_record\n' >negative.info
bad negative.info "negative.info:2: not a count: '1,-2'" 'hits below zero'
printf 'SF:a\nDA:1,1e30\nend_of_record\n' >many.info
bad many.info "many.info:2: not a count: '1,1e30'" 'more hits than there can be'
printf 'TN:\nFN:1,f\n' >outside.info
bad outside.info "outside.info:2: outside of a file: 'FN:1,f'" 'a function of no file'
printf 'SF:a\nFN:x,f\nend_of_record\n' >line.info
bad line.info "line.info:2: not a line number: 'x,f'" 'a function in no line'
printf 'mode: count\na.go:1.2,3.4 1\n' >block.out
bad block.out "block.out:2: not a block: 'a.go:1.2,3.4 1'" 'a block without its count'
head -c -1 "$coverage/go-test.out" >cut.out
bad cut.out 'cut.out:13: no end of line: the file is cut short' 'a profile of Go cut short'
head -c 2000 "$coverage/v8.json" >cut.json
run prof-parse --id r cut.json
is_status 3 'coverage of V8 cut short'
jq -c '.result[0].functions[0].ranges[0].count = -1' "$coverage/v8.json" >minus.json
bad minus.json 'minus.json: a script, a function or a count that is none' 'V8: a count below zero'
gzip -dc "$coverage/gcov.json.gz" | jq -c '.files[0].lines[0].count = "x"' >gcov.json
bad gcov.json 'gcov.json: a file, a line or a count that is none' 'gcov: no count'
for file in "$coverage"/*.info "$coverage"/*.out "$coverage/v8.json"; do
	for size in 1 3 9 40 200 350 450; do
		head -c "$size" "$file" >part
		run prof-parse --id r part
		[ "$status" -eq 3 ] || [ "$status" -eq 0 ] || break 2
	done
done
check 'no beginning of such a file does harm' test "$status" -le 3
mkfifo pipe && sed "s|file:///tmp/job/job.js|file://$PWD/pipe|" "$coverage/v8.json" >fifo.json
run timeout 10 prof-parse --id r fifo.json
is_status 0 'a source that is a pipe is not opened'

# Checkpoints: what cannot be is named with its line and value.
points() { # points LINE MESSAGE NAME: the sample's head, then LINE
	{
		head -n 5 "$DATA/parse/native.points"
		printf '%s\n' "$1"
	} >h.points
	bad h.points "h.points:$2" "$3"
}
points '["e",0,1,-1,0,1,5,10]' \
	"6: CALLS is not a whole number from 0 to 9007199254740992: '-1'" \
	'calls below zero'
points '["e",0,1,9007199254740993,0,1,5,10]' \
	"6: CALLS is not a whole number from 0 to 9007199254740992: '9007199254740993'" \
	'calls beyond 2^53'
points '["e",0,1,1,0,1,5,1e300]' \
	"6: TOTAL_TICKS is not a whole number from 0 to 9007199254740992: '1e300'" \
	'a number that is no count'
points '["e",0,1,2,0,1,4999999,10000000]' '6: SELF_TICKS of 1 from 0 falls' \
	'a time that falls'
points '["e",0,1,0,0,1,5000000,10000000]' '6: CALLS of 1 from 0 falls' \
	'calls that fall'
points '["e",0,1,1,0,0,5000000,10000000]' '6: PRIMITIVE of 1 from 0 falls' \
	'calls that are not recursive fall'
points '["e",0,1,1,0,1,5000000,9999999]' '6: TOTAL_TICKS of 1 from 0 falls' \
	'the time of all falls'
points '["e",0,1,1,0,1,5000000,10000000,3]
["e",0,1,1,0,1,5000000,10000000,2]' '7: WAIT_TICKS of 1 from 0 falls' 'waiting falls'
points '["t",1,1,10000000]
["t",1,0,10000000]' '7: PRIMITIVE of 1 falls' 'calls of a function fall'
points '["t",1,1,10000000]
["t",1,1,9999999]' '7: TOTAL_TICKS of 1 falls' 'the time of a function falls'
points '["t",7,1,1]' '6: CALLEE 7 is not defined' 'an unknown function'
points '["e",9,1,1,0,1,5,10]' '6: CALLER 9 is not defined' 'an unknown caller'
points '["l",1,1,7]' '6: no calls of 1 from 1' 'a line of no calls'
points '["l",0,1,7]' \
	"6: CALLER is not a whole number from 1 to 9007199254740992: '0'" \
	'a line of nobody'
points '["l",1,9,7]' '6: CALLEE 9 is not defined' 'a line of an unknown function'
points '["l",1,1,-7]' \
	"6: LINE is not a whole number from 0 to 9007199254740992: '-7'" \
	'a line of calls below zero'
points '["h",8,[]]' '6: FUNCTION 8 is not defined' 'durations of nothing'
points '["h",1,[[4096,1]]]' \
	"6: not a bucket from 0 to 4095 and its calls: '[4096,1]'" \
	'a bucket too far'
points '["h",1,3]' "6: no array of durations: '3'" 'no buckets'
points '["f",1,"x",1,"y"]' '6: function 1 is defined twice' \
	'a function that comes twice'
points '["f",3,"x",-1,"y"]' \
	"6: LINE is not a whole number from 0 to 2147483647: '-1'" \
	'a line below zero'
points '["f",3,7,1,"y"]' "6: FILE is not a string: '7'" 'a file that is a number'
points '["p",1,1,1,1,1,1,50]' '6: checkpoint 1 follows checkpoint 1' \
	'checkpoints that do not rise'
points '["p",2,1,1,1,1,1,5]' '6: CALLS falls from 12 to 5' \
	'calls of the whole that fall'
points '["p",2,-1,1,1,1,1,50]' "6: WALL_S is not a number from 0 on: '-1'" \
	'time before the beginning'
# Of each kind one item less than it has, and one more.
while IFS='|' read -r count short long; do
	kind=${short:2:1}
	for line in "$short" "$long"; do
		points "$line" "6: not $count items in a line \"$kind\"" "items: $line"
	done
done <<'EOF'
8|["e",0,1,1,0,1,5]|["e",0,1,1,0,1,5,10,1,1,1]
4|["t",1,1]|["t",1,1,1,1]
5|["f",3,"x",1]|["f",3,"x",1,"y",1]
3|["h",1]|["h",1,[],1]
4|["l",1,1]|["l",1,1,7,7]
8|["p",2,1,1,1,1,1]|["p",2,1,1,1,1,1,50,1]
EOF
points '["x",1]' "6: no line of this kind is known: '[\"x\",1]'" \
	'an unknown line'
points '["e",0,1,1,0,1,5,' "6: not an array: '[\"e\",0,1,1,0,1,5,'" 'a cut line'
is "$(grep -c '"type":"point"' out)" 0 'and its checkpoint is not written'
printf '{"points":2,"seconds_per_tick":1}\n' >h.points
bad h.points \
	"h.points:1: \"points\" is not 1: '{\"points\":2,\"seconds_per_tick\":1}'" \
	'another version'
printf '{"points":1,"seconds_per_tick":0}\n' >h.points
bad h.points "h.points:1: \"seconds_per_tick\" is not above 0 and up to 1: '{\"points\":1,\"seconds_per_tick\":0}'" \
	'a tick of no time'
printf '{"points":1,"seconds_per_tick":1}\n' >h.points
bad h.points 'h.points:1: no checkpoint: the file is cut short' 'no checkpoint'
printf '{"points":1,"seconds_per_tick":1}\n["t",1,1,1]\n' >h.points
bad h.points 'h.points:2: a line "t" before the first "p"' 'values of no checkpoint'
{
	head -n 3 "$DATA/parse/native.points"
	printf '["f",3,"%0900000d",1,"y"]\n["p",1,0,0,0,0,0,1]\n' 0
	printf '["e",0,3,1,0,1,1,1]\n'
} >h.points
run prof-parse --id r h.points
is_status 0 'a name of nearly a megabyte'
printf '["f",4,"%01100000d",1,"y"]\n' 0 >>h.points
run prof-parse --id r h.points
is_status 3 'a name of more'
points '["s"]
["s"]' '7: sums for the second time' 'sums twice'
points '["s"]
["p",2,1,1,1,1,1,50]' '7: a checkpoint behind the sums' 'checkpoints of two processes'
points '["s"]
["e",0,1,2,0,1,5000000,10000000,9,8]
["e",0,1,2,0,1,5000000,10000000,9,7]' '8: WAIT_MOST_TICKS of 1 from 0 falls' \
	'the longest wait gets shorter'
printf '{"points":1,"seconds_per_tick":1,"sums":true}\n["p",1,1,1,1,1,1,5]\n' >h.points
bad h.points 'h.points:2: no sums: the file is cut short' 'sums that are missing'
size=$(wc -c <"$DATA/parse/native.points")
failed=0
for ((i = 1; i < size; i += 7)); do
	head -c "$i" "$DATA/parse/native.points" >cut.points
	run prof-parse --id r cut.points
	[ "$status" -eq 3 ] || [ "$status" -eq 0 ] || failed=$i
done
is "$failed" 0 'no cut of checkpoints crashes'

# Checkpoints that cannot be used leave the rest of the run as it is.
mkdir -p profiling
printf '{"points":1}\n' >profiling/r.wall.points
cp "$DATA/parse/cprofile-3.11.pstat" profiling/r.wall.pstat
printf '%s\n' '{"type":"run","id":"r","status":"done","result":{"pstat_file":"r.wall.pstat","points_file":"r.wall.points"}}' >runs
run_in runs prof-parse
is_status 3 'broken checkpoints beside a profile'
has out '"level":"error","code":"points-broken","run":"r"' 'a note of their own'
has_not out 'profile-broken' 'and the run is not lost'
has out '"type":"func"' 'its functions are there'

# Marshal: every cut of a file fails, no byte of it crashes anything.
p=$DATA/parse/hand-refs.pstat
size=$(wc -c <"$p")
failed=0
for ((i = 1; i < size; i++)); do
	head -c "$i" "$p" >cut.pstat
	run prof-parse --id r cut.pstat
	[ "$status" -eq 3 ] && ! grep -q '"func"' out || failed=$i
done
is "$failed" 0 'every cut of a pstat is malformed and writes no function'

# table NAME BYTES MESSAGE: a pstat of these bytes (printf), at the end of
# which the message says what is wrong.
table() {
	printf '%b' "$2" >m.pstat
	bad m.pstat "m.pstat: $3" "$1"
}
key=')\003z\001ai\003\0\0\0z\001f'
cost='i\001\0\0\0i\001\0\0\0g\0\0\0\0\0\0\0\0g\0\0\0\0\0\0\0\0'
table 'a key of two texts' "{)\002z\001az\001f)\005${cost}{00" \
	'byte 1: a key that is not (file, line, name)'
table 'a short tuple' "{$key)\004$cost" \
	'byte 14: a tuple of 4 items where 5 should be'
table 'calls that are text' "{$key)\005z\001xi\001\0\0\0g\0\0\0\0\0\0\0\0g\0\0\0\0\0\0\0\0{00" \
	'byte 14: a number of calls that is no whole number'
table 'a time that is text' "{$key)\005i\001\0\0\0i\001\0\0\0z\001xg\0\0\0\0\0\0\0\0{00" \
	'byte 14: a time that is not a number'
table 'a time that is infinite' "{$key)\005i\001\0\0\0i\001\0\0\0g\0\0\0\0\0\0\360\177" \
	'byte 26: not a finite number: inf'
table 'a length below zero' '{)\003u\377\377\377\377' \
	'byte 3: a text of -1 bytes'
table 'a length beyond the end' '{)\003u\377\377\377\177' \
	'byte 8: 2147483647 bytes should follow, 0 are left'
table 'a huge tuple' '{(\377\377\377\177' 'byte 1: a tuple of 2147483647 items'
table 'a long of many digits' '{)\003z\001al\005\0\0\0' \
	'byte 6: a whole number of 5 digits of 15 bits'
table 'a reference to nothing' '{r\005\0\0\0' \
	'byte 1: reference 5, but only 0 objects were kept'
table 'a reference to what holds it' '\0373r\0\0\0\0' \
	'byte 1: reference 0 is to a table or to what is not complete'
table 'a list' '{)\003[\0\0\0\0' \
	'byte 3: type byte 0x5b where a number or a text should be'
table 'text behind the end' "{$key)\005${cost}{00x" \
	'byte 47: 1 bytes behind the end of the profile'
table 'callers that are text' "{$key)\005${cost}{${key}z\001x" \
	"byte 58: a caller's costs are neither (nc, cc, tt, ct) nor a number"
table 'a code object' '{)\003z\001~i\0\0\0\0c' \
	'byte 11: a code object, as `python -m profile` leaves: use cProfile, or profile.run()'
printf '{%b)\005%b{0' "$key" "$cost" >m.pstat
bad m.pstat 'm.pstat: byte 46: 1 bytes should follow, 0 are left' 'no end'

# Tables.
h='full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s'
good='a.py:1 f,a.py,1,f,1,1,0.5,0.5'
csv() {
	printf '%b' "$2" >t.csv
	bad t.csv "t.csv:$3" "$1"
}
csv 'a column twice' "$h,ncall\n" "1: two columns are named 'ncall'"
csv 'a column by both names' "$h,ttot\n" '1: both ttot_s and ttot'
csv 'no name' "full_name,ncall\n" \
	'1: a table of functions needs the columns name and ncall, and lineno where there is a module'
csv 'a short row' "$h\n$good\na,b\n" '3: 2 fields where the header has 8'
is "$(grep -c '"type":"func"' out)" 1 'rows before it were written: the note says that they do not count'
csv 'calls that are no number' "$h\na.py:1 f,a.py,1,f,x,1,1,1\n" \
	"2: ncall: not a number of calls: 'x'"
csv 'calls below zero' "$h\na.py:1 f,a.py,1,f,-1,1,1,1\n" \
	"2: ncall: not a number of calls: '-1'"
csv 'half a call' "$h\na.py:1 f,a.py,1,f,1.5,1,1,1\n" \
	"2: ncall: not a number of calls: '1.5'"
csv 'no calls' "$h\na.py:1 f,a.py,1,f,,1,1,1\n" \
	"2: ncall: no number of calls: ''"
csv 'a time that is none' "$h\na.py:1 f,a.py,1,f,1,1,nan,1\n" \
	"2: ttot_s: not a number of seconds: 'nan'"
csv 'an infinite time' "$h\na.py:1 f,a.py,1,f,1,1,1,1e999\n" \
	"2: tsub_s: not a number of seconds: '1e999'"
csv 'a line that is none' "$h\na.py:1 f,a.py,one,f,1,1,1,1\n" \
	"2: lineno: not a line number: 'one'"
csv 'no function name' "$h\na.py:1 f,a.py,1,,1,1,1,1\n" \
	"2: name: a function without a name: ''"
csv 'a NUL' "$h\na.py:1 f,a.py,1,\0,1,1,1,1\n" '2: a NUL byte'
csv 'not UTF-8' "$h\na.py:1 f,a.py,1,\377,1,1,1,1\n" '2: not UTF-8'
csv 'an open quote' "$h\n\"a,b\n" '2: a quote that is never closed'
printf 'name,id,tid,ttot_s,sched_count\nThread,x,1,1,1\n' >t.csv
bad t.csv "t.csv:2: id: not a number: 'x'" 'a thread id'
printf 'name,id,tid,ttot_s,sched_count\nThread,1,1,-1,1\n' >t.csv
bad t.csv "t.csv:2: ttot_s: a time below zero: '-1'" 'a thread time'
{
	printf 'name,ncall\n'
	head -c 1100000 /dev/zero | tr '\0' x
} >t.csv
run prof-parse --id r t.csv
is_status 3 'a gigantic field'

# Callgrind.
cg() {
	printf '%b' "version: 1\n$2" >c.out
	bad c.out "c.out$3" "$1"
}
cg 'no events' 'fn=main\n' ': no line events:'
cg 'costs before events' 'fn=main\n1 1\n' ":3: costs before the line events: '1 1'"
cg 'costs of nothing' 'events: Ir\n1 1\n' ":3: costs before fn=: '1 1'"
cg 'too many costs' 'events: Ir\nfn=main\n1 1 2\n' \
	":4: more costs than events: '1 1 2'"
cg 'a cost that is none' 'events: Ir\nfn=main\n1 x\n' ":4: not a number: 'x'"
cg 'a position that is none' 'events: Ir\nfn=main\n1x 3\n' \
	":4: not a line of a profile: '1x 3'"
cg 'a call without its cost' 'events: Ir\nfn=a\ncfn=b\ncalls=1 1\nfn=c\n' \
	":6: the cost of calls= is missing: 'fn=c'"
cg 'a call at the end' 'events: Ir\nfn=a\ncfn=b\ncalls=1 1\n' \
	': ends where the cost of calls= should follow'
cg 'a call of nothing' 'events: Ir\nfn=a\ncalls=1 1\n' \
	":4: calls= without a caller and a callee: '1 1'"
cg 'calls that are none' 'events: Ir\nfn=a\ncfn=b\ncalls=-1 1\n' \
	":5: not a number of calls: '-1'"
cg 'a number too large' 'events: Ir\nfn=(4194304) a\n' \
	":3: a number of a name is too large: '(4194304) a'"
cg 'what is no line' 'events: Ir\nnonsense\n' \
	":3: not a line of a profile: 'nonsense'"
cg 'a position unknown' 'positions: column\n' ":2: no kind of position: 'column'"
{
	printf 'version: 1\nfn='
	head -c 1100000 /dev/zero | tr '\0' x
} >c.out
bad c.out 'c.out:2: a line of more than 1048576 bytes' 'a gigantic line'

# Under run lines: the night goes on.
mkdir -p profiling
printf 'name,ncall,tsub,ttot,tavg\na.py:3 f,1,1,1,1\nb,x,1,1,1\n' >profiling/a.csv
printf 'name,ncall,tsub,ttot,tavg\na.py:3 f,1,1,1,1\n' >profiling/b.csv
printf 'name,id,tid,ttot_s\nThread,0,0,x\n' >profiling/b.threads.csv
for id in a b; do
	printf '{"type":"run","id":"%s","status":"done","result":{"top_functions_csv":"%s.csv","top_threads_csv":"%s.threads.csv"}}\n' \
		"$id" "$id" "$id"
done >runs.jsonl
cp profiling/b.threads.csv profiling/c.csv
printf '{"type":"run","id":"c","result":{"pstat_file":"c.csv"}}\n' >>runs.jsonl
printf 'name,id,tid,ttot_s\nThread,0,0,1\n' >profiling/c.csv
run_in runs.jsonl prof-parse
is_status 3 'a run that cannot be used: 3 at the end'
is "$(grep -c '"type":"run"' out)" 3 'after all runs'
has out '"level":"error","code":"profile-broken","run":"a"' 'the broken one is noted'
has out '"level":"warning","code":"threads-broken","run":"b"' 'threads that cannot be read too'
has out '"level":"error","code":"profile-broken","run":"c"' 'and threads for functions'
has out '"run":"b","point":""' 'the others are read'
is "$(cat err)" "prof-parse: profiling/a.csv:3: ncall: not a number of calls: 'x'
prof-parse: profiling/b.threads.csv:2: ttot_s: not a number of seconds: 'x'
prof-parse: profiling/c.csv: a table of threads, where c should have its functions" \
	'each is said'
printf '{"type":"run","id":"a/b"}\n' >bad.jsonl
run_in bad.jsonl prof-parse
is_status 3 'an id that is no file name'
printf '{"type":"run"' >bad.jsonl
run_in bad.jsonl prof-parse
is_status 3 'half a line'

done_testing
