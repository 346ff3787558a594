/* rises.c: see rises.h. */
#include "lock/rises.h"

#include <math.h>
#include <stdlib.h>

#include "law/bounds.h"
#include "lock/partners.h"

/* ---- what changed ---- */

/* Above 0 if the exact law of NOW is worse than BEFORE, below 0 if it is
 * better. */
static int
compare_exact(const struct lock_line *before, const struct locked_law *now)
{
	if (before->class != CLASS_NONE)
		return (int)now->line.class - (int)before->class;
	return now->exact.p > before->p + LOCK_MARGIN;
}

/* Of what scatters the lock has the upper end only, which chance may lower. */
static bool
is_better(const struct lock_line *before, const struct locked_law *now)
{
	return now->exact.known && before->class != CLASS_NONE &&
	       !isfinite(now->line.p) && !isfinite(before->p) &&
	       compare_exact(before, now) < 0;
}

static void
judge_rise(struct rise *rise, double new_most)
{
	const struct locked_law *now = rise->now;
	const struct counted *exact = &now->exact, *loose = &now->loose;
	const struct lock_line *before =
	    rise->before == NULL ? NULL : &rise->before->line;
	double most =
	    before == NULL ? new_most : locked_most(before) + LOCK_MARGIN;
	bool risen =
	    exact->known && (before == NULL ? exact->p > new_most
					    : compare_exact(before, now) > 0);
	bool loose_risen = loose->known && loose->lo > most;

	rise->shown = exact->known ? exact : loose;
	if (loose_risen && !(risen && exact->p >= loose->p))
		rise->shown = loose;
	if (risen || loose_risen) {
		rise->kind = before == NULL ? RISE_NEW : RISE_RISEN;
	} else if (loose->known && loose->p > fmax(most, new_most)) {
		rise->kind = RISE_OPEN;
		rise->shown = loose;
	} else if (before != NULL && is_better(before, now)) {
		rise->kind = RISE_BETTER;
	}
}

/* What is new does the work of what is gone or got better, if it is no more. */
static void
excuse_new(struct rises *rises, struct lone *freed)
{
	for (size_t i = 0; i < rises->count; i++) {
		struct rise *rise = &rises->items[i];
		size_t at = 0;

		if (rise->kind != RISE_NEW ||
		    !lone_find(freed, rise->shown->lo, &at))
			continue;
		rise->kind = RISE_NONE;
		freed->laws[at] = NULL;
	}
}

/* Worst first; of two the loop before what it calls. */
static int
by_weight(const void *a, const void *b)
{
	const struct rise *x = a, *y = b;
	const struct counted *f = x->shown, *g = y->shown;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (f->p < g->p || f->p > g->p)
		return f->p > g->p ? -1 : 1;
	if (f->metric != g->metric)
		return f->metric == METRIC_HITS ? -1 : 1;
	if (f->last < g->last || f->last > g->last)
		return f->last > g->last ? -1 : 1;
	return str_compare(x->now->line.full_name, y->now->line.full_name);
}

void
rises_find(struct rises *rises, const struct locked *before,
    const struct locked *now, double most)
{
	struct partners partners;

	*rises = (struct rises){
	    xcalloc(now->count + 1, sizeof(struct rise)), now->count, {0}};
	partners_find(&partners, before, now);
	for (size_t i = 0; i < now->count; i++) {
		struct rise *rise = &rises->items[i];

		*rise = (struct rise){
		    RISE_NONE, &now->laws[i], NULL, partners.of[i]};
		judge_rise(rise, most);
		if (rise->kind == RISE_BETTER)
			partners.gone.laws[partners.gone.count++] =
			    rise->before;
	}
	excuse_new(rises, &partners.gone);
	for (size_t i = 0; i < now->count; i++)
		rises->of_kind[rises->items[i].kind]++;
	xqsort(rises->items, rises->count, sizeof(struct rise), by_weight);
	partners_release(&partners);
}

void
rises_release(struct rises *rises)
{
	free(rises->items);
}

void
rises_settle(const struct rises *rises)
{
	for (size_t i = 0; i < rises->count; i++) {
		const struct rise *rise = &rises->items[i];
		struct lock_line *line = &rise->now->line;
		const struct lock_line *before;

		if (rise->before == NULL || rise->kind != RISE_NONE ||
		    !isfinite(line->p))
			continue;
		before = &rise->before->line;
		if (fabs(line->p - locked_most(before)) > 2 * LOCK_MARGIN)
			continue;
		line->p = before->p;
		if (line->class != CLASS_NONE && before->class != CLASS_NONE)
			continue;
		line->metric = before->metric;
		line->class = before->class;
		line->law = before->law;
	}
}

/* ---- words ---- */

static void
add_growth(struct buf *out, enum law_class class, double p)
{
	if (class != CLASS_NONE)
		buf_adds(out, class_name(class));
	else
		buf_addf(out, "n^%.1f", p);
}

void
rise_law(struct buf *out, const struct rise *rise)
{
	bool exact = rise->shown == &rise->now->exact;

	add_growth(
	    out, exact ? rise->now->line.class : CLASS_NONE, rise->shown->p);
}

void
rise_was(struct buf *out, const struct rise *rise)
{
	const struct lock_line *was;
	bool exact = rise->shown == &rise->now->exact;

	if (rise->before == NULL)
		return;
	was = &rise->before->line;
	/* An exact law is held against the exact one. */
	if (was->class != CLASS_NONE &&
	    (exact || !(was->p > locked_exponent(was->class))))
		add_growth(out, was->class, was->p);
	else
		add_growth(out, CLASS_NONE, was->p);
}

void
rise_text(struct buf *out, const struct rise *rise)
{
	const struct counted *shown = rise->shown;
	const struct lock_line *line = &rise->now->line;

	if (shown->place.module.len > 0 && shown->place.lineno > 0) {
		buf_addstr(out, shown->place.module);
		buf_addf(out, ":%.0f ", shown->place.lineno);
	}
	buf_addstr(out, partners_last_name(rise->now));
	buf_adds(out,
	    shown->metric == METRIC_HITS ? " runs this line " : " is called ");
	rise_law(out, rise);
	buf_adds(out, " times");
	if (shown == &rise->now->exact && line->law.len > 0) {
		buf_adds(out, " (");
		buf_addstr(out, line->law);
		buf_adds(out, ")");
	}
	buf_adds(out, rise->before == NULL ? ", and is new" : ", was ");
	rise_was(out, rise);
}
