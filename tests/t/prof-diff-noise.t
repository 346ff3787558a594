#!/usr/bin/env bash
# prof-diff: what is said of two groups of runs, and what the noise covers.
# Every bound has a row on both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# runs GROUP METRIC "VALUES": a run each, of one function.
runs() {
	local group=$1 metric=$2 i=0 value calls
	for value in $3; do
		i=$((i + 1)) calls=1
		[ "$metric" = own ] || calls=$value value=1
		printf '{"type":"run","id":"%s%d","label":"%s","size":4,"status":"done","result":{"success":true}}\n' \
			"$group" $i "$group"
		printf '{"type":"func","run":"%s%d","size":4,"kind":"func","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","ncall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
			"$group" $i "$calls" "$value" "$value" "$value"
	done
}

# compares "NOISE %" METRIC "VALUES OF A" "OF B": ratio, verdict, and the interval
# of the ratio in two digits.
compares() {
	{
		runs a "$2" "$3"
		runs b "$2" "$4"
	} >stream
	run_in stream prof-diff --noise "$1" -k label a b
	jq -r --arg metric "$2" 'def short: if . == null then "-"
		else . * 100 | round / 100 end;
		select(.type == "diff" and .metric == $metric)
		| "\(.verdict) \(.lo | short)..\(.hi | short)"' out
}

# Single runs: the ratio and e to the power of +- 1.96 sqrt(2) noise, and a verdict
# where it is 2.58 of these deviations from 1. Repeats: Student's t instead, the deviation that they show instead of noise,
# and a median of three is worth 3 / (pi / 2) runs.
while IFS='|' read -r noise metric a b wanted; do
	case $noise in '' | '#'*) continue ;; esac
	is "$(compares $noise $metric "$a" "$b")" "${wanted# }" \
		"$metric, noise ${noise% }:$a:$b"
done <<'EOF'
10 | own   | 10          | 14.3        | ~ 1.08..1.89
10 | own   | 10          | 14.5        | slower 1.1..1.91
10 | own   | 14.5        | 10          | faster 0.52..0.91
5  | own   | 10          | 11.9        | ~ 1.04..1.37
5  | own   | 10          | 12.1        | slower 1.05..1.39
# Repeats that agree are believed to 1 %.
10 | own   | 10 10 10    | 10.2 10.2 10.2    | same 0.99..1.05
10 | own   | 10 10 10    | 10.22 10.22 10.22 | ~ 0.99..1.05
10 | own   | 10 10 10    | 10.45 10.45 10.45 | ~ 1.02..1.08
10 | own   | 10 10 10    | 10.52 10.52 10.52 | slower 1.02..1.08
10 | own   | 10 10 10    | 9.8 9.8 9.8       | same 0.95..1.01
10 | own   | 10 10 10    | 9.5 9.5 9.5       | faster 0.92..0.98
# e^-0.1, 1, e^0.1: 1.505 to 2.66 times.
10 | own   | 0.904837 1 1.105171 | 1.809675 2 2.210342 | slower 1.51..2.66
# One of them alone: the noise again.
10 | own   | 1           | 1.2 1.2 1.2 | ~ 0.94..1.53
# Milliseconds are covered: 0.003 s is a deviation.
10 | own   | 0           | 0.0105      | ~ -..-
10 | own   | 0           | 0.012       | slower -..-
10 | own   | 0.012       | 0           | faster -..-
10 | own   | 0           | 0           | same -..-
# Calls are exact, unless they vary by themselves.
10 | ncall | 5           | 5           | same 1..1
10 | ncall | 5           | 6           | slower 1.2..1.2
10 | ncall | 6           | 5           | faster 0.83..0.83
10 | ncall | 5 6         | 6 7         | ~ 1..1.4
10 | ncall | 5 6         | 7 8         | slower 1.17..1.6
10 | ncall | 7 8         | 5 7         | ~ 0.63..1
10 | ncall | 7 8         | 5 6         | faster 0.63..0.86
EOF
done_testing
