#!/usr/bin/env bash
# prof-export: what each file holds, and what its readers make of it.
. "$(dirname "$0")/lib.sh"

# profile RUN SIZE: func and edge lines from a table: func NAME CALLS SELF INCLUSIVE,
# edge CALLER CALLEE CALLS INCLUSIVE; "-" is a value that is not there.
profile() {
	python3 -c '
import json, sys
keys = {"func": ["full_name", "ncall", "tsub_s", "ttot_s"],
        "edge": ["caller", "full_name", "ncall", "ttot_s"]}
for line in sys.stdin:
    kind, *words = line.split()
    of = {"type": kind, "run": sys.argv[1], "size": int(sys.argv[2]), "point": ""}
    for key, word in zip(keys[kind], words):
        if word != "-":
            of[key] = word if key in ("caller", "full_name") else float(word)
    print(json.dumps(of))' "$1" "$2"
}

# self_total FILE: of its func lines, in microseconds.
self_total() {
	jq -s '[.[] | select(.type == "func") | .tsub_s // 0] | add * 1000000 | round' "$1"
}
# folded_total: of the file in $T/out.
folded_total() {
	awk '{ sum += $NF } END { printf "%.0f\n", sum }' out
}

# ---- stacks ----

# stacks NAME WANT < TABLE: the folded file of a profile, and its sum, which is that
# of all self times.
stacks() {
	profile r 1 >lines
	run_in lines prof-export
	is_status 0 "$1"
	is_out "$2" "$1: the stacks"
	is "$(folded_total)" "$(self_total lines)" "$1: all time is in them"
}
stacks 'a chain' $'main 1000000\nmain;f 2000000\nmain;f;g 3000000' <<-'END'
	func main 1 1 6
	func f 1 2 5
	func g 1 3 3
	edge main f 1 5
	edge f g 1 3
END
stacks 'two callers share by inclusive time' \
	$'a 1000000\na;f 3000000\na;f;g 1500000\nb 1000000\nb;f 1000000\nb;f;g 500000' <<-'END'
	func a 1 1 5.5
	func b 1 1 2.5
	func f 4 4 6
	func g 4 2 2
	edge a f 3 4.5
	edge b f 1 1.5
	edge f g 4 2
END
stacks 'what no caller accounts for is a root, too' \
	$'main 1000000\nmain;f 1000000\nf 3000000' <<-'END'
	func main 1 1 2
	func f 4 4 4
	edge main f 1 1
END
stacks 'recursion' $'main 1000000\nmain;f 4000000' <<-'END'
	func main 1 1 5
	func f 9 4 4
	edge main f 1 4
	edge f f 8 3
END
stacks 'a circle' $'main 1000000\nmain;a 2000000\nmain;a;b 3000000' <<-'END'
	func main 1 1 6
	func a 9 2 5
	func b 9 3 5
	edge main a 1 5
	edge a b 9 5
	edge b a 8 4
END
stacks 'a circle is entered where the program enters it' \
	$'main 1000000\nmain;b 3000000\nmain;b;a 2000000' <<-'END'
	func a 8 2 4
	func b 9 3 5
	func main 1 1 6
	edge a b 8 2
	edge b a 8 4
	edge main b 1 5
END
stacks 'a circle that nobody enters' $'a 2000000\na;b 3000000' <<-'END'
	func a 9 2 5
	func b 9 3 5
	edge a b 9 5
	edge b a 8 5
END
stacks 'no edges' $'a 2000000\nb 3000000' <<-'END'
	func a 9 2 2
	func b 9 3 3
END
stacks 'a caller without a line of its own' 'main;f 2000000' <<-'END'
	func f 9 2 2
	edge main f 9 2
END
stacks 'no inclusive time of functions' $'main 1000000\nmain;f 2000000' <<-'END'
	func main 1 1 -
	func f 1 2 -
	edge main f 1 2
END
stacks 'no self time' 'f 2000000' <<-'END'
	func main - - -
	func f 1 2 2
END
stacks 'no time at all' '' <<-'END'
	func f 7 - -
END
stacks 'a part that is too small stays with its caller' \
	$'main 10000100\nmain;g 2000' <<-'END'
	func main 1 10 10.0021
	func f 1 0.00004 0.0001
	func h 1 0.00006 0.00006
	func g 1 0.002 0.002
	edge main f 1 0.0001
	edge main g 1 0.002
	edge f h 1 0.00006
END
stacks 'what is rounded off goes to the next' $'a 1\nc 1' <<-'END'
	func a 1 0.0000006 0.0000006
	func b 1 0.0000006 0.0000006
	func c 1 0.0000006 0.0000006
	func d 1 0.0000002 0.0000002
END

