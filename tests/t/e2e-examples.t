#!/usr/bin/env bash
# The examples that need the real Lumibot, or minutes.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/examples.sh"

eval "$("$TOP/scripts/setup" --env)"
PATH=$TOP/build/$V/bin:$TOP/scripts:$PATH
run_examples e2e "$TOP"/man/*.[157] "$TOP/README.md"
done_testing
