#!/usr/bin/env bash
# prof-report: two groups of runs side by side.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"
shopt -s lastpipe

# compared NAME "OPTIONS" "LINES" < ROWS: "NAME METRIC A B VERDICT", NAME - for the
# whole run, become the lines of the comparison.
compared() {
	awk '{
		printf "{\"type\":\"diff\","
		if ($1 != "-")
			printf "\"full_name\":\"m.py:1 %s\",\"module\":\"m.py\"," \
			    "\"lineno\":1,\"name\":\"%s\",", $1, $1
		printf "\"metric\":\"%s\",\"a\":%s,\"b\":%s,\"ratio\":%s," \
		    "\"verdict\":\"%s\",\"group_a\":\"old\",\"group_b\":\"new\"}\n",
		    $2, $3, $4, $4 / $3, $5
	}' >diffs
	# shellcheck disable=SC2086 # no option has blanks
	run_in diffs prof-report -o md $2
	is "$(sed -n '/^| ---/,/^## /p' out | grep -v '^$\|^#\|^| ---' |
		sed 's/^| //; s/ *| */ /g; s/ $//; s/`m.py:1 \(.*\)`/\1/')" "$3" "$1"
}

compared 'the whole run, and one function of two' '' \
	'the whole run wall 10.0 s 12.0 s 1.20 slower
the whole run rss 1.0 MB 2.0 MB 2.00 slower
f ncall 1,000 500 0.50 faster
1 figure of functions is the same or within the noise.' <<'EOF'
- wall 10 12 slower
- rss 1e6 2e6 slower
f ncall 1000 500 faster
g own 1 1.1 ~
EOF
compared 'what is the same' '' 'f own 1.0 s 2.0 s 2.00 slower
2 figures of functions are the same or within the noise.' <<'EOF'
f own 1 2 slower
g own 1 1 same
g ttot 1 1.1 ~
EOF
compared 'as many rows as are asked for' '-n 1' 'f own 1.0 s 2.0 s 2.00 slower
1 more figure differs.' <<'EOF'
f own 1 2 slower
g own 1 2 slower
EOF
compared 'and more that differ' '-n 1' \
	'the whole run wall 10.0 s 11.0 s 1.10 \~
f own 1.0 s 2.0 s 2.00 slower
2 more figures differ.' <<'EOF'
- wall 10 11 ~
f own 1 2 slower
g own 1 2 slower
h own 1 2 slower
EOF
printf '{"type":"diff","full_name":"m.py:1 f","metric":"own","verdict":"worse","p_a":1,"p_b":2,"verdict_a":"linear","verdict_b":"quadratic","group_a":"old","group_b":"new"}\n' >laws
run_in laws prof-report -o md
has_not out 'Comparison' 'laws are compared elsewhere'
done_testing
