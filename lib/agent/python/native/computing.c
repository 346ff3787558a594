/* computing.c: see computing.h. */
#include "computing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "edges.h"
#include "hook.h"

#define GAP_NS	  200000 /* the longest */
#define SHORT_GAP 10	 /* the longest gap divided by the shortest */
#define LEAST_OFF 2000	 /* ns: the two clocks are read one after the other */
#define NO_GAP	  INT64_MAX

static bool on;
static int64_t longest_gap; /* ticks; estimated until the clocks were read */

void
computing_choose(bool wanted)
{
	on = wanted;
	longest_gap = clock_kind == CLOCK_CYCLES ? 2 * GAP_NS : GAP_NS;
}

const char *
computing_name(void)
{
	if (clock_kind == CLOCK_OF_THREAD)
		return "cpu";
	return on ? "computing" : "wall";
}

/* Voluntary switches: those of a thread that waits. A thread that is only
 * driven off the processor makes none. */
static long
switches(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_nvcsw : 0;
}

/* ns for which the calling thread was ready and had no processor, since it
 * began; 0 where the system does not say. */
static int64_t
delays(void)
{
	char text[96];
	int error = errno;
	int fd = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
	ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
	int64_t ns = 0;

	if (len > 0) {
		char *end;

		text[len] = '\0';
		(void)strtoll(text, &end, 10); /* ns on a processor */
		ns = strtoll(end, NULL, 10);
	}
	if (fd >= 0)
		close(fd);
	errno = error;
	return ns;
}

/* Of NS off the processor, those that T waited. The others were slices of other
 * programs. Of another thread all is waiting: it does not hold the lock. */
static int64_t
waited(struct thread *t, int64_t ns)
{
	struct absence before = t->absence;
	int64_t delayed;

	if (t != thread_self)
		return ns;
	t->absence = (struct absence){switches(), delays()};
	if (t->absence.switches == before.switches)
		return 0;
	delayed = t->absence.delays - before.delays;
	return delayed < ns ? ns - delayed : 0;
}

static struct reading
read_clocks(const struct thread *t)
{
	struct reading now = {
	    .ticks = clock_now(), .wall = clock_read(CLOCK_MONOTONIC)};

	now.cpu = clock_read(
	    t == thread_self ? CLOCK_THREAD_CPUTIME_ID : t->cpu_clock);
	return now;
}

void
computing_begin(struct thread *t)
{
	t->gap = on ? longest_gap : NO_GAP;
	t->base = read_clocks(t);
	t->event = t->base.ticks;
	t->absence = (struct absence){switches(), delays()};
}

/* OFF: ticks off the processor since the look before, GAP of them within the
 * gap. What does not fit into it was in shorter ones, LONG ago or all the
 * time. */
static void
adapt(struct thread *t, int64_t off, int64_t gap, int64_t since)
{
	if (off - gap > since / 32 + longest_gap / SHORT_GAP)
		t->gap = longest_gap / SHORT_GAP;
	else if (off < gap / 16 && t->gap < longest_gap)
		t->gap += t->gap / 4;
	if (t->gap > longest_gap)
		t->gap = longest_gap;
}

int64_t
computing_look(struct thread *t)
{
	struct reading now = read_clocks(t), base = t->base;
	int64_t wall = now.wall - base.wall, off = wall - (now.cpu - base.cpu);
	int64_t gap = now.ticks - t->event, wait;
	double scale;

	t->base = now;
	if (wall <= 0)
		return now.ticks;
	scale = (double)(now.ticks - base.ticks) / (double)wall;
	if (wall > GAP_NS / 2)
		longest_gap = (int64_t)(GAP_NS * scale);
	if (off < LEAST_OFF)
		off = 0;
	wait = off > 0 ? (int64_t)((double)waited(t, off) * scale) : 0;
	off = (int64_t)((double)off * scale);
	adapt(t, off, gap, now.ticks - base.ticks);
	if (off > gap)
		off = gap;
	t->skew += off;
	if (wait > 0 && t->top > t->stack)
		edges_wait(t->top->pair, wait < off ? wait : off);
	return now.ticks;
}

int64_t
computing_settle(struct thread *t, int64_t now)
{
	if (t->gap == NO_GAP || now - t->base.ticks <= longest_gap)
		return thread_event(t, now);
	t->event = computing_look(t);
	return t->event;
}

void
computing_postpone(int64_t ticks, int64_t ns, int64_t cpu_ns)
{
	bool own = clock_kind == CLOCK_OF_THREAD;

	for (struct thread *t = table.threads; t != NULL; t = t->next) {
		if (t->generation != hook.generation ||
		    (own && t != thread_self))
			continue;
		t->skew += ticks;
		t->event += ticks;
		t->base.ticks += ticks;
		t->base.wall += ns;
		if (t == thread_self)
			t->base.cpu += cpu_ns;
	}
}
