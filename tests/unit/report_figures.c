/*
 * report_figures.c: numbers and names as people read them.
 */
#include "tap.h"

#include "report/document.h"
#include "report/figures.h"
#include "report/names.h"
#include "report/sentences.h"
#include "report/span.h"

#include <stdlib.h>

/* A figure's text with its unbreakable spaces as ordinary ones. */
static const char *
shown(struct buf *buf)
{
	for (size_t i = 0; i < buf->len; i++)
		if (buf->data[i] == INK_GLUE)
			buf->data[i] = ' ';
	return buf_text(buf);
}

static void
test_times(void)
{
	static const struct {
		double seconds;
		const char *want;
	} cases[] = {{0, "0 s"}, {3e-8, "30 ns"}, {12.34e-6, "12.3 us"},
	    {0.9996e-6, "1.0 us"}, {0.0041, "4.1 ms"}, {0.41, "410 ms"},
	    {0.99951, "1.0 s"}, {2.345, "2.3 s"}, {88.197, "88.2 s"},
	    {119.96, "2 min"}, {161.96, "2 min 42 s"}, {3599.6, "1 h"},
	    {4320, "1 h 12 min"}, {200000, "2 d 8 h"}, {3.2e8, "10.1 years"},
	    {-2.5, "-2.5 s"},
	    /* Both sides of each unit's bound. */
	    {0.4e-9, "0 s"}, {0.6e-9, "1 ns"}, {0.9994e-6, "999 ns"},
	    {0.9994e-3, "999 us"}, {0.9996e-3, "1.0 ms"}, {0.9994, "999 ms"},
	    {99.94e-3, "99.9 ms"}, {99.96e-3, "100 ms"}, {119.94, "119.9 s"},
	    {3599.4, "59 min 59 s"}, {3600 * 47.9, "47 h 54 min"},
	    {3600 * 48.0, "2 d"}, {3600 * 8765.0, "365 d 5 h"},
	    {3600 * 8767 * 1.5, "1.5 years"}, {120, "2 min"},
	    {121, "2 min 1 s"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf out = BUF_EMPTY;

		figure_time(&out, cases[i].seconds);
		is_text(shown(&out), cases[i].want, cases[i].want);
		buf_free(&out);
	}
}

static void
one(void (*figure)(struct buf *, double), double value, const char *want)
{
	struct buf out = BUF_EMPTY;

	figure(&out, value);
	is_text(shown(&out), want, want[0] == '\0' ? "nothing" : want);
	buf_free(&out);
}

/* The words never contradict the exponent beside them. */
static void
test_growth(void)
{
	static const struct {
		enum verdict verdict;
		double p, lo, hi, n_max;
		const char *want;
	} cases[] = {
	    {VERDICT_NONE, 0.89, NAN, NAN, 100,
		"grows slower than the data (n^0.89)"},
	    {VERDICT_NONE, 0.9, NAN, NAN, 100,
		"grows in step with the data (n^0.90)"},
	    {VERDICT_NONE, 1.1, NAN, NAN, 100,
		"grows in step with the data (n^1.10)"},
	    {VERDICT_NONE, 1.11, NAN, NAN, 100,
		"grows faster than the data (n^1.11)"},
	    {VERDICT_QUADRATIC, 2.59, 2.3, 3, 100,
		"grows quadratically (n^2.59)"},
	    {VERDICT_QUADRATIC, 2.6, 2.2, 3, 100,
		"grows quadratically or faster (n^2.60)"},
	    {VERDICT_QUADRATIC, 2.6, 2.21, 3, 100,
		"grows faster than the square of the data (n^2.60)"},
	    {VERDICT_QUADRATIC, NAN, NAN, NAN, 100, "grows quadratically"},
	    /* n^p has doubled from n to n + n ln(2) / p. */
	    {VERDICT_EXPONENTIAL, 5, 6, 8, 100,
		"grows exponentially (doubles with each 9.90 more)"},
	    {VERDICT_EXPONENTIAL, 5, NAN, 8, 100,
		"grows exponentially (doubles with each 13.86 more)"},
	    {VERDICT_EXPONENTIAL, 0, NAN, NAN, 100, "grows exponentially"},
	    {VERDICT_EXPONENTIAL, 5, NAN, NAN, NAN, "grows exponentially"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct said_growth growth = {cases[i].verdict, cases[i].p,
		    cases[i].lo, cases[i].hi, cases[i].n_max};
		struct buf out = BUF_EMPTY;

		say_growth(&out, growth);
		is_text(shown(&out), cases[i].want, cases[i].want);
		buf_free(&out);
	}
}

static void
name_of(const char *module, double lineno, const char *bare, size_t width,
    const char *want)
{
	struct name name = {STR("?"), str_of(module), str_of(bare), lineno};
	struct buf out = BUF_EMPTY;

	show_fit(&out, &name, width);
	is_text(buf_text(&out), want, want);
	ok(ink_width(buf_text(&out)) <= width, "in %zu columns", width);
	buf_free(&out);
}

static void
test_names(void)
{
	static const char broker[] =
	    "/opt/venv/lib/python3.11/site-packages/lumibot/brokers/broker.py";
	struct name split;

	name_of(broker, 2570, "Broker.get_tracked_order", 60,
	    "lumibot/brokers/broker.py:2570 Broker.get_tracked_order");
	name_of(broker, 2570, "Broker.get_tracked_order", 52,
	    "lumibot/.../broker.py:2570 Broker.get_tracked_order");
	name_of(broker, 2570, "Broker.get_tracked_order", 40,
	    "broker.py:2570 Broker.get_tracked_order");
	name_of(broker, 2570, "Broker.get_tracked_order", 32,
	    "broker.py:2570 get_tracked_order");
	name_of(broker, 2570, "Broker.get_tracked_order", 20,
	    "broker.p...ked_order");
	name_of("builtins", 0, "<method 'append' of 'list' objects>", 20,
	    "<method ... objects>");
	split = full_name_split(STR("<class 'x.argmap'> compilation 4:1 f"));
	ok(str_is(split.name, "f") && split.lineno == 1,
	    "the last number is the line");
	split = full_name_split(STR("builtins.len"));
	ok(str_is(split.name, "len") && str_is(split.module, "builtins"),
	    "a built-in is its name");
	split = full_name_split(STR("plain"));
	ok(str_is(split.name, "plain") && split.module.len == 0,
	    "what is no full name is a name");
}

int
main(void)
{
	test_times();
	one(figure_count, 27482160, "27,482,160");
	one(figure_count, 999, "999");
	one(figure_count, -1234, "-1,234");
	one(figure_count, 0.5, "0.5");
	one(figure_count, (double)NAN, "");
	one(figure_exponent, 1.9857, "1.99");
	one(figure_exponent, -0.001, "0.00");
	one(figure_percent, 0.34, "34 %");
	one(figure_percent, 0.0052, "0.5 %");
	one(figure_percent, 0.0004, "0.04 %");
	one(figure_percent, 0, "0.0 %");
	one(figure_bytes, 412e6, "412 MB");
	one(figure_bytes, 12, "12 bytes");
	one(figure_bytes, 1536, "1.5 kB");
	one(figure_ratio, 0.0042, "0.0042");
	one(figure_ratio, 1.187, "1.19");
	one(figure_ratio, 12345.6, "12,346");
	one(figure_ratio, 0.0949, "0.095");
	one(figure_ratio, 0.095, "0.10");
	one(figure_ratio, 99.94, "99.94");
	one(figure_ratio, 99.96, "100");
	one(figure_ratio, (double)NAN, "");
	one(figure_percent, 0.00094, "0.09 %");
	one(figure_percent, 0.00096, "0.1 %");
	one(figure_percent, 0.0994, "9.9 %");
	one(figure_percent, 0.0996, "10 %");
	one(figure_percent, (double)NAN, "");
	one(figure_bytes, 999.4, "999 bytes");
	one(figure_bytes, 999.6, "1.0 kB");
	one(figure_bytes, 2e15, "2000 TB");
	one(figure_bytes, (double)NAN, "");
	one(figure_exponent, 0.0049, "0.00");
	one(figure_exponent, 0.0051, "0.01");
	one(figure_exponent, -0.0051, "-0.01");
	one(figure_exponent, (double)NAN, "");
	one(figure_count, 1000, "1,000");
	one(figure_count, -123, "-123");
	one(figure_count, -1000, "-1,000");
	one(figure_count, 999999999999999.0, "999,999,999,999,999");
	one(figure_count, 1e15, "1e+15");
	test_growth();
	test_names();
	return done_testing();
}
