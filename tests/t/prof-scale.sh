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

# inside ID N [NOISE [DONE]] < FUNCTIONS: one run of N iterations with
# checkpoints 1.4 times apart in n, the last one its end. A function a line:
# name kind c0 a p t0 b q [cap]: until n it had c0 + a n^p calls and had spent
# t0 + b n^q seconds of its own, c0 and t0 in the start-up, before n = 1; beyond
# the cap all goes on linearly. "edge caller callee ..." is an edge. NOISE: each
# rise of a time is multiplied by up to 1 + NOISE. Memory: 50e6 + 4100 n bytes.
inside() {
	awk -v id="$1" -v last="$2" -v noise="${3:-0}" -v done="${4:-done}" '
	function grown(a, p, cap, n) {
		if (cap == "" || n <= cap)
			return a * n ^ p
		return a * cap ^ p + a * p * cap ^ (p - 1) * (n - cap)
	}
	# Seconds until n: rises have noise of their own.
	function spent(k, b, q, cap, t0, n,    now) {
		now = grown(b, q, cap, n)
		sum[k] += (now - law[k]) * (1 + noise * rand())
		law[k] = now
		return t0 + sum[k]
	}
	function write(k, point, n,    f, shift, calls, time, line) {
		split(spec[k], f, " ")
		shift = f[1] == "edge"
		calls = int(f[3 + shift] + grown(f[4 + shift], f[5 + shift], \
		    f[9 + shift], n) + 0.5)
		time = spent(k, f[7 + shift], f[8 + shift], f[9 + shift], \
		    f[6 + shift], n)
		if (point == "")
			time = was_time[k] > time ? was_time[k] : time
		if (point != "" && calls == was[k] && time == was_time[k])
			return
		was[k] = calls
		was_time[k] = time
		printf "{\"type\":\"%s\",\"run\":\"%s\",\"iterations\":%d," \
		    "\"point\":\"%s\",", shift ? "edge" : "func", id, n, point
		if (shift)
			printf "\"caller\":\"x.py:1 %s\",", f[2]
		printf "\"kind\":\"%s\",\"full_name\":\"x.py:1 %s\"," \
		    "\"module\":\"x.py\",\"lineno\":1,\"name\":\"%s\"," \
		    "\"ncall\":%d,\"ttot_s\":%.9f,\"tsub_s\":%.9f," \
		    "\"own_s\":%.9f}\n", shift ? "func" : f[2], f[1 + shift + shift],
		    f[1 + shift + shift], calls, time, time, time
	}
	function checkpoint(n,    total) {
		points++
		printf "{\"type\":\"point\",\"run\":\"%s\",\"iterations\":%d," \
		    "\"point\":\"%d\",\"wall_s\":%.6f,\"cpu_s\":%.6f," \
		    "\"rss_bytes\":%d,\"blocks\":%d,\"calls\":%d}\n", id, n,
		    points, 0.5 + wall(n), 0.4 + wall(n), 50e6 + 4100 * n,
		    1e5 + 7 * n, 1000 + 10 * n
	}
	function wall(n,    sum, k, f) {
		for (k = 1; k <= count; k++) {
			split(spec[k], f, " ")
			if (f[1] != "edge")
				sum += grown(f[7], f[8], f[9], n)
		}
		return sum
	}
	{ spec[NR] = $0 }
	END {
		srand(7)
		count = NR
		printf "{\"type\":\"run\",\"id\":\"%s\",\"status\":\"%s\"," \
		    "\"result\":{\"iteration_count\":%d%s}}\n", id, "done", last,
		    done == "cut" ? ",\"early_exit\":true" : ""
		for (n = 0; n < last; n = n < 3 ? n + 1 : int(n * 1.4)) {
			checkpoint(n)
			for (k = 1; k <= count; k++)
				write(k, points, n)
		}
		checkpoint(last)
		for (k = 1; k <= count; k++)
			write(k, "", last)
	}'
}

# bare: iterations out of a stream: n must be found.
bare() { sed 's/"iterations":[0-9]*,//; s/"iteration_count":[0-9]*/"x":1/'; }
