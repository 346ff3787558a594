#!/usr/bin/env bash
# prof-report: what is said of a culprit: its exponent, how sure that is, and its
# own cost from size to size.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# steps "N Y N Y ...": the sentence, of a function whose own cost was that.
steps() {
	local points
	points=$(awk -v list="$1" 'BEGIN {
		count = split(list, v, " ")
		for (i = 1; i < count; i += 2)
			printf "%s[%s,%s]", (i > 1 ? "," : ""), v[i], v[i + 1]
	}')
	{
		printf '{"type":"scale","by":"size","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","kind":"func","metric":"own","points":[%s],"n_min":100,"n_max":1600,"p":2,"verdict":"quadratic","confidence":"firm","share":0.5}\n' "$points"
		printf '{"type":"cause","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","verdict":"quadratic","confidence":"firm","p_ncall":1,"p_own":2,"path":["m.py:1 f"],"symptoms":[],"why":"each-call-grows","by":"size","own_now_s":5,"n_max":1600}\n'
	} >laws
	run_in laws prof-report -o md
	tr '\n' ' ' <out | sed 's/  */ /g' |
		grep -o 'Own cost from size to size ([^)]*): [^,.]*[^-]*\.[0-9]*\.' |
		sed 's/.*): //'
}

while IFS='|' read -r points wanted; do
	is "$(steps "$points")" "${wanted# }" "points $points"
done <<'EOF'
100 1 200 2 | 
100 1 200 2 400 8 | n^1.00, n^2.00.
100 1 400 4 1600 64 | n^1.00, n^2.00.
100 1 200 0 400 8 800 16 | n^1.00.
100 1 100 2 200 4 400 16 | n^1.00, n^2.00.
0 1 100 2 200 4 400 16 | n^1.00, n^2.00.
100 4 200 2 400 8 | n^-1.00, n^2.00.
EOF

# growth "MEMBERS OF THE CAUSE": the sentences on it.
growth() {
	printf '{"type":"cause","full_name":"m.py:1 f","module":"m.py","lineno":1,"name":"f","verdict":"quadratic",%s"path":["m.py:1 f"],"symptoms":[],"by":"size"}\n' \
		"$1" >laws
	run_in laws prof-report -o md
	tr '\n' ' ' <out | sed 's/  */ /g' |
		grep -o '^.*### Culprit 1 - .*' |
		sed 's/.*`m.py:1`: //; s/ \(- \|<details>\).*//'
}
while IFS='|' read -r members wanted; do
	is "$(growth "${members% }")" "${wanted# }" "a cause with $members"
done <<'EOF'
"confidence":"firm","p_own":2,"p_lo":1.9,"p_hi":2.1, | grows quadratically (n^2.00). The exponent is between 1.90 and 2.10, firm.
"confidence":"firm","p_own":2, | grows quadratically (n^2.00). The verdict is firm.
"p_own":2,"p_lo":1.9,"p_hi":2.1, | grows quadratically (n^2.00). The exponent is between 1.90 and 2.10.
"p_own":2, | grows quadratically (n^2.00).
"confidence":"firm","p_own":2,"p_lo":1.9,"p_hi":2.1,"law":"3 n^2", | grows quadratically (n^2.00). The exponent is between 1.90 and 2.10, firm. Fitted: `3 n^2`.
EOF
done_testing
