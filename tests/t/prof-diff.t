#!/usr/bin/env bash
# prof-diff: two groups of runs, and what the noise covers.
. "$(dirname "$0")/lib.sh"

# a_run ID LABEL WALL [REV]
a_run() {
	printf '{"type":"run","id":"%s","label":"%s","size":4,' "$1" "$2"
	printf '"status":"done","result":{"wall_seconds_total":%s,' "$3"
	printf '"git_rev":"%s","success":true}}\n' "${4:-ab644ad}"
}

# func RUN MODULE:LINE NAME NCALL OWN
func() {
	printf '{"type":"func","run":"%s","size":4,"kind":"func",' "$1"
	printf '"full_name":"%s %s","module":"%s","lineno":%s,' \
		"$2" "$3" "${2%:*}" "${2#*:}"
	printf '"name":"%s","ncall":%s,"nactualcall":%s,' "$3" "$4" "$4"
	printf '"ttot_s":%s,"tsub_s":%s,"own_s":%s}\n' "$5" "$5" "$5"
}

# columns COLUMN...: those columns of the diff lines in CSV.
columns() {
	awk -F, -v names="$*" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			  n = split(names, want, " "); next }
		{ for (i = 1; i <= n; i++)
			printf "%s%s", $at[want[i]], i < n ? " " : "\n" }' out
}

: >empty
run_in empty prof-diff -k label cold warm
is_status 0 'empty input is no failure'
is_out '' 'and gives empty output'

{
	a_run c1 cold 10
	func c1 a.py:10 f 100 3.0
	func c1 a.py:30 gone 5 1.0
	a_run w1 warm 6
	func w1 a.py:10 X.f 100 0.8
	func w1 a.py:50 new 5 1.0
	printf '{"type":"edge","run":"w1","caller":"x","full_name":"y","ncall":1}\n'
	printf '{"type":"mystery","b":1.50}\n'
} >single
run prof-diff -k label cold warm single
is_status 0 'two labels'
golden prof-diff-label
has out '{"type":"mystery","b":1.50}' 'unknown lines pass'
has out '"id":"c1"' 'run lines pass'
has_not out '"type":"func"' 'func lines are consumed'
has_not out '"type":"edge"' 'and edges'
has out '1 in cold, 1 in warm' 'functions of one side are counted'
run_in single prof-diff -o text -k label cold warm
golden prof-diff-text
run prof-diff -o csv -k run c1 w1 single
is "$(columns name metric verdict)" ' wall faster
f ncall same
f own faster
f ttot faster
gone ncall 
gone own 
gone ttot 
new ncall 
new own slower
new ttot ' 'by run: the whole run first, then the largest difference'
has err 'a noise of 10 % is assumed' 'single runs: the noise is said'

# ---- noise ----

{
	for i in 1 2 3; do
		a_run "a$i" old "10.$i"
		func "a$i" a.py:10 f 100 "1.0$i"
		func "a$i" a.py:20 g "10$i" "2.$i"
		a_run "b$i" new "10.$((4 - i))"
		func "b$i" a.py:10 f 101 "1.2$i"
		func "b$i" a.py:20 g "10$((4 - i))" "2.$((4 - i))"
	done
} >repeats
run prof-diff -o csv -k label old new repeats
is "$(columns name metric verdict)" ' wall same
f ncall slower
f own slower
f ttot slower
g ncall ~
g own ~
g ttot ~' 'repeats: 20 % is seen, what is noise is not'
has_not err 'assumed' 'and nothing is assumed'
grep -E '"(a|b)1"' repeats >few
run prof-diff -o csv -k label old new few
is "$(columns name metric verdict | grep 'f own')" 'f own ~' \
	'the same between single runs is covered'
run prof-diff -o csv --noise 2 -k label old new few
is "$(columns name metric verdict | grep 'f own')" 'f own slower' \
	'unless less noise is assumed'

# ---- the bound ----

