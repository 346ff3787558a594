#!/usr/bin/env bash
# The mutants of a C file: which places are changed, and how. What the tests
# make of them takes long: make mutants.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

# mutants "LINE": what becomes of a line, a mutant a line.
mutants() {
	printf 'static int\nf(int a, int *b)\n{\n\t%s\n}\n' "$1" >x.c
	"$TOP/tests/mutants/mutate.py" x.c | sed 's/.*  =>  //'
}

# becomes "LINE" "MUTANTS": with | between them.
becomes() {
	is "$(mutants "$1" | paste -sd'|')" "$2" "${1:-an empty line}"
}

becomes 'if (a < b)' 'if (a <= b)|if (a >= b)'
becomes 'if (a <= b)' 'if (a < b)|if (a > b)'
becomes 'if (a == b)' 'if (a != b)'
becomes 'if (!a && b)' 'if (a && b)|if (!a || b)'
becomes 'c = a + b * c;' 'c = a - b * c;|c = a + b / c;'
becomes 'c += a;' 'c -= a;'
becomes 'x = 7;' 'x = 8;|x = 6;'
becomes 'x = 0.5;' 'x = 1.5;'
becomes 'x = 10u;' 'x = 11u;|x = 9u;'
becomes 'return true;' 'return false;'
becomes 'x = fmin(a, b);' 'x = fmax(a, b);'
becomes 'x = y[3];' 'x = y[4];|x = y[2];'
becomes 'return a ? 1 : -1;' 'return a ? 0 : -1;'
becomes '{AT("p", NUMBER, 5, p)},' '{AT("p", NUMBER, 0, p)},'
becomes '{AT("p", NUMBER, 0, p)},' '{AT("p", NUMBER, 1, p)},'
becomes '{AT("p", TEXT, 5, p)},' '{AT("p", TEXT, 6, p)},|{AT("p", TEXT, 4, p)},'
# No operators of two operands, no numbers that count.
becomes 'int *b = -a;' ''
becomes 'a->b = *c << d;' ''
becomes 'char x[32];' ''
becomes 'x = sizeof(y) / sizeof(*y);' ''
becomes 'char x[32], y[32];' ''
becomes 'x = 0xff;' ''
becomes 'x = xcalloc(a + 1, 2);' ''
becomes $'x = xreallocarray(\n\t    NULL, a + 1, 2);' ''
becomes 's = (struct str){NULL, 0};' ''
for name in f_free f_release free_f release_f; do
	printf 'void\n%s(int a)\n{\n\tx = 7;\n}\n' $name >x.c
	is "$("$TOP/tests/mutants/mutate.py" x.c)" '' "$name() frees"
done
# Text.
becomes '/* a < b */ "1 + 2" '"'+'; // a && b" ''
becomes '#define X 1' ''
mutants 'x = 7;' >/dev/null
is "$("$TOP/tests/mutants/mutate.py" x.c | sed -n 1p)" \
	'x.c:4:6: x = 7;  =>  x = 8;' 'file, line and column'

# What changes nothing is still there.
while read -r line; do
	cat "$TOP"/lib/*/*.c | grep -qF -e "$line"
	ok $? "listed: $line"
done < <(sed -n 's/^- \([^*]\)/\1/p' "$TOP/tests/mutants/equivalent")

# Every room of lib/ has tests to try its mutants with.
for room in "$TOP"/lib/*/; do
	room=$(basename "$room")
	[ -n "$(find "$TOP/lib/$room" -maxdepth 1 -name '*.c')" ] || continue
	grep -q "^$room	" "$TOP/tests/mutants/rooms"
	ok $? "$room has shell tests"
done
while read -r room patterns; do
	case $room in '' | '#'*) continue ;; esac
	for pattern in $patterns; do
		compgen -G "$TOP/tests/t/$pattern.t" >/dev/null
		ok $? "of $room: $pattern"
	done
done <"$TOP/tests/mutants/rooms"
done_testing
