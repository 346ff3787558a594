#!/usr/bin/env bash
# prof-scale and prof-cause on input that is wrong, absurd or too much.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

refused() { # refused PROGRAM NAME LINE MESSAGE
	printf '%s\n' "$3" >bad
	run_in bad "$1"
	is_status 3 "$1: $2"
	has err "$1: stdin:1: $4" "$1: $2: said where and what"
}

func='{"type":"func","run":"r","full_name":"f"'
refused prof-scale 'no run' '{"type":"func","full_name":"f"}' "a func line without 'run'"
refused prof-scale 'no caller' '{"type":"edge","run":"r","full_name":"f"}' "an edge line without 'caller'"
refused prof-scale 'no name' '{"type":"func","run":"r"}' \
	"a func line without 'full_name'"
refused prof-scale 'negative calls' "$func,\"ncall\":-1}" 'ncall is negative'
refused prof-scale 'calls in words' "$func,\"ncall\":\"x\"}" 'ncall'
refused prof-scale 'a time too large' "$func,\"tsub_s\":1e999}" ''
refused prof-scale 'an edge without caller' \
	'{"type":"edge","run":"r","full_name":"f"}' ''
refused prof-scale 'a run without id' '{"type":"run"}' \
	"a run line without 'id'"
refused prof-scale 'an id that is a path' '{"type":"run","id":"a/b"}' \
	'id is not a file name'
refused prof-scale 'a NUL in a label' '{"type":"run","id":"r","label":"a\u0000b"}' \
	'label holds a NUL character'
refused prof-scale 'half a line' '{"type":"func","run":' ''
refused prof-scale 'an array' '[1]' ''
refused prof-cause 'no name' '{"type":"scale","metric":"own"}' \
	"a scale line without 'full_name'"
refused prof-cause 'no metric' '{"type":"scale","full_name":"f"}' \
	"a scale line without 'metric'"
refused prof-cause 'an exponent in words' \
	'{"type":"scale","full_name":"f","metric":"own","p":"x"}' 'p'
refused prof-cause 'points that are none' \
	'{"type":"scale","full_name":"f","metric":"own","points":[[1]]}' \
	'points is not'
printf '{"type":"run","id":"\0"}\n' >bad
for program in prof-scale prof-cause; do
	run_in bad "$program"
	is_status 3 "$program: NUL"
	printf '{"type":"run","id":"\377"}\n' >latin
	run_in latin "$program"
	is_status 3 "$program: not UTF-8"
	run "$program" --no-such-option
	is_status 2 "$program: an unknown option"
	"$program" >/dev/full 2>err <<<'{"type":"odd"}'
	status=$?
	is_status 4 "$program: a full disk"
	"$program" >out 2>err <&-
	status=$?
	[ "$status" -lt 128 ]
	ok $? "$program: no standard input"
done

# Values that break arithmetic: a line or none, and never a number that is
# none.
runs() {
	for i in 1 2 3 4; do
		echo "{\"type\":\"run\",\"id\":\"r$i\",\"size\":$((10 ** i)),\"status\":\"done\"}"
	done
}
rows() { # rows NAME CALLS TIME, four of each
	local name=$1 calls time i=0
	read -ra calls <<<"$2"
	read -ra time <<<"$3"
	for i in 0 1 2 3; do
		[ "${calls[i]}" = - ] && continue
		echo "{\"type\":\"func\",\"run\":\"r$((i + 1))\",\"kind\":\"func\",\"full_name\":\"$name\",\"module\":\"m\",\"lineno\":1,\"name\":\"$name\",\"ncall\":${calls[i]},\"ttot_s\":${time[i]},\"tsub_s\":${time[i]},\"own_s\":${time[i]}}"
	done
}
{
	runs
	rows zero '0 0 0 0' '0 0 0 0'
	rows notime '1 2 3 4' '0 0 0 0'
	rows tiny '1 1 1 1' '1e-300 1e-300 1e-300 1e-300'
	rows huge '1e15 1e15 1e15 1e15' '1e300 1e301 1e302 1e303'
	rows swings '1 1000 1 1000' '1e-300 1e300 1e-300 1e300'
	rows falls '1000 100 10 1' '1000 100 10 1'
	rows last '- - - 5' '0 0 0 5'
	rows first '5 - - -' '5 0 0 0'
	rows gap '5 - 5 5' '5 0 5 5'
} >absurd
for options in '' '--min-share 0' '--pairs' '--target 1e6 --force' \
    '--min-share 0 -o csv' '-b tiny'; do
	# shellcheck disable=SC2086
	run_in absurd prof-scale $options
	is_status 0 "absurd values ${options:-}"
	is "$(grep -ci '[:,]-*nan[,}]\|[:,]-*inf' out)" 0 \
		"no number that is none ${options:-}"
