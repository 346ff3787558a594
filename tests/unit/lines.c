/*
 * lines.c: the lines of laws, causes, differences, answers, trends and
 * notes as structs.
 */
#include "tap.h"

#include <stdlib.h>

#include "stream/answerline.h"
#include "stream/cacheline.h"
#include "stream/causeline.h"
#include "stream/diffline.h"
#include "stream/lineline.h"
#include "stream/noteline.h"
#include "stream/scaleline.h"
#include "stream/earlyline.h"
#include "stream/packageline.h"
#include "stream/trendline.h"

static struct reader *in;
static struct row row;

/* LINE as the row. */
static const struct row *
take(const char *line)
{
	if (reader_take(in, str_of(line), &row) != STATUS_OK)
		abort();
	return &row;
}

#define LAW                                                                   \
	"{\"type\":\"scale\",\"by\":\"size\",\"full_name\":\"x.py:9 A.get\"," \
	"\"module\":\"x.py\",\"lineno\":9,\"name\":\"A.get\",\"metric\":"     \
	"\"ncall\",\"points\":[[100,10],[ 200, 40 ]],\"p\":-0.5,\"p_lo\":-1," \
	"\"class\":\"n^2\",\"verdict\":\"quadratic\",\"confidence\":\"firm\"}"

static void
test_scale(void)
{
	struct scale_line line;
	struct map *strings = map_new();
	double *space = NULL;
	size_t cap = 0;

	ok(scale_line_read(in, take(LAW), &line) == STATUS_OK, "a law");
	ok(line.metric == METRIC_NCALL && line.class == CLASS_N2 &&
		line.verdict == VERDICT_QUADRATIC &&
		line.confidence == CONFIDENCE_FIRM,
	    "its words");
	is_near(line.p, -0.5, 0, "an exponent may be negative");
	ok(isnan(line.p_hi) && isnan(line.share) && line.caller.data == NULL,
	    "what is missing is none");
	is_near(line.last, 40, 0, "the value at the largest size");
	ok(line.points == NULL && line.point_count == 0, "no points yet");
	ok(scale_line_points(in, &row, &line, &space, &cap) == STATUS_OK &&
		line.point_count == 2 && line.sizes == 2,
	    "two points");
	is_near(line.points[2], 200, 0, "n");
	is_near(line.points[3], 40, 0, "y");
	scale_line_keep(&line, strings);
	take("{\"type\":\"note\"}");
	is_text(
	    line.name.full_name.data, "x.py:9 A.get", "a text that is kept");
	free(space);
	map_free(strings);
}

static void
test_bad_scale(void)
{
	struct scale_line line;
	double *space = NULL;
	size_t cap = 0;

	ok(scale_line_read(in, take("{\"type\":\"scale\",\"metric\":\"own\"}"),
	       &line) == STATUS_MALFORMED,
	    "a function needs a name");
	ok(scale_line_read(in,
	       take("{\"type\":\"scale\",\"kind\":\"program\",\"metric\":"
		    "\"wall\",\"points\":[[1,2],3]}"),
	       &line) == STATUS_OK,
	    "the whole program needs none");
	is_text(line.name.full_name.data, "program", "and has this");
	ok(scale_line_points(in, &row, &line, &space, &cap) == STATUS_MALFORMED,
	    "points that are none");
	free(space);
	ok(scale_line_read(in,
	       take("{\"type\":\"scale\",\"full_name\":\"f\",\"metric\":"
		    "\"x\",\"verdict\":\"sideways\",\"class\":\"n^9\"}"),
	       &line) == STATUS_OK,
	    "words of another program");
	ok(line.metric == METRIC_NONE && line.verdict == VERDICT_UNKNOWN &&
		line.class == CLASS_NONE &&
		line.confidence == CONFIDENCE_NONE && isnan(line.last),
	    "are not known");
}

/* A table holds how many points there are, and none of them. */
static void
test_table(void)
{
	static const char text[] = "type,full_name,metric,points,n_max\n"
				   "scale,f,own,4,800\n";
	FILE *file = tmpfile();
	struct scale_line line;
	struct reader *table;
	double *space = NULL;
	size_t cap = 0;

	if (file == NULL || fputs(text, file) < 0 || fflush(file) != 0)
		abort();
	rewind(file);
	table = reader_open(file, "table", FORMAT_AUTO);
	ok(reader_next(table, &row) == STATUS_OK &&
		scale_line_read(table, &row, &line) == STATUS_OK &&
		scale_line_points(table, &row, &line, &space, &cap) ==
		    STATUS_OK,
	    "a law in a table");
	ok(line.sizes == 4 && line.point_count == 0 && isnan(line.last),
	    "has the number of its points");
	reader_close(table);
	fclose(file);
	free(space);
}

