#!/usr/bin/env bash
# prof-parse: what each format becomes, run lines and files, notes.
# shellcheck source=tests/t/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

# The value of KEY in the line of $T/out that holds TEXT.
value() {
	grep -F -e "$1" out | head -n 1 | sed -n "s/.*\"$2\":\([^,}]*\).*/\1/p"
}

# Text of the formats, one golden file each.
for f in cprofile-3.10 cprofile-3.11 cprofile-3.12 cprofile-3.13 profile-3.11 \
	hand-sampled hand-refs hand-open yappi; do
	run prof-parse "$DATA/parse/$f.pstat"
	golden "prof-parse/$f.pstat"
done
for f in native yappi yappi-1.4; do
	run prof-parse "$DATA/parse/$f.callgrind"
	golden "prof-parse/$f.callgrind"
done
for f in funcs five threads; do
	run prof-parse "$DATA/parse/yappi.$f.csv"
	golden "prof-parse/yappi.$f.csv"
done
run prof-parse --size 60 "$DATA/parse/native.points"
golden prof-parse/native.points

# Of several processes: checkpoints of one, then what all have at their ends.
sed '1s/"clock":"wall"/"clock":"computing","processes":3,"sums":true/' \
	"$DATA/parse/native.points" >r.wall.points
cat >>r.wall.points <<'END'
["s"]
["e",1,2,100,0,100,20000000,90000000,7000000,4000000]
["t",2,100,90000000]
["f",5,"~/pool.py",5,"serve"]
["e",0,5,2,0,2,1000000,2000000]
["l",1,2,7]
["l",2,3,4]
END
run prof-parse "$DATA/parse/yappi.pstat" r.wall.points --id r
is "$(jq -r 'select(.type == "func" and .point == "") | [.name, .ncall,
	(.tsub_s, .wait_s, .wait_most_s | . * 1000 | round)] | join(" ")' out)" '<module> 1 6 0 0
step 100 20 7 4
scan 70 15 0 0
<method '\''index'\'' of '\''list'\'' objects> 70 45 0 0
serve 2 1 0 0' 'the end is of all processes, with their waits'
is "$(jq -r 'select(.type == "func" and .point == "3") | [.name, .ncall, .wait_most_s] |
	join(" ")' out)" '<module> 1 
step 60 
scan 70 
<method '\''index'\'' of '\''list'\'' objects> 70 ' \
	'the last checkpoint is of the one'
is "$(jq -r 'select(.call_lineno) | [.type, .point, .caller, .name, .call_lineno] |
	join(" ")' out)" 'edge  ~/job.py:1 <module> step 7
edge  ~/job.py:3 step scan 4' 'the lines of calls are of the end'
run prof-parse -o csv "$DATA/parse/yappi.pstat"
golden prof-parse/csv
run prof-parse -o text "$DATA/parse/yappi.pstat"
golden prof-parse/text

# The five columns, pstat and callgrind of one run say the same.
calls() {
	prof-parse -o csv "$@" 2>/dev/null | awk -F, '$1 == "func"' |
		sed -n 's/^func,[^,]*,,*[a-z]*,\([^,]*\),.*/\1/p' | sort
}
is "$(calls "$DATA/parse/yappi.pstat")" \
	"$(calls "$DATA/parse/yappi.funcs.csv")" 'pstat and table: same functions'
is "$(calls "$DATA/parse/yappi.pstat")" \
	"$(calls "$DATA/parse/yappi.five.csv")" 'five columns: same functions'
is "$(calls "$DATA/parse/yappi.pstat")" \
	"$(calls "$DATA/parse/yappi.callgrind")" 'callgrind: same functions'

# Traps of pstat.
run prof-parse "$DATA/parse/yappi.pstat"
is "$(value ':12 fib"' nactualcall)" 1 'swapped calls are put right'
is "$(value ':12 fib"' ncall)" 465 'and all calls are the larger'
has out '"full_name":"builtins.<built-in method __new__ of type object>"' \
	'an address is no part of a name'
