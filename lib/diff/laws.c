/*
 * laws.c: see laws.h.
 *
 *	a: x.py:10 f own n^1.01    b: x.py:13 f own n^2.02    -> a pair
 */
#include "diff/laws.h"

#include <math.h>
#include <stdlib.h>

#include "function/name.h"
#include "function/pairing.h"
#include "law/bounds.h"
#include "stream/scaleline.h"

struct laws *
laws_new(void)
{
	struct laws *laws = xcalloc(1, sizeof(*laws));

	laws->strings = map_new();
	laws->name_index = map_new();
	return laws;
}

void
laws_free(struct laws *laws)
{
	if (laws == NULL)
		return;
	map_free(laws->strings);
	map_free(laws->name_index);
	free(laws->names);
	free(laws->laws);
	free(laws->pairs);
	free(laws);
}

/* ---- reading ---- */

static uint32_t
name_of(struct laws *laws, int source, struct str full_name, bool *is_new)
{
	struct buf key = BUF_EMPTY;
	uint32_t index;

	buf_addf(&key, "%d ", source);
	buf_addstr(&key, full_name);
	index = map_add(laws->name_index, buf_str(&key), is_new);
	buf_free(&key);
	if (*is_new) {
		GROW(laws->names, laws->name_cap, laws->name_count + 1);
		laws->names[laws->name_count++] = (struct law_name){
		    .full_name = map_keep(laws->strings, full_name),
		    .lineno = (double)NAN};
	}
	return index;
}

static uint32_t
function_of(struct laws *laws, const struct scale_line *line, int source)
{
	bool is_new;
	uint32_t index = name_of(laws, source, line->name.full_name, &is_new);
	struct law_name *name = &laws->names[index];

	if (!name->whole) {
		name->module = map_keep(laws->strings, line->name.module);
		name->name = map_keep(laws->strings, line->name.name);
		name->kind = map_keep(laws->strings, line->kind);
		name->lineno = line->name.lineno;
		name->whole = true;
	}
	return index;
}

/* A caller has only its full name, until a line of its own comes. */
static uint32_t
caller_of(struct laws *laws, const struct scale_line *line, int source)
{
	bool is_new;
	uint32_t index;
	struct law_name *name;

	if (line->caller.len == 0)
		return MAP_NONE;
	index = name_of(laws, source, line->caller, &is_new);
	name = &laws->names[index];
	if (is_new)
		name_split(
		    name->full_name, &name->module, &name->lineno, &name->name);
	return index;
}

static bool
contradicts(const struct side_law *law)
{
	return law->lo > law->hi || law->p < law->lo - EXPONENT_ROUNDING ||
	       law->p > law->hi + EXPONENT_ROUNDING ||
	       law->n_min > law->n_max || law->verdict == VERDICT_UNKNOWN;
}

bool
laws_have_runs(const struct row *row)
{
	return row_has_text(row, SCALE_WITHIN);
}

enum status
laws_take(struct laws *laws, int source, const struct reader *in,
    const struct row *row)
{
	struct scale_line line;
	enum status status = scale_line_read(in, row, &line);
	struct side_law law;

	if (status != STATUS_OK || line.metric == METRIC_NONE)
		return status;
	laws->programs |= line.program.len > 0;
	law = (struct side_law){.source = source,
	    .function = function_of(laws, &line, source),
	    .caller = caller_of(laws, &line, source),
	    .by = map_keep(laws->strings, line.by),
	    .within = map_keep(laws->strings, line.within),
	    .metric = line.metric,
	    .class = line.class,
	    .verdict = line.verdict,
	    .confidence = line.confidence,
	    .p = line.p,
	    .lo = line.p_lo,
	    .hi = line.p_hi,
	    .n_min = line.n_min,
	    .n_max = line.n_max,
	    .last = line.last,
	    .share = line.share};
	law.bad = contradicts(&law);
	GROW(laws->laws, laws->cap, laws->count + 1);
	laws->laws[laws->count++] = law;
	return STATUS_OK;
}

/* ---- pairing ---- */

static enum side
side_of(const struct side_law *law, const struct groups *groups)
{
	if (groups->key == DIFF_BY_FILE)
		return (enum side)law->source;
	return groups_side(groups, law->source, law->within);
}

/* For each name the first name that is the same function. In one stream a name
 * may be of both sides. */
static uint32_t *
same_names(const struct laws *laws, const struct groups *groups)
{
	struct pairing_item *items =
	    xcalloc(laws->name_count + 1, sizeof(*items));
	uint32_t *same = xcalloc(laws->name_count + 1, sizeof(*same));

	for (size_t i = 0; i < laws->name_count; i++) {
		const struct law_name *n = &laws->names[i];
		uint32_t source =
		    map_key(laws->name_index, (uint32_t)i).data[0] == '0' ? 0
									  : 1;

		items[i] = (struct pairing_item){n->kind, n->full_name,
		    name_in_tree(n->module, laws->folders[source]), n->name,
		    n->lineno, source, source};
		same[i] = (uint32_t)i;
	}
	if (groups->key == DIFF_BY_FILE)
		pairing_find(items, laws->name_count, SIDES, same);
	free(items);
	return same;
}

