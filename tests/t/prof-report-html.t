#!/usr/bin/env bash
# prof-report -o html: one page that says what the other forms say, needs
# nothing else, and on which no name can act.
. "$(dirname "$0")/lib.sh"

# page NAME ARGUMENT...: makes page.html, and its text as `text`.
page() {
	local name=$1
	shift
	run prof-report -o html "$@"
	is_status 0 "$name: a page"
	cp out page.html
	check "$name: whole, and fetches nothing" \
		sh -c 'python3 "$1" page.html >text' - "$TOP/tests/htmlpage.py"
}

# sentences FILE...: the paragraphs and items of the Markdown, a line each, as
# the page has them.
sentences() {
	prof-report -o md "$@" |
		awk 'BEGIN { RS = "" } !/^[|#<]|^```/ { gsub(/\n- /, "\036"); gsub(/\n */, " "); print }' |
		tr '\036' '\n' | sed 's/^- //; s/\*\*//g; s/`//g; s/\\//g; s/n^\([-0-9]\)/n\1/g; s/&lt;/</g; s/&amp;/\&/g'
}

: >empty
page 'no lines' empty
for input in culprit plan; do
	page "$input" "$GOLDEN/prof-report-$input.jsonl"
	sentences "$GOLDEN/prof-report-$input.jsonl" | grep -v '[>_|]\|axes logarithmic' >want
	check "$input: sentences are there to compare" test -s want
	while IFS= read -r line; do
		grep -qF -e "$line" text || printf '%s\n' "$line"
	done <want >missing
	is "$(cat missing)" '' "$input: what the Markdown says, the page says"
	cp page.html first
	run prof-report -o html "$GOLDEN/prof-report-$input.jsonl"
	check "$input: same lines, same bytes" cmp out first
done
has page.html "default-src 'none'" 'nothing may be fetched'

# ---- charts ----

# cause MORE POINTS: a law and a cause that goes from n = 100 to 800, and to 1,600.
cause() {
	local name='"full_name":"a.py:3 f","module":"a.py","lineno":3,"name":"f"'
	printf '{"type":"scale","by":"size",%s,"kind":"func","metric":"own",' "$name"
	printf '"points":%s,"n_min":100,"n_max":800,"p":2,"verdict":"quadratic",' "$2"
	printf '"confidence":"firm","target":1600,"at_target":256,"share":0.5%s}\n' "${3:-}"
	printf '{"type":"cause","by":"size",%s,"verdict":"quadratic",' "$name"
	printf '"confidence":"firm","p_own":2,"p_ncall":1,"p_lo":1.9,"p_hi":2.1,'
	printf '"own_now_s":64,"share":0.5,"n_max":800,"target":1600,"at_target":256%s}\n' "$1"
}

# xs LOOK: where the paths of that look go, from left (0) to right (1000).
xs() {
	grep -o "<path class=\"$1\" d=\"[^\"]*" page.html | head -n "${2:-1}" |
		sed 's/.*d="//; s/h0//g' | tr 'ML' '\n\n' | sed 's/ .*//' | xargs
}

square='[[100,1],[200,4],[400,16],[800,64]]'
cause '' "$square" >growing
page 'a cause' --budget-seconds 128 growing
has text 'f grows quadratically (n2.00): twice the data, 4 times the cost.' \
	'the answer in a few words'
has text '64.0 s now, 50 % of the computing time, at size 800' 'how bad it is'
has text '4 min 16 s at size 1,600' 'how bad it gets'
has text '1,130 about where it alone takes 2 min 8 s' 'and from where on'
is "$(xs dot)" '0 250 500 750' 'the dots are where they were measured'
is "$(xs fit)" '0 750' 'the law is as long as it was measured'
is "$(xs 'fit dash')" '750 1000' 'the forecast goes on to the target'
is "$(xs limit 2)" '0 1000 875 875' 'and crosses the limit where it is reached'
for label in 'n log n' '64.0 s' '4 min 16 s' '2 min 8 s' '1,600'; do
	check "label $label" grep -q "%\">${label}<" page.html
done
check 'n^2 is the forecast itself: it is not written twice' \
	sh -c '! grep -q "%\">n^2<" page.html'
page 'a limit that is far' --budget-seconds 1000 growing
has_not text 'about where it alone' 'is not reached'
check 'and not drawn' sh -c '! grep -q "path class=\"limit" page.html'

