/*
 * chart_svg.c: a chart as SVG of 1000 by 1000, which is stretched to its place
 * while strokes keep their width, and labels of HTML above it, which keep their
 * size.
 *
 *	<div class="plot growth" role="img" aria-label="f grows">
 *	<svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
 *	<path class="fit" d="M0 900L1000 100"/></svg>
 *	<div><span class="right now" style="left:100%;top:10%">5.1 s</span></div>
 *	</div>
 */
#include <math.h>

#include "svg/chart.h"
#include "svg/labels.h"
#include "svg/markup.h"

#define EXTENT 1000.0
/* Half the length of a dash. */
#define DASH 6.0

struct spot {
	double x, y;
};

static struct spot
spot_of(const struct chart *chart, const double *point)
{
	return (struct spot){
	    EXTENT * chart_place(&chart->axes[CHART_X], point[0]),
	    EXTENT * (1 - chart_place(&chart->axes[CHART_Y], point[1]))};
}

/* A number of one decimal, without one that says nothing. */
static void
put(struct buf *out, char command, double x, double y)
{
	buf_addf(out, "%c%.5g %.5g", command, round(x * 10) / 10,
	    round(y * 10) / 10);
}

/* Moves A along the line to B, to where it enters the chart. False if it does
 * not. */
static bool
cut(struct spot *a, struct spot b)
{
	double edge = a->y < 0 ? 0 : EXTENT;

	if (a->y >= 0 && a->y <= EXTENT)
		return true;
	if ((a->y < 0 && b.y <= 0) || (a->y > EXTENT && b.y >= EXTENT))
		return false;
	a->x += (b.x - a->x) * (edge - a->y) / (b.y - a->y);
	a->y = edge;
	return true;
}

static void
line(const struct chart *chart, const struct chart_mark *mark, struct buf *out)
{
	struct spot pen = {(double)NAN, (double)NAN};

	for (size_t i = 0; i + 1 < mark->count; i++) {
		struct spot from = spot_of(chart, mark->points + 2 * i);
		struct spot to = spot_of(chart, mark->points + 2 * i + 2);
		struct spot a = from, b = to;

		if (!cut(&a, to) || !cut(&b, from))
			continue;
		if (!(fabs(a.x - pen.x) + fabs(a.y - pen.y) <= 0))
			put(out, 'M', a.x, a.y);
		put(out, 'L', b.x, b.y);
		pen = b;
	}
}

static void
each_point(
    const struct chart *chart, const struct chart_mark *mark, struct buf *out)
{
	for (size_t i = 0; i < mark->count; i++) {
		struct spot at = spot_of(chart, mark->points + 2 * i);

		if (mark->kind == CHART_DASHES) {
			put(out, 'M', at.x - DASH, at.y);
			put(out, 'L', at.x + DASH, at.y);
		} else if (mark->kind == CHART_POINTS) {
			/* Its round caps make a dot of it. */
			put(out, 'M', at.x, at.y);
			buf_adds(out, "h0");
		} else {
			put(out, i == 0 ? 'M' : 'L', at.x, at.y);
		}
	}
	if (mark->kind == CHART_AREA)
		buf_addc(out, 'Z');
}

/* The part of the chart's width that a label within its room has. */
static double
part_of(const struct chart *chart, const struct chart_label *it)
{
	const struct chart_axis *x = &chart->axes[CHART_X];

	return chart_place(x, it->x + it->room) - chart_place(x, it->x);
}

static void
label(const struct chart *chart, const struct chart_label *it, struct buf *out)
{
	static const char *const sides[] = {
	    "left", "right", "above", "below", "within"};

	buf_addf(out, "<span class=\"%s %s\" style=\"left:%.4g%%;top:%.4g%%",
	    sides[it->side], it->look,
	    100 * chart_place(&chart->axes[CHART_X], it->x),
	    100 * (1 - chart_place(&chart->axes[CHART_Y], it->y)));
	if (it->side == CHART_WITHIN)
		buf_addf(out, ";width:%.4g%%", 100 * part_of(chart, it));
	buf_adds(out, "\">");
	markup_text(out, str_of(it->text));
	buf_adds(out, "</span>");
}

void
chart_svg(const struct chart *chart, const char *title, struct buf *out)
{
	bool *shown = xcalloc(chart->label_count + 1, sizeof(*shown));

	buf_addf(out, "<div class=\"plot %s\"", chart->look);
	if (chart->fixed > 0)
		buf_addf(out, " style=\"height:%.0fpx\"", chart->fixed);
	if (title[0] != '\0') {
		buf_adds(out, " role=\"img\" aria-label=\"");
		markup_text(out, str_of(title));
		buf_addc(out, '"');
	}
	buf_adds(out, "><svg viewBox=\"0 0 1000 1000\" "
		      "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];

		buf_addf(out, "<path class=\"%s\" d=\"", mark->look);
		if (mark->kind == CHART_LINE)
			line(chart, mark, out);
		else
			each_point(chart, mark, out);
		if (mark->title != NULL) {
			buf_adds(out, "\"><title>");
			markup_text(out, str_of(mark->title));
			buf_adds(out, "</title></path>");
		} else {
			buf_adds(out, "\"/>");
		}
	}
	buf_adds(out, "</svg>");
	labels_choose(chart, shown);
	buf_adds(out, chart->label_count > 0 ? "<div>" : "");
	for (size_t i = 0; i < chart->label_count; i++)
		if (shown[i])
			label(chart, &chart->labels[i], out);
	buf_adds(out, chart->label_count > 0 ? "</div>" : "");
	buf_adds(out, "</div>\n");
	free(shown);
}