# Deep: 200 functions are told apart, the time of the 201st stays with the last.
for ((i = 1; i <= 201; i++)); do
	printf 'func f%d 1 1 %d\n' "$i" $((202 - i))
	[ "$i" -eq 201 ] || printf 'edge f%d f%d 1 %d\n' "$i" $((i + 1)) $((201 - i))
done | profile r 1 >deep
run_in deep prof-export
is "$(tail -n 1 out | awk -F';' '{ print NF, $NF }')" '200 f200 2000000' \
	'200 functions deep, and no deeper'
is "$(folded_total)" 201000000 'and no time is lost'

# A long circle, of which each function calls another one as well.
awk 'BEGIN {
	n = 20000
	for (i = 0; i < n; i++) {
		printf "func f%d 1 0.001 %.3f\n", i, 0.002 * (n - i)
		printf "edge f%d f%d 1 %.3f\n", i, (i + 1) % n, 0.002 * (n - i - 1) + 0.001
		printf "edge f%d leaf 1 0.001\n", i
	}
	print "func leaf", n, 20, 20
}' | profile r 1 >wide
run_in wide prof-export
is_status 0 'a circle of 20,000 functions'
is "$(folded_total)" 40000000 'and all its time'

# ---- runs ----

{
	printf '{"type":"run","id":"small","size":10,"status":"done"}\n'
	profile small 10 <<-'END'
		func main 1 1 3
		func f 10 2 2
		edge main f 10 2
	END
	printf '{"type":"run","id":"cut","size":30,"status":"done","result":{"early_exit":true}}\n'
	printf 'func main 1 9 9\n' | profile cut 30
	printf '{"type":"run","id":"large","size":20,"status":"done"}\n'
	profile large 20 <<-'END'
		func main 1 1 5
		func f 20 4 4
		func g 1 0 0
		edge main f 20 4
	END
	printf '{"type":"run","id":"none","size":40,"status":"done"}\n'
	printf '{"type":"func","run":"large","size":20,"point":"1","full_name":"f","tsub_s":1}\n'
} >runs
run_in runs prof-export
is_out 'small;main 1000000
small;main;f 2000000
large;main 1000000
large;main;f 4000000
cut;main 9000000' 'several runs: the id is the first frame, by size'
run_in runs prof-export -r large
is_out $'main 1000000\nmain;f 4000000' '-r chooses one'
run_in runs prof-export -r large -r small
is "$(cut -d';' -f1 out | uniq | xargs)" 'small large' 'or several'
run_in runs prof-export -r none
is_status 1 'a run without a profile'
is_err 'prof-export: no run of -r has a profile' 'is named'
grep '"none"' runs >none
grep -v '"type":"run"' runs | mlr --ijsonl --ocsv unsparsify >runs.csv
grep -v '"type":"run"' runs >rows
for file in folded speedscope callgrind extrap; do
	run prof-export -o "$file"
	is_status 0 "$file of an empty stream"
	is "$(cat out err)" '' "$file of an empty stream is empty"
	run_in none prof-export -o "$file"
	is_status 0 "$file of runs without profiles"
	is "$(cat out err)" 'prof-export: no run has a profile' "$file says so"
	prof-export -o "$file" <rows >want 2>err
	run_in runs.csv prof-export -o "$file"
	check "$file of CSV is the same" cmp out want
done
{
	cat runs
	printf '{"type":"run","id":"large","size":20,"status":"done"}\n'
	printf 'func new 1 3 3\n' | profile large 20
} >again
run_in again prof-export -r large
is_out 'new 3000000' 'a run that was made again'
run_in runs prof-export -o flame
is_status 2 'a file that there is not'
printf '{"type":"func","run":"a"}\n' >bad
run_in bad prof-export
is_status 3 'malformed lines'
run prof-export missing
is_status 4 'no such file'
run_in runs sh -c 'prof-export >/dev/full'
is_status 4 'a full disk'
run prof-export rows none
is "$(head -n 1 out)" 'small;main 1000000' 'files'

# ---- speedscope ----

run_in runs prof-export -o speedscope
is_status 0 speedscope
is "$(jq -r '.profiles[] | "\(.name): \(.unit) \(.endValue) \(.weights | add)"' out)" \
	'small (size 10): seconds 3 3
large (size 20): seconds 5 5
cut (size 30): seconds 9 9' 'a profile for each run, by size'
is "$(jq -r '.shared.frames as $frames | .profiles[1] |
	[.samples, .weights] | transpose[] |
	"\(.[0] | map($frames[.].name) | join(";")) \(.[1])"' out)" \
	$'main 1\nmain;f 4' 'stacks of frames'
