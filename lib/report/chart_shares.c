/*
 * chart_shares.c: what takes which part of a whole, now at the upper edge and then
 * at the lower one: what is wide above hurts, what is wide below will.
 */
#include "report/charts.h"

#include "law/bounds.h"

#define LEAST_WIDTH  366
#define LEAST_HEIGHT 120
#define BANDS_WIDTH  300
#define BANDS_HEIGHT 12
/* Where the flat parts of a ribbon end. */
#define UPPER 0.72
#define LOWER 0.28
/* From the left end of a part to its name. */
#define INSET 0.012

struct edge {
	double from, to;
};

static void
ribbon(struct chart *chart, const struct share *share, struct edge up,
    struct edge down)
{
	chart_mark(chart, CHART_AREA, share->look);
	chart_title(chart, share->title);
	chart_point(chart, up.from, 1);
	chart_point(chart, up.to, 1);
	chart_point(chart, up.to, UPPER);
	chart_point(chart, down.to, LOWER);
	chart_point(chart, down.to, 0);
	chart_point(chart, down.from, 0);
	chart_point(chart, down.from, LOWER);
	chart_point(chart, up.from, UPPER);
}

static void
name(struct chart *chart, const struct share *share, struct edge edge, double y)
{
	chart_label_within(chart, edge.from + INSET, y,
	    edge.to - edge.from - 2 * INSET, share->ink, share->name);
}

struct chart *
chart_of_shares(const struct share *shares, size_t count)
{
	struct chart *chart = chart_new("shares", LEAST_WIDTH, LEAST_HEIGHT);
	double now = 0, then = 0;
	struct edge up = {0, 0}, down = {0, 0};

	for (size_t i = 0; i < count; i++) {
		now += shares[i].now;
		then += shares[i].then;
	}
	for (size_t i = 0; i < count && now > 0 && then > 0; i++) {
		up = (struct edge){up.to, up.to + shares[i].now / now};
		down = (struct edge){down.to, down.to + shares[i].then / then};
		ribbon(chart, &shares[i], up, down);
		name(chart, &shares[i], up, (1 + UPPER) / 2);
		name(chart, &shares[i], down, LOWER / 2);
	}
	return chart;
}

struct chart *
chart_of_bands(void)
{
	static const double bands[BANDS - 1] = {BAND_SUBLINEAR, BAND_LINEAR,
	    BAND_NEAR_LINEAR, BAND_WATCH, BAND_SUPERLINEAR};
	struct chart *chart = chart_new("bands", BANDS_WIDTH, BANDS_HEIGHT);
	struct buf text = BUF_EMPTY;

	chart_axis(chart, CHART_X, CHART_LINEAR, 0, BANDS);
	for (size_t i = 0; i < BANDS; i++) {
		double from = (double)i, to = from + 1;

		chart_box(chart, band_looks[i], (double[]){from, to},
		    (double[]){0, 1});
		if (i == COUNT_OF(bands))
			continue;
		buf_addf(&text, "n^%.1f", bands[i]);
		chart_label(chart, to, 0, CHART_BELOW, "tick", buf_text(&text));
		buf_clear(&text);
	}
	buf_free(&text);
	return chart;
}
