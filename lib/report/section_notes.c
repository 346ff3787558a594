/* section_notes.c: warnings, notes, and the sources of the numbers. */
#include "report/sections.h"

#include <string.h>

#include "core/map.h"
#include "stream/json.h"

#define VALUES_MAX   5
#define MESSAGES_MAX 10

/* ---- warnings ---- */

static int
level_rank(struct str level)
{
	return str_is(level, "error") ? 2 : str_is(level, "info") ? 0 : 1;
}

static bool
holds(struct str text, struct str word)
{
	return memmem(text.data, text.len, word.data, word.len) != NULL;
}

/* The text, and the run or function that it is about, unless the text has
 * it. */
static void
say_text(struct buf *ink, const struct fact_note_text *text)
{
	struct name name = full_name_split(text->full_name);
	struct str about = text->run.len > 0 ? text->run : name.name;

	ink_quote(ink, text->text);
	if (about.len == 0 || holds(text->text, about))
		return;
	ink_words(ink, " (");
	ink_code(ink, about);
	if (text->count > 1)
		ink_words(ink, " and %zu more", text->count - 1);
	ink_words(ink, ")");
}

static void
say_note(struct doc *doc, const struct fact_note *note, struct buf *ink)
{
	size_t said = 0;

	if (level_rank(note->level) == 2)
		ink_strong(ink, STR("error "));
	ink_code(ink, note->code.len > 0 ? note->code : note->level);
	if (note->tool.len > 0) {
		ink_words(ink, " from ");
		ink_code(ink, note->tool);
	}
	ink_words(ink, ": ");
	for (size_t i = 0; i < note->text_count; i++) {
		ink_words(ink, i > 0 ? "; " : "");
		say_text(ink, &note->texts[i]);
		said += note->texts[i].count;
	}
	if (said < note->count)
		ink_words(
		    ink, "; and %zu more of the kind", note->count - said);
	doc_item(doc, ink);
}

static void
say_run_message(struct doc *doc, const struct run_line *run, struct buf *ink)
{
	ink_code(ink, str_of(run->id));
	ink_words(ink, strcmp(run->status, "done") == 0
			   ? " is done, but carries the message "
			   : ": ");
	ink_code(ink, str_of(run->error));
	doc_item(doc, ink);
}

/* Adds ITEMS, if any, to DOC under a heading. */
static void
put_items(struct doc *doc, const char *heading, struct doc *items)
{
	struct buf ink = BUF_EMPTY;

	if (items->count > 0)
		doc_heading(doc, 2, heading);
	for (size_t i = 0; i < items->count; i++) {
		buf_adds(&ink, items->blocks[i].text);
		doc_item(doc, &ink);
	}
	buf_free(&ink);
	doc_free(items);
}

/* Of our own clocks and sums people want to know where they are wrong. */
static bool
is_all_right(const struct fact_note *note)
{
	return level_rank(note->level) == 0 &&
	       (str_is(note->code, "sums") || str_is(note->code, "tick"));
}

static void
say_notes(struct doc *items, const struct facts *facts, int rank)
{
	struct buf ink = BUF_EMPTY;

	for (size_t i = 0; i < facts->note_count; i++)
		if (level_rank(facts->notes[i].level) == rank &&
		    !is_all_right(&facts->notes[i]))
			say_note(items, &facts->notes[i], &ink);
	buf_free(&ink);
}

/* Warnings that cast doubt on numbers, then other notes. */
void
section_warnings(struct doc *doc, const struct facts *facts)
{
	struct doc *warnings = doc_new(), *notes = doc_new();
	struct buf ink = BUF_EMPTY;
	size_t messages = 0;

	say_notes(warnings, facts, 2);
	say_notes(warnings, facts, 1);
	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);

		if (run->error[0] != '\0' && ++messages <= MESSAGES_MAX)
			say_run_message(warnings, run, &ink);
	}
	if (messages > MESSAGES_MAX) {
		ink_words(&ink, "%zu more runs carry a message.",
		    messages - MESSAGES_MAX);
		doc_item(warnings, &ink);
	}
	buf_free(&ink);
	put_items(doc, "Warnings", warnings);
	say_notes(notes, facts, 0);
	put_items(doc, "Notes", notes);
}

/* ---- provenance ---- */

/* The different texts of KEY in the receipts, followed by those of KEY2 unless
 * NULL. */
static struct map *
values_of(const struct facts *facts, const char *key, const char *key2)
{
	struct map *values = map_new();
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		const char *more =
		    key2 == NULL ? "" : run_result_text(run, key2);

		buf_clear(&text);
		buf_adds(&text, run_result_text(run, key));
		if (text.len > 0 && more[0] != '\0')
			buf_addf(&text, " %s", more);
		if (strcmp(key, "git_rev") == 0 && text.len > 0 &&
		    json_bool(json_get(run->result, "git_dirty"), false))
			buf_adds(&text, " with changes");
		if (text.len > 0)
			map_add(values, buf_str(&text), NULL);
	}
	buf_free(&text);
	return values;
}

static void
say_values(struct doc *doc, const struct facts *facts, const char *what,
    const char *key, const char *key2, bool must_agree)
{
	struct map *values = values_of(facts, key, key2);
	struct buf ink = BUF_EMPTY;
	uint32_t count = map_count(values);

	if (count > 0) {
		ink_words(&ink, "%s: ", what);
		for (uint32_t i = 0; i < count && i < VALUES_MAX; i++) {
			ink_words(&ink, i > 0 ? ", " : "");
			ink_code(&ink, map_key(values, i));
		}
		if (count > VALUES_MAX)
			ink_words(&ink, " and %u more", count - VALUES_MAX);
		if (count > 1 && must_agree)
			ink_words(&ink,
			    ": the runs differ in this, so their times may "
			    "not compare");
		doc_item(doc, &ink);
	}
	buf_free(&ink);
	map_free(values);
}

static void
say_dates(struct doc *doc, const struct facts *facts)
{
	struct str first = {NULL, 0}, last = {NULL, 0};
	struct buf ink = BUF_EMPTY;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		struct str when = str_of(run_result_text(
		    run_table_at(facts->runs, i), "timestamp_utc"));

		if (when.len == 0)
			continue;
		if (first.data == NULL || str_compare(when, first) < 0)
			first = when;
		if (last.data == NULL || str_compare(when, last) > 0)
			last = when;
	}
	if (first.data != NULL) {
		ink_words(&ink, "Measured (UTC): ");
		ink_code(&ink, first);
		if (!str_equal(first, last)) {
			ink_words(&ink, " to ");
			ink_code(&ink, last);
		}
		doc_item(doc, &ink);
	}
	buf_free(&ink);
}

void
section_provenance(struct doc *doc, const struct facts *facts)
{
	struct buf ink = BUF_EMPTY;

	doc_heading(doc, 2, "Provenance");
	say_values(doc, facts, "Commit", "git_rev", NULL, true);
	say_values(doc, facts, "Branch", "git_branch", NULL, false);
	say_values(doc, facts, "Host", "host", NULL, true);
	say_values(doc, facts, "Processor", "cpu", NULL, true);
	say_values(doc, facts, "Python", "python", NULL, true);
	say_values(doc, facts, "Profiler", "engine", "engine_version", true);
	say_values(doc, facts, "Clock", "clock", NULL, true);
	say_dates(doc, facts);
	ink_words(&ink, "Report: superlinear %s", SUPERLINEAR_VERSION);
	doc_item(doc, &ink);
	buf_free(&ink);
}
