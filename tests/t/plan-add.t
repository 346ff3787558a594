#!/usr/bin/env bash
# plan-add: run lines become rows, all or none.
. "$(dirname "$0")/lib.sh"

plan-seq -e none -d out -t 9 1,2 sh job.sh '{size}' '{{}}' >lines
run_in lines plan-add
is_status 0 'without a plan'
is "$(cat profiling_plan.json)" '{
  "meta": {
    "profiler": "none",
    "clock_type": "wall",
    "output_dir": "out"
  },
  "runs": [
    {
      "id": "seq-1",
      "status": "pending",
      "size": 1,
      "command": ["sh", "job.sh", "1", "{{}}"],
      "timeout_seconds": 9
    },
    {
      "id": "seq-2",
      "status": "pending",
      "size": 2,
      "command": ["sh", "job.sh", "2", "{{}}"],
      "timeout_seconds": 9
    }
  ]
}' 'one is made'
is_out '' 'run lines end here'
run plan-next
is "$(jq -c '[.id,.size,.command,.timeout_seconds,.engine,.dir]' out)" \
	"$(jq -c '[.id,.size,.command,.timeout_seconds,.engine,.dir]' lines)" \
	'and gives the same runs again'
cp profiling_plan.json before
run_in lines plan-add
is_status 3 'the same once more'
is_err "plan-add: stdin:1: profiling_plan.json has a run 'seq-1'" 'is named'
cmp -s before profiling_plan.json
ok $? 'and nothing is added'
plan-seq 4,2 true >lines
run_in lines plan-add
is_status 3 'one of two is there'
cmp -s before profiling_plan.json
ok $? 'and none is added'

# A plan with a command, in its own layout.
printf '{\r\n\t"meta": {"command": ["job", "{start}", "{size}"], "timeout_seconds": 5, "profiler": "yappi"},\r\n\t"runs": [\r\n\t\t{"id": "a", "x": 1.50}\r\n\t]\r\n}' >p.json
cat >lines <<'EOF'
{"type":"run","id":"b","start":"2025-01-01","end":"2025-01-07","label":"w","phase":1,"size":7,"status":"pending","attempt":0,"command":["job","2025-01-01","7"],"timeout_seconds":5,"description":"d","predicted_seconds":3}
{"type":"scale","name":"f"}
{"type":"run","id":"c","size":3,"command":["job","x","3"],"cache":"cold","attempt":2,"status":"done","result":{"k":1.50}}
EOF
run_in lines plan-add -f p.json
is_status 0 'a plan with a row'
is "$(cat p.json)" "$(printf '{\r\n\t"meta": {"command": ["job", "{start}", "{size}"], "timeout_seconds": 5, "profiler": "yappi"},\r\n\t"runs": [\r\n\t\t{"id": "a", "x": 1.50},\r\n\t\t{"id": "b", "start": "2025-01-01", "end": "2025-01-07", "label": "w", "phase": 1, "description": "d", "status": "pending"},\r\n\t\t{"id": "c", "status": "done", "cache": "cold", "attempt": 2, "size": 3, "command": ["job", "x", "3"]}\r\n\t],\r\n\t"results": {\r\n\t\t"c": {"k": 1.50}\r\n\t}\r\n}')" \
	'rows as the file has them, without what the plan says anyway'
is_out '{"type":"scale","name":"f"}' 'other lines go on'

# into PLAN WANTED: two rows as PLAN has its own.
into() {
	printf '%s' "$1" >one.json
	printf '{"type":"run","id":"%s"}\n' b c >two
	run_in two plan-add -f one.json
	is "$(cat one.json)" "$2" "into $1"
}
into '{"runs":[]}' \
	'{"runs":[{"id":"b","status":"pending"},{"id":"c","status":"pending"}]}'
into '{"runs": [], "x": 1}' \
	'{"runs": [{"id": "b", "status": "pending"}, {"id": "c", "status": "pending"}], "x": 1}'
into '{"runs":[{"id":"a"}]}' \
	'{"runs":[{"id":"a"},{"id":"b","status":"pending"},{"id":"c","status":"pending"}]}'
into '{"runs": [{"id": "a"}]}' \
	'{"runs": [{"id": "a"}, {"id": "b", "status": "pending"}, {"id": "c", "status": "pending"}]}'
