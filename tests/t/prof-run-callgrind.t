#!/bin/bash
# prof-run-callgrind.t: native programs.
. "$(dirname "$0")/lib.sh"

look() {
	python3 "$DATA/run/look.py" "$T/out" "$@" 2>&1 | paste -sd' '
}

printf '#!/bin/sh\n' >only
chmod +x only
run env "PATH=$TOP/build/$V/bin" "$TOP/build/$V/bin/prof-run" -e callgrind \
	--id without "$T/only"
is_status 1 'no valgrind: refused'
has err 'valgrind is not installed: the engine callgrind needs it' \
	'in one clear sentence'
check 'and not recorded as run' test ! -e profiling/without.run.json

if ! command -v valgrind >/dev/null || ! command -v cc >/dev/null; then
	skip 'valgrind or a compiler is not installed'
	done_testing
fi

cat >native.c <<'EOF'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((noinline)) int
step(int n)
{
	volatile int sum = 0;

	for (int i = 0; i < n; i++)
		sum += i;
	return sum;
}

int
main(int argc, char **argv)
{
	int sum = 0;

	for (int i = 0; i < 50; i++)
		sum += step(i);
	if (argc > 2 && strcmp(argv[2], "spin") == 0) {
		FILE *fifo = fopen("started", "w");

		fputs("started\n", fifo);
		fclose(fifo);
		for (;;)
			sum += step(10);
	}
	printf("%d\n", sum);
	return argc > 2 ? 3 : 0;
}
EOF
mkdir home
HOME=$T/home
cc -g -O0 -o home/native native.c || exit 1

printf '{"type":"run","id":"native","command":["%s","s3cret"],"engine":"callgrind","iterations_from":"*step"}\n' \
	"$T/home/native" >in
run_in in prof-run
is_status 0 'a native program'
is "$(look native status engine callgrind_file pstat_file python)" \
	'done callgrind native.callgrind.out null null' 'its receipt'
is "$(look native iteration_count)" 50 'iterations are counted'
case $(look native engine_version) in
valgrind-*) ok 0 'the version of valgrind' ;;
*) ok 1 'the version of valgrind' ;;
esac
is "$(grep -rlF s3cret profiling)" '' 'its arguments are nowhere'
has_not profiling/native.callgrind.out 'cmd:' 'the command line is dropped'
has profiling/native.callgrind.out '~'/native 'the home folder is shortened'
has_not profiling/native.callgrind.out "$T/home" 'everywhere'
is "$(ls -A -I 'without*' profiling | paste -sd' ')" \
	'native.callgrind.out native.lock native.log native.run.json' \
	'nothing else is left'

printf '{"type":"run","id":"native","size":50,"result":%s}\n' \
	"$(jq -c .result profiling/native.run.json)" >receipt
run_in receipt prof-parse -o jsonl
is_status 0 'the receipt is read'
is "$(jq -r 'select(.type == "func" and .name == "step") | .ncall' out)" 50 \
	'and gives the functions of the program'

run prof-run -e callgrind --id fails home/native a b
is "$(look fails status exit_status callgrind_file)" \
	'error 3 fails.callgrind.out' 'a failure leaves a profile'
run prof-run -e callgrind --id missing no-such-program
is "$(look missing error_message)" 'program not found' 'a missing program'
mkfifo started
cat started >seen &
run prof-run -e callgrind --id spin -t 3 home/native a spin
wait
is "$(look spin status early_exit callgrind_file)" \
	'done true spin.early.callgrind.out' 'the time limit leaves a profile'

done_testing
