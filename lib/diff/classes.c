/*
 * classes.c: from two laws of one metric to a diff line; see classes.h.
 */
#include "diff/classes.h"

#include <math.h>
#include <stdlib.h>

#include "core/message.h"
#include "diff/compare.h"
#include "diff/law_notes.h"
#include "function/name.h"
#include "law/vocabulary.h"

#define Z95 1.959963984540054

enum change {
	CHANGE_WORSE,
	CHANGE_BETTER,
	CHANGE_OPEN, /* the data does not decide */
	CHANGE_SAME,
	CHANGE_NONE /* nothing to compare */
};

static const char *const change_names[] = {"worse", "better", "~", "same", ""};

struct class_line {
	const struct law_pair *pair;
	enum change change;
	double chance; /* that noise alone does this; NAN: not compared */
	double rate;   /* NAN: counts decide, or nothing does */
	double share;  /* NAN: the program */
};

/* A count that follows its law through every point has no interval. */
static bool
is_exact(const struct law_line *law)
{
	return metric_of(law->metric) == METRIC_NCALL && law->hi <= law->lo &&
	       class_of(law->class) != CLASS_NONE;
}

static bool
is_decided(const struct law_line *law)
{
	return verdict_of(law->verdict) != VERDICT_NONE &&
	       confidence_of(law->confidence) >= CONFIDENCE_PROVISIONAL;
}

/* A driver function is the same on another line. */
static bool
same_axis(struct str a, struct str b)
{
	struct str module_a, module_b, name_a, name_b;
	double line;

	if (str_equal(a, b))
		return true;
	return name_split(a, &module_a, &line, &name_a) &&
	       name_split(b, &module_b, &line, &name_b) &&
	       str_equal(name_path_tail(module_a), name_path_tail(module_b)) &&
	       str_equal(name_last_part(name_a), name_last_part(name_b));
}

static enum change
by_sign(double difference)
{
	return difference > 0 ? CHANGE_WORSE : CHANGE_BETTER;
}

/* The chance of a difference like this between two equal exponents, from the
 * halves of the intervals that face each other. */
static double
chance_of(const struct law_line *a, const struct law_line *b)
{
	double difference = b->p - a->p;
	double of_a = difference > 0 ? a->hi - a->p : a->p - a->lo;
	double of_b = difference > 0 ? b->p - b->lo : b->hi - b->p;

	of_a = fmax(of_a / Z95, CLASSES_FLOOR);
	of_b = fmax(of_b / Z95, CLASSES_FLOOR);
	return erfc(fabs(difference) / hypot(of_a, of_b) / sqrt(2.0));
}

static bool
is_whole(const struct law_line *law)
{
	return isfinite(law->p) && isfinite(law->lo) && isfinite(law->hi);
}

static struct class_line
begin(const struct law_pair *pair, struct law_tally *tally)
{
	const struct law_line *a = pair->sides[SIDE_A],
			      *b = pair->sides[SIDE_B];
	struct class_line line = {.pair = pair,
	    .change = CHANGE_NONE,
	    .chance = (double)NAN,
	    .rate = (double)NAN,
	    .share = (double)NAN};

	if (a != NULL)
		line.share = a->share;
	if (b != NULL)
		line.share = fmax(line.share, b->share);
	if (a == NULL || b == NULL || a->bad || b->bad)
		return line;
	if (!same_axis(a->by, b->by)) {
		if (tally->axes++ == 0) {
			tally->by[SIDE_A] = a->by;
			tally->by[SIDE_B] = b->by;
		}
		return line;
	}
	if (!is_whole(a) || !is_whole(b)) {
		tally->missing++;
		return line;
	}
	line.change = CHANGE_OPEN;
	if (is_exact(a) && is_exact(b)) {
		int more = (int)class_of(b->class) - (int)class_of(a->class);

		line.change = more == 0 ? CHANGE_SAME : by_sign(more);
	} else if (is_decided(a) && is_decided(b)) {
		line.chance = chance_of(a, b);
	} else {
		tally->undecided++;
	}
	return line;
}

/* What the rate of false discoveries allows to say. */
static enum change
settled(const struct class_line *line)
{
	const struct law_line *a = line->pair->sides[SIDE_A];
	const struct law_line *b = line->pair->sides[SIDE_B];
	double difference = b->p - a->p;
	bool far = fabs(difference) >= CLASSES_FAR;

	if (verdict_of(a->verdict) == verdict_of(b->verdict) && !far)
		return CHANGE_SAME;
	if (line->rate > FALSE_DISCOVERIES)
		return CHANGE_OPEN;
	if (fabs(difference) < CLASSES_LEAST)
		return CHANGE_SAME;
	return by_sign(difference);
}

static void
settle(struct class_line *lines, size_t count)
{
	double *chance = xcalloc(count + 1, sizeof(*chance));
	size_t compared = 0;

	for (size_t i = 0; i < count; i++)
		if (isfinite(lines[i].chance))
			chance[compared++] = lines[i].chance;
	compare_rates(chance, compared, chance);
	compared = 0;
	for (size_t i = 0; i < count; i++) {
		if (!isfinite(lines[i].chance))
			continue;
		lines[i].rate = chance[compared++];
		lines[i].change = settled(&lines[i]);
	}
	free(chance);
}

static double
difference_of(const struct class_line *line)
{
	const struct law_line *a = line->pair->sides[SIDE_A];
	const struct law_line *b = line->pair->sides[SIDE_B];

	return a == NULL || b == NULL ? 0 : fabs(b->p - a->p);
}

