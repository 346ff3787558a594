/*
 * charts.h: charts (svg/chart.h) of what the report says in sentences. The caller
 * owns each; NULL where there is nothing to draw.
 */
#ifndef REPORT_CHARTS_H
#define REPORT_CHARTS_H

#include "report/curves.h"
#include "svg/chart.h"

/* The bands of exponents in superlinear(7). */
#define BANDS 6
/* The classes of an area in each, and where none is known; see page.css. */
extern const char *const band_looks[BANDS + 1];
/* The class of a line. */
const char *look_of_line(double p);
/* Text of a label from ink, which is left empty. The caller frees it. */
char *label_of(struct buf *ink);

/* From one corner to the other; chart_title() may follow. */
void chart_box(struct chart *chart, const char *look, const double x[2],
    const double y[2]);

/* A figure as a label; as one of an axis, "10 s" instead of "10.0 s". */
void label_figure(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, void (*say)(struct buf *, double), double value);
void label_tick(struct chart *chart, double x, double y, enum chart_side side,
    void (*say)(struct buf *, double), double value);
/* A figure after a name, which may be "". */
void label_named(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, const char *name, void (*say)(struct buf *, double),
    double value);

/* A cause's cost by size: the points, the law, what it would be under others, the
 * way to the target, and where that crosses BUDGET seconds, if finite. */
struct chart *chart_of_growth(
    const struct facts *facts, const struct cause_line *cause, double budget);
/* The same of points and law alone, for a terminal. */
struct chart *chart_of_growth_in_text(
    const struct facts *facts, const struct cause_line *cause);
/* The n at which a cause alone takes BUDGET seconds; NAN if it does not up to the
 * target, or does at every n. */
double crossing_of(
    const struct curve *curve, const struct cause_line *cause, double budget);

/* The calls of a cause, the cost of one call, and its cost, which is their
 * product. */
enum split_part {
	SPLIT_CALLS,
	SPLIT_EACH,
	SPLIT_COST
};
struct chart *chart_of_split(const struct facts *facts,
    const struct cause_line *cause, enum split_part part);

/* Levels within a run on one scale; SAY writes their figures. */
struct chart *chart_of_trends(const struct trend_line *const *trends,
    size_t count, enum chart_scale scale, void (*say)(struct buf *, double));
/* A small curve without any text. */
struct chart *chart_of_law(const struct scale_line *law);

struct share { /* seconds */
	double now, then;
	const char *look, *ink; /* classes: of its area, of its name */
	const char *name;
	const char *title; /* more of it, where it is pointed at */
};
/* Sets its classes by an exponent, NAN where that is not decided. */
void share_look(struct share *share, double p);
struct chart *chart_of_shares(const struct share *shares, size_t count);
/* Parts of one whole, now alone; values from 0, one below the other; each now and
 * then joined by a line, on one logarithmic scale, NULL where one is not above 0. */
struct chart *chart_of_row(const struct share *shares, size_t count);
struct chart *chart_of_bars(const struct share *shares, size_t count);
struct chart *chart_of_slopes(const struct share *shares, size_t count);
/* The time by callers now, or THEN at the target. */
struct chart *chart_of_callers(const struct facts *facts, bool then);
/* The wall times of the complete runs by what says their sizes, both axes
 * logarithmic. */
struct chart *chart_of_runs(const struct facts *facts);
/* The wall times of several programs, which are of one axis; NULL where there are
 * fewer than two sizes. Of their names the first SKIP bytes are left out. */
struct chart *chart_of_programs(
    const struct facts *const *programs, size_t count, size_t skip);
/* What the colours of exponents mean. */
struct chart *chart_of_bands(void);

#endif