run prof-diff --bound 1.1 -k label old new repeats
is_status 1 'slower by more than the bound'
has err '2 figures are slower than 1.1 times' 'is said'
run prof-diff --bound 1.3 -k label old new repeats
is_status 0 'within the bound'
run prof-diff --bound 1.1 -k label new old repeats
is_status 0 'faster is within any bound'
run prof-diff --bound 1 --share 0.4 -k label old new repeats
is_status 0 'functions below the share are not held to it'

{
	a_run a old 10
	func a a.py:1 big 1 5
	func a a.py:2 small 5 0.00001
	a_run b new 5
	func b a.py:1 big 1 0.001
	func b a.py:2 small 500 0.0001
} >small
run prof-diff --bound 2 -k label old new small
is_status 0 'what became small is measured by the slower group'

# A function that only the new group has: slower where it costs something, and
# was not called otherwise before.
news() { # news "MODULE:LINE NAME NCALL OWN OF A" "OF B" OPTION...: names, verdicts
	local a=$1 b=$2
	shift 2
	{
		a_run a old 10
		func a a.py:1 big 1 5
		# shellcheck disable=SC2086
		[ -z "$a" ] || func a $a
		a_run b new 10
		func b a.py:1 big 1 5
		# shellcheck disable=SC2086
		func b $b
	} >news
	run prof-diff -o csv "$@" -k label old new news
	columns name metric verdict | grep 'own [sf]' | grep -v big
}
is "$(news '' 'b.py:7 added 5 0.5')" 'added own slower' 'a new function is slower'
news '' 'b.py:7 added 5 0.5' --bound 3 >got
is_status 1 'than any bound'
is "$(news '' 'b.py:7 added 5 0.04')" '' 'a small one is not'
is "$(news '' 'b.py:7 added 5 0.04' --share 0.001)" 'added own slower' 'by --share'
is "$(news '' 'b.py:7 added 5 0.005' --share 0)" '' 'nor one within the noise'
is "$(news 'c.py:9 X.added 5 0.5' 'b.py:7 added 5 0.5')" '' 'nor one that has moved'

{
	a_run b new 10
	func b b.py:7 added 5 0.5
	func b a.py:1 big 1 5
	a_run a old 10
	func a a.py:1 big 1 5
} >turned
run prof-diff -o csv -k label old new turned
is "$(columns name metric verdict | grep own)" 'added own slower
big own ~' 'nor does it matter which group comes first'

# The share in less than a second of computing; who waits does not compute.
for side in a:old b:new; do
	a_run "${side%:*}" "${side#*:}" 10
	func "${side%:*}" a.py:1 big 1 0.4
	func "${side%:*}" a.py:2 other 1 0.1
	func "${side%:*}" a.py:3 idle 1 9 | sed 's/"kind":"func"/"kind":"wait"/'
done >parts
run prof-diff -o csv -k label old new parts
is "$(columns name metric share | grep own | sort)" 'big own 0.8
idle own 0
other own 0.2' 'shares are parts of what was computed'

# ---- files and commits ----

{
	a_run r base 5 aaaa111
	func r lib/x.py:10 A.get 7 1.0
	func r lib/x.py:40 B.get 9 2.0
} >old.jsonl
{
	a_run r base 5 bbbb222
	func r lib/x.py:13 A.get 7 1.0
	func r lib/x.py:43 B.get 9 4.0
} >new.jsonl
run prof-diff -o csv old.jsonl new.jsonl
is "$(columns full_name metric a b verdict | grep ncall)" \
	'lib/x.py:43 B.get ncall 9 9 same
lib/x.py:13 A.get ncall 7 7 same' 'lines that moved between commits'
is "$(columns group_a group_b | sort -u)" 'old.jsonl new.jsonl' \
	'the groups are the files'
has_not err 'without a partner' 'all functions have a partner'
run prof-diff old.jsonl new.jsonl
has_not out '"type":"run"' 'runs of the same id do not pass'
run_in new.jsonl prof-diff -o csv old.jsonl -
is_status 0 'a file may be standard input'
sed 's/"id":"r"/"id":"s"/; s/"run":"r"/"run":"s"/' new.jsonl |
	cat old.jsonl - >revs
