/* ticket.c: see ticket.h. */
#include "run/ticket.h"

#include <inttypes.h>
#include <math.h>

#include "core/file.h"
#include "core/number.h"
#include "run/fields.h"
#include "stream/program_hash.h"

#define NAME_MAX_LEN ((size_t)100)

/* The first text that is not NULL or empty. */
static const char *
choose(const char *option, const char *own, const char *fallback)
{
	if (option != NULL)
		return option;
	return *own != '\0' ? own : fallback;
}

static enum status
take_command(
    struct ticket *ticket, const struct reader *in, const struct row *row)
{
	const struct json *word = json_first(ticket->run.command);

	if (word == NULL)
		return STATUS_OK;
	for (; word != NULL; word = json_next(word)) {
		if (json_kind(word) != VALUE_STRING)
			return reader_fail(
			    in, row, "command is not an array of strings");
		words_add(&ticket->argv, json_text(word, ""));
	}
	words_add(&ticket->argv, NULL);
	if (*ticket->argv.items[0] == '\0')
		return reader_fail(in, row, "command begins with nothing");
	return STATUS_OK;
}

static enum status
check_words(
    const struct ticket *ticket, const struct reader *in, const struct row *row)
{
	const struct run_line *run = &ticket->run;

	if (ticket->engine == NULL)
		return reader_fail(in, row,
		    "engine is not " ENGINE_NAMES ": '%s'", run->engine);
	if (!run_clock_valid(ticket->clock))
		return reader_fail(
		    in, row, "clock is not " RUN_CLOCKS ": '%s'", run->clock);
	if (*run->cache != '\0' && strcmp(run->cache, "cold") != 0 &&
	    strcmp(run->cache, "warm") != 0)
		return reader_fail(
		    in, row, "cache is not cold or warm: '%s'", run->cache);
	if (ticket->timeout_s < 0)
		return reader_fail(in, row, "timeout_seconds is negative");
	for (const struct json *file = json_first(run->frozen); file != NULL;
	     file = json_next(file))
		if (json_kind(file) != VALUE_STRING)
			return reader_fail(
			    in, row, "frozen_files is not an array of strings");
	return STATUS_OK;
}

enum status
ticket_read(struct ticket *ticket, const struct reader *in,
    const struct row *row, const struct run_options *options)
{
	struct run_line *run = &ticket->run;
	struct buf space = BUF_EMPTY;
	enum status status;

	*ticket = (struct ticket){.timeout_s = INFINITY};
	status = run_line_read(in, row, run);
	if (status != STATUS_OK)
		return status;
	buf_addstr(&ticket->line, row_raw(row, &space));
	buf_free(&space);
	ticket->dir = choose(options->dir, run->dir, "profiling");
	ticket->clock = choose(options->clock, run->clock, "computing");
	ticket->engine =
	    engine_find(choose(options->engine, run->engine, "auto"));
	ticket->checkpoints = options->checkpoints;
	ticket->builtins = options->builtins;
	ticket->memory = options->memory;
	ticket->lines = options->lines;
	if (!isnan(options->timeout_s))
		ticket->timeout_s = options->timeout_s;
	else if (!isnan(run->timeout_s))
		ticket->timeout_s = run->timeout_s;
	return ticket_is_open(ticket) ? ticket_open(ticket, in, row)
				      : STATUS_OK;
}

enum status
ticket_open(
    struct ticket *ticket, const struct reader *in, const struct row *row)
{
	enum status status = take_command(ticket, in, row);

	if (status == STATUS_OK)
		status = check_words(ticket, in, row);
	if (ticket->timeout_s <= 0)
		ticket->timeout_s = INFINITY;
	if (status != STATUS_OK)
		ticket_release(ticket);
	return status;
}

void
ticket_release(struct ticket *ticket)
{
	run_line_release(&ticket->run);
	buf_free(&ticket->line);
	words_free(&ticket->argv);
}

bool
ticket_is_open(const struct ticket *ticket)
{
	const char *status = ticket->run.status;

	return *status == '\0' || strcmp(status, "pending") == 0 ||
	       strcmp(status, "running") == 0;
}

/* With the terminator, so that words stay apart. */
static uint64_t
hash_word(uint64_t hash, const char *word)
{
	return str_hash(hash, (struct str){word, strlen(word) + 1});
}

void
ticket_hash(const struct ticket *ticket, char out[TICKET_HASH_SIZE])
{
	uint64_t hash = STR_HASH;

	hash = hash_word(hash, ticket->engine->name);
	hash = hash_word(hash, ticket->clock);
	if (ticket->checkpoints != NULL) {
		hash = hash_word(hash, "--checkpoints");
		hash = hash_word(hash, ticket->checkpoints);
	}
	if (ticket->builtins)
		hash = hash_word(hash, "--builtins");
	if (ticket->memory)
		hash = hash_word(hash, "--memory");
	if (ticket->lines != NULL) {
		hash = hash_word(hash, "--lines");
		hash = hash_word(hash, ticket->lines);
	}
	for (size_t i = 0; ticket->argv.items[i] != NULL; i++)
		hash = hash_word(hash, ticket->argv.items[i]);
	snprintf(out, TICKET_HASH_SIZE, "%016" PRIx64, hash);
}

/* ---- the line that goes out ---- */

struct change {
	const char *key;
	struct buf value; /* JSON; the key is left out if empty */
	bool done;
};

