/* check.c: see check.h. */
#include "check/check.h"

#include <math.h>

#include "check/figure.h"
#include "core/glob.h"
#include "core/message.h"
#include "stream/checkline.h"
#include "stream/runline.h"

static bool
is_about(const struct bound *bound, const struct figure *f, double share)
{
	bool of_package = str_starts(str_of(bound->pattern), PACKAGE);

	if (!str_is(f->metric, bound->metric) || of_package != f->of_package ||
	    !glob_match(bound->pattern + (of_package ? strlen(PACKAGE) : 0),
		f->name.full_name) ||
	    (bound_is_of_value(bound) && !isfinite(f->n)) ||
	    (bound->of == OF_CLASS && f->of_ratio))
		return false;
	/* A bound without pattern applies to functions of any size. */
	return !bound->wild || !(f->share < share);
}

/* " 312 s (290 to 330) at 800" */
static void
value_text(struct buf *out, const struct check_line *line)
{
	if (!isfinite(line->value))
		return;
	buf_addf(out, " %.3g", line->value);
	if (line->unit.len > 0)
		buf_addf(out, " %.*s", STR_ARG(line->unit));
	if (line->lo < line->hi)
		buf_addf(out, " (%.3g to %.3g)", line->lo, line->hi);
	if (isfinite(line->n))
		buf_addf(out, " at %.6g", line->n);
}

/* "job.py:15 find: own 2.26 (1.9 to 2.6) breaks '* own <= 1.2'", or "hits n^2 (LAW)
 * breaks '* hits <= n'" */
static void
bound_text(struct buf *out, const struct check_line *line, struct str law)
{
	if (line->name.full_name.data == NULL) {
		buf_adds(out, "nothing is held against '");
	} else {
		if (str_starts(line->bound, PACKAGE))
			buf_adds(out, "package ");
		buf_addstr(out, line->name.full_name);
		buf_addf(out, ": %.*s", STR_ARG(line->metric));
		if (line->law.len == 0)
			value_text(out, line);
		else
			buf_addf(out, " %.*s (%.*s)", STR_ARG(line->law),
			    STR_ARG(law));
		buf_adds(out, str_is(line->outcome, "broken")
				  ? " breaks '"
				  : " does not decide '");
	}
	buf_addstr(out, line->bound);
	buf_addc(out, '\'');
}

static struct str
unit_of(enum metric_unit unit)
{
	static const char *const names[] = {
	    [UNIT_COUNT] = "times", [UNIT_SECONDS] = "s", [UNIT_BYTES] = "B"};

	return str_of(names[unit]);
}

static void
write_check(struct writer *out, const struct bound *bound,
    const struct figure *f, enum finding finding)
{
	struct buf text = BUF_EMPTY;
	struct check_line line = {.bound = str_of(bound->text),
	    .outcome = finding == BROKEN ? STR("broken") : STR("undecided"),
	    .name.lineno = (double)NAN,
	    .value = (double)NAN,
	    .lo = (double)NAN,
	    .hi = (double)NAN,
	    .n = (double)NAN};

	if (f != NULL && bound->of == OF_CLASS)
		line.law = str_of(class_name(f->class));
	if (f != NULL && bound_is_of_value(bound)) {
		line.unit = unit_of(f->unit);
		line.n = bound->of == AT_TARGET_N ? f->target : f->n;
	}
	if (f != NULL) {
		line.name = f->name;
		line.metric = f->metric;
		line.within = f->within;
		line.program = f->program;
		line.value = f->value;
		line.lo = f->lo;
		line.hi = f->hi;
	}
	bound_text(&text, &line, f == NULL ? STR("") : f->law);
	line.text = buf_str(&text);
	check_line_write(out, &line);
	buf_free(&text);
}

/* What the bound is of, in the place of the growth. A measured value has no
 * interval, for it is no estimate: it decides as it is. So does a forecast for
 * the largest size. */
static struct figure
figure_of(const struct bound *bound, const struct figure *figure)
{
	struct figure f = *figure;

	if (!bound_is_of_value(bound))
		return f;
	f.lo = f.hi = NAN;
	f.exact = bound->of == AT_LARGEST || f.target == f.n;
	f.value = f.exact ? f.last : f.at_target;
	f.open &= !f.exact;
	if (!f.exact) {
		f.lo = f.at_lo;
		f.hi = f.at_hi;
	}
	return f;
}

static void
hold(struct writer *out, struct bound *bound, const struct figure *figure)
{
	struct figure held = figure_of(bound, figure), *f = &held;
	enum finding finding;

	if (f->open)
		finding = OPEN;
	else if (bound->of == OF_CLASS && f->class != CLASS_NONE)
		finding = bound_holds_class(bound, f->class);
	else
		finding = bound_holds(bound, f->value, f->lo, f->hi, f->exact);
	bound->rows++;
	bound->broken += finding == BROKEN;
	bound->open += finding == OPEN;
	if (finding != HOLDS)
		write_check(out, bound, f, finding);
}

/* A bound on causes holds if there are none. */
static bool
is_met_by_nothing(const struct bound *bound)
{
	return strcmp(bound->metric, "cause") == 0;
}

/* After the last line: notes on bounds that applied to nothing, and the
 * summary. */
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
	if (options->lock != NULL)
		lock_check_end(options->lock, out, &broken, &open);
	return broken > 0 || (open > 0 && options->open_fails) ? STATUS_NO
							       : STATUS_OK;
}

/* Takes what a row says of the program as a whole. */
static enum status
look_at(struct writer *out, const struct reader *in, const struct row *row,
    struct json **run, const struct check_options *options)
{
	enum status status = STATUS_OK;

	if (options->lock != NULL)
		status = locked_take(options->lock->now, in, row);
	if (status != STATUS_OK || row->shape != &shape_run)
		return status;
	status = run_line_folders(in, row, run);
	writer_folders(out, json_get(*run, "own_folders"));
	return status;
}

static void
hold_all(struct writer *out, struct bounds *bounds, const struct figure *figure,
    double share)
{
	for (size_t i = 0; i < bounds->count; i++)
		if (is_about(&bounds->items[i], figure, share))
			hold(out, &bounds->items[i], figure);
}

static enum status
check_lines(struct reader *in, struct writer *out, struct bounds *bounds,
    const struct check_options *options, struct json **run)
{
	enum status status;
	struct figure figures[FIGURES_MOST];
	struct row row;
	size_t count, any = 0;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		status = figures_read(in, &row, figures, &count);
		if (status == STATUS_OK)
			status = look_at(out, in, &row, run, options);
		if (status != STATUS_OK)
			return status;
		writer_copy(out, &row);
		any += count;
		for (size_t k = 0; k < count; k++)
			hold_all(out, bounds, &figures[k], options->share);
	}
	if (status != STATUS_END)
		return status;
	return conclude(out, bounds, any > 0, options);
}

enum status
check_run(struct reader *in, struct writer *out, struct bounds *bounds,
    const struct check_options *options)
{
	struct json *run = NULL;
	enum status status = check_lines(in, out, bounds, options, &run);

	writer_folders(out, NULL);
	json_free(run);
	return status;
}