/* By change, the program and large functions first; the order of arrival
 * decides at last: addresses rise with it. */
static int
by_weight(const void *a, const void *b)
{
	const struct class_line *x = a, *y = b;
	double share_x = isfinite(x->share) ? x->share : 2;
	double share_y = isfinite(y->share) ? y->share : 2;

	if (x->change != y->change)
		return x->change < y->change ? -1 : 1;
	if (share_x < share_y || share_x > share_y)
		return share_x > share_y ? -1 : 1;
	share_x = difference_of(x);
	share_y = difference_of(y);
	if (share_x < share_y || share_x > share_y)
		return share_x > share_y ? -1 : 1;
	return (x->pair > y->pair) - (x->pair < y->pair);
}

/* ---- writing ---- */

static void
put_text(struct writer *out, int column, struct str text)
{
	if (text.len > 0)
		writer_text(out, column, text);
}

static void
put_texts(struct writer *out, int column, struct str a, struct str b)
{
	put_text(out, column, a);
	put_text(out, column + 1, b);
}

/* The values themselves, where both were measured at the same n. */
static void
put_values(
    struct writer *out, const struct law_line *a, const struct law_line *b)
{
	if (a->n_max < b->n_max || a->n_max > b->n_max)
		return;
	writer_number(out, DIFF_A, a->last);
	writer_number(out, DIFF_B, b->last);
	if (a->last > 0)
		writer_real(out, DIFF_RATIO, b->last / a->last, 4);
}

static void
put_exponent(struct writer *out, int column, const struct law_line *law)
{
	writer_number(out, column, law->p);
	writer_number(out, column + 1, law->lo);
	writer_number(out, column + 2, law->hi);
}

static void
write_line(const struct laws *laws, const struct class_line *line,
    const struct classes_options *options, struct writer *out)
{
	static const struct law_line no_law = {.p = (double)NAN,
	    .lo = (double)NAN,
	    .hi = (double)NAN,
	    .n_max = (double)NAN,
	    .last = (double)NAN};
	const struct law_line *a = line->pair->sides[SIDE_A];
	const struct law_line *b = line->pair->sides[SIDE_B];
	const struct law_line *shown = b != NULL ? b : a;
	const struct law_name *name = &laws->names[shown->function];

	a = a != NULL ? a : &no_law;
	b = b != NULL ? b : &no_law;
	writer_begin(out, &shape_diff);
	put_text(out, DIFF_FULL_NAME, name->full_name);
	put_text(out, DIFF_MODULE, name->module);
	writer_number(out, DIFF_LINENO, name->lineno);
	put_text(out, DIFF_NAME, name->name);
	writer_text(out, DIFF_METRIC, shown->metric);
	put_values(out, a, b);
	put_text(out, DIFF_VERDICT, str_of(change_names[line->change]));
	writer_text(out, DIFF_GROUP_A, str_of(options->names[SIDE_A]));
	writer_text(out, DIFF_GROUP_B, str_of(options->names[SIDE_B]));
	if (shown->caller != MAP_NONE)
		put_text(
		    out, DIFF_CALLER, laws->names[shown->caller].full_name);
	put_text(out, DIFF_BY, shown->by);
	put_texts(out, DIFF_CLASS_A, a->class, b->class);
	put_texts(out, DIFF_VERDICT_A, a->verdict, b->verdict);
	put_texts(out, DIFF_CONFIDENCE_A, a->confidence, b->confidence);
	put_exponent(out, DIFF_P_A, a);
	put_exponent(out, DIFF_P_B, b);
	if (line->rate >= 1e-9)
		writer_real(out, DIFF_Q, line->rate, 9);
	else
		writer_number(out, DIFF_Q, line->rate);
	writer_real(out, DIFF_SHARE, line->share, 6);
	put_texts(out, DIFF_WITHIN_A, a->within, b->within);
	writer_end(out);
}

enum status
classes_write(const struct laws *laws, const struct classes_options *options,
    struct writer *out)
{
	struct class_line *lines =
	    xcalloc(laws->pair_count + 1, sizeof(*lines));
	/* In a table for eyes edges would look like functions. */
	bool edges = writer_format(out) != FORMAT_TEXT;
	struct law_tally tally = {.undecided = 0};
	size_t worse = 0;

	for (size_t i = 0; i < laws->pair_count; i++)
		lines[i] = begin(&laws->pairs[i], &tally);
	settle(lines, laws->pair_count);
	qsort(lines, laws->pair_count, sizeof(*lines), by_weight);
	law_notes_write(laws, &tally, options->names, out);
	for (size_t i = 0; i < laws->pair_count; i++) {
		const struct class_line *line = &lines[i];
		const struct law_line *b = line->pair->sides[SIDE_B];
		bool edge = b != NULL && b->caller != MAP_NONE;

		if (line->pair->sides[SIDE_A] != NULL)
			edge = line->pair->sides[SIDE_A]->caller != MAP_NONE;
		if (!edge && line->change == CHANGE_WORSE &&
		    !(line->share < options->min_share))
			worse++;
		if (!edge || edges)
			write_line(laws, line, options, out);
	}
	free(lines);
	if (worse == 0)
		return STATUS_OK;
	return fail(STATUS_NO, "%zu law%s worse in %s than in %s", worse,
	    worse == 1 ? " is" : "s are", options->names[SIDE_B],
	    options->names[SIDE_A]);
}
