/*
 * counts_put.c: numbers, words and fields as the tables of a run have them.
 */
#include "counts/put.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static FILE *file;

static struct put
begin(void)
{
	struct put out;

	file = tmpfile();
	if (file == NULL)
		abort();
	put_begin(&out, fileno(file));
	return out;
}

/* What was put is WANT. */
static void
is_put(struct put *out, const char *want)
{
	char got[256] = "";

	ok(put_end(out), "all is written");
	rewind(file);
	got[fread(got, 1, sizeof(got) - 1, file)] = '\0';
	is_text(got, want, want);
	fclose(file);
}

/* Both sides of each power of ten, with either sign. */
static void
test_digits(void)
{
	static const int64_t special[] = {
	    0, -1, 1, INT64_MAX, -INT64_MAX, INT64_MIN};
	size_t wrong = 0;
	int64_t power = 1;

	for (int i = 0; i < 19; i++, power *= i < 19 ? 10 : 1)
		for (int64_t near = -1; near <= 1; near++)
			for (int sign = -1; sign <= 1; sign += 2) {
				int64_t value = sign * (power + near);
				char got[NUMBER_MAX + 8], want[32];

				*write_digits(got, value) = '\0';
				snprintf(want, sizeof(want), "%" PRId64, value);
				wrong += strcmp(got, want) != 0;
			}
	ok(wrong == 0, "whole numbers around the powers of ten");
	for (size_t i = 0; i < COUNT(special); i++) {
		char got[NUMBER_MAX + 8], want[32];

		*write_digits(got, special[i]) = '\0';
		snprintf(want, sizeof(want), "%" PRId64, special[i]);
		is_text(got, want, want);
	}
}

static void
test_decimals(void)
{
	static const struct {
		int64_t value;
		int places;
		const char *want;
	} cases[] = {
	    {1500, 9, ",0.000001500"},
	    {0, 8, ",0.00000000"},
	    {123456789, 8, ",1.23456789"},
	    {-1, 9, ",-0.000000001"},
	    {1234567890123, 12, ",1.234567890123"},
	    {1, 12, ",0.000000000001"},
	    {INT64_C(1234567890123456789), 18, ",1.234567890123456789"},
	    {INT64_C(1234567890123456789), 9, ",1234567890.123456789"},
	    {999999999, 9, ",0.999999999"},
	    {1000000000, 9, ",1.000000000"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct put out = begin();

		put_decimal(&out, cases[i].value, cases[i].places);
		is_put(&out, cases[i].want);
	}
}

/* Whether it fits in what is left of the buffer, in all of it, or not at all. */
static void
test_long(void)
{
	static const size_t lens[] = {10, 65526, 1, 65536, 65537, 200000, 3};
	struct put out = begin();
	struct buf want = BUF_EMPTY, got = BUF_EMPTY;
	int c;

	for (size_t i = 0; i < COUNT(lens); i++) {
		struct buf text = BUF_EMPTY;

		while (text.len < lens[i])
			buf_addc(&text, (char)('a' + text.len % 26));
		put_text(&out, buf_text(&text));
		put_digits(&out, (int64_t)i - 1);
		put_number(&out, 7);
		buf_addf(&want, "%s%d,7", buf_text(&text), (int)i - 1);
		buf_free(&text);
	}
	ok(put_end(&out), "long texts are written");
	rewind(file);
	while ((c = getc(file)) != EOF)
		buf_addc(&got, (char)c);
	ok(str_equal(buf_str(&got), buf_str(&want)), "all that was put");
	fclose(file);
	buf_free(&want);
	buf_free(&got);
}

/* Words are one text, wherever they are parted. */
static void
test_compare(void)
{
	static const struct {
		const char *a[3], *b[3];
		int order;
	} cases[] = {
	    {{"a", "b", "c"}, {"", "ab", "c"}, 0},
	    {{"a", "", "bc"}, {"ab", "", "c"}, 0},
	    {{"ab", "c", "d"}, {"a", "bc", "e"}, -1},
	    {{"ab", "c", "e"}, {"a", "bc", "d"}, 1},
	    {{"ab", "cx", ""}, {"abc", "y", ""}, -1},
	    {{"ab", "cy", ""}, {"abc", "x", ""}, 1},
	    {{"a", "b", ""}, {"a", "b", "c"}, -1},
	    {{"a", "b", "c"}, {"a", "b", ""}, 1},
	    {{"b", "", ""}, {"a", "z", "z"}, 1},
	    {{"", "", ""}, {"", "", ""}, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct word a[3], b[3];
		int order;

		for (int k = 0; k < 3; k++) {
			a[k] = word_of(str_of(cases[i].a[k]));
			b[k] = word_of(str_of(cases[i].b[k]));
		}
		order = words_compare(a, b, 3);
		ok((order > 0) - (order < 0) == cases[i].order,
		    "%s %s %s and %s %s %s", cases[i].a[0], cases[i].a[1],
		    cases[i].a[2], cases[i].b[0], cases[i].b[1], cases[i].b[2]);
	}
}

static void
test_fields(void)
{
	static const struct {
		const char *text, *csv, *json;
	} cases[] = {
	    {"f", "f", ",\"f\""},
	    {"a,b", "\"a,b\"", ",\"a,b\""},
	    {"a\"b", "\"a\"\"b\"", ",\"a\\\"b\""},
	    {"a\\b", "a\\b", ",\"a\\\\b\""},
	    {"a\nb", "\"a\nb\"", ",\"a\\u000ab\""},
	    {"a\rb", "\"a\rb\"", ",\"a\\u000db\""},
	    {"a\x1f"
	     "b",
		"a\x1f"
		"b",
		",\"a\\u001fb\""},
	    {"a b", "a b", ",\"a b\""},
	    {"=1+1", "'=1+1", ",\"=1+1\""},
	    {"a=1", "a=1", ",\"a=1\""},
	    {"@a,b", "\"'@a,b\"", ",\"@a,b\""},
	    {"\xc3\xa9", "\xc3\xa9", ",\"\xc3\xa9\""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct word word = word_of(str_of(cases[i].text));
		struct put out = begin();

		put_csv(&out, &word, 1);
		is_put(&out, cases[i].csv);
		out = begin();
		put_json(&out, &word);
		is_put(&out, cases[i].json);
		ok(((word.marks & MARK_ASCII) == 0) ==
			((unsigned char)cases[i].text[0] >= 0x80),
		    "and whether it has only ASCII");
	}
}

int
main(void)
{
	test_digits();
	test_decimals();
	test_long();
	test_compare();
	test_fields();
	return done_testing();
}
