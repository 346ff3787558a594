/* process.c: reads the file of a process, frame by frame; see counts.h. */
#include <math.h>

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