has out '"kind":"wait","full_name":"time.sleep"' 'sleeping is waiting'
is "$(value ':35 search"' own_s)" 0.003919 \
	'own time holds the self time of list.index'
run prof-parse "$DATA/parse/hand-open.pstat"
is "$(grep -F ':3 main"' out | grep -c ttot_s)" 0 'an open call has no time'
is "$(grep -F '"type":"func"' out | grep -F ':7 serve"' | grep -c tsub_s)" 0 \
	'a time below zero is left out'
has out '"code":"open-frames"' 'open calls are counted'
has out '"code":"negative-times"' 'times below zero are said'
run prof-parse "$DATA/parse/hand-sampled.pstat"
is "$(grep -c '"ncall"' out)" 0 'samples are no calls'
is "$(value ':0 work"' tsub_s)" 0.8 'lines of a function are added up'
has out '"code":"sampled"' 'a sampler is named'

# Whose code a function is: where the receipt names the program's folders, what
# lies in none of them is a library's; each format, a pstat and tables.
cat >o.funcs.wall.csv <<'EOF'
name,full_name,module,lineno,ncall,nactualcall,ttot_s,tsub_s
f,/srv/job/a.py:3 f,/srv/job/a.py,3,1,1,0.1,0.1
g,/srv/other/b.py:4 g,/srv/other/b.py,4,1,1,0.1,0.1
h,/srv/job/.venv/c.py:5 h,/srv/job/.venv/c.py,5,1,1,0.1,0.1
EOF
python3 -c 'import marshal
marshal.dump({("/srv/job/a.py", 3, "f"): (1, 1, .1, .1, {}),
    ("/srv/other/b.py", 4, "g"): (1, 1, .1, .1, {}),
    ("/srv/job/.venv/c.py", 5, "h"): (1, 1, .1, .1, {})}, open("o.pstat", "wb"))'
cat >o.points <<'EOF'
{"points":1,"engine":"native 1","python":"3.11.7","clock":"wall","seconds_per_tick":1e-7}
["p",1,0.5,0.5,1,1,1,3]
["f",1,"/srv/job/a.py",3,"f"]
["e",0,1,1,0,1,100,100]
["f",2,"/srv/other/b.py",4,"g"]
["e",0,2,1,0,1,100,100]
["f",3,"/srv/job/.venv/c.py",5,"h"]
["e",0,3,1,0,1,100,100]
EOF
printf 'events: ns\nfl=/srv/job/a.py\nfn=f\n3 100\nfl=/srv/other/b.py\nfn=g\n4 100\nfl=/srv/job/.venv/c.py\nfn=h\n5 100\n' >o.callgrind
for file in a.py:f other/b.py:g .venv/c.py:h; do
	path=/srv/job/${file%:*}
	printf 'SF:%s\nFN:3,%s\nFNDA:2,%s\nend_of_record\n' \
		"${path/job\/other/other}" "${file#*:}" "${file#*:}"
