/*
 * chart_words.c: what charts have in common: the look of an exponent, and figures
 * as labels.
 */
#include "report/charts.h"

#include <math.h>

#include "law/bounds.h"
#include "report/document.h"

/* The band of an exponent; the last one for none. */
static size_t
band_of(double p)
{
	return !isfinite(p)	       ? BANDS
	       : p < BAND_SUBLINEAR    ? 0
	       : p <= BAND_LINEAR      ? 1
	       : p <= BAND_NEAR_LINEAR ? 2
	       : p <= BAND_WATCH       ? 3
	       : p <= BAND_SUPERLINEAR ? 4
				       : 5;
}

const char *const band_looks[BANDS + 1] = {
    "v0 rib", "v1 rib", "v2 rib", "v3 rib", "v4 rib", "v5 rib", "un rib"};

const char *
look_of_line(double p)
{
	static const char *const looks[BANDS + 1] = {"line v0", "line v1",
	    "line v2", "line v3", "line v4", "line v5", "line"};

	return looks[band_of(p)];
}

char *
label_of(struct buf *ink)
{
	struct buf text = BUF_EMPTY;

	ink_plain(&text, buf_text(ink));
	buf_free(ink);
	return buf_take(&text);
}

void
label_named(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, const char *name, void (*say)(struct buf *, double),
    double value)
{
	struct buf ink = BUF_EMPTY;
	char *text;

	buf_adds(&ink, name);
	buf_adds(&ink, ink.len > 0 ? " " : "");
	say(&ink, value);
	text = label_of(&ink);
	chart_label(chart, x, y, side, look, text);
	free(text);
}

void
label_figure(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, void (*say)(struct buf *, double), double value)
{
	label_named(chart, x, y, side, look, "", say, value);
}

void
chart_box(
    struct chart *chart, const char *look, const double x[2], const double y[2])
{
	chart_mark(chart, CHART_AREA, look);
	chart_point(chart, x[0], y[0]);
	chart_point(chart, x[1], y[0]);
	chart_point(chart, x[1], y[1]);
	chart_point(chart, x[0], y[1]);
}

void
label_tick(struct chart *chart, double x, double y, enum chart_side side,
    void (*say)(struct buf *, double), double value)
{
	struct buf ink = BUF_EMPTY;
	char *text, *zero;

	say(&ink, value);
	text = label_of(&ink);
	zero = strstr(text, ".0 ");
	if (zero != NULL)
		memmove(zero, zero + 2, strlen(zero + 2) + 1);
	chart_label(chart, x, y, side, "tick", text);
	free(text);
}

void
share_look(struct share *share, double p)
{
	static const char *const inks[BANDS + 1] = {
	    "on", "on", "on", "on", "on4", "on5", "on"};

	share->look = band_looks[band_of(p)];
	share->ink = inks[band_of(p)];
}
