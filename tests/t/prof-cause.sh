# shellcheck shell=bash
# shellcheck disable=SC2154 # status is that of lib.sh
# prof-cause.sh: scale lines from tables, and what prof-cause makes of them.
# Sourced behind lib.sh.
#
#	blames 'who scans' 'get' <<'EOT'
#	get           ncall  1
#	get           own    2     last=3 share=0.5
#	get > equal   ncall  2     sure=provisional lo=1.4
#	EOT

# What stands behind a pipe counts, too.
shopt -s lastpipe

# scale_lines < TABLE: a law a line, of a function or of an edge: metric,
# exponent and KEY=VALUE. The sizes are 100, 200, 400, 800, 1600.
#	last    the value at 1600 (calls: 1600^p, else 1)
#	sure    confidence (firm); lo, hi: its interval (p, p)
#	points  the exponent of the points (p); bent: how far, in logarithms, they
#	        are off it: 2, -1, -2, -1, 2 times that; or values: each of them,
#	        with commas between, of as many sizes
#	kind    of the function (func); file (m.py), line (1), origin
#	at, at_share: the word of its operation, and the part of its time
#	share, beyond, end, target, at_target, law, within (a run), call_lineno:
#	        left out if not given
scale_lines() {
	awk '
	function number(key, name) {
		if (key in set)
			printf ",\"%s\":%s", name, set[key]
	}
	/^[ \t]*(#|$)/ { next }
	{
		split("", set)
		caller = ""
		at = 1
		if ($2 == ">") {
			caller = $1
			at = 3
		}
		name = $at
		metric = $(at + 1)
		p = $(at + 2)
		for (i = at + 3; i <= NF; i++) {
			key = substr($i, 1, index($i, "=") - 1)
			set[key] = substr($i, index($i, "=") + 1)
		}
		if (!("last" in set))
			set["last"] = metric == "ncall" ? 1600 ^ p : 1
		if (!("line" in set))
			set["line"] = 1
		q = "points" in set ? set["points"] : p
		printf "{\"type\":\"scale\",\"by\":\"size\"," \
		    "\"full_name\":\"%s\",\"module\":\"%s\",\"lineno\":%s," \
		    "\"name\":\"%s\",\"kind\":\"%s\"", name,
		    "file" in set ? set["file"] : "m.py", set["line"], name,
		    "kind" in set ? set["kind"] : "func"
		if (caller != "")
			printf ",\"caller\":\"%s\"", caller
		printf ",\"metric\":\"%s\",\"points\":[", metric
		split("2 -1 -2 -1 2", bend, " ")
		count = "values" in set ? split(set["values"], value, ",") : 5
		for (i = 1; i <= count; i++) {
			if (!("values" in set))
				value[i] = sprintf("%.9g", set["last"] * (2 ^ (i - 5)) ^ q \
				    * exp(set["bent"] * (bend[i] - 2)))
			printf "%s[%d,%s]", i == 1 ? "" : ",", 100 * 2 ^ (i - 1),
			    value[i]
		}
		printf "],\"n_min\":100,\"n_max\":%d,\"p\":%s,\"p_lo\":%s," \
		    "\"p_hi\":%s", 100 * 2 ^ (count - 1), p,
		    "lo" in set ? set["lo"] : p, "hi" in set ? set["hi"] : p
		number("end", "p_end")
		number("law", "law")
		printf ",\"verdict\":\"quadratic\",\"confidence\":\"%s\"",
		    "sure" in set ? set["sure"] : "firm"
		number("beyond", "beyond")
		number("share", "share")
		if ("at" in set)
			printf ",\"hot_line\":2,\"hot_share\":1," \
			    "\"operation\":\"%s list x\",\"operation_share\":%s",
			    set["at"], set["at_share"]
		if ("within" in set)
			printf ",\"within\":\"%s\"", set["within"]
		if ("origin" in set)
			printf ",\"origin\":\"%s\"", set["origin"]
		number("target", "target")
		number("at_target", "at_target")
		number("call_lineno", "call_lineno")
		print "}"
	}'
}

# causes_of < TABLE: a cause a line: name, exponent, what it costs, and its
# symptoms. NAME: what went wrong otherwise.
causes_of() {
	scale_lines >"$T/laws"
	run_in "$T/laws" prof-cause ${OPTIONS-}
	if [ "$status" -ne 0 ]; then
		cat "$T/err"
		return
	fi
	jq -r 'select(.type == "cause") | [.name, .p_own, .own_now_s,
		(.symptoms[].full_name)] | map(tostring) | join(" ")' "$T/out"
}

# blames NAME "CAUSE CAUSE..." < TABLE: who is blamed, worst first.
blames() {
	is "$(causes_of | cut -d' ' -f1 | paste -sd' ')" "$2" "$1"
}

# charges NAME "CAUSE P COST SYMPTOMS" < TABLE: and what with; a line a cause.
charges() {
	is "$(causes_of)" "$2" "$1"
}

# tells NAME KEY VALUE < TABLE: a key of the causes, as jq finds it.
tells() {
	causes_of >/dev/null
	is "$(jq -r "select(.type == \"cause\") | $2" "$T/out" | paste -sd' ')" \
		"$3" "$1"
}
