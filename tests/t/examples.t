#!/usr/bin/env bash
# Every example in the pages and in the documents for people does what it says.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/examples.sh"

# What the examples need beside the programs comes with `scripts/setup test`.
eval "$("$TOP/scripts/setup" --env)"
PATH=$TOP/build/$V/bin:$TOP/scripts:$PATH
run_examples fast "$TOP"/man/*.[157] "$TOP/README.md"
done_testing
