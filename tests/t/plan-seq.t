#!/usr/bin/env bash
# plan-seq: run lines from sizes and a command.
# shellcheck disable=SC2016
. "$(dirname "$0")/lib.sh"

run plan-seq 1000:16000:x4 python3 job.py '{size}' --out='{out}/{id}'
is_status 0 'sizes and a command'
is "$(jq -r .program_hash out | uniq | grep -cE '^[0-9a-f]{16}$')" 1 \
	'one program, whatever the size'
jq -r .program_hash out | sort -u >one
for seed in 7 8; do
	run plan-seq 1000 python3 job.py '{size}' --out='{out}/{id}' --seed=$seed
	jq -r .program_hash out >>one
done
is "$(sort -u one | wc -l)" 3 'with another number beside the size it is another'
run plan-seq 1000:16000:x4 python3 job.py '{size}' --out='{out}/{id}'
jq -c 'del(.program_hash)' out >lines && mv lines out
is_out '{"type":"run","id":"seq-1000","size":1000,"status":"pending","attempt":0,"command":["python3","job.py","1000","--out=profiling/seq-1000"]}
{"type":"run","id":"seq-4000","size":4000,"status":"pending","attempt":0,"command":["python3","job.py","4000","--out=profiling/seq-4000"]}
{"type":"run","id":"seq-16000","size":16000,"status":"pending","attempt":0,"command":["python3","job.py","16000","--out=profiling/seq-16000"]}' \
	'are run lines'
run plan-seq -d out -e none -t 1.5m --clock cpu --id try 0.5 job -n '{size}' '{out}'
jq -c 'del(.program_hash)' out >lines && mv lines out
is_out '{"type":"run","id":"try-0.5","size":0.5,"status":"pending","attempt":0,"command":["job","-n","0.5","out"],"engine":"none","clock":"cpu","timeout_seconds":90,"dir":"out"}' \
	'where, how, how long, and under which name'
run plan-seq --repeat 2 1,8 true
is "$(jq -r '"\(.id)=\(.size)"' out | paste -sd ' ')" \
	'seq-1-1=1 seq-1-2=1 seq-8-1=8 seq-8-2=8' '--repeat: runs of equal size'
run plan-seq --repeat 2 --order interleave 1:8 true
is "$(jq -r .id out | paste -sd ' ')" \
	'seq-1-1 seq-8-1 seq-2-1 seq-4-1 seq-4-2 seq-2-2 seq-8-2 seq-1-2' \
	'--order interleave'
run plan-seq --order size 5,1,3 true
is "$(jq -r .size out | paste -sd ' ')" '1 3 5' '--order size'
run plan-seq --order random --seed 1 1:128 true
one=$(cat out)
run plan-seq --order random --seed 2 1:128 true
[ "$one" != "$(cat out)" ]
ok $? '--seed shuffles otherwise'
run plan-seq 1e15 true '{size}'
is "$(jq -r '.command[1]' out)" 1000000000000000 'whole sizes are digits'
run plan-seq 3 awk '{print $1}' 'f"{x:{start}} {{size}} {size}"' a:b
is "$(jq -c .command out)" '["awk","{print $1}","f\"{x:{start}} {size} 3\"","a:b"]' \
	'all but what has a value here is the program'\''s own text'
run plan-seq -o csv 3 true
is "$(head -n 1 out | cut -d, -f 1-3)" type,id,phase '-o csv'

for words in '' '1' 'x true' '1,1 true' '5:1 true' '1:9:x1 true' \
    '--id ../x 1 true' '-t 0 1 true' \
    '-t x 1 true' '--repeat 0 1 true' '--order up 1 true' '--clock x 1 true' \
    '-o x 1 true' '1:100001:+1 true'; do
	# shellcheck disable=SC2086
	run plan-seq $words
	is_status 2 "usage: $words"
	is_out '' 'prints nothing'
done
run plan-seq , true
is_err "plan-seq: a size is not a number above 0 and up to 1e15: ''" \
	'a comma between no sizes'
run plan-seq -e '' 1 true
is_status 2 'an empty engine'
run plan-seq 1 $'\xe4'
is_status 2 'an argument that is not UTF-8'
plan-seq 1:8 true >/dev/full 2>err
is $? 4 'a full disk'
done_testing
