/*
 * coverage_lcov.c: LCOV, which lcov, llvm-cov, c8, node, grcov and others write,
 * and prof-run keeps.
 *
 *	TN:
 *	SF:/home/ann/job.js		a file
 *	FN:5,15,dedupe			a function, of LCOV 1 without its end
 *	FNDA:1,dedupe			its calls
 *	FNL:0,5,15			the same of LCOV 2.2
 *	FNA:0,1,dedupe
 *	DA:9,19900			hits of a line
 *	end_of_record
 *
 * Other records are skipped. A file may come again: its counts are added up.
 *
 * The reporter of node's tests takes the count of a function's busiest block for
 * its calls. It writes branches in front of lines, as geninfo does, whose calls
 * are right and no more than the hits of the first line.
 */
#include <math.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "parse/coverage.h"

/* In front of an index, to tell it from a name. */
#define INDEX "\n"

struct lcov {
	struct source *source;
	struct coverage *c;
	uint32_t file; /* MAP_NONE: outside of a file */
	bool any_line; /* of it */
	/* The functions of this file: by name, and by index in LCOV 2.2. */
	struct map *names;
	struct place {
		int64_t start, end;
		double calls;
		struct str name; /* an index where it is not known */
	} * places;
	size_t cap;
};

static enum status
bad(const struct lcov *l, const char *text, struct str value)
{
	return fail(STATUS_MALFORMED, "%s:%zu: %s: '%.*s'", l->source->path,
	    l->source->line, text, STR_ARG(value));
}

/* A line number; 0 stands for none. */
static bool
line_number(struct str text, int64_t *line)
{
	return number_parse_int(text, 0, INT32_MAX, line);
}

static struct place *
place_of(struct lcov *l, struct str key)
{
	bool is_new;
	uint32_t at = map_add(l->names, key, &is_new);

	if (is_new) {
		GROW(l->places, l->cap, (size_t)at + 1);
		l->places[at] =
		    (struct place){.calls = NAN, .name = map_key(l->names, at)};
	}
	return &l->places[at];
}

/* The place of a function of LCOV 2.2. */
static struct place *
place_at(struct lcov *l, struct str index)
{
	struct buf key = BUF_EMPTY;
	struct place *place;

	buf_addf(&key, INDEX "%.*s", STR_ARG(index));
	place = place_of(l, buf_str(&key));
	buf_free(&key);
	return place;
}

static enum status
take_function(struct lcov *l, struct str rest)
{
	struct str all = rest, end;
	struct place *place;
	int64_t start, last = 0;

	if (!line_number(str_until(&rest, ','), &start))
		return bad(l, "not a line number", all);
	end = rest;
	/* A name may begin with a digit, and hold commas. */
	if (memchr(rest.data, ',', rest.len) != NULL &&
	    line_number(str_until(&end, ','), &last))
		rest = end;
	else
		last = 0;
	place = place_of(l, rest);
	place->start = start;
	place->end = last;
	return STATUS_OK;
}

static enum status
take_calls(struct lcov *l, struct str rest)
{
	struct str all = rest;
	struct place *place;
	double calls;

	if (!coverage_count(str_until(&rest, ','), &calls))
		return bad(l, "not a count", all);
	place = place_of(l, rest);
	place->calls = calls + (isnan(place->calls) ? 0 : place->calls);
	return STATUS_OK;
}

/* FNL:INDEX,START[,END] */
static enum status
take_place(struct lcov *l, struct str rest)
{
	struct str all = rest, index = str_until(&rest, ',');
	struct place *place;
	int64_t start, end = 0;

	if (!line_number(str_until(&rest, ','), &start) ||
	    (rest.len > 0 && !line_number(rest, &end)))
		return bad(l, "not a line number", all);
	place = place_at(l, index);
	place->start = start;
	place->end = end;
	return STATUS_OK;
}

/* FNA:INDEX,COUNT,NAME: several names of one place are instances. */
static enum status
take_alias(struct lcov *l, struct str rest)
{
	struct str all = rest, index = str_until(&rest, ',');
	struct place *place;
	double calls;

	if (!coverage_count(str_until(&rest, ','), &calls))
		return bad(l, "not a count", all);
	place = place_at(l, index);
	if (isnan(place->calls)) {
		place->calls = 0;
		place->name = map_keep(l->c->names, rest);
	}
	place->calls += calls;
	return STATUS_OK;
}

