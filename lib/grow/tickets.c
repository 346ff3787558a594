/* tickets.c: see tickets.h. */
#include "grow/tickets.h"

#include <math.h>
#include <stdlib.h>

#include "core/date.h"
#include "core/number.h"
#include "plan/template.h"
#include "stream/runline.h"

void
tickets_init(struct tickets *k)
{
	*k = (struct tickets){.ids = map_new()};
}

static void
release_cell(struct cell *cell)
{
	free((char *)(uintptr_t)cell->text.data);
	*cell = (struct cell){VALUE_ABSENT, {NULL, 0}};
}

void
tickets_release(struct tickets *k)
{
	for (uint32_t i = 0; i < map_count(k->ids); i++)
		for (int c = 0; c < RUN_COLUMNS; c++)
			release_cell(&k->items[i].cells[c]);
	free(k->items);
	map_free(k->ids);
}

static struct run_cells *
find(struct tickets *k, struct str id)
{
	bool is_new;
	uint32_t at = map_add(k->ids, id, &is_new);

	if (is_new) {
		GROW(k->items, k->cap, (size_t)at + 1);
		k->items[at] = (struct run_cells){.size = NAN, .wall = NAN};
	}
	return &k->items[at];
}

enum status
tickets_add(struct tickets *k, const struct reader *in, const struct row *row)
{
	struct run_line line;
	struct run_cells *run;
	enum status status = run_line_read(in, row, &line);

	if (status != STATUS_OK)
		return status;
	run = find(k, str_of(line.id));
	if (line.size > 0)
		run->size = line.size;
	run->pending = strcmp(line.status, "pending") == 0;
	run->wall = run_is_complete(&line)
			? run_result_number(&line, "wall_seconds_total")
			: (double)NAN;
	run_line_release(&line);
	for (int c = 0; c < RUN_COLUMNS; c++) {
		const struct cell *cell = &row->cells[c];

		if (c == RUN_RESULT || cell->kind == VALUE_ABSENT ||
		    cell->kind == VALUE_NULL)
			continue;
		release_cell(&run->cells[c]);
		run->cells[c] = (struct cell){
		    cell->kind, {xstrndup(cell->text.data, cell->text.len),
				    cell->text.len}};
	}
	return STATUS_OK;
}

uint32_t
tickets_of_size(const struct tickets *k, double size)
{
	for (uint32_t i = 0; i < map_count(k->ids); i++)
		if (k->items[i].wall > 0 && k->items[i].size == size)
			return i;
	return MAP_NONE;
}

uint32_t
tickets_largest(const struct tickets *k)
{
	uint32_t best = MAP_NONE;

	for (uint32_t i = 0; i < map_count(k->ids); i++)
		if (k->items[i].wall > 0 && k->items[i].size > 0 &&
		    (best == MAP_NONE ||
			k->items[i].size > k->items[best].size))
			best = i;
	return best;
}

/* ---- the command of another size ---- */

/* Texts of one run, and those of another run that replace them. */
struct swap {
	struct str from[4], to[4];
	size_t count;
};

static void
add_swap(struct swap *swap, struct str from, struct str to)
{
	if (from.len == 0)
		return;
	swap->from[swap->count] = from;
	swap->to[swap->count++] = to;
}

/* Adds WORD with all of it, or what follows its first '=', replaced. */
static bool
swap_word(struct buf *out, struct str word, const struct swap *swap)
{
	const char *equals =
	    word.len == 0 ? NULL : memchr(word.data, '=', word.len);
	size_t skip = equals == NULL ? 0 : (size_t)(equals + 1 - word.data);
	struct str rest = {word.data + skip, word.len - skip};

	for (size_t i = 0; i < swap->count; i++) {
		if (str_equal(word, swap->from[i])) {
			buf_addstr(out, swap->to[i]);
			return true;
		}
		if (skip > 0 && str_equal(rest, swap->from[i])) {
			buf_add(out, word.data, skip);
			buf_addstr(out, swap->to[i]);
			return true;
		}
	}
	buf_addstr(out, word);
	return false;
}

/* Adds the command (a JSON array) with its words replaced; returns whether any
 * was. */
