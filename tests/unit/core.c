/*
 * Unit tests of lib/core.
 */
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/date.h"
#include "core/file.h"
#include "core/glob.h"
#include "core/lock.h"
#include "core/map.h"
#include "core/number.h"
#include "core/platform.h"
#include "core/random.h"
#include "core/text.h"

static void
test_numbers_round_trip(void)
{
	static const double special[] = {0, -0.0, 1, -1, 0.1, 1e-5, 9.9e-6,
	    999999.999999999, 1e6, 1e15, 1e16, 1.5e300, 5e-324, 0.3,
	    139.46263199999999, 1.1e-7, 9007199254740993.0};
	struct rng rng = rng_seed(1);
	char text[NUMBER_SIZE];
	int wrong = 0;
	double back;

	for (size_t i = 0; i < COUNT_OF(special); i++) {
		size_t len = number_format(special[i], text);

		back = 7;
		number_parse((struct str){text, len}, &back);
		ok(memcmp(&back, &special[i], sizeof(back)) == 0,
		    "%s reads back", text);
	}
	for (int i = 0; i < 200000; i++) {
		uint64_t bits = rng_next(&rng);
		double value;

		memcpy(&value, &bits, sizeof(value));
		if (!isfinite(value))
			continue;
		if (i % 2 == 0)
			value = (double)(bits >> 40) / 1e6;
		number_format(value, text);
		wrong += strlen(text) >= NUMBER_SIZE ||
			 !number_parse(str_of(text), &back) ||
			 memcmp(&back, &value, sizeof(back)) != 0 ||
			 strtod(text, NULL) != value;
	}
	ok(wrong == 0, "200,000 random doubles read back to the same bits");
}

/* Up to 20 digits and 30 places, as a profiler prints them, and with the point
 * anywhere; ties between two doubles among them. */
static void
test_number_decimals(void)
{
	struct rng rng = rng_seed(2);
	int wrong = 0;

	for (int i = 0; i < 400000; i++) {
		uint64_t digits = rng_next(&rng) >> rng_below(&rng, 64);
		int places = (int)rng_below(&rng, 31);
		char text[64];
		double value, expected;

		/* Halfway between two doubles: 54 bits, the last one set. */
		if (i % 4 == 0) {
			digits = (digits >> 10 | UINT64_C(1) << 53) | 1;
			snprintf(text, sizeof(text), "%llu",
			    (unsigned long long)digits);
		} else if (i % 4 == 1) {
			snprintf(text, sizeof(text), "%.17g",
			    (double)digits / pow(10, places));
		} else if (i % 4 == 2) {
			snprintf(text, sizeof(text), "-0.%0*llu", places,
			    (unsigned long long)digits);
		} else {
			snprintf(text, sizeof(text), "%llue-%d",
			    (unsigned long long)digits, places);
		}
		expected = strtod(text, NULL);
		wrong += !number_parse(str_of(text), &value) ||
			 memcmp(&value, &expected, sizeof(value)) != 0;
	}
	ok(wrong == 0, "400,000 decimals are read as strtod reads them");
	/* Exact ties with places: 2^53 + 1 and + 3, by eight and by 1024. */
	static const char *const ties[] = {"1125899906842624.125",
	    "1125899906842624.375", "8796093022208.0009765625",
	    "8796093022208.00292968750", "0.50000000000000005551"};

	for (size_t i = 0; i < COUNT_OF(ties); i++) {
		double value = 0, expected = strtod(ties[i], NULL);

		ok(number_parse(str_of(ties[i]), &value) &&
			memcmp(&value, &expected, sizeof(value)) == 0,
		    "%s is rounded to even", ties[i]);
	}
}

static void
test_number_scan(void)
{
	double value = 0;

	ok(number_scan(STR("1.5e1,2"), &value) == 5 && value == 15,
	    "the number that a text begins with");
	ok(number_scan(STR("1.,2"), &value) == 0, "there is none");
	ok(number_parse((struct str){"0.00", 3}, &value) && value == 0 &&
		number_parse((struct str){"-12", 2}, &value) && value == -1,
	    "what stands behind the text is no part of it");
	ok(number_scan(STR("1e999}"), &value) == 5 && isinf(value),
	    "too large a number is infinite");
}