static void
test_cause(void)
{
	struct cause_line cause;

	ok(cause_line_read(in,
	       take("{\"type\":\"cause\",\"full_name\":\"f\",\"verdict\":"
		    "\"superlinear\",\"p_own\":1.7,\"path\":[\"a\",\"f\"],"
		    "\"metric\":\"tsub\",\"entry\":{\"ncall\":7}}"),
	       &cause) == STATUS_OK,
	    "a cause");
	ok(cause.verdict == VERDICT_SUPERLINEAR &&
		cause.metric == METRIC_TSUB && json_count(cause.path) == 2 &&
		cause.symptoms == NULL && isnan(cause.symptom_count),
	    "its words and trees");
	is_near(json_number(json_get(cause.entry, "ncall"), 0), 7, 0,
	    "the edge of its entry");
	cause_line_release(&cause);
	ok(cause_line_read(in,
	       take("{\"type\":\"cause\",\"path\":[],\"symptoms\":{}}"),
	       &cause) == STATUS_MALFORMED,
	    "symptoms that are no array, and nothing to release");
}

/* A line on its way out. */
struct written {
	FILE *file;
	struct writer *out;
};

static struct written
writing(const struct shape *shape)
{
	struct written written = {.file = tmpfile()};

	if (written.file == NULL)
		abort();
	written.out = writer_open(written.file, FORMAT_JSONL, shape, NULL);
	return written;
}

static void
comes_back(struct written *written, const char *line)
{
	char back[1024] = "";

	writer_close(written->out, STATUS_OK);
	rewind(written->file);
	back[fread(back, 1, sizeof(back) - 1, written->file)] = '\0';
	is_text(back, line, "comes back as it was");
	fclose(written->file);
}

/* What is written comes back, and is the same when written again. */
static void
test_diff(void)
{
	static const char line[] =
	    "{\"type\":\"diff\",\"full_name\":\"f\",\"metric\":\"own\",\"a\":2,"
	    "\"b\":4,\"ratio\":2,\"lo\":1.5,\"hi\":2.5,\"verdict\":\"worse\","
	    "\"group_a\":\"old\",\"group_b\":\"new\",\"caller\":\"g\","
	    "\"by\":\"size\",\"class_a\":\"n\",\"class_b\":\"n^2\","
	    "\"verdict_a\":\"linear\",\"verdict_b\":\"quadratic\","
	    "\"confidence_a\":\"firm\",\"confidence_b\":\"provisional\","
	    "\"p_a\":1,\"p_a_lo\":0.9,\"p_a_hi\":1.1,\"p_b\":2,\"p_b_lo\":1.9,"
	    "\"p_b_hi\":2.1,\"q\":0.01,\"share\":0.5,\"within_a\":\"r1\","
	    "\"within_b\":\"r2\"}\n";
	struct written written = writing(&shape_diff);
	struct diff_line diff;

	ok(diff_line_read(in, take(line), &diff) == STATUS_OK &&
		diff_line_is_law(&diff),
	    "a difference of two laws");
	ok(diff.a.class == CLASS_N && diff.b.verdict == VERDICT_QUADRATIC &&
		diff.b.p > 1.5 && diff.a.value < 3,
	    "each value is of its side");
	diff_line_write(written.out, &diff);
	comes_back(&written, line);
	diff = diff_line_none();
	ok(!diff_line_is_law(&diff), "one of two costs");
}

static void
test_answer(void)
{
	static const char line[] =
	    "{\"type\":\"answer\",\"by\":\"size\",\"outcome\":\"grows\","
	    "\"sizes\":5,\"n_min\":1,\"n_max\":16,\"full_name\":\"m.py:3 f\","
	    "\"module\":\"m.py\",\"lineno\":3,\"name\":\"f\",\"kind\":"
	    "\"func\",\"metric\":\"own\",\"p\":2,\"p_lo\":1.9,\"p_hi\":2.1,"
	    "\"verdict\":\"quadratic\",\"confidence\":\"firm\",\"share\":0.5,"
	    "\"since_n\":2,\"until_n\":8,\"beyond\":1.1,\"growing\":0.6,"
	    "\"open\":0.1,\"settled\":0.2,\"memory\":0.1,\"next\":\"larger\","
	    "\"next_n\":32,"
	    "\"next_s\":1.5,\"within\":\"r\"}\n";
	struct written written = writing(&shape_answer);
	struct answer_line answer;

	ok(answer_line_read(in, take(line), &answer) == STATUS_OK &&
		answer.outcome == OUTCOME_GROWS && answer.next == NEXT_LARGER,
	    "an answer");
	answer_line_write(written.out, &answer);
	comes_back(&written, line);
	ok(answer_line_read(in, take("{\"type\":\"answer\",\"p\":1}"),
	       &answer) == STATUS_MALFORMED,
	    "one without an outcome is none");
	ok(answer_line_read(in,
	       take("{\"type\":\"answer\",\"outcome\":\"fine\"}"),
	       &answer) == STATUS_OK &&
		answer.outcome == OUTCOME_NONE &&
		answer.metric == METRIC_NONE && isnan(answer.open),
	    "an outcome of another program is not known");
}

