/*
 * cut.c: see cut.h. A state machine reads each byte once to count the records,
 * and again to find where the wanted ones end; then bytes are copied.
 */
#include "plan/cut.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/signals.h"
#include "core/text.h"
#include "plan/cut_kind.h"

#define BLOCK CUT_HEAD

/* ---- where records end ---- */

struct scanner {
	enum cut_kind kind;
	int64_t header; /* header lines still to skip */
	int64_t records;
	bool quoted;  /* in a quoted field, or a JSON string */
	bool inside;  /* in a table: a field has begun */
	bool behind;  /* after a quote that may have ended the field */
	bool escaped; /* after a backslash in a JSON string */
	bool filled;  /* something other than white space since the last
			 record */
	bool closed;  /* after the bracket that ends the array */
	int64_t depth;
	int64_t at;  /* bytes read */
	int64_t end; /* end of the last record */
	const regex_t *begin;
	bool matched;	 /* a line begins a record */
	struct buf line; /* the first bytes of the current line */
	int64_t line_at; /* where that line begins */
};

/* The pattern sees this many bytes of a line. */
#define MATCHED_MAX 4096

/* True if an element of the array ends before C. */
static bool
take_of_array(struct scanner *s, char c)
{
	if (s->quoted) {
		s->quoted = s->escaped || c != '"';
		s->escaped = !s->escaped && c == '\\';
		return false;
	}
	if (s->closed || cut_is_blank(c))
		return false;
	if (c == '[' || c == '{') {
		s->filled = s->depth > 0;
		s->depth++;
		return false;
	}
	if (c == ']' || c == '}') {
		bool end = s->depth == 1 && s->filled;

		s->depth--;
		s->closed = s->depth == 0;
		s->records += end;
		return end;
	}
	if (c == ',' && s->depth == 1) {
		s->records++;
		s->filled = false;
		return true;
	}
	s->quoted = c == '"';
	s->filled = true;
	return false;
}

/* A quote counts at the beginning of a field and within a quoted one, but not
 * in 3.5". The separator is not known: any of a few is taken for one. */
static void
take_quote(struct scanner *s, char c)
{
	bool counts = c == '"' && (s->quoted || !s->inside || s->behind);

	s->behind = counts && s->quoted;
	s->quoted ^= counts;
	s->inside = s->quoted || strchr(",;\t|\r\n", c) == NULL;
}

/* True if a record ends with C. */
static bool
take_of_lines(struct scanner *s, char c)
{
	bool end;

	if (s->kind == CUT_TABLE)
		take_quote(s, c);
	if (c != '\n' || s->quoted) {
		s->filled |= !cut_is_blank(c) || s->kind == CUT_LINES;
		return false;
	}
	end = s->filled || s->kind == CUT_LINES;
	s->filled = false;
	if (!end || s->header > 0) {
		s->header -= s->header > 0;
		return false;
	}
	s->records++;
	return true;
}

/* At the end of a line: true if the line begins a record and so ends the one
 * before, unless that is blank. */
static bool
end_line(struct scanner *s)
{
	bool begins, ends = false;

	if (s->header > 0) {
		s->header--;
	} else {
		begins = regexec(s->begin, buf_text(&s->line), 0, NULL, 0) == 0;
		s->matched |= begins;
		ends = s->filled && begins;
		if (ends) {
			s->records++;
			s->end = s->line_at;
			s->filled = false;
		}
		for (size_t i = 0; i < s->line.len; i++)
			s->filled |= !cut_is_blank(s->line.data[i]);
	}
	buf_clear(&s->line);
	s->line_at = s->at;
	return ends;
}

static bool
take_of_matches(struct scanner *s, char c)
{
	if (c == '\n')
		return end_line(s);
	if (c != '\r' && s->line.len < MATCHED_MAX)
		buf_addc(&s->line, c);
	return false;
}

/* True if a record ends with C, or before its line. */
static bool
take(struct scanner *s, char c)
{
	bool ends;

	s->at++;
	if (s->kind == CUT_MATCHES)
		return take_of_matches(s, c);
	ends = s->kind == CUT_ARRAY ? take_of_array(s, c) : take_of_lines(s, c);
	if (ends)
		s->end = s->at - (s->kind == CUT_ARRAY);
	return ends;
}