static void
test_number_grammar(void)
{
	static const char *const bad[] = {"", " 1", "1 ", "+1", "01", "1.",
	    ".5", "0x10", "inf", "nan", "1e", "1e+", "--1", "1e999", "1,5",
	    "-"};
	static const struct {
		const char *text;
		double value;
	} good[] = {{"0", 0}, {"-0.5", -0.5}, {"1e3", 1000}, {"1E-2", 0.01},
	    {"123456789012345678901234567890",
		123456789012345678901234567890.0},
	    {"0.1", 0.1}, {"1e-400", 0}};
	double value;
	int64_t whole;
	char text[NUMBER_SIZE];

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		value = 42;
		ok(!number_parse(str_of(bad[i]), &value) && value == 42,
		    "'%s' is not a number", bad[i]);
	}
	for (size_t i = 0; i < COUNT_OF(good); i++)
		ok(number_parse(str_of(good[i].text), &value) &&
			value == good[i].value,
		    "%s is a number", good[i].text);
	ok(number_parse_int(STR("1e3"), 0, 1000, &whole) && whole == 1000,
	    "1e3 is whole");
	ok(!number_parse_int(STR("1.5"), 0, 10, &whole), "1.5 is not whole");
	ok(!number_parse_int(STR("1001"), 0, 1000, &whole), "out of range");
	ok(number_parse_int(STR("9223372036854775807"), 0, INT64_MAX, &whole) &&
		whole == INT64_MAX,
	    "the largest whole number");
	double mixed[] = {3, -1, 2.5, -1};

	number_sort(mixed, 4);
	ok(mixed[0] == -1 && mixed[1] == -1 && mixed[2] == 2.5 && mixed[3] == 3,
	    "numbers in order");
	number_format_rounded(1.98649, 2, text);
	is_text(text, "1.99", "rounded to two places");
	number_format_rounded(-0.001, 2, text);
	is_text(text, "0", "no negative zero");
	number_format_rounded(2.5e17, 2, text);
	is_text(text, "2.5e+17", "huge values are not rounded");
	ok(number_parse_seconds("1.5m", &value) && value == 90, "1.5m");
	ok(!number_parse_seconds("-1s", &value), "no negative time");
}

static void
test_text(void)
{
	struct buf b = BUF_EMPTY;
	struct str rest;

	for (int i = 0; i < 1000; i++)
		buf_addf(&b, "%d,", i);
	ok(b.len == 3890, "a buffer grows");
	buf_clear(&b);
	is_text(buf_text(&b), "", "and is cleared");
	buf_free(&b);
	ok(str_equal(str_base(STR("a/b.c")), STR("b.c")), "base name");
	rest = STR("a,,b");
	ok(str_equal(str_until(&rest, ','), STR("a")) &&
		str_equal(rest, STR(",b")),
	    "the text up to a mark");
	ok(str_until(&rest, ',').len == 0 && str_equal(rest, STR("b")),
	    "which may be empty");
	ok(str_equal(str_until(&rest, ','), STR("b")) && rest.len == 0,
	    "all of it where there is none");
	ok(str_until(&rest, ',').len == 0 && rest.len == 0,
	    "and nothing of nothing");
	ok(str_ends(STR("a.gz"), ".gz") && !str_ends(STR("z"), ".gz"), "ends");
	ok(str_compare(STR("ab"), STR("abc")) < 0, "a prefix comes first");
	ok(str_equal(str_legible(STR("a\xc3\xa9"), &b), STR("a\xc3\xa9")),
	    "text stays");
	ok(str_equal(
	       str_legible(STR("a\xed\xb3\xbf\xc3\xa9\0z\xe2\x82y\xff"), &b),
	       STR("a\\xed\\xb3\\xbf\xc3\xa9\\x00z\\xe2\\x82y\\xff")),
	    "other bytes as numbers");
	buf_free(&b);
	ok(str_chars(STR("a\xc3\xa9\xe2\x82\xac")) == 3 &&
		str_chars(STR("")) == 0,
	    "characters");
	ok(str_chars_end(STR("a\xc3\xa9\xe2\x82\xac"), 2) == 3 &&
		str_chars_end(STR("ab"), 0) == 0 &&
		str_chars_end(STR("ab"), 9) == 2,
	    "the bytes of the first ones");
}

