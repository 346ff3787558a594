/*
 * too_short.c: runs that are over before they tell anything, what to do, and how
 * it is typed.
 *
 *	Too short to rely on what follows: the largest run computed for 18 ms. Use
 *	ten times the sizes:
 *
 *	superlinear --sizes 1000:8000:x2 -- python3 job.py {size}
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "law/bounds.h"
#include "law/project.h"
#include "report/figures.h"
#include "report/sections.h"

/* The different sizes of the runs that are whole, *KEPT of them, with room for
 * SIZES_WANTED more. The caller frees them. */
static double *
list_sizes(const struct facts *facts, size_t *kept)
{
	size_t runs = run_table_count(facts->runs), count = 0;
	double *sizes =
	    xreallocarray(NULL, runs + SIZES_WANTED, sizeof(*sizes));

	for (size_t i = 0; i < runs; i++) {
		const struct run_line *run = run_table_at(facts->runs, i);

		if (run_is_complete(run) && run->size > 0)
			sizes[count++] = run->size;
	}
	number_sort(sizes, count);
	*kept = 0;
	for (size_t i = 0; i < count; i++)
		if (*kept == 0 || sizes[i] > sizes[*kept - 1])
			sizes[(*kept)++] = sizes[i];
	return sizes;
}

static double
longest(const struct facts *facts)
{
	double size = 0, seconds = NAN;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		double threads =
		    run_result_number(run, "threads_total_seconds");

		if (!run_is_complete(run) || !(run->size >= size) ||
		    isnan(threads))
			continue;
		seconds = run->size > size ? threads : fmax(seconds, threads);
		size = run->size;
	}
	return seconds;
}

/* True for sizes that are all one factor apart, or (BY_STEPS) one step. */
static bool
is_regular(const double *sizes, size_t count, bool by_steps)
{
	for (size_t i = 2; i < count; i++) {
		double next = by_steps ? sizes[i - 1] + sizes[1] - sizes[0]
				       : sizes[i - 1] * sizes[1] / sizes[0];

		if (fabs(sizes[i] / next - 1) > SUM_ROUNDING)
			return false;
	}
	return count >= SIZES_VERDICT;
}

static void
add_number(struct buf *out, double value)
{
	char digits[NUMBER_SIZE];

	number_format(value, digits);
	buf_adds(out, digits);
}

/* "1000:8000:x2", "16:24:+2", or the numbers one after the other. */
static void
add_sizes(struct buf *out, const double *sizes, size_t count)
{
	bool by_steps = is_regular(sizes, count, true);

	if (by_steps || is_regular(sizes, count, false)) {
		add_number(out, sizes[0]);
		buf_addc(out, ':');
		add_number(out, sizes[count - 1]);
		buf_adds(out, by_steps ? ":+" : ":x");
		add_number(
		    out, by_steps ? sizes[1] - sizes[0] : sizes[1] / sizes[0]);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		buf_adds(out, i > 0 ? "," : "");
		add_number(out, sizes[i]);
	}
}

/* Where the sizes stand in what is typed: "{sizes}", or "{sizes:2000}" where
 * *SIZE was that of the single run, NAN else. Data NULL if they do not. */
static struct str
place_of_sizes(const char *again, double *size)
{
	static const char mark[] = "{sizes";
	const char *at = again == NULL ? NULL : strstr(again, mark);
	const char *end = at == NULL ? NULL : strchr(at, '}');
	const char *number = at == NULL ? NULL : at + strlen(mark) + 1;

	*size = NAN;
	if (end == NULL)
		return (struct str){NULL, 0};
	if (number < end)
		number_parse(
		    (struct str){number, (size_t)(end - number)}, size);
	return (struct str){at, (size_t)(end + 1 - at)};
}

static void
say_again(struct doc *doc, const struct facts *facts, struct str sizes)
{
	struct buf line = BUF_EMPTY, ink = BUF_EMPTY;
	struct str place;
	double size;

	if (facts->again == NULL)
		return;
	place = place_of_sizes(facts->again, &size);
	if (place.data == NULL) {
		buf_adds(&line, facts->again);
	} else {
		buf_add(
		    &line, facts->again, (size_t)(place.data - facts->again));
		buf_addstr(&line, sizes);
		buf_adds(&line, place.data + place.len);
	}
	ink_command(&ink, buf_str(&line));
	doc_paragraph(doc, &ink);
	buf_free(&line);
	buf_free(&ink);
}

