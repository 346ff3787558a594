#!/usr/bin/env bash
# plan-grow: the cheapest runs that would decide what is still open.
. "$(dirname "$0")/lib.sh"

# made ID SIZE SECONDS: a ticket and its receipt.
made() {
	printf '{"type":"run","id":"%s","size":%s,"status":"pending","attempt":0,"command":["job","--n=%s"]}\n' "$1" "$2" "$2"
	printf '{"type":"run","id":"%s","size":%s,"status":"done","attempt":0,"label":"l","engine":"cprofile","dir":"d","result":{"success":true,"wall_seconds_total":%s}}\n' "$1" "$2" "$3"
}

# law NAME CONFIDENCE P LAST SHARE [N]: the own cost of a function.
law() {
	printf '{"type":"scale","by":"size","full_name":"%s","name":"%s","kind":"func","metric":"own","points":[[1,0.1],[%s,%s]],"n_max":%s,"p":%s,"verdict":"linear","confidence":"%s","share":%s,"at_target":%s}\n' \
		"$1" "$1" "${6:-4000}" "$4" "${6:-4000}" "$3" "$2" "$5" "$4"
}

sizes() {
	jq -r '.size' out | paste -sd ' '
}

# ---- new sizes ----

{
	made a 2000 1
	made b 4000 2 | sed '2s/"attempt":0/"attempt":3,"cache":"cold","description":"own"/'
	law f undecided 1 1.8 0.9
} >two
run_in two plan-grow
is_status 0 'two sizes'
is "$(jq -r .size out | sort -n | paste -sd ' ')" '250 500 1000' \
	'halves are the cheaper side'
is "$(jq -c 'select(.size == 1000) | del(.predicted_seconds)' out)" \
	'{"type":"run","id":"grow-1000","label":"l","size":1000,"status":"pending","attempt":0,"command":["job","--n=1000"],"engine":"cprofile","dir":"d"}' \
	'like the largest, at another size'
is "$(jq -c 'select(.size == 1000) | .predicted_seconds' out)" 0.5 \
	'with the seconds it will take'
is "$(sizes)" '250 1000 500' 'small and large in turn'
run_in two plan-grow -n 1
is "$(sizes)" 1000 '-n'
run_in two plan-grow --id x other '{size}' '{id}'
is "$(jq -c 'select(.size == 500) | [.id, .command]' out)" \
	'["x-500",["other","500","x-500"]]' 'a command, and a prefix'
run_in two plan-grow job 500
is "$(jq -r .size out | sort -n | paste -sd ' ')" '2000 2000 4000 4000' \
	'a command without a size: repeats alone'
run_in two plan-grow -o csv
is "$(head -n 1 out | tr , '\n' | tail -n 2 | head -n 1)" predicted_seconds '-o csv'

# Where the small sizes are start-up alone, or too short, it goes up.
{
	made a 2000 1
	made b 4000 1.1
	law f undecided 1 0.3 0.5
} >startup
run_in startup plan-grow
is "$(jq -r .size out | sort -n | paste -sd ' ')" '8000 16000 32000' \
	'start-up hides the small sizes: larger ones'
{
	made a 2000 1
	made b 4000 2
	law f undecided 2 0.03 0.5
} >short
run_in short plan-grow
is "$(jq -r .size out | sort -n | head -n 1)" 8000 \
	'too short at half the size: larger ones'
check 'the cost of a quadratic function is predicted' \
	jq -se 'map(select(.size == 32000))[0].predicted_seconds > 3' out

# A budget.
run_in startup plan-grow --budget 3s
is "$(jq -r .size out | paste -sd ' ')" 8000 'a budget for one of them'
check 'is kept' jq -se 'map(.predicted_seconds) | add <= 3' out
run_in startup plan-grow --budget 1s
is_status 1 'a budget for none'
is_out '' 'proposes none'
has err 'the next run would take about' 'and says what it would take'

# ---- what is decided ----

for size in 250 500 1000 2000 4000; do
	made "r$size" "$size" "$(jq -n "$size / 1000")"
done >five
{
	cat five
	law f firm 1 1 0.9
	law tiny undecided 1 0.0001 0.0001
} >clean
run_in clean plan-grow
is_status 1 'firm, and the rest does not matter'
has err 'no function that matters is open' 'decided'
{
	cat two
	printf '{"type":"cause","full_name":"x.py:1 f","name":"f","verdict":"quadratic","confidence":"firm"}\n'
} >culprit
run_in culprit plan-grow
is_status 1 'a firm culprit'
has err 'x.py:1 f is a culprit' 'by name'
{
	cat two
	printf '{"type":"cause","full_name":"x.py:%d f","name":"f","verdict":"quadratic","confidence":"%s"}\n' \
		1 provisional 2 firm 3 firm
} >culprits
run_in culprits plan-grow
has err 'x.py:2 f is a culprit' 'of several the first that is firm'

