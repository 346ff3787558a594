#!/usr/bin/env bash
# prof-cause: who is blamed, who is not, and what a cause is charged with.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

# causes OPTIONS... < FUNCTIONS: the cause lines of runs of five sizes.
causes() {
	laws '100 200 400 800 1600' >stream
	prof-scale --min-share 0 <stream >laws || return
	run_in laws prof-cause "$@"
	grep '"type":"cause"' out >causes
}

names() {
	value name <causes | tr '\n' ' '
}

# ---- a scan over a growing list ----
causes <<'EOF'
main func 1 0 0.001 0
loop func 1 0 0.001 0
get func 1 1 1e-7 2
equal func 0.5 2 1e-7 2
id func 0.5 2 5e-8 2
other func 3 1 1e-5 1
edge main loop 1 0 1 1
edge loop get 1 1 4e-7 2
edge loop other 3 1 1e-5 1
edge get equal 0.5 2 1e-7 2
edge equal id 0.5 2 5e-8 2
EOF
is_status 0 'a scan'
is "$(names)" 'get ' 'the function that scans is the cause'
cp out found
run_in found prof-cause
is "$(sort out)" "$(sort found)" 'causes are found anew'
is "$(value why <causes)" each-call-grows 'why: each call grows'
is "$(value verdict <causes)" quadratic 'its verdict'
is "$(value confidence <causes)" firm 'its confidence'
is "$(value p_ncall <causes)" 1 'calls 1'
is "$(value p_own <causes)" 2 'own 2'
is "$(value p_tavg <causes)" 1 'each call 1'
has causes '"path":["x.py:1 main","x.py:1 loop","x.py:1 get"]' 'path from the root'
has causes '"symptoms":[{"full_name":"x.py:1 equal","p_ncall":2,"ncall":1280000,"own_s":0.256,"kind":"func","family":1},{"full_name":"x.py:1 id","p_ncall":2,"ncall":1280000,"own_s":0.128,"kind":"func","family":1}]' \
	'what is called below is a symptom'
is "$(value own_now_s <causes)" 0.64 'charged with the symptoms'
is "$(value n_max <causes)" 1600 'at the largest size'
is "$(value by <causes)" size 'by size'
check 'all lines are passed on' cmp laws <(grep -v '"type":"cause"' out)

# Half of the calls of a symptom come from elsewhere.
causes <<'EOF'
main func 1 0 0.001 0
get func 1 1 1e-7 2
equal func 0.5 2 1e-7 2
id func 1 2 2e-7 2
edge main get 1 1 1 1
edge get equal 0.25 2 5e-8 2
edge main equal 0.25 1 5e-8 1
edge equal id 1 2 2e-7 2
EOF
is "$(names)" 'get ' 'one cause'
is "$(value own_now_s <causes)" 0.64 'charged with its half'

# ---- nobody to blame ----
causes <<'EOF'
main func 1 0 0.001 0
a func 1 1 1e-3 1
b func 9 1 1e-4 1.1
c func 1 1 1e-5 1.2
idle wait 1 1 1e-5 2
collector gc 1 1 1e-6 2
edge main a 1 1 1e-3 1
edge a b 9 1 1e-4 1.1
edge a idle 1 2 1e-5 2
EOF
is_status 0 'a clean program'
is "$(names)" '' 'has no cause'
run_in /dev/null prof-cause
is_status 0 'no input'
is_out '' 'no output'

# ---- loops within loops: the caller is to be mended ----
causes <<'EOF'
main func 1 0 0.001 0
log func 1 2 1e-7 2
edge main log 1 2 1e-7 2
EOF
is "$(names)" 'main ' 'who calls n^2 times is the cause, not who is called'
is "$(value p_own <causes)" 2 'its exponent is that of the calls'
is "$(value law <causes)" 'calls of log = n^2' 'and so is its law'

