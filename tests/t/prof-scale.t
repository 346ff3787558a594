#!/usr/bin/env bash
# prof-scale: axes, reduction, laws, shares, notes, output forms.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

is_value() { # is_value NAME METRIC KEY WANTED
	is "$(law "$1" "$2" | value "$3")" "$4" "$1 $2: $3 is ${4:-absent}"
}

# ---- laws ----
laws '100 200 400 800 1600' >five <<'EOF'
linear func 1 1 1e-4 1
square func 2 2 1e-7 2
root func 1 0 0.5 0
idle wait 1 1 1e-3 2
EOF
run_in five prof-scale
is_status 0 'five sizes'
is "$(grep -c '"type":"run"' out)" 5 'runs are passed on'
is "$(grep -c '"type":"func"' out)" 0 'functions are consumed'
is_value linear ncall p 1
is_value linear ncall law n
is_value linear own verdict linear
is_value linear own confidence firm
is_value square ncall law '2n^2'
is_value square ncall verdict quadratic
is_value square own class 'n^2'
is_value square own confidence firm
is_value square tavg p 0
is_value linear tavg p 0
is_value root ncall law 1
is_value root ncall verdict sublinear
is_value linear own by size
is_value linear own n_min 100
is_value linear own n_max 1600
is_value linear own target 1600
has out '"metric":"ncall","points":[[100,100],[200,200],[400,400]' 'points'
# Computing time: 0.16 + 0.256 + 0.5; the waiting is none of it.
is_value square own share 0.279476
is_value idle own share ''
is "$(grep '"type":"scale"' out | head -n 1 | value name)" root \
	'the dearest at the target first'
run_in five prof-scale --target 16000
is_value square own at_target 25.6
is_value square ncall at_target 512000000
is "$(grep '"type":"scale"' out | head -n 1 | value name)" square \
	'what grows outranks what is large today'
cp out first
run_in five prof-scale --target 16000
check 'the output is deterministic' cmp first out

# ---- axes ----
sed 's/"status":"done"/&,"result":{"iteration_count":ITER}/' five |
	awk '/"run","id"/ { match($0, /"size":[0-9]+/)
		sub(/ITER/, 78 * substr($0, RSTART + 7, RLENGTH - 7)) } 1' >counted
run_in counted prof-scale
is_value linear own by iterations
is_value linear own n_max 124800
is_value linear ncall law 0.0128205128n
run_in counted prof-scale -b size
is_value linear own n_max 1600
sed '1s/"iteration_count":[0-9]*/"x":1/' counted >mixed
run_in mixed prof-scale
is_value linear own by size
has out '"code":"some-iterations"' 'one run is not counted: said'
run_in five prof-scale -b '*square'
is_value linear own by 'x.py:1 square'
is_value linear own p 0.5
run_in five prof-scale -b '*'
is_status 2 'a glob of several functions'
has err 'prof-scale: -b *: more than one function matches: x.py:1 ' 'said so'
run_in five prof-scale -b nobody
is_status 2 'a glob of none'
is_err 'prof-scale: -b nobody: no function of the stream matches' 'said so'

# ---- the target ----
{
	cat five
	echo '{"type":"run","id":"later","size":8000,"status":"pending"}'
} >later
run_in later prof-scale
is_value square own target 8000
is_value square own at_target 6.4
sed 's/"size":8000/"size":99000/' later >far
run_in far prof-scale
has out '"code":"far-target"' 'farther than ten times is refused'
is_value square own target 1600
run_in far prof-scale --force
is_value square own target 99000
is_value square own at_target 980.1
{
	cat counted
	echo '{"type":"run","id":"later","size":3200,"status":"pending"}'
} >later
run_in later prof-scale
is_value linear own target 249600

# ---- few sizes ----
laws '100' >one <<<'f func 1 1 1e-4 2'
run_in one prof-scale
is_status 0 'one size'
has out 'one size: no verdict' 'one size: said'
is_value f own verdict ''
is_value f own p ''
is_value f own at_target 1
laws '100 200' >two <<<'f func 1 1 1e-4 2'
run_in two prof-scale
has out 'two sizes: slopes and no verdicts' 'two sizes: said'
is_value f own p 2
is_value f own verdict ''
is_value f own confidence undecided
laws '100 200 400' >three <<<'f func 1 1 1e-4 2'
run_in three prof-scale
is_value f own confidence provisional
is_value f ncall confidence firm
has out '"code":"narrow-range"' 'a range of four times: said'
run_in /dev/null prof-scale
is_status 0 'no input'
is_out '' 'no output'

