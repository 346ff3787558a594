#!/usr/bin/env bash
# Programs as people run them: those of tests/street that need no package and
# whose answers hang on counts. All of them: make street.
# shellcheck source=tests/t/lib.sh
. "$(dirname "$0")/lib.sh"

quick='pool-fork executor children shell make one-liner status lock ordered paging call-line'
CASES=$quick "$TOP/tests/street/run.py" >table 2>log
ok $? 'all are right'
for name in $quick; do
	grep -qE "^$name  .* 1 of 1$" table
	ok $? "$name" || cat table log
done

# What is wrong is said, and ends with 1.
cat >cases <<'EOF'
# Two of them.
name: innocent
right: nobody
typed: superlinear --sizes 250:4000:x2 -- python3 distinct.py {size}

name: unsaid
right: says no such words
typed: superlinear -- python3 distinct.py 10

name: said
right: says one size
typed: superlinear -- python3 distinct.py 10
EOF
TIMES=2 run "$TOP/tests/street/run.py" cases
is_status 1 'what is wrong'
has out 'innocent         nobody                   distinct quadratic' 'a blame'
is "$(sed 's/  .*  / /' out | sed 1d | paste -sd,)" \
	'innocent 0 of 2,unsaid 0 of 2,said 2 of 2' 'how many were right'
done_testing