bool
is_too_short(const struct facts *facts)
{
	return longest(facts) < SHORT_S &&
	       !(facts->cause_count > 0 &&
		   facts->causes[0].confidence == CONFIDENCE_FIRM);
}

/* What calls itself more often than any class of the menu says may do so twice as
 * often with each one more. */
static bool
may_double(const struct facts *facts, double size)
{
	return size > 1 && callers_recursion(facts->callers) >
			       pow(size, STEP_STEEPEST_CLASS);
}

static size_t
even_sizes(double *sizes, double first, double step)
{
	for (size_t i = 0; i < SIZES_WANTED; i++)
		sizes[i] = first + (double)i * step;
	return SIZES_WANTED;
}

/* The same sizes ten times; of what is steep four steps on, small ones where
 * twice the size is too far. */
static size_t
larger_sizes(double *sizes, size_t count, enum next_step next)
{
	double largest = sizes[count - 1];

	if (next == NEXT_EVEN)
		return even_sizes(sizes, largest, project_step(largest));
	if (next == NEXT_STEP)
		return even_sizes(sizes, largest, largest - sizes[count - 2]);
	for (size_t i = 0; i < count; i++)
		sizes[i] *= 10;
	return count;
}

/* " Use ten times the sizes:", and how that is typed. */
static void
propose_larger(struct doc *doc, const struct facts *facts, struct buf *ink,
    double *sizes, size_t count)
{
	/* Ten times the size may take for ever. */
	enum next_step next = may_double(facts, sizes[count - 1])
				  ? NEXT_EVEN
				  : facts->across.next;
	struct buf list = BUF_EMPTY;

	count = larger_sizes(sizes, count, next);
	add_sizes(&list, sizes, count);
	ink_words(ink, next == NEXT_STEP   ? " Go on by the same steps"
		       : next == NEXT_EVEN ? " Go on by even steps"
					   : " Use ten times the sizes");
	ink_words(ink, facts->again == NULL ? "." : ":");
	doc_paragraph(doc, ink);
	say_again(doc, facts, buf_str(&list));
	buf_free(&list);
}

void
say_too_short(struct doc *doc, const struct facts *facts)
{
	size_t count;
	double *sizes = list_sizes(facts, &count);
	struct buf ink = BUF_EMPTY;

	if (count > 1 && is_too_short(facts)) {
		ink_strong(&ink, STR("Too short to rely on what follows"));
		ink_words(&ink, ": the largest run computed for ");
		figure_time(&ink, longest(facts));
		ink_words(&ink, ".");
		if (say_failed_at(&ink, facts, sizes[count - 1], INFINITY))
			doc_paragraph(doc, &ink);
		else
			propose_larger(doc, facts, &ink, sizes, count);
	}
	buf_free(&ink);
	free(sizes);
}

/* ---- the next step ---- */

bool
is_repeated(const struct facts *facts)
{
	size_t whole = 0, count;

	free(list_sizes(facts, &count));
	for (size_t i = 0; i < run_table_count(facts->runs); i++)
		whole += run_is_complete(run_table_at(facts->runs, i));
	return count > 0 && whole >= GROW_REPEATS * count;
}

/* The sizes of the next step; returns how many. */
static size_t
next_sizes(const struct facts *facts, double *sizes, size_t count)
{
	const struct answer_line *answer = &facts->across;
	double largest = sizes[count - 1];

	switch (answer->next) {
	case NEXT_LARGER:
	case NEXT_STEP:
		if (answer->next_n > largest)
			sizes[count++] = answer->next_n;
		return count;
	case NEXT_EVEN:
		return even_sizes(sizes,
		    largest - (SIZES_WANTED - 1) * project_step(largest),
		    project_step(largest));
	case NEXT_REPEAT:
		if (is_repeated(facts))
			for (size_t i = 0; i < count; i++)
				sizes[i] *= GROW_RATIO;
		return count;
	case NEXT_NONE:
	case NEXT_SIZES:
	case NEXT_LONGER:
	default:
		return 0;
	}
}

