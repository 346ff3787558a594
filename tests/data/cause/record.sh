#!/usr/bin/env bash
# record.sh: runs shapes.py at five sizes under a profiler and keeps what
# prof-parse reads of it as SHAPE.PROFILER.jsonl: the functions of shapes.py,
# who calls them and whom they call. Run it in the environment of scripts/setup
# with the programs in PATH:
#
#	tests/data/cause/record.sh [SHAPE.PROFILER...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$here/shapes.py" .
[ $# -gt 0 ] || set -- recursion.yappi mutual.yappi generator.yappi \
	generator.cprofile sorted.yappi map.yappi reduce.yappi \
	reduce.cprofile sub.yappi threads.yappi callers.yappi index.yappi \
	find.yappi chain.yappi clean.yappi

for what; do
	shape=${what%.*} profiler=${what#*.}
	sizes=100:1600:x2
	case $shape in chain | find | index) sizes=400:6400:x2 ;; esac
	plan-seq -e "$profiler" -d "$what" "$sizes" \
		python3 shapes.py "$shape" '{size}' |
		prof-run | prof-parse >all.jsonl
	# Every edge that touches the program, and the functions on them.
	jq -c --slurp '
		def short: if type == "string"
			then sub("^.*/(?<name>[^/]*[.]py)"; "\(.name)") else . end;
		def us: if . == null then . else . * 1e6 | round / 1e6 end;
		([.[] | select(.type == "edge") |
			select((.caller + .full_name) | contains("shapes.py"))] |
			map({(.caller): 1, (.full_name): 1}) | add) as $near |
		.[] | if .type == "run" then select(.result) |
			{type, id, size, status,
			 result: {wall_seconds_total:
				(.result.wall_seconds_total | us)}}
		elif .type == "func" then select($near[.full_name])
		elif .type == "edge" then
			select($near[.caller] and $near[.full_name])
		else empty end |
		with_entries(if .key | test("_s$") then .value |= us
			elif .key | test("name|module|caller") then
				.value |= short
			else . end)' all.jsonl >"$here/$what.jsonl"
	rm all.jsonl
done