# Growth through C that calls back.
causes <<'EOF'
main func 1 0 0.001 0
f func 1 1 1e-5 1
sorted builtin 1 1 1e-6 1
key func 1 2 1e-7 2
edge main f 1 1 1e-3 1
edge f sorted 1 1 1e-6 1
edge sorted key 1 2 1e-7 2
EOF
sed -i 's/"kind":"func","full_name":"x.py:1 sorted"/"kind":"builtin","full_name":"x.py:1 sorted"/' stream
prof-scale --min-share 0 <stream >laws
run_in laws prof-cause
grep '"type":"cause"' out >causes
is "$(names)" 'f ' 'sorted() is not blamed for its key function'
has causes '"symptoms":[{"full_name":"x.py:1 key"' 'the key function is a symptom'

# ---- without callers ----
causes <<'EOF'
often func 1 2 1e-7 2
each func 1 1 1e-7 2
worse func 1 2 1e-10 3
search builtin 1 1 1e-8 2
fine func 1 1 1e-3 1
EOF
is "$(names)" 'worse often each ' 'without edges, by own cost'
is "$(value why <causes | tr '\n' ' ')" 'both called-too-often each-call-grows ' 'and why'
causes --share 0 <<'EOF'
each func 1 1 1e-7 2
search builtin 1 1 1e-8 2
EOF
is "$(names)" 'each search ' 'a C function is blamed where nobody calls it'

# ---- what is too small ----
cat >small <<'EOF'
small func 1 1 5e-9 2
fine func 1 1 1e-3 1
EOF
causes <small
is "$(names)" '' 'less than 2 % now and at the target: no cause'
causes --share 0.005 <small
is "$(names)" 'small ' '--share'
laws '100 200 400 800 1600' <small | prof-scale --target 16000 >laws-far
run_in laws-far prof-cause
has out '"type":"cause"' 'but at ten times the size it counts'

# ---- recursion, cycles ----
causes <<'EOF'
main func 1 0 0.001 0
walk func 1 2 1e-7 2
visit func 1 1 1e-7 2
edge main walk 1 0 1 2
edge walk walk 1 2 1e-7 2
edge walk visit 1 1 1e-7 2
edge visit walk 1 2 1e-7 2
EOF
is_status 0 'recursion ends'
is "$(value name <causes | sort -u | wc -l)" "$(wc -l <causes)" 'each cause once'
is "$(grep -c '"path":\["x.py:1 main"' causes)" "$(wc -l <causes)" \
	'and their paths begin at the root'

# ---- a cap, from four exact counts ----
awk 'BEGIN {
	split("390 1638 4992 16926", n); split("73536 1330896 7072599 27482160", c)
	for (i = 1; i <= 4; i++) {
		printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%d,\"status\":\"done\"}\n", i, n[i]
		m = "\"module\":\"b.py\",\"lineno\":1,"
		f = "{\"type\":\"func\",\"run\":\"r" i "\",\"kind\":\"func\","
		printf "%s\"full_name\":\"b.py:1 main\",%s\"name\":\"main\",\"ncall\":1,\"ttot_s\":%g,\"tsub_s\":%g,\"own_s\":%g}\n", f, m, n[i] / 100, n[i] / 100, n[i] / 100
		printf "%s\"full_name\":\"b.py:1 get\",%s\"name\":\"get\",\"ncall\":%d,\"ttot_s\":%g,\"tsub_s\":%g,\"own_s\":%g}\n", f, m, n[i], c[i] * 2e-6, c[i] * 1e-6, c[i] * 1e-6
		printf "%s\"full_name\":\"b.py:1 equal\",%s\"name\":\"equal\",\"ncall\":%d,\"ttot_s\":%g,\"tsub_s\":%g,\"own_s\":%g}\n", f, m, c[i], c[i] * 1e-6, c[i] * 1e-6, c[i] * 1e-6
		e = "{\"type\":\"edge\",\"run\":\"r" i "\",\"kind\":\"func\","
		printf "%s\"caller\":\"b.py:1 main\",\"full_name\":\"b.py:1 get\",%s\"name\":\"get\",\"ncall\":%d,\"ttot_s\":%g,\"tsub_s\":%g}\n", e, m, n[i], c[i] * 2e-6, c[i] * 1e-6
		printf "%s\"caller\":\"b.py:1 get\",\"full_name\":\"b.py:1 equal\",%s\"name\":\"equal\",\"ncall\":%d,\"ttot_s\":%g,\"tsub_s\":%g}\n", e, m, c[i], c[i] * 1e-6, c[i] * 1e-6
	}
}' >capped
run_in capped prof-scale
cp out laws
run_in laws prof-cause
grep '"type":"cause"' out >causes
is "$(names)" 'get ' 'four spans of a capped list'
is "$(value verdict <causes)" quadratic 'quadratic'
is "$(value since <causes)" 'up to 1638' 'up to the second span'
is "$(value confidence <causes)" provisional 'provisionally'
check 'and then bending down to linear' \
	awk -v p="$(value beyond <causes)" 'BEGIN { exit !(p > 1 && p < 1.35) }'