run prof-diff -o csv -k rev aaaa bbbb222 revs
is_status 0 'by commit, a short hash will do'
is "$(columns full_name metric b | grep 'B.get own')" \
	'lib/x.py:43 B.get own 4' 'each on its side'

# ---- two clones: files are those of the tree ----

# shellcheck disable=SC2088 # A tilde as it is written.
clone() { # clone ROOT COMMIT
	printf '{"type":"run","id":"r","size":4,"status":"done","result":{"git_rev":"%s","own_folders":["~/%s"],"success":true}}\n' "$2" "$1"
	func r "~/$1/job.py:5" find 300 1.0
	func r "~/$1/a/util/x.py:1" get 100 2.0
	func r "~/$1/b/util/x.py:1" get 200 3.0
	func r /lib/python3/site-packages/c/d.py:7 far 7 0.5
}
matched() {
	run prof-diff -o csv one.jsonl two.jsonl
	columns module metric a b verdict | grep ncall
}
for commit in aaaa111 bbbb222; do
	clone w1 aaaa111 >one.jsonl
	clone w2 "$commit" >two.jsonl
	is "$(matched)" "/lib/python3/site-packages/c/d.py ncall 7 7 same
~/w1/a/util/x.py ncall 100 100 same
~/w1/b/util/x.py ncall 200 200 same
~/w1/job.py ncall 300 300 same" "two clones at $commit"
done

# ---- a call, of runs that were cut short ----

early() { # early ID LABEL CALLS OWN [MORE]: a run that came so far
	printf '{"type":"run","id":"%s","label":"%s","size":4,"status":"done","result":{"wall_seconds_total":60,"early_exit":true,"success":true}}\n' "$1" "$2"
	func "$1" a.py:1 step "$3" "$4"
	func "$1" a.py:2 same "$3" "$(jq -n "$3 / 1000")"
	func "$1" a.py:3 brief "$3" "$(jq -n "$3 * ${5:-1} / 1000000")"
}
{
	early a old 4000 8
	early b new 1000 6 2
} >short
run prof-diff -k label old new short
is_status 3 'runs that were cut short do not count'
run prof-diff -o csv --per-call -k label old new short
is "$(columns name metric a b ratio verdict per)" 'step own 0.002 0.006 3 slower call
step ttot 0.002 0.006 3 slower call
brief own 1e-06 2e-06 2 ~ call
brief ttot 1e-06 2e-06 2 ~ call
same own 0.001 0.001 1 ~ call
same ttot 0.001 0.001 1 ~ call' 'but a call of them can be compared'
is "$(columns name share | sort -u | head -n 1)" 'brief 0.000333' 'shares are those of all calls'
run prof-diff --per-call --bound 2 -k label old new short
is_status 1 'and held to a bound'
run prof-diff --per-call --bound 2 --share 0.7 -k label old new short
is_status 0 'with a share'
{
	early a old 4000 8
	early a2 old 2000 4
	early a3 old 3000 6
	early b new 1000 2
	early b2 new 500 1
	early b3 new 700 1.4
} >short
run prof-diff -o csv --per-call -k label old new short
is "$(columns name metric verdict | grep own | sort)" 'brief own ~
same own same
step own same' 'repeats that came to different calls'
sed 's/"success":true/"success":false/; s/"early_exit":true,//' short >failed
run prof-diff --per-call -k label old new failed
is_status 3 'runs that failed do not count'

# ---- what is left out, what is warned of ----

{
	cat single
	printf '{"type":"run","id":"c2","label":"cold","size":4,"status":"error","result":{"success":false,"wall_seconds_total":1}}\n'
	func c2 a.py:10 f 1 9
} >failed
run prof-diff -o csv -k label cold warm failed
is "$(columns name metric a | grep 'f own')" 'f own 3' \
	'a failed run is left out'
