/*
 * driver.c: see driver.h.
 *
 * Two functions belong to one family if the calls of one are a n + b in those
 * of the other. Then their profiles (c_i - c_1) / (c_last - c_1) are equal,
 * whatever a and b are. The best family is large and has most of the time: its
 * part of the functions whose calls rise, plus the part of the inclusive time
 * that its most expensive member has, count. That member is the body of a loop.
 * A family that rises more slowly, is called no more often and has as much time
 * is the loop outside of it, and is preferred.
 *
 * Functions are compared with the CANDIDATES most expensive ones, not with each
 * other, since only the most expensive of each family is needed.
 */
#include "scale/driver.h"

#include <math.h>

#include "core/glob.h"
#include "core/message.h"
#include "law/bounds.h"

#define CANDIDATES 64

/* What is rather n, of two that rise in step. */
enum rank {
	RANK_LENGTH,
	RANK_C,
	RANK_LOOP,
	RANK_PYTHON
};

enum status
driver_named(const char *glob, const struct store *store, uint32_t *function)
{
	uint32_t found = MAP_NONE;

	for (uint32_t i = 0; i < map_count(store->names); i++) {
		const struct named *named = &store->named[i];

		if (named->function == found || named->costs.count == 0 ||
		    /* A pattern names functions, unless it says otherwise. */
		    (kind_is_part(named->kind) && strchr(glob, '<') == NULL) ||
		    !glob_match(glob, named->full_name))
			continue;
		if (found != MAP_NONE) {
			uint32_t other = store->functions[found].named;

			return fail(STATUS_USAGE,
			    "-b %s: more than one function matches: %.*s, %.*s",
			    glob, STR_ARG(store->named[other].full_name),
			    STR_ARG(named->full_name));
		}
		found = named->function;
	}
	if (found == MAP_NONE)
		return fail(STATUS_USAGE,
		    "-b %s: no function of the stream matches", glob);
	*function = found;
	return STATUS_OK;
}

struct candidate {
	uint32_t function;
	enum rank rank;
	double inclusive, calls;
	double *profile;
	size_t members;
};

struct search {
	const struct store *store;
	const struct driver_view *view;
	double *profile; /* of the current function */
	double slack;	 /* tolerance of that profile: one call */
	struct candidate candidates[CANDIDATES];
	size_t count;
	size_t rising;
};

/* Turns counts into a profile; false if calls do not rise along the places, or
 * too few. */
static bool
make_profile(struct search *s)
{
	size_t places = s->view->places, rises = 0;
	double first = s->profile[0], last = s->profile[places - 1];
	double base = places > 2 ? first : 0;

	for (size_t i = 1; i < places; i++) {
		if (s->profile[i] < s->profile[i - 1])
			return false;
		rises += s->profile[i] > s->profile[i - 1];
	}
	if (last - base < DRIVER_CALLS ||
	    DRIVER_RISES_OF * rises < DRIVER_RISES_LEAST * (places - 1))
		return false;
	for (size_t i = 0; i < places; i++)
		s->profile[i] = (s->profile[i] - base) / (last - base);
	s->slack = 1 / (last - base);
	return true;
}

static bool
same_family(const struct search *s, const struct candidate *c)
{
	size_t places = s->view->places;
	double near = DRIVER_SAME + s->slack + 1 / c->calls;

	for (size_t i = 0; i < places; i++)
		if (fabs(s->profile[i] - c->profile[i]) > near)
			return false;
	return true;
}

/* By rank, then the most expensive, then the first name. */
static bool
is_better(const struct search *s, const struct candidate *a,
    const struct candidate *b)
{
	const struct store *store = s->store;

	if (a->rank != b->rank)
		return a->rank > b->rank;
	if (a->inclusive < b->inclusive || a->inclusive > b->inclusive)
		return a->inclusive > b->inclusive;
	if (a->calls < b->calls || a->calls > b->calls)
		return a->calls < b->calls;
	return str_compare(
		   store->named[store->functions[a->function].named].full_name,
		   store->named[store->functions[b->function].named]
		       .full_name) < 0;
}

/* Inserts a candidate in order, best first. */
static void
offer(struct search *s, const struct candidate *new)
{
	size_t at = s->count, size = s->view->places * sizeof(double);
	double *profile;

	if (s->count == CANDIDATES) {
		if (!is_better(s, new, &s->candidates[CANDIDATES - 1]))
			return;
		at--;
		profile = s->candidates[at].profile;
	} else {
		profile = xmalloc(size);
		s->count++;
	}
	memcpy(profile, s->profile, size);
	for (; at > 0 && is_better(s, new, &s->candidates[at - 1]); at--)
		s->candidates[at] = s->candidates[at - 1];
	s->candidates[at] = *new;
	s->candidates[at].profile = profile;
}

