/* history.c: see history.h. */
#include "lock/history.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "law/bounds.h"
#include "lock/partners.h"
#include "stream/changeline.h"
#include "stream/lines.h"

enum side {
	BEFORE,
	AFTER,
	SIDES
};

struct history {
	struct writer *out;
	/* Of the commit that is read. */
	struct buf commit, date, subject;
	/* Of the file that is read: its path, and its lines that go and come. */
	struct buf path;
	struct buf lines[SIDES];
	bool in_diff, in_hunk;
	bool any;    /* some commit changes a lock */
	bool broken; /* and one has a lock that cannot be read, which nobody can
			mend: the others are read all the same */
};

/* ---- what changed ---- */

static const struct lock_line none = {.class = CLASS_NONE, .p = (double)NAN};

static bool
is_moved(const struct lock_line *before, const struct lock_line *after)
{
	return !str_equal(before->full_name, after->full_name) &&
	       before->metric == after->metric &&
	       before->class == after->class &&
	       str_equal(before->law, after->law) &&
	       !(before->p < after->p || before->p > after->p);
}

static enum change_outcome
outcome_of(const struct lock_line *before, const struct lock_line *after)
{
	double rise = locked_most(after) - locked_most(before);
	/* The exponent of what scatters moves by chance. */
	double margin =
	    isfinite(before->p) || isfinite(after->p) ? LOCK_MARGIN : 0;

	if (rise > margin)
		return CHANGE_WORSE;
	if (rise < -margin)
		return CHANGE_BETTER;
	return is_moved(before, after) ? CHANGE_MOVED : CHANGE_OTHER;
}

/* One of both is `none` for a function that is new or gone. */
static void
write_change(const struct history *history, const struct lock_line *before,
    const struct lock_line *after)
{
	const struct lock_line *known = after == &none ? before : after;
	struct change_line line = {.commit = buf_str(&history->commit),
	    .date = buf_str(&history->date),
	    .subject = buf_str(&history->subject),
	    .lock = buf_str(&history->path),
	    .outcome = before == &none	? CHANGE_NEW
		       : after == &none ? CHANGE_GONE
					: outcome_of(before, after),
	    .full_name = known->full_name,
	    .was =
		after == &none || str_equal(before->full_name, after->full_name)
		    ? (struct str){NULL, 0}
		    : before->full_name,
	    .program = known->program,
	    .metric = known->metric,
	    .class_was = before->class,
	    .class = after->class,
	    .p_was = before->p,
	    .p = after->p,
	    .law_was = before->law,
	    .law = after->law};

	change_line_write(history->out, &line);
}

/* A function is the one that it was as prof-check --lock has it: what is new and
 * above linear does the work of one that is gone. */
static void
find_work(struct partners *partners, const struct locked *after)
{
	struct lone *gone = &partners->gone;
	size_t at = 0;

	for (size_t i = 0; i < after->count; i++) {
		double p = locked_most(&after->laws[i].line);

		if (partners->of[i] != NULL || p <= JUDGE_BOUND ||
		    !lone_find(gone, p, &at))
			continue;
		partners->of[i] = gone->laws[at];
		gone->laws[at] = NULL;
	}
}

static void
write_changes(struct history *history, const struct locked *before,
    const struct locked *after)
{
	struct partners partners;
	const struct lone *gone = &partners.gone;

	history->any |= before->count + after->count > 0;
	partners_find(&partners, before, after);
	find_work(&partners, after);
	for (size_t i = 0; i < gone->count; i++)
		if (gone->laws[i] != NULL)
			write_change(history, &gone->laws[i]->line, &none);
	for (size_t i = 0; i < after->count; i++)
		write_change(history,
		    partners.of[i] == NULL ? &none : &partners.of[i]->line,
		    &after->laws[i].line);
	partners_release(&partners);
}

/* The lines of a side as a file, which a reader can read. */
static FILE *
open_lines(const struct buf *lines)
{
	int fd = file_in_memory(buf_str(lines));
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");

	if (file == NULL) {
		fail_errno("memory");
		if (fd >= 0)
			close(fd);
	}
	return file;
}

static enum status
read_side(const struct history *history, enum side side, struct locked *locked)
{
	struct buf name = BUF_EMPTY;
	struct reader *in;
	enum status status;
	FILE *file;

	if (history->lines[side].len == 0)
		return STATUS_OK;
	file = open_lines(&history->lines[side]);
	if (file == NULL)
		return STATUS_SYSTEM;
	buf_addf(&name, "%s:%s", buf_text(&history->commit),
	    buf_text(&history->path));
	in = reader_open(file, buf_text(&name), FORMAT_AUTO);
	status = locked_read_lines(locked, in);
	reader_close(in);
	fclose(file);
	buf_free(&name);
	return status;
}