enum {
	CHANGE_STATUS,
	CHANGE_ENGINE,
	CHANGE_CLOCK,
	CHANGE_TIMEOUT,
	CHANGE_DIR,
	CHANGE_RESULT,
	CHANGE_ERROR,
	CHANGE_COMMAND,
	CHANGE_PROGRAM_HASH,
	CHANGES
};

static void
quote_into(struct buf *value, const char *text)
{
	if (text != NULL && str_utf8(str_of(text)))
		json_quote(value, str_of(text));
}

static void
add_member(struct buf *out, struct str key, struct str value)
{
	buf_adds(out, out->len == 1 ? "\"" : ",\"");
	buf_addstr(out, key);
	buf_adds(out, "\":");
	buf_addstr(out, value);
}

static struct change *
find_change(struct change *changes, struct str key)
{
	for (int i = 0; i < CHANGES; i++)
		if (str_is(key, changes[i].key))
			return &changes[i];
	return NULL;
}

void
ticket_line(const struct ticket *ticket, const char *status, const char *error,
    const char *result, struct buf *out)
{
	struct change changes[CHANGES] = {
	    [CHANGE_STATUS] = {.key = "status"},
	    [CHANGE_ENGINE] = {.key = "engine"},
	    [CHANGE_CLOCK] = {.key = "clock"},
	    [CHANGE_TIMEOUT] = {.key = "timeout_seconds"},
	    [CHANGE_DIR] = {.key = "dir"},
	    [CHANGE_RESULT] = {.key = "result"},
	    [CHANGE_ERROR] = {.key = "error_message"},
	    [CHANGE_COMMAND] = {.key = "command"},
	    [CHANGE_PROGRAM_HASH] = {.key = "program_hash"},
	};
	struct json_cursor cursor = json_walk(buf_str(&ticket->line));
	struct str key, value;
	enum value_kind kind;
	char number[NUMBER_SIZE], hash[PROGRAM_HASH_SIZE];

	if (*ticket->run.program_hash == '\0' && ticket->argv.items != NULL)
		program_hash_of_words(ticket->argv.items, hash);
	else
		snprintf(hash, sizeof(hash), "%s", ticket->run.program_hash);
	if (*hash != '\0')
		quote_into(&changes[CHANGE_PROGRAM_HASH].value, hash);
	quote_into(&changes[CHANGE_STATUS].value, status);
	quote_into(&changes[CHANGE_ENGINE].value, ticket->engine->name);
	quote_into(&changes[CHANGE_CLOCK].value, ticket->clock);
	quote_into(&changes[CHANGE_DIR].value, ticket->dir);
	quote_into(&changes[CHANGE_ERROR].value, error);
	if (result != NULL)
		buf_adds(&changes[CHANGE_RESULT].value, result);
	if (isfinite(ticket->timeout_s)) {
		number_format(ticket->timeout_s, number);
		buf_adds(&changes[CHANGE_TIMEOUT].value, number);
	}
	buf_clear(out);
	buf_addc(out, '{');
	while (json_object_next(&cursor, &key, &value, &kind)) {
		struct change *change = find_change(changes, key);

		if (change == NULL) {
			add_member(out, key, value);
			continue;
		}
		change->done = true;
		if (change->value.len > 0)
			add_member(out, key, buf_str(&change->value));
	}
	for (int i = 0; i < CHANGES; i++) {
		if (!changes[i].done && changes[i].value.len > 0)
			add_member(out, str_of(changes[i].key),
			    buf_str(&changes[i].value));
		buf_free(&changes[i].value);
	}
	buf_addc(out, '}');
}

char *
ticket_path(const struct ticket *ticket, const char *suffix)
{
	struct buf name = BUF_EMPTY;
	char *path;

	buf_addf(&name, "%s.%s", ticket->run.id, suffix);
	path = file_join(ticket->dir, buf_text(&name));
	buf_free(&name);
	return path;
}

int64_t
ticket_bytes(const struct ticket *ticket, const char *file)
{
	char *path = file_join(ticket->dir, file);
	int64_t bytes = file_bytes(path);

	free(path);
	return bytes;
}

/* ---- a single command ---- */

void
ticket_compose(const char *id, const char *label, double size, struct buf *out)
{
	buf_clear(out);
	field_text(out, "type", "run");
	field_text(out, "id", id);
	if (label != NULL)
		field_text(out, "label", label);
	if (!isnan(size))
		field_number(out, "size", size);
	field_text(out, "status", "pending");
	fields_end(out);
}

char *
ticket_name(const char *const *command)
{
	struct str base = str_base(str_of(command[0]));
	struct buf name = BUF_EMPTY;
	const char *const *word = command + 1;

	/* The script says more than its interpreter. */
	if (str_starts(base, "python")) {
		if (*word != NULL && strcmp(*word, "-m") == 0)
			word++;
		if (*word != NULL && **word != '-')
			base = str_base(str_of(*word));
	}
	if (str_ends(base, ".py"))
		base.len -= strlen(".py");
	for (size_t i = 0; i < base.len && i < NAME_MAX_LEN; i++) {
		char c = base.data[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '_' ||
			     ((c == '.' || c == '-') && i > 0);

		buf_addc(&name, plain ? c : '_');
	}
	if (name.len == 0)
		buf_adds(&name, "run");
	return buf_take(&name);
}
