/*
 * profile_text.c: a profile as the files have it, straight from the counts:
 * a Python object for each number would take several times as long.
 *
 *	funcs.csv	~/x.py:3 f,~/x.py,3,f,7,7,0.250000000,0.250000000,
 *			0.035714285714,MainThread,0
 *	pstat		marshal.dumps({("~/x.py", 3, "f"): (7, 7, 0.25, 0.25,
 *			    {("~/x.py", 1, "main"): (7, 7, 0.25, 0.25)})})
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "profile.h"
#include "text.h"

#define LINE_MAX 24

/* ---- CSV ---- */

struct piece {
	const char *data;
	size_t len;
};

static bool
is_plain(struct piece piece)
{
	for (const char *at = piece.data; at < piece.data + piece.len; at++)
		if (*at == ',' || *at == '"' || *at == '\r' || *at == '\n')
			return false;
	return true;
}

static void
put_doubled(struct text *out, struct piece piece)
{
	for (size_t i = 0; i < piece.len; i++) {
		if (piece.data[i] == '"')
			put_byte(out, '"');
		put_byte(out, piece.data[i]);
	}
}

/* A field of several pieces, quoted where it has to be. */
static void
put_field(struct text *out, const struct piece *pieces, int count)
{
	bool plain = true;

	for (int i = 0; i < count; i++)
		plain = plain && is_plain(pieces[i]);
	if (!plain)
		put_byte(out, '"');
	for (int i = 0; i < count; i++)
		if (plain)
			put(out, pieces[i].data, pieces[i].len);
		else
			put_doubled(out, pieces[i]);
	if (!plain)
		put_byte(out, '"');
}

static struct piece
piece_of(struct text *out, PyObject *string)
{
	struct piece piece = {"", 0};

	piece.data = text_utf8(out, string, &piece.len);
	return piece.data == NULL ? (struct piece){"", 0} : piece;
}

/* full_name, module, lineno, name: "file:line name", or "~.name" of a C
 * function. */
static void
put_names(struct text *out, PyObject *key)
{
	char line[LINE_MAX];
	struct piece file = piece_of(out, PyTuple_GET_ITEM(key, 0));
	struct piece name = piece_of(out, PyTuple_GET_ITEM(key, 2));
	long number = PyLong_AsLong(PyTuple_GET_ITEM(key, 1));
	bool c_code = file.len == 1 && file.data[0] == '~';
	int len = c_code ? snprintf(line, sizeof(line), ".")
			 : snprintf(line, sizeof(line), ":%ld ", number);

	put_field(out, (struct piece[]){file, {line, (size_t)len}, name}, 3);
	put_byte(out, ',');
	put_field(out, &file, 1);
	put_number(out, number);
	put_byte(out, ',');
	put_field(out, &name, 1);
}

static void
put_line(struct text *out, const struct job *job, const struct line *line)
{
	int64_t total = profile_ns(job, line->sum.total);
	double calls = (double)line->sum.calls;

	put_names(out, line->key);
	put_number(out, line->sum.calls);
	put_number(out, line->sum.primitive);
	put_decimal(out, total, 9);
	put_decimal(out, profile_ns(job, line->sum.self), 9);
	put_decimal(out, llrint(1000 * (double)total / calls), 12);
	put_byte(out, ',');
	if (line->thread != NULL) {
		struct piece thread = piece_of(out, line->thread);

		put_field(out, &thread, 1);
	}
	put_number(out, line->sum.resumed);
	put_text(out, "\r\n");
}

PyObject *
profile_rows(const struct job *job)
{
	struct text out;

	text_begin(&out);
	for (uint32_t i = 0; i < job->count; i++)
		put_line(&out, job, &job->lines[job->by_total[i] - 1]);
	return text_end(&out);
}

/* ---- pstat ---- */

#define SEEN 0x80 /* marshal's mark of what may be referred to later */

struct pstat {
	struct text out;
	const struct job *job;
	uint32_t seen;	/* objects marked so far */
	uint32_t *keys; /* by name - 1: the number of that object + 1 */
	PyObject *file; /* the last one written: keys come by files */
	uint32_t file_number;
};

static void
put_32(struct text *out, uint64_t value)
{
	char bytes[4];

	for (int i = 0; i < 4; i++)
		bytes[i] = (char)(value >> (8 * i) & 0xff);
	put(out, bytes, sizeof(bytes));
}