cause ',"until_n":400,"beyond":1' '[[100,1],[200,4],[400,16],[800,32]]' >capped
page 'a law that ends' capped
is "$(xs fit)" '0 500 750' 'the line bends there'
cause '' '[[100,1],[800,64]]' >two
page 'two sizes' two
has_not page.html 'plot growth' 'are no curve'
cause '' '[[100,0],[200,4],[400,16],[800,64]]' >nothing
page 'a cost of nothing' nothing
is "$(xs dot)" '0 333.3 666.7' 'has no place on a logarithmic axis'
sed 's/"firm"/"undecided"/' growing >open
page 'a suspect' open
has text 'The first suspect is f.' 'is no verdict'
is "$(xs dot) / $(xs fit)" '0 250 500 750 / 0 250 500 750' 'its points are joined'
check 'and there is no law with a band' sh -c '! grep -q "path class=\"band" page.html'
for form in md text; do
	check "$form: a curve of a law" sh -c 'prof-report -o "$1" growing | grep -q "^ *1 s |"' - $form
	check "$form: none of a suspect" sh -c '! prof-report -o "$1" open | grep -q logarithmic' - $form
done
cause ',"within":"r1"' "$square" ',"within":"r1"' >inside
page 'a law within one run' inside
is "$(xs dot)" '0 250 500 750' 'is drawn as well'
prof-report growing >with
prof-report inside >without
check 'Markdown has no page in it' sh -c '! grep -q "<svg\|<div" with without'

# Of two runs a size, one cost half as much again as the law's point.
for run in '100 1' '100 1.5' '200 4' '400 16' '400 24' '800 64'; do
	printf '{"type":"func","run":"r%s","size":%s,"kind":"func","full_name":"a.py:3 f",' \
		"${run/ /-}" "${run% *}"
	printf '"name":"f","ncall":1,"own_s":%s}\n' "${run#* }"
done >repeated
cat repeated growing >with
page 'repeats' with
is "$(xs repeat | tr ' ' '\n' | awk 'NR % 2 { print $1 + 6 }' | xargs)" \
	'0 0 250 500 500 750' 'each run is a dash'
is "$(xs dot)" '0 250 500 750' 'beside the dots'
sed '/"r100-1.5"\|"r400-24"/d' repeated | cat - growing >single
page 'no repeats' single
is "$(xs repeat)" '' 'runs that are the dots themselves are not drawn again'

# law NAME THEN P: a function that takes 64 s at n = 800 and THEN at 1,600.
law() {
	printf '{"type":"scale","by":"size","full_name":"a.py:9 %s","module":"a.py",' "$1"
	printf '"lineno":9,"name":"%s","kind":"func","metric":"own","confidence":"firm",' "$1"
	printf '"points":[[400,16],[800,64]],"n_min":400,"n_max":800,"target":1600,'
	printf '"verdict":"linear","at_target":%s,"p":%s}\n' "$2" "$3"
}
{ law steep 256 2 && law flat 64 0; } >shares
page 'what takes the time' shares
has text 'Where the time goes, and where it will go' 'now and then'
is "$(xs 'v5 rib')" '0 500 500 800 800 0 0 0' 'half of it now, four fifths at the target'
is "$(xs 'v0 rib')" '500 1000 1000 1000 1000 800 800 500' 'the rest shrinks'
has text 'Above: now, 2 min 8 s at size 800. Below: 5 min 20 s at size 1,600' 'with the sums'
sed 's/"target":1600,//; s/,"at_target":[0-9]*//' shares >today
page 'without a target' today
is "$(xs 'v5 rib')" '500 1000 1000 500' 'there is now alone'

