#!/usr/bin/env bash
# prof-scale: what is said of a function whose cost is measured, and of one
# whose calls are counted. Every bound has a row on both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# says METRIC "VALUES": verdict, confidence and where the law ends or begins, of
# the calls or the own cost at n = 100, 200, 400, ...
says() {
	awk -v metric="$1" -v values="$2" 'BEGIN {
		count = split(values, y, " ")
		for (i = 1; i <= count; i++) {
			n = 100 * 2 ^ (i - 1)
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
done_testing
