#!/usr/bin/env bash
# prof-lock, and prof-check --lock: laws by counts as a file, and what rose since.
. "$(dirname "$0")/lib.sh"

# law NAME METRIC CLASS LAW LINE: an exact one, of a file with 3 lines more than
# the last.
law() {
	local kind=func name=$1
	[ "$2" = ncall ] || kind=line name="$1.<line>"
	printf '{"type":"scale","by":"size","full_name":"x.py:%d %s","module":"x.py","lineno":%d,"name":"%s","kind":"%s","metric":"%s","points":[[10,9],[20,19],[40,39],[80,79]],"p":1,"p_lo":1,"p_hi":1,"class":"%s","verdict":"linear","confidence":"firm","law":"%s","origin":"own"}\n' \
		"$5" "$name" "$5" "$name" "$kind" "$2" "$3" "$4"
}

# scattered NAME Y1 Y2 Y3 Y4: counts that follow no law.
scattered() {
	printf '{"type":"scale","by":"size","full_name":"x.py:7 %s","module":"x.py","lineno":7,"name":"%s","kind":"func","metric":"ncall","points":[[10,%s],[20,%s],[40,%s],[80,%s]],"p":1,"p_lo":0.9,"p_hi":1.1,"class":"n","verdict":"linear","confidence":"provisional","origin":"own"}\n' \
		"$1" "$1" "${@:2}"
}

{
	law find ncall n n 10
	law find hits 'n^2' '0.5n^2 + 0.5n' 12
	law find hits n 'n + 1' 11
	law load ncall 1 1 20
	law load hits n 'n + 1' 22
	law main ncall 1 1 30
} >laws

run_in laws prof-lock
is_status 0 'a lock'
is "$(cat out)" 'type,full_name,metric,class,law,p,program
lock,x.py find,hits,n^2,0.5n^2 + 0.5n,,
lock,x.py load,hits,n,n + 1,,
lock,x.py main,ncall,1,1,,' 'a line a function: what grows fastest, by name'
cp out lock
tac laws | sed 's/"lineno":1/"lineno":4/; s/x.py:1/x.py:4/' >moved
run_in moved prof-lock
is "$(cat out)" "$(cat lock)" 'the same in another order, at other lines'
sed 's/"origin":"own"/"origin":"library"/' laws >library
run_in library prof-lock
is_status 1 'code of others is none of it'
grep '"ncall"' laws | sed 's/,"metric"/,"caller":"x.py:1 a"&/' >edges
run_in edges prof-lock
is_status 1 'nor are edges'
sed 's/"law"/"within":"a","law"/' laws >within
run_in within prof-lock
is_status 1 'nor laws within a run'
sed 's/"confidence":"firm",//' laws >two
run_in two prof-lock
is_status 1 'two sizes have no law'
has err 'three sizes' 'which is said'