/* The first and the last character of each length, and what is next to them. */
static void
test_utf8(void)
{
	static const char *const good[] = {"", "\x7f",
	    "aé€😀 and more than eight bytes", "\xc2\x80", "\xdf\xbf",
	    "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
	    "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "1234567\xc2\x80"};
	static const char *const bad[] = {"\x80", "\xbf", "\xc1\xbf", "\xc2",
	    "\xc2\x7f", "\xc2\xc0", "\xe0\x9f\xbf", "\xe2", "\xe2\x82",
	    "\xe2\x82\x7f", "\xe2\x82\xc0", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
	    "\xf0\x90\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
	    "12345678\xe2\x82", "1234567\x80", "a\xe2"};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ok(str_utf8(str_of(good[i])), "UTF-8 %zu", i);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(!str_utf8(str_of(bad[i])), "no UTF-8 %zu", i);
}

static void
test_map(void)
{
	struct map *map = map_new();
	bool is_new;
	int wrong = 0;
	char key[32];

	for (uint32_t i = 0; i < 50000; i++) {
		snprintf(key, sizeof(key), "key %u", i);
		wrong += map_add(map, str_of(key), &is_new) != i || !is_new;
	}
	for (uint32_t i = 0; i < 50000; i++) {
		snprintf(key, sizeof(key), "key %u", i);
		wrong += map_find(map, str_of(key)) != i ||
			 map_add(map, str_of(key), &is_new) != i || is_new ||
			 !str_equal(map_key(map, i), str_of(key));
	}
	ok(wrong == 0 && map_count(map) == 50000, "50,000 keys in order");
	ok(map_find(map, STR("none")) == MAP_NONE, "a key that is not there");
	map_free(map);
}

static void
test_pairs(void)
{
	struct pairs *pairs = pairs_new();
	const uint32_t side = 300;
	bool is_new;
	int wrong = 0;

	for (uint32_t i = 0; i < side * side; i++)
		wrong += pairs_add(pairs, i / side, i % side, &is_new) != i ||
			 !is_new;
	for (uint32_t i = 0; i < side * side; i++)
		wrong += pairs_add(pairs, i / side, i % side, &is_new) != i ||
			 is_new;
	ok(wrong == 0 && pairs_count(pairs) == side * side,
	    "90,000 pairs in order");
	ok(pairs_add(pairs, UINT32_MAX, 0, &is_new) == side * side && is_new &&
		pairs_add(pairs, 0, UINT32_MAX, &is_new) == side * side + 1 &&
		is_new,
	    "the largest numbers, in either place");
	ok(pairs_find(pairs, UINT32_MAX, 0) == side * side &&
		pairs_find(pairs, side - 1, side - 1) == side * side - 1 &&
		pairs_find(pairs, side, side) == MAP_NONE,
	    "a pair is found, another is not");
	pairs_free(pairs);
}

static void
test_digits(void)
{
	char text[NUMBER_SIZE], slow[NUMBER_SIZE];
	int wrong = 0;

	for (int64_t value = 1; value < INT64_MAX / 12; value = value * 11 + 7)
		for (int sign = -1; sign <= 1; sign += 2) {
			size_t len = number_format_int(sign * value, text);

			snprintf(slow, sizeof(slow), "%lld",
			    (long long)(sign * value));
			wrong += strcmp(text, slow) != 0 || len != strlen(slow);
		}
	ok(wrong == 0, "whole numbers of any length");
	number_format_int(INT64_MIN, text);
	is_text(text, "-9223372036854775808", "the smallest");
	number_format_int(0, text);
	is_text(text, "0", "nought");
}

static void
test_glob(void)
{
	static const struct {
		const char *pattern, *text;
		bool match;
	} cases[] = {{"*", "", true}, {"a*c", "abbc", true},
	    {"a*c", "abbd", false}, {"*.py:* f", "x.py:3 f", true},
	    {"?", "", false}, {"?", "a", true}, {"?", "ab", false},
	    {"??", "ab", true}, {"a?c", "abc", true}, {"a?c", "ac", false},
	    {"*?", "", false}, {"*?b", "aab", true}, {"a*", "a", true},
	    {"a", "ab", false}, {"ab", "a", false}, {"", "", true},
	    {"", "a", false}, {"[a-c]", "a", true}, {"[a-c]", "c", true},
	    {"[a-c]", "d", false}, {"[a-]", "-", true}, {"[a-]", "b", false},
	    {"[^a]b", "ab", false}, {"[^a]b", "cb", true}, {"[!]]", "]", false},
	    {"[!]]", "a", true}, {"[a\\]]", "]", true}, {"[a", "[a", true},
	    {"[a", "a", false}, {"\\", "\\", true}, {"\\?", "?", true},
	    {"\\?", "a", false}, {"[a-c]x", "bx", true},
	    {"[!a-c]x", "bx", false}, {"a\\*", "a*", true},
	    {"a\\*", "ab", false}, {"[", "[", true}, {"[]]", "]", true},
	    {"*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaa", false},
	    {"<lambda>", "<lambda>", true}};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		ok(glob_match(cases[i].pattern, str_of(cases[i].text)) ==
			cases[i].match,
		    "glob '%s' and '%s'", cases[i].pattern, cases[i].text);
}

/* Every day of some centuries is the day behind the one before it, and comes
 * back as it was written. */
static void
test_calendar(void)
{
	static const struct {
		const char *text;
		bool day;
	} rows[] = {{"2025-12-31", true}, {"2025-13-01", false},
	    {"2025-01-01", true}, {"2025-00-01", false}, {"2025-01-31", true},
	    {"2025-01-32", false}, {"2025-01-00", false}, {"2025-04-30", true},
	    {"2025-04-31", false}, {"2024-02-29", true}, {"2024-02-30", false},
	    {"2025-02-28", true}, {"2025-02-29", false}, {"2000-02-29", true},
	    {"1900-02-29", false}, {"2025-1-01", false}, {"2025-01-011", false},
	    {"2025/01-01", false}, {"2025-01/01", false}, {"202:-01-01", false},
	    {"2025-0/-01", false}, {"2025-01-0a", false}, {"", false}};
	int64_t days, first, last;
	size_t wrong = 0;

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		ok(date_parse(str_of(rows[i].text), &days) == rows[i].day,
		    "'%s' is %s day", rows[i].text, rows[i].day ? "a" : "no");
	ok(date_parse(STR("1599-01-01"), &first) && first == -135505 &&
		date_parse(STR("2405-01-01"), &last) && last == 158881,
	    "far days");
	for (int64_t day = first; day <= last; day++) {
		char text[DATE_DAY_SIZE];

		date_day(day, text);
		wrong += !date_parse(str_of(text), &days) || days != day;
	}
	ok(wrong == 0, "806 years, day by day");
}

static void
test_dates(void)
{
	int64_t a, b;
	char utc[DATE_UTC_SIZE];

	ok(date_parse(STR("2025-01-01"), &a) &&
		date_parse(STR("2025-10-31"), &b) && b - a == 303,
	    "January to October 2025 is 304 days");
	ok(date_parse(STR("1970-01-01"), &a) && a == 0, "the epoch");
	date_utc((struct timespec){1762039589, 196373000}, utc);
	is_text(utc, "2025-11-01T23:26:29.196373Z", "UTC as text");
}

static void
test_files(void)
{
	char folder[] = "/tmp/superlinear-unit.XXXXXX";
	struct buf text = BUF_EMPTY;
	char *path, *lock;
	int first, second;

	if (mkdtemp(folder) == NULL)
		return;
	path = file_join(folder, "a/b/c");
	ok(file_make_folder(path) == STATUS_OK, "folders are made");
	free(path);
	path = file_join(folder, "plan.json");
	ok(file_replace(path, STR("one"), 0644) == STATUS_OK &&
		file_replace(path, STR("two"), 0644) == STATUS_OK &&
		file_read(path, 100, &text) == STATUS_OK,
	    "a file is replaced");
	is_text(buf_text(&text), "two", "its bytes");
	fprintf(stderr, "# ");
	ok(file_read(path, 2, &text) == STATUS_MALFORMED, "too large a file");
	lock = file_join(folder, "lock");
	ok(lock_take(lock, false, &first) == STATUS_OK, "a lock is taken");
	ok(lock_is_held(lock), "and seen");
	ok(lock_take(lock, false, &second) == STATUS_NO, "only once");
	close(first);
	ok(!lock_is_held(lock), "and free again");
	ok(file_remove_tree(folder) == STATUS_OK && !file_exists(folder),
	    "all is removed");
	ok(file_below(STR("/a/b/c"), "/a/b") == 4 &&
		file_below(STR("/a/b/c"), "/a/b//") == 4,
	    "a path in a folder");
	ok(file_below(STR("/a/bc"), "/a/b") == 0 &&
		file_below(STR("/a/b"), "/a/b") == 0 &&
		file_below(STR("/a"), "/") == 0 &&
		file_below(STR("a/b"), "a") == 0 &&
		file_below(STR("/a"), NULL) == 0,
	    "paths in none");
	ok(file_name_valid(STR("wk-2025-01-20_01-26")), "an id");
	ok(!file_name_valid(STR("../x")) && !file_name_valid(STR("-x")) &&
		!file_name_valid(STR(".x")) && !file_name_valid(STR("a\nb")),
	    "what is no id");
	free(path);
	free(lock);
	buf_free(&text);
}

static void
test_cut(void)
{
	static const struct {
		const char *text, *dots, *want, *name;
		size_t width, part;
	} rows[] = {
	    {"abcdefghij", "...", "abcdefghij", "what fits is whole", 10, 2},
	    {"abcdefghij", "...", "abc...hij", "the middle goes", 9, 2},
	    {"abcdefghij", "..", "ab..ghij", "behind a third", 8, 3},
	    {"\xc3\xa4\xc3\xb6\xc3\xbc-\xc3\xa4\xc3\xb6", "..",
		"\xc3\xa4..\xc3\xa4\xc3\xb6", "characters, not bytes", 5, 3},
	    {"abcdefghij", "...", "abcdefghij", "no room for dots", 3, 2}};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct buf out = BUF_EMPTY;

		buf_add_cut(&out, str_of(rows[i].text), rows[i].width,
		    rows[i].dots, rows[i].part);
		is_text(buf_text(&out), rows[i].want, rows[i].name);
		buf_free(&out);
	}
}

