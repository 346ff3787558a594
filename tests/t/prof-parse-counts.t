#!/usr/bin/env bash
# prof-parse: exact counts of functions and lines as coverage tools left them
# (tests/data/parse/coverage: 200 rows, each compared with those before it), and
# what laws and causes are of them.
# shellcheck source=tests/t/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

cp "$DATA"/parse/coverage/* .
sed -i "s|file:///tmp/job/|file://$PWD/|" v8.json deno.json
sed 's/process.argv\[2\]/Deno.args[0]/' job.js >job.deno.js

# counts FILE: "NAME:LINE CALLS" of the functions, "NAME LINE HITS" of the lines
# that were hit more often than once.
counts() {
	run prof-parse --id r "$1"
	is_status 0 "$1 is read"
	jq -r 'select(.type == "func") | "\(.name):\(.lineno) \(.ncall)"' out |
		sort >functions
	jq -r 'select(.type == "line" and .hits > 1) |
		"\(.name | rtrimstr(".<line>")) \(.lineno) \(.hits)"' out |
		sort -k 2n >lines
}

counts v8.json
is "$(xargs <functions)" '<module>:1 1 dedupe:5 1 same:1 19900' 'V8: calls'
is "$(cat lines)" 'same 1 19900
dedupe 7 200
dedupe 9 19900
<module> 18 200' 'V8: lines that blocks begin in; a closure is part of its function'
counts deno.json
is "$(xargs <functions), $(grep -w 9 lines)" '<module>:1 1 dedupe:5 1 same:1 19900, dedupe 9 19900' \
	'Deno: the same'
for f in go-test.out go-build.out; do
	counts $f
	is "$(xargs <functions)" 'dedupe:15 1 main:32 1 same:11 19900' "$f: calls"
	is "$(cat lines)" 'same 11 19900
dedupe 17 200
dedupe 19 19900
dedupe 25 200
main 36 200' "$f: lines, from the source below the working folder"
done
counts gcov.json.gz
is "$(xargs <functions)" 'dedupe:11 1 main:30 1 same:5 19900' 'gcov: calls'
is "$(cat lines)" 'same 5 19900
same 7 19900
dedupe 15 201
dedupe 16 200
dedupe 18 20100
dedupe 19 19900
dedupe 23 200
dedupe 24 200
main 36 201
main 37 200' 'gcov: lines'
counts clang.info
is "$(xargs <functions)" 'dedupe:12 1 main:31 1 same:6 19900' \
	'clang: calls; static functions without their file'
is "$(grep -c . lines) $(grep -w 19 lines)" '12 dedupe 19 19900' 'clang: lines'
counts rust.info
is "$(xargs <functions)" 'job::dedupe:7 1 job::main:24 1 job::same:3 19900' \
	'Rust: calls; names without hashes, no closures'
is "$(grep -w 11 lines), $(grep -w 26 lines)" 'job::dedupe 11 19900, job::main 26 200' \
	'Rust: lines'
counts c8.info
is "$(xargs <functions)" 'dedupe:5 1 same:1 19900' 'c8: calls'
counts node.info
is "$(xargs <functions)" '<module>:1 1 dedupe:5 1 same:1 19900' \
	"node's reporter: calls are not those of the busiest block"

# --match, origins, several files, and parts of a run.
run prof-parse --id r --match '*job.js:5 dedupe' v8.json
is "$(jq -r 'select(.type != "run") | .type' out | sort | uniq -c | xargs)" \
	'1 func 3 line' '--match takes a function with its lines'
mkdir node_modules && cp job.js node_modules/ &&
	sed "s|$PWD/|&node_modules/|" v8.json >library.json
run prof-parse --id r library.json
is "$(jq -r 'select(.type == "func") | .origin' out | uniq)" library \
	'code of a package'
cat go-test.out go-build.out >twice.out
run prof-parse --id r twice.out
is "$(jq -r 'select(.name == "same") | .ncall' out)" 39800 'blocks that come again add up'
cat clang.info rust.info clang.info >several.info
run prof-parse --id r several.info
is "$(jq -r 'select(.type == "func" and (.name | endswith("same"))) | .ncall' out | xargs)" \
	'39800 19900' 'files of LCOV that come again add up'
gzip -dc gcov.json.gz | tee one.json >two.json
{ cat one.json; echo; sed 's/job\.c/lib.c/' two.json; } >both.json
run prof-parse --id r both.json
is "$(jq -r 'select(.name == "same") | "\(.module) \(.ncall)"' out | xargs)" \
	'job.c 19900 lib.c 19900' 'gcov of several objects'

# LCOV 2.2: ends, functions within others, instances.
cat >two.info <<'END'
SF:a.cc
FNL:0,3,9
FNA:0,4,std::vector<int> a::f<int>(int)
FNA:0,2,long a::f<long>(long)
FNL:1,5,7
FNA:1,6,std::inner
DA:3,6
DA:6,12
DA:8,60
DA:11,2
end_of_record
END
counts two.info
is "$(xargs <functions)" '<module>:1 1 a::f:3 6 std::inner:5 6' 'LCOV 2.2: instances are one'
is "$(xargs <lines)" 'a::f 3 6 std::inner 6 12 a::f 8 60 <module> 11 2' \
	'the innermost function around a line has it; no function: the module'

# Several functions in one line.
cat >short.js <<'END'
const a = (n) => n, b = (n) => a(n) + a(n); for (let i = 0; i < 9; i++) b(i);
END
cat >short.json <<END
{"result":[{"url":"file://$PWD/short.js","functions":[
{"functionName":"","ranges":[{"startOffset":0,"endOffset":78,"count":1}]},
{"functionName":"a","ranges":[{"startOffset":10,"endOffset":18,"count":18}]},
{"functionName":"b","ranges":[{"startOffset":24,"endOffset":42,"count":9}]}]}]}
END
counts short.json
is "$(xargs <functions)" '<module>:1 1 a:1 18 b:1 9' 'functions that share a line'

# Calls that a file does not have are the hits of the first line.
printf 'SF:a.c\nFN:1,f\nFN:5,g\nFN:9,h\nFNDA:3,h\nDA:1,7\nDA:6,2\nDA:9,3\nend_of_record\n' >none.info
counts none.info
is "$(xargs <functions), $(xargs <lines)" 'f:1 7 h:9 3, f 1 7 f 6 2 h 9 3' 'functions without calls'

# Names of compilers.
names() {
	local name
	for name; do
		printf 'SF:/s/job.c\nFN:1,%s\nFNDA:2,%s\nDA:1,2\nend_of_record\n' \
			"$name" "$name" >name.info
		prof-parse name.info | jq -r 'select(.type == "func") | .name'
	done | paste -sd '|'
}
is "$(names 'job.c:f' 'job[90f7c1ce610653b7]::f' 'job::f::h0123456789abcdef' \
	'int f<int, std::vector<int> >(int, std::vector<int>&)' \
	'shop::Cart<std::basic_string<char> >::has(int) const' 'job::f::<alloc::vec::Vec<u8>>' \
	'<job::Cart<u8>>::has' '<job::Cart<u8> as core::fmt::Debug>::fmt' \
	'std::ostream& shop::operator<< <int>(std::ostream&, int)' \
	'E<std::C<char>::v, bool>::type std::operator==<char>(A<char> const&)' \
	'It<int const*, std::vector<int> >::operator++()' 'X<int>::operator bool() const' \
	'(anonymous namespace)::f(int)' '<static_initializer>')" \
	'f|job::f|job::f|f|shop::Cart::has|job::f|job::Cart::has|job::Cart::fmt|shop::operator<< <int>|std::operator==|It::operator++|X::operator bool|(anonymous namespace)::f|<static_initializer>' \
	'names without types, arguments, hashes'
is "$(names 'job::f::{closure#0}' 'main::{lambda(int)#1}::operator()(int)' '(anonymous_3)' | uniq)" '<module>|<module>|<module>' \
	'what has no name of its own'

# A source that is gone, or another: functions are not known.
echo >>job.js
run prof-parse --id r v8.json
is "$(jq -r 'select(.code) | "\(.level) \(.code)"' out | xargs)" \
	'warning source-missing warning profile-empty' 'V8: another source'
rm job.go
counts go-test.out
is "$(cat functions), $(grep -w 19 lines)" '<module>:1 1, <module> 19 19900' \
	'Go without its source: the lines are of the file'
has out '"code":"source-missing"' 'which is said'

# Laws and causes: the function, the line, the law.
stream() { # stream NAME=FORMULA...: the LCOV of runs of n = 100 to 1600
	for n in 100 200 400 800 1600; do
		python3 - "$n" "$@" >"x-$n.info" <<'END'
import sys
n, functions, lines = int(sys.argv[1]), [], []
for word in sys.argv[2:]:
    name, _, formula = word.partition("=")
    if not formula:
        continue
    count = int(eval(formula, {"n": n}))
    if name.isdigit():
        lines.append(f"DA:{name},{count}")
    else:
        line, _, function = name.partition(":")
        functions += [f"FN:{line},{function}", f"FNDA:{count},{function}"]
print("SF:x.c", *functions, *lines, "end_of_record", sep="\n")
if len(sys.argv) > 2 and sys.argv[2] == "library":
    print("SF:/usr/include/y.h", "FN:1,find", f"FNDA:{n},find", f"DA:2,{n * n // 2}",
          "FN:7,equal", f"FNDA:{n * n // 5 + n},equal",
          "FN:9,bent", f"FNDA:{n * n * n // 10000 + 9},bent", "end_of_record", sep="\n")
END
		prof-parse --size "$n" "x-$n.info"
	done >stream
	prof-scale <stream >laws && prof-cause <laws >causes
}
causes() {
	jq -r 'select(.type == "cause") | "\(.name) \(.confidence) \(.law)"' causes
}
stream 1:same='n*(n-1)//2' 2='n*(n-1)//2' 5:dedupe=1 6=n 8='n*(n-1)//2+n' \
	9='n*(n-1)//2' 20:other=n 21=3*n
is "$(causes)" 'dedupe firm hits of line 8 = 0.5n^2 + 0.5n' \
	'who has the line is blamed, and not whom it calls'
is "$(jq -c 'select(.type == "cause") | [.entry.full_name, .entry.ncall,
	[.symptoms[].full_name]]' causes)" \
	'["x.c:8 dedupe.<line>",1280800,["x.c:1 same"]]' 'its line, its symptom'
is "$(jq -r 'select(.metric == "hits" and .lineno == 9) |
	"\(.verdict) \(.confidence) \(.law)"' laws)" 'quadratic firm 0.5n^2 - 0.5n' \
	'a line has a law'
run prof-report causes
tr '\n' ' ' <out >joined
has joined 'it passes line 8 more often the larger the data, 1,280,800 times at size 1,600' \
	'the report names the line'
stream 1:find=n 2='n*(n+1)//2' 5:main=1 6=n
is "$(causes)" 'find firm hits of line 2 = 0.5n^2 + 0.5n' 'a loop in what is called linearly'
stream library 1:has=n 2='n*(n+1)//2'
is "$(causes) $(jq -c 'select(.type == "cause") | [.symptoms[].full_name]' causes)" \
	'has firm hits of line 2 = 0.5n^2 + 0.5n ["/usr/include/y.h:7 equal","/usr/include/y.h:9 bent"]' \
	'code of others is left to the user who grows as fast'
stream library 1:has=n 2='3*n'
is "$(causes | grep -v bent | sort | xargs)" 'equal provisional calls of equal = 0.2n^2 + n find firm hits of line 2 = 0.5n^2' \
	'and is named where nobody else grows'
run_in laws prof-check '*has.<line> hits <= 1.1' '*equal ncall >= 1.1'
is_status 0 'a gate on lines'
stream 1:find=n 2='1000*n' 3='n*n//100'
is "$(causes)" '' 'a small part of the hits of a function'
run_in laws prof-check -o text '*x.c:* hits <= 1.1'
is_status 1 'is no less than the gate says'
has out 'x.c:3 find.<line>  hits' 'by its line'
stream 1:find=n 2='3*n' 5:main=1 6=n
is "$(causes)" '' 'linear lines are no cause'
stream 1:sort=1 2='n*n.bit_length()' 5:main=1 6=n
is "$(causes)" '' 'n log n is none'
stream 1:cube='n*n' 2='n**3' 5:main=1 6='n*n'
is "$(causes | sort | xargs)" 'cube firm hits of line 2 = n^3 main firm hits of line 6 = n^2' \
	'two loops, one in a function that the other calls'
done_testing
