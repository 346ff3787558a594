# Completion in bash for the programs of superlinear. Source it, or install it
# under the name of each program in bash-completion's folder.
# shellcheck shell=bash

# The options of each program; --help and --version are everybody's.
declare -gA _superlinear_options=(
	[plan-add]='-f -i -o'
	[plan-cut]='-d -e -n -o -t --clock --copies --header --id --record'
	[plan-grow]='-i -n -o --budget --id'
	[plan-mark]='-a -f -i -l -o -p -r -s --keep-results --message'
	[plan-next]='-a -c -f -l -n -o -p -r -s --order --seed'
	[plan-notify]='-i --config --on --within'
	[plan-prune]='-d -o --named --older --remove'
	[plan-seq]='-d -e -o -t --clock --id --order --repeat --seed'
	[prof-cause]='-i -o --share'
	[prof-check]='-i -o --bounds --fail-above --lock --share --undecided --update'
	[prof-diff]='-i -k -o --bound --noise --per-call --share'
	[prof-export]='-i -o -r'
	[prof-history]='-o'
	[prof-lock]='-i -o'
	[prof-parse]='-i -o --columns --id --label --map --match --size'
	[prof-report]='-i -n -o --again --brief --budget-seconds --min-seconds'
	[prof-run]='-d -e -i -o -t --builtins --checkpoints --clock --force --grace --hits --id --label --lines --memory --no-lines --size'
	[prof-scale]='-b -i -k -o --force --min-share --pairs --target'
	[superlinear]='-a -b -d -e -f -k -o -p -r -t --against --all --bisect --budget --build
		--builtins --by --check --clock --dir --engine --exit-code --fail-above --header --hits --input --keep --key --lock --memory --no-lines --notify --open --phase --plan --record --repeat --report --resume --run --sizes
		--target --timeout --undecided --until-firm --update'
)

# The values of a column of the plan that the line names.
_superlinear_column() { # _superlinear_column COLUMN
	local plan=profiling_plan.json i
	for ((i = 1; i < ${#COMP_WORDS[@]} - 1; i++)); do
		case ${COMP_WORDS[i]} in
		-f | --plan) plan=${COMP_WORDS[i + 1]} ;;
		esac
	done
	plan-next -a -o csv -f "$plan" 2>/dev/null | awk -F, -v name="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		at && $at != "" && !seen[$at]++ { print $at }'
}

# What may stand behind OPTION: prints words, or says which kind of file.
_superlinear_values() { # _superlinear_values PROGRAM OPTION
	case $2 in
	-b | --by) echo 'auto iterations size' ;;
	-e | --engine) echo 'auto yappi cprofile native v8 go gcov llvm callgrind none' ;;
	-i) echo 'jsonl csv' ;;
	-k) echo 'run label rev' ;;
	-l) _superlinear_column label ;;
	-o)
		case $1 in
		prof-check | prof-diff | superlinear) echo 'jsonl csv text github junit md sarif' ;;
		prof-export) echo 'folded speedscope callgrind extrap' ;;
		prof-report) echo 'md text html' ;;
		*) echo 'jsonl csv text' ;;
		esac
		;;
	-p | --phase) _superlinear_column phase ;;
	-r | --run) _superlinear_column id ;;
	-s) echo 'pending running done error' ;;
	--clock) echo 'computing wall cpu' ;;
	--exit-code) echo 'program verdict' ;;
	--undecided) echo 'fail pass' ;;
	--order) echo 'plan size random interleave' ;;
	esac
}

_superlinear() {
	local program=${1##*/} word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]} i operands=0 takes=1
	case $program in
	plan-cut | plan-seq) takes=2 ;;
	esac
	COMPREPLY=()
	# Behind the operands that are ours stands a command of the user's.
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--)
			i=$((i + 1))
			operands=$takes
			break
			;;
		-a | -c | -ac | --brief | --named | --remove | --keep | --force | --pairs | --all | --resume | \
			--check | --update | --until-firm) ;;
		--keep-results | --*=*) ;;
		-*) i=$((i + 1)) ;;
		*)
			operands=$((operands + 1))
			[ "$operands" -lt "$takes" ] || break
			;;
		esac
	done
	case $program in
	prof-run | plan-cut | plan-grow | plan-seq | superlinear)
		if [ "$operands" -ge "$takes" ] && [ "$i" -le "$COMP_CWORD" ]; then
			if declare -F _command_offset >/dev/null; then
				_command_offset "$i"
			else
				mapfile -t COMPREPLY < <(compgen -A file -- "$word")
			fi
			return
		fi
		;;
	esac
	case $before in
	-d | --dir | --copies)
		mapfile -t COMPREPLY < <(compgen -A directory -- "$word")
		return
		;;
	-f | --plan | --report | --input | --bounds | --lock)
		mapfile -t COMPREPLY < <(compgen -A file -- "$word")
		return
		;;
	-b | -e | -i | -k | -l | -o | -p | -r | -s | --clock | --engine | --order | \
		--phase | --run | --undecided)
		mapfile -t COMPREPLY < <(compgen -W \
			"$(_superlinear_values "$program" "$before")" -- "$word")
		return
		;;
	esac
	case $word in
	-*)
		mapfile -t COMPREPLY < <(compgen -W \
			"${_superlinear_options[$program]} --help --version" -- "$word")
		;;
	*)
		case $program in
		prof-run)
			mapfile -t COMPREPLY < <(compgen -A command -A file -- "$word")
			;;
		plan-cut) mapfile -t COMPREPLY < <(compgen -A file -- "$word") ;;
		plan-*) ;;
		*) mapfile -t COMPREPLY < <(compgen -A file -- "$word") ;;
		esac
		;;
	esac
}

complete -o filenames -F _superlinear "${!_superlinear_options[@]}"