done
run_in absurd prof-scale --min-share 0
cp out laws
run_in laws prof-cause --share 0
is_status 0 'prof-cause takes them'
is "$(grep -ci '[:,]-*nan[,}]\|[:,]-*inf' out)" 0 'and writes numbers only'
has laws '"name":"last","kind":"func","metric":"ncall","points":[[10000,5]]' \
	'seen at one size: its point'

# No size, size zero, equal sizes.
printf '%s\n' '{"type":"run","id":"a","size":0,"status":"done"}' \
	'{"type":"func","run":"a","full_name":"f","ncall":1,"tsub_s":1}' >none
run_in none prof-scale
is_status 0 'size zero'
has out '"code":"no-size"' 'size zero is none'
has out '"code":"no-runs"' 'nothing to fit: said'
for i in 1 2 3 4; do
	echo "{\"type\":\"run\",\"id\":\"r$i\",\"size\":7,\"status\":\"done\"}"
	echo "{\"type\":\"func\",\"run\":\"r$i\",\"full_name\":\"f\",\"ncall\":$i,\"tsub_s\":1}"
done >equal
run_in equal prof-scale
is_status 0 'equal sizes'
has out 'one size: no verdict' 'equal sizes are one'
has_not out narrow-range 'and no range'

# What is no number, and sizes that are none.
for value in NaN Infinity -Infinity 1e999 '"5"' true; do
	refused prof-scale "a time of $value" "$func,\"tsub_s\":$value}" ''
	refused prof-scale "a size of $value" \
		"{\"type\":\"run\",\"id\":\"r\",\"size\":$value}" ''
done
func_line() { # func_line RUN NAME CALLS TIME
	printf '{"type":"func","run":"r%s","full_name":"%s","ncall":%s,"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' \
		"$1" "$2" "$3" "$4" "$4" "$4"
}
four() { # four NAME CALLS TIME, at the sizes 100 to 800, as runs r100 to r800
	for n in 100 200 400 800; do
		printf '{"type":"run","id":"r%s","size":%s,"status":"done"}\n' $n $n
		func_line $n "$1" "$(($2))" "$(($3))"
	done
}
four f n n >sound
for value in 0 -5 null; do
	sed "s/\"size\":400/\"size\":$value/" sound >sizes
	run_in sizes prof-scale
	is_status 0 "a size of $value among others"
	has out '"code":"no-size","run":"r400"' "a size of $value is told"
	has_not out '[400,' "and in no fit"
done
sed 's/"size":800/"size":1e300/' sound >sizes
run_in sizes prof-scale
is_status 0 'a size of 1e300'
has out '"n_max":1e+300' 'is one'

# A function at one size, with no value above zero, with two lines in a run,
# and with times that add up to infinity.
{
	cat sound
	func_line 100 once 7 5
} >one
run_in one prof-scale --min-share 0
is_status 0 'a function at one size'
has out '"full_name":"once","metric":"own","points":[[100,5]],"n_min":100,"n_max":100,"share"' \
	'its point, and no verdict'
{
	cat sound
	for n in 100 200 400 800; do func_line $n none 0 0; done
} >empty
run_in empty prof-scale --min-share 0
has out '"code":"no-values","full_name":"none"' 'no value above zero: told'
four none 0 0 >empty
run_in empty prof-scale
is_status 0 'nothing above zero at all'
has out '"code":"no-values","full_name":"none"' 'is told as well'
run_in sound prof-scale
has_not out '"code":"no-values"' 'but not of a function that has values'
for key in ncall ttot_s tsub_s own_s; do
	four f 1 1 | jq -c --arg key $key 'if .type == "func" then
		with_entries(select(.key | IN("type", "run", "full_name", $key)))
		else . end' >lone
	run_in lone prof-scale
	is "$status $(grep -c '"code":"no-values"' out)" '0 0' "$key alone is one"
done
for calls in 1000001 1000000; do
	four f $calls 1 >short
	run_in short prof-scale
	grep -o '"code":"tick"' out
done >told
is "$(cat told)" '"code":"tick"' 'calls of less than a microsecond are told'
has_not out '"code":"twice"' 'nor is it there twice'
{
	cat sound
	func_line 400 f 9 9
} >twice
run_in twice prof-scale
is_status 0 'two lines of a function in one run'
has out '"code":"twice","full_name":"f"' 'are told'
has out '[400,409]' 'and added up'
cat sound sound >again
run_in again prof-scale
has_not out '"code":"twice"' 'but a run that comes again replaces the former'
four f n 0 | sed 's/_s":0/_s":1.7e308/g; p; s/"f"/"g"/; /"run",/d' >sums
run_in sums prof-scale
is_status 0 'times that add up to infinity'
has out '"code":"overflow"' 'are told'
has out '"full_name":"g","metric":"ncall"' 'and calls are judged'
is "$(grep -ci '[:,]-*nan[,}]\|[:,]-*inf' out)" 0 'no number that is none'
four f 7 1 >constant
run_in constant prof-scale
has out '"p":0,"p_lo":' 'a constant has the exponent 0'
has out '"law":"7"' 'and a law'