# cost NAME SECONDS P THEN; edge CALLER CALLEE SECONDS P [FOLDER OF CALLER]
cost() {
	printf '{"type":"scale","by":"size","full_name":"a.py:1 %s","kind":"func",' "$1"
	printf '"metric":"own","points":[[400,0.5],[800,%s]],"n_min":400,"n_max":800,' "$2"
	printf '"p":%s,"verdict":"linear","confidence":"firm","target":1600,"at_target":%s}\n' "$3" "$4"
}
edge() {
	printf '{"type":"scale","by":"size","caller":"%sa.py:1 %s","full_name":"a.py:1 %s",' \
		"${5:-}" "$1" "$2"
	printf '"kind":"func","metric":"ttot","points":[[400,0.5],[800,%s]],"n_min":400,' "$3"
	printf '"n_max":800,"p":%s,"verdict":"linear","confidence":"firm"}\n' "$4"
}
{
	cost load 3 1 3 && cost find 1 2 9
	edge root main 4 1.2 /lib/python3.11/site-packages/ && edge main load 3 1 && edge main find 1 2
} >called
page 'callers' called
is "$(xs 'v5 rib' 4)" "0 250 250 750 750 0 0 0 $(echo 833.3 1000 1000 833.3 \
	750 1000 1000 750 250 1000 1000 250)" \
	'a callee has its part of the time, now and at the target'
is "$(grep -o '<title>a.py:1 [a-z]*: [^<]*' page.html | sed 's/.*:1 //' | paste -sd ,)" \
	'find: 1.0 s, then 9.0 s,load: 3.0 s,main: 4.0 s,load: 3.0 s,find: 1.0 s,main: 12.0 s,load: 3.0 s,find: 9.0 s' \
	'what passes all of its time on has no row'
{ cat called && edge other find 1 2 && edge find main 1 1 && edge load load 9 1; } >shared
page 'callers of one function, and a function within itself' shared
is "$(grep -o '<title>a.py:1 find: [^<]*' page.html | sed 's/.*: //' | sed 1d | paste -sd ,)" \
	'500 ms,500 ms,4.5 s,4.5 s' 'what two call is divided, what goes round is drawn once'
sed 's/"at_target":[39]}/"at_target":1.2e308}/' called >endless
page 'times whose sum is no number' endless
is "$(grep -c '<title>[^<]*: </title>' page.html)" 0 'are not drawn'
sed 's/:1 main"/:1 <module>"/g' called >module
page 'the body of a module' module
has page.html '>&lt;module&gt; of a.py<' 'it is of its file'

# func NAME KIND SECONDS
func() {
	printf '{"type":"func","run":"r1","size":100,"kind":"%s","full_name":"%s",' "$2" "$1"
	printf '"name":"%s","ncall":1,"tsub_s":%s,"own_s":%s}\n' "$1" "$3" "$3"
}
{ func f func 3 && func w wait 1; } >waits
page 'waiting' waits
is "$(xs 'comp rib') $(xs 'others rib')" '0 750 750 0 750 1000 1000 750' 'computing, and waiting'

for run in '100 1' '200 3' '400 9' '100 2'; do
	printf '{"type":"run","id":"r-%s","size":%s,"status":"done","result":{"success":true,"wall_seconds_total":%s}}\n' \
		"${run/ /-}" "${run% *}" "${run#* }"
done >runs
page 'runs' runs
is "$(xs dot)" '0 500 1000 0' 'each is a dot, repeats too'

echo '{"type":"cache","size":4,"cold_runs":1,"warm_runs":1,"cold_s":10,"warm_s":5,"saving":0.5,"advice":"repeat"}' >cache
page 'the cache' cache
is "$(xs 'comp rib') $(xs 'v3 rib')" '0 1000 1000 0 0 500 500 0' 'two bars from nothing'

for diff in 'f 1 4 slower' 'g 8 2 faster' 'h 3 3 ~'; do
	read -r name a b verdict <<<"$diff"
	printf '{"type":"diff","full_name":"m.py:1 %s","module":"m.py","lineno":1,"name":"%s","metric":"own","a":%s,"b":%s,"verdict":"%s","group_a":"old","group_b":"new"}\n' \
		"$name" "$name" "$a" "$b" "$verdict"
done >diffs
page 'two groups' diffs
is "$(grep -o 'path class="[a-z]* line"' page.html | cut -d'"' -f2 | xargs)" \
	'slower line faster line same line' 'are joined by lines'
is "$(grep -o 'data-v="[0-9]*"' page.html | tr -dc '0-9\n' | xargs)" '1 4 8 2' \
	'and times are sorted as times'
check 'with names and figures' grep -q '%">f 1.0 s<.*%">4.0 s<.*%">g 8.0 s<' page.html

# ---- hostile names ----