# ---- runs of one size, or nearly ----
{
	laws '100 200 400 800' <<<'f func 1 1 1e-4 1'
	laws '100 200 400 800' <<<'f func 1 1 2e-4 1' | sed 's/"r\([0-9]\)"/"s\1"/'
	laws '100 200 400 800' <<<'f func 1 1 9e-4 1' | sed 's/"r\([0-9]\)"/"t\1"/'
} >repeats
run_in repeats prof-scale
has out '"metric":"own","points":[[100,0.01],[200,0.02],[400,0.04],[800,0.08]]' \
	'a deterministic function: the least of the repeats'
check 'its exponent' awk -v p="$(law f own | value p)" \
	'BEGIN { exit !(p > 0.97 && p < 1.03) }'
law f own | value p_lo >lo
law f own | value p_hi >hi
check 'an interval from the repeats holds p' \
	awk -v lo="$(cat lo)" -v hi="$(cat hi)" \
	'BEGIN { exit !(lo < 1 && hi > 1 && hi - lo < 4) }'
sed '/"run":"t/s/"ncall":[0-9]*/"ncall":7/' repeats >varies
run_in varies prof-scale
has out '"metric":"own","points":[[100,0.02],[200,0.04],[400,0.08],[800,0.16]]' \
	'one that varies: the median'
for calls in 99 101; do
	for run in r1 s1 t1; do
		sed "/\"run\":\"$run/s/\"ncall\":[0-9]*/\"ncall\":$calls/" repeats >varies
		run_in varies prof-scale
		has out '"metric":"own","points":[[100,0.02],[200,0.04],[400,0.08],[800,0.16]]' \
			"one that varies at one size, in $run: $calls calls"
	done
	grep -v '"t[0-9]"' repeats |
		sed "/\"run\":\"s1/s/\"ncall\":[0-9]*/\"ncall\":$calls/" >varies
	run_in varies prof-scale
	has out '"metric":"own","points":[[100,0.015],[200,0.03],[400,0.06],[800,0.12]]' \
		"and of two: $calls calls"
done
laws '100 104 200 400 800' >near <<<'f func 1 1 1e-4 1'
run_in near prof-scale
has out '"code":"near-sizes"' 'near-equal sizes are one: said'
is "$(law f own | grep -o '\],\[' | wc -l)" 3 'four sizes are left'
is_value f own p 1

# ---- left out ----
{
	echo '{"type":"run","id":"bad","size":3200,"status":"error"}'
	echo '{"type":"func","run":"bad","full_name":"x.py:1 linear","ncall":1}'
	cat five
	echo '{"type":"run","id":"cut","size":3200,"status":"done","result":{"early_exit":true,"iteration_count":50}}'
	echo '{"type":"func","run":"cut","full_name":"x.py:1 linear","ncall":50,"tsub_s":1,"own_s":1}'
	echo '{"type":"run","id":"nix","status":"done"}'
	echo '{"type":"func","run":"nix","full_name":"x.py:1 linear","ncall":1}'
	echo '{"type":"run","id":"open","size":3200,"status":"running"}'
	echo '{"type":"func","run":"open","full_name":"x.py:1 linear","ncall":1}'
	echo '{"type":"func","run":"r1","point":"3","full_name":"x.py:1 linear","ncall":1}'
	echo '{"type":"odd","b": 1, "a":[ ]}'
	echo '{"type":"note","tool":"x","level":"info","code":"c","text":"t"}'
} >left
run_in left prof-scale
is_status 0 'runs that cannot be fitted'
is_value linear own n_max 1600
is_value linear ncall law n
for code in failed-run:bad truncated-run:cut no-size:nix open-run:open; do
	has out "\"code\":\"${code%:*}\",\"run\":\"${code#*:}\"" "note $code"
done
is "$(jq -r 'select(.code == "truncated-run").run' out)" cut \
	'no other is called cut short'