into '{"runs": [{"id": "a"}, {"id": "z"}]}' \
	'{"runs": [{"id": "a"}, {"id": "z"}, {"id": "b", "status": "pending"}, {"id": "c", "status": "pending"}]}'
into '{
  "runs": [{"id": "a"}]
}' '{
  "runs": [{"id": "a"},
    {"id": "b", "status": "pending"},
    {"id": "c", "status": "pending"}]
}'
into '{
  "runs": [
  ]
}' '{
  "runs": [
    {
      "id": "b",
      "status": "pending"
    },
    {
      "id": "c",
      "status": "pending"
    }
  ]
}'
printf '' >none.json
run_in lines plan-add -f none.json
is "$(jq -c '[.meta, (.runs | length)]' none.json)" \
	'[{"profiler":"auto","clock_type":"wall","output_dir":"profiling"},2]' \
	'an empty file becomes a plan'
echo '{"type":"run","id":"d","engine":"none","dir":"profiling"}' >lines
run_in lines plan-add -f p.json
is_status 0 'another engine'
has err "stdin:1: the profiler of p.json holds ('yappi'), not \"none\"" \
	'is the matter of the plan'

# A lost plan, from its receipts.
plan-next -a -f "$DATA/plan/plan-with-results.json" >receipts
run_in receipts plan-add -f lost.json
is_status 0 'receipts'
plan-next -a -f lost.json >again
is "$(jq -c '[.id,.start,.end,.size,.label,.phase,.status,.error_message,.result]' again)" \
	"$(jq -c '[.id,.start,.end,.size,.label,.phase,.status,.error_message,.result]' receipts)" \
	'make the plan again'

# Refusals.
refuse() {
	cp before profiling_plan.json
	printf '%b' "$2" >lines
	run_in lines plan-add
	is_status 3 "$1"
	has err "$3" 'says where and what'
	cmp -s before profiling_plan.json
	ok $? 'and the plan is as it was'
	rm -f new.json
	run_in lines plan-add -f new.json
	[ ! -e new.json ]
	ok $? 'nor is one made'
}
refuse 'no id' '{"type":"run"}' 'stdin:1: a run without an id'
refuse 'an id that is no file name' '\n{"type":"run","id":"a/b"}' \
	"stdin:2: an id must be a file name, this is none: 'a/b'"
refuse 'an id twice' \
	'{"type":"run","id":"x"}\n{"type":"run","id":"x"}' "has a run 'x'"
refuse 'end before start' \
	'{"type":"run","id":"x","start":"2025-01-02","end":"2025-01-01"}' \
	"run 'x': end is before start: '2025-01-01'"
refuse 'a status' '{"type":"run","id":"x","status":"doen"}' \
	"stdin:1: status is none of"
refuse 'a label' '{"type":"run","id":"x","label":7}' 'label is not a text: 7'
refuse 'a size' '{"type":"run","id":"x","size":0}' 'size is not above 0'
refuse 'a size that is text' '{"type":"run","id":"x","size":"7"}' \
	"size is not a number: '7'"
refuse 'a command' '{"type":"run","id":"x","command":["a",1]}' \
	'command is not an array of texts'
refuse 'an empty command' '{"type":"run","id":"x","command":[]}' \
	'command is empty'
refuse 'an engine' '{"type":"run","id":"x","engine":1}' 'engine is not a string'
refuse 'a cut line' '{"type":"run","id":"x"}\n{"type":"r' 'stdin:2: '
run_in /dev/null plan-add -f new.json
is_status 0 'empty input'
[ ! -e new.json ]
ok $? 'makes no plan'
plan-seq 9 true >lines
(
	trap '' XFSZ
	ulimit -f 0
	exec plan-add -f new.json <lines 2>/dev/null
)
is $? 4 'a full disk'
[ ! -e new.json ]
ok $? 'leaves no empty plan'
run plan-add operand
is_status 2 'usage'

# Twenty at once, onto no plan at all.
pids=()
for i in $(seq 20); do
	plan-seq "$i" true | plan-add -f many.json &
	pids+=($!)
done
for pid in "${pids[@]}"; do
	wait "$pid"
done
is "$(jq '.runs | length' many.json)" 20 'twenty at once: none is lost'
done_testing