static bool
swap_command(struct buf *out, struct str command, const struct swap *swap)
{
	struct json_cursor cursor = json_walk(command);
	struct buf word = BUF_EMPTY, other = BUF_EMPTY;
	struct str value;
	enum value_kind kind;
	bool any = false;
	char before = '[';

	while (json_array_next(&cursor, &value, &kind)) {
		buf_clear(&word);
		buf_clear(&other);
		if (kind == VALUE_STRING)
			json_unescape(
			    &word, (struct str){value.data + 1, value.len - 2});
		any |= swap_word(&other, buf_str(&word), swap);
		buf_addc(out, before);
		json_quote(out, buf_str(&other));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&word);
	buf_free(&other);
	return any;
}

/* The first day of a run whose size is its number of days; else 0. */
static int64_t
first_day(const struct run_cells *run)
{
	int64_t start, end;

	if (!date_parse(run->cells[RUN_START].text, &start) ||
	    !date_parse(run->cells[RUN_END].text, &end) ||
	    run->size != (double)(end - start + 1))
		return 0;
	return start;
}

/* The texts of LIKE that may be in its command, and those of another run with
 * ID, SIZE and END. */
static struct swap
swap_of(const struct run_cells *like, struct str id, struct str size,
    struct str end, char *was)
{
	struct swap swap = {.count = 0};

	template_size(like->size, was);
	add_swap(&swap, like->cells[RUN_ID].text, id);
	add_swap(&swap, str_of(was), size);
	if (first_day(like) != 0)
		add_swap(&swap, like->cells[RUN_END].text, end);
	return swap;
}

/* True if RUN has the command that LIKE's becomes at its size, or nothing is
 * known. Other differences, such as the name of an input file, would be wrong
 * at any other size. */
static bool
agrees(const struct run_cells *like, const struct run_cells *run)
{
	struct buf made = BUF_EMPTY, had = BUF_EMPTY;
	const struct swap none = {.count = 0};
	char was[NUMBER_SIZE], is[NUMBER_SIZE];
	struct swap swap;
	bool same;

	if (run->size == like->size || !(run->size > 0) ||
	    run->cells[RUN_COMMAND].kind != VALUE_ARRAY)
		return true;
	template_size(run->size, is);
	swap = swap_of(like, run->cells[RUN_ID].text, str_of(is),
	    run->cells[RUN_END].text, was);
	(void)swap_command(&made, like->cells[RUN_COMMAND].text, &swap);
	(void)swap_command(&had, run->cells[RUN_COMMAND].text, &none);
	same = str_equal(buf_str(&made), buf_str(&had));
	buf_free(&made);
	buf_free(&had);
	return same;
}

bool
tickets_resizes(const struct tickets *k, uint32_t at)
{
	const struct run_cells *like = &k->items[at];
	const struct str mark = STR("");
	struct buf unused = BUF_EMPTY;
	char was[NUMBER_SIZE];
	struct swap swap = swap_of(like, mark, mark, mark, was);
	bool changes;

	/* The command is in the plan, with placeholders. */
	if (like->cells[RUN_COMMAND].kind != VALUE_ARRAY)
		return first_day(like) != 0;
	/* Another id alone does not make another size. */
	swap.from[0] = swap.from[--swap.count];
	changes = swap_command(&unused, like->cells[RUN_COMMAND].text, &swap);
	buf_free(&unused);
	for (uint32_t i = 0; i < map_count(k->ids) && changes; i++)
		changes = agrees(like, &k->items[i]);
	return changes;
}

/* ---- lines ---- */

/* The id of a new run: PREFIX-SIZE, with a number if that is taken. */
static struct str
new_id(struct tickets *k, const char *prefix, double size)
{
	struct buf id = BUF_EMPTY;
	char digits[NUMBER_SIZE];
	struct run_cells *run;

	template_size(size, digits);
	buf_addf(&id, "%s-%s", prefix, digits);
	for (int i = 2; map_find(k->ids, buf_str(&id)) != MAP_NONE; i++) {
		buf_clear(&id);
		buf_addf(&id, "%s-%s-%d", prefix, digits, i);
	}
	run = find(k, buf_str(&id));
	run->size = NAN;
	buf_free(&id);
	return map_key(k->ids, map_count(k->ids) - 1);
}

