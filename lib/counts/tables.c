/*
 * tables.c: writes the tables of a profile. See counted.h.
 *
 *	funcs.csv	~/x.py:3 f,~/x.py,3,f,7,7,0.250000000,0.250000000,
 *			0.035714285714,MainThread,0
 *	pstat		marshal.dumps({("~/x.py", 3, "f"): (7, 7, 0.25, 0.25,
 *			    {("~/x.py", 1, "main"): (7, 7, 0.25, 0.25)})})
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "counts/counted.h"

/* ---- CSV ---- */

/* full_name, module, lineno and name; full_name is "file:line name", or
 * "~.name" of a C function. */
static void
put_names(const struct counted *c, struct put *out, uint32_t name)
{
	static const struct word dot = {".", 1, MARK_ASCII};
	struct word full[FULL_PARTS];
	char line[LINE_TEXT];

	row_full(c, name, full, line);
	if (row_name(c, name)->builtin ||
	    (full[0].len == 1 && full[0].data[0] == '~'))
		full[1] = dot;
	put_csv(out, full, FULL_PARTS);
	put_byte(out, ',');
	put_csv(out, &full[0], 1);
	put_number(out, row_name(c, name)->line);
	put_byte(out, ',');
	put_csv(out, &full[2], 1);
}

static void
put_line(const struct counted *c, struct put *out, uint32_t name)
{
	const struct line *line = &c->lines[name - 1];
	int64_t total = counted_ns(c, line->sum.total);
	double calls = (double)line->sum.calls;

	put_names(c, out, name);
	put_number(out, line->sum.calls);
	put_number(out, line->sum.primitive);
	put_decimal(out, total, 9);
	put_decimal(out, counted_ns(c, line->sum.self), 9);
	put_decimal(out, llrint(1000 * (double)total / calls), 12);
	put_byte(out, ',');
	if (line->thread != 0)
		put_csv(out, &c->threads[line->thread - 1].name, 1);
	if (!c->made)
		put_number(out, line->sum.resumed);
	put_text(out, "\r\n");
}

void
put_functions(const struct counted *c, struct put *out)
{
	put_text(out,
	    "full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s,"
	    "tavg_s,ctx_name");
	put_text(out, c->made ? "\r\n" : ",resumptions\r\n");
	for (uint32_t i = 0; i < c->called; i++)
		put_line(c, out, c->by_total[i]);
}