python3 "$TOP/tests/hostile.py" >hostile
page 'hostile names' -n 100 hostile
has text '<script>alert(1)</script>' 'a tag is text'
has text '"><img src=x onerror=alert(1)>' 'so is one that ends an attribute'
has text '\xe2\x80\xae' 'what turns the text is shown'
has text 'a\x1b[2J\x07\x01b' 'and so are control characters'
check 'nothing of it is left as it was' \
	sh -c '! LC_ALL=C grep -qP "\x{e2}\x80[\x8b\xae]|\x1b|\x07" page.html'
is "$(grep -c '<script' page.html)" 1 'there is one script'

# ---- levels over a run ----

# trend METRIC STATISTIC POINTS: the line of a run.
trend() {
	printf '{"type":"trend","by":"iterations","metric":"%s","statistic":"%s",' "$1" "$2"
	printf '"outcome":"rises","within":"r","full_name":"program","name":"program",'
	printf '"kind":"program","change":2,"each":4100,"first":%s,"last":%s,' \
		"$(jq -n "$3[0][1]")" "$(jq -n "$3[-1][1]")"
	printf '"n_min":%s,"n_max":%s,"points":%s}\n' "$(jq -n "$3[0][0]")" \
		"$(jq -n "$3[-1][0]")" "$3"
}
# places LOOK: where the first path of that look goes, from the left and from the
# top, each of 1000.
places() {
	grep -o "<path class=\"$1\" d=\"[^\"]*" page.html | head -n 1 |
		sed 's/.*d="//' | tr 'ML' '\n\n' | sed '/^$/d' | tr ' ' , | xargs
}
# On a logarithmic axis from 1 / 1.2 to 100 x 1.2 ms, 1, 2, 10, 20 and 100 are at
# 3.7 %, 17.6 %, 50 %, 64 % and 96.3 % of it.
{
	trend tavg median '[[100,0.001],[200,0.002],[400,0.01]]'
	trend tavg p99 '[[100,0.02],[200,0.02],[400,0.02]]'
	trend tavg worst '[[100,0.1],[200,0.1],[400,0.1]]'
} >paces
page 'the time of an iteration' paces
is "$(places line)" '0,963.3 333.3,823.8 1000,500' 'the median'
is "$(places 'line most')" '0,360.5 333.3,360.5 1000,360.5' 'the most of 99 %'
is "$(places 'line worst')" '0,36.7 333.3,36.7 1000,36.7' 'the worst'
for label in 'median 10.0 ms' '99 % 20.0 ms' 'worst 100 ms'; do
	check "label $label" grep -q ">${label}<" page.html
done
# From 100 to 200 MB, and 8 % more on both sides.
trend rss '' '[[0,100e6],[30,150e6],[40,200e6]]' >memory
page 'memory' memory
is "$(places line)" '0,931 750,500 1000,69' 'bytes, on a linear axis'
trend rss '' "$(jq -nc '[range(1; 121) | [., . * 1e6]]')" >many
page 'many intervals' many
is "$(places line | wc -w)" 60 'are sixty points'
# From 1 to 120 MB, with 8 % more above; no memory is below 0.
is "$(places line | cut -d ' ' -f 1,60)" '4.2,988.4 995.8,77.4' 'means of neighbours'
trend rss '' '[[0,100e6]]' >single
page 'a single interval' single
has_not page.html 'plot levels' 'is not drawn'

# ---- size ----

python3 - >many <<'EOF'
import json
for i in range(5000):
    name = f"module_{i % 97}.function_{i}"
    base = {"full_name": f"package/module_{i % 97}.py:{i + 1} {name}", "name": name,
            "module": f"package/module_{i % 97}.py", "lineno": i + 1}
    for metric, p in (("own", 1 + i % 3 / 2), ("ncall", 1), ("ttot", 1.2)):
        points = [[n, 1e-9 * (i + 1) * n ** p] for n in (100, 200, 400, 800, 1600)]
        print(json.dumps(dict(base, type="scale", by="size", kind="func", metric=metric,
                              points=points, n_min=100, n_max=1600, p=p, verdict="linear",
                              confidence="firm", share=2e-4, target=6400, at_target=1e-3 * i)))
EOF
page '5,000 functions' many
is "$(grep -c '<tr><td>' page.html)" 25 'twenty-five of them have a row'
is "$(grep -c 'class="plot spark"' page.html)" 25 'each with a curve'
check 'is smaller than 1 MB' test "$(wc -c <page.html)" -lt 1000000
done_testing
