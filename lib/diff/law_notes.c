/*
 * law_notes.c: see law_notes.h.
 *
 *	{"type":"note","tool":"prof-diff","level":"info",
 *	 "code":"undecided-laws","text":"12 of 310 pairs of laws are open: ..."}
 */
#include "diff/law_notes.h"

#include <math.h>

#include "law/bounds.h"

static const struct str none = {NULL, 0};

struct range {
	double least, most;
};

static void
widen(struct range *range, const struct side_law *law)
{
	range->least = fmin(range->least, law->n_min);
	range->most = fmax(range->most, law->n_max);
}

static bool
apart(double a, double b)
{
	return a > RANGES_APART * b || b > RANGES_APART * a;
}

static void
sizes(const struct laws *laws, const char *const *names, struct writer *out)
{
	struct range ranges[SIDES] = {
	    {(double)NAN, (double)NAN}, {(double)NAN, (double)NAN}};
	const struct range *a = &ranges[SIDE_A], *b = &ranges[SIDE_B];

	for (size_t i = 0; i < laws->pair_count; i++)
		for (int side = SIDE_A; side < SIDES; side++)
			if (laws->pairs[i].sides[SIDE_A] != NULL &&
			    laws->pairs[i].sides[SIDE_B] != NULL)
				widen(
				    &ranges[side], laws->pairs[i].sides[side]);
	if (apart(a->least, b->least) || apart(a->most, b->most))
		writer_note(out, "warning", "sizes-differ", none, none,
		    "laws of different ranges of n are compared: %g to %g in "
		    "%s, %g to %g in %s",
		    a->least, a->most, names[SIDE_A], b->least, b->most,
		    names[SIDE_B]);
}

static void
one_side(const struct laws *laws, const char *const *names, struct writer *out)
{
	size_t only[SIDES] = {0, 0};

	for (size_t i = 0; i < laws->pair_count; i++) {
		only[SIDE_A] += laws->pairs[i].sides[SIDE_B] == NULL;
		only[SIDE_B] += laws->pairs[i].sides[SIDE_A] == NULL;
	}
	if (only[SIDE_A] + only[SIDE_B] > 0)
		writer_note(out, "info", "one-side", none, none,
		    "laws of one side only: %zu in %s, %zu in %s", only[SIDE_A],
		    names[SIDE_A], only[SIDE_B], names[SIDE_B]);
}

static void
unmatched(const struct laws *laws, struct writer *out)
{
	struct buf text = BUF_EMPTY;

	unmatched_text(&laws->unmatched, &text);
	if (laws->unmatched.count > 0)
		writer_note(out, "info", "unmatched", none, none,
		    "functions without a partner on the other side, or not to "
		    "be told from others of their name: %zu, the largest are "
		    "%s",
		    laws->unmatched.count, buf_text(&text));
	buf_free(&text);
}

/* Notes on duplicate and inconsistent lines. */
static void
odd_lines(const struct laws *laws, const char *const *names, struct writer *out)
{
	for (int side = SIDE_A; side < SIDES; side++)
		if (laws->twice[side] > 0)
			writer_note(out, "warning", "law-twice", none, none,
			    "%zu law%s more than once in %s: the last line "
			    "counts",
			    laws->twice[side],
			    laws->twice[side] == 1 ? " stands" : "s stand",
			    names[side]);
	if (laws->bad > 0)
		writer_note(out, "warning", "bad-law", none, laws->first_bad,
		    "%zu law%s itself (an exponent outside its interval, an "
		    "interval or range that ends before it begins, an unknown "
		    "verdict): not compared",
		    laws->bad,
		    laws->bad == 1 ? " contradicts" : "s, each contradicts");
}

void
law_notes_write(const struct laws *laws, const struct law_tally *tally,
    const char *const *names, struct writer *out)
{
	odd_lines(laws, names, out);
	if (laws->programs)
		writer_note(out, "warning", "programs", none, none,
		    "laws of several programs are not told apart: of each "
		    "function the last one counts");
	if (tally->axes > 0) {
		struct buf text = BUF_EMPTY;

		buf_addf(&text, "%zu pairs of laws are not compared: n is ",
		    tally->axes);
		buf_addstr(&text, tally->by[SIDE_A]);
		buf_addf(&text, " in %s and ", names[SIDE_A]);
		buf_addstr(&text, tally->by[SIDE_B]);
		buf_addf(&text, " in %s", names[SIDE_B]);
		writer_note(out, "warning", "axes-differ", none, none, "%s",
		    buf_text(&text));
		buf_free(&text);
	}
	sizes(laws, names, out);
	if (tally->undecided > 0 || tally->missing > 0)
		writer_note(out, "info", "undecided-laws", none, none,
		    "of %zu pairs of laws %zu are open, since a verdict is "
		    "undecided, and %zu have no exponent or no interval on one "
		    "side",
		    laws->pair_count, tally->undecided, tally->missing);
	one_side(laws, names, out);
	unmatched(laws, out);
}
