/*
 * causeline.c: see causeline.h.
 */
#include "stream/causeline.h"

static enum status
read_trees(
    const struct reader *in, const struct row *row, struct cause_line *cause)
{
	const struct {
		int column;
		enum value_kind kind;
		struct json **tree;
	} trees[] = {
	    {CAUSE_PATH, VALUE_ARRAY, &cause->path},
	    {CAUSE_SYMPTOMS, VALUE_ARRAY, &cause->symptoms},
	    {CAUSE_ENTRY, VALUE_OBJECT, &cause->entry},
	    {CAUSE_CALLEE, VALUE_OBJECT, &cause->callee},
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < COUNT_OF(trees) && status == STATUS_OK; i++)
		status = row_read_json(
		    in, row, trees[i].column, trees[i].kind, trees[i].tree);
	return status;
}

enum status
cause_line_read(
    const struct reader *in, const struct row *row, struct cause_line *cause)
{
	struct str verdict = {NULL, 0}, confidence = {NULL, 0},
		   metric = {NULL, 0};
	const struct text_column texts[] = {
	    {CAUSE_VERDICT, &verdict},
	    {CAUSE_CONFIDENCE, &confidence},
	    {CAUSE_METRIC, &metric},
	    {CAUSE_LAW, &cause->law},
	    {CAUSE_WHY, &cause->why},
	    {CAUSE_BY, &cause->by},
	    {CAUSE_AXIS, &cause->axis},
	    {CAUSE_WITHIN, &cause->within},
	};
	const struct number_column numbers[] = {
	    {CAUSE_P_NCALL, &cause->p_ncall},
	    {CAUSE_P_OWN, &cause->p_own},
	    {CAUSE_P_TAVG, &cause->p_tavg},
	    {CAUSE_P_LO, &cause->p_lo},
	    {CAUSE_P_HI, &cause->p_hi},
	    {CAUSE_BEYOND, &cause->beyond},
	    {CAUSE_SINCE_N, &cause->since_n},
	    {CAUSE_UNTIL_N, &cause->until_n},
	    {CAUSE_SHARE, &cause->share},
	    {CAUSE_OWN_NOW, &cause->own_now},
	    {CAUSE_N_MAX, &cause->n_max},
	    {CAUSE_TARGET, &cause->target},
	    {CAUSE_AT_TARGET, &cause->at_target},
	    {CAUSE_NCALL, &cause->ncall},
	    {CAUSE_SYMPTOM_COUNT, &cause->symptom_count},
	};
	enum status status;

	*cause = (struct cause_line){.path = NULL};
	status = row_read_name(in, row, CAUSE_FULL_NAME, &cause->name);
	if (status == STATUS_OK)
		status = row_read_columns(in, row,
		    &(struct columns){.texts = texts,
			.text_count = COUNT_OF(texts),
			.numbers = numbers,
			.number_count = COUNT_OF(numbers)});
	cause->verdict = verdict_of(verdict);
	cause->confidence = confidence_of(confidence);
	cause->metric = metric_of(metric);
	if (status == STATUS_OK)
		status = read_trees(in, row, cause);
	if (status != STATUS_OK)
		cause_line_release(cause);
	return status;
}

void
cause_line_release(struct cause_line *cause)
{
	json_free(cause->path);
	json_free(cause->symptoms);
	json_free(cause->entry);
	json_free(cause->callee);
}

void
cause_line_keep(struct cause_line *cause, struct map *strings)
{
	struct str *texts[] = {&cause->name.full_name, &cause->name.module,
	    &cause->name.name, &cause->law, &cause->why, &cause->by,
	    &cause->axis, &cause->within};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = map_keep(strings, *texts[i]);
}
