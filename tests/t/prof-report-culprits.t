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

# Of blame that moved the sizes are those of the cost that moved.
steps '100 1 200 2 400 8' >/dev/null
sed -n '1{p; s/m.py:1 f/m.py:5 g/; s/"f"/"g"/; s/400,8/400,4/; p;}
	2s/}$/,"moved_from":"m.py:5 g"}/p' laws >moved
run_in moved prof-report -o md
tr '\n' ' ' <out | tr -s ' ' >line
has line 'Own cost of `g` from size to size (100 to 1,600): n^1.00, n^1.00.' \
	'the sizes are of the cost that moved'

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

# leads "MEMBERS": the first sentence, up to why, and what is said of whose it is.
leads() {
	printf '{"type":"cause","full_name":"/v/site-packages/pd/a.py:9 plan","module":"/v/site-packages/pd/a.py","lineno":9,"name":"plan","p_own":2,"p_ncall":1,"p_lo":%s,"p_hi":%s,"path":[],"symptoms":[],"by":"size","why":"each-call-grows"%s}\n' \
		"${2:-1.9}" "${3:-2.1}" "$1" >laws
	run_in laws prof-report -o md --brief
	tr '\n' ' ' <out | sed 's/  */ /g; s/: it is called .*- Yours: / | /; s/: it is called .*//; s/ *$//'
}
firm='"verdict":"quadratic","confidence":"firm"'
concat='"way":"/v/site-packages/pd/c.py:3 concat"'
join='"yours":"gc.py:7 A.join"'
while IFS='|' read -r members wanted more; do
	is "$(leads ",$members")" "$wanted${more:+|$more}" "$members"
