#!/usr/bin/env bash
# The pages: one a program, clean, of one structure, and in step with --help.
. "$(dirname "$0")/lib.sh"

if ! command -v mandoc >/dev/null; then
	skip 'mandoc is not installed'
	done_testing
fi

# A text without white space, so that the SYNOPSIS of a page and a usage line can
# be compared.
words() {
	tr -d '[:space:]'
}

# section PAGE NAME: its text as shown.
section() {
	mandoc -T ascii -O width=200 "$1" | col -b |
		awk -v name="$2" '/^[A-Z]/ { on = ($0 == name); next } on'
}

cd "$TOP" || exit 1
for source in tools/*.c scripts/superlinear; do
	name=${source##*/}
	name=${name%.c}
	page=man/$name.1
	[ -e "$page" ]
	ok $? "$name has a page" || continue
	for heading in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES \
	    'SEE ALSO' CAVEATS; do
		grep -qx "\\.Sh $heading" "$page"
		ok $? "$name: $heading"
	done
	case $source in
	tools/*) usage=$("$TOP/build/$V/bin/$name" --help) ;;
	*) usage=$("$source" --help | sed '/^$/,$d') ;;
	esac
	if [ "$name" != superlinear ]; then
		check "superlinear(7) lists $name" \
			grep -qxF ".It Xr $name 1" man/superlinear.7
	fi
	check "README.md lists $name" grep -qF "| \`$name\` |" README.md
	is "$(section "$page" SYNOPSIS | words)" \
		"$(printf '%s' "${usage#usage: }" | words)" \
		"$name: SYNOPSIS and --help agree"
done

# Both directions: no page without its program.
for page in man/*.1; do
	name=${page##*/}
	name=${name%.1}
	[ -e "tools/$name.c" ] || [ -e "scripts/$name" ]
	ok $? "$page: there is such a program"
done

for page in man/*.[157]; do
	check "$page: lint" mandoc -T lint -W warning "$page"
	# As wide as a terminal, and no wider.
	wide=$(mandoc -T ascii -O width=78 "$page" | col -bx |
		awk 'length($0) > 80' | head -n 3)
	is "$wide" '' "$page: 80 columns"
	# Names of ours lead to pages that are there.
	missing=
	while read -r name section _; do
		case $name in
		plan-* | prof-* | superlinear*)
			[ -e "man/$name.$section" ] ||
				missing="$missing $name($section)" ;;
		esac
	done < <(sed -n 's/^\.Xr //p' "$page")
	is "$missing" '' "$page: its references"
done
done_testing
