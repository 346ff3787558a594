#!/usr/bin/env bash
# prof-scale: package lines: what the functions of each package took together.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

lib=/v/lib/python3.11

# func RUN KIND FULL_NAME MODULE OWN [MEMBERS]
func() {
	printf '{"type":"func","run":"%s","size":%s,"kind":"%s","full_name":"%s","module":"%s","ncall":1,"tsub_s":%s,"own_s":%s,"ttot_s":%s%s}\n' \
		"$1" "${1#r}" "$2" "$3" "$4" "$5" "$5" "$5" "${6:-}"
}
# run_of SIZE
run_of() {
	printf '{"type":"run","id":"r%s","size":%s,"status":"done","result":{"wall_seconds_total":9}}\n' "$1" "$1"
}
# packages KEY...: of each package line these members, one line each.
packages() {
	jq -r --args 'select(.type == "package") |
		[$ARGS.positional[] as $key | .[$key] // "-" | tostring] |
		join(" ")' "$@" <out
}

# ---- which package it is ----

# is_package WANTED GROUP KIND FULL_NAME MODULE
is_package() {
	{ run_of 4 && func r4 "$3" "$4" "$5" 1; } >one
	run_in one prof-scale
	is "$(packages package group)" "$1 $2" "${5:-$4}: $1"
}
is_package own own func '/home/me/job/a.py:1 f' '/home/me/job/a.py'
is_package own own func 'x.py:1 f' x.py
is_package pandas library func "$lib/site-packages/pandas/core/a.py:1 f" "$lib/site-packages/pandas/core/a.py"
is_package six library func "$lib/site-packages/six.py:1 f" "$lib/site-packages/six.py"
is_package left library func '/home/me/job/node_modules/left/pad.js:1 f' '/home/me/job/node_modules/left/pad.js'
is_package @a/left library func '/home/me/job/node_modules/@a/left/pad.js:1 f' '/home/me/job/node_modules/@a/left/pad.js'
is_package json standard func "$lib/json/decoder.py:1 f" "$lib/json/decoder.py"
is_package heapq standard func "$lib/heapq.py:1 f" "$lib/heapq.py"
is_package abc standard func '<frozen abc>:1 f' '<frozen abc>'
is_package import import func '<frozen importlib._bootstrap>:1 f' '<frozen importlib._bootstrap>'
is_package _pytest harness func "$lib/site-packages/_pytest/runner.py:1 f" "$lib/site-packages/_pytest/runner.py"
is_package numpy library func 'C:\\Py\\Lib\\site-packages\\numpy\\a.py:1 f' 'C:\\Py\\Lib\\site-packages\\numpy\\a.py'
is_package json standard func 'C:\\Py\\Lib\\json\\a.py:1 f' 'C:\\Py\\Lib\\json\\a.py'
is_package 'garbage collector' builtin gc '<garbage collector>' ''
is_package network network func "$lib/site-packages/requests/api.py:1 f" "$lib/site-packages/requests/api.py"
is_package network network func "$lib/ssl.py:1 f" "$lib/ssl.py"
is_package others library func '<__array_function__ internals>:1 f' '<__array_function__ internals>'

# ---- sums ----

{
	for n in 2 4; do
		run_of $n
		func r$n func 'x.py:1 f' x.py $n
		func r$n func 'x.py:9 tiny' x.py 0.00001
		func r$n func "$lib/site-packages/pandas/a.py:1 g" "$lib/site-packages/pandas/a.py" 3
		func r$n func "$lib/site-packages/pandas/b.py:1 h" "$lib/site-packages/pandas/b.py" 2
		func r$n builtin "builtins.sum" '' 1
		func r$n func "$lib/heapq.py:1 z" "$lib/heapq.py" 0
	done
} >two
run_in two prof-scale
is "$(packages package own_s functions n by)" 'pandas 5 2 4 size
own 4.00001 2 4 size' 'of the largest size, what is dearest first; C is in its callers'
is "$(packages share | paste -sd+ | bc -l)" 1.000000 'shares of all computing'
mv out once
run_in once prof-scale
is "$(packages package | wc -l)" 0 'they are made anew'

{
	run_of 4
	func r4 func 'x.py:1 f' x.py 4 ',"wait_s":0'
	func r4 builtin "builtins.<method 'recv' of '_socket.socket' objects>" '' 0 ',"wait_s":7'
	func r4 builtin 'builtins.<built-in method time.sleep>' '' 0 ',"wait_s":2'
} >waits
run_in waits prof-scale
is "$(packages package own_s wait_s)" 'network 0 7
own 4 0
builtins 0 2' 'measured waiting, of the network by itself'
{
	run_of 4
	func r4 func 'x.py:1 f' x.py 4
	func r4 wait "builtins.<method 'recv' of '_socket.socket' objects>" '' 6
	func r4 wait 'builtins.<method '\''acquire'\'' of '\''_thread.lock'\'' objects>' '' 60
} >waits
run_in waits prof-scale
is "$(packages package own_s wait_s)" 'network 0 6
own 4 0' 'where it was not measured, an idle thread is not taken for a wait'

# ---- programs, and one run ----

{
	sed 's/"id":"r4"/&,"label":"one"/;/r2/d' two
	sed 's/r2/s2/g;s/"id":"s2"/&,"label":"two"/;/r4/d' two
} >both
run_in both prof-scale -k label
is "$(packages package own_s program | sort)" "$(printf '%s\n' 'own 2.00001 two' \
	'own 4.00001 one' 'pandas 5 one' 'pandas 5 two')" 'of each program its own'
{
	run_of 100
	for k in 1 2 3 4 5 6 7 8 9 10 11 12; do
		printf '{"type":"point","run":"r100","size":100,"iterations":%s,"point":"%s","wall_s":%s}\n' $((k * k)) $k $k
		func r100 func 'x.py:1 f' x.py $k | sed "s/\"ncall\":1/\"ncall\":$k,\"point\":\"$k\",\"iterations\":$((k * k))/"
	done
	func r100 func 'x.py:1 f' x.py 13
} >points
run_in points prof-scale
is "$(packages package own_s)" 'own 13' 'of the whole of one run that has checkpoints'
done_testing
