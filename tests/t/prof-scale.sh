# prof-scale.sh: streams made from laws, for the tests of prof-scale and
# prof-cause. Sourced behind lib.sh.
# shellcheck shell=bash

# laws "SIZES" < FUNCTIONS: a stream of runs r1, r2, ... of these sizes. A
# function a line: name kind a p b q: a n^p calls and b n^q own seconds. A line
# "edge caller callee a p b q" is an edge.
laws() {
	awk -v sizes="$1" '
	{ line[NR] = $0 }
	END {
		count = split(sizes, n, " ")
		for (i = 1; i <= count; i++) {
			printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%d," \
			    "\"status\":\"done\"}\n", i, n[i]
			for (k = 1; k <= NR; k++) {
				split(line[k], f, " ")
				shift = f[1] == "edge"
				name = shift ? f[3] : f[1]
				kind = shift ? "func" : f[2]
				printf "{\"type\":\"%s\",\"run\":\"r%d\",\"size\":%d,",
				    shift ? "edge" : "func", i, n[i]
				if (shift)
					printf "\"caller\":\"x.py:1 %s\",", f[2]
				time = f[5 + shift] * n[i] ^ f[6 + shift]
				printf "\"kind\":\"%s\",\"full_name\":\"x.py:1 %s\"," \
				    "\"module\":\"x.py\",\"lineno\":1,\"name\":\"%s\"," \
				    "\"ncall\":%d,\"ttot_s\":%.9f,\"tsub_s\":%.9f," \
				    "\"own_s\":%.9f}\n", kind, name, name,
				    f[3 + shift] * n[i] ^ f[4 + shift] + 0.5,
				    time, time, time
			}
		}
	}'
}

# law NAME METRIC: that line of out.
law() {
	grep "\"type\":\"scale\".*\"name\":\"$1\".*\"metric\":\"$2\"" out |
		grep -v '"caller"'
}

# value KEY: the first of each line on standard input, quotes removed.
value() {
	awk -v key="\"$1\":" '{
		at = index($0, key)
		if (at == 0)
			next
		rest = substr($0, at + length(key))
		if (rest ~ /^"/)
			match(rest, /^"[^"]*"/)
		else
			match(rest, /^[^,}]*/)
		text = substr(rest, 1, RLENGTH)
		gsub(/"/, "", text)
		print text
	}'
}
