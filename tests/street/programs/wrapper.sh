#!/bin/sh
# As many projects have one.
set -e
SIZE=$1
export SIZE
exec python3 distinct.py "$SIZE"
