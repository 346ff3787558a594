/* causeline.c: see causeline.h. */
#include "stream/causeline.h"

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct cause_line, column, kind, member)

static const struct line_member members[] = {
    {AT(CAUSE_FULL_NAME, TEXT, name.full_name)},
    {AT(CAUSE_MODULE, TEXT, name.module)},
    {AT(CAUSE_LINENO, NUMBER, name.lineno)},
    {AT(CAUSE_NAME, TEXT, name.name)},
    {AT(CAUSE_VERDICT, VERDICT, verdict)},
    {AT(CAUSE_CONFIDENCE, CONFIDENCE, confidence)},
    {AT(CAUSE_METRIC, METRIC, metric)},
    {AT(CAUSE_LAW, TEXT, law)},
    {AT(CAUSE_WHY, TEXT, why)},
    {AT(CAUSE_BY, TEXT, by)},
    {AT(CAUSE_AXIS, TEXT, axis)},
    {AT(CAUSE_WITHIN, TEXT, within)},
    {AT(CAUSE_YOURS, TEXT, yours)},
    {AT(CAUSE_WAY, TEXT, way)},
    {AT(CAUSE_P_NCALL, NUMBER, p_ncall)},
    {AT(CAUSE_P_OWN, NUMBER, p_own)},
    {AT(CAUSE_P_TAVG, NUMBER, p_tavg)},
    {AT(CAUSE_P_LO, NUMBER, p_lo)},
    {AT(CAUSE_P_HI, NUMBER, p_hi)},
    {AT(CAUSE_BEYOND, NUMBER, beyond)},
    {AT(CAUSE_SINCE_N, NUMBER, since_n)},
    {AT(CAUSE_UNTIL_N, NUMBER, until_n)},
    {AT(CAUSE_SHARE, NUMBER, share)},
    {AT(CAUSE_OWN_NOW, NUMBER, own_now)},
    {AT(CAUSE_N_MAX, NUMBER, n_max)},
    {AT(CAUSE_TARGET, NUMBER, target)},
    {AT(CAUSE_AT_TARGET, NUMBER, at_target)},
    {AT(CAUSE_NCALL, NUMBER, ncall)},
    {AT(CAUSE_SYMPTOM_COUNT, NUMBER, symptom_count)},
};

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
	enum status status;

	*cause = (struct cause_line){.path = NULL};
	status = members_read(in, row, members, COUNT_OF(members), cause);
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
	members_keep(members, COUNT_OF(members), cause, strings);
}
