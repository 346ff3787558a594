#!/usr/bin/env bash
# prof-scale: what all laws come to, an answer line: on both sides of every bound.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/t/prof-scale.sh
. "$TOP/tests/t/prof-scale.sh"

# A kind is also import and harness, which are origins.
# stream "NAME KIND CALLS OWN ...;NAME ...": functions that are called once, n or
# n n times (1, n, nn) at n = 100, 200, 400 ..., each with its own cost there.
stream() {
	awk -v list="$1" 'BEGIN {
		functions = split(list, spec, / *; */)
		for (f = 1; f <= functions; f++) {
			count = split(spec[f], v, " ")
			for (i = 4; i <= count; i++) {
				n = 100 * 2 ^ (i - 4)
				if (f == 1)
					printf "{\"type\":\"run\",\"id\":\"r%d\"," \
					    "\"size\":%d,\"status\":\"done\"}\n", i, n
				calls = v[3] == "1" ? 1 : v[3] == "n" ? n : n * n
				printf "{\"type\":\"func\",\"run\":\"r%d\",\"size\":%d," \
				    "\"kind\":\"%s\",\"full_name\":\"m.py:1 %s\"," \
				    "\"module\":\"m.py\",\"lineno\":1,\"name\":\"%s\"," \
				    "\"ncall\":%d", i, n,
				    v[2] ~ /import|harness/ ? "func" : v[2],
				    v[1], v[1], calls
				if (v[2] == "import" || v[2] == "harness")
					printf ",\"origin\":\"%s\"", v[2]
				if (v[i] != "-")
					printf ",\"ttot_s\":%s,\"tsub_s\":%s,\"own_s\":%s",
					    v[i], v[i], v[i]
				print "}"
			}
		}
	}'
}

# answer: the outcome, whom it is about, by what, and the shares.
answer() {
	jq -r 'def percent: if . then . * 1000 | round / 10 else "-" end;
		select(.type == "answer") | [.outcome, .name, .metric,
		(.growing | percent), (.open | percent), (.settled | percent)] |
		join(" ")' out
}

# shellcheck disable=SC2034 # The rows of the table name these.
{
linear='1 2 4 8 16'
# n^1.05, up to 1.45 and to 1.505.
narrow='1.1 1.8 4.4 7.2 17.6'
wide='1.12 1.76 4.48 7.04 17.92'
square='1 4 16 64 256'
# n^1.5, n^1.518 and n^1.55, all firm; the second is between 1.5 and 1.533. Over
# 64 times n they get dearer than data beyond the caches does.
bent='10 28.2843 80 226.2742 640 1810.193 5120'
steep='10 28.6394 82.0214 234.9041 672.7507 1926.716 5517.994'
# n^1.54, and a time that gets steeper from n^1.3 to n^1.6.
dearer='1 2.9079 8.4561 24.59 71.506'
rising='1 2.46 6.5 18.4 55.7'
steeper='10 29.2817 85.7419 251.0671 735.1673 2152.695 6303.459'
}

# times FACTOR VALUES
times() {
	local factor=$1 value
	shift
	for value; do
		awk "BEGIN { printf \"%.9g \", $factor * $value }"
	done
}

while IFS='|' read -r functions wanted; do
	case $functions in '' | '#'*) continue ;; esac
	eval "functions=\"$functions\""
	stream "$functions" >lines
	run_in lines prof-scale
	is "$(answer)" "${wanted# }" "$functions"