has out '"code":"few-points","run":"r1"' 'one point within a run is too few'
has out '{"type":"odd","b": 1, "a":[ ]}' 'unknown lines pass unchanged'
has out '{"type":"note","tool":"x","level":"info","code":"c","text":"t"}' \
	'notes pass'
run_in left prof-scale -b '*linear'
has out '[50,50]' 'a run cut short counts once its n is counted'
is "$(jq -r 'select(.text? | strings | startswith("cut short: fitted by what was counted")).run' out)" \
	cut 'said so, and of no other'

# A run that comes again: its last state counts; a bare run line changes
# nothing.
{
	cat five
	grep -E '"id":"r5"|"run":"r5"' five | sed 's/"ncall":1600/"ncall":3200/'
	echo '{"type":"run","id":"r5","size":1600,"status":"done"}'
} >again
run_in again prof-scale
has out '[800,800],[1600,3200]]' 'the later state of a run replaces the former'

# ---- circumstances ----
awk '/"run","id"/ { n++; sub(/"status"/, "\"engine\":\"" (n > 2 ? "yappi" : "cprofile") \
	"\",\"clock\":\"" (n > 2 ? "wall" : "cpu") "\",\"invariants\":{\"a\":" n \
	"},&"); sub(/}$/, ",\"result\":{\"git_rev\":\"c" n "\",\"host\":\"h" n \
	"\",\"python\":\"3." n "\",\"git_dirty\":true,\"wall_seconds_total\":" n "}}") } 1' \
	five >differ
run_in differ prof-scale
for code in mixed-commits mixed-hosts mixed-python mixed-clock mixed-engine \
    mixed-invariants dirty; do
	has out "\"code\":\"$code\"" "note $code"
done
has out '"full_name":"program","name":"program","kind":"program","metric":"wall","points":[[100,1],[200,2]' \
	'the whole program has a law'
run_in five prof-scale
is "$(grep -c '"code":"mixed' out)" 0 'nothing mixed: no such note'

# ---- suspects ----
run_in five prof-scale
is "$(grep -c '"code":"gc-suspect"' out)" 0 'steady growth is no suspect'
awk '{ if (/"run":"r5"/ && /linear/) gsub(/0.160000000/, "2.000000000") } 1' \
	five >jump
run_in jump prof-scale
has out '"code":"gc-suspect","full_name":"x.py:1 linear"' 'growth in one step'
is_value linear own confidence undecided
grep -v '"run":"r1".*square' five >above
run_in above prof-scale
has out '"code":"only-above","full_name":"x.py:1 square"' 'seen at some sizes'
is_value square own n_min 200
sed 's/,"own_s":[0-9.]*//' five >bare
run_in bare prof-scale
has out '"code":"no-callers"' 'no own cost: said'
is_value square own p ''
is_value square tsub verdict quadratic
is_value square tsub share 0.279476

# ---- small ones, edges ----
laws '100 200 400 800' >edges <<'EOF'
main func 1 0 1 0
hot func 1 1 1e-4 2
tiny func 1 1 1e-9 1
edge main hot 1 1 1e-4 2
edge hot tiny 1 2 1e-9 1
EOF
run_in edges prof-scale
has out '"code":"small","text":"1 functions and 1 edges below' 'what is left out'
is_value tiny own p ''
has out '"caller":"x.py:1 main","metric":"ncall"' 'an edge'
run_in edges prof-scale --min-share 0
is_value tiny own p 1
has out '"caller":"x.py:1 hot","metric":"ncall","points":[[100,10000]' 'all edges'
is "$(grep '"caller":"x.py:1 hot"' out | head -n 1 | value p)" 2 'its law'
# The line of the calls, of the last run that tells it, is that of all its laws.
sed -E '/"edge"/ {
	/"r2"/ s/\}$/,"call_lineno":7}/
	/"r3"/ s/\}$/,"call_lineno":8}/
}' edges >called
run_in called prof-scale --min-share 0
is "$(jq -r 'select(.caller) | .call_lineno' out | sort | uniq -c | xargs)" \
	'6 8' 'the line of the calls'

# Of 65 s in all the edge has its own cost, or its self time where it has none.
while read -r own wanted; do
	sed "/\"type\":\"edge\".*main/s/\"own_s\":[0-9.]*/\"own_s\":$own/" edges >owned
	run_in owned prof-scale
	is "$(grep '"caller":"x.py:1 main"' out | head -n 1 | value share)" \
		"$wanted" "the share of an edge with $own s of its own"