void
say_next_command(struct doc *doc, const struct facts *facts)
{
	size_t count;
	double *sizes = list_sizes(facts, &count);
	struct buf list = BUF_EMPTY;

	if (count > 1 && !is_too_short(facts) &&
	    str_is(facts->across.by, "size"))
		count = next_sizes(facts, sizes, count);
	else
		count = 0;
	if (count > 0 && sizes[0] >= 1) {
		add_sizes(&list, sizes, count);
		if (facts->across.next == NEXT_REPEAT && !is_repeated(facts))
			buf_addf(&list, " --repeat %d", GROW_REPEATS);
		say_again(doc, facts, buf_str(&list));
	}
	buf_free(&list);
	free(sizes);
}

/* ---- one run ---- */

/* As many sizes are proposed, each twice the one before. */
#define TYPED 4

/* Those of a run of this SIZE: up to it, since smaller ones cost less, or up to
 * ten times as many where it is short, but up to half of it where it FAILED. 0
 * where there is no room for them. */
static size_t
smaller_sizes(
    const struct facts *facts, double size, bool failed, double *sizes)
{
	double most = failed			 ? floor(size / 2)
		      : longest(facts) < SHORT_S ? 10 * size
						 : size;

	sizes[0] = floor(ldexp(most, 1 - TYPED));
	for (size_t i = 1; i < TYPED; i++)
		sizes[i] = 2 * sizes[i - 1];
	return sizes[0] > 1 ? TYPED : 0;
}

static size_t
steps_of_run(const struct facts *facts, double size, double *sizes)
{
	double step = project_step(size);

	even_sizes(sizes,
	    longest(facts) < SHORT_S ? size : size - (SIZES_WANTED - 1) * step,
	    step);
	return sizes[0] >= 1 ? SIZES_WANTED : 0;
}

static bool
has_failed(const struct facts *facts)
{
	for (size_t i = 0; i < run_table_count(facts->runs); i++)
		if (strcmp(run_table_at(facts->runs, i)->status, "error") == 0)
			return true;
	return false;
}

void
say_how_to_vary(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	struct buf list = BUF_EMPTY;
	double size, sizes[SIZES_WANTED];
	size_t count = 0;
	bool known = facts->again != NULL, failed = has_failed(facts), doubles;

	place_of_sizes(facts->again, &size);
	doubles = !failed && may_double(facts, size);
	if (isfinite(size)) {
		count = doubles ? steps_of_run(facts, size, sizes)
				: smaller_sizes(facts, size, failed, sizes);
		known = count > 0;
	}
	if (count > 0 && doubles)
		ink_words(ink, ", in even steps, for what calls itself so "
			       "often may double with each one more");
	else if (count > 0 && failed)
		ink_words(ink, ", here up to half of the size at which this "
			       "one failed");
	ink_words(ink, ": ");
	if (known) {
		add_sizes(&list, sizes, count);
		doc_paragraph(doc, ink);
		say_again(doc, facts, buf_str(&list));
		buf_free(&list);
		return;
	}
	ink_code(ink, STR("superlinear --sizes 1000:64000:x4 -- command "
			  "{size}"));
	ink_words(ink, ", or, with an input file that is cut to sizes, ");
	ink_code(ink, STR("superlinear --input file -- command file"));
	ink_words(ink, ".");
}

void
say_short_run(struct buf *ink, const struct facts *facts)
{
	double seconds = longest(facts);

	ink_words(ink, " The run ");
	if (isfinite(seconds)) {
		ink_words(ink, "computed for ");
		figure_time(ink, seconds);
	}
	if (seconds >= ENOUGH_S) {
		ink_words(ink,
		    ", but what repeats in it took too little of "
		    "that to tell how it grows: give it ten times as "
		    "much.");
		return;
	}
	ink_words(ink, isfinite(seconds) ? ", and " : "");
	ink_words(ink, "is too short to tell what grows within it: give it ten "
		       "times as much, one of a second or more would.");
}
