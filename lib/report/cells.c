/* cells.c: see cells.h. */
#include "report/cells.h"

#include "report/figures.h"

static void
cell(struct doc *doc, double value, void (*figure)(struct buf *, double))
{
	struct buf ink = BUF_EMPTY;

	figure(&ink, value);
	doc_cell_value(doc, &ink, value);
	buf_free(&ink);
}

void
cell_time(struct doc *doc, double seconds)
{
	cell(doc, seconds, figure_time);
}

void
cell_count(struct doc *doc, double count)
{
	cell(doc, count, figure_count);
}

void
cell_exponent(struct doc *doc, double p)
{
	cell(doc, p, figure_exponent);
}

void
cell_percent(struct doc *doc, double share)
{
	cell(doc, share, figure_percent);
}

void
cell_ratio(struct doc *doc, double ratio)
{
	cell(doc, ratio, figure_ratio);
}