/* Handles the end of the file. */
static enum status
take_end(const struct cut *cut, struct scanner *s)
{
	if (s->quoted && s->kind != CUT_ARRAY)
		return fail(STATUS_MALFORMED,
		    "%s: a quoted field does not end (record %lld)", cut->path,
		    (long long)s->records + 1);
	if (s->kind == CUT_ARRAY && !s->closed)
		return fail(STATUS_MALFORMED, "%s: the JSON array does not end",
		    cut->path);
	if (s->kind == CUT_MATCHES && s->line.len > 0)
		end_line(s);
	if (s->kind == CUT_MATCHES && !s->matched)
		return fail(STATUS_MALFORMED,
		    "%s: no line is the first one of a record: the pattern "
		    "matches none",
		    cut->path);
	/* The last record, or line, has no line end. */
	if (s->kind != CUT_ARRAY && s->filled && s->header == 0)
		s->records++;
	return STATUS_OK;
}

static enum status
scan(struct cut *cut, struct scanner *s, const int64_t *sizes, size_t count,
    int64_t *ends)
{
	char block[BLOCK];
	size_t found = 0, got;
	enum status status;

	rewind(cut->file);
	while ((got = fread(block, 1, sizeof(block), cut->file)) > 0) {
		for (size_t i = 0; i < got; i++)
			if (take(s, block[i]) && found < count &&
			    s->records == sizes[found])
				ends[found++] = s->end;
		if (signals_pending())
			return STATUS_SYSTEM;
	}
	if (ferror(cut->file))
		return fail_errno("%s", cut->path);
	status = take_end(cut, s);
	for (; found < count; found++)
		ends[found] = s->at;
	return status;
}

/*
 * Reads the file from the start. ENDS[i] becomes the offset after record
 * SIZES[i]; with COUNT 0, cut->records is counted.
 */
static enum status
pass(struct cut *cut, const int64_t *sizes, size_t count, int64_t *ends)
{
	struct scanner s = {
	    .kind = cut->kind, .header = cut->header, .begin = cut->begin};
	enum status status = scan(cut, &s, sizes, count, ends);

	if (count == 0)
		cut->records = s.records;
	buf_free(&s.line);
	return status;
}

/* Without waiting for who writes to a pipe. */
static FILE *
open_now(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	return fd < 0 ? NULL : fdopen(fd, "r");
}

enum status
cut_open(
    struct cut *cut, const char *path, int64_t header, const regex_t *begin)
{
	char block[BLOCK];
	struct stat info;
	enum status status;
	int64_t none = 0;
	size_t got;

	*cut =
	    (struct cut){.path = path, .begin = begin, .file = open_now(path)};
	if (cut->file == NULL)
		return fail_errno("%s", path);
	if (fstat(fileno(cut->file), &info) != 0)
		return fail_errno("%s", path);
	if (!S_ISREG(info.st_mode))
		return fail(STATUS_MALFORMED,
		    "%s: not a regular file: it is read more than once", path);
	got = fread(block, 1, sizeof(block), cut->file);
	status = cut_sniff(cut, (struct str){block, got}, header);
	if (status == STATUS_OK)
		status = pass(cut, &none, 0, &none);
	if (status == STATUS_OK && cut->records == 0)
		status = fail(STATUS_MALFORMED, "%s: no records", path);
	return status;
}

void
cut_close(struct cut *cut)
{
	if (cut->file != NULL)
		fclose(cut->file);
	cut->file = NULL;
}

/* ---- copies ---- */

static enum status
copy(struct cut *cut, int64_t bytes, const char *path, bool whole)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	enum status status = STATUS_OK;
	char block[BLOCK];

	if (fd < 0)
		return fail_errno("%s", path);
	rewind(cut->file);
	while (bytes > 0 && status == STATUS_OK) {
		size_t want = bytes < BLOCK ? (size_t)bytes : BLOCK;
		size_t got = fread(block, 1, want, cut->file);

		if (got == 0)
			status = fail(STATUS_SYSTEM,
			    "%s: has become shorter meanwhile", cut->path);
		else if (file_write_all(fd, block, got) != 0)
			status = fail_errno("%s", path);
		else if (signals_pending())
			status = STATUS_SYSTEM;
		bytes -= (int64_t)got;
	}
	if (status == STATUS_OK && cut->kind == CUT_ARRAY && !whole &&
	    file_write_all(fd, "]\n", 2) != 0)
		status = fail_errno("%s", path);
	if (close(fd) != 0 && status == STATUS_OK)
		status = fail_errno("%s", path);
	return status;
}

enum status
cut_write(
    struct cut *cut, const int64_t *sizes, size_t count, char *const *paths)
{
	int64_t ends[CUT_MAX_SIZES];
	struct stat info;
	enum status status;

	status = pass(cut, sizes, count, ends);
	if (status != STATUS_OK)
		return status;
	if (fstat(fileno(cut->file), &info) != 0)
		return fail_errno("%s", cut->path);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		bool whole = sizes[i] == cut->records;

		status =
		    copy(cut, whole ? info.st_size : ends[i], paths[i], whole);
	}
	return status;
}
