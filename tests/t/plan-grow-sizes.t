#!/usr/bin/env bash
# plan-grow: which sizes it chooses, and how long it says they take. Every bound
# has a row on both sides.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# chosen "RUNS" "LAWS" [OPTION...]: SIZE:SECONDS of what is proposed, by size, or
# nothing. Runs are SIZE:SECONDS, the largest last; laws SURE,P,LAST,SHARE[,CALLS]
# of one function each, LAST the seconds of its own at the largest size, CALLS the
# exponent of its calls.
chosen() {
	local runs=$1 laws=$2 pair sure p last share calls largest
	shift 2
	{
		for pair in $runs; do
			largest=${pair%:*}
			printf '{"type":"run","id":"r%s","size":%s,"status":"pending","command":["job","%s"]}\n' \
				"$pair" "$largest" "$largest"
			printf '{"type":"run","id":"r%s","size":%s,"status":"done","result":{"success":true,"wall_seconds_total":%s}}\n' \
				"$pair" "$largest" "${pair#*:}"
		done
		for pair in $laws; do
			IFS=, read -r sure p last share calls <<<"$pair"
			printf '{"type":"scale","by":"size","full_name":"%s","kind":"func","metric":"own","points":[[1,0.1],[%s,%s]],"n_max":%s,"p":%s,"verdict":"linear","confidence":"%s","share":%s,"at_target":%s}\n' \
				"$pair" "$largest" "$last" "$largest" "$p" "$sure" "$share" "$last"
			[ -z "$calls" ] || printf '{"type":"scale","by":"size","full_name":"%s","kind":"func","metric":"ncall","points":[[1,1],[%s,9]],"n_max":%s,"p":%s,"verdict":"linear","confidence":"firm"}\n' \
				"$pair" "$largest" "$largest" "$calls"
		done
	} >stream
	run_in stream plan-grow "$@"
	jq -r '[.size, .predicted_seconds] | map(. * 1000 | round / 1000) |
		join(":")' out | sort -n | paste -sd' '
}

while IFS='|' read -r runs laws options wanted; do
	case $runs in '' | '#'*) continue ;; esac
	# shellcheck disable=SC2086 # no option has blanks
	is "$(chosen "$runs" "$laws" $options)" "${wanted# }" \
		"${runs% }, laws${laws% }, options${options% }"
