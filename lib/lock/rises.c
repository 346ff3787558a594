/* rises.c: see rises.h. */
#include "lock/rises.h"

#include <math.h>
#include <stdlib.h>

#include "function/name.h"
#include "law/bounds.h"

/* ---- who is who ---- */

/* The laws of one side that have no partner. */
struct lone {
	const struct locked_law **laws;
	size_t count;
};

/* The last part of "job.py Table.find". */
static struct str
last_name(const struct locked_law *law)
{
	struct str name = law->line.full_name;

	for (size_t i = name.len; i > 0; i--)
		if (name.data[i - 1] == ' ')
			return name_last_part(
			    (struct str){name.data + i, name.len - i});
	return name_last_part(name);
}

/* Pairs those that one side alone has by their last name, if either side has it
 * once. */
static void
pair_moved(struct rises *rises, struct lone *gone, const struct lone *fresh)
{
	struct map *names = map_new();
	size_t most = gone->count + fresh->count + 1;
	size_t *at = xcalloc(most, sizeof(*at));
	unsigned *of_gone = xcalloc(most, sizeof(*of_gone));
	unsigned *of_fresh = xcalloc(most, sizeof(*of_fresh));

	for (size_t i = 0; i < gone->count; i++) {
		uint32_t name = map_add(names, last_name(gone->laws[i]), NULL);

		at[name] = i;
		of_gone[name]++;
	}
	for (size_t i = 0; i < fresh->count; i++)
		of_fresh[map_add(names, last_name(fresh->laws[i]), NULL)]++;
	for (size_t i = 0; i < rises->count; i++) {
		struct rise *rise = &rises->items[i];
		uint32_t name = map_find(names, last_name(rise->now));

		if (rise->before != NULL || of_gone[name] != 1 ||
		    of_fresh[name] != 1)
			continue;
		rise->before = gone->laws[at[name]];
		gone->laws[at[name]] = NULL;
	}
	map_free(names);
	free(at);
	free(of_gone);
	free(of_fresh);
}

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

/* The work that something in the lock does no more: the law of what is gone, or
 * got better, whose exponent is that of SHOWN or more; the place of the nearest in
 * *AT. */
static bool
find_freed(const struct lone *freed, const struct counted *shown, size_t *at)
{
	double best = HUGE_VAL;

	for (size_t i = 0; i < freed->count; i++) {
		double p = freed->laws[i] == NULL
			       ? -HUGE_VAL
			       : locked_most(&freed->laws[i]->line);

		if (p >= shown->lo && p < best) {
			best = p;
			*at = i;
		}
	}
	return best < HUGE_VAL;
}

/* What is new does the work of what is gone or got better, if it is no more. */
static void
excuse_new(struct rises *rises, struct lone *freed)
{
	for (size_t i = 0; i < rises->count; i++) {
		struct rise *rise = &rises->items[i];
		size_t at = 0;

		if (rise->kind != RISE_NEW ||
		    !find_freed(freed, rise->shown, &at))
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
	struct lone gone = {xcalloc(before->count + 1, sizeof(*gone.laws)), 0};
	struct lone fresh = {xcalloc(now->count + 1, sizeof(*fresh.laws)), 0};

	*rises = (struct rises){
	    xcalloc(now->count + 1, sizeof(struct rise)), now->count, {0}};
	for (size_t i = 0; i < now->count; i++) {
		struct locked_law *law = &now->laws[i];

		rises->items[i] = (struct rise){RISE_NONE, law, NULL,
		    locked_find(
			before, law->line.program, law->line.full_name)};
		if (rises->items[i].before == NULL)
			fresh.laws[fresh.count++] = law;
	}
	for (size_t i = 0; i < before->count; i++)
		if (locked_find(now, before->laws[i].line.program,
			before->laws[i].line.full_name) == NULL)
			gone.laws[gone.count++] = &before->laws[i];
	pair_moved(rises, &gone, &fresh);
	gone.laws = xreallocarray(
	    gone.laws, before->count + now->count + 1, sizeof(*gone.laws));
	for (size_t i = 0; i < now->count; i++) {
		struct rise *rise = &rises->items[i];

		judge_rise(rise, most);
		if (rise->kind == RISE_BETTER)
			gone.laws[gone.count++] = rise->before;
	}
	excuse_new(rises, &gone);
	for (size_t i = 0; i < now->count; i++)
		rises->of_kind[rises->items[i].kind]++;
	xqsort(rises->items, rises->count, sizeof(struct rise), by_weight);
	free(gone.laws);
	free(fresh.laws);
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
	buf_addstr(out, last_name(rise->now));
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
