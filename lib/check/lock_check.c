/* lock_check.c: see lock_check.h. */
#include "check/lock_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/file.h"
#include "core/message.h"
#include "lock/rises.h"
#include "stream/checkline.h"

/* So many are told on stderr. */
#define TOLD 3

enum status
lock_check_begin(struct lock_check *check)
{
	check->before = locked_new();
	check->now = locked_new();
	if (check->update && !file_exists(check->path))
		return STATUS_OK;
	return locked_read(check->before, check->path);
}

void
lock_check_release(struct lock_check *check)
{
	locked_free(check->before);
	locked_free(check->now);
}

static void
write_rise(const struct lock_check *check, struct writer *out,
    const struct rise *rise, struct str text)
{
	static const char *const outcomes[] = {[RISE_RISEN] = "broken",
	    [RISE_NEW] = "broken",
	    [RISE_OPEN] = "undecided",
	    [RISE_BETTER] = "better"};
	const struct counted *shown = rise->shown;
	struct buf law = BUF_EMPTY, was = BUF_EMPTY;
	struct check_line line = {.bound = str_of(check->path),
	    .outcome = str_of(outcomes[rise->kind]),
	    .name = shown->place,
	    .metric = str_of(metric_rows[shown->metric].key),
	    .program = rise->now->line.program,
	    .value = shown->p,
	    .lo = shown->lo,
	    .hi = shown->hi,
	    .text = text,
	    .n = (double)NAN};

	rise_law(&law, rise);
	rise_was(&was, rise);
	line.law = buf_str(&law);
	line.was = buf_str(&was);
	check_line_write(out, &line);
	buf_free(&law);
	buf_free(&was);
}

/* "2 laws are worse than in laws.lock, 1 is better" */
static void
summary(const struct lock_check *check, const struct rises *rises, size_t told)
{
	const size_t *of = rises->of_kind;
	size_t worse = of[RISE_RISEN] + of[RISE_NEW];
	struct buf text = BUF_EMPTY;

	if (rises->count - of[RISE_NONE] > told)
		buf_addf(&text, "and %zu more; ",
		    rises->count - of[RISE_NONE] - told);
	buf_addf(&text, "of %zu function%s %zu %s worse than in %s",
	    rises->count, rises->count == 1 ? "" : "s", worse,
	    worse == 1 ? "is" : "are", check->path);
	if (of[RISE_OPEN] > 0)
		buf_addf(&text, ", %zu undecided", of[RISE_OPEN]);
	if (of[RISE_BETTER] > 0)
		buf_addf(&text, ", %zu better%s", of[RISE_BETTER],
		    check->update ? "" : " (--update takes that over)");
	message("%s", buf_text(&text));
	buf_free(&text);
}

/* Where the lock knows the lines of functions, their calls decide nothing. */
static bool
is_blind(const struct lock_check *check)
{
	bool blind = check->now->count == 0 ||
		     (check->before->hits && !check->now->hits);

	if (blind)
		message("%s: nothing is held against it: %s", check->path,
		    check->now->count == 0
			? "no function has a law by counts"
			: "it knows how often lines ran, and these runs do not "
			  "(prof-run --hits)");
	return blind;
}

void
lock_check_end(
    struct lock_check *check, struct writer *out, size_t *broken, size_t *open)
{
	struct buf text = BUF_EMPTY;
	struct rises rises;
	size_t told = 0;

	if (is_blind(check)) {
		++*open;
		return;
	}
	if (check->update && check->before->count == 0) {
		message("%s: the laws of %zu function%s", check->path,
		    check->now->count, check->now->count == 1 ? "" : "s");
		return;
	}
	rises_find(&rises, check->before, check->now, check->most);
	for (size_t i = 0; i < rises.count; i++) {
		const struct rise *rise = &rises.items[i];

		if (rise->kind == RISE_NONE)
			break;
		buf_clear(&text);
		rise_text(&text, rise);
		if (told < TOLD && ++told > 0)
			message("%s: %s",
			    rise->kind == RISE_BETTER ? "better"
			    : rise->kind == RISE_OPEN ? "undecided"
						      : "worse",
			    buf_text(&text));
		write_rise(check, out, rise, buf_str(&text));
	}
	summary(check, &rises, told);
	*broken += rises.of_kind[RISE_RISEN] + rises.of_kind[RISE_NEW];
	*open += rises.of_kind[RISE_OPEN];
	if (check->update)
		rises_settle(&rises);
	rises_release(&rises);
	buf_free(&text);
}

enum status
lock_check_update(struct lock_check *check)
{
	char *text = NULL;
	size_t size = 0;
	struct writer *out;
	enum status status;
	FILE *file;

	if (check->now->count == 0)
		return STATUS_NO;
	file = open_memstream(&text, &size);
	if (file == NULL)
		return fail_errno("memory");
	out = writer_open(file, FORMAT_CSV, &shape_lock, NULL);
	locked_write(check->now, out);
	status = writer_close(out, STATUS_OK);
	if (fclose(file) != 0 && status == STATUS_OK)
		status = fail_errno("memory");
	if (status == STATUS_OK)
		status =
		    file_replace(check->path, (struct str){text, size}, 0666);
	free(text);
	return status;
}