jq -c 'if .full_name then .full_name = "a:b/x.py:7 " + .full_name else . end |
	if .caller then .caller = "a:b/x.py:7 " + .caller else . end' runs >named
run_in named prof-export -o speedscope
is "$(jq -c '.shared.frames[0]' out)" '{"name":"main","file":"a:b/x.py","line":7}' \
	'with file and line'

# ---- extrap ----

run_in runs prof-export -o extrap
is_status 0 extrap
is_out '{"params":{"size":10},"callpath":"main","metric":"own","value":1}
{"params":{"size":20},"callpath":"main","metric":"own","value":1}
{"params":{"size":10},"callpath":"main","metric":"calls","value":1}
{"params":{"size":20},"callpath":"main","metric":"calls","value":1}
{"params":{"size":10},"callpath":"main","metric":"inclusive","value":3}
{"params":{"size":20},"callpath":"main","metric":"inclusive","value":5}
{"params":{"size":10},"callpath":"f","metric":"own","value":2}
{"params":{"size":20},"callpath":"f","metric":"own","value":4}
{"params":{"size":10},"callpath":"f","metric":"calls","value":10}
{"params":{"size":20},"callpath":"f","metric":"calls","value":20}
{"params":{"size":10},"callpath":"f","metric":"inclusive","value":2}
{"params":{"size":20},"callpath":"f","metric":"inclusive","value":4}' \
	'what was measured at every size, in runs that were not cut short'
is_err 'prof-export: left out: 1 of 3 runs, cut short or without a size
prof-export: left out: 1 of 3 functions, not measured at every size' 'the rest is named'
{
	cat runs
	printf 'func f 11 3 3\n' | profile more 10
} >repeats
run_in repeats prof-export -o extrap
is "$(jq -r 'select(.callpath == "f" and .metric == "calls") |
	"\(.params.size) \(.value)"' out | paste -sd,)" '10 10,10 11,20 20' \
	'every repeat of a size'
is "$(jq -r 'select(.callpath == "main" and .metric == "calls") | .value' out | wc -l)" 2 \
	'a function that one repeat lacks'
jq -c 'select(.type == "func") | if .full_name == "f" then .own_s = 7 else . end' \
	runs >own
run_in own prof-export -o extrap -r large
is "$(jq -r 'select(.metric == "own") | "\(.callpath) \(.value)"' out | paste -sd,)" \
	'main 1,f 7,g 0' 'own cost, or self time where it is not told'

# ---- callgrind ----

# agrees FILE LINES NAME: prof-parse reads from the file what is in the lines: self
# and inclusive times of functions to a nanosecond, and calls and times of edges.
agrees() {
	run prof-parse --id x "$1"
	is_status 0 "$3: prof-parse reads it"
	is "$(python3 - "$2" out <<-'END'
		import json, sys

		# What has neither file nor module is taken for a built-in function.
		def name(full):
		    bare = full is not None and "." not in full and ":" not in full
		    return "builtins." + full if bare else full

		def read(path):
		    rows = {}
		    for line in open(path, encoding="utf-8"):
		        row = json.loads(line)
		        if row["type"] in ("func", "edge") and not row.get("point"):
		            rows[name(row.get("caller")), name(row["full_name"])] = row
		    return rows

		def apart(key):
		    a, b = old[key], new.get(key)
		    if b is None:
		        return "missing"
		    keys = ["ttot_s"] if key[0] is not None else ["tsub_s"]
		    if key[0] is None and key[1] not in circles:
		        keys.append("ttot_s")
		    if key[0] is not None and a.get("ncall") != b.get("ncall"):
		        return "calls"
		    for name in keys:
		        calls = len([0 for edge in old if edge[0] == key[1]]) + 1
		        if name in a and abs(a[name] - b.get(name, 0)) > calls * 1e-9:
		            return f"{name} {a.get(name)} {b.get(name)}"

		old, new = read(sys.argv[1]), read(sys.argv[2])
		below = {}
		for caller, callee in old:
		    below.setdefault(caller, set()).add(callee)
		circles = set()
		for name in below:
		    seen, todo = set(), [name]
		    while todo:
		        for callee in below.get(todo.pop(), ()):
		            if callee not in seen:
		                seen.add(callee)
		                todo.append(callee)
		    if name in seen:
		        circles.add(name)
		found = [f"{key}: {why}" for key in old if (why := apart(key))]
		print("\n".join(found[:5]))
	END
	)" '' "$3: times and calls agree"
}
run_in runs prof-export -o callgrind
is_status 0 callgrind
is_err 'prof-export: of 3 runs, large is written: -r chooses another' \
	'the largest run that was not cut short'