# ---- open in spite of five sizes ----

{
	cat five
	law f provisional 1.4 1 0.9
} >noisy
run_in noisy plan-grow
is "$(sizes)" 8000 'a larger one'
run_in noisy plan-grow --budget 7.5
is "$(jq -r .size out | sort -n | uniq -c | tr -s ' ' | paste -sd ',')" \
	' 1 1000, 1 2000, 1 4000' 'or repeats of the largest, as the budget goes'
is "$(jq -r 'select(.size == 4000) | .id' out)" grow-4000 'with ids of their own'
{
	cat noisy
	printf '{"type":"run","id":"grow-4000","size":4000,"status":"error"}\n'
} >taken
run_in taken plan-grow --budget 7.5
is "$(jq -r 'select(.size == 4000) | .id' out)" grow-4000-2 'that are not taken'
{
	for size in 1 4 16 64 256; do
		for k in 1 2 3; do made "r$size-$k" "$size" "$size"; done
	done
	law f provisional 1.4 1 0.9 256
} >enough
run_in enough plan-grow
is_status 1 'a wide range, each three times, and still open'
has err 'f is open, and more runs like these will not decide' 'says so'

# Time within one run, waiting and self time beside own time open nothing.
{
	cat five
	law f firm 1 1 0.9
	law g undecided 1 1 0.9 | sed 's/"type":"scale"/&,"within":"r1"/'
	law h undecided 1 1 0.9 | sed 's/"kind":"func"/"kind":"wait"/'
	law i undecided 1 1 0.9 | sed 's/"metric":"own"/"metric":"tsub"/'
} >aside
run_in aside plan-grow
is_status 1 'what is no question of size'

# ---- pending runs come first ----

plan-seq 1:32 job '{size}' >pending
run_in pending plan-grow
is "$(jq -r .size out | sort -n | paste -sd ' ')" '1 2 4' 'the smallest three'
is "$(jq -c 'select(.size == 4) | [.id, .command]' out)" '["seq-4",["job","4"]]' \
	'as they are'
{
	cat pending
	for n in 1 2 4; do
		printf '{"type":"run","id":"seq-%d","size":%d,"status":"done","result":{"success":true,"wall_seconds_total":%d}}\n' $n $n $n
	done
} >pending3
run_in pending3 plan-grow
is "$(sizes)" 8 'then the next'
is "$(jq -c .predicted_seconds out)" 8 'with its cost'
run_in pending3 plan-grow --budget 8
is "$(sizes)" 8 'a budget that it takes whole'
run_in pending3 plan-grow --budget 7
is_status 1 'if the budget allows'

# Seconds have three decimals, of new runs and of pending ones.
made a 1 0.123456 >thousandths
run_in thousandths plan-grow -n 1
is "$(jq -c .predicted_seconds out)" 0.247 'milliseconds of a new run'
plan-seq 2 job '{size}' >>thousandths
run_in thousandths plan-grow
is "$(jq -c .predicted_seconds out)" 0.247 'and of one that waits'

# ---- days ----

cat >days <<'J'
{"type":"run","id":"w","size":7,"start":"2025-02-24","end":"2025-03-02","label":"week","phase":1,"status":"pending","command":["job","2025-02-24","2025-03-02"]}
{"type":"run","id":"w","size":7,"start":"2025-02-24","end":"2025-03-02","label":"week","phase":1,"status":"done","result":{"success":true,"wall_seconds_total":5}}
J
run_in days plan-grow -n 1
is "$(jq -c '[.id, .phase, .start, .end, .size, .command]' out)" \
	'["grow-3",1,"2025-02-24","2025-02-26",3,["job","2025-02-24","2025-02-26"]]' \
	'a size in days has dates'
sed 's/,"command":[^]]*]//' days >planned
run_in planned plan-grow -n 1
is "$(jq -c '[.id, .start, .end, .size, .command]' out)" \
	'["grow-3","2025-02-24","2025-02-26",3,null]' \
	'and a command that stands in the plan takes them'
