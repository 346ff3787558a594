/* classes.c: from two laws of one metric to a diff line; see classes.h. */
#include "diff/classes.h"

#include <math.h>
#include <stdlib.h>

#include "core/message.h"
#include "core/statistics.h"
#include "law/compare.h"
#include "diff/law_notes.h"
#include "function/name.h"
#include "stream/diffline.h"
#include "stream/python.h"

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
	double chance; /* probability of such a difference by chance; NAN: not
			  compared */
	double rate;   /* false discovery rate; NAN where no probability
			  decides */
	double share;  /* share of the computing time; NAN for the program */
};

/* The interval of an exact law is empty. */
static bool
is_exact(const struct side_law *law)
{
	return law->metric == METRIC_NCALL && law->hi <= law->lo &&
	       law->class != CLASS_NONE;
}

static bool
is_decided(const struct side_law *law)
{
	return law->verdict != VERDICT_NONE &&
	       law->confidence >= CONFIDENCE_PROVISIONAL;
}

/* A driver function may have moved to another line, or stand in another work
 * tree. */
static bool
same_axis(
    const struct laws *laws, const struct side_law *a, const struct side_law *b)
{
	struct str module_a, module_b, name_a, name_b;
	double line;

	if (str_equal(a->by, b->by))
		return true;
	if (!name_split(a->by, &module_a, &line, &name_a) ||
	    !name_split(b->by, &module_b, &line, &name_b))
		return false;
	module_a = name_in_tree(module_a, laws->folders[a->source]);
	module_b = name_in_tree(module_b, laws->folders[b->source]);
	return str_equal(python_path(module_a), python_path(module_b)) &&
	       str_equal(name_last_part(name_a), name_last_part(name_b));
}

static enum change
by_sign(double difference)
{
	return difference > 0 ? CHANGE_WORSE : CHANGE_BETTER;
}

/* The probability of such a difference between two equal exponents, from the
 * half-widths of the intervals on the sides that face each other. */
static double
chance_of(const struct side_law *a, const struct side_law *b)
{
	double difference = b->p - a->p;
	double of_a = difference > 0 ? a->hi - a->p : a->p - a->lo;
	double of_b = difference > 0 ? b->p - b->lo : b->hi - b->p;

	of_a = fmax(of_a / NORMAL_95, CLASSES_FLOOR);
	of_b = fmax(of_b / NORMAL_95, CLASSES_FLOOR);
	return erfc(fabs(difference) / hypot(of_a, of_b) / sqrt(2.0));
}

static bool
is_whole(const struct side_law *law)
{
	return isfinite(law->p) && isfinite(law->lo) && isfinite(law->hi);
}

/* True if the cost at the largest n, the same in both, differs as exponents that
 * are far apart do, by more than any interruption: a second witness where they
 * are vague. That of the smaller cost may be open, since it is small. */
static bool
is_seen(const struct side_law *a, const struct side_law *b)
{
	double sign = b->p > a->p ? 1 : -1;
	bool same_n = !(a->n_max < b->n_max || a->n_max > b->n_max);
	bool time = a->metric == METRIC_OWN || a->metric == METRIC_TSUB ||
		    a->metric == METRIC_TTOT;

	return same_n && time && fabs(b->p - a->p) >= CLASSES_FAR &&
	       is_decided(b->p > a->p ? b : a) && a->verdict != b->verdict &&
	       sign * (b->last - a->last) >= CLASSES_SEEN_S &&
	       sign * log_ratio(a->last, b->last) >= log(CLASSES_SEEN);
}

/* A law that the first group has nothing to hold against: it grows for sure, or
 * it costs something, of what either group does. */
static bool
is_new_cost(
    const struct laws *laws, const struct side_law *law, double min_share)
{
	bool time = law->metric == METRIC_OWN || law->metric == METRIC_TSUB;

	if (law->caller != MAP_NONE || !laws->names[law->function].is_new ||
	    law->bad)
		return false;
	return (law->confidence == CONFIDENCE_FIRM &&
		   law->verdict > VERDICT_NEAR_LINEAR) ||
	       (time && law->share >= min_share &&
		   law->last >= min_share * laws->totals[SIDE_A]);
}

