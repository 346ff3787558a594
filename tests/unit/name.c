/*
 * name.c: what is left of a name where functions of two runs are compared, and
 * how those without a partner are named.
 */
#include "function/name.h"

#include "function/unmatched.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
test_last_part(void)
{
	static const struct {
		const char *name, *want;
	} cases[] = {
	    {"get", "get"},
	    {"A.get", "get"},
	    {"a.B.get", "get"},
	    {".get", "get"},
	    {"f.<locals>.g", "g"},
	    {"f.<lambda>", "<lambda>"},
	    {"<a.b>", "<a.b>"},
	    {"a.<b.<c.d>.e>", "<b.<c.d>.e>"},
	    {"a>b.c", "c"},
	    {"a.<b", "a.<b"},
	    {"a.b.", "a.b."},
	    {"rec'2", "rec"},
	    {"A.rec'12", "rec"},
	    {"a'1", "a"},
	    {"'2", "'2"},
	    {"12", "12"},
	    {"rec2", "rec2"},
	    {"rec'", "rec'"},
	    {"", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str got = name_last_part(str_of(cases[i].name));

		ok(str_is(got, cases[i].want), "the last part of '%s': '%.*s'",
		    cases[i].name, STR_ARG(got));
	}
}

/* What is the same function has the same key. */
static void
test_keys(void)
{
	static const struct {
		const char *kind, *full, *module, *name;
		double line;
		const char *want;
	} cases[] = {
	    {"func", "/s/x.py:7 A.get", "/s/x.py", "A.get", 7,
		"P s/x.py:7 get"},
	    {"func", "/s/x.py:1 f", "/s/x.py", "f", 1, "P s/x.py:1 f"},
	    {"func", "/s/x.py:0 f", "/s/x.py", "f", 0, "C /s/x.py:0 f"},
	    {"func", "/s/x.py:? f", "/s/x.py", "f", (double)NAN,
		"C /s/x.py:? f"},
	    {"builtin", "/s/x.py:7 f", "/s/x.py", "f", 7, "C /s/x.py:7 f"},
	    {"func", "/s/x.py:7", "/s/x.py", NULL, 7, "C /s/x.py:7"},
	    {"func", "<string>:7 f", "<string>", "f", 7, "C <string>:7 f"},
	    {"builtin", "<f at 0x7f12>", NULL, NULL, (double)NAN, "C <f>"},
	    {"builtin", "f at 0x7f12", NULL, NULL, (double)NAN, "C f"},
	    {"builtin", "f at 0x7", NULL, NULL, (double)NAN, "C f"},
	    {"builtin", "f at 0x", NULL, NULL, (double)NAN, "C f at 0x"},
	    {"builtin", "<f of <A at 0x7f> at 0x8>", NULL, NULL, (double)NAN,
		"C <f of <A>>"},
	    {"builtin", "f'3", NULL, NULL, (double)NAN, "C f"},
	};
	struct buf key = BUF_EMPTY;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str none = {NULL, 0};

		name_key(&key, str_of(cases[i].kind), str_of(cases[i].full),
		    cases[i].module == NULL ? none : str_of(cases[i].module),
		    cases[i].line,
		    cases[i].name == NULL ? none : str_of(cases[i].name));
		is_text(buf_text(&key), cases[i].want, cases[i].full);
	}
	buf_free(&key);
}

/* The largest by time, and how many there are besides. */
static void
test_unmatched(void)
{
	static const struct {
		const char *what;
		double seconds[6];
		size_t count;
		const char *want;
	} cases[] = {
	    {"none", {0}, 0, ""},
	    {"one", {0.5}, 1, "x.py:10 f (0.5 s)"},
	    {"no time is told of what took none", {0, (double)NAN}, 2,
		"x.py:10 f, x.py:11 f"},
	    {"three", {1, 3, 2}, 3,
		"x.py:11 f (3 s), x.py:12 f (2 s), x.py:10 f (1 s)"},
	    {"four", {1, 3, 2, 4}, 4,
		"x.py:13 f (4 s), x.py:11 f (3 s), x.py:12 f (2 s) and 1 more"},
	    {"the small ones last", {4, 3, 2, 1, 0.5}, 5,
		"x.py:10 f (4 s), x.py:11 f (3 s), x.py:12 f (2 s) and 2 more"},
	    {"equal ones as they came", {1, 1, 1, 1}, 4,
		"x.py:10 f (1 s), x.py:11 f (1 s), x.py:12 f (1 s) and 1 more"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct unmatched all = {.count = 0};
		struct buf text = BUF_EMPTY;

		for (size_t k = 0; k < cases[i].count; k++) {
			struct unmatched_one one = {STR("f"), STR("x.py"),
			    STR("f"), 10 + (double)k, cases[i].seconds[k]};

			unmatched_add(&all, &one);
		}
		unmatched_text(&all, &text);
		is_text(buf_text(&text), cases[i].want, cases[i].what);
		buf_free(&text);
	}
}

int
main(void)
{
	test_last_part();
	test_keys();
	test_unmatched();
	return done_testing();
}