/* LINE becomes WANT when it is read and written again. */
#define IS_WRITTEN(type, line, want)                                           \
	do {                                                                   \
		struct type##_line read;                                       \
		struct written written = writing(&shape_##type);               \
                                                                               \
		ok(type##_line_read(in, take(line), &read) == STATUS_OK, "%s", \
		    line);                                                     \
		type##_line_write(written.out, &read);                         \
		comes_back(&written, want "\n");                               \
	} while (0)

/* Exponents have three decimals, ratios four, parts of a whole and seconds six;
 * what was measured is exact. */
static void
test_decimals(void)
{
	IS_WRITTEN(answer,
	    "{\"type\":\"answer\",\"outcome\":\"open\",\"p\":0.123456789,"
	    "\"p_lo\":0.123456789,\"p_hi\":0.123456789,\"share\":"
	    "0.123456789,\"since_n\":2.123456789,\"until_n\":8.123456789,"
	    "\"beyond\":0.123456789,\"growing\":0.123456789,\"open\":"
	    "0.123456789,\"settled\":0.123456789,\"next_s\":0.123456789}",
	    "{\"type\":\"answer\",\"outcome\":\"open\",\"p\":0.123,"
	    "\"p_lo\":0.123,\"p_hi\":0.123,\"share\":0.123457,"
	    "\"since_n\":2.123,\"until_n\":8.123,\"beyond\":0.123,"
	    "\"growing\":0.123457,\"open\":0.123457,\"settled\":0.123457,"
	    "\"next_s\":0.123457}");
	IS_WRITTEN(cache,
	    "{\"type\":\"cache\",\"cold_s\":0.123456789,\"warm_s\":"
	    "0.123456789,\"saving\":0.123456789,\"saving_lo\":0.123456789,"
	    "\"saving_hi\":0.123456789,\"advice\":\"repeat\"}",
	    "{\"type\":\"cache\",\"cold_s\":0.123456789,\"warm_s\":"
	    "0.123456789,\"saving\":0.123457,\"saving_lo\":0.123457,"
	    "\"saving_hi\":0.123457,\"advice\":\"repeat\"}");
	IS_WRITTEN(diff,
	    "{\"type\":\"diff\",\"full_name\":\"f\",\"metric\":\"own\","
	    "\"a\":0.123456789,\"b\":0.123456789,\"ratio\":0.123456789,"
	    "\"lo\":0.123456789,\"hi\":0.123456789,\"verdict\":\"same\","
	    "\"share\":0.123456789}",
	    "{\"type\":\"diff\",\"full_name\":\"f\",\"metric\":\"own\","
	    "\"a\":0.123456789,\"b\":0.123456789,\"ratio\":0.1235,"
	    "\"lo\":0.1235,\"hi\":0.1235,\"verdict\":\"same\","
	    "\"share\":0.123457}");
}

static void
test_line(void)
{
	static const char line[] =
	    "{\"type\":\"line\",\"run\":\"a\",\"size\":400,"
	    "\"full_name\":\"x.py:7 f.<line>\",\"module\":\"x.py\","
	    "\"lineno\":7,\"name\":\"f.<line>\",\"hits\":400,"
	    "\"caller\":\"x.py:5 f\"}\n";
	struct written written = writing(&shape_line);
	struct line_line hits;

	ok(line_line_read(in, take(line), &hits) == STATUS_OK &&
		hits.hits > 399 && hits.lineno < 8,
	    "how often a line began");
	line_line_write(written.out, &hits);
	comes_back(&written, line);
	ok(line_line_read(in,
	       take("{\"type\":\"line\",\"run\":\"a\","
		    "\"full_name\":\"f\",\"caller\":\"f\"}"),
	       &hits) == STATUS_MALFORMED,
	    "or nothing");
	ok(line_line_read(in,
	       take("{\"type\":\"line\",\"run\":\"a\","
		    "\"full_name\":\"f\",\"hits\":1}"),
	       &hits) == STATUS_MALFORMED,
	    "of some function");
	ok(line_line_read(in,
	       take("{\"type\":\"line\",\"run\":\"a\","
		    "\"full_name\":\"f\",\"caller\":\"f\",\"hits\":-1}"),
	       &hits) == STATUS_MALFORMED,
	    "never less often than never");
}

static void
test_trend(void)
{
	static const char line[] =
	    "{\"type\":\"trend\",\"by\":\"iterations\",\"full_name\":"
	    "\"m.py:3 f\",\"module\":\"m.py\",\"lineno\":3,\"name\":"
	    "\"f\",\"kind\":\"func\",\"metric\":\"tavg\","
	    "\"statistic\":\"p99\",\"outcome\":\"rises\",\"n_min\":1,"
	    "\"n_max\":16,\"first\":0.1,\"last\":0.3,\"change\":3,"
	    "\"each\":0.02,\"share\":0.5,\"p\":2,\"within\":\"r\","
	    "\"points\":[[1,0.1],[16,0.3]]}\n";
	struct written written = writing(&shape_trend);
	struct trend_line trend, none = trend_line_none();

	ok(trend_line_read(in, take(line), &trend) == STATUS_OK &&
		trend.outcome == TREND_RISES &&
		trend.statistic == STATISTIC_P99 && trend.points.count == 2,
	    "a trend");
	trend_line_write(written.out, &trend);
	comes_back(&written, line);
	free(trend.points.pairs);
	ok(trend_line_read(in, take("{\"type\":\"trend\",\"metric\":\"own\"}"),
	       &trend) == STATUS_MALFORMED,
	    "one without an outcome is none");
	free(trend.points.pairs);
	written = writing(&shape_trend);
	trend_line_write(written.out, &none);
	comes_back(&written, "{\"type\":\"trend\"}\n");
}

static void
test_package(void)
{
	static const char line[] =
	    "{\"type\":\"package\",\"package\":\"pandas\",\"group\":"
	    "\"library\",\"by\":\"size\",\"n\":32,\"own_s\":8.1,"
	    "\"share\":0.23,\"wait_s\":0,\"functions\":412,\"within\":"
	    "\"r\",\"program\":\"p\"}\n";
	struct written written = writing(&shape_package);
	struct package_line package;

	ok(package_line_read(in, take(line), &package) == STATUS_OK &&
		str_is(package.package, "pandas") && package.functions == 412,
	    "a package");
	package_line_write(written.out, &package);
	comes_back(&written, line);
	ok(package_line_read(in, take("{\"type\":\"package\",\"own_s\":1}"),
	       &package) == STATUS_MALFORMED,
	    "one without a name is none");
}

static void
test_early(void)
{
	static const char line[] =
	    "{\"type\":\"early\",\"run\":\"r\",\"size\":9,\"iterations\":4,"
	    "\"full_name\":\"m.py:3 f\",\"module\":\"m.py\",\"lineno\":3,"
	    "\"name\":\"f\",\"kind\":\"func\",\"own_s\":2,\"share\":0.5,"
	    "\"ncall\":8,\"each_s\":0.25,\"iteration_s\":0.5,\"whole\":\"w\","
	    "\"whole_each_s\":0.1,\"whole_iteration_s\":0.2,\"program\":"
	    "\"p\"}\n";
	struct written written = writing(&shape_early);
	struct early_line early;

	ok(early_line_read(in, take(line), &early) == STATUS_OK &&
		str_is(early.whole, "w") && early.iteration_s > 0.4,
	    "a run that was cut short");
	early_line_write(written.out, &early);
	comes_back(&written, line);
	ok(early_line_read(in, take("{\"type\":\"early\",\"run\":\"r\"}"),
	       &early) == STATUS_MALFORMED,
	    "without a function");
}

static void
test_note(void)
{
	struct note_line note;

	ok(note_line_read(in,
	       take("{\"type\":\"note\",\"tool\":\"t\",\"code\":"
		    "\"profile-broken\",\"run\":\"r\",\"text\":\"x\"}"),
	       &note) == STATUS_OK &&
		note_breaks_run(&note) && str_is(note.text, "x") &&
		note.level.data == NULL,
	    "a note");
	ok(note_line_read(in, take("{\"type\":\"note\",\"text\":1}"), &note) ==
		STATUS_MALFORMED,
	    "whose text is none");
}

int
main(void)
{
	in = reader_open(NULL, "test", FORMAT_JSONL);
	test_scale();
	test_bad_scale();
	test_table();
	test_cause();
	test_diff();
	test_answer();
	test_line();
	test_trend();
	test_package();
	test_early();
	test_decimals();
	test_note();
	ok(reader_take(in, STR("{\"type\":"), &row) == STATUS_MALFORMED,
	    "a line in memory that is none");
	reader_close(in);
	return done_testing();
}