done <<'EOT'
# How many sizes.
f func n 1                     | few-sizes f own 0 100 0
f func n 1 2                   | few-sizes f own 0 100 0
f func n 1 2 4                 | clean f own 0 0 100
f func n 1 2 4 8               | clean f own 0 0 100
# Whether the interval leaves out 1.5.
f func n $narrow               | clean f own 0 0 100
f func n $wide                 | open f own 0 100 0
f func n $bent                 | clean f own 0 0 100
f func n $steep                | open f own 0 100 0
f func n $steeper              | grows f own 100 0 0
# What data beyond the caches explains does not grow; what gets steeper may.
f func n $dearer                | clean f own 0 0 100
f func nn $dearer               | grows f own 100 0 0
f func n $rising                | open f own 0 100 0
f func n 1 2.9079 8.4561          | open f own 0 100 0
# Growth has to be firm: three sizes are not.
f func n 1 4 16                | open f own 0 100 0
f func n 1 4 16 64             | grows f own 100 0 0
# What has less than 2 % of the time does not matter.
f func n $linear; g func n $(times 0.0205 $wide) | mostly-clean g own 0 2.2 97.8
f func n $linear; g func n $(times 0.0175 $wide) | clean f own 0 0 98.1
f func n 49 98 196 392 784; g func n 1 1.57 4 6.28 16 | mostly-clean g own 0 2 98
# A clean bill has nothing open, and the steepest stands for all.
f func n $linear; g func n $(times 0.2 $narrow)  | clean g own 0 0 100
# What is open, from a tenth of the time on.
f func n $linear; g func n $(times 0.1 $wide)    | open g own 0 10.1 89.9
f func n $linear; g func n $(times 0.098 $wide)  | mostly-clean g own 0 9.9 90.1
f func n 9 18 36 72 144; g func n 1 1.57 4 6.28 16 | open g own 0 10 90
# What grows, from a tenth on; below it the answer is not about it, nor clean.
f func n $linear; g func n $(times 0.0072 $square) | grows g own 10.3 0 89.7
f func n $linear; g func n $(times 0.0068 $square) | open g own 9.8 0 90.2
f func n $linear; g func n $(times 0.0012 $square) | clean f own 0 0 98.1
f func n 144 288 576 1152 2304; g func n $square | grows g own 10 0 90
# Of what grows and what is open the dearer one.
f func n 16 25.1 64 100.6 256; g func n $square  | grows g own 50 50 0
f func n $(times 15 $wide); g func n $square     | open f own 48.8 51.2 0
f func n $(times 14 $wide); g func n $square     | grows g own 50.5 49.5 0
f func n $linear; g func n $(times 0.0042 $square); h func n $(times 0.004 $square) | grows g own 11.6 0 88.4
# The dearest of those that grow.
f func n $square; g func n $(times 0.9 $square)  | grows f own 100 0 0
f func n $(times 0.9 $square); g func n $square  | grows g own 100 0 0
# Calls that grow for sure are growth, whatever the time says so far.
f func nn $linear              | grows f ncall 100 0 0
f func nn $wide                | grows f ncall 100 0 0
f func 1 $wide                 | open f own 0 100 0
f func nn $square              | grows f own 100 0 0
# Counts alone: all functions matter, and there are no shares.
f func n - - - - -             | clean f ncall - - -
f func n - - - - -; g func nn - - - - - | grows g ncall - - -
f func nn - -                  | few-sizes f ncall - - -
# Waiting, the collector, phases, and C functions, whose time their callers have.
f func n $linear; g wait n $square    | clean f own 0 0 100
f func n $linear; g gc n $wide        | clean f own 0 0 47.2
f func n $linear; g import n $wide    | clean f own 0 0 47.2
f func n $linear; g harness n $square | clean f own 0 0 5.9
f func n $linear; g builtin n $wide   | clean f own 0 0 47.2
EOT

# ---- the next step ----

# next "SIZES" WALL: what would tell more, of runs of those sizes.
next() {
	local n
	for n in $1; do
		printf '{"type":"run","id":"r%d","size":%d,"status":"done","result":{"wall_seconds_total":%s}}\n' \
			"$n" "$n" "$(awk "BEGIN { print $n / 50 }")"
		printf '{"type":"func","run":"r%d","size":%d,"full_name":"m.py:1 f","name":"f","ncall":%d,"own_s":%s,"tsub_s":%s}\n' \
			"$n" "$n" "$n" "$n" "$n"
	done >lines
	run_in lines prof-scale
	jq -r 'select(.type == "answer") |
		[.next, .next_n, .next_s, .sizes, .n_min, .n_max] | join(" ")' out
}
while IFS='|' read -r sizes wanted; do
	is "$(next "$sizes")" "${wanted# }" "the next step behind sizes $sizes"
