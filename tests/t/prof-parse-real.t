#!/usr/bin/env bash
# prof-parse on profiles of real backtests, checked against Python's own
# reader, the table of the same run, and the threads' totals.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

real=$DATA/lumibot
for days in 4 8 16 32 64; do
	run prof-parse --size "$days" "$real/orders-$days.wall.pstat.gz" \
		"$real/orders-$days.threads.wall.csv"
	is_status 0 "orders-$days"
	cp out "orders-$days.jsonl"
done
for days in 4 8 16 32; do
	run prof-parse --size "$days" "$real/concat-$days.funcs.wall.csv.gz" \
		"$real/concat-$days.threads.wall.csv"
	is_status 0 "concat-$days"
	cp out "concat-$days.jsonl"
done

# Self times and threads agree within 0.01 %.
for f in orders-*.jsonl concat-*.jsonl; do
	sed -n 's/.*"code":"sums".*(\([0-9.]*\) % .*/\1/p' "$f"
done >shares
is "$(awk '$1 <= 0.01' shares | wc -l)" 9 'sums agree within 0.01 %'

# A known truth: calls of get_tracked_order are linear, those below it not.
calls() {
	grep '"type":"func"' "orders-$1.jsonl" | grep -F "$2\"" | head -n 1 |
		sed 's/.*"ncall":\([0-9]*\).*/\1/'
}
for days in 4 8 16 32 64; do
	calls "$days" 'brokers/broker.py:2570 BacktestingBroker.get_tracked_order'
done >tracked
is "$(awk 'NR > 1 { printf "%s%.1f", (NR > 2 ? " " : ""), $1 / last } { last = $1 }' \
	tracked)" '2.0 2.0 2.0 2.0' 'get_tracked_order is called in proportion'
for days in 4 8 16 32 64; do
	calls "$days" 'identifiers_equal'
done >equal
is "$(awk 'NR > 1 { printf "%s%.1f", (NR > 2 ? " " : ""), log($1 / last) / log(2) } { last = $1 }' \
	equal)" '2.0 2.0 1.9 1.3' 'identifiers_equal is quadratic, then capped'
is "$(grep -c '"kind":"wait","full_name":"builtins.<method .acquire. of ._thread.lock. objects>"' \
	orders-4.jsonl)" \
	"$(grep -c "full_name\":\"builtins.<method 'acquire' of '_thread.lock' objects>" orders-4.jsonl)" \
	'the lock that two idle threads wait for is waiting'

if ! command -v python3 >/dev/null; then
	skip 'no python3 to compare with'
	done_testing
fi

# pstat and table of one run: the same functions, calls and times.
run prof-parse "$real/orders-4.funcs.wall.csv.gz"
cp out table.jsonl
cat >same.py <<'EOF'
import json
import sys


def functions(path):
    rows = map(json.loads, open(path))
    return {
        r["full_name"]: [r.get(k) for k in "kind ncall nactualcall ttot_s tsub_s".split()]
        for r in rows
        if r["type"] == "func"
    }


a, b = map(functions, sys.argv[1:])
assert len(a) == 3732, len(a)
assert a == b, [(k, a.get(k), b.get(k)) for k in a if a[k] != b.get(k)][:3]
EOF
check 'pstat and table say the same' python3 same.py orders-4.jsonl table.jsonl

# Against marshal: every function, edge, and own time.
cat >truth.py <<'EOF'
import gzip
import json
import marshal
import re
import sys

lines, path = sys.argv[1:]
opener = gzip.open if path.endswith(".gz") else open
table = marshal.loads(opener(path, "rb").read())


def name(key):
    module, line, text = key
    text = re.sub(r" at 0x[0-9a-f]+", "", text)
    if module == "~":
        module = "builtins"
    if line == 0:
        return module + "." + text
    return "%s:%d %s" % (module, line, text)


def add(sums, key, ncall, nactual, ttot, tsub):
    row = sums.setdefault(key, [0, 0, 0.0, 0.0])
    for i, value in enumerate((ncall, nactual, ttot, tsub)):
        row[i] += value


funcs, edges, funcs_read, edges_read = {}, {}, {}, {}
for key, (a, b, tt, ct, callers) in table.items():
    add(funcs, name(key), max(a, b), min(a, b), ct, tt)
    for caller, (a, b, tt, ct) in callers.items():
        add(edges, (name(caller), name(key)), max(a, b), min(a, b), ct, tt)
for row in map(json.loads, open(lines)):
    if row["type"] == "func":
        assert row["full_name"] not in funcs_read
        funcs_read[row["full_name"]] = row
    elif row["type"] == "edge":
        edges_read[row["caller"], row["full_name"]] = row
assert funcs.keys() == funcs_read.keys()
assert edges.keys() == edges_read.keys()


def same(row, truth, open_is_absent):
    assert row["ncall"] == truth[0] and row["nactualcall"] == truth[1], row
    if "ttot_s" in row:
        assert abs(row["ttot_s"] - truth[2]) < 1e-12, (row, truth)
        assert abs(row["tsub_s"] - truth[3]) < 1e-12, (row, truth)
    else:
        assert truth[1] == 0 and truth[2] == 0, (row, truth)
    assert not open_is_absent or truth[1] > 0 or "ttot_s" not in row, row


own = {key: row[3] for key, row in funcs.items()}
for (caller, callee), truth in edges.items():
    same(edges_read[caller, callee], truth, False)
    if (
        funcs_read[callee]["kind"] == "builtin"
        and funcs_read[caller]["kind"] == "func"
    ):
        own[caller] += truth[3]
for key, truth in funcs.items():
    row = funcs_read[key]
    same(row, truth, True)
    if "own_s" in row:
        assert abs(row["own_s"] - own[key]) < 1e-9, (row, own[key])
assert sum("own_s" in row for row in funcs_read.values()) >= len(funcs) - 4
EOF
for days in 4 8 16 32 64; do
	check "orders-$days is what marshal reads" python3 truth.py \
		"orders-$days.jsonl" "$real/orders-$days.wall.pstat.gz"
done
for f in cprofile-3.10 cprofile-3.11 cprofile-3.12 cprofile-3.13 yappi hand-refs; do
	run prof-parse "$DATA/parse/$f.pstat"
	check "$f is what marshal reads" python3 truth.py out "$DATA/parse/$f.pstat"
done

done_testing