done <<'EOF'
6.5 0.1
0 0.984615
EOF

# ---- one function, many names ----
{
	i=0
	for n in 100 200 400 800; do
		i=$((i + 1))
		echo "{\"type\":\"run\",\"id\":\"r$i\",\"size\":$n,\"status\":\"done\"}"
		for name in A.get B.get; do
			[ "$name" = A.get ] || [ $i = 4 ] || continue
			[ "$name" = B.get ] || [ $i -lt 4 ] || continue
			p=/v$i/lib/python3.11/site-packages/p/q.py
			echo "{\"type\":\"func\",\"run\":\"r$i\",\"kind\":\"func\",\"full_name\":\"$p:7 $name\",\"module\":\"$p\",\"lineno\":7,\"name\":\"$name\",\"ncall\":$n,\"ttot_s\":1,\"tsub_s\":1}"
		done
	done
} >moved
run_in moved prof-scale
has out '"metric":"ncall","points":[[100,100],[200,200],[400,400],[800,800]]' \
	'another environment and class: the same function'
is "$(jq -r 'select(.metric == "ncall") | .full_name' out)" \
	'/v1/lib/python3.11/site-packages/p/q.py:7 A.get' 'by the first of its names'
jq -c 'if .run == "r3" or .run == "r4" then .full_name |= gsub("v[34](?<x>.*)[AB].get"; "v2\(.x)B.get")
	| .module |= gsub("v[34]"; "v2") | .name = "B.get" elif .run == "r2"
	then .full_name |= sub("A.get"; "B.get") | .name = "B.get" else . end' moved >most
run_in most prof-scale
is "$(jq -r 'select(.metric == "ncall") | "\(.full_name) \(.points | length)"' out)" \
	'/v2/lib/python3.11/site-packages/p/q.py:7 B.get 4' 'or that of most runs'
awk '{ print } /"func"/ { gsub(/site-packages\/p/, "dist-packages/p"); print }' \
	moved >apart
run_in apart prof-scale --min-share 0
has out '"code":"same-identity"' 'two files in one run: said'
is "$(grep -c '"metric":"ncall"' out)" 8 'and kept apart'

# ---- forms ----
run_in five prof-scale -o csv
is "$(head -n 1 out | cut -d, -f1-10)" \
	'type,by,full_name,module,lineno,name,kind,caller,metric,points' 'CSV header'
has out 'scale,size,x.py:1 square,x.py,1,square,func,,ncall,5,100,1600,2,2,2,2,2,2,2,n^2,quadratic,firm' \
	'CSV: points is their number'
run_in five prof-scale -o text
has out 'square' 'text'
run_in edges prof-scale -o text
is "$(grep -c ncall out)" 2 'text shows functions, no edges'
run_in five prof-scale --pairs
is "$(grep '"type":"scale"' out | sort | uniq -d | wc -l)" 0 'each pair once'
is "$(grep -c '"name":"square".*"metric":"own"' out)" 10 \
	'ten pairs of five runs'
has out '"metric":"own","points":[[100,0.001],[1600,0.256]],"n_min":100,"n_max":1600,"p":2' \
	'a pair'
is "$(grep -c '"verdict"' out)" 0 'pairs have no verdict'
run_in near prof-scale --pairs
is "$(grep -c '"metric":"own"' out)" 9 'near-equal sizes make no pair'
run_in five prof-scale -o yaml
is_status 2 'an unknown format'
run_in five prof-scale --min-share 2
is_status 2 'a share above one'
run_in five prof-scale --target x
is_status 2 'a target that is no number'
run_in five prof-scale operand
is_status 2 'an operand'

# ---- what a data cache saves ----
cache() { # cache ID SIZE CACHE SECONDS [RESULT]
	printf '{"type":"run","id":"%s","size":%s,"status":"done",' "$1" "$2"
	printf '"cache":"%s","result":{"success":true,' "$3"
	printf '"wall_seconds_total":%s%s}}\n' "$4" "${5:-}"
}
saved() { jq -c 'select(.type == "cache") | '"$1" out; }
{
	cache c 7 cold 10 ',"cache_files_before":0,"cache_files_after":3'
	cache w 7 warm 6 ',"cache_files_before":3,"cache_bytes_before":50'
} >pair
run_in pair prof-scale
is "$(saved '[.size, .cold_s, .warm_s, .saving, .advice]')" \
	'[7,10,6,0.4,"preload"]' 'a warm cache saves 40 %: preload'
