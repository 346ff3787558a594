/*
 * threads_csv.c: thread tables in CSV.
 *
 *	name,id,tid,ttot_s,sched_count
 *	Thread,1,140019432945344,3.48856,35
 *
 * Threads may share a name and are identified by their id. The self times of
 * all functions must add up to the total of all threads.
 */
#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/readers.h"
#include "parse/table.h"

enum {
	C_NAME,
	C_ID,
	C_TTOT,
	C_COUNT
};

static const struct table_column columns[C_COUNT] = {
    [C_NAME] = {"name", NULL},
    [C_ID] = {"id", NULL},
    [C_TTOT] = {"ttot_s", "ttot"},
};

static enum status
read_row(const struct table *t, const struct profile_sink *sink)
{
	struct profile_thread thread = {.name = table_text(t, C_NAME)};
	struct str digits, id = table_cell(t, C_ID);
	enum status status;

	thread.id = NAN;
	if (id.len > 0 && !number_parse(id, &thread.id))
		return table_fail(t, C_ID, "not a number");
	status = table_seconds(t, C_TTOT, &digits, &thread.total_s);
	if (status != STATUS_OK)
		return status;
	if (thread.total_s < 0)
		return table_fail(t, C_TTOT, "a time below zero");
	if (sink->thread == NULL)
		return STATUS_OK;
	return sink->thread(sink->context, &thread);
}

enum status
threads_csv_read(struct source *s, const struct profile_sink *sink)
{
	struct table table = {.in = NULL};
	enum status status = table_open(&table, s, columns, C_COUNT);

	if (status == STATUS_OK && table.at[C_TTOT] < 0)
		status = fail(STATUS_MALFORMED,
		    "%s:%zu: a table of threads needs the column ttot_s",
		    s->path, table.row.line);
	while (
	    status == STATUS_OK && (status = table_next(&table)) == STATUS_OK)
		status = read_row(&table, sink);
	table_close(&table);
	return status == STATUS_END ? STATUS_OK : status;
}