sed 's/"start":"[^"]*",//' planned >dateless
run_in dateless plan-grow --budget 100
is "$(jq -r '.size' out | sort -u)" 7 'it takes no other size without days'
sed 's/"start":"[^"]*",//' days >endless
run_in endless plan-grow --budget 100
is "$(jq -r '.size' out | sort -u)" 7 'nor does one whose days are not known'

# ---- runs again ----

# A run again has the command of the run that it repeats, word for word: here
# each size has an input file of its own, and the largest a word that is its
# size by chance.
for size in 2000 250 500 1000 4000; do
	made "cut-$size" "$size" "$size" |
		sed "s|\"--n=$size\"|\"copies/$size/in\",\"cut-$size\",\"4000\"|"
done >parts_of_it
law f provisional 1.4 1 0.9 >>parts_of_it
for command in '' 'job {size}'; do
	# shellcheck disable=SC2086
	run_in parts_of_it plan-grow --budget 7500 $command
	is "$(jq -c 'select(.id | test("^grow-.*[0-9]{3}$")) | .command' out | sort)" \
		'["job","copies/1000/in","cut-1000","4000"]
["job","copies/2000/in","cut-2000","4000"]
["job","copies/4000/in","cut-4000","4000"]' \
		"each repeat has its own input (${command:-no template})"
done

# ---- what cannot be ----

sed 's/--n=/--m/' two >fixed
run_in fixed plan-grow --budget 100
is "$(jq -r .size out | sort -nu | paste -sd ' ')" '2000 4000' \
	'a command without its size: repeats'
{
	made r1 1 1 | sed 's/"--n=1"/"a.csv","1"/'
	made r2 2 2 | sed 's/"--n=2"/"b.csv","2"/'
	law f provisional 1.4 1 0.9
} >inputs
run_in inputs plan-grow --budget 100
is "$(jq -r .size out | sort -nu | paste -sd ' ')" '1 2' \
	'so does one whose input is of the size, from size 1 on'
for k in 1 2 3 4 5 6; do
	grep '"type":"run"' fixed | sed "s/\"id\":\"/&$k/"
done >often
run_in often plan-grow --budget 100
is_err 'plan-grow: no other size can be made: no word of the command is its size (a larger input would tell)' \
	'which end some day'
grep -v '"type":"run"' fixed >>often
run_in often plan-grow --budget 100
is_status 1 'and that is no run'
is_err 'plan-grow: f is open, but no other size can be made: no word of the command is its size (a larger input would tell)' \
	'though something is open'
sed -E 's/("id":"(.)".*)--n=[0-9]*/\1\2/' two >named
run_in named plan-grow --budget 100
is "$(jq -r .size out | sort -nu | paste -sd ' ')" '2000 4000' \
	'an id in it is not its size'
sed 's/"status":"done"/"status":"error"/; s/"success":true/"success":false/' two >failed
sed -i '/pending/d' failed
run_in failed plan-grow
is_status 1 'no run that was made'
has err 'nothing to go by' 'says so'
run plan-grow
is_status 0 'empty input'
is_out '' 'empty output'
printf '{"type":"run","id":"../x"}\n' >bad
run_in bad plan-grow
is_status 3 'an id that is no file name'
printf '{"type":"scale","full_name":"f","metric":"own","p":"x"}\n' >bad
run_in bad plan-grow
is_status 3 'an exponent that is no number'
for words in '-n 0' '--budget x' '--id ../x' '-i text'; do
	# shellcheck disable=SC2086
	run_in two plan-grow $words
	is_status 2 "usage: $words"
done
run_in two plan-grow job '{start}' '{x} {size}'
is "$(head -n 1 out | jq -r '.command[1:] | join(" ")')" \
	"{start} {x} $(head -n 1 out | jq .size)" 'its other words are its own'

printf '{"type":"run","id":"a","size":1e308,"status":"done","result":{"wall_seconds_total":1e308}}\n' >huge
run_in huge plan-grow job '{size}'
is_status 1 'a size that cannot be doubled'
is_err 'plan-grow: the next run would take longer than can be told' 'is told'

# ---- the whole loop ----

cp "$DATA/examples/job.py" .
plan-seq -e cprofile 100,200 python3 job.py '{size}' >tickets
prof-run <tickets >receipts 2>/dev/null
for _ in 1 2 3 4 5 6; do
	cat tickets receipts | prof-parse 2>/dev/null | prof-scale | prof-cause >laws
	plan-grow -n 1 <laws >next 2>err || break
	cat next >>tickets
	prof-run <next >>receipts 2>/dev/null
done
has err 'find is a culprit, and firm' 'ends by itself with the culprit'
done_testing
