#!/usr/bin/env bash
# prof-scale: early lines: what runs that were cut short spent a call and an
# iteration, beside the largest whole run.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# run_of ID SIZE ITERATIONS [RESULT]
run_of() {
	printf '{"type":"run","id":"%s","size":%s,"status":"done","result":{"wall_seconds_total":9,"iteration_count":%s%s}}\n' "$1" "$2" "$3" "${4:-}"
}
# func RUN NAME NCALL OWN [MEMBERS]
func() {
	printf '{"type":"func","run":"%s","kind":"func","full_name":"x.py:1 %s","module":"x.py","lineno":1,"name":"%s","ncall":%s,"tsub_s":%s,"own_s":%s,"ttot_s":%s%s}\n' \
		"$1" "$2" "$2" "$3" "$4" "$4" "$4" "${5:-}"
}
# early KEY...: of each early line these members, one line each.
early() {
	jq -r --args 'select(.type == "early") |
		[$ARGS.positional[] as $key | .[$key] // "-" | tostring] |
		join(" ")' "$@" <out
}

{
	run_of small 1 10
	func small find 10 100
	run_of whole 2 20
	func whole find 20 10
	func whole hash 40 4
	run_of cut 100 40 ',"early_exit":true'
	func cut find 50 20
	func cut hash 400 60
	func cut tiny 9 1.6
	func cut alone 2 4
} >runs
run_in runs prof-scale
is "$(early name own_s ncall each_s iteration_s whole whole_each_s whole_iteration_s)" \
	'hash 60 400 0.15 1.5 whole 0.1 0.2
find 20 50 0.4 0.5 whole 0.5 0.5
alone 4 2 2 0.1 whole - -' 'the dearest first, from 2 % on, beside the largest whole run'
is "$(early run size iterations share | head -n 1)" 'cut 100 40 0.700935' 'how far it came'
is "$(jq -r 'select(.type == "scale" and .kind == "program") | .n_max' out | sort -u)" 20 \
	'it is in no law'
mv out again
run_in again prof-scale
is "$(early run | wc -l)" 0 'they are made anew'
sed '/whole/d;/small/d' runs >alone
run_in alone prof-scale
is "$(early name each_s whole | head -n 1)" 'hash 0.15 -' 'without a whole run, by itself'
sed 's/,"early_exit":true//' runs >ended
run_in ended prof-scale
is "$(early run | wc -l)" 0 'none of whole runs'

# Killed: what is known is as of the last checkpoint.
{
	run_of cut 100 40 ',"early_exit":true'
	for k in 1 2; do
		printf '{"type":"point","run":"cut","point":"%s","wall_s":%s}\n' $k $k
		func cut find $((k * 10)) $k ",\"point\":\"$k\""
	done
} >points
run_in points prof-scale
is "$(early name own_s ncall)" 'find 2 20' 'up to its last checkpoint'

# Seven functions of one share: five are told.
{
	run_of cut 100 40 ',"early_exit":true'
	for k in 1 2 3 4 5 6 7; do
		func cut f$k 1 $k
	done
} >seven
run_in seven prof-scale
is "$(early name | xargs)" 'f7 f6 f5 f4 f3' 'five at most'
{
	sed 's/"id":"cut"/&,"label":"one"/; s/"id":"whole"/&,"label":"one"/; s/"id":"small"/&,"label":"two"/' runs
} >both
run_in both prof-scale -k label
is "$(early name program | head -n 1)" 'hash one' 'of a program'
done_testing
