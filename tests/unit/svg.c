/*
 * svg.c: charts: where values are on an axis, what is cut off, which labels are
 * left out, and that no text acts on a page.
 */
#include "tap.h"

#include "svg/svg.h"

#include <math.h>
#include <stdlib.h>

static void
test_axes(void)
{
	struct chart *chart = chart_new("x", 100, 100);
	const struct chart_axis *x = &chart->axes[CHART_X];

	is_near(
	    chart_place(x, 0.25), 0.25, 1e-9, "an axis from 0 to 1 at first");
	chart_axis(chart, CHART_X, CHART_LINEAR, -10, 30);
	is_near(chart_place(x, 0), 0.25, 1e-9, "linear");
	chart_axis(chart, CHART_X, CHART_LOG, 1, 10000);
	is_near(chart_place(x, 10), 0.25, 1e-9, "logarithmic");
	chart_axis(chart, CHART_X, CHART_LOG, 0, HUGE_VAL);
	ok(chart_place(x, 1) > 0.4 && chart_place(x, 1) < 0.6,
	    "an axis ends where numbers end");
	chart_axis(chart, CHART_X, CHART_LOG, 8, 8);
	is_near(chart_place(x, 8), 0.5, 1e-9, "one value is in the middle");
	chart_axis(chart, CHART_X, CHART_LINEAR, 0, 0);
	is_near(chart_place(x, 0), 0.5, 1e-9, "nothing, too");
	chart_free(chart);
}

static void
are_ticks(
    enum chart_scale scale, double lo, double hi, size_t room, const char *want)
{
	double ticks[32];
	size_t count = chart_ticks(scale, lo, hi, ticks, room);
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%.10g", i > 0 ? " " : "", ticks[i]);
	ok(strcmp(buf_text(&text), want) == 0, "ticks from %g to %g: %s", lo,
	    hi, buf_text(&text));
	buf_free(&text);
}

static void
test_ticks(void)
{
	are_ticks(CHART_LOG, 0.5, 2000, 32, "1 10 100 1000");
	are_ticks(CHART_LOG, 1, 1000, 32, "1 10 100 1000");
	are_ticks(CHART_LOG, 1.5, 30, 32, "2 5 10 20");
	are_ticks(CHART_LOG, 3, 4, 32, "");
	are_ticks(CHART_LOG, 1, 1e9, 3, "1 10000 100000000");
	are_ticks(CHART_LOG, 0, 10, 32, "");
	are_ticks(CHART_LINEAR, 0, 10, 5, "0 2 4 6 8");
	are_ticks(CHART_LINEAR, 0, 10, 6, "0 2 4 6 8 10");
	are_ticks(
	    CHART_LINEAR, 17e6, 21e6, 4, "17000000 18000000 19000000 20000000");
	are_ticks(CHART_LINEAR, -1, 1, 4, "-1 -0.5 0 0.5");
	are_ticks(CHART_LINEAR, 5, 5, 4, "");
	are_ticks(CHART_LINEAR, 0, HUGE_VAL, 4, "");
	are_ticks(CHART_LINEAR, 0, 1, 0, "");
}

/* What a chart of 0 to 10 has between its <svg> and </svg> when LINE is in it. */
static void
is_path(enum chart_kind kind, const double *points, size_t count,
    const char *want, const char *name)
{
	struct chart *chart = chart_new("x", 100, 100);
	struct buf out = BUF_EMPTY;
	char *path, *end;

	chart_axis(chart, CHART_X, CHART_LINEAR, 0, 10);
	chart_axis(chart, CHART_Y, CHART_LINEAR, 0, 10);
	chart_mark(chart, kind, "a");
	for (size_t i = 0; i < count; i++)
		chart_point(chart, points[2 * i], points[2 * i + 1]);
	chart_svg(chart, "", &out);
	path = strstr(buf_text(&out), " d=\"") + strlen(" d=\"");
	end = strchr(path, '"');
	*end = '\0';
	is_text(path, want, name);
	buf_free(&out);
	chart_free(chart);
}

static void
test_marks(void)
{
	static const double inside[] = {0, 0, 5, 2.5, 10, 10};
	static const double above[] = {0, 0, 5, 20, 10, 0};
	static const double outside[] = {0, 20, 5, 20, 10, 11};
	static const double missing[] = {0, 0, NAN, 1, 5, HUGE_VAL, 10, 10};

	is_path(CHART_LINE, inside, 3, "M0 1000L500 750L1000 0",
	    "a line is one path");
	is_path(CHART_LINE, above, 3, "M0 1000L250 0M750 0L1000 1000",
	    "it is cut off where it leaves the chart");
	is_path(CHART_LINE, outside, 3, "", "and is not there outside");
	is_path(CHART_LINE, missing, 4, "M0 1000L1000 0",
	    "what is no number is left out");
	is_path(CHART_LINE, inside, 0, "", "no points");
	is_path(CHART_POINTS, inside, 2, "M0 1000h0M500 750h0", "dots");
	is_path(CHART_DASHES, inside, 1, "M-6 1000L6 1000", "dashes");
	is_path(CHART_AREA, inside, 3, "M0 1000L500 750L1000 0Z", "an area");
}

