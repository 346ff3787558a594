#!/usr/bin/env bash
# Reports as pages in a real browser: nothing on the console, nothing asked of the
# network, no texts that overlap, contrast, no page wider than the screen, tables
# that are sorted; at 1280 and 400 pixels, light, dark and on paper. The pictures
# are in build/pages.
. "$(dirname "$0")/lib.sh"

if ! command -v "${BROWSER_PROGRAM:=chromium}" >/dev/null; then
	skip "no $BROWSER_PROGRAM: scripts/setup browser brings it where it can"
	done_testing
fi
export BROWSER_PROGRAM
driver=$TOP/scripts/superlinear
pictures=$TOP/build/pages

# look NAME PAGE...: nothing is wrong with these pages.
look() {
	local name=$1
	shift
	run timeout 300 python3 "$TOP/tests/browser.py" "$pictures" "$@"
	is_out '' "$name"
	is_status 0 "$name: looked at"
	check "$name: pictures" test -s "$pictures/$(basename "$1" .html)-print.png"
}

# page NAME OPTION... < LINES: NAME.html
page() {
	prof-report -o html "${@:2}" >"$1.html"
}

# What finds nothing wrong must find what is.
cat >bad.html <<'END'
<!DOCTYPE html><html><head><style>p { position: absolute; left: 10px; top: 10px }</style></head>
<body><main><p>one text</p><p>another text</p><h2 style="color:#999">pale</h2>
<div style="width:3000px">wide</div><img src="https://example.invalid/x.png">
<table><thead><tr><th><button>a</button></th></tr></thead><tbody>
<tr><td data-v="1">1</td></tr><tr><td data-v="2">2</td></tr></tbody></table>
</main><script>console.log("said"); undefined_name()</script></body></html>
END
run timeout 300 python3 "$TOP/tests/browser.py" "$T/bad" bad.html
is_status 1 'a bad page'
for what in 'overlap: one text / another text' 'contrast 2.85: pale' '3008 wide on 1280' \
	'request: https://example.invalid/x.png' 'console: ' 'exception: ' 'not sorted: a'; do
	has out "bad 1280-light: $what" "is complained of: $what"
done

# ---- the real thing ----

eval "$("$TOP/scripts/setup" --env)"
PATH=$TOP/build/$V/bin:$PATH
if python3 -c 'import lumibot' 2>/dev/null; then
	XDG_CACHE_HOME=$T/cache SUPERLINEAR_BIN=$TOP/build/$V/bin \
		run "$driver" -d demo -- python3 "$TOP/scripts/backtest.py" --days 32
	cp demo/report.html demo.html
	look 'one real backtest' demo.html
else
	skip 'no Lumibot: scripts/setup python brings it'
fi

L=$DATA/lumibot
for days in 4 8 16 32 64; do
	prof-parse --id "orders-$days" --size $((78 * days)) \
		"$L/orders-$days.wall.pstat.gz"
done | prof-scale | prof-cause | page sizes --budget-seconds 60
look 'runs of five sizes' sizes.html

cp "$DATA/examples/dedupe.py" .
SUPERLINEAR_BIN=$TOP/build/$V/bin run "$driver" -d one -- python3 dedupe.py 8000
cp one/report.html one.html
look 'one run' one.html

page plan <"$GOLDEN/prof-report-plan.jsonl"
look 'a plan' plan.html
page culprit -n 1 <"$GOLDEN/prof-report-culprit.jsonl"
look 'a plan with a culprit' culprit.html

for at in 1 2 3; do
	prof-parse --id "old-$at" --label old --size 16 "$L/orders-16.wall.pstat.gz"
	prof-parse --id "new-$at" --label new --size 16 "$L/orders-32.wall.pstat.gz"
done | prof-diff -k label old new >diffs
check 'two groups differ' grep -q '"verdict":"slower"' diffs
page groups <diffs
look 'two groups' groups.html

# wall PROGRAM POINTS TARGET AT_TARGET: of a program whose functions wait, too.
wall() {
	printf '{"type":"program","program":"%s","runs":[]}\n' "$1"
	printf '{"type":"scale","by":"size","full_name":"program","kind":"program","metric":"wall","points":%s,"n_min":10,"n_max":160,"class":"n","verdict":"linear","confidence":"firm","target":%s,"at_target":%s,"program":"%s"}\n' "$2" "$3" "$4" "$1"
	printf '{"type":"package","package":"%s","group":"%s","by":"size","n":160,"own_s":%s,"wait_s":%s,"program":"'"$1"'"}\n' \
		pandas library 5 0 own own 2 0 network network 1 4 json standard 3 0
	printf '{"type":"early","run":"wk","iterations":99,"full_name":"job.py:3 a_long_name_of_a_function_that_is_slow","own_s":3,"share":0.7,"ncall":99,"each_s":0.0003,"iteration_s":0.004,"whole":"d1","whole_each_s":0.00005,"whole_iteration_s":0.002,"program":"%s"}\n' "$1"
}
{
	wall 'job.py macd' '[[10,3.2],[20,3.4],[40,3.8],[160,6.2]]' 320 9
	wall 'job.py a very long name of a strategy' '[[10,1.1],[20,1.4],[40,2.6],[160,26]]' 320 103
	wall 'job.py ma' '[[10,1.12],[20,1.42],[40,2.65],[160,26]]' 160 26
	wall 'job.py rsi' '[[10,1.12],[20,1.42],[40,2.65],[160,25]]' 160 25
} | page strategies
look 'strategies side by side' strategies.html

echo '{"type":"run","id":"a","size":1,"status":"pending"}' | page nothing
: | page empty
check 'an empty stream is no page' test ! -s empty.html
look 'a stream without a run that was made' nothing.html

python3 "$TOP/tests/hostile.py" | page hostile -n 100
look 'hostile names' hostile.html
done_testing