# ---- forms ----
prof-scale -o csv <capped >laws.csv
run_in laws.csv prof-cause -o csv
is_status 0 'CSV in, CSV out'
is "$(head -n 1 out | cut -d, -f1-6)" 'type,full_name,module,lineno,name,verdict' \
	'CSV header'
has out 'b.py:1 get,b.py,1,get,quadratic,provisional' 'the same cause from a table'
run_in laws prof-cause -o text
has out 'get' 'text'
run_in laws prof-cause --share 2
is_status 2 'a share above one'
run_in laws prof-cause operand
is_status 2 'an operand'
printf '{"type":"odd","b": 1}\n' >odd
run_in odd prof-cause
is_out '{"type":"odd","b": 1}' 'unknown lines pass unchanged'

# ---- real backtests ----
real=$DATA/lumibot
if [ -d "$real" ]; then
	orders() {
		for days; do
			prof-parse --id "orders-$days" --size "$days" \
				"$real/orders-$days.wall.pstat.gz"
		done | prof-scale >laws
		run_in laws prof-cause
		is_status 0 "orders of $* days"
		grep '"type":"cause"' out >causes
		is "$(names)" 'BacktestingBroker.get_tracked_order ' \
			'get_tracked_order is the only cause'
		is "$(value verdict <causes) $(value confidence <causes)" \
			'quadratic firm' 'quadratic and firm'
		is "$(value p_ncall <causes)" 1 'called once an order'
		check 'own exponent 2.0 to 2.4' awk -v p="$(value p_own <causes)" \
			'BEGIN { exit !(p >= 2 && p <= 2.4) }'
		is "$(grep -o '"symptoms":.*' causes |
			grep -o '[^ ]*","p_ncall":[0-9.]*' | tr '\n' ' ')" \
			'Order.identifier","p_ncall":1.856 identifiers_equal","p_ncall":1.856 ' \
			'its symptoms'
		has causes 'MACross.on_trading_iteration' 'its path leads through the strategy'
	}
	orders 4 8 16 32
	is "$(value since <causes)" '' 'no cap up to 32 days'
	orders 4 8 16 32 64
	is "$(value since <causes)" 'up to 32' 'capped since 32 days'
	is "$(value beyond <causes)" 1.304 'beyond it'
	for days in 4 8 16 32; do
		prof-parse --id "concat-$days" --size "$days" \
			"$real/concat-$days.funcs.wall.csv.gz"
	done | prof-scale >laws
	run_in laws prof-cause
	grep '"type":"cause"' out >causes
	is "$(names)" 'concatenate_managers ' 'concat: the copying is the only cause'
	is "$(value why <causes)" each-call-grows 'each call copies more'
fi
done_testing
