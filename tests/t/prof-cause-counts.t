#!/usr/bin/env bash
# prof-cause: counts alone, without times, and without callers.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# counts "SIZES" < FUNCTIONS: a stream of runs of these sizes without any time. A
# line is "NAME COUNT" or "CALLER > NAME COUNT", COUNT being a formula of n.
counts() {
	python3 -c '
import json, sys

lines = [line.split(None, 1) if ">" not in line else line.split(None, 3)
         for line in sys.stdin if line.strip()]
for n in map(int, sys.argv[1].split()):
    run = {"run": f"r{n}", "size": n}
    print(json.dumps({"type": "run", "id": run["run"], "size": n, "status": "done"}))
    for words in lines:
        name, caller = words[-2], words[0] if len(words) == 4 else None
        line = {"type": "edge" if caller else "func", **run, "kind": "func",
                "full_name": f"x.py:1 {name}", "module": "x.py", "lineno": 1,
                "name": name, "ncall": int(eval(words[-1], {"n": n}))}
        if caller:
            line["caller"] = f"x.py:1 {caller}"
        print(json.dumps(line))' "$1"
}

causes() { # causes EXPRESSION: of each cause
	prof-scale <stream >laws && run_in laws prof-cause
	jq -r 'select(.type == "cause") | '"$1" out
}

# With callers the path is known, as with times.
counts '100 200 400 800 1600' >stream <<'END'
main 1
find n
same n*(n-1)//2
main > find n
find > same n*(n-1)//2
END
is "$(causes '"\(.name) \(.confidence) \(.law)"')" \
	'find firm calls of same = 0.5n^2 - 0.5n' 'counts and callers: who calls so often'
is "$(jq -c 'select(.type == "cause") | [.p_ncall, .path, .share, .at_target]' out)" \
	'[1,["x.py:1 main","x.py:1 find"],null,null]' 'with its path and without times'

# A function that is called in the line that grows is named, not the line; one that
# grows faster is.
lines() { # lines LINE FORMULA: of find, as often as that
	jq -c --argjson line "$1" 'select(.type == "run") | .size as $n |
		{type: "line", run: .id, size: $n, module: "x.py", lineno: $line,
		full_name: "x.py:\($line) find.<line>", name: "find.<line>",
		caller: "x.py:1 find", hits: ('"$2"')}' stream >added
	cat added >>stream
}
lines 3 '$n * ($n + 1) / 2'
is "$(causes '"\(.name) \(.law)"')" 'find calls of same = 0.5n^2 - 0.5n' \
	'who is called in a line'
lines 5 '$n * $n * $n / 100'
is "$(causes '"\(.name) \(.metric) \(.law)"')" 'find hits hits of line 5 = 0.01n^3' \
	'a line that grows faster than what it calls'
cp out by_hits
run prof-report by_hits
has out 'Hits of the line against size, both axes logarithmic' 'which has its curve'
is "$(sed -n '/^```text/,/^```$/p' out | grep -o o | wc -l)" 5 'of the hits at each size'
run prof-report -o html by_hits
has out '40,960,000' 'and on a page'
has out 'class="fit"' 'with its law'
has out '>10 M<' 'and large counts in a few characters'
jq -c 'select(.metric != "hits" or .type == "cause")' by_hits >no_hits
run prof-report -o html no_hits
has_not out 'Hits of the line against' 'without its law there is none'
sed -i '/"line",/d' stream

# Without callers only what is called so often is known, and that is not firm.
grep -v '"edge"' stream >flat && mv flat stream
is "$(causes '"\(.name) \(.verdict) \(.confidence) \(.law)"')" \
	'same quadratic provisional calls of same = 0.5n^2 - 0.5n' 'counts alone'
is "$(jq -c 'select(.type == "cause") | [.metric, .p_own, .p_tavg, .why, .ncall]' out)" \
	'["ncall",2.001,null,"called-too-often",1279200]' 'nothing is known of one call'
cp out flat
run prof-report flat
is_status 0 'a report'
tr '\n' ' ' <out >joined
has joined '**`same`** (`x.py:1`) is called more and more often: the number of its calls grows quadratically (n^2.00): 1,279,200 times at size 1,600.' \
	'says what is known'
has joined 'Who calls it so often, and what a call costs, is not in the data: it may be a symptom of its caller.' \
	'and what is not'
has joined 'The cheapest next step: profiles with callers and times.' 'and what would tell'
has_not joined 'verdict is firm' 'and is not firm'
is "$(grep -o '| `x.py:1 same` .*' out)" '| `x.py:1 same` |  2.00 | quadratic? |' \
	'the table has no cost of one call'

# The steepest counts are the most in the end. Of 1.5 million calls at n = 160 n^2
# is 1.7 %, n^3 / 100 2.7 %; of 58 million at n = 1,600 4 % and 70 %.
counts '10 20 40 80 160' >stream <<'END'
load 9000*n
pair n*n
cube n**3 // 100
END
sed -i '$a {"type":"run","id":"far","size":1600,"status":"pending"}' stream
is "$(causes .name | paste -sd ' ')" 'cube pair' 'the steepest first'
sed -i '$d' stream
is "$(causes .name | paste -sd ' ')" 'cube' 'and no small part of all calls'
counts '10 20 40 80 160' >stream <<'END'
load n
pair n*n
cube n**3 // 100
END
is "$(causes .name | paste -sd ' ')" 'cube pair' 'by calls'
counts '10 20 40 80 160' >stream <<'END'
load n
less n*(n-1)//2
same n*(n-1)
END
is "$(causes '"\(.name) \(.symptoms | map(.name // .full_name) | join(" "))"')" \
	'same x.py:1 less' 'those in step are one'

# A little of all calls is no cause; neither is a linear count.
counts '100 200 400 800 1600' >stream <<'END'
load 1000*n
rare n*n // 100
END
is "$(causes .name)" '' 'a small part of all calls'
sed '/rare/d' stream >linear && mv linear stream
is "$(causes .name)" '' 'a linear count'

# Where one function has a time, causes need times.
counts '100 200 400 800 1600' >stream <<'END'
main 1
same n*(n-1)//2
END
sed -i '/"main"/s/}$/,"ttot_s":1,"tsub_s":1,"own_s":1}/' stream
is "$(causes .name)" '' 'counts beside times'
done_testing
