#!/usr/bin/env bash
# From counts of coverage to causes: five small programs in each language
# (tests/data/counts), of which the function and the line that grows are known (the
# line says so itself), and one that is clean. The same is said in each of several
# rounds, beside programs that keep the machine busy.
# shellcheck source=tests/t/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

ROUNDS=${ROUNDS:-2}
cp "$DATA"/counts/* .

# build LANGUAGE PROGRAM: sets `command`; false where the tools are missing.
build() {
	case $1 in
	js) command=(node "$2.js") ;;
	go) go build -cover -covermode=atomic -o "$2.go.bin" "$2.go" ;;
	c) gcc --coverage -c -o "$2.o" "$2.c" && gcc --coverage -o "$2.c.bin" "$2.o" ;;
	rs) rustc -C instrument-coverage -o "$2.rs.bin" "$2.rs" ;;
	esac || return 1
	[ "$1" = js ] || command=("./$2.$1.bin")
}

can_build() {
	case $1 in
	js) command -v node ;;
	go) command -v go ;;
	c) command -v gcc && command -v gcov ;;
	rs)
		command -v rustc && command -v c++filt &&
			[ -x "$(rustc --print target-libdir)/../bin/llvm-cov" ]
		;;
	esac >/dev/null
}

# causes: "FUNCTION LINE CONFIDENCE LAW" of each, from the line of programs.
causes() {
	plan-seq 50:400:x2 "${command[@]}" '{size}' | prof-run --force 2>err |
		prof-parse | prof-scale | prof-cause |
		jq -r 'select(.type == "cause") | "\(.name | sub("^.*(::|[.])"; "")) \(.entry.full_name //
			"" | capture(":(?<line>[0-9]+) ").line) \(.confidence) \(.law)"'
}

# truth FILE FUNCTION: the file says "grows: LAW" in its line.
truth() {
	local found line
	found=$(grep -n 'grows: ' "$1") || return
	line=${found%%:*}
	found=${found##*grows: }
	printf '%s %s firm hits of line %s = %s\n' "$2" "$line" "$line" "${found% \*/}"
}

# A busy machine, for as long as this runs.
busy=()
for i in 1 2; do
	(while [ -d "$T" ]; do :; done) &
	busy+=($!)
done

for language in js go c rs; do
	if ! can_build $language; then
		skip "$language: its tools are not there"
		continue
	fi
	for program in dedupe find insert pairs clean; do
		build $language $program || {
			ok 1 "$program.$language is built"
			continue
		}
		want=$(truth "$program.$language" "$program")
		said=
		for ((i = 0; i < ROUNDS; i++)); do
			said=$(causes)
			[ "$said" = "$want" ] || break
		done
		is "$said" "$want" "$program.$language: $ROUNDS rounds"
	done
done
kill "${busy[@]}"
wait "${busy[@]}" 2>/dev/null
done_testing