static enum status
take_line(struct lcov *l, struct str rest)
{
	struct str all = rest;
	int64_t line;
	double hits;

	if (!line_number(str_until(&rest, ','), &line))
		return bad(l, "not a line number", all);
	if (!coverage_count(str_until(&rest, ','), &hits))
		return bad(l, "not a count", all);
	coverage_line(l->c, l->file, line, hits);
	l->any_line = true;
	return STATUS_OK;
}

static void
end_file(struct lcov *l)
{
	uint32_t count =
	    l->file == MAP_NONE || l->places == NULL ? 0 : map_count(l->names);

	for (uint32_t i = 0; i < count; i++) {
		const struct place *place = &l->places[i];

		if (!str_starts(place->name, INDEX))
			coverage_function(l->c, l->file, place->start,
			    place->end, place->name, place->calls);
	}
	map_free(l->names);
	l->names = map_new();
	l->file = MAP_NONE;
	l->any_line = false;
}

static const struct {
	const char *word;
	enum status (*take)(struct lcov *l, struct str rest);
} records[] = {{"DA:", take_line}, {"FN:", take_function},
    {"FNDA:", take_calls}, {"FNL:", take_place}, {"FNA:", take_alias}};

static enum status
take(struct lcov *l, struct str line)
{
	if (str_is(line, "TN:" COVERAGE_TEST_NAME))
		l->c->exact = l->c->kept = true;
	if (str_starts(line, "SF:")) {
		end_file(l);
		line.data += 3;
		line.len -= 3;
		if (line.len == 0)
			return bad(l, "a file without a name", STR("SF:"));
		l->file = coverage_file(l->c, line);
		return STATUS_OK;
	}
	if (str_starts(line, "BRF:") && l->file != MAP_NONE)
		l->c->files[l->file].busiest |= !l->any_line;
	if (str_is(line, "end_of_record"))
		end_file(l);
	for (size_t i = 0; i < COUNT_OF(records); i++) {
		size_t len = strlen(records[i].word);

		if (!str_starts(line, records[i].word))
			continue;
		if (l->file == MAP_NONE)
			return bad(l, "outside of a file", line);
		return records[i].take(
		    l, (struct str){line.data + len, line.len - len});
	}
	return STATUS_OK;
}

enum status
lcov_add(struct source *s, struct coverage *c)
{
	struct lcov l = {
	    .source = s, .c = c, .file = MAP_NONE, .names = map_new()};
	struct str line;
	enum status status;

	s->any_bytes = true;
	while ((status = source_line(s, &line)) == STATUS_OK &&
	       (status = take(&l, line)) == STATUS_OK)
		;
	if (status == STATUS_END)
		status = l.file == MAP_NONE
			     ? STATUS_OK
			     : fail(STATUS_MALFORMED,
				   "%s:%zu: no end_of_record: the file is cut "
				   "short",
				   s->path, s->line);
	map_free(l.names);
	free(l.places);
	return status;
}

/* ---- writing ---- */

static void
write_file(struct buf *out, const struct coverage *c, uint32_t index)
{
	const struct coverage_file *f = &c->files[index];
	char number[NUMBER_SIZE];

	buf_addf(out, "SF:%s\n", map_key(c->paths, index).data);
	for (size_t i = 0; i < f->function_count; i++) {
		const struct coverage_function *function = &f->functions[i];

		buf_addf(out, "FNL:%zu,%d", i, function->start);
		if (function->end > 0)
			buf_addf(out, ",%d", function->end);
		number_format(function->calls, number);
		buf_addf(out, "\nFNA:%zu,%s,%s\n", i, number,
		    map_key(c->names, function->name).data);
	}
	for (size_t i = 0; i < f->line_count; i++) {
		number_format(f->lines[i].hits, number);
		buf_addf(out, "DA:%d,%s\n", f->lines[i].line, number);
	}
	buf_adds(out, "end_of_record\n");
}

enum status
coverage_write(const struct coverage *c, const char *path)
{
	FILE *file = fopen(path, "we");
	struct buf text = BUF_EMPTY;
	bool failed;

	if (file == NULL)
		return fail_errno("%s", path);
	buf_adds(&text, "TN:" COVERAGE_TEST_NAME "\n");
	for (uint32_t i = 0; i < map_count(c->paths); i++) {
		write_file(&text, c, i);
		fwrite(text.data, 1, text.len, file);
		buf_clear(&text);
	}
	buf_free(&text);
	failed = ferror(file) != 0;
	failed |= fclose(file) != 0;
	return failed ? fail_errno("%s", path) : STATUS_OK;
}