done >o.lcov
origins() { # origins KEY FILE RESULT
	printf '{"type":"run","id":"o","status":"done","dir":".","result":{"%s":"%s"%s}}\n' \
		"$@" | prof-parse 2>/dev/null |
		jq -r 'select(.type == "func") | .name + "=" + .origin' | paste -sd' '
}
for file in top_functions_csv=o.funcs.wall.csv pstat_file=o.pstat \
	points_file=o.points callgrind_file=o.callgrind coverage_file=o.lcov; do
	is "$(origins "${file%%=*}" "${file#*=}" ',"own_folders":["/srv/job"]')" \
		'f=own g=library h=library' "${file#*=}: own folders are known"
	is "$(origins "${file%%=*}" "${file#*=}" '')" \
		'f=own g=own h=library' "${file#*=}: no folder is known"
done
run prof-parse o.pstat
is "$(jq -r 'select(.type == "func") | .name + "=" + .origin' out | paste -sd' ')" \
	'f=own g=own h=library' 'a file without a receipt'

# A table of another program, whose columns the user names.
printf '%s\n' 'Time (%),Total Time (ns),Num Calls,Name' '90,1500000,3,"copy, all"' \
	'10,250,2,/x:3 y' >nsys.csv
cp nsys.csv more.csv
run prof-parse --id r --map 'name=Name,ncall=Num Calls,ttot_ns=Total Time (ns)' nsys.csv
is "$(jq -c 'select(.type == "func") | [.name, .full_name, .module, .ncall, .ttot_s, .tsub_s]' out |
	paste -sd' ')" \
	'["copy, all","copy, all",null,3,0.0015,null] ["/x:3 y","/x:3 y",null,2,2.5e-07,null]' \
	'units and names of a table of another program'
run prof-parse --id r --map 'name=Name,ncall=Num Calls' nsys.csv more.csv
is "$(jq -c 'select(.type == "func") | .ncall' out | paste -sd' ')" '3 2 3 2' 'several tables'
printf 'file,line,f,n,us\n/s/a.cc,7,run,4,20\n' >tracy.csv
run prof-parse --map 'name=f,ncall=n,module=file,lineno=line,tsub_us=us' tracy.csv
has out '"full_name":"/s/a.cc:7 run","module":"/s/a.cc","lineno":7,"name":"run","ncall":4,"tsub_s":0.00002,"origin":"own"}' \
	'files and lines'

# A table: several names, quotes, a header that comes again, other columns.
cat >t.funcs.csv <<'EOF'
ncall,extra,name,full_name,module,lineno,tsub_s,ttot_s
1,x,"f,""1""","/home/ann/a.py:3 f,""1""",/home/ann/a.py,3,0.1,1e-1
ncall,extra,name,full_name,module,lineno,tsub_s,ttot_s
2,x,g,/tmp/b.py:4 g,/tmp/b.py,4,0.20,0.5
2,x,g,/tmp/b.py:4 g,/tmp/b.py,4,,
EOF
run env HOME=/nowhere TMPDIR= prof-parse --id one --size 7 --label wk t.funcs.csv
is_out '{"type":"run","id":"one","label":"wk","size":7,"status":"done"}
{"type":"func","run":"one","size":7,"point":"","kind":"func","full_name":"~/a.py:3 f,\"1\"","module":"~/a.py","lineno":3,"name":"f,\"1\"","ncall":1,"ttot_s":1e-1,"tsub_s":0.1,"origin":"own"}
{"type":"func","run":"one","size":7,"point":"","kind":"func","full_name":"$TMP/b.py:4 g","module":"$TMP/b.py","lineno":4,"name":"g","ncall":2,"ttot_s":0.5,"tsub_s":0.20,"origin":"own"}
{"type":"func","run":"one","size":7,"point":"","kind":"func","full_name":"$TMP/b.py:4 g","module":"$TMP/b.py","lineno":4,"name":"g","ncall":2,"origin":"own"}' \
	'digits stay, rows of one name are passed through, folders are shortened'
printf 'name,ncall,tsub,ttot,tavg\na.py:3 f,1,1,1,1\nname,ncall,tsub,ttot,tavg\n' >again.csv
run prof-parse again.csv
is "$status $(grep -c '"type":"func"' out)" '0 1' \
	'a header of older names comes again, too'
run prof-parse -
is_status 2 'there is no operand for standard input'

printf '\xef\xbb\xbfname,ncall,tsub,ttot,tavg\r\na.py:3 f,1,0.5,0.5,0.5\r\n' >bom.csv
run prof-parse bom.csv
has out '"full_name":"a.py:3 f","module":"a.py","lineno":3,"name":"f"' \
	'a byte order mark, CRLF and five columns'

# Sums.
cat >s.threads.csv <<'EOF'
name,id,tid,ttot_s,sched_count
Thread,1,140,0.5,3
Thread,2,141,0.5,
EOF
printf 'name,ncall,tsub,ttot,tavg\na.py:3 f,1,0.985,1,1\n' >s.funcs.csv
run prof-parse s.funcs.csv s.threads.csv
is_status 0 'sums that differ are no failure'
has out '"level":"warning","code":"sums","run":"s","text":"self times add up to 0.985 s of the threads'"'"' 1 s (1.5 % less)"' \
	'more than 1 %: a warning'
printf 'name,ncall,tsub,ttot,tavg\na.py:3 f,1,0.995,1,1\n' >s.funcs.csv
run prof-parse s.threads.csv s.funcs.csv
has out '"level":"info","code":"sums"' 'less: for information, in any order'
run prof-parse --match 'nothing*' s.threads.csv s.funcs.csv
has out 'add up to 0.995 s' 'the sums are those of all functions'

# totals "LINE ...": what is noted of a callgrind file whose self costs are 300.
totals() {
	printf 'events: ns\nfn=f\n3 100\n4 200\n' >t.callgrind
	printf '%s\n' "$@" >>t.callgrind
	run prof-parse t.callgrind
	jq -r 'select(.code == "sums").text' out
}
is "$(totals 'totals: 300')" '' 'callgrind: a total that agrees'
is "$(totals 'totals: 303')" '' 'within 1 %'
is "$(totals 'totals: 310')" \
	"self costs add up to 300 of the file's total of 310 (-3.2 %)" 'or does not'
is "$(totals 'totals: 100' 'totals: 200')" '' 'those of the parts are added up'

# --match keeps functions and what touches them.
run prof-parse --match '*:12 fib' "$DATA/parse/yappi.pstat"
is "$(grep -c '"type":"func"' out)" 1 '--match keeps the function'
is "$(grep -c '"type":"edge"' out)" 2 'and its edges'
run prof-parse --match '*:35 search' "$DATA/parse/yappi.pstat"
has out '"caller":"workload.py:35 search","kind":"builtin"' 'those to callees too'

# Files: ids, groups, early ones.
cp "$DATA/parse/yappi.pstat" r-4.wall.pstat
gzip -nc "$DATA/parse/yappi.pstat" >r-8.early.wall.pstat.gz
cp "$DATA/parse/yappi.funcs.csv" r-4.funcs.wall.csv
cp "$DATA/parse/yappi.threads.csv" r-4.threads.wall.csv
run prof-parse --label wk r-4.wall.pstat r-8.early.wall.pstat.gz \
	r-4.funcs.wall.csv r-4.threads.wall.csv
grep '"type":"func".*"run":"r-8' out >whole
run env --ignore-signal=CHLD prof-parse --label wk r-8.early.wall.pstat.gz
is "$(grep '"type":"func"' out)" "$(cat whole)" \
	'whoever starts us may ignore that a child ends'
run prof-parse --label wk r-4.wall.pstat r-8.early.wall.pstat.gz \
	r-4.funcs.wall.csv r-4.threads.wall.csv
is "$(grep '"type":"run"' out)" \
	'{"type":"run","id":"r-4","label":"wk","status":"done"}
{"type":"run","id":"r-8","label":"wk","status":"done","result":{"early_exit":true}}' \
	'a run line a run, in order; a run cut short is marked'
is "$(grep -c '"type":"func","run":"r-4"' out)" 13 \
	'a table beside a pstat is not read'
is "$(grep -c '"type":"func","run":"r-8"' out)" 13 'compressed files are read'
has out '"code":"sums","run":"r-4"' 'threads are told by their id'
run prof-parse -o csv --label wk --size 4 r-4.wall.pstat
has out 'func,r-4,4,,,wait,time.sleep,time,0,sleep,1,1,0.010128,0.010128,0.010128,,builtin,,,,,wk,,' \
	'a table has the columns of its run'
run prof-parse <(cat r-4.wall.pstat)
has out '"full_name":"workload.py:39 main"' 'a pipe is read once'
cp r-4.wall.pstat .hidden.pstat
run prof-parse ./.hidden.pstat
is_status 2 'a name that is no id needs --id'
run prof-parse --id x ./.hidden.pstat
is_status 0 'and then is read'

# Run lines.
mkdir -p out.d
cp r-4.wall.pstat r-4.funcs.wall.csv r-4.threads.wall.csv out.d
mv r-4.wall.pstat r-4.funcs.wall.csv r-4.threads.wall.csv /"$T"/out.d
result='"pstat_file":"r-4.wall.pstat","top_functions_csv":"r-4.funcs.wall.csv","top_threads_csv":"r-4.threads.wall.csv"'
line='{"type":"run","id":"r-4","size":4,"status":"done","dir":"out.d","unknown":[1,2],"result":{"iteration_count":312,"gc_seconds":0.25,"gc_collections":3,'$result'}}'
printf '%s\n{"type":"other","x": 1}\n{"type":"run","id":"r-5","status":"pending"}\n%s\n' \
	"$line" "$line" >runs.jsonl
run_in runs.jsonl prof-parse
is_status 0 'run lines'
is "$(head -n 1 out)" "$line" 'a run line is copied as it is'
is "$(grep -c '"type":"func","run":"r-4","size":4,"iterations":312,"point":""' out)" 14 \
	'its functions follow, with size and iterations'
is "$(grep -F 'garbage' out)" '{"type":"func","run":"r-4","size":4,"iterations":312,"point":"","kind":"gc","full_name":"<garbage collector>","name":"<garbage collector>","ncall":3,"nactualcall":3,"ttot_s":0.25,"tsub_s":0.25,"own_s":0.25,"origin":"builtin"}' \
	'the collector has a line of its own'
has out '(0.5446 % less)' 'which is in no sum'
has out '{"type":"other","x": 1}' 'other lines are copied'
is "$(grep -c '"type":"run","id":"r-4"' out)" 2 'a run that comes again is copied'
is "$(tail -n 1 out)" "$line" 'but its functions are not'
cp out own.jsonl
run_in own.jsonl prof-parse
check 'its own output is read as it is' cmp out own.jsonl
run_in own.jsonl prof-parse -o csv
is "$(grep -c '^func,r-4,' out)" 14 'and each function is counted once'
mkdir elsewhere
(cd elsewhere && prof-parse <../own.jsonl >../out 2>../err)
is "$(grep -c '"type":"func","run":"r-4"' out)" 14 'also where the profiles are not there'
sed 's/312/null/' runs.jsonl >null.jsonl
run_in null.jsonl prof-parse
is "$(grep -c '"type":"func","run":"r-4","size":4,"point"' out)" 14 \
	'no iterations: an absent key'

# Profiles by their kind, which count where they stand beside older keys.
of_kind() { # of_kind KIND FILE: what a receipt that names it so comes to
	printf '{"type":"run","id":"k","status":"done","dir":"out.d","result":{"profiles":[{"kind":"threads","file":"r-4.threads.wall.csv"},{"kind":"%s","file":"%s"}],"pstat_file":"none"}}\n' \
		"$1" "$2" >kind.jsonl
	run_in kind.jsonl prof-parse
	jq -r '.type + (.code // "" | if . == "" then . else " " + . end)' out |
		sort | uniq -c | awk '{ printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2 $3 }'
}
is "$(of_kind pstat r-4.wall.pstat)" '14 edge, 13 func, 1 notesums, 1 run' 'a pstat'
is "$(of_kind functions r-4.funcs.wall.csv)" '13 func, 1 notesums, 1 run' 'a table'
of_kind callgrind nothing.out >counts
has out 'the profile is not there: nothing.out"' 'one that is lost is named'
of_kind speedscope r-4.wall.pstat >counts
is "$(grep -c '"type":"func"' out)" 0 'of another kind nothing is read'

rm out.d/r-4.wall.pstat
run_in runs.jsonl prof-parse
is "$(grep -c '"type":"func"' out)" 14 'without a pstat the table is read'
is "$(grep -F ':12 fib"' out | grep -c own_s)" 0 'which knows no own time'
gzip -n out.d/r-4.funcs.wall.csv
run_in runs.jsonl prof-parse
is "$(grep -c '"type":"func"' out)" 14 'also where it was compressed since'
gunzip out.d/r-4.funcs.wall.csv.gz
sed 's#"r-4\.#"/Users/ann/repo/profiling/r-4.#g' runs.jsonl >wild.jsonl
run_in wild.jsonl prof-parse
is "$(grep -c '"type":"func"' out)" 14 'absolute paths of another machine'
sed 's#"r-4\.#"out.d/r-4.#g; s#"dir":"out.d",##' runs.jsonl >below.jsonl
run_in below.jsonl prof-parse
is "$(grep -c '"type":"func"' out)" 14 'paths from the working folder'
mv out.d profiling
sed 's#"dir":"out.d",##' runs.jsonl >dir.jsonl
run_in dir.jsonl prof-parse
is "$(grep -c '"type":"func"' out)" 14 'the folder is profiling by default'
run_in runs.jsonl prof-parse
is_status 0 'a profile that is gone is no failure'
has out '"level":"warning","code":"profile-missing","run":"r-4"' 'but a note'
printf 'type,id,size,dir,result\nrun,r-4,4,profiling,"{""top_functions_csv"":""r-4.funcs.wall.csv""}"\n' >runs.csv
run_in runs.csv prof-parse
is "$(grep -c '"type":"func"' out)" 13 'run lines as a table'

# Checkpoints: before the run's own functions, which stay as they are.
cp "$DATA/parse/native.points" profiling/c.wall.points
cp "$DATA/parse/cprofile-3.11.pstat" profiling/c.wall.pstat
receipt() { # receipt FILES: a run line whose iterations are calls of step
	printf '{"type":"run","id":"c","size":60,"status":"done",'
	printf '"iterations_from":"*step","result":{"iteration_count":60,%s}}\n' "$1"
}
receipt '"pstat_file":"c.wall.pstat"' >plain.jsonl
receipt '"pstat_file":"c.wall.pstat","points_file":"c.wall.points"' >both.jsonl
run_in plain.jsonl prof-parse
grep '"type":"\(func\|edge\)"' out >plain
run_in both.jsonl prof-parse
is_status 0 'a run with checkpoints'
is "$(jq -c 'select(.type == "point") | [.point, .iterations]' out | paste -sd' ')" \
	'["1",10] ["2",30] ["3",60]' 'iterations at each'
is "$(jq -c 'select(.type == "func" and .point != "" and .name == "step") |
	[.point, .iterations, .ncall, .ttot_s]' out | paste -sd' ')" \
	'["1",10,10,0.005] ["2",30,30,0.024]' 'a function at each but the end'
is "$(jq -c 'select(.type == "func" and .point == "2" and .name == "scan") |
	[.tsub_s, (.own_s * 1e6 | round)]' out)" '[0.005,15000]' 'own time has the built-ins'
is "$(jq -r .type out | uniq | paste -sd' ')" \
	'run point func edge point func edge point func edge' \
	'each checkpoint stands before its functions'
run_in both.jsonl prof-parse --match '*scan'
is "$(jq -r 'select(.type == "func") | .point + .name' out | paste -sd' ')" \
	'2scan scan' '--match holds for checkpoints'
run_in both.jsonl prof-parse -o text
is "$(grep -c ' scan ' out)" 1 'a table for eyes shows the end alone'
receipt '"points_file":"c.wall.points"' >alone.jsonl
run_in alone.jsonl prof-parse
cp out alone
run_in both.jsonl prof-parse
is "$(grep '"type":"\(func\|edge\)"' out)" "$(grep '"type":"\(func\|edge\)"' alone)" \
	'the native engine counts the whole run there: the end is theirs'
while IFS='|' read -r head why; do
	sed "1s/.*/$head/" "$DATA/parse/native.points" >profiling/c.wall.points
	run_in both.jsonl prof-parse
	is "$(grep '"type":"\(func\|edge\)"' out | grep '"point":""')" \
		"$(cat plain)" "$why: the end is that of the pstat"
done <<'EOF'
{"points":1,"engine":"other 1","clock":"wall","seconds_per_tick":1e-9}|another engine
{"points":1,"engine":"native 1","clock":"wall","seconds_per_tick":1e-9,"processes":2}|one process of two
EOF
run prof-parse profiling/c.wall.pstat profiling/c.wall.points
is "$(jq -c 'select(.type == "func" and .point == "" and .name == "scan")' out)" \
	'' 'as files, too'
cp "$DATA/parse/native.points" profiling/c.wall.points
cp alone out
is "$(jq -c 'select(.type == "func" and .point == "") | [.name, .ncall]' out |
	paste -sd' ')" \
	'["<module>",1] ["step",60] ["scan",70] ["<method '"'index' of 'list'"' objects>",70]' \
	'without a pstat the last checkpoint is the end'
