/*
 * pairing.c: which functions of two commits are one.
 */
#include "function/pairing.h"

#include <math.h>

#include "function/moved_lines.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MOST	     16

/* "file:line name" of version 0 and 1, and which of 1 is which of 0. */
struct trial {
	const char *what;
	const char *a[MOST], *b[MOST];
	int partner[MOST]; /* of b[i]: place in a, or -1 */
};

static const struct trial trials[] = {
    {"the same text", {"x.py:10 f", "x.py:20 g"}, {"x.py:20 g", "x.py:10 f"},
	{1, 0}},
    {"two class names for the same code", {"x.py:10 A.get"}, {"x.py:10 B.get"},
	{0}},
    {"lines shifted", {"x.py:10 A.get", "x.py:40 B.get"},
	{"x.py:13 A.get", "x.py:43 B.get"}, {0, 1}},
    {"listed from the last line up",
	{"x.py:60 C.get", "x.py:40 B.get", "x.py:10 A.get"},
	{"x.py:13 A.get", "x.py:43 B.get", "x.py:63 C.get"}, {2, 1, 0}},
    {"shifted, and named after the first caller",
	{"x.py:10 A.get", "x.py:40 B.get"}, {"x.py:13 B.get", "x.py:43 B.get"},
	{0, 1}},
    {"another environment", {"/v1/lib/python3.8/site-packages/p/x.py:10 f"},
	{"/w/env/lib/python3.11/site-packages/p/x.py:12 f"}, {0}},
    {"the first of two removed, seen by the text around",
	{"x.py:5 one", "x.py:10 A.get", "x.py:40 B.get", "x.py:60 two"},
	{"x.py:5 one", "x.py:34 C.get", "x.py:54 two"}, {0, 2, 3}},
    {"the second of two removed",
	{"x.py:5 one", "x.py:10 get", "x.py:30 mid", "x.py:40 get"},
	{"x.py:5 one", "x.py:10 get", "x.py:30 mid"}, {0, 1, 2}},
    {"one removed, another added: equally many",
	{"x.py:5 one", "x.py:10 get", "x.py:30 mid", "x.py:40 get",
	    "x.py:50 end"},
	{"x.py:5 one", "x.py:24 mid", "x.py:34 get", "x.py:44 end",
	    "x.py:70 get"},
	{0, 2, 3, 4, -1}},
    {"one of two, and nothing else known", {"x.py:10 get", "x.py:40 get"},
	{"x.py:21 get"}, {-1}},
    {"one of two on its own line", {"x.py:10 get", "x.py:40 get"},
	{"x.py:40 get"}, {1}},
    {"name and line together", {"x.py:10 A.get", "x.py:40 B.get"},
	{"x.py:38 B.get"}, {1}},
    {"the nearest of three",
	{"x.py:10 A.get", "x.py:40 B.get", "x.py:100 C.get"}, {"x.py:38 B.get"},
	{1}},
    {"the line together with a name that tells no class",
	{"x.py:10 A.get", "x.py:40 B.get"}, {"x.py:10 get"}, {0}},
    {"with the next one below", {"x.py:10 A.get", "x.py:40 B.get"},
	{"x.py:12 A.get"}, {0}},
    {"as near to both", {"x.py:10 A.get", "x.py:20 B.get"}, {"x.py:15 A.get"},
	{-1}},
    {"the name alone is not enough", {"x.py:10 A.get", "x.py:40 B.get"},
	{"x.py:12 B.get"}, {-1}},
    {"a line of another class is not it", {"x.py:10 A.get", "x.py:90 C.get"},
	{"x.py:10 B.get"}, {-1}},
    {"lambdas by their order", {"x.py:3 <lambda>", "x.py:9 <lambda>"},
	{"x.py:6 <lambda>", "x.py:12 <lambda>"}, {0, 1}},
    {"a lambda that went",
	{"x.py:1 f", "x.py:3 f.<locals>.<lambda>", "x.py:9 f.<locals>.<lambda>",
	    "x.py:20 g"},
	{"x.py:1 f", "x.py:9 f.<locals>.<lambda>", "x.py:20 g"}, {0, 2, 3}},
    {"another lambda of unchanged text",
	{"x.py:1 f", "x.py:3 <lambda>", "x.py:20 g"},
	{"x.py:1 f", "x.py:9 <lambda>", "x.py:20 g"}, {0, -1, 2}},
    {"moved past others", {"x.py:1 f", "x.py:10 g", "x.py:20 h"},
	{"x.py:1 f", "x.py:11 h", "x.py:22 g"}, {0, 2, 1}},
    {"moved past others, where the text around stayed",
	{"x.py:1 f", "x.py:10 g", "x.py:20 h", "x.py:30 i"},
	{"x.py:1 f", "x.py:20 h", "x.py:30 i", "x.py:40 g"}, {0, 2, 3, 1}},
    {"the lines below one that moved",
	{"x.py:5 one", "x.py:10 get", "x.py:40 get"},
	{"x.py:35 one", "x.py:40 get"}, {0, 1}},
    {"those that are gone leave one on each side",
	{"x.py:5 one", "x.py:30 get", "x.py:60 two", "x.py:90 get"},
	{"x.py:15 one", "x.py:20 get", "x.py:70 two", "x.py:80 get"},
	{0, -1, 2, 3}},
    {"of another class, and of another place",
	{"x.py:1 f", "x.py:10 A.run", "x.py:20 g", "x.py:40 h"},
	{"x.py:1 f", "x.py:20 g", "x.py:30 B.run", "x.py:40 h"}, {0, 2, -1, 3}},
    {"recursion levels", {"x.py:10 rec"}, {"x.py:12 rec'2"}, {0}},
    {"a file of another name", {"x.py:10 f"}, {"y.py:10 f"}, {-1}},
    {"two files that end alike, in one run",
	{"/s/a/p/x.py:10 f", "/s/b/p/x.py:20 f"},
	{"/s/a/p/x.py:20 f", "/s/b/p/x.py:30 f"}, {0, 1}},
    {"and one moves past the other's line",
	{"/s/a/p/x.py:10 f", "/s/b/p/x.py:20 f"},
	{"/s/a/p/x.py:30 f", "/s/b/p/x.py:5 f"}, {0, 1}},
    {"a new one in front, and an edit between the others",
	{"x.py:5 one", "x.py:10 get", "x.py:20 two", "x.py:30 get",
	    "x.py:40 get", "x.py:60 end"},
	{"x.py:1 get", "x.py:8 one", "x.py:13 get", "x.py:23 two",
	    "x.py:35 get", "x.py:47 get", "x.py:70 end"},
	{-1, 0, 1, 2, 3, 4, 5}},
    {"C functions without their addresses",
	{"<function close at 0x7f12>", "{built-in method len}"},
	{"{built-in method len}", "<function close at 0x7fab>", "{max}"},
	{1, 0, -1}},
    {"two C functions that are told apart by addresses alone",
	{"<function close at 0x7f12>", "<function close at 0x7f34>"},
	{"<function close at 0x7fab>", "<function close at 0x7fcd>"}, {0, -1}},
    {"text that is no file", {"<string>:1 f"}, {"<string>:2 f"}, {-1}},
};

