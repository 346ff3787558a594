#!/usr/bin/env bash
# plan-notify: lines pass through, and people are told; whatever becomes of a
# message, the lines and the status stay.
. "$(dirname "$0")/lib.sh"

unset XDG_CONFIG_HOME
export HOME=$T/home
mkdir -p "$HOME" bin
secret=s3cret-t0ken

# ---- a server, a sendmail ----

# What is asked of it goes to asked.jsonl. /slow never answers, /broken hangs up,
# /error refuses, /redirect leads elsewhere.
cat >server.py <<'END'
import http.server, json, threading
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with open("asked.jsonl", "a") as f:
            f.write(json.dumps({"path": self.path, "body": body.decode(),
                "type": self.headers.get("Content-Type"), "title": self.headers.get("Title"),
                "by": self.headers.get("Authorization")}) + "\n")
        if "/slow" in self.path:
            threading.Event().wait(30)
        if "/broken" in self.path:
            return self.connection.shutdown(2)
        self.send_response(500 if "/error" in self.path else 302 if "/redirect" in self.path else 200)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
    do_GET = do_POST
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Timer(120, server.shutdown).start()
print(server.server_port, flush=True)
server.serve_forever()
END
exec 7< <(exec python3 server.py)
server=$!
read -r port <&7
url=http://127.0.0.1:$port

