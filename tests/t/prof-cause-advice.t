#!/usr/bin/env bash
# prof-cause: what is advised of each operation and of each function of a library;
# that there is a program for each, its mended twin, and one that looks alike.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

programs=$TOP/tests/bench/programs/slow_loops.py

# causes: of functions that grow, a line each of a table "OPERATION|SHARE" or
# "FILE NAME|VARIABLE", of what one of the user's own calls.
advise() {
	python3 -c '
import json, sys

for k, row in enumerate(sys.stdin):
    what, more = row.rstrip("\n").split("|")[:2]
    of = {"by": "size", "verdict": "quadratic", "confidence": "firm",
          "n_min": 100, "n_max": 1600, "kind": "func"}

    def law(name, module, metric, p, **keys):
        print(json.dumps({"type": "scale", **of, "full_name": f"{module}:1 {name}",
            "module": module, "lineno": 1, "name": name, "metric": metric,
            "points": [[n, 9 * (n / 1600) ** p] for n in (100, 200, 400, 800, 1600)],
            "p": p, "p_lo": p, "p_hi": p, **keys}))

    mine = f"m{k}.py"
    law("f", mine, "ncall", 0, origin="own")
    if what[0] != "/":
        law("f", mine, "own", 2, origin="own", share=0.05, hot_line=2, hot_share=1,
            operation=what, operation_share=float(more))
        continue
    file, name = what.split()
    if more:
        law("f", mine, "own", 1, origin="own", share=0.01, hot_line=2, hot_share=1,
            variable=more, length=1600)
    law(name, f"/lib{k}{file}", "ncall", 1, origin="library", caller=f"{mine}:1 f")
    law(name, f"/lib{k}{file}", "ncall", 1, origin="library")
    law(name, f"/lib{k}{file}", "own", 2, origin="library", share=0.05)
' >"$T/laws"
	run_in "$T/laws" prof-cause --share 0
	jq -r 'select(.type == "cause") |
		"\(.yours | capture("m(?<k>[0-9]+)").k) \(.advice // "-")"' out |
		sort -n | cut -d ' ' -f 2-
}

# ---- each of them ----

