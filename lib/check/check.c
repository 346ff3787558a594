/*
 * check.c: see check.h.
 */
#include "check/check.h"

#include <math.h>

#include "core/glob.h"
#include "core/message.h"

/* What a line says of one metric of one function. */
struct figure {
	struct str full_name, metric;
	struct str within; /* a run; empty: over runs */
	double value, lo, hi;
	double share; /* NAN: not known */
	bool exact, open;
};

/* Where the shapes keep it; -1: nowhere. */
struct places {
	int name, metric, value, lo, hi, share, within;
};

static enum status
read_figure(const struct reader *in, const struct row *row,
    const struct places *places, struct figure *f)
{
	struct {
		int column;
		double *value;
	} numbers[] = {{places->value, &f->value}, {places->lo, &f->lo},
	    {places->hi, &f->hi}, {places->share, &f->share}};
	enum status status = STATUS_OK;

	*f = (struct figure){.full_name = STR("program"),
	    .value = NAN,
	    .lo = NAN,
	    .hi = NAN,
	    .share = NAN};
	/* A diff line of the whole run has no name. */
	if (row->shape != &shape_diff)
		status = row_need(in, row, places->name);
	if (status == STATUS_OK)
		status = row_read_text(in, row, places->name, &f->full_name);
	f->metric = STR("cause");
	if (status == STATUS_OK && places->metric >= 0)
		status = row_read_text(in, row, places->metric, &f->metric);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (status == STATUS_OK && numbers[i].column >= 0)
			status = row_read_number(
			    in, row, numbers[i].column, numbers[i].value);
	if (status == STATUS_OK && places->within >= 0)
		status = row_read_text(in, row, places->within, &f->within);
	return status;
}

/* *USED is false for a line that no bound is about: an edge, any other type. */
static enum status
read_line(const struct reader *in, const struct row *row, struct figure *f,
    bool *used)
{
	static const struct places of_scale = {SCALE_FULL_NAME, SCALE_METRIC,
	    SCALE_P, SCALE_P_LO, SCALE_P_HI, SCALE_SHARE, SCALE_WITHIN};
	static const struct places of_cause = {CAUSE_FULL_NAME, -1, CAUSE_P_OWN,
	    CAUSE_P_LO, CAUSE_P_HI, CAUSE_SHARE, CAUSE_WITHIN};
	static const struct places of_diff = {DIFF_FULL_NAME, DIFF_METRIC,
	    DIFF_RATIO, DIFF_LO, DIFF_HI, -1, DIFF_WITHIN_B};
	enum status status;

	*used = true;
	if (row->shape == &shape_scale && !row_has_text(row, SCALE_CALLER)) {
		status = read_figure(in, row, &of_scale, f);
		f->open = row_is(row, SCALE_CONFIDENCE, "undecided") ||
			  row->cells[SCALE_CONFIDENCE].kind == VALUE_ABSENT;
	} else if (row->shape == &shape_cause) {
		status = read_figure(in, row, &of_cause, f);
		f->open = row_is(row, CAUSE_CONFIDENCE, "undecided");
	} else if (row->shape == &shape_diff) {
		status = read_figure(in, row, &of_diff, f);
		/* Counts of two single runs are what they are. */
		f->exact = str_is(f->metric, "ncall") && !isfinite(f->lo);
	} else {
		*used = false;
		return STATUS_OK;
	}
	/* One that ends before it begins is none. */
	f->exact |= f->lo >= f->hi && f->lo <= f->hi;
	f->open |= f->lo > f->hi;
	return status;
}

static bool
is_about(const struct bound *bound, const struct figure *f, double share)
{
	if (!str_is(f->metric, bound->metric) ||
	    !glob_match(bound->pattern, f->full_name))
		return false;
	/* A function that is named counts, however small it is. */
	return !bound->wild || !(f->share < share);
}

static void
write_check(struct writer *out, const struct bound *bound,
    const struct figure *f, enum finding finding)
{
	writer_begin(out, &shape_check);
	writer_text(out, CHECK_BOUND, str_of(bound->text));
	writer_text(out, CHECK_OUTCOME,
	    finding == BROKEN ? STR("broken") : STR("undecided"));
	if (f != NULL) {
		writer_text(out, CHECK_FULL_NAME, f->full_name);
		writer_text(out, CHECK_METRIC, f->metric);
		writer_real(out, CHECK_VALUE, f->value, 3);
		writer_real(out, CHECK_LO, f->lo, 3);
		writer_real(out, CHECK_HI, f->hi, 3);
		if (f->within.len > 0)
			writer_text(out, CHECK_WITHIN, f->within);
	}
	writer_end(out);
}

static void
hold(struct writer *out, struct bound *bound, const struct figure *f)
{
	enum finding finding =
	    f->open ? OPEN
		    : bound_holds(bound, f->value, f->lo, f->hi, f->exact);

	bound->rows++;
	bound->broken += finding == BROKEN;
	bound->open += finding == OPEN;
	if (finding != HOLDS)
		write_check(out, bound, f, finding);
}

/* Causes are few: none at all is what a bound on them wants. */
static bool
is_met_by_nothing(const struct bound *bound)
{
	return strcmp(bound->metric, "cause") == 0;
}

/* After the last line: bounds that were about nothing, and the counts. */
static enum status
conclude(struct writer *out, struct bounds *bounds, bool any_line,
    const struct check_options *options)
{
	size_t broken = 0, open = 0, held = 0;

	for (size_t i = 0; i < bounds->count; i++) {
		struct bound *bound = &bounds->items[i];

		if (bound->rows == 0 &&
		    !(any_line && is_met_by_nothing(bound))) {
			bound->open++;
			write_check(out, bound, NULL, OPEN);
			message("%s: nothing on the stream is held against "
				"it%s",
			    bound->text,
			    strpbrk(bound->text, "*?[") == NULL
				? " (a pattern is the whole full name; "
				  "'*find' matches what ends so)"
				: "");
		}
		broken += bound->broken > 0;
		open += bound->broken == 0 && bound->open > 0;
		held += bound->broken == 0 && bound->open == 0;
	}
	if (broken + open > 0)
		message("of %zu bounds %zu hold, %zu %s broken, %zu cannot be "
			"decided",
		    bounds->count, held, broken, broken == 1 ? "is" : "are",
		    open);
	return broken > 0 || (open > 0 && options->open_fails) ? STATUS_NO
							       : STATUS_OK;
}

enum status
check_run(struct reader *in, struct writer *out, struct bounds *bounds,
    const struct check_options *options)
{
	enum status status;
	struct figure figure;
	struct row row;
	bool used, any_line = false;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		status = read_line(in, &row, &figure, &used);
		if (status != STATUS_OK)
			return status;
		writer_copy(out, &row);
		any_line |= used;
		for (size_t i = 0; used && i < bounds->count; i++)
			if (is_about(
				&bounds->items[i], &figure, options->share))
				hold(out, &bounds->items[i], &figure);
	}
	if (status != STATUS_END)
		return status;
	return conclude(out, bounds, any_line, options);
}