enum status
tickets_write(const struct tickets *k, struct writer *out, uint32_t at,
    double predicted_s)
{
	const struct run_cells *run = &k->items[at];

	writer_begin(out, &shape_run);
	for (int c = 0; c < RUN_COLUMNS; c++)
		if (c == RUN_PREDICTED)
			writer_real(out, c, predicted_s, 3);
		else
			writer_cell(out, c, &run->cells[c]);
	writer_end(out);
	return STATUS_OK;
}

/* True for columns that a run of another size shares. */
static bool
is_shared(int column)
{
	switch (column) {
	case RUN_PHASE:
	case RUN_LABEL:
	case RUN_START:
	case RUN_ENGINE:
	case RUN_CLOCK:
	case RUN_TIMEOUT:
	case RUN_INVARIANTS:
	case RUN_DIR:
	case RUN_ITERATIONS:
	case RUN_DOWNLOAD:
	case RUN_FROZEN:
	case RUN_FROZEN_HASH:
	case RUN_PROGRAM_HASH:
		return true;
	default:
		return false;
	}
}

static void
write_columns(struct writer *out, const struct run_cells *like, struct str id,
    struct str end, const struct another *a, struct str command)
{
	writer_begin(out, &shape_run);
	for (int c = 0; c < RUN_COLUMNS; c++) {
		switch (c) {
		case RUN_ID:
			writer_text(out, c, id);
			break;
		case RUN_END:
			writer_text(out, c, end);
			break;
		case RUN_SIZE:
			writer_number(out, c, a->size);
			break;
		case RUN_STATUS:
			writer_text(out, c, STR("pending"));
			break;
		case RUN_ATTEMPT:
			writer_count(out, c, 0);
			break;
		case RUN_COMMAND:
			if (command.len > 0)
				writer_json(out, c, command);
			break;
		case RUN_PREDICTED:
			writer_real(out, c, a->seconds, 3);
			break;
		default:
			if (is_shared(c))
				writer_cell(out, c, &like->cells[c]);
		}
	}
	writer_end(out);
}

/* Adds the command of a run like LIKE at another size. */
static enum status
resize_command(struct buf *words, const struct run_cells *like, struct str id,
    struct str end, const struct another *a)
{
	const struct cell *dir = &like->cells[RUN_DIR];
	struct template_values values = {.id = id,
	    .start = like->cells[RUN_START].text,
	    .end = end,
	    .label = like->cells[RUN_LABEL].text,
	    .out = dir->kind == VALUE_STRING ? dir->text : STR("profiling"),
	    .phase = -1,
	    .size = a->size};
	char was[NUMBER_SIZE], is[NUMBER_SIZE];
	struct swap swap;

	if (a->command != NULL)
		return template_command(words, a->command, &values);
	if (like->cells[RUN_COMMAND].kind != VALUE_ARRAY)
		return STATUS_OK;
	template_size(a->size, is);
	swap = swap_of(like, id, str_of(is), end, was);
	(void)swap_command(words, like->cells[RUN_COMMAND].text, &swap);
	return STATUS_OK;
}

enum status
tickets_write_another(
    struct tickets *k, struct writer *out, const struct another *a)
{
	struct str id = new_id(k, a->prefix, a->size);
	const struct run_cells *like = &k->items[a->like];
	const struct cell *command = &like->cells[RUN_COMMAND];
	struct str end = like->cells[RUN_END].text;
	struct buf words = BUF_EMPTY;
	enum status status = STATUS_OK;
	char day[DATE_DAY_SIZE];

	if (like->size == a->size && command->kind == VALUE_ARRAY) {
		/* The same size again: the same command. */
		buf_addstr(&words, command->text);
	} else {
		if (first_day(like) != 0) {
			date_day(first_day(like) + (int64_t)a->size - 1, day);
			end = str_of(day);
		}
		status = resize_command(&words, like, id, end, a);
	}
	if (status == STATUS_OK)
		write_columns(out, like, id, end, a, buf_str(&words));
	buf_free(&words);
	return status;
}
