/*
 * journal.c: reads one frame; see counts.h. The file is not trusted: an index
 * out of range ends it like an incomplete frame.
 */
#include "counts/counted.h"

/* A number below LIMIT. */
static uint32_t
index_below(struct cursor *from, uint64_t limit)
{
	uint64_t value = unpack_number(from);

	if (value < limit)
		return (uint32_t)value;
	from->bad = true;
	return 0;
}

/* A number of items, no more than there are bytes. */
static uint64_t
count_of(struct cursor *from)
{
	return index_below(from, (uint64_t)(from->end - from->at) + 1);
}

static struct str
counted_text(struct cursor *from)
{
	size_t len = count_of(from);
	struct str text = {(const char *)from->at, 0};

	if (from->bad || len > (size_t)(from->end - from->at)) {
		from->bad = true;
		return text;
	}
	from->at += len;
	text.len = len;
	return text;
}

/* ---- frames ---- */

static void
read_head(struct process *p, struct cursor *from)
{
	p->python = counted_text(from);
	p->clock = counted_text(from);
	p->c->folders = word_of(counted_text(from));
}

static uint32_t
read_file(struct process *p, struct cursor *from)
{
	struct counted *c = p->c;
	size_t known = c->file_count - p->files;
	uint32_t file = index_below(from, known + 1);

	if (file == known && !from->bad) {
		GROW(c->files, c->file_cap, c->file_count + 1);
		c->files[c->file_count++] = word_path(c, counted_text(from));
	}
	return file + (uint32_t)p->files;
}

/* The id of a function, NO_CALLER or ANY_CALLER. */
static uint32_t
read_function(struct process *p, struct cursor *from)
{
	struct counted *c = p->c;
	size_t known = c->function_count - p->functions;
	uint32_t number = index_below(from, (uint64_t)known + 3);
	struct function f = {0};
	uint64_t what;

	if (number < 2)
		return number == 0 ? NO_CALLER : ANY_CALLER;
	if (number == known + 2) {
		f.file = read_file(p, from);
		f.line = (int)unpack_signed(from);
		what = unpack_number(from);
		f.hidden = what == FUNCTION_HIDDEN;
		f.part = what == FUNCTION_PART;
		f.name = word_clean(c, counted_text(from));
		if (from->bad)
			return NO_CALLER;
		GROW(c->functions, c->function_cap, c->function_count + 1);
		c->functions[c->function_count++] = f;
	}
	return (uint32_t)p->functions + number - 1;
}

static bool
is_function(uint32_t id)
{
	return id != NO_CALLER && id != ANY_CALLER;
}

static void
read_edges(struct process *p, struct cursor *from)
{
	struct counted *c = p->c;

	for (uint64_t left = count_of(from); left > 0 && !from->bad; left--) {
		struct edge edge = {.caller = read_function(p, from)};

		edge.callee = read_function(p, from);
		if (from->bad || !is_function(edge.callee)) {
			from->bad = true;
			return;
		}
		GROW(c->edges, c->edge_cap, c->edge_count + 1);
		c->edges[c->edge_count++] = edge;
	}
}

static void
read_threads(struct process *p, struct cursor *from)
{
	struct counted *c = p->c;
	uint64_t left = count_of(from);

	if (left > 0)
		c->thread_count = p->threads;
	for (; left > 0 && !from->bad; left--) {
		struct thread t = {.number = (uint32_t)unpack_number(from)};

		t.ident = unpack_number(from);
		t.self = unpack_signed(from);
		t.name = word_clean(c, counted_text(from));
		GROW(c->threads, c->thread_cap, c->thread_count + 1);
		c->threads[c->thread_count++] = t;
	}
}

static void
read_lines(struct process *p, struct cursor *from)
{
	size_t count = p->c->edge_count - p->edges, number;

	while ((number = index_below(from, count + 1)) > 0) {
		struct edge *edge = &p->c->edges[p->edges + number - 1];

		edge->line = (int)index_below(from, INT32_MAX);
		edge->votes = unpack_signed(from);
	}
}

static void
read_state(struct process *p, struct cursor *from)
{
	if (from->end - from->at < (ptrdiff_t)sizeof(p->scale)) {
		from->bad = true;
		return;
	}
	memcpy(&p->scale, from->at, sizeof(p->scale));
	from->at += sizeof(p->scale);
	p->taken = unpack_number(from);
	p->taken_ns = unpack_signed(from);
	p->dearest_ns = unpack_signed(from);
	read_edges(p, from);
	read_threads(p, from);
	read_lines(p, from);
	p->any = true;
}

static void
read_times(struct process *p, struct cursor *from, struct point *point)
{
	uint64_t count = count_of(from);

	if (count == 0 || from->bad)
		return;
	point->times = xcalloc(count, sizeof(*point->times));
	counted_keep(p->c, (char *)point->times);
	for (; point->time_count < count && !from->bad; point->time_count++) {
		struct times *times = &point->times[point->time_count];

		times->function = read_function(p, from);
		times->bucket = (uint32_t)unpack_number(from);
		times->count = unpack_number(from);
		from->bad |= !is_function(times->function);
	}
}

static struct point
read_point(struct process *p, struct cursor *from)
{
	struct point point = {0};
	struct changes at;
	struct change one;
	struct str data;

	point.wall_ns = unpack_signed(from);
	point.cpu_ns = unpack_signed(from);
	point.rss = unpack_signed(from);
	point.peak_rss = unpack_signed(from);
	point.blocks = unpack_signed(from);
	data = counted_text(from);
	point.data = (const uint8_t *)data.data;
	point.size = data.len;
	read_times(p, from, &point);
	at = point_changes(&point);
	while (!from->bad && changes_next(&at, &one))
		from->bad = one.edge >= p->c->edge_count - p->edges;
	from->bad |= at.from.bad;
	return point;
}

void
process_point(struct process *p, const struct point *point)
{
	struct counted *c = p->c;
	struct changes at = point_changes(point);
	struct change one;

	while (changes_next(&at, &one))
		counts_add(&c->edges[p->edges + one.edge].now, &one.grown);
	GROW(c->points, c->point_cap, c->point_count + 1);
	c->points[c->point_count++] = *point;
	p->point_count++;
}

static void
read_points(struct process *p, struct cursor *from)
{
	p->checkpoints = unpack_number(from) != 0;
	for (uint64_t left = count_of(from); left > 0 && !from->bad; left--) {
		struct point point = read_point(p, from);

		if (!from->bad)
			process_point(p, &point);
	}
}

static void
read_longest(struct process *p, struct cursor *from)
{
	struct counted *c = p->c;
	uint32_t id;

	while (is_function(id = read_function(p, from))) {
		uint64_t thread = unpack_number(from);
		int64_t longest = unpack_signed(from);

		for (size_t i = p->threads; i < c->thread_count; i++)
			if (c->threads[i].number == thread) {
				c->functions[id - 1].thread = (uint32_t)i + 1;
				c->functions[id - 1].longest = longest;
			}
	}
}

void
read_frame(struct process *p, struct cursor *from)
{
	uint64_t kind = unpack_number(from);

	if (kind == FRAME_OF_HEAD) {
		read_head(p, from);
		return;
	}
	read_state(p, from);
	p->has_tail = p->ended = false;
	if (kind == FRAME_OF_POINTS)
		read_points(p, from);
	else if (kind == FRAME_OF_TAIL) {
		p->tail = read_point(p, from);
		p->has_tail = !from->bad;
	} else if (kind == FRAME_OF_END) {
		read_longest(p, from);
		p->ended = true;
	}
}