cp out callgrind.out
grep '"large"' rows | grep -v '"point": *"1"' >lines
agrees callgrind.out lines 'a profile of three functions'
is "$(jq -r 'select(.full_name == "builtins.f" and .type == "func") | "\(.ncall) \(.ttot_s)"' out)" \
	'20 4' 'calls and inclusive time of a function'
run_in runs prof-export -o callgrind -r cut
is_err '' 'a run that was asked for'
has out 'cmd: cut' 'is written'
printf '%s\n' '{"type":"edge","run":"r","caller":"x.py:3 f","full_name":"y.py:9 g","ncall":2,"ttot_s":1,"call_lineno":5}' >lines
run_in lines prof-export -o callgrind
is "$(sed -n '/^calls=/,/^$/p' out | head -n 2 | paste -sd' ')" 'calls=2 9 5 1000000000' \
	'a call stands in its line'

# A real profile: what was read comes back.
real=orders-4
prof-parse --id r --size 1 "$DATA/lumibot/$real.wall.pstat.gz" >lines
run_in lines prof-export -o callgrind
is_status 0 "$real"
cp out callgrind.out
agrees callgrind.out lines "$real"
cp out read
run_in lines prof-export
is "$(folded_total)" "$(self_total lines)" "$real: all time is in stacks"
has out ';' "$real: stacks"
run_in lines prof-export -o speedscope
is "$(jq '.profiles[0] | (.samples | length) == (.weights | length) and
	((.weights | add) - .endValue | fabs) < 1e-6' out)" true \
	"$real: speedscope"
if command -v callgrind_annotate >/dev/null; then
	run callgrind_annotate --auto=no --threshold=100 callgrind.out
	is_status 0 'callgrind_annotate reads it'
	is "$(cat err)" '' 'without a word'
	# "1,234 ( 5.6%)  file:name:line": the functions with most self time.
	is "$(sed -nE 's/^ *([0-9,]+) \([^)]*\)  .*:[^:]+:[0-9]+$/\1/p' out | tr -d , |
		head -n 5)" \
		"$(jq -s -r '[.[] | select(.type == "func" and .lineno > 0) | .tsub_s *
			1000000000 | round] | sort | reverse[:5][]' read)" \
		'and the same self times'
	run callgrind_annotate --auto=no --inclusive=yes --threshold=100 callgrind.out
	is_status 0 'and adds up what is below'
else
	skip 'callgrind_annotate is not installed'
fi

# ---- hostile names ----

cat >hostile <<'END'
"x.py:1 a;b c 12"
"x.py:2 line\nfn=(1) f\n\n"
"x.py:3 \u001b[31mred\u0000\u202e"
"x.py:4 \"</script>\\"
"(1) f"
"fl=(3)"
"x'2"
"a->b"
""
" "
"x.py:99999999999 y"
"~"
"événement 😀"
END
count=$(wc -l <hostile)
jq -c '{type: "func", run: "r", size: 1, point: "", kind: "func", full_name: .,
	ncall: 1, tsub_s: 1, ttot_s: 2}, {type: "edge", run: "r", size: 1,
	point: "", caller: ., kind: "func", full_name: "leaf", ncall: 1, ttot_s: 1}' \
	hostile >lines
printf 'func leaf %d %d %d\n' "$count" "$count" "$count" | profile r 1 >>lines
run_in lines prof-export
is "$(grep -c '^[^;]* 1000000$' out)" "$count" 'folded: each name is one frame'
is "$(grep -c '^[^;]*;leaf 1000000$' out)" "$count" 'and so before what it calls'
for file in folded speedscope callgrind extrap; do
	run_in lines prof-export -o "$file"
	is_status 0 "$file of hostile names"
	is "$(tr -d '\n\40-\176\200-\377' <out | wc -c)" 0 "$file: no control character"
	has_not out "$(printf '\342\200\256')" "$file: no reordered text"
done
is "$(jq -r 'select(.metric == "calls") | .callpath' out | grep -c -e '->')" 0 \
	'extrap: no name is a path'
run_in lines prof-export -o speedscope
is "$(jq '.shared.frames | length' out)" $((count + 1)) 'speedscope: a frame each'
run_in lines prof-export -o callgrind
cp out callgrind.out
run prof-parse --id x callgrind.out
is_status 0 'callgrind: prof-parse reads them'
# A name of blanks is none there.
is "$(jq -s '[.[] | select(.type == "edge")] | length' out)" $((count - 1)) \
	'and each is a function of its own'
is "$(jq -s '[.[] | select(.type == "func") | .tsub_s] | add' out)" $((2 * count)) \
	'with its time'
if command -v callgrind_annotate >/dev/null; then
	run callgrind_annotate --auto=no --threshold=100 callgrind.out
	is_status 0 'callgrind_annotate reads them'
fi
done_testing
