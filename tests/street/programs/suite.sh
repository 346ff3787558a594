#!/bin/sh
# suite.sh N [OPTION...]: a suite of N tests.
size=$1
shift
SUITE_SIZE=$size exec python -m pytest -q -p no:cacheprovider test_suite.py "$@"
