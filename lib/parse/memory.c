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

static struct str
id_key(const int64_t *id)
{
	return (struct str){(const char *)id, sizeof(*id)};
}

static enum status
take_function(void *reader)
{
	struct memory *m = reader;
	int64_t id = 0, line = 0;
	bool is_new;
	uint32_t at;
	struct holder *holder;
	enum status status = items_int(&m->line, 1, "ID", 1, ITEMS_MOST, &id);

	if (status == STATUS_OK)
		status = items_text(&m->line, 2, "FILE", &m->file);
	if (status == STATUS_OK)
		status = items_int(&m->line, 3, "LINE", 0, INT32_MAX, &line);
	if (status == STATUS_OK)
		status = items_text(&m->line, 4, "NAME", &m->name);
	if (status != STATUS_OK)
		return status;
	if (map_count(m->ids) >= CALLGRAPH_MAX_FUNCS)
		return items_bad(
		    &m->line, "more than %u functions", CALLGRAPH_MAX_FUNCS);
	at = map_add(m->ids, id_key(&id), &is_new);
	if (!is_new)
		return items_bad(
		    &m->line, "function %lld is defined twice", (long long)id);
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
	int64_t k = 0;
	enum status status = items_int(&m->line, 1, "K", 1, ITEMS_MOST, &k);

	if (status == STATUS_OK && k <= m->k)
		status = items_bad(&m->line,
		    "checkpoint %lld follows checkpoint %lld", (long long)k,
		    (long long)m->k);
	if (status != STATUS_OK)
		return status;
	m->k = k;
	number_format_int(k, m->k_text);
	return take_amounts(m, &line);
}

static enum status
take_held(void *reader)
{
	struct memory *m = reader;
	int64_t id = 0;
	uint32_t at;
	const struct holder *holder;
	struct memory_line line = {.kind = STR("func")};
	enum status status = items_int(&m->line, 1, "ID", 1, ITEMS_MOST, &id);

	if (status != STATUS_OK)
		return status;
	at = map_find(m->ids, id_key(&id));
	if (at == MAP_NONE)
		return items_bad(
		    &m->line, "function %lld is not defined", (long long)id);
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
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static enum status
take_header(struct memory *m, struct str line)
{
	const char *error = "no object";
	struct json *header = json_parse(line, &error, NULL);
	double version = json_number(json_get(header, "memory"), NAN);
	enum status status = STATUS_OK;

	if (header == NULL)
		status =
		    items_bad(&m->line, "%s: '%.*s'", error, ITEMS_SHORT(line));
	else if (version != 1)
		status = items_bad(
		    &m->line, "\"memory\" is not 1: '%.*s'", ITEMS_SHORT(line));
	json_free(header);
	return status;
}

enum status
memory_read(struct source *s, const struct profile_sink *sink)
{
	struct memory m = {.line = {.source = s},
	    .sink = sink,
	    .ids = map_new(),
	    .names = map_new()};
	struct str line;
	enum status status = source_line(s, &line);

	if (status == STATUS_OK)
		status = take_header(&m, line);
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