cat >table <<'END'
in list seen|0.5|Membership in a list
in tuple seen|0.9|Membership in a tuple
in str text|0.9|The str is searched
in bytearray text|0.9|The bytearray is searched
.insert list queue|0.9|insert() moves
.pop list queue|0.9|pop() of another item
del list queue|0.9|del moves all
.remove list rows|0.9|remove() compares
.index tuple rows|0.9|index() compares the items of a tuple
.count list rows|0.9|count() compares all
.sort list rows|0.9|The whole list is sorted
sorted dict rows|0.9|The whole dict is sorted
min list rows|0.9|Each time all items of the list are looked at; keep the result as items come and go
max set rows|0.9|Each time all items of the set are looked at; keep the result as items come and go
sum list rows|0.9|Each time all items of the list are looked at; keep the result as items come.
all list rows|0.9|Each time all items of the list are looked at; keep the result as items come.
+= str out|0.9|Adding to a str copies all
+ bytes out|0.9|Adding to a bytes copies all
f{} str out|0.9|Adding to a str copies all
+ tuple rows|0.9|Adding to a tuple
+ list rows|0.9|Adding with +
+ bytearray rows|0.9|Adding with +
== list seen|0.8|An inner loop looks through the list
.read file f|0.9|More is read each time
.readlines file f|0.9|More is read each time
.execute page db|0.9|OFFSET goes through
.execute query db|0.9|Each query looks at more rows
dumps list rows|0.9|The whole list is written
join list parts|0.9|All parts are joined
concatenate array|0.9|Each call copies the whole array
.sum array rows|0.9|-
[:] list rows|0.9|A slice copies
list list rows|0.9|All items of the list are copied
deepcopy dict rows|0.9|All items of the dict are copied
.copy set rows|0.9|All items of the set are copied
search str text|0.9|The str is searched from its beginning each time; begin where
.find bytes text|0.9|The bytes is searched from its beginning each time; begin where
in list seen|0.49|-
== list seen|0.79|-
in set seen|0.9|-
in dict seen|0.9|-
.pop dict rows|0.9|-
.pop set rows|0.9|-
del dict rows|0.9|-
+= list rows|0.9|-
+= bytearray rows|0.9|-
.append list rows|0.9|-
.remove set rows|0.9|-
len list rows|0.9|-
.write file f|0.9|-
.execute file f|0.9|-
/json/__init__.py dump|list rows|All that there is gets written
/json/__init__.py dumps|dict rows|All that there is gets written
/pathlib.py Path.read_text||More is read each time
/pathlib.py Path.read_bytes||More is read each time
/pathlib/_local.py Path.read_text||More is read each time
/pathlib/_local.py Path.read_bytes||More is read each time
/pathlib/_abc.py PathBase.read_text||More is read each time
/pathlib/__init__.py Path.read_text||More is read each time
/pathlib/__init__.py Path.read_bytes||More is read each time
/pandas/core/reshape/concat.py concat||concat() copies all rows
/numpy/lib/function_base.py append||Each call copies the whole array
/numpy/lib/function_base.py insert||Each call copies the whole array
/numpy/lib/_function_base_impl.py append||Each call copies the whole array
/numpy/lib/_function_base_impl.py insert||Each call copies the whole array
/numpy/core/shape_base.py vstack||Each call copies the whole array
/numpy/core/shape_base.py hstack||Each call copies the whole array
/numpy/_core/shape_base.py vstack||Each call copies the whole array
/numpy/_core/shape_base.py hstack||Each call copies the whole array
/json/__init__.py dumps||-
/json/__init__.py loads|list rows|-
/pathlib.py Path.write_text||-
/numpy/lib/function_base.py interp||-
/mine/concat.py concat||-
END
advise <table >said
is "$(grep -c . said)" "$(grep -c . table)" 'each is a cause'
paste -d '|' table said | while IFS='|' read -r what more wanted advice; do
	[[ $advice == "$wanted"* ]] && [[ $wanted != - || $advice = - ]] ||
		echo "$what|$more: $advice"
done >wrong
is "$(cat wrong)" '' 'with what is advised of it'

# ---- each has its programs ----

# Of each sentence: words of it are what a slow program is to get, or what is said
# above; of each slow program: the twin and the one that looks alike are there.
python3 - "$TOP" "$programs" said >lacking <<'END'
import re
import runpy
import sys

top, programs, said = sys.argv[1:]
functions = {name: [word.strip() for word in f.__doc__.split("|")]
             for name, f in runpy.run_path(programs).items()
             if callable(f) and (getattr(f, "__doc__", None) or "")[:1].isdigit()}
slow = {name: words for name, words in functions.items() if len(words) > 1}
frames = ["concat() copies all rows", "Each call copies the whole array"]
said = open(said).read()
for file in ("remedy.c", "remedy.h", "habit.c"):
    text = open(f"{top}/lib/cause/{file}").read()
    for joined in re.findall(r'(?:"[^"]*"[\s\\]*)+', text[text.index("\n#include"):]):
        sentence = "".join(re.findall(r'"([^"]*)"', joined))
        if not sentence.endswith("."):
            continue
        if not any(words[2] in sentence for words in slow.values()) and \
                not any(words in sentence for words in frames):
            print("no program:", sentence)
        if sentence.split("%s")[-1] not in said and "handler" not in sentence:
            print("never said:", sentence)
for name, words in slow.items():
    for other in words[3].split() if len(words) > 3 else [""] * 2:
        if len(functions.get(other, [])) != 1:
            print(f"{name}: no such twin: {other}")
    if len(words) < 4 or len(words[3].split()) != 2:
        print(f"{name}: neither twin nor one that looks alike")
END
is "$(cat lacking)" '' 'each sentence has a program, each program a twin'
done_testing