cat >bin/sendmail <<END
#!/bin/sh
printf '%s\n' "\$*" >>$T/mail.args
cat >>$T/mail
END
cat >bin/tell <<END
#!/bin/sh
cat >>$T/told
END
printf '#!/bin/sh\nexit 3\n' >bin/fails
printf '#!/bin/sh\nkill -9 $$\n' >bin/dies
printf '#!/bin/sh\nsleep 60 & echo $! >%s/kid; exec sleep 60\n' "$T" >bin/hangs
chmod +x bin/*
PATH=$T/bin:$PATH

# ---- lines ----

cat >night <<'END'
{"type":"run","id":"wk-1","status":"running"}
{"type":"run","id":"wk-1","status":"done","result":{"wall_seconds_total":3600}}
{"type":"run","id":"wk-2","status":"done","result":{"wall_seconds_total":300}}
{"type":"other","x":1}
{"type":"run","id":"wk-3","status":"error","error_message":"MemoryError"}
{"type":"cause","full_name":"gc.py:7 join","verdict":"watch","confidence":"provisional","p_own":1.2}
{"type":"cause","full_name":"gc.py:9 <b>&find","verdict":"quadratic","confidence":"firm","p_own":2.02,"share":0.34}
{"type":"cause","full_name":"c","verdict":"quadratic","confidence":"firm"}
{"type":"cause","full_name":"d","verdict":"quadratic","confidence":"firm"}
{"type":"run","id":"wk-4","status":"pending"}
END

# notify CHANNELS [OPTION...]: in that night
notify() {
	rm -f asked.jsonl mail mail.args told
	SUPERLINEAR_NOTIFY=$1 run_in night plan-notify "${@:2}"
}
# passes NAME: status and data stay, and nothing secret is said.
passes() {
	is_status 0 "$1: the status stays"
	check "$1: so do the lines" cmp out night
	has_not err "$secret" "$1: nothing secret is said"
}

notify "slack $url/$secret"
passes 'a webhook'
is "$(cat err)" '' 'of which nothing is said'
is "$(jq -r .path asked.jsonl)" "/$secret" 'which is asked once'
is "$(jq -r .type asked.jsonl)" application/json 'as JSON'
is "$(jq -r '.body | fromjson | .text' asked.jsonl)" \
	'superlinear: 2 runs are done, 1 failed, 1 is left
2 runs are done, 1 failed, 1 is left: wk-3 (MemoryError); 1 h 5 min.
gc.py:7 join: watch (n^1.20, provisional)
gc.py:9 &lt;b&gt;&amp;find: quadratic (n^2.02, firm), 34 % of the computing time
c: quadratic (firm)
and 1 more' 'how the runs stand, and what is to blame'

notify "ntfy $url/topic $secret"
passes ntfy
is "$(jq -r '[.path, .by, .title] | @tsv' asked.jsonl)" \
	"/topic	Bearer $secret	superlinear: 2 runs are done, 1 failed, 1 is left" 'a title and a token'
is "$(jq -r .body asked.jsonl | sed -n 3p)" \
	'gc.py:9 <b>&find: quadratic (n^2.02, firm), 34 % of the computing time' 'and the text'

notify "mail $secret@example.org"
passes mail
is "$(head -n 2 mail)" "To: $secret@example.org
Subject: superlinear: 2 runs are done, 1 failed, 1 is left" 'a mail'
is "$(sed '1,/^$/d' mail | head -n 1)" \
	'2 runs are done, 1 failed, 1 is left: wk-3 (MemoryError); 1 h 5 min.' 'its text'
is "$(cat mail.args)" '-t -oi' 'whose address is no argument'

notify "command $T/bin/tell"
passes 'a command'
is "$(head -n 1 told)" 'superlinear: 2 runs are done, 1 failed, 1 is left' 'reads the message'

notify "# the team
slack $url/a

  command   $T/bin/tell
mail a@b.example"
is "$(jq -r .path asked.jsonl) $(wc -l <told) $(grep -c ^To: mail)" '/a 6 1' 'several are told'

# ---- when ----

# told_at EVENTS: the first line of each message.
told_at() {
	notify "command $T/bin/tell" --on "$1"
	[ ! -e told ] || grep '^superlinear: ' told
}
is "$(told_at 'done')" 'superlinear: 2 runs are done, 1 failed, 1 is left' 'at the end'
is "$(told_at error)" 'superlinear: 2 runs are done, 1 failed' 'at the first failure, as it stood then'
is "$(told_at firm)" 'superlinear: 2 runs are done, 1 failed' 'at the first firm cause'
is "$(grep -c '^gc.py' told)" 2 'with what is known by then'
is "$(told_at error,done | wc -l)" 2 'each once'
is "$(told_at done,error,firm | wc -l)" 3 'all of them'
grep -v '"error"\|"firm"' night >well
mv night whole && cp well night
is "$(told_at error,firm)" '' 'nothing where nothing happened'
mv whole night
SUPERLINEAR_NOTIFY="command $T/bin/tell" run plan-notify
is_status 0 'an empty stream'
check 'is no news' test ! -e told

# ---- what can go wrong ----

notify "slack $url/error/$secret"
passes 'refused'
has err 'plan-notify: slack: not sent: the server refused it' 'refused, and said'
notify "ntfy $url/broken/$secret"
passes 'hung up'
has err 'ntfy: not sent' 'hung up, and said'
notify "slack $url/slow/$secret" --within 1
passes 'slow'
has err 'not sent: it took too long' 'slow, and said'
notify "slack $url/redirect/$secret"
is "$(jq -r .path asked.jsonl)" "/redirect/$secret" 'no redirect is followed'
notify "slack http://127.0.0.1:1/$secret"
passes 'nobody there'
has err 'nobody answers there' 'nobody there, and said'
notify "ntfy http://$secret.invalid/x"
passes 'no such host'
has err 'not sent' 'no such host, and said'
notify "command $T/bin/$secret"
has err 'there is no such program' 'no such program'
passes 'no such program'
notify "command $T/bin/fails"
passes 'a command that fails'
has err 'the command ended with status 3' 'by its status'
notify "command $T/bin/dies"
passes 'a command that is killed'
has err 'was killed' 'and that it was'
notify "command $T/bin/hangs" --within 1
passes 'a command that hangs'
has err 'took too long' 'is ended'
lives() { grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$(cat kid)/status"; }
for ((i = 0; i < 2000; i++)); do lives || break; done
is "$(lives && echo lives)" '' 'with what it started'
notify "command $T/bin/fails
command $T/bin/tell"
check 'the next one is told all the same' test -s told
mkdir curl.d && ln -s "$T/bin/fails" curl.d/curl
PATH=$T/curl.d:$PATH notify "slack $url/$secret"
passes 'a broken curl'
has err 'slack: not sent' 'is said'
mv bin/sendmail bin/sendmail.off
PATH=$T/bin:/nowhere SUPERLINEAR_NOTIFY='mail a@b.example' \
	"$TOP/build/$V/bin/plan-notify" <night >out 2>err
is $? 0 'no sendmail'
has err 'mail: not sent: there is no such program (sendmail)' 'is said'
mv bin/sendmail.off bin/sendmail

# What all users can see: the arguments of the program that sends.
cat >curl.d/curl.real <<END
#!/bin/sh
printf '%s\n' "\$*" >$T/curl.args
printenv >$T/curl.env
cat >$T/curl.in
END
rm curl.d/curl && mv curl.d/curl.real curl.d/curl && chmod +x curl.d/curl
PATH=$T/curl.d:$PATH notify "ntfy $url/$secret tk_$secret"
is "$(cat curl.args)" '-q -K -' 'no address is an argument'
has_not curl.env "$secret" 'nor in its environment'
has curl.in "url = \"$url/$secret\"" 'but on its standard input'

# Names that would be something else where they arrive.
printf '{"type":"run","id":"a","status":"error","error_message":"x\\nBcc: all@example.org\\u001b[2J\\"\\\\"}\n' >odd
cp night kept && cp odd night
notify "mail a@b.example
slack $url/a"
is "$(grep -c '^Bcc' mail)" 0 'no header is made of a name'
is "$(jq -r '.body | fromjson | .text' asked.jsonl | tail -n 1)" \
	'0 runs are done, 1 failed: a (x\x0aBcc: all@example.org\x1b[2J"\).' 'control characters are shown'
mv kept night

# ---- where the addresses are ----

printf 'command %s/bin/tell\n' "$T" >channels
chmod 600 channels
rm -f told
run_in night plan-notify --config channels
check '--config' test -s told
is "$(cat err)" '' 'a file of mine'
chmod 644 channels
run_in night plan-notify --config channels
has err 'channels: others may read it (chmod 600)' 'that others can read'
is_status 0 'and no more'
mkdir -p "$HOME/.config/superlinear"
mv channels "$HOME/.config/superlinear/notify"
rm -f told
run_in night plan-notify
check 'in the folder of settings' test -s told
rm -f told
XDG_CONFIG_HOME=$HOME/.config run_in night plan-notify
check 'wherever that is' test -s told
rm -f told
SUPERLINEAR_NOTIFY="mail a@b.example" run_in night plan-notify
check 'the variable stands for the file' test ! -e told
rm -r "$HOME/.config"
run_in night plan-notify
is_status 2 'nobody to tell'
is "$(cat out)" '' 'is known before anything is read'
has err "such as 'mail me@example.org'" 'and what to write'
run_in night plan-notify --config nosuch
is_status 4 'no such file'
printf 'x\0y\n' >nul
run_in night plan-notify --config nul
is_status 3 'a NUL byte'
head -c 65537 /dev/zero | tr '\0' '\n' >large
run_in night plan-notify --config large
is_status 3 'a large file'
for line in "telegram $secret" slack "slack $secret" "slack ftp://$secret" "mail $secret" \
    "mail a@b $secret" "slack $url/x $secret" "command $secret" command "slack http://\"$secret"; do
	notify "$line"
	is_status 3 "none: $line"
	has_not err "$secret" 'and nothing of it is said'
done
notify "$(yes "command $T/bin/tell" | head -n 20)"
is_status 0 'twenty of them'
notify "$(yes "command $T/bin/tell" | head -n 21)"
is_status 3 'one more'

# ---- the rest ----

notify "command $T/bin/tell" --on never
is_status 2 '--on'
notify "command $T/bin/tell" --within 0
is_status 2 '--within'
notify "command $T/bin/tell" operand
is_status 2 'an operand'
printf '{"type":"run","status":"done"}\n' >bad
SUPERLINEAR_NOTIFY="command $T/bin/tell" run_in bad plan-notify
is_status 3 'malformed input'
SUPERLINEAR_NOTIFY="command $T/bin/tell" plan-notify <night >/dev/full 2>err
is $? 4 'a full disk'

kill "$server"
exec 7<&-
done_testing
