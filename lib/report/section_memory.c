/*
 * section_memory.c: whether memory grows within the longest run and, if it was
 * traced, which functions hold it.
 *
 *	Memory grows 4.1 kB an iteration in run wk-1: from ... to ...
 *	- Lines of `remember` (cache.py:7) hold 3.1 MB of it at n = 4,992
 *	  iterations, 74 %, and 0.6 kB more an iteration (n^1.00).
 */
#include "report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "law/bounds.h"
#include "report/figures.h"
#include "report/sentences.h"

#define HOLDERS 5

struct holder {
	const struct fact_function *function;
	const struct scale_line *law;
	double now, each; /* bytes; growth in bytes for each unit of n, at the
			     end */
};

static double
n_at(const struct scale_line *law, size_t at)
{
	return law->points[2 * at];
}

static double
y_at(const struct scale_line *law, size_t at)
{
	return law->points[2 * at + 1];
}

/* The slope over the second half of n, or from the second last size on: memory
 * that grew before and then stopped is a cache. */
static double
late_slope(const struct scale_line *law)
{
	size_t last = law->point_count - 1, from = last - 1;

	while (from > 0 && n_at(law, from) > 0.5 * n_at(law, last))
		from--;
	return (y_at(law, last) - y_at(law, from)) /
	       (n_at(law, last) - n_at(law, from));
}

static bool
take_holder(struct holder *holder, const struct fact_function *function,
    const struct scale_line *law)
{
	if (law == NULL || law->point_count < SIZES_VERDICT)
		return false;
	*holder = (struct holder){.function = function,
	    .law = law,
	    .now = law_last(law),
	    .each = late_slope(law)};
	return holder->now >= HELD_BYTES && law->share >= HELD_SHARE &&
	       holder->each * n_at(law, law->point_count - 1) >=
		   HELD_GROWS * holder->now;
}

static int
compare_holders(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;

	if (x->now < y->now || x->now > y->now)
		return x->now > y->now ? -1 : 1;
	return x->function < y->function ? -1 : x->function > y->function;
}

static void
holder_item(struct doc *doc, const struct holder *holder, bool within)
{
	const struct scale_line *law = holder->law;
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, within ? "Lines of " : "With the input, lines of ");
	ink_name(&ink, &holder->function->name);
	ink_words(&ink, within ? " hold " : " hold at most ");
	figure_bytes(&ink, holder->now);
	ink_words(&ink, " at ");
	say_n(&ink, law->by, n_at(law, law->point_count - 1));
	ink_words(&ink, ", ");
	figure_percent(&ink, law->share);
	ink_words(&ink, ", and ");
	figure_bytes(&ink, holder->each);
	ink_words(&ink, " more ");
	say_each(&ink, law->by);
	if (law->confidence != CONFIDENCE_UNDECIDED && isfinite(law->p)) {
		ink_words(&ink, " (n^");
		figure_exponent(&ink, law->p);
		ink_words(&ink, ")");
	}
	ink_words(&ink, ".");
	doc_item(doc, &ink);
	buf_free(&ink);
}

/* Functions that hold more and more, within the run or over runs. */
static void
add_holders(struct doc *doc, const struct facts *facts, bool within)
{
	struct holder *list = xcalloc(facts->function_count + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *f = &facts->functions[i];

		count += take_holder(&list[count], f,
		    within ? f->held_within : f->laws[METRIC_HELD]);
	}
	if (count > 0)
		qsort(list, count, sizeof(*list), compare_holders);
	for (size_t i = 0; i < count && i < HOLDERS; i++)
		holder_item(doc, &list[i], within);
	free(list);
}

static void
say_end(struct buf *ink, double bytes, double iteration)
{
	figure_bytes(ink, bytes);
	ink_words(ink, " at iteration ");
	figure_count(ink, iteration);
}

static void
resident(struct doc *doc, struct str id, const struct memory_growth *growth)
{
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "%cMemory grows ", INK_STRONG);
	figure_bytes(&ink, growth->per_iteration);
	ink_words(&ink, " an iteration%c in run ", INK_STRONG);
	ink_code(&ink, id);
	ink_words(&ink, ": from ");
	say_end(&ink, growth->from, growth->from_iteration);
	ink_words(&ink, " to ");
	say_end(&ink, growth->to, growth->to_iteration);
	if (growth->blocks >= BLOCKS_STAY) {
		ink_words(&ink, "; of Python's blocks ");
		figure_ratio(&ink, growth->blocks);
		ink_words(&ink, " an iteration stay");
	}
	ink_words(&ink, ".");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

/* All memory that Python holds. Resident sizes of such a run are not used,
 * since tracing needs memory of its own. */
static void
traced(struct doc *doc, const struct scale_line *law)
{
	size_t last = law->point_count - 1;
	struct buf ink = BUF_EMPTY;
	double each = late_slope(law);
	bool grows = each * n_at(law, last) >= HELD_GROWS * y_at(law, last);

	if (grows) {
		ink_words(&ink, "%cMemory grows ", INK_STRONG);
		figure_bytes(&ink, each);
		ink_words(&ink, " ");
		say_each(&ink, law->by);
		ink_words(&ink, "%c: ", INK_STRONG);
	}
	ink_words(&ink, "Python holds ");
	figure_bytes(&ink, y_at(law, last));
	ink_words(&ink, " at ");
	say_n(&ink, law->by, n_at(law, last));
	ink_words(&ink, grows ? "." : ", and this does not grow.");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

void
section_memory(struct doc *doc, const struct facts *facts)
{
	const struct scale_line *all = facts->program_held_within;
	struct str id = {NULL, 0};
	const struct run_points *run =
	    point_facts_largest(facts->checkpoints, &id);
	struct memory_growth growth;
	bool known = all != NULL && all->point_count >= 2;
	bool grows = run != NULL && run_points_memory(run, &growth);
	const struct scale_line *sizes = facts->program[METRIC_HELD];

	if (known || grows ||
	    (sizes != NULL && sizes->point_count >= SIZES_VERDICT))
		doc_heading(doc, 2, "Memory");
	if (known)
		traced(doc, all);
	else if (grows)
		resident(doc, id, &growth);
	add_holders(doc, facts, true);
	add_holders(doc, facts, false);
}
