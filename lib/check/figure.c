/* figure.c: see figure.h. */
#include "check/figure.h"

#include <math.h>

#include "stream/causeline.h"
#include "stream/diffline.h"
#include "stream/packageline.h"
#include "stream/scaleline.h"

static struct figure
no_values(struct figure figure)
{
	figure.n = figure.last = figure.target = figure.at_target = NAN;
	figure.class = CLASS_NONE;
	return figure;
}

static struct str
key_of(enum metric metric)
{
	return metric == METRIC_NONE ? STR("")
				     : str_of(metric_rows[metric].key);
}

static enum status
read_scale(const struct reader *in, const struct row *row, struct figure *f,
    bool *used)
{
	struct scale_line line;
	enum status status = scale_line_read(in, row, &line);

	*used = line.caller.len == 0 || line.metric == METRIC_HITS;
	*f = (struct figure){.name = line.name,
	    .metric = key_of(line.metric),
	    .within = line.within,
	    .program = line.program,
	    .value = line.p,
	    .lo = line.p_lo,
	    .hi = line.p_hi,
	    .share = line.share,
	    .open = line.confidence <= CONFIDENCE_UNDECIDED,
	    .class = CLASS_NONE,
	    .n = line.n_max,
	    .last = isfinite(line.total) ? line.total : line.last,
	    .target = line.target,
	    .at_target = line.at_target,
	    .at_lo = line.at_lo,
	    .at_hi = line.at_hi};
	if (line.metric < METRICS)
		f->unit = metric_rows[line.metric].unit;
	if (scale_line_is_exact(&line)) {
		f->class = line.class;
		f->law = line.law;
	}
	/* A table has no points. */
	if (!isfinite(f->last) && f->target == f->n)
		f->last = f->at_target;
	return status;
}

static enum status
read_cause(const struct reader *in, const struct row *row, struct figure *f)
{
	struct cause_line line;
	enum status status = row_need(in, row, CAUSE_FULL_NAME);

	if (status == STATUS_OK)
		status = cause_line_read(in, row, &line);
	if (status != STATUS_OK)
		return status;
	*f = no_values((struct figure){.name = line.name,
	    .metric = STR("cause"),
	    .within = line.within,
	    .program = line.program,
	    .value = line.p_own,
	    .lo = line.p_lo,
	    .hi = line.p_hi,
	    .share = line.share,
	    .open = line.confidence == CONFIDENCE_UNDECIDED});
	cause_line_release(&line);
	return STATUS_OK;
}

static enum status
read_diff(const struct reader *in, const struct row *row, struct figure *f)
{
	struct diff_line line;
	enum status status = diff_line_read(in, row, &line);

	/* The whole run has no name. */
	*f = no_values((struct figure){.name = line.name,
	    .metric = key_of(line.metric),
	    .within = line.b.within,
	    .value = line.ratio,
	    .lo = line.lo,
	    .hi = line.hi,
	    .share = line.share,
	    .of_ratio = true});
	if (f->name.full_name.data == NULL)
		f->name.full_name = STR("program");
	/* Counts of two single runs are exact. */
	f->exact = line.metric == METRIC_NCALL && !isfinite(f->lo);
	return status;
}

/* Its computing time, and what it waited. */
static enum status
read_package(
    const struct reader *in, const struct row *row, struct figure figures[2])
{
	struct package_line line;
	enum status status = package_line_read(in, row, &line);
	struct figure own =
	    no_values((struct figure){.name.full_name = line.package,
		.metric = STR("own"),
		.within = line.within,
		.program = line.program,
		.value = (double)NAN,
		.share = (double)NAN,
		.unit = UNIT_SECONDS,
		.of_package = true});

	own.name.lineno = (double)NAN;
	own.n = line.n;
	figures[0] = figures[1] = own;
	figures[0].last = line.own_s;
	figures[1].metric = STR("wait");
	figures[1].last = line.wait_s;
	return status;
}

enum status
figures_read(const struct reader *in, const struct row *row,
    struct figure figures[FIGURES_MOST], size_t *count)
{
	enum status status = STATUS_OK;
	bool used = true;

	*count = 0;
	if (row->shape == &shape_package) {
		*count = 2;
		return read_package(in, row, figures);
	}
	if (row->shape == &shape_scale)
		status = read_scale(in, row, figures, &used);
	else if (row->shape == &shape_cause)
		status = read_cause(in, row, figures);
	else if (row->shape == &shape_diff)
		status = read_diff(in, row, figures);
	else
		return STATUS_OK;
	/* An interval that ends before it begins does not count. */
	figures->open |= figures->lo > figures->hi;
	*count = status == STATUS_OK && used;
	return status;
}