static enum rank
rank_of(struct str kind)
{
	if (str_is(kind, "func"))
		return RANK_PYTHON;
	if (str_is(kind, "loop"))
		return RANK_LOOP;
	return str_is(kind, "length") ? RANK_LENGTH : RANK_C;
}

/* What takes time in the background, and what is found by samples of the time
 * itself, in which all time is linear. */
static bool
is_no_work(struct str kind)
{
	return str_is(kind, "wait") || str_is(kind, "gc") ||
	       str_is(kind, "program") || str_is(kind, "line") ||
	       str_is(kind, "operation");
}

/* Calls FOUND for every function that can be a member of a family. */
static void
each_rising(struct search *s,
    void (*found)(struct search *s, const struct candidate *function))
{
	for (uint32_t f = 0; f < s->store->function_count; f++) {
		const struct function *function = &s->store->functions[f];
		struct str kind = s->store->named[function->named].kind;
		struct candidate new = {.function = f, .rank = rank_of(kind)};

		if (function->costs.count == 0 || is_no_work(kind) ||
		    s->store->named[function->named].origin == ORIGIN_IMPORT)
			continue;
		new.inclusive = s->view->counts(
		    s->view->context, &function->costs, s->profile);
		new.calls = s->profile[s->view->places - 1];
		if (!isfinite(new.inclusive))
			new.inclusive = 0;
		if (make_profile(s))
			found(s, &new);
	}
}

/* Keeps one candidate of each family, the best. */
static void
take_candidate(struct search *s, const struct candidate *new)
{
	s->rising++;
	offer(s, new);
}

static void
count_member(struct search *s, const struct candidate *member)
{
	(void)member;
	for (size_t i = 0; i < s->count; i++) {
		if (same_family(s, &s->candidates[i])) {
			s->candidates[i].members++;
			return;
		}
	}
}

static double
middle(const struct search *s, const struct candidate *c)
{
	double sum = 0;

	for (size_t i = 0; i < s->view->places; i++)
		sum += c->profile[i];
	return sum / (double)s->view->places;
}

static const struct candidate *
best_family(const struct search *s)
{
	const struct candidate *best = NULL;
	double highest = 0, most = 0;

	for (size_t i = 0; i < s->count; i++)
		most = fmax(most, s->candidates[i].inclusive);
	for (size_t i = 0; i < s->count; i++) {
		const struct candidate *c = &s->candidates[i];
		double score = (double)c->members / (double)s->rising;

		if (most > 0)
			score += c->inclusive / most;
		if (c->members > 0 && score > highest) {
			highest = score;
			best = c;
		}
	}
	for (size_t i = 0; best != NULL && i < s->count; i++) {
		const struct candidate *c = &s->candidates[i];

		if (c->members > 0 && c->rank >= best->rank &&
		    c->inclusive > 0 &&
		    c->inclusive >= DRIVER_OUTSIDE * best->inclusive &&
		    c->calls <= best->calls &&
		    middle(s, c) > middle(s, best) + DRIVER_SAME)
			best = c;
	}
	return best;
}

/* The member that people know best: of their own code the most expensive. */
static uint32_t
best_known(struct search *s, const struct candidate *best)
{
	memcpy(s->profile, best->profile, s->view->places * sizeof(double));
	s->slack = 1 / best->calls;
	for (size_t i = 0; i < s->count; i++) {
		const struct candidate *c = &s->candidates[i];
		const struct function *f = &s->store->functions[c->function];

		if (s->store->named[f->named].origin == ORIGIN_OWN &&
		    same_family(s, c))
			return c->function;
	}
	return best->function;
}

struct driver
driver_choose(const struct store *store, const struct driver_view *view)
{
	struct search s = {.store = store, .view = view};
	struct driver driver = {.function = MAP_NONE};
	const struct candidate *best;

	if (view->places < 2)
		return driver;
	s.profile = xcalloc(view->places, sizeof(*s.profile));
	each_rising(&s, take_candidate);
	each_rising(&s, count_member);
	driver.rising = s.rising;
	best = best_family(&s);
	/* If hardly any function is in step with it, there is no loop. */
	if (best != NULL && (s.rising <= DRIVER_FEW ||
				DRIVER_PART * best->members >= s.rising)) {
		driver.function = best_known(&s, best);
		driver.linear = best->members;
	}
	for (size_t i = 0; i < s.count; i++)
		free(s.candidates[i].profile);
	free(s.profile);
	return driver;
}
