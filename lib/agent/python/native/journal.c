/* journal.c: see journal.h. */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "hook.h"

#define MOST_TAILS \
	((size_t)4 << 20) /* bytes, plus the size of all other
					  frames */
#define MOST_THREADS 256  /* no more are listed before the end */

static struct {
	char *path, *temporary, *folders;
	size_t folders_len;
	pid_t pid;
	/* What is in the file. */
	uint32_t edges, points;
	struct pairs functions; /* ids */
	struct pairs files;	/* by the addresses of their strings */
	size_t kept, tails;	/* bytes */
	bool whole;		/* it must be written again from the start */
} journal;

/* ---- frames ---- */

static void
add_head(struct bytes *b)
{
	const char *clock = computing_name();

	bytes_add(b, FRAMES_MAGIC, strlen(FRAMES_MAGIC));
	frame_begin(b, FRAME_OF_HEAD);
	bytes_counted(b, PY_VERSION, strlen(PY_VERSION));
	bytes_counted(b, clock, strlen(clock));
	bytes_counted(b, journal.folders, journal.folders_len);
	frame_end(b);
}

static void
add_file(struct bytes *b, PyObject *file)
{
	uint64_t address = (uintptr_t)file;
	uint32_t known = journal.files.count;
	uint32_t number = pairs_number(
	    &journal.files, (uint32_t)(address >> 32), (uint32_t)address);

	b->failed |= number == UINT32_MAX;
	bytes_number(b, number);
	if (number == known)
		bytes_string(b, file);
}

/* One end of an edge: the number of a function, and its names if it is new. */
static void
add_function(struct bytes *b, uint32_t id)
{
	const struct function *f;
	uint32_t known = journal.functions.count, number;

	if (id == NO_CALLER || id == ANY_CALLER) {
		bytes_number(b, id == ANY_CALLER);
		return;
	}
	number = pairs_number(&journal.functions, id, 0);
	b->failed |= number == UINT32_MAX;
	bytes_number(b, (uint64_t)number + 2);
	if (number != known)
		return;
	f = table.functions[id - 1];
	add_file(b, f->file);
	bytes_signed(b, f->line);
	bytes_number(b, f->hidden ? FUNCTION_HIDDEN
			: f->part ? FUNCTION_PART
				  : 0);
	bytes_string(b, f->name);
}

static void
add_edges(struct bytes *b)
{
	bytes_number(b, edges.count - journal.edges);
	for (uint32_t i = journal.edges; i < edges.count; i++) {
		add_function(b, edges.items[i].caller);
		add_function(b, edges.items[i].callee);
	}
	journal.edges = edges.count;
}

static void
add_thread(struct bytes *b, uint32_t number, unsigned long ident, int64_t self,
    PyObject *name)
{
	bytes_number(b, number);
	bytes_number(b, ident);
	bytes_signed(b, self);
	if (name != NULL)
		bytes_string(b, name);
	else
		bytes_number(b, 0);
}

static void
add_threads(struct bytes *b, bool all)
{
	uint64_t count = 0;

	if (!all && table.thread_count > MOST_THREADS) {
		bytes_number(b, 0);
		return;
	}
	for (const struct thread *t = table.threads; t != NULL; t = t->next)
		count++;
	for (const struct ended_thread *g = table.ended_threads; g != NULL;
	     g = g->next)
		count++;
	bytes_number(b, count);
	for (const struct thread *t = table.threads; t != NULL; t = t->next)
		add_thread(b, t->number, t->ident, t->self, t->name);
	for (const struct ended_thread *g = table.ended_threads; g != NULL;
	     g = g->next)
		add_thread(b, g->number, g->ident, g->self, g->name);
}

static void
add_point(struct bytes *b, const struct point *point)
{
	bytes_signed(b, point->wall_ns);
	bytes_signed(b, point->cpu_ns);
	bytes_signed(b, point->rss);
	bytes_signed(b, point->peak_rss);
	bytes_signed(b, point->blocks);
	bytes_counted(b, point->data, point->size);
	bytes_number(b, point->time_count);
	for (size_t i = 0; i < point->time_count; i++) {
		add_function(b, point->times[i].function);
		bytes_number(b, point->times[i].bucket);
		bytes_number(b, point->times[i].count);
	}
}

/* The beginning of all frames but the head. */
static void
add_state(struct bytes *b, enum frame_kind kind)
{
	double scale = points_scale();

	frame_begin(b, kind);
	bytes_add(b, &scale, sizeof(scale));
	bytes_number(b, points.taken);
	bytes_signed(b, points.taken_ns);
	bytes_signed(b, points.dearest_ns);
	add_edges(b);
	add_threads(b, kind == FRAME_OF_END);
	edges_tell_lines(b, journal.whole || kind == FRAME_OF_END);
}

static void
add_points(struct bytes *b)
{
	add_state(b, FRAME_OF_POINTS);
	bytes_number(b, points.ratio > 1);
	bytes_number(b, points.count - journal.points);
	for (uint32_t i = journal.points; i < points.count; i++)
		add_point(b, &points.items[i]);
	frame_end(b);
}

/* ---- the file ---- */

static bool
write_all(int file, const struct bytes *b)
{
	for (size_t done = 0; done < b->len;) {
		ssize_t put = write(file, b->data + done, b->len - done);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		done += (size_t)put;
	}
	return true;
}

