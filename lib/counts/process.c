/* process.c: reads the file of a process, frame by frame; see counts.h. */
#include <math.h>
#include <stdlib.h>

#include "core/file.h"
#include "core/message.h"
#include "counts/counted.h"

#define MOST_BYTES ((size_t)1 << 30)
/* Seconds a tick: no clock is finer or coarser. */
#define LEAST_SCALE 1e-12
#define MOST_SCALE  1e-3

static void
read_frames(struct process *p, struct str text)
{
	const uint8_t *at = (const uint8_t *)text.data;
	const uint8_t *end = at + text.len;
	uint64_t head[FRAME_HEAD / sizeof(uint64_t)];

	while ((size_t)(end - at) >= sizeof(head)) {
		struct cursor from = {.bad = false};

		memcpy(head, at, sizeof(head));
		at += sizeof(head);
		if (head[0] > (uint64_t)(end - at) ||
		    frame_checksum(at, head[0]) != head[1])
			return;
		from.at = at;
		from.end = at += head[0];
		read_frame(p, &from);
		if (from.bad)
			return;
	}
}

static struct counted_totals
totals_of(const struct process *p)
{
	const struct counted *c = p->c;
	struct counted_totals totals = {
	    .ended = p->ended, .listed_s = (double)NAN};
	int64_t self = 0;

	for (size_t i = p->threads; i < c->thread_count; i++)
		count_add(&self, c->threads[i].self);
	totals.threads_s = (double)self * p->scale;
	for (size_t i = p->edges; i < c->edge_count; i++)
		totals.any |= c->edges[i].now.calls > 0 &&
			      !c->functions[c->edges[i].callee - 1].hidden;
	return totals;
}

static struct process
at_ends(const struct counted *c)
{
	return (struct process){.functions = c->function_count,
	    .edges = c->edge_count,
	    .threads = c->thread_count,
	    .points = c->point_count,
	    .files = c->file_count};
}

struct process
process_begin(struct counted *c)
{
	struct process p = at_ends(c);

	p.c = c;
	p.parent = SIZE_MAX;
	return p;
}

/* Its items would be those of the process before it. */
static void
forget(const struct process *p)
{
	struct counted *c = p->c;

	c->function_count = p->functions;
	c->edge_count = p->edges;
	c->thread_count = p->threads;
	c->point_count = p->points;
	c->file_count = p->files;
}

enum status
counted_add(struct counted *c, const char *path, struct counted_totals *totals)
{
	struct process process = process_begin(c);
	struct buf text = BUF_EMPTY;
	struct str rest;
	enum status status = file_read(path, MOST_BYTES, &text);

	*totals = (struct counted_totals){.any = false};
	if (status != STATUS_OK) {
		buf_free(&text);
		return status;
	}
	rest = buf_str(&text);
	if (!str_starts(rest, FRAMES_MAGIC)) {
		buf_free(&text);
		return fail(
		    STATUS_MALFORMED, "%s: not what an engine counted", path);
	}
	counted_keep(c, text.data);
	rest.data += strlen(FRAMES_MAGIC);
	rest.len -= strlen(FRAMES_MAGIC);
	read_frames(&process, rest);
	if (!process.any ||
	    !(process.scale >= LEAST_SCALE && process.scale <= MOST_SCALE)) {
		forget(&process);
		return STATUS_NO;
	}
	if (process.has_tail)
		process_point(&process, &process.tail);
	GROW(c->processes, c->process_cap, c->process_count + 1);
	c->processes[c->process_count++] = process;
	*totals = totals_of(&process);
	return STATUS_OK;
}

/* ---- all processes ---- */

struct process
process_end(const struct counted *c, size_t number)
{
	if (number + 1 < c->process_count)
		return c->processes[number + 1];
	return at_ends(c);
}

static void
rescale(int64_t *ticks, double by)
{
	*ticks = llrint((double)*ticks * by);
}

/* Converts the ticks of one process. */
static void
rescale_process(struct counted *c, size_t number)
{
	const struct process *p = &c->processes[number];
	const struct process end = process_end(c, number);
	double by = p->scale / c->scale;

	if (p == c->main)
		return;
	for (size_t i = p->edges; i < end.edges; i++) {
		rescale(&c->edges[i].now.self, by);
		rescale(&c->edges[i].now.total, by);
		rescale(&c->edges[i].now.wait, by);
	}
	for (size_t i = p->threads; i < end.threads; i++)
		rescale(&c->threads[i].self, by);
	for (size_t i = p->functions; i < end.functions; i++)
		rescale(&c->functions[i].longest, by);
}

void
counted_settle(struct counted *c)
{
	c->main = counted_main(c);
	c->scale = c->main->scale;
	for (size_t i = 0; i < c->process_count; i++)
		rescale_process(c, i);
}

void
counted_parent(struct counted *c, size_t child, size_t parent)
{
	c->processes[child].parent = parent;
}

char *
counted_keep(struct counted *c, char *text)
{
	GROW(c->texts, c->text_cap, c->text_count + 1);
	c->texts[c->text_count++] = text;
	return text;
}

struct counted *
counted_new(void)
{
	return xcalloc(1, sizeof(struct counted));
}

void
counted_free(struct counted *c)
{
	if (c == NULL)
		return;
	sums_forget(c);
	rows_forget(c);
	for (size_t i = 0; i < c->text_count; i++)
		free(c->texts[i]);
	free(c->texts);
	free(c->functions);
	free(c->edges);
	free(c->threads);
	free(c->points);
	free(c->files);
	free(c->processes);
	free(c);
}
