#!/usr/bin/env bash
# The options of every program: those of its table, of its page and of both
# completions are the same ones.
. "$(dirname "$0")/lib.sh"

bash_file=$TOP/scripts/completion/superlinear.bash
zsh_file=$TOP/scripts/completion/_superlinear
# shellcheck source=/dev/null
. "$bash_file"

# The options in the zsh file's branch for PROGRAM.
zsh_options() {
	awk -v program="$1" '
		$0 ~ "^\t" program "\\)" { on = 1; next }
		on && /^\t\t;;/ { exit }
		on' "$zsh_file" |
		grep -oP "(?<=['{,*])--?[a-z][a-z-]*(?=[[=+,}])"
}

words() { # words TEXT: one a line, sorted
	printf '%s' "$1" | tr -s ' \t\n' '\n' | sort
}

everybody='--help
--version'
for source in "$TOP"/tools/*.c; do
	name=${source##*/}
	name=${name%.c}
	"$TOP/tests/pages.py" table "$source" | grep -vxF -e "$everybody" |
		sort >want
	is "$("$TOP/tests/pages.py" options "$TOP/man/$name.1" |
		grep -vxF -e "$everybody" | sort)" "$(cat want)" \
		"$name: the page lists its options"
	words "${_superlinear_options[$name]-}" >got
	is "$(cat got)" "$(cat want)" "$name: bash completes them"
	is "$(zsh_options "$name" | sort -u)" "$(cat want)" \
		"$name: zsh completes them"
	"$name" --help | grep -oE -e '\[-[A-Za-z]+|-[A-Za-z]\>|--[a-z][a-z-]*' |
		sed -E 's/^\[//' | awk '/^--/ { print; next }
		{ for (i = 2; i <= length($0); i++) print "-" substr($0, i, 1) }' |
		sort -u >got
	is "$(cat got)" "$(cat want)" "$name: --help shows them"
	is "$("$name" --version)" "$name (superlinear) ${version:=$("$name" \
		--version | sed 's/.* //')}" "$name: --version"
done

# The driver.
sed -n 's/^	\(-[^)]*\)) .*/\1/p; s/^	\(-[^)]*\))$/\1/p' "$TOP/scripts/superlinear" |
	tr -d ' ' | tr '|' '\n' | grep -vxF -e "$everybody" -e -h -e "--" -e "-*" -e "--*=*" |
	sort >want
is "$("$TOP/tests/pages.py" options "$TOP/man/superlinear.1" | sort)" \
	"$(cat want)" 'superlinear: the page lists its options'
is "$(words "${_superlinear_options[superlinear]}")" \
	"$(cat want)" 'superlinear: bash completes them'
is "$(zsh_options superlinear | sort -u)" "$(cat want)" \
	'superlinear: zsh completes them'

# No program is named that is not there.
is "$(printf '%s\n' "${!_superlinear_options[@]}" | sort)" \
	"$({ basename -s .c "$TOP"/tools/*.c; echo superlinear; } | sort)" \
	'bash knows the programs'
is "$(sed -n '1s/^#compdef //p' "$zsh_file" | tr ' ' '\n' | sort)" \
	"$({ basename -s .c "$TOP"/tools/*.c; echo superlinear; } | sort)" \
	'zsh knows the programs'

# What comes of a line in bash: the last word is completed.
completes() { # completes WORD...
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	_superlinear "$1"
	printf '%s ' "${COMPREPLY[@]}" | sed 's/ $//'
}
# The engines are those that prof-run names: "-e is not A, B or C: 'x'".
run prof-run -e x
sed -n 's/.*-e is not \(.*\): .*/\1/p' err | tr -d , | tr ' ' '\n' |
	grep -vx or | sort >engines
check 'prof-run names its engines' grep -qx native engines
is "$(completes prof-run -e '' | tr ' ' '\n' | sort)" "$(cat engines)" \
	'bash completes them'
is "$(sed -n "s/^local engines='(\(.*\))'/\1/p" "$zsh_file" | tr ' ' '\n' |
	sort)" "$(cat engines)" 'zsh completes them'
is "$("$TOP/scripts/superlinear" --help | sed -n '/--engine ENGINE/{N;s/.*ENGINE//p}' |
	tr -d , | xargs -n 1 | grep -vx or | sort)" "$(cat engines)" 'superlinear --help, too'
is "$(sed -n '/^\.It Fl e Ar engine/,/^\.El/s/^\.It Cm //p' \
	"$TOP/man/prof-run.1" | sort)" "$(cat engines)" 'and so does the page'
is "$(sed -n '/^What profiles the run:/,/^\.It/s/^\.Cm //p' \
	"$TOP/man/superlinear-formats.5" | tr -d ' .' | tr ',' '\n' | sort)" \
	"$(cat engines)" 'and the page of formats'
is "$(completes prof-report -o '' | tr ' ' '\n' | sort | xargs)" \
	"$(prof-report -o x 2>&1 | sed -n 's/.*-o: not \(.*\): x .*/\1/p' |
		sed 's/,\| or//g' | tr ' ' '\n' | sort | xargs)" \
	'bash completes the formats of a report'
cp "$DATA/examples/profiling_plan.json" other.json
is "$(completes plan-next --or)" --order 'a long option'
is "$(completes plan-next --order si)" size 'its value'
is "$(completes prof-run -e cal)" callgrind 'an engine'
is "$(completes prof-report -o m)" md 'a format of the report'
is "$(completes plan-next -f other.json -r n-8)" n-800 'an id of the plan'
is "$(completes plan-mark -f oth)" other.json 'a file'
is "$(completes prof-run -e none -- oth)" other.json \
	'behind -- stands a command, its words are files'
is "$(completes prof-run -e none true --or)" '' \
	"a command's own options are not ours"

if command -v zsh >/dev/null; then
	check 'the zsh file parses' zsh -fn "$zsh_file"
	# A zsh at a terminal of its own, asked to complete one word.
	cat >ask.zsh <<-'EOF'
		zmodload zsh/zpty
		zpty shell zsh -f -i
		zpty -w shell 'PS1= PROMPT_SP= ; fpath=('$1' $fpath); autoload -Uz compinit; compinit -u -D; bindkey "^I" complete-word; print re""ady'
		zpty -r shell line '*ready*' || exit 1
		zpty -n -w shell "$2"$'\t'' #'$'\n''print do""ne'$'\n'
		zpty -r shell line '*done*'
		print -r -- "$line"
		zpty -d shell
	EOF
	run zsh -f ask.zsh "${zsh_file%/*}" ': ; plan-next --ord'
	has "$T/out" 'plan-next --order' 'zsh completes a long option'
	run zsh -f ask.zsh "${zsh_file%/*}" ': ; prof-run -e cal'
	has "$T/out" 'prof-run -e callgrind' 'zsh completes an engine'
else
	skip 'zsh is not installed'
fi
done_testing