static bool
write_anew(const struct bytes *b)
{
	int file = open(
	    journal.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool fine = file >= 0 && write_all(file, b);
	int error = errno;

	if (file >= 0)
		close(file);
	if (fine && rename(journal.temporary, journal.path) == 0)
		return true;
	error = fine ? errno : error;
	unlink(journal.temporary);
	errno = error;
	return false;
}

/* A frame that was written in part is ignored by the reader. */
static bool
write_behind(const struct bytes *b)
{
	int file = open(journal.path, O_WRONLY | O_APPEND | O_CLOEXEC);
	bool fine = file >= 0 && write_all(file, b);
	int error = errno;

	if (file >= 0)
		close(file);
	errno = error;
	return fine;
}

static bool
is_ours(void)
{
	return journal.path != NULL && journal.pid == getpid();
}

static void
begin(struct bytes *b)
{
	if (journal.tails > MOST_TAILS + journal.kept)
		journal.whole = true;
	if (!journal.whole)
		return;
	journal.edges = journal.points = 0;
	journal.kept = journal.tails = 0;
	pairs_free(&journal.functions);
	pairs_free(&journal.files);
	add_head(b);
}

/* Writes what was added since begin(). After a failure the next call writes the
 * whole file. */
static bool
finish(struct bytes *b, bool tail)
{
	size_t *size = tail && !journal.whole ? &journal.tails : &journal.kept;
	int error = ENOMEM;
	bool fine = false;

	if (!b->failed) {
		fine = journal.whole ? write_anew(b) : write_behind(b);
		error = errno;
	}
	journal.whole = !fine;
	journal.points = points.count;
	*size += b->len;
	free(b->data);
	errno = error;
	return fine;
}

void
journal_points(void)
{
	struct bytes b = {.data = NULL};

	if (!is_ours())
		return;
	begin(&b);
	add_points(&b);
	finish(&b, false);
}

void
journal_whole(void)
{
	journal.whole = true;
}

void
journal_tail(const struct point *point)
{
	struct bytes b = {.data = NULL};

	if (!is_ours())
		return;
	begin(&b);
	if (journal.whole)
		add_points(&b);
	add_state(&b, FRAME_OF_TAIL);
	add_point(&b, point);
	frame_end(&b);
	finish(&b, true);
}

/* ---- the end ---- */

static void
note_longest(struct longest *longest, uint32_t *thread, const struct thread *t)
{
	int64_t *totals = thread_totals(t);

	for (uint32_t i = 0; totals != NULL && i < table.function_count; i++)
		if (totals[i] != 0 &&
		    (thread[i] == 0 || totals[i] > longest[i].total)) {
			longest[i].total = totals[i];
			thread[i] = t->number + 1;
		}
	free(totals);
}

/* For each function the thread in which it took longest. */
static void
add_longest(struct bytes *b)
{
	size_t count = (size_t)table.function_count + 1;
	struct longest *longest = calloc(count, sizeof(*longest));
	uint32_t *thread = calloc(count, sizeof(*thread));

	if (longest == NULL || thread == NULL)
		b->failed = true;
	for (const struct thread *t = table.threads; t != NULL && !b->failed;
	     t = t->next)
		note_longest(longest, thread, t);
	for (uint32_t i = 0; i < table.function_count && !b->failed; i++) {
		const struct longest *dead =
		    i < table.longest_cap ? &table.longest[i] : NULL;

		if (dead != NULL && dead->ended != NULL &&
		    (thread[i] == 0 || dead->total > longest[i].total)) {
			longest[i].total = dead->total;
			thread[i] = dead->ended->number + 1;
		}
		if (thread[i] == 0)
			continue;
		add_function(b, i + 1);
		bytes_number(b, thread[i] - 1);
		bytes_signed(b, longest[i].total);
	}
	bytes_number(b, 0);
	free(longest);
	free(thread);
}

int
journal_end(void)
{
	struct bytes b = {.data = NULL};

	if (!is_ours())
		return 0;
	for (struct thread *t = table.threads; t != NULL; t = t->next)
		if (!atomic_load_explicit(&t->ended, memory_order_acquire))
			thread_name(t);
	begin(&b);
	if (journal.whole)
		add_points(&b);
	add_state(&b, FRAME_OF_END);
	add_longest(&b);
	frame_end(&b);
	return finish(&b, false) ? 0 : errno;
}

bool
journal_place(const char *path, const char *folders, size_t len)
{
	size_t size = path == NULL ? 0 : strlen(path) + sizeof(".tmp");

	free(journal.path);
	free(journal.temporary);
	free(journal.folders);
	pairs_free(&journal.functions);
	pairs_free(&journal.files);
	memset(&journal, 0, sizeof(journal));
	if (path == NULL)
		return true;
	journal.path = strdup(path);
	journal.temporary = malloc(size);
	journal.folders = malloc(len + 1);
	journal.folders_len = len;
	journal.pid = getpid();
	journal.whole = true;
	if (journal.path == NULL || journal.temporary == NULL ||
	    journal.folders == NULL) {
		free(journal.path);
		journal.path = NULL;
		return false;
	}
	snprintf(journal.temporary, size, "%s.tmp", path);
	memcpy(journal.folders, folders, len);
	return true;
}
