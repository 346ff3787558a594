/*
 * points.h: checkpoints: all counters at moments of the run, so that one run
 * gives the profile at many sizes.
 *
 *	points_begin(1.4, blocks);	0: none but the last
 *	hook: at every entry of a body	if (... >= hook.due_...) points_due();
 *	points_end();			the last one, after hook_off()
 *
 * One is taken whenever the entries of bodies have grown by the ratio, and at
 * even steps of time, which double as the run gets longer. Then those are
 * dropped that neither the ratio nor the longer step would have taken: what
 * is kept is geometric at first and even towards the end, where the start-up
 * is over. With the ratio r the step is between (r - 1) / 16 and (r - 1) / 8
 * of the time so far, or longer where points are dear, or would be too many
 * or too large together.
 *
 * All of them are in the journal at once, and where there is none for a second,
 * or a message is about to go to another process, what was counted by then.
 *
 * The time that a checkpoint takes is taken out of all open frames and out of
 * the time of the points. All of it runs with the global interpreter lock.
 */
#ifndef NATIVE_POINTS_H
#define NATIVE_POINTS_H

#include "clock.h"
#include "edges.h"
#include "memory.h"

struct point {
	int64_t wall_ns, cpu_ns; /* since the profile began */
	uint64_t entries;
	int64_t rss, peak_rss; /* bytes, without what points take themselves */
	int64_t blocks;	       /* live blocks of Python's allocator */
	uint8_t *data;	       /* what has changed (frames.h) */
	size_t size;
	struct times *times; /* of the calls since the point before */
	size_t time_count;
	struct held held;
};

struct points {
	bool on;
	bool failed; /* no memory: there are no points */
	double ratio;
	int64_t step_ns;
	int64_t cost_ns; /* of the last one */
	struct point *items;
	uint32_t count, cap;
	int64_t first_wall, first_cpu; /* ns */
	int64_t spent_wall, spent_cpu; /* ns that are not the program's */
	uint32_t taken;		       /* with those dropped since */
	int64_t taken_ns, dearest_ns;  /* of all of them, and of one */
	struct moment first;
	int64_t last_ticks;    /* when the last one was done */
	int64_t tail_due;      /* ns: of the system's clock */
	int64_t tail_soonest;  /* the same, before a message */
	bool sends;	       /* one for another process is about to go */
	uint32_t sent;	       /* tails for that */
	struct moment stopped; /* when points_end() was called */
	int64_t stopped_cpu;
	size_t bytes;	  /* that the items hold */
	PyObject *blocks; /* sys.getallocatedblocks, owned */
};

extern struct points points;

/* The profile begins, or goes on after points_end(). */
void points_begin(double ratio, PyObject *blocks);
/* What was counted is forgotten. */
void points_reset(void);
/* Something is due, or the limits were only a guess. */
void points_due(void);
/* The last point. */
void points_end(void);
/* Of points.c, points_sizes.c and points_thin.c alone: */
void point_measure(struct point *point);
/* Keeps the bytes between START, which it frees, and END. */
bool point_keep(struct point *point, uint8_t *start, const uint8_t *end);
/* The steps of a run so long, and no points that are too near for them. */
bool points_settle(int64_t wall);
/* One point, where no others are wanted. */
bool points_join(void);

/* Seconds a tick, by what is known so far. */
double points_scale(void);

#endif
