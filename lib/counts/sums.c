/*
 * sums.c: the sums of each function, the thread in which it took longest, and
 * the order of the lines. See counted.h.
 */
#include <stdlib.h>
#include <unistd.h>

#include <fcntl.h>

#include "core/file.h"
#include "core/message.h"
#include "counts/counted.h"

/* ---- sums ---- */

static void
find_longest(struct counted *c)
{
	for (uint32_t i = 0; i < c->function_count; i++) {
		const struct function *f = &c->functions[i];
		uint32_t name = c->rows.of_function[i], thread = f->thread;
		struct line *line = &c->lines[name == 0 ? 0 : name - 1];

		/* There is only one thread. */
		if (thread == 0 && c->thread_count == 1)
			thread = 1;
		if (name == 0 || thread == 0 || thread > c->thread_count ||
		    (line->thread != 0 && f->longest <= line->longest))
			continue;
		line->thread = thread;
		line->longest = f->longest;
	}
}

/* Sums the rows of a function, which begin at AT; returns where they end. */
static uint32_t
sum_line(struct counted *c, uint32_t at)
{
	uint32_t callee = row_callee(c, at), end = at;
	struct line *line = &c->lines[callee - 1];
	struct counts counts;

	while (end < c->rows.edge_count && row_callee(c, end) == callee) {
		bool whole = row_caller(c, end) == ANY_CALLER;

		end = row_sum(c, end, &counts);
		if (whole) {
			count_add(&line->sum.primitive, counts.primitive);
			count_add(&line->sum.total, counts.total);
		} else {
			count_add(&line->sum.calls, counts.calls);
			count_add(&line->sum.resumed, counts.resumed);
			count_add(&line->sum.self, counts.self);
		}
	}
	line->first = at;
	line->end = end;
	return end;
}

static void
sum_lines(struct counted *c)
{
	int64_t ns = 0;

	for (uint32_t at = 0; at < c->rows.edge_count;)
		at = sum_line(c, at);
	for (uint32_t i = 0; i < c->rows.name_count; i++) {
		uint32_t name = c->rows.by_key[i];

		/* Without calls: memory ran out in the engine. Of a part
		 * only checkpoints are known. */
		if (c->lines[name - 1].sum.calls == 0 ||
		    row_name(c, name)->part)
			continue;
		c->by_key[c->called++] = name;
		count_add(&ns, counted_ns(c, c->lines[name - 1].sum.self));
	}
	c->seconds = (double)ns / 1e9;
}

/* ---- order ---- */

struct total {
	const struct counted *c;
	int64_t ticks;
	uint32_t name;
};

/* Equal times are rare. */
static int
compare_full(const struct counted *c, uint32_t name, uint32_t other)
{
	struct word x[FULL_PARTS], y[FULL_PARTS];
	char x_line[LINE_TEXT], y_line[LINE_TEXT];

	row_full(c, name, x, x_line);
	row_full(c, other, y, y_line);
	return words_compare(x, y, FULL_PARTS);
}

static int
compare_totals(const void *a, const void *b)
{
	const struct total *x = a, *y = b;

	if (x->ticks != y->ticks)
		return x->ticks > y->ticks ? -1 : 1;
	return compare_full(x->c, x->name, y->name);
}

static void
sort_totals(struct counted *c)
{
	struct total *totals = xcalloc((size_t)c->called + 1, sizeof(*totals));

	for (uint32_t i = 0; i < c->called; i++) {
		uint32_t name = c->by_key[i];

		totals[i] =
		    (struct total){c, c->lines[name - 1].sum.total, name};
	}
	xqsort(totals, c->called, sizeof(*totals), compare_totals);
	for (uint32_t i = 0; i < c->called; i++)
		c->by_total[i] = totals[i].name;
	free(totals);
}

/* After rows_find(). */
static void
sums_make(struct counted *c)
{
	size_t functions = c->function_count + 1;

	counted_forget_sums(c);
	c->lines = xcalloc(functions, sizeof(*c->lines));
	c->by_key = xcalloc(functions, sizeof(*c->by_key));
	c->by_total = xcalloc(functions, sizeof(*c->by_total));
	sum_lines(c);
	find_longest(c);
	sort_totals(c);
}

/* ---- the files ---- */

static enum status
write_file(const struct counted *c, const char *base, const char *suffix,
    void (*put_all)(const struct counted *, struct put *))
{
	struct buf path = BUF_EMPTY;
	struct put out;
	enum status status = STATUS_OK;
	int file;

	buf_addf(&path, "%s%s", base, suffix);
	file = open(path.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (file < 0)
		status = fail_errno("%s", path.data);
	else {
		put_begin(&out, file);
		put_all(c, &out);
		if (!put_end(&out))
			status = fail_errno("%s", path.data);
		close(file);
	}
	buf_free(&path);
	return status;
}

enum status
counted_write(struct counted *c, const char *base,
    struct counted_totals *totals, size_t *main)
{
	enum status status = STATUS_OK;
	int64_t self = 0;

	*totals = (struct counted_totals){.any = false};
	*main = 0;
	if (c->process_count == 0)
		return STATUS_OK;
	rows_find(c);
	counted_settle(c);
	counted_waits(c);
	*main = (size_t)(c->main - c->processes);
	sums_make(c);
	for (size_t i = 0; i < c->thread_count; i++)
		count_add(&self, c->threads[i].self);
	*totals = (struct counted_totals){.any = c->called > 0,
	    .ended = c->main->ended,
	    .threads_s = (double)self * c->scale,
	    .listed_s = c->seconds};
	if (!totals->any)
		return STATUS_OK;
	status = write_file(c, base, ".pstat", put_pstat);
	if (status == STATUS_OK)
		status = write_file(c, base, ".funcs.csv", put_functions);
	if (status == STATUS_OK)
		status = write_file(c, base, ".threads.csv", put_threads);
	if (status == STATUS_OK && c->main->checkpoints &&
	    c->main->point_count > 0)
		status = write_file(c, base, ".points", put_points);
	return status;
}