static int
compare_threads(const void *a, const void *b)
{
	const struct thread *x = a, *y = b;

	if (x->self != y->self)
		return x->self > y->self ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

void
put_threads(const struct counted *c, struct put *out)
{
	size_t size = c->thread_count * sizeof(*c->threads);
	struct thread *threads = xmalloc(size + 1);

	if (c->thread_count > 0)
		memcpy(threads, c->threads, size);
	xqsort(threads, c->thread_count, sizeof(*threads), compare_threads);
	put_text(out, "name,id,tid,ttot_s,sched_count\r\n");
	for (size_t i = 0; i < c->thread_count; i++) {
		put_csv(out, &threads[i].name, 1);
		put_number(out, threads[i].number);
		put_number(out, (int64_t)threads[i].ident);
		put_decimal(out, counted_ns(c, threads[i].self), 9);
		put_text(out, ",\r\n");
	}
	free(threads);
}

/* ---- pstat ---- */

#define SEEN 0x80 /* marshal's flag of an object that is referred to later */

#define INT_MAX_LEN 15 /* bytes of 63 bits, in groups of 15 */
#define ROW_MAX	    (5 + 2 + 2 * INT_MAX_LEN + 2 * 9)

struct pstat {
	const struct counted *c;
	struct put *out;
	uint32_t seen;	  /* flagged objects so far */
	uint32_t *keys;	  /* by name - 1: the number of its flagged key + 1 */
	const char *file; /* the last one written: keys are sorted by file */
	uint32_t file_number;
};

static char *
write_32(char *to, uint64_t value)
{
	for (int i = 0; i < 4; i++)
		*to++ = (char)(value >> (8 * i) & 0xff);
	return to;
}

static char *
write_int(char *to, int64_t value)
{
	int digits = 0;

	if (value >= INT32_MIN && value <= INT32_MAX) {
		*to = 'i';
		return write_32(to + 1, (uint64_t)value);
	}
	/* Counts are not negative. */
	for (uint64_t rest = (uint64_t)value; rest != 0; rest >>= 15)
		digits++;
	*to = 'l';
	to = write_32(to + 1, (uint64_t)digits);
	for (; digits > 0; digits--, value >>= 15) {
		*to++ = (char)(value & 0xff);
		*to++ = (char)(value >> 8 & 0x7f);
	}
	return to;
}

static char *
write_seconds(const struct counted *c, char *to, int64_t ticks)
{
	double value = (double)counted_ns(c, ticks) / 1e9;
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	*to = 'g';
	return write_32(write_32(to + 1, bits), bits >> 32);
}

static char *
write_tuple(char *to, int size, int mark)
{
	*to++ = (char)(')' | mark);
	*to++ = (char)size;
	return to;
}

static char *
write_seen(char *to, uint32_t number)
{
	*to = 'r';
	return write_32(to + 1, number);
}

static void
put_string(struct put *out, const struct word *word, int mark)
{
	char *to = put_room(out, 5 + word->len);

	if ((word->marks & MARK_ASCII) != 0 && word->len < 256) {
		*to++ = (char)('z' | mark);
		*to++ = (char)word->len;
	} else {
		*to = (char)('u' | mark);
		to = write_32(to + 1, word->len);
	}
	memcpy(to, word->data, word->len);
	out->at = to + word->len;
}

/* Writes a key for the first time; later ones refer to it. */
static void
put_new_key(struct pstat *pstat, uint32_t name)
{
	struct put *out = pstat->out;
	const struct word *file = row_file(pstat->c, name);
	char *to = put_room(out, ROW_MAX);

	pstat->keys[name - 1] = ++pstat->seen;
	out->at = write_tuple(to, 3, SEEN);
	if (file->data == pstat->file)
		out->at = write_seen(out->at, pstat->file_number);
	else {
		put_string(out, file, SEEN);
		pstat->file = file->data;
		pstat->file_number = pstat->seen++;
	}
	to = put_room(out, ROW_MAX);
	out->at = write_int(to, row_name(pstat->c, name)->line);
	put_string(out, &row_name(pstat->c, name)->name, 0);
}

/* Writes a key and makes room for the numbers after it. */
static char *
put_key(struct pstat *pstat, uint32_t name)
{
	char *to;

	if (pstat->keys[name - 1] == 0) {
		put_new_key(pstat, name);
		return put_room(pstat->out, ROW_MAX);
	}
	to = put_room(pstat->out, ROW_MAX);
	return write_seen(to, pstat->keys[name - 1] - 1);
}

/* The callers of a function; calls come before primitive calls, as pstats
 * expects. */
static void
put_callers(struct pstat *pstat, const struct line *line)
{
	struct counts counts;

	put_byte(pstat->out, '{');
	for (uint32_t at = line->first; at < line->end;) {
		uint32_t caller = row_caller(pstat->c, at);
		char *to;

		at = row_sum(pstat->c, at, &counts);
		if (caller == NO_CALLER || caller == ANY_CALLER)
			continue;
		to = put_key(pstat, caller);
		to = write_tuple(to, 4, 0);
		to = write_int(to, counts.calls);
		to = write_int(to, counts.primitive);
		to = write_seconds(pstat->c, to, counts.self);
		pstat->out->at = write_seconds(pstat->c, to, counts.total);
	}
	put_byte(pstat->out, '0');
}

static void
put_stat(struct pstat *pstat, uint32_t name)
{
	const struct line *line = &pstat->c->lines[name - 1];
	char *to = put_key(pstat, name);

	to = write_tuple(to, 5, 0);
	to = write_int(to, line->sum.primitive);
	to = write_int(to, line->sum.calls);
	to = write_seconds(pstat->c, to, line->sum.self);
	pstat->out->at = write_seconds(pstat->c, to, line->sum.total);
	put_callers(pstat, line);
}

void
put_pstat(const struct counted *c, struct put *out)
{
	struct pstat pstat = {.c = c, .out = out};

	pstat.keys = xcalloc(c->function_count + 1, sizeof(*pstat.keys));
	put_byte(out, '{');
	for (uint32_t i = 0; i < c->called; i++)
		put_stat(&pstat, c->by_key[i]);
	put_byte(out, '0');
	free(pstat.keys);
}
