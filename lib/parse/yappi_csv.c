/*
 * yappi_csv.c: function tables in CSV. Columns are found by name, in any order;
 * others are ignored:
 *
 *	full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s,tavg_s,
 *	    ctx_name			Lumibot and prof-run
 *	name,ncall,tsub,ttot,tavg	the older five: name is the full name
 *
 * or those that a user names (table_map.h).
 *
 * One row in memory. Rows are passed on as they come, even if several have one
 * name.
 */
#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/doubts.h"
#include "parse/readers.h"
#include "parse/table_map.h"

static const struct table_column columns[C_COUNT] = {
    [C_FULL_NAME] = {"full_name", NULL},
    [C_MODULE] = {"module", NULL},
    [C_LINENO] = {"lineno", NULL},
    [C_NAME] = {"name", NULL},
    [C_NCALL] = {"ncall", NULL},
    [C_NACTUAL] = {"nactualcall", NULL},
    [C_TTOT] = {"ttot_s", "ttot"},
    [C_TSUB] = {"tsub_s", "tsub"},
};

struct funcs {
	struct table table;
	const struct profile_sink *sink;
	struct identity id;
	struct negatives negatives;
	struct doubts doubts;
	size_t rows;
	double self_total;
};

static enum status
read_identity(struct funcs *f)
{
	struct table *t = &f->table;
	struct str name = table_text(t, C_NAME);
	int64_t line;

	if (t->at[C_MODULE] < 0 && f->sink->map != NULL) {
		identity_native(&f->id, STR(""), NAN, name);
	} else if (t->at[C_MODULE] < 0) {
		struct str full = table_text(t, C_FULL_NAME);

		identity_full_name(&f->id, full.len > 0 ? full : name);
	} else {
		struct str digits = table_cell(t, C_LINENO);

		if (!number_parse_int(digits, 0, INT32_MAX, &line))
			return table_fail(t, C_LINENO, "not a line number");
		identity_python(
		    &f->id, table_text(t, C_MODULE), (double)line, name);
	}
	if (f->id.name_len == 0)
		return table_fail(t, C_NAME, "a function without a name");
	return STATUS_OK;
}

/* Times of a table with other units. */
static void
take_units(struct funcs *f, struct func_line *line)
{
	const struct table_map *map = f->sink->map;

	if (map == NULL)
		return;
	line->ttot /= map->per_second[C_TTOT];
	line->tsub /= map->per_second[C_TSUB];
}

/* Times that are left out have no digits either. */
static void
drop_times(struct funcs *f, struct func_line *line, struct profile_digits *d)
{
	doubts_check(&f->doubts, line->ncall, line->nactualcall, &line->tsub,
	    &line->ttot);
	if (isnan(line->ttot))
		d->ttot = (struct str){NULL, 0};
	if (isnan(line->tsub))
		d->tsub = (struct str){NULL, 0};
}

static enum status
read_row(struct funcs *f)
{
	struct table *t = &f->table;
	struct func_line line = {.size = NAN,
	    .iterations = NAN,
	    .own = NAN,
	    .wait = NAN,
	    .wait_most = NAN,
	    .call_lineno = NAN};
	struct profile_digits digits;
	struct str full;
	enum status status;

	if ((status = read_identity(f)) != STATUS_OK ||
	    (status = table_calls(t, C_NCALL, &digits.ncall, &line.ncall)) !=
		STATUS_OK ||
	    (status = table_calls(t, C_NACTUAL, &digits.nactualcall,
		 &line.nactualcall)) != STATUS_OK ||
	    (status = table_seconds(t, C_TTOT, &digits.ttot, &line.ttot)) !=
		STATUS_OK ||
	    (status = table_seconds(t, C_TSUB, &digits.tsub, &line.tsub)) !=
		STATUS_OK)
		return status;
	take_units(f, &line);
	if (isnan(line.ncall))
		return table_fail(t, C_NCALL, "no number of calls");
	if (!isnan(line.tsub))
		f->self_total += line.tsub;
	line.ttot = negatives_check(&f->negatives, line.ttot);
	line.tsub = negatives_check(&f->negatives, line.tsub);
	drop_times(f, &line, &digits);
	full = buf_str(&f->id.text);
	line.kind = kind_text(f->id.kind);
	line.full_name = full;
	line.module = IDENTITY_MODULE(full, f->id.module_len);
	line.name = IDENTITY_NAME(full, f->id.name_len);
	line.lineno = f->id.lineno;
	line.origin = identity_origin(&f->id);
	f->rows++;
	if (f->sink->func_digits != NULL && f->sink->map == NULL)
		return f->sink->func_digits(f->sink->context, &line, &digits);
	if (f->sink->func != NULL)
		return f->sink->func(f->sink->context, &line);
	return STATUS_OK;
}

static enum status
check_columns(const struct funcs *f)
{
	const struct table *t = &f->table;

	if (t->at[C_NCALL] < 0 || t->at[C_NAME] < 0 ||
	    (t->at[C_MODULE] < 0) != (t->at[C_LINENO] < 0))
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a table of functions needs the columns name and "
		    "ncall, and lineno where there is a module",
		    t->name, t->row.line);
	return STATUS_OK;
}

static enum status
finish(struct funcs *f)
{
	enum status status = STATUS_OK;

	if (f->sink->self_total != NULL)
		status = f->sink->self_total(f->sink->context, f->self_total);
	if (status != STATUS_OK)
		return status;
	if (f->rows == 0)
		sink_note(f->sink, "warning", "profile-empty",
		    (struct str){NULL, 0}, "the profile holds no function");
	doubts_note(&f->doubts, f->sink);
	negatives_note(&f->negatives, f->sink);
	return STATUS_OK;
}

enum status
yappi_csv_read(struct source *s, const struct profile_sink *sink)
{
	struct funcs f = {.sink = sink,
	    .id = {.lineno = NAN, .own_folders = sink->own_folders}};
	enum status status = table_open(&f.table, s,
	    sink->map != NULL ? sink->map->columns : columns, C_COUNT);

	if (status == STATUS_OK)
		status = check_columns(&f);
	while (
	    status == STATUS_OK && (status = table_next(&f.table)) == STATUS_OK)
		status = read_row(&f);
	table_close(&f.table);
	if (status == STATUS_END)
		status = source_close(s, true);
	if (status == STATUS_OK)
		status = finish(&f);
	identity_free(&f.id);
	return status;
}
