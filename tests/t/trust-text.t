#!/usr/bin/env bash
# Text from outside: no terminal obeys it, no spreadsheet computes it.
. "$(dirname "$0")/lib.sh"

# Escape sequences, C1 controls, text that is reordered or hidden: in names,
# labels, ids and logs.
ESC=$'\e[2J' BEL=$'\a' C1=$'\xc2\x9b2J' BIDI=$'\xe2\x80\xae' ZERO=$'\xe2\x80\x8b'
MARK=$'\xef\xbb\xbf' TAG=$'\xf3\xa0\x80\xa1' ISOLATE=$'\xe2\x81\xa6'
HOSTILE=x$ESC$BEL$C1$BIDI$ZERO$MARK$TAG${ISOLATE}y
SHOWN='x\x1b[2J\x07\xc2\x9b2J\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x80\xa1\xe2\x81\xa6y'

# harmless FILE NAME: nothing of it is there as it came.
harmless() {
	python3 - "$1" <<'EOF'
import re, sys, unicodedata
text = open(sys.argv[1], "rb").read().decode("utf-8")
text = text.replace("\r\n", "\n") # of a terminal
bad = {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")}
sys.exit(repr(bad) if bad else 0)
EOF
	ok $? "$2"
}
quoted() { jq -Rn --arg text "$1" '$text'; }

printf '{"type":"func","run":"a","size":1,"full_name":%s,"module":"m","name":%s,"lineno":1,"ncall":1,"ttot_s":1,"tsub_s":1}\n' \
	"$(quoted "$HOSTILE")" "$(quoted "$HOSTILE")" >lines
{
	printf '{"type":"run","id":"a","size":1,"status":"done","label":%s}\n' "$(quoted "$HOSTILE")"
	printf '{"type":"note","tool":"%s","level":"warning","code":"c","run":"a","text":%s}\n' \
		prof-run "$(quoted "$HOSTILE")"
	cat lines
} >all
run_in all prof-parse -o text
harmless out 'a table of text'
has out 'x\x1b[2J' 'shows what it is'
harmless err 'a note of the input'
has err "$SHOWN" 'is shown whole'
run prof-parse "no$HOSTILE.pstat"
harmless err 'a message'
has err "no$SHOWN.pstat: " 'is shown whole'
for format in csv jsonl; do
	run_in all timeout 20 python3 "$DATA/run/terminal.py" \
		sh -c "prof-parse -o $format <all"
	harmless out "-o $format at a terminal"
	has out "${SHOWN#x*x07}" 'shows what it is'
	run_in all prof-parse -o "$format"
	has out "$BIDI" "-o $format elsewhere has the bytes"
done
cat >job.py <<'EOF'
import sys
sys.stdout.buffer.write(bytes.fromhex(sys.argv[1]) + b"\n")
sys.exit(1)
EOF
printf '{"type":"run","id":"a","size":1,"status":"pending","command":["python3","job.py","%s"]}\n' \
	"$(printf %s "$HOSTILE" | od -An -tx1 | tr -d ' \n')" >tickets
run_in tickets prof-run -e none
harmless err 'the end of a log'
has err "| $SHOWN" 'is shown whole'
run_in all prof-report -o text
harmless out 'a report'

# ---- spreadsheets ----
cells() { # NAME LABEL CELL: the label as a cell, and read again
	printf '{"type":"run","id":"a","size":-1.5,"status":"done","label":%s}\n' \
		"$(quoted "$2")" >line
	run_in line prof-run -o csv
	is "$(python3 -c '
import csv, sys
row = next(csv.DictReader(open("out", newline="")))
print(row["label"] + "|" + row["size"], end="")')" "$3|-1.5" "$1"
	mv out table.csv
	run_in table.csv prof-run -o jsonl
	is "$(jq -r .label out)" "$2" 'and read again it is what it was'
}
cells 'a formula has a quote before it' '=cmd|calc!A0' "'=cmd|calc!A0"
cells 'a plus' '+1+1' "'+1+1"
cells 'an option' '-m pytest' "'-m pytest"
cells 'an at' '@SUM(A1)' "'@SUM(A1)"
cells 'a tab' $'\t=1' "'"$'\t=1'
cells 'a quote before a formula' "'=1" "''=1"
cells 'a quote before a name' "'name'" "'name'"
cells 'a name' 'a=b' 'a=b'
# The tables of a profile: a file, a function and a thread with such names.
cat >formulas.py <<'EOF'
import threading
code = "def f(n):\n    return sum(range(n))\n"
for name in ("=cmd|calc!A0", "+1", "-1", "@x", "\t=", "'=1", "'name'", "=a,b"):
    space = {}
    exec(compile(code, name, "exec"), space)
    made = {"co_name": name, "co_qualname": name}
    code_of = space["f"].__code__
    space["f"].__code__ = code_of.replace(
        **{key: made[key] for key in made if hasattr(code_of, key)})
    thread = threading.Thread(target=space["f"], args=(99,), name=name)
    thread.start()
    thread.join()
EOF
cat >cells.py <<'EOF'
import csv, sys
for path in sys.argv[1:]:
    for row in csv.DictReader(open(path, newline="")):
        for key in ("full_name", "module", "name", "ctx_name"):
            print(repr(row.get(key)))
EOF
names_of() { # FILE: the functions that are read from it
	run prof-parse -o jsonl "$1"
	jq -r 'select(.type == "func").full_name' out | sort
}
for engine in native yappi cprofile; do
	run prof-run -e "$engine" --id "$engine" python3 formulas.py
	is_status 0 "$engine: names that a spreadsheet would compute"
	tables=(profiling/"$engine".funcs*.csv profiling/"$engine".threads*.csv)
	python3 cells.py "${tables[@]}" >cells
	has cells "\"'=cmd|calc!A0" 'have a quote before them in its tables'
	is "$(grep -E "^.(\\\\t|[=+@-])" cells)" '' 'each of them'
	names_of "${tables[0]}" >csv.names
	names_of profiling/"$engine".*pstat >pstat.names
	has csv.names "'=1:1 '=1" 'which is taken away'
	is "$(diff pstat.names csv.names)" '' 'where they are read again'
done
done_testing