has err 'left out' 'and noted'
sed 's/"size":4/"size":8/' single | grep w1 | cat - <(grep c1 single) >sizes
run prof-diff -o csv -k label cold warm sizes
has err 'sizes from 4 to 8' 'different sizes are warned of'
sed 's/,"own_s":[0-9.]*//' single >no-own
run prof-diff -o csv -k label cold warm no-own
is "$(columns name metric | grep -c tsub)" 3 'without callers: self time'
is "$(grep -c 'self time' err)" 1 'which is said once'
grep -v '"run"' single | cat - <(printf '%s\n' \
	'{"type":"func","run":"u","full_name":"b.py:1 k","ncall":1}') >bare
run prof-diff -k run u v bare
is_status 3 'a group without a run'
has err "prof-diff: bare: no run with the id 'v'" 'is named'
run prof-diff -k label cold hot single
is_status 3 'a label that is not there'
has err "no run with the label 'hot'" 'is named'

# ---- tables, failures ----

printf 'type,run,size,kind,full_name,module,lineno,name,ncall,ttot_s,tsub_s,own_s,label\n' >table.csv
for run in 'r1 x 2' 'r2 y 9'; do
	# shellcheck disable=SC2086
	set -- $run
	printf 'func,%s,4,func,a.py:1 f,a.py,1,f,5,%s,%s,%s,%s\n' \
		"$1" "$3" "$3" "$3" "$2"
done >>table.csv
run prof-diff -o csv -k label x y table.csv
is "$(columns name metric verdict)" 'f ncall same
f own slower
f ttot slower' 'a table has labels in a column'

printf '{"type":"run","id":"a"}\nnonsense\n' >bad
run prof-diff -k label cold warm bad
is_status 3 'malformed input'
has err 'prof-diff: bad:2:' 'file and line'
run prof-diff old.jsonl missing
is_status 4 'a file that is not there'
run prof-diff old.jsonl
is_status 2 'one file'
run prof-diff old.jsonl old.jsonl
is_status 2 'the same file twice'
run prof-diff -k size a b
is_status 2 'a key that is none'
run prof-diff --bound 0.5 old.jsonl new.jsonl
is_status 2 'a bound below 1'
run prof-diff -k label a b c d
is_status 2 'too many operands'
run sh -c 'prof-diff -k label cold warm single >/dev/full'
is_status 4 'a full disk'
# Between commits, who has no partner: without own time by self time, and by runs
# that are compared alone.
{
	a_run c1 cold 10 aaaa111
	func c1 a.py:10 gone 5 3
	func c1 a.py:50 stays 5 1
	a_run w1 warm 10 bbbb222
	func w1 a.py:50 stays 5 1
	func w1 a.py:90 more 5 4 | sed 's/,"own_s":4//'
	func w1 a.py:95 less 5 0.5
	a_run x1 other 10 cccc333
	func x1 a.py:95 less 5 77
} >commits
run_in commits prof-diff -k label cold warm
is "$(jq -r 'select(.code == "unmatched") | .text' out)" \
	'functions without a partner in the other commit, or not to be told from others of their name: 3, the largest are a.py:90 more (4 s), a.py:10 gone (3 s), a.py:95 less (0.5 s)' \
	'functions without a partner'
is "$(jq -r 'select(.code == "one-side") | .text' out)" \
	'functions seen on one side only: 1 in cold, 2 in warm' 'and on which side'

# A profile that broke off is no faster program.
{
	a_run c1 cold 10
	func c1 a.py:10 f 100 3.0
	a_run c2 cold 10
	func c2 a.py:10 f 10 0.3
	printf '{"type":"note","tool":"prof-parse","level":"error","code":"profile-broken","run":"c2","text":"x"}\n'
	a_run w1 warm 10
	func w1 a.py:10 f 100 3.0
} >broken
run prof-diff -o csv -k label cold warm broken
is "$(columns name metric verdict | grep ncall)" 'f ncall same' \
	'a broken profile is left out'
has err 'broken profile' 'which is told'

done_testing