# Parts of a function are at checkpoints alone, and no pattern means them.
cp profiling/c.wall.points functions.points
printf '%s\n' '["f",9,"~/job.py",4,"step.<for>"]' '["e",2,9,7,0,7,0,10]' \
	'["t",9,7,10]' >parts
sed '/^\["p",2,/r parts' functions.points >profiling/c.wall.points
sed 's/"\*step"/"*step*"/' alone.jsonl >wide.jsonl
run_in wide.jsonl prof-parse
is "$(jq -c 'select(.kind == "loop") | [.type, .point, .name, .ncall]' out |
	paste -sd' ')" '["func","2","step.<for>",7] ["edge","2","step.<for>",7]' \
	'a loop is at its checkpoint'
is "$(jq -c 'select(.type == "point") | .iterations' out | paste -sd' ')" \
	'10 30 60' 'and its passes are no iterations'
cp functions.points profiling/c.wall.points
run prof-parse profiling/c.wall.pstat profiling/c.wall.points
is_status 0 'both as files'
is "$(jq -r .type out | uniq | paste -sd' ')" \
	'run point func edge point func edge point func edge' 'in this order too'
is "$(jq -c 'select(.type == "func" and .point == "" and .name == "scan") | .ncall' out)" \
	70 'and the end is that of the checkpoints'
