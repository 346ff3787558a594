/*
 * cost_notes.c: see cost_notes.h.
 *
 *	{"type":"note","tool":"prof-diff","level":"info","code":"one-side",
 *	 "text":"3 functions are in old.jsonl only and 12 in new.jsonl only"}
 */
#include "diff/cost_notes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "function/unmatched.h"

static const struct str none = {NULL, 0};

static void
one_side(const struct groups *groups, const struct match *matches, size_t count,
    struct writer *out)
{
	size_t only[SIDES] = {0, 0};

	for (size_t i = 0; i < count; i++) {
		only[SIDE_A] += matches[i].function[SIDE_B] == MATCH_NONE;
		only[SIDE_B] += matches[i].function[SIDE_A] == MATCH_NONE;
	}
	if (only[SIDE_A] + only[SIDE_B] > 0)
		writer_note(out, "info", "one-side", none, none,
		    "functions seen on one side only: %zu in %s, %zu in %s",
		    only[SIDE_A], groups->names[SIDE_A], only[SIDE_B],
		    groups->names[SIDE_B]);
}

/* Between commits: the largest functions without a partner. */
static void
unmatched(const struct groups *groups, const struct match *matches,
    size_t count, struct writer *out)
{
	double *seconds;
	struct unmatched all = {.count = 0};
	struct buf names = BUF_EMPTY;

	if (match_one_commit(groups))
		return;
	seconds = xcalloc(groups->function_count + 1, sizeof(*seconds));
	for (size_t i = 0; i < groups->sample_count; i++) {
		const struct group_sample *sample = &groups->samples[i];
		double own = isfinite(sample->own) ? sample->own : sample->tsub;

		if (groups->runs[sample->run].side != SIDE_NONE &&
		    own > seconds[sample->function])
			seconds[sample->function] = own;
	}
	for (size_t i = 0; i < count; i++) {
		const uint32_t *pair = matches[i].function;
		uint32_t lone =
		    pair[SIDE_A] == MATCH_NONE ? pair[SIDE_B] : pair[SIDE_A];
		const struct group_function *f = &groups->functions[lone];
		struct unmatched_one one = {
		    f->full_name, f->module, f->name, f->lineno, seconds[lone]};

		if (pair[SIDE_A] == MATCH_NONE || pair[SIDE_B] == MATCH_NONE)
			unmatched_add(&all, &one);
	}
	unmatched_text(&all, &names);
	if (all.count > 0)
		writer_note(out, "info", "unmatched", none, none,
		    "functions without a partner in the other commit, or not "
		    "to be told from others of their name: %zu, the largest "
		    "are %s",
		    all.count, buf_text(&names));
	buf_free(&names);
	free(seconds);
}

static void
tsub_for_own(const struct groups *groups, struct writer *out)
{
	for (size_t i = 0; i < groups->sample_count; i++) {
		const struct group_sample *sample = &groups->samples[i];

		if (groups->runs[sample->run].side == SIDE_NONE ||
		    isfinite(sample->own) || !isfinite(sample->tsub))
			continue;
		writer_note(out, "info", "tsub-for-own", none, none,
		    "profiles without callers: self time (tsub) is compared "
		    "where own cost is not known");
		return;
	}
}

static void
single_runs(const struct groups *groups, double noise, struct writer *out)
{
	if (groups_runs(groups, SIDE_A) < 2 || groups_runs(groups, SIDE_B) < 2)
		writer_note(out, "info", "single-runs", none, none,
		    "no repeats in %s: a noise of %g %% is assumed for times",
		    groups_runs(groups, SIDE_A) > 1   ? groups->names[SIDE_B]
		    : groups_runs(groups, SIDE_B) > 1 ? groups->names[SIDE_A]
						      : "either group",
		    noise * 100);
}

static double
size_of(const struct group_run *run)
{
	return isfinite(run->line.size)
		   ? run->line.size
		   : run_result_number(&run->line, "iteration_count");
}

static void
sizes_differ(const struct groups *groups, struct writer *out)
{
	double least = (double)INFINITY, most = -(double)INFINITY;

	for (size_t i = 0; i < groups->run_count; i++) {
		const struct group_run *run = &groups->runs[i];
		double size;

		if (run->side == SIDE_NONE || !run->has_line)
			continue;
		size = size_of(run);
		if (!isfinite(size))
			continue;
		least = size < least ? size : least;
		most = size > most ? size : most;
	}
	if (most > least)
		writer_note(out, "warning", "sizes-differ", none, none,
		    "sizes from %g to %g are compared: the ratios hold growth "
		    "with the data, too",
		    least, most);
}

static void
mixed_commits(const struct groups *groups, enum side side, struct writer *out)
{
	const char *first = "";

	for (size_t i = 0; i < groups->run_count; i++) {
		const struct group_run *run = &groups->runs[i];
		const char *rev;

		if (run->side != side || !run->has_line)
			continue;
		rev = run_result_text(&run->line, "git_rev");
		if (first[0] == '\0')
			first = rev;
		if (rev[0] == '\0' || strcmp(rev, first) == 0)
			continue;
		writer_note(out, "warning", "mixed-commits", none, none,
		    "the runs of %s are of more than one commit",
		    groups->names[side]);
		return;
	}
}

static void
left_out(const struct groups *groups, struct writer *out)
{
	for (size_t i = 0; i < groups->run_count; i++)
		if (groups->runs[i].left_out)
			writer_note(out, "warning", "left-out",
			    str_of(groups->runs[i].line.id), none,
			    "left out: the run failed, was cut short, has a "
			    "broken profile, or has not ended");
}

void
cost_notes_write(const struct groups *groups, const struct match *matches,
    size_t count, double noise, struct writer *out)
{
	left_out(groups, out);
	mixed_commits(groups, SIDE_A, out);
	mixed_commits(groups, SIDE_B, out);
	sizes_differ(groups, out);
	single_runs(groups, noise, out);
	tsub_for_own(groups, out);
	one_side(groups, matches, count, out);
	unmatched(groups, matches, count, out);
}
