#!/usr/bin/env bash
# agent-pools.t: programs that start, terminate and interrupt processes end as
# they do without the agent, on every Python that is here and the engines that
# each has. One that hangs is ended after a minute.
. "$(dirname "$0")/lib.sh"

PROGRAMS=$DATA/agent
START=$TOP/lib/agent/python/start
BUILD=$TOP/lib/agent/python/native/build.py
export PYTHONDONTWRITEBYTECODE=1 SUPERLINEAR_CACHE=$T/cache

# The interpreters to test: python3 first, and one of each other version.
pythons() {
	local minor program seen=
	for program in python3 python3.1{0..4} \
		"${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1*/bin/python3; do
		minor=$("$program" -I -c \
			'import sys; print(sys.version_info[1])' 2>/dev/null) || continue
		if [ "$minor" -lt 10 ] || [[ $seen == *" $minor "* ]]; then
			continue
		fi
		seen+=" $minor "
		"$program" -I -c 'import sys; print(sys.executable)'
	done
}

# profiled ENGINE COMMAND...: a run under the agent. A server that outlives it by
# a moment may still write, so each has a folder of its own.
profiled() {
	local engine=$1 scratch
	shift
	scratch=$(mktemp -d "$T/s.XXXX")
	run timeout 60 env PYTHONPATH="$START" SUPERLINEAR_SCRATCH="$scratch" \
		SUPERLINEAR_ENGINE="$engine" SUPERLINEAR_EARLY_SIGNAL=23 "$@"
}

# alike NAME WORDS...: pools.py WORDS, without the agent and under each engine.
alike() {
	local name=$1 engine
	shift
	run timeout 60 "$python" "$PROGRAMS/pools.py" "$@"
	is_status 0 "$name: $*"
	cp out want
	for engine in $engines; do
		profiled "$engine" "$python" "$PROGRAMS/pools.py" "$@"
		is "$status $(cat out)" "0 $(cat want)" "$name, $engine: $*"
		is "$(cat err)" '' "$name, $engine: $*: no message"
	done
}

while read -r python <&3; do
	name=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
	engines=cprofile
	if "$python" -I -S "$BUILD" "$SUPERLINEAR_CACHE" >built 2>&1; then
		engines+=' native'
	else
		skip "$name: $(tail -n 1 built)"
	fi
	alike "$name" pools fork 10
	alike "$name" blocked
	alike "$name" wrapped
	[ -z "${first-}" ] || continue
	first=$python
	alike "$name" pools spawn 1
	alike "$name" pools forkserver 1
	for how in handlers executor interrupt; do
		alike "$name" "$how"
	done
done 3< <(pythons)
done_testing
