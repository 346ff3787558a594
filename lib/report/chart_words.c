/*
 * chart_words.c: what charts have in common: the look of an exponent, and figures
 * as labels.
 */
#include "report/charts.h"

#include <math.h>

#include "law/bounds.h"
#include "report/document.h"

const char *
look_of_growth(double p)
{
	return !isfinite(p)	       ? "un"
	       : p < BAND_SUBLINEAR    ? "v0"
	       : p <= BAND_LINEAR      ? "v1"
	       : p <= BAND_NEAR_LINEAR ? "v2"
	       : p <= BAND_WATCH       ? "v3"
	       : p <= BAND_SUPERLINEAR ? "v4"
				       : "v5";
}

const char *
look_of_line(double p)
{
	static const char *const looks[][2] = {{"v0", "line v0"},
	    {"v1", "line v1"}, {"v2", "line v2"}, {"v3", "line v3"},
	    {"v4", "line v4"}, {"v5", "line v5"}};

	for (size_t i = 0; i < COUNT_OF(looks); i++)
		if (strcmp(look_of_growth(p), looks[i][0]) == 0)
			return looks[i][1];
	return "line";
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
label_figure(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, void (*say)(struct buf *, double), double value)
{
	struct buf ink = BUF_EMPTY;
	char *text;

	say(&ink, value);
	text = label_of(&ink);
	chart_label(chart, x, y, side, look, text);
	free(text);
	buf_free(&ink);
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
	buf_free(&ink);
}

void
share_look(struct share *share, double p)
{
	static const struct {
		const char *growth, *look, *ink;
	} looks[] = {{"v0", "v0 rib", "on"}, {"v1", "v1 rib", "on"},
	    {"v2", "v2 rib", "on"}, {"v3", "v3 rib", "on"},
	    {"v4", "v4 rib", "on4"}, {"v5", "v5 rib", "on5"},
	    {"un", "un rib", "on"}};

	for (size_t i = 0; i < COUNT_OF(looks); i++)
		if (strcmp(look_of_growth(p), looks[i].growth) == 0) {
			share->look = looks[i].look;
			share->ink = looks[i].ink;
		}
}