# More sizes than a fit takes: neighbours are joined.
awk 'BEGIN { for (i = 0; i < 300; i++) { n = int(10 * 1.15 ^ i)
	if (n > 1e15) break
	printf "{\"type\":\"run\",\"id\":\"r%d\",\"size\":%.0f,\"status\":\"done\"}\n", i, n
	printf "{\"type\":\"func\",\"run\":\"r%d\",\"kind\":\"func\",\"full_name\":\"f\",\"ncall\":%.0f,\"tsub_s\":%.0f,\"own_s\":%.0f}\n", i, n, n, n } }' >many
run_in many prof-scale
is_status 0 'two hundred sizes'
is "$(grep '"metric":"own"' out | grep -o '\],\[' | wc -l | awk '{ print $1 < 64 }')" \
	1 'are at most 64'
has out '"p":1,' 'with their law'
# More functions than any program has: each is counted, none forgotten.
many() { # many FUNCTIONS
	awk -v functions="$1" 'BEGIN {
		for (n = 1000; n <= 4000; n *= 2)
			for (i = 0; i < functions; i++)
				printf "{\"type\":\"func\",\"run\":\"r%d\",\"size\":%d,\"full_name\":\"m.py:%d f\",\"tsub_s\":%d}\n", n, n, i + 1, n
	}'
}
many 100000 >many.jsonl
run_in many.jsonl prof-scale
is_status 0 'a hundred thousand functions'
has out '100000 functions and 0 edges below 0.01 %' 'small ones are counted'
run_in many.jsonl prof-scale --min-share 0
is "$(grep -c '"metric":"tsub"' out)" 100000 'or each has its law'

# A profile that broke off in the middle looks like a small one: its run must
# not be fitted.
for n in 100 200 400 800; do
	printf '{"type":"run","id":"r%s","size":%s,"status":"done"}\n' $n $n
	printf '{"type":"func","run":"r%s","full_name":"f","ncall":%s,"tsub_s":%s}\n' \
		$n $((n * n)) $((n * n / 100))
done >whole
printf '{"type":"note","tool":"prof-parse","level":"error","code":"profile-broken","run":"r800","text":"x"}\n' |
	cat whole - >broken
run_in broken prof-scale
is_status 0 'a broken profile among others'
has out '"code":"broken-run","run":"r800"' 'is told'
has_not out '[800,' 'and in no fit'
run_in whole prof-scale
has out '[800,' 'a whole one is'

# Times of a few milliseconds: one interruption makes such growth.
for n in 100 200 400 800; do
	printf '{"type":"run","id":"r%s","size":%s,"status":"done"}\n' $n $n
	printf '{"type":"func","run":"r%s","full_name":"f","ncall":1,"tsub_s":%s}\n' \
		$n "$((n * n))e-8"
done >brief
run_in brief prof-scale
has out '"confidence":"undecided"' 'quadratic in 6 ms: not believed'
has out '"code":"brief"' 'which is told'
sed 's/e-8/e-7/' brief >longer
run_in longer prof-scale
has_not out '"code":"brief"' 'in 64 ms it is'
{
	while read -r n seconds; do
		printf '{"type":"run","id":"r%s","size":%s,"status":"done"}\n' "$n" "$n"
		printf '{"type":"func","run":"r%s","full_name":"f","ncall":1,"tsub_s":%s}\n' \
			"$n" "$seconds"
	done <<'EOF'
100 0.000444
200 0.000857
400 0.001545
800 0.00362
1600 0.01169
EOF
} >step
run_in step prof-scale
has out '"code":"brief"' 'nor growth that 10 ms less at the end would end'
sed 's/0.00362/0.0058/; s/0.01169/0.0232/; s/0.001545/0.00145/; s/0.000857/0.00036/; s/0.000444/9e-5/' \
	step >steady
run_in steady prof-scale
has_not out '"code":"brief"' 'where all sizes show it, it is no interruption'
printf '{"type":"note","tool":"prof-parse","level":"warning","code":"instructions","run":"r%s","text":"x"}\n' \
	100 200 400 800 | cat brief - >counted
run_in counted prof-scale
has_not out '"code":"brief"' 'and where instructions were counted'

done_testing
