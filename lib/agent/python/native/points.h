/*
 * points.h: checkpoints: all counters at several moments of the run, so that
 * one run shows the profile at many sizes.
 *
 *	points_begin(1.4, blocks);	ratio 0: only the last one
 *	hook: at every entry of a body	if (... >= hook.due_...) points_due();
 *	points_end();			the last one, after hook_off()
 *
 * One is taken whenever the number of entered bodies has grown by the ratio,
 * and at even steps of time, which double as the run gets longer. Checkpoints
 * are then dropped that neither the ratio nor the longer step would have taken:
 * those kept are geometric at first and even later, when the start-up is over.
 * With the ratio r the step is between (r - 1) / 16 and (r - 1) / 8 of the time
 * so far; less in a loop that is short beside the imports before it, which call
 * functions that were not called before. It is longer if checkpoints take long,
 * are too many or too large together. One takes as long as edges have changed
 * since the last one: many during imports, few in a loop.
 *
 * Each is written to the journal at once. If there is none for a second, or a
 * message is about to be sent to another process (sender.h), the counts so far
 * are written.
 *
 * The time that a checkpoint takes is subtracted from all open frames and from
 * the times of points. The global interpreter lock is held.
 */
#ifndef NATIVE_POINTS_H
#define NATIVE_POINTS_H

#include "clock.h"
#include "edges.h"
#include "memory.h"

struct point {
	int64_t wall_ns, cpu_ns; /* since the profile began */
	uint64_t entries;
	int64_t rss, peak_rss; /* bytes, without those of points */
	int64_t blocks;	       /* live blocks of Python's allocator */
	uint8_t *data;	       /* changes (frames.h) */
	size_t size;
	struct times *times; /* of calls since the last point */
	size_t time_count;
	struct held held;
	bool fine; /* taken before a whole step was over */
};

struct points {
	bool on;
	bool failed; /* no memory: no points are kept */
	double ratio;
	int64_t step_ns;
	/* Of the last look: when, and the edges, with those of parts since; and
	 * when others rose last. */
	int64_t look_ns, rose_ns;
	uint32_t look_edges;
	/* CPU time of all points, and the edges that had changed in each. */
	double cost_ns, cost_edges;
	struct point *items;
	uint32_t count, cap;
	int64_t first_wall, first_cpu; /* ns */
	int64_t spent_wall, spent_cpu; /* ns to subtract */
	uint32_t taken;		       /* number, with those dropped later */
	int64_t taken_ns, dearest_ns;  /* of all points, and of the longest */
	struct moment first;
	int64_t last_ticks;    /* at the end of the last point */
	int64_t tail_due;      /* ns of the system's clock */
	int64_t tail_soonest;  /* the same, if a message is sent */
	bool sends;	       /* a message is about to be sent */
	uint32_t sent;	       /* number of tails for messages */
	struct moment stopped; /* when points_end() was called */
	int64_t stopped_cpu;
	size_t bytes;	  /* size of the items' data */
	PyObject *blocks; /* sys.getallocatedblocks, owned */
};

extern struct points points;

/* Begins the profile, or continues it after points_end(). */
void points_begin(double ratio, PyObject *blocks);
/* Forgets all points. */
void points_reset(void);
/* Takes a point or writes a tail if one is due, and sets the next limits. */
void points_due(void);
/* Takes the last point. */
void points_end(void);
/* Only for points*.c: */
#define COST_PART   64	/* part of the time for points at even steps */
#define FIXED_EDGES 256 /* cost as much as what each point does */
#define LOOK_PART   8	/* of a step: between looks at the edges */
/* Looks whether the program still calls what it has not called before, as
 * imports do. WALL: ns since the profile began, without those of points. */
void points_look(int64_t wall);
/* Behind how many entries, and from when on, the next point is due; and the
 * step in which. */
uint64_t points_entries(void);
int64_t points_wall(int64_t wall);
int64_t points_step(int64_t wall);
void point_measure(struct point *point);
/* Stores the bytes from START to END as changes; takes over START. */
bool point_keep(struct point *point, uint8_t *start, const uint8_t *end);
/* Sets the step for a run of this length, and drops points that are too
 * near. */
bool points_settle(int64_t wall);
/* Joins all points to one. */
bool points_join(void);

/* Seconds a tick, as known so far. */
double points_scale(void);

#endif
