#!/usr/bin/env bash
# prof-history: which commit changed which law, from what git shows of a lock.
. "$(dirname "$0")/lib.sh"

export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a \
	GIT_COMMITTER_EMAIL=a@b GIT_CONFIG_GLOBAL=/dev/null
mkdir -p repo/py && cd repo || exit
git init -q .

# lock SUBJECT LINE...: a commit of a lock with these lines.
day=10
lock() {
	local subject=$1
	shift
	{
		echo 'type,full_name,metric,class,law,p,program'
		printf 'lock,%s\n' "$@"
	} >py/laws.lock
	git add . && GIT_AUTHOR_DATE="2026-11-$((day++))T12:00:00Z" \
		git commit -qm "$subject"
}

history_of() {
	git log -p --date=short --abbrev-commit "$@" >"$T/log"
	run_in "$T/log" prof-history
	cp "$T/out" "$T/lines"
}

# what KEY...: of each change.
what() {
	jq -r "[$(printf '.%s,' "$@" | sed 's/,$//')] | map(. // \"-\" | tostring) |
		join(\" \")" "$T/lines"
}

lock 'A lock' 'job.py find,hits,n,n + 1,,' 'job.py load,ncall,1,1,,' \
	'job.py old,hits,n,n,,' 'job.py toss,hits,,,1.4,'
lock 'Looks twice

And says so.' 'job.py find,hits,n^2,0.5n^2 + 0.5n,,' 'job.py load,ncall,1,1,,' \
	'job.py old,hits,n,n,,' 'job.py toss,hits,,,1.6,'
bad=$(git rev-parse --short HEAD)
echo 'locked' >py/job.py
git add . && git commit -qm 'Nothing of laws'
git rm -q py/job.py
lock 'Mended' 'job.py find,hits,n,3n,,' 'job.py load,hits,1,2,,' \
	'job.py new,ncall,n log n,n log2(n),,' 'job.py toss,hits,,,9.9,'

history_of --reverse -- py/laws.lock
is_status 0 'a history'
is "$(what outcome full_name metric class_was class p_was p)" 'new job.py find hits - n - -
new job.py load ncall - 1 - -
new job.py old hits - n - -
new job.py toss hits - - - 1.4
worse job.py find hits n n^2 - -
changed job.py toss hits - - 1.4 1.6
gone job.py old hits n - - -
better job.py find hits n^2 n - -
changed job.py load hits 1 1 - -
new job.py new ncall - n log n - -
worse job.py toss hits - - 1.6 9.9' 'each change by its function: what was and what is'
is "$(grep '"class":"n^2"' "$T/lines")" \
	"{\"type\":\"change\",\"commit\":\"$bad\",\"date\":\"2026-11-11\",\"outcome\":\"worse\",\"full_name\":\"job.py find\",\"metric\":\"hits\",\"class_was\":\"n\",\"class\":\"n^2\",\"law_was\":\"n + 1\",\"law\":\"0.5n^2 + 0.5n\",\"lock\":\"py/laws.lock\",\"subject\":\"Looks twice\"}" \
	'with commit, date, subject, laws and the lock'
sort "$T/lines" >"$T/sorted"
for how in '' '--reverse -U0' '--reverse -U99' '--stat --decorate=full'; do
	# shellcheck disable=SC2086
	history_of $how
	sort "$T/lines" | cmp -s - "$T/sorted"
	ok $? "the same with ${how:-no option}, and of all files"
done
history_of -n 1
is "$(what outcome full_name class_was class | sed -n 2p)" \
	'better job.py find n^2 n' 'of some commits only'

run_in "$T/log" prof-history -o text
is "$(head -n 1 "$T/out" | xargs)" \
	'commit date outcome full_name metric class_was class p_was p subject' 'text'

# What is moved or renamed, by its last name or since it does the same work, is the
# same as to prof-check --lock; what is at most linear may be any other.
lock 'Before' 'job.py Table.find,hits,n^2,n^2,,' 'job.py load,ncall,1,1,,' \
	'job.py scan,hits,n^2,0.5n^2,,' 'job.py skim,hits,n,n,,' \
	'job.py cube,hits,n^3,n^3,,' 'a.py run,hits,n,n,,' 'b.py run,hits,n,n,,' \
	'job.py keep,hits,n,n,,'
lock 'After' 'table.py Table.find,hits,n^2,n^2,,' 'lib.py load,ncall,n,n,,' \
	'job.py look,hits,n^2,0.5n^2,,' 'job.py peek,hits,n,n,,' \
	'job.py more,hits,n^2,7n^2,,' 'c.py run,hits,n,n,,' 'job.py keep,hits,n,2n,,'
history_of -n 1
is "$(what outcome full_name full_name_was class_was class | sort)" \
	'better job.py more job.py cube n^3 n^2
changed job.py keep - n n
gone a.py run - n -
gone b.py run - n -
gone job.py skim - n -
moved job.py look job.py scan n^2 n^2
moved table.py Table.find job.py Table.find n^2 n^2
new c.py run - - n
new job.py peek - - n
worse lib.py load job.py load 1 n' 'what is moved or renamed is the same function'
lock 'Another' 'job.py keep,hits,n,2n,,' 'job.py worse,hits,n^4,n^4,,' \
	'job.py look,hits,n^2,0.5n^2,,'
history_of -n 1
is "$(what outcome full_name | grep worse)" 'new job.py worse' \
	'what does more than all that is gone is new'
lock 'The same again' 'job.py worse,hits,n^4,n^4,,' 'job.py keep,hits,n,2n,,' \
	'job.py look,hits,n^2,0.5n^2,,'
history_of -n 1 -U0
is "$(what outcome full_name | head -n 1)" 'changed job.py keep' \
	'lines in another order are under no other name'

# A lock of JSON lines, as a table.
cat >"$T/json" <<'P'
commit 1234567
Date:   today
diff --git a/l b/l
--- /dev/null
+++ b/l
@@ -0,0 +1 @@
+{"type":"lock","full_name":"x.go f","metric":"ncall","class":"n"}
P
run_in "$T/json" prof-history -o csv
is "$(cat "$T/out")" 'type,commit,date,outcome,full_name,metric,class_was,class,p_was,p,law_was,law,program,full_name_was,lock,subject
change,1234567,today,new,x.go f,ncall,,n,,,,,,,l,' 'a lock of JSON lines; a table'

# A commit whose lock cannot be read hides no other.
lock 'Merged badly' 'job.py find,hits,n,3n,,' 'job.py two,hits,n,n,,' \
	'job.py two,hits,n^2,n^2,,'
lock 'And well' 'job.py find,hits,n^2,3n^2,,'
lock 'Again' 'job.py find,hits,n,3n,,'
history_of --reverse
is_status 3 'a lock with a function twice'
has "$T/err" "$(git rev-parse --short HEAD~2):py/laws.lock:" 'says in which commit'
has "$T/err" 'job.py two stands here twice' 'and what'
is "$(what outcome full_name subject | tail -n 1)" 'better job.py find Again' \
	'and the others are told'

# What is no history.
run prof-history </dev/null
is_status 1 'nothing'
git log --oneline >"$T/log"
run_in "$T/log" prof-history
is_status 3 'no commit'
has "$T/err" 'git log -p -- laws.lock' 'says what is wanted'
git commit -q --allow-empty -m 'Nothing' && git log -n 1 -p >"$T/log"
run_in "$T/log" prof-history
is_status 1 'no lock in it'
run prof-history laws.lock
is_status 2 'an operand'
prof-history <"$T/json" >/dev/full 2>"$T/err"
is $? 4 'a full disk'
cd "$T" || exit
done_testing