is "$(saved '[.cold_was_empty, .cold_left_some, .warm_was_filled,
	.warm_bytes_before]')" '["yes","yes","yes",50]' \
	'whether they were cold and warm'
# The noise of one run is 10 %: 0.6 exp(+-1.96 x 0.1 sqrt(2)).
is "$(saved '[.saving_lo, .saving_hi | . * 1000 | round]')" '[208,545]' \
	'the interval of one pair'
cp out again
run_in again prof-scale
is "$(saved .saving)" 0.4 'once, however often'
# 10 x 0.9 exp(-0.277) and 10 x 0.7 exp(0.277) are where the interval of one
# advice reaches the other; no cache makes a run slower by a tenth.
for case in 6.82:preload 6.83:repeat 9.23:repeat 9.24:single 10.99:single 11.01:repeat \
	14.1:repeat; do
	sed "s/:6,/:${case%:*},/" pair >other
	run_in other prof-scale
	is "$(saved .advice)" "\"${case#*:}\"" "10 s cold, ${case%:*} s warm"
done
{ cat pair && cache c2 7 cold 12 && cache w2 7 warm 8; } >repeats
run_in repeats prof-scale
is "$(saved '[.cold_runs, .warm_runs, .saving, .saving_lo < 0, .advice]')" \
	'[2,2,0.4,true,"repeat"]' 'repeats: the least counts; these disagree'
{
	cache c 7 cold 10 && cache w 7 warm 7.1
	cache c2 7 cold 10.1 && cache w2 7 warm 6.9
} >agree
run_in agree prof-scale
is "$(saved '[.saving, .saving_lo > 0.1, .saving_hi < 0.4, .advice]')" \
	'[0.31,true,true,"preload"]' 'repeats that agree decide what a pair does not'
both() { # both COLD-CPU COLD-WALL WARM-CPU WARM-WALL [RESULT]
	cache c 7 cold "$2" ",\"cpu_seconds\":$1${5:-}"
	cache w 7 warm "$4" ",\"cpu_seconds\":$3${5:-}"
}
both 10 20 9.5 28 >computing
run_in computing prof-scale
is "$(saved '[.cold_cpu_s, .warm_cpu_s, .cpu_saving, .saving, .advice]')" \
	'[10,9.5,0.05,-0.4,"single"]' 'computing time comes before wall time'
is "$(saved '[.cpu_saving_lo, .cpu_saving_hi | . * 1000 | round]')" '[-253,280]' \
	'and has an interval of its own'
both 10 30 9.5 11 >download
run_in download prof-scale
is "$(saved .advice)" '"preload"' 'waiting that is saved is worth a preload, too'
for case in 3.9:preload 4:single; do
	both 10 30 9.5 17 ",\"load_1m\":${case%:*},\"cpu_count\":4" >load
	run_in load prof-scale
	is "$(saved .advice)" "\"${case#*:}\"" \
		"beside a load of ${case%:*} on four processors"
done
{ cache c 7 cold 10 && cache w 8 warm 6; } >sizes
run_in sizes prof-scale
is "$(saved .)" '' 'two sizes tell nothing'
for days in '"start":"2024-01-01","end":"2024-01-07"' '"start":"2024-01-02","end":"2024-01-08"' \
	'"start":"2024-01-01","end":"2024-01-08"' '"start":"2024-01-02","end":"2024-01-07"'; do
	{
		sed -n '1s/"size":7/&,"start":"2024-01-01","end":"2024-01-07"/p' pair
		sed -n "2s/\"size\":7/&,$days/p" pair
	} >days
	run_in days prof-scale
	saved .saving
done >savings
is "$(xargs <savings)" 0.4 'nor do other days, of which one end may be the same'
sed 's/"success":true/"success":false/' pair >failed
run_in failed prof-scale
is "$(saved .)" '' 'nor do runs that failed'
printf '{"type":"run","id":"%s","phase":%s,"label":"%s","size":7,"status":"done","result":{"wall_seconds_total":%s}}\n' \
	a 0 probe_cold 10 b 0 probe_warm 9.5 c 1 x_warm 2 >labels