sed 's/,60,0,60,14000000/,60,0,60,13000000/; s/"f",3,"~.job.py",9,"scan"/"f",3,"~\/job.py",3,"step"/' \
	"$DATA/parse/native.points" >same.points
run prof-parse same.points
is "$(jq -c 'select(.type == "func" and .name == "step") | [.point, .ncall]' out |
	paste -sd' ')" '["1",10] ["2",50] ["",130]' \
	'two functions of one identity are one'
cp "$DATA/parse/native.points" s.points
run prof-parse s.points s.threads.csv
is "$(jq -r 'select(.code == "sums").text' out)" \
	"self times add up to $(jq -s 'map(select(.type == "func" and .point == "") |
		.tsub_s) | add * 1000 | round / 1000' out) s of the threads' 1 s (92 % less)" \
	'its self times at the end are added up, too'

run_in /dev/null prof-parse
is_status 0 'empty input is fine'
is_out '' 'and gives empty output'

# Where a line of callgrind begins: a line, an address, a step from the last one.
while read -r position status_wanted; do
	printf 'version: 1\ncreator: x\nevents: Ticks\n\nfl=a.c\nfn=f\n%s 5\n' \
		"$position" >position
	run prof-parse --id x position
	is_status "$status_wanted" "position $position"
done <<'EOF'
17 0
+3 0
-2 0
* 0
0x1F 0
0xaf 0
0x1G 3
0x1g 3
0x1@ 3
0x1` 3
0x 3
a 3
1a 3
/ 3
: 3
EOF

# Usage.
for words in '-i text' '-o xml' '--size x f' '--id a/b f' '--id x' \
	'--size 3' '--label x' '-i csv f' '--unknown'; do
	# shellcheck disable=SC2086
	run prof-parse $words
	is_status 2 "usage: $words"
done
run prof-parse --size 3 profiling/r-4.funcs.wall.csv bom.csv
is_status 2 '--size is for one run'
is_out '' 'and nothing was written'
run prof-parse --help
is_status 0 '--help'
run prof-parse --version
is_status 0 '--version'
if [ -w /dev/full ]; then
	prof-parse "$DATA/parse/yappi.pstat" >/dev/full 2>err
	is $? 4 'a full disk'
fi

done_testing