done <<EOF
$firm|**\`plan\`** (\`pd/a.py:9\`) grows quadratically (n^2.00)
$firm,$concat,$join|**\`A.join\`** (\`gc.py:7\`) makes \`concat\` (\`pd/c.py:3\`) grow quadratically (n^2.00), by \`plan\` (\`pd/a.py:9\`) | \`A.join\` (\`gc.py:7\`) calls \`concat\`; the line is where it begins.
$firm,"way":"/v/site-packages/pd/a.py:9 plan",$join|**\`A.join\`** (\`gc.py:7\`) makes \`plan\` (\`pd/a.py:9\`) grow quadratically (n^2.00) | \`A.join\` (\`gc.py:7\`) calls \`plan\`; the line is where it begins.
$firm,"way":"builtins.<method 'sort' of 'list' objects>",$join|**\`A.join\`** (\`gc.py:7\`) makes \`list.sort\` grow quadratically (n^2.00), by \`plan\` (\`pd/a.py:9\`) | \`A.join\` (\`gc.py:7\`) calls \`list.sort\`; the line is where it begins.
$firm,"way":"/lib/python3.11/statistics.py:3 median","yours":"/v/site-packages/pd/a.py:9 plan"|**\`plan\`** (\`pd/a.py:9\`) grows quadratically (n^2.00), by \`median\` (\`statistics.py:3\`)
$firm,$concat,$join,"yours_lineno":12|**\`A.join\`** (\`gc.py:12\`) makes \`concat\` (\`pd/c.py:3\`) grow quadratically (n^2.00), by \`plan\` (\`pd/a.py:9\`) | \`A.join\` (\`gc.py:7\`) calls \`concat\` in line 12.
$firm,"way":"/lib/python3.11/statistics.py:3 median","yours":"/v/site-packages/pd/a.py:9 plan","yours_lineno":14|**\`plan\`** (\`pd/a.py:14\`) grows quadratically (n^2.00), by \`median\` (\`statistics.py:3\`)
$firm,"yours":"/v/site-packages/pd/a.py:9 plan"|**\`plan\`** (\`pd/a.py:9\`) grows quadratically (n^2.00)
"confidence":"undecided",$concat,$join|The data cannot tell for sure; the first suspect is **\`A.join\`** (\`gc.py:7\`), which makes \`concat\` (\`pd/c.py:3\`) grow faster than the data (n^2.00), by \`plan\` (\`pd/a.py:9\`) | \`A.join\` (\`gc.py:7\`) calls \`concat\`; the line is where it begins.
EOF
# An interval that says nothing leaves no exponent, and no word for it.
grows='**`plan`** (`pd/a.py:9`) grows quadratically (n^2.00)'
may='The data cannot tell for sure; the first suspect is **`plan`** (`pd/a.py:9`), which may grow faster than the data'
while IFS='|' read -r lo hi wanted; do
	is "$(leads ",$firm" "$lo" "$hi")" "$wanted" \
		"an interval from $lo to $hi"
	tr -d '\n' <out | grep -c 'each call 1.00' >each
	is "$(cat each)" "$(grep -c 'n^2' <<<"$wanted")" 'and that of a call'
done <<EOF
0.2|2.1|$grows
0.1|2.1|$may
1.3|3.31|$may
1.4|3.4|$grows
EOF
# Of several, each is named by who leads to it.
{
	for name in one two three; do
		printf '{"type":"cause","full_name":"a.py:9 %s","verdict":"quadratic","confidence":"firm","p_own":2,"path":[],"symptoms":[],"by":"size","why":"each-call-grows"%s}\n' \
			$name "$([ $name = two ] && echo ",$concat,$join,\"yours_lineno\":12")"
	done
} >laws
run_in laws prof-report -o md
tr '\n' ' ' <out >line
has line 'There are 2 more causes: `A.join` (`gc.py:12`) by `concat`, `three` (`a.py:9`)' \
	'others are named by who leads to them'
{
	sed -n 2p laws
	sed -n '2s/"a.py:9 two"/"a.py:20 four"/p' laws
	cat laws
} >alike
run_in alike prof-report -o md
tr '\n' ' ' <out >line
has line 'There are 4 more causes: `four` (`a.py:20`), `one` (`a.py:9`), `two` (`a.py:9`), ...' \
	'but by themselves where the same was named before'

# A module has no name of its own: it comes with its file, also where others
# have none.
printf '{"type":"cause","full_name":"lib/m.py:1 <module>","module":"lib/m.py","lineno":1,"name":"<module>","verdict":"quadratic","confidence":"firm","p_own":2,"path":["/v/job.py:1 <module>","/v/job.py:9 run","lib/m.py:1 <module>"],"symptoms":[{"full_name":"x/a.py:1 <module>","ncall":9}],"by":"/v/job.py:1 <module>","n_max":5,"own_now_s":1,"why":"each-call-grows"}\n' >laws
run_in laws prof-report --brief
tr '\n' ' ' <out >line
has line '**`<module>`** (`lib/m.py:1`) grows' 'a module: its place'
has line 'Path: `<module> of job.py` > `run` > `<module> of m.py`.' 'on a path'
has line 'below it: `<module> of a.py` (9 calls)' 'as a symptom'
has line 'n = 5 calls of `<module> of job.py`' 'as n'

# Of a long path all that is own is shown.
shows() { # shows "NAME:ORIGIN ...": the path; the last one is the cause
	local path='' name=''
	for name in $1; do
		printf '{"type":"scale","by":"size","full_name":"m.py:1 %s","name":"%s","metric":"own","points":[[1,1]],"origin":"%s"}\n' \
			"${name%:*}" "${name%:*}" "${name#*:}"
		path=$path,'"m.py:1 '${name%:*}'"'
	done >laws
	printf '{"type":"cause","full_name":"m.py:1 %s","verdict":"quadratic","confidence":"firm","path":[%s],"symptoms":[],"by":"size"}\n' \
		"${name%:*}" "${path#,}" >>laws
	run_in laws prof-report -o text --brief
	tr '\n' ' ' <out | sed 's/  */ /g' | grep -o 'Path: [^.]*\(\.\.\.[^.]*\)*\.'
}
while IFS='|' read -r path wanted; do
	is "$(shows "$path")" "Path: ${wanted# }." "path $path"
done <<'EOF'
a:own b:library c:library d:library e:library f:library | a > b > c > d > e > f
a:own b:library c:library d:library e:library f:library g:library | a > ... > c > d > e > f > g
a:own b:own c:library d:library e:library f:library g:library | a > b > c > d > e > f > g
a:own b:library c:own d:library e:library f:library g:library h:library i:library | a > ... > c > ... > e > f > g > h > i
a:library b:library c:library d:library e:own f:own g:library h:library i:library | a > ... > e > f > g > h > i
EOF
done_testing
