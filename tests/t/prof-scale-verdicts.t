#!/usr/bin/env bash
# prof-scale: what is said of a function whose cost is measured, and of one
# whose calls are counted. Every bound has a row on both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# says METRIC "VALUES": verdict, confidence and where the law ends or begins, of
# the calls or the own cost at n = 100, 200, 400, ... or at SIZES.
says() { # says METRIC VALUES [SIZES]
	awk -v metric="$1" -v values="$2" -v sizes="${3:-}" 'BEGIN {
		split(sizes, at, " ")
		count = split(values, y, " ")
		for (i = 1; i <= count; i++) {
			n = sizes == "" ? 100 * 2 ^ (i - 1) : at[i]
			printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%d," \
			    "\"status\":\"done\"}\n", i, n
			printf "{\"type\":\"func\",\"run\":\"r%d\",\"size\":%d," \
			    "\"kind\":\"func\",\"full_name\":\"m.py:1 f\"," \
			    "\"module\":\"m.py\",\"lineno\":1,\"name\":\"f\"," \
			    "\"ncall\":%d,\"ttot_s\":%s,\"tsub_s\":%s,\"own_s\":%s}\n",
			    i, n, metric == "ncall" ? y[i] : n,
			    metric == "own" ? y[i] : n, metric == "own" ? y[i] : n,
			    metric == "own" ? y[i] : n
		}
	}' >stream
	run_in stream prof-scale
	jq -r --arg metric "$1" 'select(.type == "scale" and .metric == $metric
		and .name == "f") | if .confidence == "undecided" then .confidence
		else [.verdict, .confidence, .since] | map(select(. != null))
		| join(" ") end' out
}

while IFS='|' read -r metric values wanted; do
	case $metric in '' | '#'*) continue ;; esac
	is "$(says $metric "$values")" "${wanted# }" "$metric: $values"
done <<'EOF'
# How many sizes.
own   | 1 2                  | undecided
own   | 1 2 4                | linear provisional
own   | 1 2 4 8              | linear firm
own   | 1 4 16               | quadratic provisional
own   | 1 4 16 64            | quadratic firm
ncall | 10 40                | undecided
ncall | 10 40 160            | quadratic firm
# Where it ends.
own   | 1 4 16 32            | quadratic provisional up to 400
own   | 1 4 16 64 128        | quadratic firm up to 800
own   | 1 4 16 64 128 256    | quadratic firm up to 800
ncall | 10 40 160 640 1280   | quadratic firm up to 800
ncall | 11 41 163 639 1280   | quadratic firm up to 800
ncall | 11 41 163 326        | quadratic provisional up to 400
# Where it begins.
own   | 1 2 4 16 64 256      | quadratic firm from 400
# One step is no growth.
own   | 1 2 4 8 32           | undecided
own   | 1 2 4 14 15          | linear provisional
EOF

# ---- what doubles with each so many more ----

law() {
	jq -c --arg metric "$2" 'select(.type == "scale" and .metric == $metric)' out
}
value() {
	jq -r ".$1"
}
fib='3193 5167 8361 13529 21891 35421 57313'
is "$(says ncall "$fib" '16 17 18 19 20 21 22')" 'exponential firm' 'calls of fib'
is "$(law f ncall | value class)" '2^n' 'their class'
is "$(law f ncall | value law)" '1.45 2^(n / 1.44)' 'and law'
is "$(says own '1.02 3.95 16.3 63 258 1010' '16 18 20 22 24 26')" 'exponential firm' \
	'a time that doubles, at sizes of which each two are near'
is "$(says ncall '24 120 720 5040 40320 362880' '4 5 6 7 8 9')" 'exponential firm' \
	'all orders'
is "$(law f ncall | value class)" 'n!' 'their class'
is "$(says ncall '65536 262144 1048576 4194304' '16 18 20 22')" 'exponential firm' \
	'four sizes, from n^13 to n^15'
is "$(says ncall '256 1024 4096 16384' '8 10 12 14' | cut -d' ' -f2)" 'provisional' \
	'four sizes to n^9 are too few'
is "$(says own '1.02 3.95 16.3 63 258 1010')" 'quadratic firm' 'n^2 at doubled sizes'
is "$(says own '2.56 3.24 4 4.84 5.76 6.76 7.84' '16 18 20 22 24 26 28')" \
	'quadratic firm' 'n^2 by steps'
is "$(says own '1.05 1.89 3.2 5.15 7.96 11.9 17.2' '16 18 20 22 24 26 28')" \
	'quadratic firm' 'n^5 by steps'

# Runs of one size whose counts differ.
is "$(says ncall '6053 6427 17214 15858 45209 45911 116176 119224' \
	'100 100 200 200 400 400 800 800')" 'watch firm' \
	'counts that vary by a few hundredths have noise that is known'
done_testing