/* The texts of the labels that are drawn. */
static void
are_labels(struct chart *chart, const char *want, const char *name)
{
	struct buf out = BUF_EMPTY, got = BUF_EMPTY;

	chart_svg(chart, "", &out);
	for (const char *at = strstr(buf_text(&out), "%\">"); at != NULL;
	     at = strstr(at + 3, "%\">")) {
		const char *end = strchr(at, '<');

		buf_adds(&got, got.len > 0 ? " " : "");
		buf_add(&got, at + 3, (size_t)(end - at - 3));
	}
	is_text(buf_text(&got), want, name);
	buf_free(&out);
	buf_free(&got);
	chart_free(chart);
}

static void
test_labels(void)
{
	struct chart *chart = chart_new("x", 200, 200);

	chart_label(chart, 1, 0.50, CHART_RIGHT, "a", "first");
	chart_label(chart, 1, 0.52, CHART_RIGHT, "a", "touches");
	chart_label(chart, 1, 0.60, CHART_RIGHT, "a", "apart");
	chart_label(chart, 0, 0.50, CHART_LEFT, "a", "left");
	chart_label(chart, 0.5, 0, CHART_BELOW, "a", "under");
	chart_label(chart, 0.6, 0, CHART_BELOW, "a", "beside");
	chart_label(chart, NAN, 0, CHART_BELOW, "a", "nowhere");
	chart_label(chart, 0.1, 1, CHART_BELOW, "a", "");
	are_labels(chart, "first apart left under",
	    "a label that touches an earlier one is left out");
	chart = chart_new("x", 200, 200);
	chart_label(chart, 0.5, 0.5, CHART_ABOVE, "a", "over");
	chart_label(chart, 0.5, 0.5, CHART_BELOW, "a", "below");
	chart_label_within(chart, 0, 0.2, 0.3, "a", "is-cut-to-its-room");
	chart_label_within(chart, 0.5, 0.2, 0.1, "a", "no-room");
	are_labels(
	    chart, "over below is-cut-to-its-room", "and one that has no room");
	chart = chart_new("x", 200, 200);
	chart_label(chart, 0.5, 0.5, CHART_RIGHT, "a", "<b>&\"'\x01\xff");
	are_labels(
	    chart, "&lt;b&gt;&amp;&quot;&#39;\\x01\\xff", "a label is text");
}

static void
test_title(void)
{
	struct chart *chart = chart_new("x", 100, 100);
	struct buf out = BUF_EMPTY;

	chart_mark(chart, CHART_AREA, "a");
	chart_title(chart, "one");
	chart_title(chart, "<i>");
	chart_svg(chart, "\"><script>", &out);
	is_text(buf_text(&out),
	    "<div class=\"plot x\" role=\"img\" "
	    "aria-label=\"&quot;&gt;&lt;script&gt;\">"
	    "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\"><path class=\"a\" d=\"Z\">"
	    "<title>&lt;i&gt;</title></path></svg></div>\n",
	    "titles are text");
	buf_free(&out);
	chart_free(chart);
	chart_free(NULL);
}

/* A chart of five characters by two, beside labels of one: ten dots by eight. */
static struct chart *
small(void)
{
	struct chart *chart = chart_new("x", 0, 0);

	chart_label(chart, 0, 1, CHART_LEFT, "a", "1");
	chart_label(chart, 0, 0, CHART_LEFT, "a", "0");
	return chart;
}

static void
are_dots(struct chart *chart, const char *want, const char *name)
{
	struct buf out = BUF_EMPTY;

	chart_dots(chart, 9, 2, &out);
	is_text(buf_text(&out), want, name);
	buf_free(&out);
	chart_free(chart);
}

static void
test_dots(void)
{
	struct chart *chart = small();

	chart_mark(chart, CHART_LINE, "a");
	chart_point(chart, 0, 1);
	chart_point(chart, 1, 1);
	chart_mark(chart, CHART_POINTS, "a");
	chart_point(chart, 0, 0);
	chart_point(chart, 1, 0);
	chart_label(chart, 0, 0, CHART_BELOW, "a", "p");
	chart_label(chart, 0.2, 0, CHART_BELOW, "a", "touches");
	chart_label(chart, 1, 0, CHART_BELOW, "a", "q");
	are_dots(chart,
	    "1 |\u2809\u2809\u2809\u2809\u2809\n0 |o   o\n   p   q\n",
	    "a line along the top, two points, labels below");
	chart = small();
	chart_mark(chart, CHART_LINE, "dash");
	chart_point(chart, 0, 0);
	chart_point(chart, 1, 0);
	are_dots(chart, "1 |\n0 |\u28c0 \u28c0 \u28c0\n\n",
	    "a dashed line along the bottom");
	chart = small();
	chart_mark(chart, CHART_LINE, "a");
	chart_point(chart, 0, -1);
	chart_point(chart, 0, 2);
	chart_mark(chart, CHART_AREA, "a");
	chart_point(chart, 0.5, 0.5);
	are_dots(chart, "1 |\u2847\n0 |\u2847\n\n",
	    "what is above and below is cut off, areas are not drawn");
}

int
main(void)
{
	test_axes();
	test_ticks();
	test_marks();
	test_labels();
	test_title();
	test_dots();
	return done_testing();
}
