#!/usr/bin/env bash
# prof-diff of scale lines: when a law is another one. Every bound has a row on
# both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# law "METRIC P LO..HI VERDICT CONFIDENCE CLASS": of one function.
law() {
	local metric p interval verdict confidence class
	read -r metric p interval verdict confidence class <<<"$1"
	printf '{"type":"scale","by":"size","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","kind":"func","metric":"%s","points":[[100,1],[1600,%s]],"n_min":100,"n_max":1600,"p":%s,"p_lo":%s,"p_hi":%s,"class":"%s","verdict":"%s","confidence":"%s","share":0.5}\n' \
		"$metric" "${2:-16}" "$p" "${interval%..*}" "${interval#*..}" "$class" "$verdict" "$confidence"
}

while IFS='|' read -r a b wanted back; do
	case $a in '' | '#'*) continue ;; esac
	law "$a" >a
	law "$b" >b
	run prof-diff a b
	is "$(jq -r 'select(.type == "diff") | .verdict' out)" "${wanted// /}" \
		"${a%% }and$b"
	run prof-diff b a
	is "$(jq -r 'select(.type == "diff") | .verdict' out)" "${back// /}" \
		'and the other way round'
done <<'EOF'
# Bands, and steps of 0.2 at least.
own 1.04 1.02..1.06 linear firm n    | own 1.25 1.23..1.27 near-linear firm n     | worse | better
own 1.06 1.04..1.08 linear firm n    | own 1.25 1.23..1.27 near-linear firm n     | same  | same
# In one band, 0.5 and more.
own 2 1.98..2.02 quadratic firm n^2  | own 2.5 2.48..2.52 quadratic firm n^2      | worse | better
own 2 1.98..2.02 quadratic firm n^2  | own 2.49 2.47..2.51 quadratic firm n^2     | same  | same
# Chance: 1.96 times the root of both deviations is 0.424; what is on the far
# side of an interval does not matter.
own 1 0.2..1.3 linear firm n         | own 1.43 1.13..3 watch firm n^1.5          | worse | better
own 1 0.2..1.3 linear firm n         | own 1.42 1.12..3 watch firm n^1.5          | ~     | ~
own 1 0.9..1.428 linear firm n       | own 1.43 1.38..1.5 watch firm n^1.5        | ~     | ~
own 1 0.9..1.426 linear firm n       | own 1.43 1.38..1.5 watch firm n^1.5        | worse | better
# What is decided.
own 1 0.9..1.1 linear provisional n  | own 2 1.9..2.1 quadratic provisional n^2   | worse | better
own 1 0.9..1.1 linear firm n         | own 2 1.9..2.1 quadratic undecided n^2     | ~     | ~
own 1 0.9..1.1 linear undecided n    | own 1 0.9..1.1 linear firm n               | ~     | ~
# Exact counts are of a class; others and times have an interval.
ncall 1 1..1 linear firm n           | ncall 1 1..1 linear firm n                 | same  | same
ncall 1 1..1 linear firm n           | ncall 1.1 1.1..1.1 linear firm n_log_n     | same  | same
ncall 2.9 2.9..2.9 quadratic firm n^3 | ncall 3 3..3 quadratic firm n^4           | worse | better
own 2.9 2.9..2.9 quadratic firm n^3  | own 3 3..3 quadratic firm n^4              | same  | same
ncall 2.9 2.8..2.9 quadratic firm n^3 | ncall 3 3..3 quadratic firm n^4           | same  | same
ncall 2.9 2.9..2.9 quadratic undecided n^3 | ncall 3 3..3 quadratic undecided n^4 | worse | better
EOF
# Vague exponents that are far apart, and what the largest n costs: three times as
# much and 0.06 s more. The larger one must be decided.
seen() { # seen "LAW OF A" VALUE "LAW OF B" VALUE: both ways
	law "$1" "$2" >a
	law "$3" "$4" >b
	run prof-diff a b
	jq -r 'select(.type == "diff") | .verdict' out
	run prof-diff b a
	jq -r 'select(.type == "diff") | .verdict' out
}
low='own 1.04 0.5..2.3 linear provisional n'
high='own 1.92 1.05..2.4 quadratic provisional n^2'
while IFS='|' read -r a n b m wanted; do
	# shellcheck disable=SC2086
	is "$(seen "$a" $n "$b" $m | paste -sd' ')" "${wanted# }" "$a is $n, $b $m"
done <<EOF2
$low|0.0001|$high|0.0602| worse better
$low|0.0001|$high|0.0598| ~ ~
$low|1|$high|3.01| worse better
$low|1|$high|2.99| ~ ~
$low|3.01|$high|1| ~ ~
own 1.43 0.5..2.3 watch provisional n|1|$high|4| ~ ~
own 1.04 0.5..2.3 linear undecided n|1|$high|4| worse better
$low|1|own 1.92 1.05..2.4 quadratic undecided n^2|4| ~ ~
tavg 1.04 0.5..2.3 linear provisional n|1|tavg 1.92 1.05..2.4 quadratic provisional n^2|4| ~ ~
EOF2
done_testing