done <<'EOT'
100                     | sizes   1 100 100
100 200                 | larger 400 8 2 100 200
100 400 1600            | larger 3200 64 3 100 1600
100 200 400 800         | larger 1600 32 4 100 800
100 200 400 1590        | larger 3180 63.6 4 100 1590
100 200 400 1600        | repeat   4 100 1600
EOT

# steep P SHARE "SIZES": the same of calls as n^P with that part of the time.
steep() {
	local n f g
	f=$(awk "BEGIN { print 10 * (1 - $2) }")
	g=$(awk "BEGIN { print 10 * $2 }")
	for n in $3; do
		printf '{"type":"run","id":"r%d","size":%d,"status":"done","result":{"wall_seconds_total":10}}\n' "$n" "$n"
		printf '{"type":"func","run":"r%d","size":%d,"full_name":"m.py:1 f","name":"f","ncall":%d,"own_s":%s,"tsub_s":%s}\n' \
			"$n" "$n" "$n" "$f" "$f"
		printf '{"type":"func","run":"r%d","size":%d,"full_name":"m.py:9 g","name":"g","ncall":%d,"own_s":%s,"tsub_s":%s}\n' \
			"$n" "$n" "$(awk "BEGIN { printf \"%d\", $n ^ $1 }")" "$g" "$g"
	done >lines
	run_in lines prof-scale
	jq -r 'select(.type == "answer") | .next' out
}
while IFS='|' read -r p share sizes wanted; do
	is "$(steep "$p" "$share" "$sizes")" "$wanted" \
		"the next step where $share makes n^$p calls at $sizes"
done <<'EOT'
5|0.5|3 6 12 24|even
5|0.5|3 6 12|even
5|0.05|3 6 12 24|repeat
3.5|0.5|3 6 12 24|repeat
5|0.5|16 18 20 22 24|repeat
5|0.5|16 18 20 22|step
EOT

next '100 200' >/dev/null
jq -c 'select(.type == "run") |= del(.result)' lines >unknown
run_in unknown prof-scale
is "$(jq -c 'select(.type == "answer") | [.next, .next_n, .next_s]' out)" \
	'["larger",400,null]' 'without wall times nobody knows how long it takes'

# A tenth of the time, 8 ms of it, is less than one interruption.
while read -r of_f of_g wanted; do
	laws '100 200 400 800 1600' >lines <<-EOT
		f func 1 1 $of_f 1
		g func 1 1 $of_g 2
	EOT
	run_in lines prof-scale
	is "$(jq -r 'select(.type == "answer") | [.name, .outcome, .next] | join(" ")' out)" \
		"$wanted" "$of_f n and $of_g n^2: what is short needs larger sizes"
done <<'EOT'
3e-5 3.2e-9 g open larger
3e-4 3.2e-8 g grows repeat
EOT

# ---- no functions: the whole run ----
whole() { # whole WALL...: runs without a profile
	local n=100 wall
	for wall; do
		printf '{"type":"run","id":"r%d","size":%d,"status":"done","result":{"wall_seconds_total":%s}}\n' \
			"$n" "$n" "$wall"
		n=$((2 * n))
	done >lines
	run_in lines prof-scale
	answer
}
is "$(whole $linear)" 'clean program wall - - -' 'wall times that are linear'
is "$(whole $wide)" 'open program wall - - -' 'wall times that are open'
is "$(whole $square)" 'grows program wall - - -' 'wall times that grow'
is "$(whole 0.06 0.06 0.06 0.061 0.069)" 'open program wall - - -' \
	'9 ms more at the largest size is no growth of the run'
is "$(whole 1 2)" 'few-sizes program wall - - -' 'two sizes'
is "$(whole 1)" 'few-sizes program wall - - -' 'one size'
is "$(whole null null null)" '' 'no wall times'

# ---- made anew ----
stream "f func n $linear" >lines
run_in lines prof-scale
{
	echo '{"type":"answer","outcome":"grows"}'
	cat lines
} >again
cp out first
run_in again prof-scale
check 'an answer that is read is not passed on' cmp out first
run_in first prof-cause
is "$(answer)" 'clean f own 0 0 100' 'prof-cause passes the answer on'
done_testing