static void
put_int(struct text *out, int64_t value)
{
	int digits = 0;

	if (value >= INT32_MIN && value <= INT32_MAX) {
		put_byte(out, 'i');
		put_32(out, (uint64_t)value);
		return;
	}
	/* No count is below zero. */
	for (int64_t rest = value; rest != 0; rest >>= 15)
		digits++;
	put_byte(out, 'l');
	put_32(out, (uint64_t)digits);
	for (; digits > 0; digits--, value >>= 15) {
		put_byte(out, (int)(value & 0xff));
		put_byte(out, (int)(value >> 8 & 0x7f));
	}
}

static void
put_seconds(struct text *out, const struct job *job, int64_t ticks)
{
	double value = (double)profile_ns(job, ticks) / 1e9;
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	put_byte(out, 'g');
	put_32(out, bits);
	put_32(out, bits >> 32);
}

static void
put_string(struct text *out, PyObject *string, int mark)
{
	size_t len;
	const char *data = text_utf8(out, string, &len);

	if (data == NULL)
		return;
	if (PyUnicode_IS_ASCII(string) && len < 256) {
		put_byte(out, 'z' | mark);
		put_byte(out, (int)len);
	} else {
		put_byte(out, 'u' | mark);
		put_32(out, len);
	}
	put(out, data, len);
}

static void
put_tuple(struct text *out, int size, int mark)
{
	put_byte(out, ')' | mark);
	put_byte(out, size);
}

static void
put_seen(struct text *out, uint32_t number)
{
	put_byte(out, 'r');
	put_32(out, number);
}

static void
put_key(struct pstat *pstat, uint32_t name)
{
	struct text *out = &pstat->out;
	PyObject *key = row_key(&pstat->job->rows, name);
	PyObject *file = PyTuple_GET_ITEM(key, 0);

	if (pstat->keys[name - 1] != 0) {
		put_seen(out, pstat->keys[name - 1] - 1);
		return;
	}
	put_tuple(out, 3, SEEN);
	pstat->keys[name - 1] = ++pstat->seen;
	if (file == pstat->file)
		put_seen(out, pstat->file_number);
	else {
		put_string(out, file, SEEN);
		pstat->file = file;
		pstat->file_number = pstat->seen++;
	}
	put_int(out, PyLong_AsLong(PyTuple_GET_ITEM(key, 1)));
	put_string(out, PyTuple_GET_ITEM(key, 2), 0);
}

/* Keys, then calls before primitive ones: pstats wants it so. */
static void
put_callers(struct pstat *pstat, const struct line *line)
{
	const struct job *job = pstat->job;
	struct text *out = &pstat->out;

	put_byte(out, '{');
	for (uint32_t i = 0; i < line->edge_count; i++) {
		const struct row *row =
		    &job->rows.items[job->edges[line->edge + i]];

		put_key(pstat, row->caller);
		put_tuple(out, 4, 0);
		put_int(out, row->counts.calls);
		put_int(out, row->counts.primitive);
		put_seconds(out, job, row->counts.self);
		put_seconds(out, job, row->counts.total);
	}
	put_byte(out, '0');
}

static void
put_stat(struct pstat *pstat, uint32_t name)
{
	const struct line *line = &pstat->job->lines[name - 1];
	struct text *out = &pstat->out;

	put_key(pstat, name);
	put_tuple(out, 5, 0);
	put_int(out, line->sum.primitive);
	put_int(out, line->sum.calls);
	put_seconds(out, pstat->job, line->sum.self);
	put_seconds(out, pstat->job, line->sum.total);
	put_callers(pstat, line);
}

PyObject *
profile_stats(const struct job *job)
{
	struct pstat pstat = {.job = job};

	text_begin(&pstat.out);
	pstat.keys =
	    calloc((size_t)table.function_count + 1, sizeof(*pstat.keys));
	if (pstat.keys == NULL) {
		PyErr_NoMemory();
		text_fail(&pstat.out);
	}
	if (pstat.keys != NULL && job->count > 0) {
		put_byte(&pstat.out, '{');
		for (uint32_t i = 0; i < job->count; i++)
			put_stat(&pstat, job->by_key[i]);
		put_byte(&pstat.out, '0');
	}
	free(pstat.keys);
	return text_end(&pstat.out);
}