/* After the last line of a file. */
static enum status
end_file(struct history *history)
{
	struct locked *sides[SIDES] = {locked_new(), locked_new()};
	enum status status = read_side(history, BEFORE, sides[BEFORE]);

	if (status == STATUS_OK)
		status = read_side(history, AFTER, sides[AFTER]);
	if (status == STATUS_MALFORMED)
		history->broken = true;
	if (status == STATUS_OK)
		write_changes(history, sides[BEFORE], sides[AFTER]);
	for (int side = BEFORE; side < SIDES; side++) {
		locked_free(sides[side]);
		buf_clear(&history->lines[side]);
	}
	buf_clear(&history->path);
	history->in_hunk = false;
	return status == STATUS_MALFORMED ? STATUS_OK : status;
}

/* ---- what git shows ---- */

/* The first line of a table tells its columns: one that no commit changed is that
 * of today. */
static void
add_line(struct buf *lines, struct str line)
{
	bool is_head = str_starts(line, "type,");
	bool is_json = str_starts(line, "{\"type\":\"lock\"");

	if (!is_head && !is_json && !str_starts(line, "lock,"))
		return;
	if (lines->len == 0 && !is_head && !is_json) {
		buf_adds(lines, "type");
		for (size_t i = 0; i < shape_lock.count; i++) {
			buf_addc(lines, ',');
			buf_addstr(lines, shape_lock.columns[i].key);
		}
		buf_addc(lines, '\n');
	}
	buf_addstr(lines, line);
	buf_addc(lines, '\n');
}

static void
set_text(struct buf *text, struct str value)
{
	buf_clear(text);
	buf_addstr(text, value);
}

/* "--- a/laws.lock" and "+++ b/laws.lock"; of a file that is new or gone, one of
 * them is /dev/null. */
static void
take_path(struct history *history, struct str path)
{
	static const char folder[] = "a/";

	if (str_is(path, "/dev/null"))
		return;
	if (str_starts(path, folder) || str_starts(path, "b/")) {
		path.data += sizeof(folder) - 1;
		path.len -= sizeof(folder) - 1;
	}
	set_text(&history->path, str_trim(path, "\t"));
}

static struct str
cut(struct str line, size_t count)
{
	return (struct str){line.data + count, line.len - count};
}

static struct str
behind(struct str line, size_t count)
{
	return str_trim(cut(line, count), " ");
}

/* A line above the files of a commit: its date, or the first line of what it
 * says. */
static void
take_head(struct history *history, struct str line)
{
	static const char date[] = "Date:", indent[] = "    ";

	if (str_starts(line, date))
		set_text(&history->date, behind(line, sizeof(date) - 1));
	else if (str_starts(line, indent) && history->subject.len == 0)
		set_text(&history->subject, behind(line, sizeof(indent) - 1));
}

static enum status
take_line(struct history *history, struct str line)
{
	static const char commit[] = "commit ";
	enum status status = STATUS_OK;

	if (str_starts(line, commit)) {
		struct str hash = behind(line, sizeof(commit) - 1);

		status = end_file(history);
		set_text(&history->commit, str_word(&hash));
		buf_clear(&history->date);
		buf_clear(&history->subject);
		history->in_diff = false;
	} else if (str_starts(line, "diff ")) {
		status = end_file(history);
		history->in_diff = true;
	} else if (str_starts(line, "@@")) {
		history->in_hunk = true;
	} else if (history->in_hunk && line.data[0] == '+') {
		add_line(&history->lines[AFTER], cut(line, 1));
	} else if (history->in_hunk && line.data[0] == '-') {
		add_line(&history->lines[BEFORE], cut(line, 1));
	} else if (history->in_diff && !history->in_hunk) {
		if (str_starts(line, "--- ") || str_starts(line, "+++ "))
			take_path(history, behind(line, sizeof("+++ ") - 1));
	} else if (!history->in_diff) {
		take_head(history, line);
	}
	return status;
}

enum status
history_run(FILE *file, const char *name, struct writer *out)
{
	struct history history = {.out = out};
	struct lines in;
	enum status status;
	struct str line;

	lines_init(&in, file, name);
	while (
	    (status = lines_next(&in, READER_MAX_LINE, &line)) == STATUS_OK &&
	    (status = take_line(&history, line)) == STATUS_OK)
		continue;
	if (status == STATUS_END)
		status = end_file(&history);
	if (status == STATUS_OK && history.broken)
		status = STATUS_MALFORMED;
	else if (status == STATUS_OK && history.commit.len == 0 &&
		 in.number > 0)
		status = fail(STATUS_MALFORMED,
		    "%s: no commit, as 'git log -p -- laws.lock' shows them",
		    name);
	else if (status == STATUS_OK && !history.any)
		status = fail(STATUS_NO, "no commit changes a lock");
	lines_release(&in);
	buf_free(&history.commit);
	buf_free(&history.date);
	buf_free(&history.subject);
	buf_free(&history.path);
	for (int side = BEFORE; side < SIDES; side++)
		buf_free(&history.lines[side]);
	return status;
}
