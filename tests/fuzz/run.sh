#!/usr/bin/env bash
# run.sh SECONDS [TARGET...]: fuzzes each target for so long, beginning with
# the corpus. Needs clang-14 and libclang-rt-14-dev. What is found new stays in
# build/fuzz; a crash goes into tests/fuzz/corpus/TARGET once it is mended.
#
#	plan: 61250 executions, crashes 0
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || mapfile -t targets < <(basename -s .c tests/fuzz/*.c)
[ $# -gt 0 ] || set -- "${targets[@]}"
mkdir -p build/fuzz
read -ra flags <<<"$(pkg-config --cflags --libs libcjson)"
worst=0
for target; do
	${CLANG:-clang-14} -g -O1 -std=c17 -D_GNU_SOURCE -DFUZZER \
		-DSUPERLINEAR_VERSION='"fuzz"' -iquote lib -iquote tests/fuzz \
		-include lib/core/banned.h -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=undefined \
		-o "build/fuzz/$target" "tests/fuzz/$target.c" \
		lib/core/*.c lib/law/*.c lib/stream/*.c lib/parse/*.c \
		lib/counts/*.c lib/plan/*.c \
		"${flags[@]}" -lcsv -lm
	mkdir -p "build/fuzz/$target.new"
	crashes=0
	"build/fuzz/$target" -max_total_time="$seconds" -close_fd_mask=2 \
		-rss_limit_mb=2048 -artifact_prefix="build/fuzz/$target." \
		-print_final_stats=1 "build/fuzz/$target.new" \
		"tests/fuzz/corpus/$target" 2>"build/fuzz/$target.log" || crashes=1
	[ $crashes -eq 0 ] || {
		worst=1
		tail -n 30 "build/fuzz/$target.log"
	}
	printf '%s: %s executions, crashes %d\n' "$target" \
		"$(sed -n 's/^stat::number_of_executed_units: *//p' \
			"build/fuzz/$target.log")" $crashes
done
exit $worst