static struct class_line
begin(const struct laws *laws, const struct law_pair *pair, double min_share,
    struct law_tally *tally)
{
	const struct side_law *a = pair->sides[SIDE_A],
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
	if (a == NULL && is_new_cost(laws, b, min_share))
		line.change = CHANGE_WORSE;
	if (a == NULL || b == NULL || a->bad || b->bad)
		return line;
	if (!same_axis(laws, a, b)) {
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
		int more = (int)b->class - (int)a->class;

		line.change = more == 0 ? CHANGE_SAME : by_sign(more);
	} else if (is_decided(a) && is_decided(b)) {
		line.chance = chance_of(a, b);
	} else if (is_seen(a, b)) {
		line.change = by_sign(b->p - a->p);
	} else {
		tally->undecided++;
	}
	return line;
}

/* The change as far as the false discovery rate allows. */
static enum change
settled(const struct class_line *line)
{
	const struct side_law *a = line->pair->sides[SIDE_A];
	const struct side_law *b = line->pair->sides[SIDE_B];
	double difference = b->p - a->p;
	bool far = fabs(difference) >= CLASSES_FAR;

	if (a->verdict == b->verdict && !far)
		return CHANGE_SAME;
	if (line->rate > FALSE_DISCOVERIES && !is_seen(a, b))
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
	discovery_rates(chance, compared, compared, chance);
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
	const struct side_law *a = line->pair->sides[SIDE_A];
	const struct side_law *b = line->pair->sides[SIDE_B];

	return a == NULL || b == NULL ? 0 : fabs(b->p - a->p);
}

/* Sorts by change, the program first, then by share; otherwise in the order of
 * arrival, which is that of addresses. */
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

static struct diff_side
side_of(const struct side_law *law, const char *group)
{
	struct diff_side side = diff_line_none().a;

	side.group = str_of(group);
	if (law == NULL)
		return side;
	side.p = law->p;
	side.p_lo = law->lo;
	side.p_hi = law->hi;
	side.class = law->class;
	side.verdict = law->verdict;
	side.confidence = law->confidence;
	side.within = law->within;
	return side;
}

/* Adds the values, unless they were measured at different n. */
static void
add_values(
    struct diff_line *diff, const struct side_law *a, const struct side_law *b)
{
	bool both = a != NULL && b != NULL;

	if (both && (a->n_max < b->n_max || a->n_max > b->n_max))
		return;
	if (a != NULL)
		diff->a.value = a->last;
	if (b != NULL)
		diff->b.value = b->last;
	if (both && a->last > 0)
		diff->ratio = b->last / a->last;
}

static struct str
none_if_empty(struct str text)
{
	return text.len > 0 ? text : (struct str){NULL, 0};
}

static void
write_line(const struct laws *laws, const struct class_line *line,
    const struct classes_options *options, struct writer *out)
{
	const struct side_law *a = line->pair->sides[SIDE_A];
	const struct side_law *b = line->pair->sides[SIDE_B];
	const struct side_law *shown = b != NULL ? b : a;
	const struct law_name *name = &laws->names[shown->function];
	struct diff_line diff = diff_line_none();

	diff.name = (struct name){name->full_name, none_if_empty(name->module),
	    none_if_empty(name->name), name->lineno};
	diff.metric = shown->metric;
	diff.verdict = str_of(change_names[line->change]);
	diff.a = side_of(a, options->names[SIDE_A]);
	diff.b = side_of(b, options->names[SIDE_B]);
	add_values(&diff, a, b);
	if (shown->caller != MAP_NONE)
		diff.caller = laws->names[shown->caller].full_name;
	diff.by = shown->by;
	diff.q = line->rate;
	diff.share = line->share;
	diff_line_write(out, &diff);
}

enum status
classes_write(const struct laws *laws, const struct classes_options *options,
    struct writer *out)
{
	struct class_line *lines =
	    xcalloc(laws->pair_count + 1, sizeof(*lines));
	/* In a text table edges would look like functions. */
	bool edges = writer_format(out) != FORMAT_TEXT;
	struct law_tally tally = {.undecided = 0};
	size_t worse = 0;

	for (size_t i = 0; i < laws->pair_count; i++)
		lines[i] =
		    begin(laws, &laws->pairs[i], options->min_share, &tally);
	settle(lines, laws->pair_count);
	xqsort(lines, laws->pair_count, sizeof(*lines), by_weight);
	law_notes_write(laws, &tally, options->names, out);
	for (size_t i = 0; i < laws->pair_count; i++) {
		const struct class_line *line = &lines[i];
		const struct side_law *b = line->pair->sides[SIDE_B];
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