done <<'EOF'
# Half as large, until five sizes and a range of 16; the time in step.
2000:1 4000:2     | undecided,1,1.8,0.9 | | 250:0.125 500:0.25 1000:0.5
1000:1 1200:1.2 1400:1.4 1600:1.6 1800:1.8 | undecided,1,1.8,0.9 | | 62:0.062 125:0.125 250:0.25 500:0.5
# Twice as large, where the small ones tell nothing: what is open adds up.
2000:1 4000:1.1   | undecided,1,0.3,0.5 | | 8000:1.4 16000:2 32000:3.2
2000:1 4000:1.1   | undecided,2,1,0.5   | | 8000:4.1 16000:16.1 32000:64.1
2000:1 4000:1.1   | undecided,2,1,0.5 undecided,1,0.3,0.3 | | 8000:4.4 16000:17 32000:66.2
# Half of the time must go with the size: 2 to the power of -0.415.
2000:1 4000:1.34  | undecided,1,1,0.9   | -n 1 | 1000:0.746
2000:1 4000:1.32  | undecided,1,1,0.9   | -n 1 | 8000:2.32
# A function must take 10 ms at a fourth of the size, at least in step with it.
2000:1 4000:2     | undecided,1,0.04,0.9    | -n 1 | 1000:0.5
2000:1 4000:2     | undecided,1,0.039,0.9   | -n 1 | 8000:4
2000:1 4000:2     | undecided,0.5,0.04,0.9  | -n 1 | 1000:0.5
2000:1 4000:2     | undecided,0.5,0.039,0.9 | -n 1 | 8000:4
2000:1 4000:2     | undecided,2,0.16,0.9    | -n 1 | 1000:0.5
2000:1 4000:2     | undecided,2,0.159,0.9   | -n 1 | 8000:4
2000:1 4000:2     | undecided,1,1,0.9 undecided,1,0.039,0.5 | -n 1 | 8000:4
# What grows faster than n^3 takes one step more, whatever the range is, and no
# run that the budget does not cover; up to n^3 it is twice the size.
16:0.2 18:0.2 20:0.3 | undecided,12,0.1,0.9 | | 22:0.514 24:1.092
16:0.2 18:0.2 20:0.3 | undecided,12,0.1,0.9 | --budget 0.6 | 22:0.514
16:0.2 18:0.2 20:0.3 | undecided,12,0.1,0.9 | --budget 0.5 |
16:0.2 18:0.2 20:0.3 | firm,12,0.1,0.9 undecided,1,0.02,0.1 | -n 1 | 22:0.516
16:0.2 18:0.2 20:0.3 | undecided,3,0.1,0.9 | -n 1 | 40:1
# The steeper of its time and its calls tells what a function will take.
16:0.2 18:0.2 20:0.3 | undecided,1,0.019,0.9,12 firm,1,0.1,0.001 | | 22:0.351 24:0.47
16:0.2 18:0.2 20:0.3 | undecided,12,0.1,0.9,1 | -n 1 | 22:0.514
16:0.2 17:0.2 18:0.2 19:0.2 20:0.3 | undecided,12,0.1,0.9 | | 21:0.38
# No size below 1.
1:1 2:2           | undecided,1,1,0.9   | -n 1 | 4:4
2:1 4:2           | undecided,1,1,0.9   | -n 1 | 1:0.5
# A whole size stays whole, and one that is not is halved.
5:1 10:2          | undecided,1,1,0.9   | -n 1 | 2:0.4
2.5:1 5:2         | undecided,1,1,0.9   | -n 1 | 1.25:0.5
# One run: in step with the data.
4000:2            | undecided,1,1,0.9   | -n 1 | 2000:1
# Five sizes and a range of 16 are enough, if nothing that matters is open.
1:1 2:2 4:4 8:8 16:16  | firm,1,16,0.9  | | 
1:1 2:2 4:4 8:8 15:15  | firm,1,15,0.9  | | 30:30
2:2 4:4 8:8 32:32      | firm,1,16,0.9  | | 1:1
1:1 2:2 4:4 8:8 16:16  | firm,1,16,0.9 undecided,1,0.3,0.02  | | 32:32.3
1:1 2:2 4:4 8:8 16:16  | firm,1,16,0.9 undecided,1,0.3,0.019 | | 
1:1 2:2 4:4 8:8 16:16  | firm,1,16,0.9 undecided,1,0.33,0.01 | | 32:32.33
1:1 2:2 4:4 8:8 16:16  | firm,1,16,0.9 undecided,1,0.32,0.01 | | 
# Else a larger one, up to a range of 256, then each of the three largest twice.
1:1 2:2 4:4 8:8 128:128 | undecided,1,9,0.9 | | 256:256
1:1 2:2 4:4 8:8 129:129 | undecided,1,9,0.9 | | 4:4 4:4 8:8 8:8 129:129 129:129
1:1 2:2 4:4 4:4.1 8:8 129:129 | undecided,1,9,0.9 | | 4:4 8:8 8:8 129:129 129:129
1:1 2:2 4:4 8:8 129:129 | undecided,1,9,0.9 | -n 2 | 4:4 8:8
1:1 2:2 4:4 8:8 129:129 | undecided,1,9,0.9 | -n 1 | 4:4
8:8 8:8.1 1:1 2:2 4:4 129:129 | undecided,1,9,0.9 | | 4:4 4:4 8:8 129:129 129:129
# A budget.
2000:1 4000:2     | undecided,1,1.8,0.9 | --budget 0.75  | 500:0.25 1000:0.5
2000:1 4000:2     | undecided,1,1.8,0.9 | --budget 0.74  | 1000:0.5
2000:1 4000:2     | undecided,1,1.8,0.9 | --budget 0.49  | 
EOF
done_testing
