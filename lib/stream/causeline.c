/* causeline.c: see causeline.h. */
#include "stream/causeline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct cause_line, key, kind, width, member)

static const struct column columns[] = {
    NAME_COLUMNS(struct cause_line, 34),
    {AT("verdict", VERDICT, 11, verdict)},
    {AT("confidence", CONFIDENCE, 11, confidence)},
    {AT("p_ncall", NUMBER, 7, p_ncall)},
    {AT("p_own", NUMBER, 5, p_own)},
    {AT("p_tavg", NUMBER, 6, p_tavg)},
    {AT("law", TEXT, 0, law)},
    {AT("share", NUMBER, 6, share)},
    {AT("target", NUMBER, 0, target)},
    {AT("at_target", NUMBER, 10, at_target)},
    {COLUMN("since", TEXT, 0)},
    {COLUMN("path", JSON, 0)},
    {COLUMN("symptoms", JSON, 0)},
    {AT("why", TEXT, 0, why)},
    {AT("by", TEXT, 0, by)},
    {AT("own_now_s", NUMBER, 0, own_now)},
    {AT("n_max", NUMBER, 0, n_max)},
    {AT("beyond", NUMBER, 0, beyond)},
    {AT("p_lo", NUMBER, 0, p_lo)},
    {AT("p_hi", NUMBER, 0, p_hi)},
    {AT("axis", TEXT, 0, axis)},
    {AT("within", TEXT, 0, within)},
    {AT("metric", METRIC, 0, metric)},
    {AT("ncall", NUMBER, 0, ncall)},
    {COLUMN("entry", JSON, 0)},
    {COLUMN("callee", JSON, 0)},
    {AT("symptom_count", NUMBER, 0, symptom_count)},
    {AT("since_n", NUMBER, 0, since_n)},
    {AT("until_n", NUMBER, 0, until_n)},
    {AT("way", TEXT, 0, way)},
    {AT("yours", TEXT, 0, yours)},
    {AT("program", TEXT, 24, program)},
    {AT("yours_lineno", NUMBER, 0, yours_lineno)},
    {AT("moved_from", TEXT, 0, moved_from)},
    INSIDE_COLUMNS(struct cause_line),
    {AT("advice", TEXT, 0, advice)},
};
SHAPE(cause, columns);
_Static_assert(COUNT_OF(columns) == CAUSE_COLUMNS, "as in record.h");

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
	status = members_read(in, row, cause);
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
	members_keep(&shape_cause, cause, strings);
}
