/* grow.c: see grow.h. */
#include "grow/grow.h"

#include <math.h>
#include <string.h>

#include "core/message.h"
#include "core/number.h"
#include "grow/choose.h"

/* Why no run is proposed. */
static enum status
explain(const struct measured *e, enum outcome outcome,
    const struct choices *choices)
{
	char digits[NUMBER_SIZE];
	const char *open = e->open_count > 0 ? e->functions[0].full_name : NULL;

	switch (outcome) {
	case OUTCOME_CULPRIT:
		return fail(STATUS_NO, "decided: %s is a culprit, and firm",
		    e->culprit);
	case OUTCOME_DECIDED:
		return fail(
		    STATUS_NO, "decided: no function that matters is open");
	case OUTCOME_BUDGET:
		if (!isfinite(choices->next_s))
			return fail(STATUS_NO,
			    "the next run would take longer than can be told");
		number_format_rounded(choices->next_s, 1, digits);
		return fail(STATUS_NO,
		    "the budget is too small: the next run would take about "
		    "%s s",
		    digits);
	case OUTCOME_FIXED:
		return fail(STATUS_NO,
		    "%s%sno other size can be made: no word of the command is "
		    "its size (a larger input would tell)",
		    open == NULL ? "" : open,
		    open == NULL ? "" : " is open, but ");
	case OUTCOME_ENOUGH:
		return fail(STATUS_NO,
		    "%s is open, and more runs like these will not decide",
		    open == NULL ? "nothing" : open);
	case OUTCOME_NOTHING:
		return fail(STATUS_NO,
		    "no run was made, and none is pending: nothing to go by");
	case OUTCOME_RUNS:
	default:
		return STATUS_OK;
	}
}

/* True for a template whose command depends on the size. */
static bool
names_size(char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(*words, "{size}") != NULL ||
		    strstr(*words, "{id}") != NULL ||
		    strstr(*words, "{end}") != NULL)
			return true;
	return false;
}

static enum status
write_choices(struct measured *e, struct writer *out,
    const struct grow_options *options, const struct choices *choices)
{
	enum status status = STATUS_OK;
	struct another another = {
	    .prefix = options->prefix, .command = options->command};

	for (size_t i = 0; i < choices->count && status == STATUS_OK; i++) {
		const struct choice *choice = &choices->items[i];

		another.size = choice->size;
		another.seconds = choice->seconds;
		another.like = tickets_of_size(&e->runs, choice->size);
		if (another.like == MAP_NONE)
			another.like = tickets_largest(&e->runs);
		if (choice->pending != MAP_NONE)
			status = tickets_write(
			    &e->runs, out, choice->pending, choice->seconds);
		else
			status = tickets_write_another(&e->runs, out, &another);
	}
	return status;
}

enum status
grow_run(
    struct reader *in, struct writer *out, const struct grow_options *options)
{
	struct measured measured;
	struct choices choices;
	enum outcome outcome;
	enum status status;
	struct row row;
	uint32_t like;
	bool any = false;

	measured_init(&measured);
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		any = true;
		status = row.shape == &shape_program
			     ? fail(STATUS_NO,
				   "the runs are of several programs: runs are "
				   "proposed for one")
			     : measured_add(&measured, in, &row);
		if (status != STATUS_OK)
			break;
	}
	if (status == STATUS_END && any) {
		measured_weigh(&measured);
		like = tickets_largest(&measured.runs);
		outcome = choose(&measured, options,
		    options->command != NULL
			? !names_size(options->command)
			: like != MAP_NONE &&
			      !tickets_resizes(&measured.runs, like),
		    &choices);
		status = explain(&measured, outcome, &choices);
		if (status == STATUS_OK)
			status =
			    write_choices(&measured, out, options, &choices);
	}
	measured_release(&measured);
	return status == STATUS_END ? STATUS_OK : status;
}