run_in labels prof-scale
is "$(saved '[.warm_runs, .advice]')" '[1,"single"]' 'by label in phase 0'

# ---- real backtests ----
if [ -d "$DATA/lumibot" ]; then
	for days in 4 8 16 32 64; do
		prof-parse --id "orders-$days" --size "$days" \
			"$DATA/lumibot/orders-$days.wall.pstat.gz"
	done >orders
	run_in orders prof-scale
	is_status 0 'real profiles'
	is_value BacktestingBroker.get_tracked_order ncall p 1
	is_value BacktestingBroker.get_tracked_order own verdict quadratic
	is_value BacktestingBroker.get_tracked_order own confidence firm
	is_value BacktestingBroker.get_tracked_order own since 'up to 32'
	is_value BacktestingBroker.get_tracked_order own until_n 32
	is_value BacktestingBroker.get_tracked_order own beyond 1.304
	is_value identifiers_equal ncall verdict quadratic
	is_value identifiers_equal ncall since 'up to 32'
	is_value identifiers_equal ncall bend down
	is "$(grep '"name":"[^"]*\(slice_block_columns\|__getattr__\|check_array_indexer\)"' out |
		grep -v '"caller"' | grep '"metric":"own"' |
		grep '"verdict":"\(superlinear\|quadratic\)"' |
		grep -vc '"confidence":"undecided"')" 0 \
		'steps of the collector are not believed'
	is "$(grep "acquire' of" out | grep -v '"caller"' | grep -c '"share"')" 0 \
		'waiting has no share'
	is "$(grep -ci ':-*nan\|:-*inf' out)" 0 'no number that is none'
fi
# Much start-up hides what grows: at 16,000 it takes 100 times as long.
hidden() { # hidden OWN FLAT: runs of 2 s in which quad takes OWN n^2 and flat FLAT seconds
	laws '100 200 400 800 1600' <<-EOT | sed 's/"status":"done"/&,"result":{"wall_seconds_total":2}/'
		quad func 1 1 $1 2
		flat func 1 0 $2 0
	EOT
}
hidden 2e-8 1 >one-thread
run_in one-thread prof-scale --target 16000
is "$(law program wall | value at_target | xargs printf '%.2f')" 7.07 \
	'a run takes no less than its functions: 2 + 99 * 0.0512'
is "$(law program wall | value at_target_hi | xargs printf '%.2f')" 7.07 'nor does its range end before'
hidden 2e-8 3.9488 >two-at-once
run_in two-at-once prof-scale --target 16000
is "$(law program wall | value at_target | xargs printf '%.2f')" 4.53 \
	'two processors compute 4 s in 2 s'
run_in one-thread prof-scale --target 1600
is "$(law program wall | value at_target)" 2 'at a measured size it is what was measured'

# A time that tells no law, of calls that double: 0.0102 s for 150,049 calls, which
# are 331,385,102 at 40.
awk 'BEGIN {
	split("16 18 20 22 24", n, " ")
	split("3193 8361 21891 57313 150049", calls, " ")
	split("0.00021962 0.00059859 0.0015695 0.0038799 0.0102115", own, " ")
	for (i = 1; i <= 5; i++) {
		printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%d,\"status\":\"done\",\"result\":{\"wall_seconds_total\":0.13}}\n", i, n[i]
		printf "{\"type\":\"func\",\"run\":\"r%d\",\"size\":%d,\"kind\":\"func\",\"full_name\":\"x.py:1 f\",\"module\":\"x.py\",\"lineno\":1,\"name\":\"f\",\"ncall\":%d,\"ttot_s\":%s,\"tsub_s\":%s,\"own_s\":%s}\n", i, n[i], calls[i], own[i], own[i], own[i]
	}
}' >doubling
run_in doubling prof-scale --target 40
is "$(law f own | value confidence)" undecided 'a time that tells no law'
is "$(law f own | value at_target | xargs printf '%.1f')" 22.6 \
	'takes as much more as it is called'
is "$(law f own | value at_target_lo | xargs printf '%.4f')" 0.0102 'and no less than now'
is "$(law program wall | value at_target | xargs printf '%.1f')" 22.7 'so does the run'