/* Functions that a C library may lack, which no system but others calls. */
static void
test_lacking(void)
{
	static const char text[] = "a-b-ab\0-ab";
	static const struct {
		const char *part;
		size_t len, part_len;
		int at;
	} rows[] = {{"ab", 10, 2, 4}, {"-ab", 10, 3, 3}, {"\0-", 10, 2, 6},
	    {"abc", 10, 3, -1}, {"", 10, 0, 0}, {"ab", 5, 2, -1},
	    {"ab", 6, 2, 4}, {"a", 0, 1, -1}, {"a-b-ab", 3, 6, -1}};
	char secret[] = "secret", path[] = "/tmp/superlinear-unit.XXXXXX";
	int ends[2], fd = platform_temporary(path, O_CLOEXEC);

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *at = platform_memmem(
		    text, rows[i].len, rows[i].part, rows[i].part_len);

		ok(at == (rows[i].at < 0 ? NULL : text + rows[i].at),
		    "a part of %zu bytes", rows[i].len);
	}
	ok(platform_memrchr(text, '-', 10) == text + 7 &&
		platform_memrchr(text, '-', 7) == text + 3 &&
		platform_memrchr(text, 'a', 1) == text &&
		platform_memrchr(text, 'b', 2) == NULL &&
		platform_memrchr(text, 'a', 0) == NULL,
	    "the last of a mark");
	platform_bzero(secret, 5);
	ok(memcmp(secret, "\0\0\0\0\0t", 7) == 0, "no more is wiped");
	ok(fd >= 0 && fcntl(fd, F_GETFD) == FD_CLOEXEC && file_exists(path),
	    "a temporary file");
	close(fd);
	unlink(path);
	ok(platform_pipe(ends, O_CLOEXEC) == 0 &&
		fcntl(ends[0], F_GETFD) == FD_CLOEXEC &&
		fcntl(ends[1], F_GETFD) == FD_CLOEXEC &&
		write(ends[1], "x", 1) == 1 && read(ends[0], secret, 1) == 1,
	    "a pipe");
	close(ends[0]);
	close(ends[1]);
}

int
main(void)
{
	test_numbers_round_trip();
	test_number_decimals();
	test_number_scan();
	test_number_grammar();
	test_text();
	test_utf8();
	test_map();
	test_pairs();
	test_digits();
	test_glob();
	test_calendar();
	test_dates();
	test_files();
	test_cut();
	test_lacking();
	return done_testing();
}
