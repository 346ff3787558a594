/*
 * memory.c: reads the memory held at checkpoints, as written by the native
 * engine: a line that names the kind of file, then lines of JSON arrays,
 *
 *	{"memory":1,"python":"3.11.7"}
 *	["f",ID,FILE,LINE,NAME]		a function, before its first use
 *	["p",K,BYTES,BLOCKS]		all memory held at checkpoint K
 *	["m",ID,BYTES,BLOCKS]		by lines of a function, if it has
 *					changed since the last checkpoint
 *
 * of which each "p" and "m" becomes a line.
 */
#include <math.h>

#include "core/number.h"
#include "parse/callgraph.h"
#include "parse/items.h"
#include "parse/readers.h"
#include "stream/json.h"

struct holder {
	struct str full_name; /* owned by `names` */
	size_t module_len, name_len;
	double lineno;
};

struct memory {
	struct items line;
	const struct profile_sink *sink;
	struct map *ids;   /* ids of functions; the index is that of holders */
	struct map *names; /* full names */
	struct holder *holders;
	size_t cap;
	struct identity id;
	struct buf file, name;
	int64_t k; /* number of the checkpoint; 0: none yet */
	char k_text[NUMBER_SIZE];
};

static enum status
take_function(void *reader)
{
	struct memory *m = reader;
	int64_t line = 0;
	uint32_t at = map_count(m->ids);
	struct holder *holder;
	enum status status =
	    items_function(&m->line, m->ids, &m->file, &line, &m->name);

	if (status != STATUS_OK)
		return status;
	identity_python(
	    &m->id, buf_str(&m->file), (double)line, buf_str(&m->name));
	GROW(m->holders, m->cap, (size_t)at + 1);
	holder = &m->holders[at];
	*holder = (struct holder){.module_len = m->id.module_len,
	    .name_len = m->id.name_len,
	    .lineno = m->id.lineno,
	    .full_name = map_key(
		m->names, map_add(m->names, buf_str(&m->id.text), NULL))};
	return STATUS_OK;
}

/* Reads BYTES and BLOCKS, after the first number. */
static enum status
take_amounts(struct memory *m, struct memory_line *line)
{
	enum status status = items_count(&m->line, 2, "BYTES", &line->bytes);

	if (status == STATUS_OK)
		status = items_count(&m->line, 3, "BLOCKS", &line->blocks);
	if (status != STATUS_OK || m->sink->memory == NULL)
		return status;
	line->point = str_of(m->k_text);
	line->size = NAN;
	return m->sink->memory(m->sink->context, line);
}

static enum status
take_point(void *reader)
{
	struct memory *m = reader;
	struct memory_line line = {.kind = STR("program"),
	    .full_name = STR("program"),
	    .name = STR("program"),
	    .lineno = NAN};
	enum status status = items_checkpoint(&m->line, &m->k);

	if (status != STATUS_OK)
		return status;
	number_format_int(m->k, m->k_text);
	return take_amounts(m, &line);
}

static enum status
take_held(void *reader)
{
	struct memory *m = reader;
	uint32_t at;
	const struct holder *holder;
	struct memory_line line = {.kind = STR("func")};
	enum status status =
	    items_find_function(&m->line, 1, "function", m->ids, &at);

	if (status != STATUS_OK)
		return status;
	holder = &m->holders[at];
	line.full_name = holder->full_name;
	line.module = IDENTITY_MODULE(holder->full_name, holder->module_len);
	line.name = IDENTITY_NAME(holder->full_name, holder->name_len);
	line.lineno = holder->lineno;
	return take_amounts(m, &line);
}

/* ---- lines ---- */

static const struct items_kind kinds[] = {
    {"\"m\"", 4, 0, true, take_held},
    {"\"p\"", 4, 0, false, take_point},
    {"\"f\"", 5, 0, false, take_function},
};
#define KINDS COUNT_OF(kinds)

enum status
memory_read(struct source *s, const struct profile_sink *sink)
{
	struct memory m = {.line = {.source = s},
	    .sink = sink,
	    .ids = map_new(),
	    .names = map_new()};
	struct str line;
	struct json *header = NULL;
	enum status status = source_line(s, &line);

	if (status == STATUS_OK) {
		header = items_header(&m.line, line, "memory");
		status = header == NULL ? STATUS_MALFORMED : STATUS_OK;
	}
	json_free(header);
	while (status == STATUS_OK &&
	       (status = source_line(s, &line)) == STATUS_OK)
		status = items_take(&m.line, line, kinds, KINDS, m.k > 0, &m);
	if (status == STATUS_END && m.k == 0)
		status =
		    items_bad(&m.line, "no checkpoint: the file is cut short");
	map_free(m.ids);
	map_free(m.names);
	free(m.holders);
	identity_free(&m.id);
	buf_free(&m.file);
	buf_free(&m.name);
	return status == STATUS_END ? STATUS_OK : status;
}