static size_t
read_items(
    const char *const *texts, uint32_t version, struct pairing_item *items)
{
	size_t count = 0;

	for (; count < MOST && texts[count] != NULL; count++) {
		struct str full = str_of(texts[count]);
		struct pairing_item item = {.full_name = full,
		    .kind = STR("builtin"),
		    .name = full,
		    .lineno = (double)NAN,
		    .version = version,
		    .run = version};
		const char *colon = strchr(texts[count], ':');
		char *end;

		if (colon != NULL) {
			item.kind = STR("func");
			item.module = (struct str){
			    full.data, (size_t)(colon - texts[count])};
			item.lineno = strtod(colon + 1, &end);
			item.name = str_of(end + 1);
		}
		items[count] = item;
	}
	return count;
}

static void
test_two(void)
{
	for (size_t t = 0; t < COUNT(trials); t++) {
		struct pairing_item items[2 * MOST];
		uint32_t same[2 * MOST];
		size_t first = read_items(trials[t].a, 0, items);
		size_t count =
		    first + read_items(trials[t].b, 1, items + first);
		bool right = true;

		pairing_find(items, count, 2, same);
		for (size_t i = 0; i < first; i++)
			right = right && same[i] == i;
		for (size_t i = first; i < count; i++) {
			int partner = trials[t].partner[i - first];
			size_t want = partner < 0 ? i : (size_t)partner;

			if (same[i] != want)
				printf("# %s: %zu is %u\n",
				    trials[t].b[i - first], i, same[i]);
			right = right && same[i] == want;
		}
		ok(right, "%s", trials[t].what);
	}
}

static void
test_many(void)
{
	static const char *const texts[][MOST] = {{"x.py:10 f", "x.py:20 g"},
	    {"x.py:13 g"}, {"x.py:15 f", "x.py:25 g"}, {"{len}"}};
	struct pairing_item items[MOST];
	uint32_t same[MOST];
	size_t count = 0;

	for (uint32_t v = 0; v < COUNT(texts); v++)
		count += read_items(texts[v], v, items + count);
	pairing_find(items, count, COUNT(texts), same);
	ok(same[2] == 1 && same[4] == 1, "one function through three commits");
	ok(same[3] == 0, "one that the commit between did not call");
	ok(same[5] == 5, "one that only the last has");
	pairing_find(items, 0, 1, same);
	ok(true, "none at all");
}

static void
test_shift(void)
{
	struct anchor anchors[] = {{70, 90}, {10, 13}, {50, 53}, {20, 80}};
	struct moved_lines shift = {anchors, COUNT(anchors)};
	struct expected expected;

	moved_lines_settle(&shift);
	ok(shift.count == 3, "what was moved is no anchor");
	expected = moved_line(&shift, 30, false);
	ok(expected_sure(&expected) && expected.below == 33, "between two");
	expected = moved_line(&shift, 33, true);
	ok(expected_sure(&expected) && expected.below == 30, "and back");
	expected = moved_line(&shift, 60, false);
	ok(!expected_sure(&expected) && expected.below == 63 &&
		expected.above == 80,
	    "an edit between them");
	expected = moved_line(&shift, 5, false);
	ok(isnan(expected.below) && expected.above == 8, "above the first");
}

int
main(void)
{
	test_two();
	test_many();
	test_shift();
	return done_testing();
}