# Data that outgrows the caches makes n log n dearer, by a bounded factor.
while read -r exponent sizes confidence; do
	laws "${sizes//,/ }" <<<"f func 1 1 1e-5 $exponent" >dearer
	run_in dearer prof-scale
	is "$(law f own | value confidence)" "$confidence" "n^$exponent at $sizes"
	is "$(grep -c '"code":"caches"' out)" \
		"$([ "$confidence" = undecided ] && echo 1 || echo 0)" 'and it is said'
done <<'EOF'
1.54 100,200,400,800,1600      undecided
1.56 100,200,400,800,1600      firm
1.54 100,200,400,800,1600,3200,6400 firm
1.5  100,200,400,800,1600,3200 undecided
2    100,200,400               provisional
EOF
# The exponent falls from size to size, to less than 1.4: times as 1, 2^1.82, ...
while read -r what times wanted; do
	awk -v times="$times" 'BEGIN {
		count = split(times, own, ",")
		for (i = 1; i <= count; i++) {
			n = 6000 * 2 ^ (i - 1)
			printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%d,\"status\":\"done\"}\n", i, n
			printf "{\"type\":\"func\",\"run\":\"r%d\",\"size\":%d,\"kind\":\"func\",\"full_name\":\"x.py:1 f\",\"module\":\"x.py\",\"lineno\":1,\"name\":\"f\",\"ncall\":1,\"ttot_s\":%s,\"tsub_s\":%s,\"own_s\":%s}\n", i, n, own[i], own[i], own[i]
		}
	}' >flattens
	run_in flattens prof-scale
	is "$(law f own | value confidence) $(grep -c '"code":"caches"' out)" "$wanted" \
		"${what//-/ }"
done <<'EOF'
it-flattens             0.02,0.0706,0.2391,0.6859,1.7242  undecided 1
to-n^1.42-alone         0.02,0.0706,0.2391,0.6859,1.8353  firm 0
once-it-rises           0.02,0.0673,0.2511,0.7612,1.9140  firm 0
by-a-factor-above-six   0.03,0.1400,0.5880,1.9320,5.0000  firm 0
in-three-steps-alone    0.05,0.1866,0.5657,1.4418         provisional 0
EOF
while read -r calls confidence; do
	laws '100 200 400 800 1600 3200' <<<"f func 1 $calls 1e-5 1.5" >dearer
	run_in dearer prof-scale
	is "$(law f ncall | value confidence)" firm 'calls have no caches'
	is "$(law f own | value confidence)" "$confidence" \
		"times of n^1.5, calls of n^$calls"
done <<'EOF'
1.15 undecided
1.4  firm
EOF

# n^2 is said of times that n^1.5 fits best: the forecast, of the run too, is that of
# the square, 100 x 0.0512 s at ten times n, and n^1.5 is not printed.
laws '100 200 400 800 1600' <<-'EOT' | jq -c '
	if .type == "run" then .result = {wall_seconds_total: 2} else . end |
	if .name == "unsteady" then
		{r1: 1, r2: 2, r3: 0.6, r4: 1.5, r5: 1}[.run] as $noise |
		.own_s *= $noise | .tsub_s *= $noise | .ttot_s *= $noise
	else . end' >unsteady
	unsteady func 1 1 2e-8 2
	a func 1 1 1e-5 1
	b func 1 1 2e-5 1
	c func 1 1 3e-5 1
	d func 1 1 4e-5 1
	flat func 1 0 1 0
EOT
run_in unsteady prof-scale --target 16000
is "$(jq -c 'select(.type == "scale" and .name == "unsteady" and .metric == "own") |
	[.p, .p_menu, .at_target, .law]' out)" '[2,1.5,5.12,null]' 'what is said is forecast'
is "$(jq -s '(map(select(.metric == "own" and .type == "scale") | .at_target) | add) <
	(map(select(.metric == "wall"))[0].at_target)' out)" true 'in the whole run, too'

# Two programs at the same sizes: shares are parts of what both take.
laws '100 200 400 800' <<<'mine func 1 1 1e-3 1' >both
laws '100 200 400 800' <<<'theirs func 1 1 1e-4 1' | sed 's/"r\([0-9]\)"/"s\1"/' >>both
run_in both prof-scale
is_value mine own share 0.909091
is_value theirs own share 0.090909
done_testing