# held FILE: $got is "OUTCOME NAME: WAS -> NOW" of each check line.
held() {
	run_in "$1" prof-check --lock lock "${@:2}"
	got=$(jq -r 'select(.type == "check") |
		"\(.outcome) \(.name): \(.was) -> \(.law)"' out)
}

held laws
is "$got" '' 'what is as in the lock says nothing'
is_status 0 'and is well'
has err 'of 3 functions 0 are worse than in lock' 'but that it was looked at'
is "$(grep -vc '"check"' out)" 6 'all lines are passed on'
held moved
is_status 0 'lines that moved change nothing'

# ---- what is worse ----

{
	cat laws
	law load hits 'n^2' '2n^2' 23
} >risen
held risen
is "$got" 'broken load.<line>: n -> n^2' 'a class that rises'
is_status 1 'fails'
has err 'worse: x.py:23 load runs this line n^2 times (2n^2), was n' \
	'in a sentence, at the line'
is "$(jq -r 'select(.type == "check") | .lineno' out)" 23 'also of the check line'
cp lock lock.before
sed -i 's/^lock,x.py load,.*/lock,x.py load,hits,n,n + 1,2.2,/' lock
held risen
is "$got" 'broken load.<line>: n -> n^2' \
	'an exact law is held against the exact one, whatever scatters beside it'
has err 'was n' 'which is what is said'
mv lock.before lock
sed 's/"n","verdict"/"n log n","verdict"/' laws >nlogn
held nlogn
is "$got" 'broken load.<line>: n -> n log n' 'by a log, too'
sed 's/"1","verdict"/"n","verdict"/' laws >called
held called
is "$got" 'broken main: 1 -> n' 'from once to n times'
sed 's/"law":"n + 1"/"law":"7n + 3"/' laws >constants
held constants
is_status 0 'constants are free'

{
	cat laws
	law other ncall n n 40
	law other hits 'n^2' 'n^2' 41
	law fine ncall n n 50
	law sorts hits 'n log n' 'n log2 n' 60
} >new
held new
is "$got" 'broken other.<line>: null -> n^2' 'a new function above linear'
has err 'is new' 'is told as such'
held new --fail-above 1.1
is "$got" 'broken other.<line>: null -> n^2
broken sorts.<line>: null -> n log n' '--fail-above'
held new --fail-above 2
is_status 0 'as high as one likes'

# ---- what is no alarm ----

sed 's/find/search/g' laws >renamed
held renamed
is_status 0 'a function that was renamed'
sed 's/x\.py/y.py/g; s/"find/"Table.find/' laws >elsewhere
held elsewhere
is_status 0 'functions in another file and class'
sed 's/"n^2"/"n^3"/' elsewhere >worse
held worse
is "$got" 'broken Table.find.<line>: n^2 -> n^3' 'where they are known, too'
grep -v find laws >gone
held gone
is_status 0 'a function that is gone'
{
	grep -v 'n^2' laws
	law part ncall n n 70
	law part hits 'n^2' 'n^2' 71
} >parts
held parts
is "$got" 'better find: n^2 -> n' 'a loop that became a function of its own'
is_status 0 'is no new one'
{
	cat parts
	law another hits 'n^2' 'n^2' 81
} >two
held two
is "$(grep -c broken <<<"$got")" 1 'a second one is'

# ---- what is better, and --update ----

grep -v 'n^2' laws >better
held better
is "$got" 'better find: n^2 -> n' 'what is better'
is_status 0 'is no failure'
has err '--update takes that over' 'and can be taken over'
cp lock lock.before
held better --update
is_status 0 '--update'
grep '^lock,x.py find,ncall,n,n,,$' lock >/dev/null
ok $? 'does'
held laws
is_status 1 'so that it must stay'
held laws --update
is_status 0 'what is worse can be, too'
has err 'worse: x.py:12 find' 'and is told'
cmp -s lock lock.before
ok $? 'the lock is as before'
rm lock
held laws
is_status 4 'no lock'
held laws --update
cmp -s lock lock.before
ok $? '--update makes one'
run_in new prof-check -o text --lock lock
has out 'other' 'a table of what is not as in the lock'
run_in laws prof-check --lock lock '*find.<line> hits < 1'
is_status 1 'a bound beside it'

# ---- what cannot be decided ----

grep -v '"hits"' laws >calls
held calls
is_status 0 'without hits'
has err 'these runs do not' 'the lock decides nothing'
held calls --undecided fail
is_status 1 'which may fail'
: >none
held none --undecided fail
is_status 1 'nor does an empty stream'

# ---- counts that scatter ----

# n^1.00, up to 1.25 by the t distribution of two degrees of freedom.
scattered f 10 21 39 82 >near
run_in near prof-lock
is "$(sed 1d out)" 'lock,x.py f,ncall,,,1.3,' 'the exponent at most'
cp out lock
scattered f 11 19 42 77 >again
held again
is_status 0 'other counts of the kind'
cp lock lock.before
held again --update
cmp -s lock lock.before
ok $? 'leave the lock as it is'
scattered f 101 395 1630 6390 >square
held square
is "$got" 'broken f: n^1.3 -> n^2.0' 'another exponent does not'
scattered g 30 80 1000 4000 >wild
held wild
is "$got" 'undecided g: null -> n^2.5' 'what scatters too far is undecided'
is_status 0 'and passes'

# A hundred functions at four sizes, whose counts are left to chance, twice.
cat >chance.py <<'P'
import json, math, random, sys

rng = random.Random(int(sys.argv[1]))
kinds = {
    "noisy": lambda n: n + rng.randint(0, 3),
    "early": lambda n: rng.randint(1, n),
    "passes": lambda n: sum(rng.randint(1, n) for _ in range(n)),
    "retries": lambda n: 1 + int(rng.expovariate(0.3)),
    "pivots": lambda n: round(1.4 * n * math.log2(n) + rng.gauss(0, 0.6) * n),
    "pairs": lambda n: round(n * n * rng.uniform(0.8, 1.2)),
    "collisions": lambda n: sum(rng.random() < 0.001 for _ in range(n * n)),
    "bursts": lambda n: rng.choice([n, n, n, n * n // 4]),
    "either": lambda n: rng.choice([n, 3 * n]),
    "rare": lambda n: rng.choice([0, 0, 0, 1, 5]),
}
for n in 20, 40, 80, 160:
    print(json.dumps({"type": "run", "id": f"r{n}", "size": n, "status": "done"}))
    for kind, count in kinds.items():
        for i in range(10):
            print(json.dumps({"type": "func", "run": f"r{n}", "size": n,
                "kind": "func", "full_name": f"x.py:{i + 1} {kind}{i}",
                "module": "x.py", "lineno": i + 1, "name": f"{kind}{i}",
                "ncall": count(n), "tsub_s": 0.001, "own_s": 0.001}))
P
for seed in 1 2 3 4 5 6 7 8 9 10; do
	python3 chance.py "$seed" | prof-scale -b size --min-share 0 >"chance$seed" 2>/dev/null
	[ "$seed" -gt 1 ] || prof-lock <chance1 >lock
	prof-check --lock lock <"chance$seed" 2>/dev/null
done | jq -r 'select(.type == "check" and .outcome == "broken") | .text' >alarms
is "$(cat alarms)" '' 'a thousand functions left to chance: no alarm'

# ---- the real thing ----

cp "$DATA/examples/job.py" .
measure() {
	plan-seq -d "$1" 20:160:x2 python3 job.py '{size}' | prof-run --hits 2>/dev/null |
		prof-parse | prof-scale -b size --min-share 0 >"$1.jsonl"
}
measure old
run_in old.jsonl prof-lock
is "$(sed 1d out)" 'lock,job.py <module>,ncall,1,1,,
lock,job.py find,hits,n^2,0.5n^2 + 0.5n,,
lock,job.py load,hits,n,n + 1,,
lock,job.py main,ncall,1,1,,
lock,job.py render,hits,n,n + 1,,
lock,job.py render.<locals>.<genexpr>,ncall,1,1,,
lock,job.py same,ncall,n^2,0.5n^2 - 0.5n,,' 'of a program'
cp out lock
sed -i 's/^def render/# a\n# b\n&/; s/\<record\>/row/g' job.py
measure harmless
held harmless.jsonl
is_status 0 'a local renamed, lines moved'
run_in harmless.jsonl prof-lock
is "$(cat out)" "$(cat lock)" 'and the same lock'
sed -i 's/^    return "".join/    for a in records:\n        for b in records:\n            pass\n&/' job.py
measure planted
held planted.jsonl
has err 'render runs this line n^2 times (n^2 + n), was n' 'a loop that was planted'

# ---- what is refused ----

for bad in 'lock,x.py f,own,n,n,,' 'lock,x.py f,ncall,,,,' 'lock,,ncall,n,n,,' \
	'lock,x.py f,ncall,n,n,x,'; do
	printf 'type,full_name,metric,class,law,p,program\n%s\n' "$bad" >lock
	held laws
	is_status 3 "no line of a lock: $bad"
	has err 'lock:2: ' 'by file and line'
done
printf 'type,full_name,metric,class,law,p,program\n%s\n%s\n' \
	'lock,x.py f,ncall,n,n,,' 'lock,x.py f,ncall,1,1,,' >lock
held laws
is_status 3 'a function twice'
cp laws lock
held laws
is_status 3 'another kind of file'
run prof-check --update '* ncall <= 1'
is_status 2 '--update without --lock'
run prof-check --update --lock lock '* ncall <= 1'
is_status 2 '--update with a bound'
run prof-lock laws
is_status 2 'an operand'
printf '{"type":"scale","metric":"ncall","p":"x"}\n' >bad
run_in bad prof-lock
is_status 3 'malformed input'
prof-lock <old.jsonl >/dev/full 2>err
is $? 4 'a full disk'
done_testing
