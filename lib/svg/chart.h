/*
 * chart.h: a chart in numbers: two axes, marks and labels. It is drawn in the
 * order in which its parts are added.
 *
 *	struct chart *chart = chart_new("growth", 236, 248);
 *
 *	chart_axis(chart, CHART_X, CHART_LOG, 100, 1600);
 *	chart_axis(chart, CHART_Y, CHART_LOG, 0.01, 10);
 *	chart_mark(chart, CHART_LINE, "fit");
 *	chart_point(chart, 100, 0.02);
 *	chart_point(chart, 1600, 5.1);
 *	chart_label(chart, 1600, 5.1, CHART_RIGHT, "now", "5.1 s");
 *	chart_svg(chart, "f grows quadratically", out);
 *	chart_free(chart);
 *
 * Looks are classes of a style sheet, which says colours and widths; they are
 * literals, as no text from outside may be.
 */
#ifndef SVG_CHART_H
#define SVG_CHART_H

#include "core/text.h"

enum chart_scale {
	CHART_LINEAR,
	CHART_LOG
};

enum chart_direction {
	CHART_X,
	CHART_Y
};

struct chart_axis {
	enum chart_scale scale;
	double lo, hi;
};

enum chart_kind {
	CHART_LINE, /* through its points; cut off above and below the chart */
	CHART_POINTS, /* a dot each */
	CHART_DASHES, /* a short level stroke each */
	CHART_AREA    /* its points go around it */
};

struct chart_mark {
	enum chart_kind kind;
	const char *look;
	char *title;	/* what it is, where it is pointed at; NULL if none */
	double *points; /* x, y, x, y, ... */
	size_t count, cap;
};

/* Where the text of a label is, seen from its place. */
enum chart_side {
	CHART_LEFT,
	CHART_RIGHT,
	CHART_ABOVE,
	CHART_BELOW,
	CHART_WITHIN /* begins there, and is cut to its room */
};

struct chart_label {
	double x, y;
	double room; /* of one within, in units of x */
	enum chart_side side;
	const char *look;
	char *text;
};

struct chart {
	const char *look;
	double width, height; /* pixels, where it is drawn smallest */
	double fixed;	      /* its height everywhere; 0: that of its look */
	struct chart_axis axes[2];
	struct chart_mark *marks;
	size_t mark_count, mark_cap;
	struct chart_label *labels;
	size_t label_count, label_cap;
};

struct chart *chart_new(const char *look, double width, double height);
void chart_free(struct chart *chart);
/* On a logarithmic axis LO must be above 0. An axis without extent gets some. */
void chart_axis(struct chart *chart, enum chart_direction direction,
    enum chart_scale scale, double lo, double hi);
/* The marks of an axis for values from LO to HI, at 1, 2 and 5 times powers of
 * ten. Fills at most ROOM of TICKS, and returns how many. */
size_t chart_ticks(
    enum chart_scale scale, double lo, double hi, double *ticks, size_t room);
/* Its height in pixels, wherever it is drawn. */
void chart_fix_height(struct chart *chart, double height);
/* Begins a mark, to which the points that follow belong. */
void chart_mark(struct chart *chart, enum chart_kind kind, const char *look);
/* What the last mark is. TITLE is copied. */
void chart_title(struct chart *chart, const char *title);
/* A point that an axis does not have (not finite, or not above 0 on a logarithmic
 * one) is left out. */
void chart_point(struct chart *chart, double x, double y);
/* A label that would touch one added before it is left out: what matters comes
 * first. TEXT is copied. */
void chart_label(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, const char *text);
void chart_label_within(struct chart *chart, double x, double y, double room,
    const char *look, const char *text);

/* 0 at the low end of the axis, 1 at the high end. */
double chart_place(const struct chart_axis *axis, double value);

/* Adds an element of HTML with TITLE for those who cannot see it. */
void chart_svg(const struct chart *chart, const char *title, struct buf *out);
/* Adds ROWS lines of at most COLUMNS characters and the labels on its axes: those
 * to the left of it and below it. Areas and dashes are not drawn. */
void chart_dots(
    const struct chart *chart, size_t columns, size_t rows, struct buf *out);

#endif