/* Of laws within several runs of a group, that of the largest n counts;
 * otherwise the last line. */
static bool
replaces(const struct side_law *law, const struct side_law *former)
{
	return str_equal(law->within, former->within) ||
	       !(law->n_max < former->n_max);
}

static void
put_side(struct laws *laws, struct law_pair *pair, enum side side,
    const struct side_law *law)
{
	const struct side_law *former = pair->sides[side];

	if (former != NULL && str_equal(former->within, law->within))
		laws->twice[side]++;
	if (former == NULL || replaces(law, former))
		pair->sides[side] = law;
	laws->groups[side]++;
	if (law->bad && laws->bad++ == 0)
		laws->first_bad = laws->names[law->function].full_name;
}

/* The share of a function and its time tell the time of all. */
static void
add_total(struct laws *laws, enum side side, const struct side_law *law)
{
	if ((law->metric == METRIC_OWN || law->metric == METRIC_TSUB) &&
	    law->caller == MAP_NONE && law->share > 0 && isfinite(law->last))
		laws->totals[side] =
		    fmax(laws->totals[side], law->last / law->share);
}

/* Collects functions of one side only, with their largest time. */
static void
find_unmatched(struct laws *laws, const uint32_t *same, const uint8_t *seen)
{
	double *seconds = xcalloc(laws->name_count + 1, sizeof(*seconds));

	for (size_t i = 0; i < laws->count; i++) {
		const struct side_law *law = &laws->laws[i];
		bool time =
		    law->metric == METRIC_OWN || law->metric == METRIC_TSUB;

		if (time && law->caller == MAP_NONE &&
		    law->last > seconds[law->function])
			seconds[law->function] = law->last;
	}
	for (size_t i = 0; i < laws->name_count; i++) {
		const struct law_name *n = &laws->names[i];
		struct unmatched_one one = {
		    n->full_name, n->module, n->name, n->lineno, seconds[i]};

		if (same[i] == i && (seen[i] == 1 || seen[i] == 2))
			unmatched_add(&laws->unmatched, &one);
	}
	free(seconds);
}

/* A function that only the second group has, and none of its name without a
 * partner in the first: that one may have moved, or not be told from others. */
static void
find_new(struct laws *laws, const uint32_t *same, const uint8_t *seen)
{
	struct map *lone = map_new();

	for (size_t i = 0; i < laws->name_count; i++)
		if (same[i] == i && seen[i] == 1)
			map_add(
			    lone, name_last_part(laws->names[i].name), NULL);
	for (size_t i = 0; i < laws->name_count; i++)
		laws->names[i].is_new =
		    same[i] == i && seen[i] == 2 &&
		    map_find(lone, name_last_part(laws->names[i].name)) ==
			MAP_NONE;
	map_free(lone);
}

void
laws_settle(struct laws *laws, const struct groups *groups)
{
	uint32_t *same;
	uint8_t *seen = xcalloc(laws->name_count + 1, sizeof(*seen));
	struct map *index = map_new();
	struct buf key = BUF_EMPTY;
	size_t cap = 0;

	for (uint32_t source = 0; source < SIDES; source++)
		laws->folders[source] = groups_folders(groups, source);
	same = same_names(laws, groups);
	for (size_t i = 0; i < laws->count; i++) {
		const struct side_law *law = &laws->laws[i];
		enum side side = side_of(law, groups);
		uint32_t edge[2] = {same[law->function],
		    law->caller == MAP_NONE ? MAP_NONE : same[law->caller]};
		bool is_new;
		uint32_t at;

		if (side == SIDE_NONE)
			continue;
		seen[edge[0]] |= (uint8_t)(1U << side);
		buf_clear(&key);
		buf_add(&key, edge, sizeof(edge));
		buf_addc(&key, law->within.len > 0 ? 'w' : 'a');
		buf_addc(&key, (char)law->metric);
		at = map_add(index, buf_str(&key), &is_new);
		if (is_new) {
			GROW(laws->pairs, cap, (size_t)at + 1);
			laws->pairs[at] = (struct law_pair){{NULL, NULL}};
			laws->pair_count++;
		}
		put_side(laws, &laws->pairs[at], side, law);
		add_total(laws, side, law);
	}
	find_unmatched(laws, same, seen);
	find_new(laws, same, seen);
	buf_free(&key);
	map_free(index);
	free(seen);
	free(same);
}
