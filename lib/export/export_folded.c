/*
 * export_folded.c: stacks, a line each, in microseconds: what flamegraph.pl,
 * inferno and speedscope read. Of several runs each is a frame of its own, the
 * outermost.
 *
 *	job.py:1 <module>;job.py:35 main;job.py:23 load 263
 */
#include <math.h>

#include "export/exporters.h"
#include "export/stacks.h"

#define UNITS_PER_SECOND 1e6

struct folder {
	struct outlet *out;
	const struct collected *collected;
	bool with_run;
	/* Of this run so far, in microseconds: what is rounded off one stack is
	 * given to the next, so that the sum is right. */
	double exact, written;
};

static void
frame(struct outlet *out, struct str name)
{
	outlet_name(out, name.len > 0 ? name : STR("<unnamed>"), ";", ",");
}

static void
fold(void *taker, const struct profiled_run *run, const uint32_t *stack,
    size_t depth, double seconds)
{
	struct folder *folder = taker;
	struct outlet *out = folder->out;
	double units;

	folder->exact += seconds * UNITS_PER_SECOND;
	units = round(folder->exact - folder->written);
	if (units < 1)
		return;
	folder->written += units;
	if (folder->with_run) {
		frame(out, run->id);
		buf_addc(&out->bytes, ';');
	}
	for (size_t i = 0; i < depth; i++) {
		if (i > 0)
			buf_addc(&out->bytes, ';');
		frame(out, map_key(folder->collected->names,
			       run->functions[stack[i]].name));
	}
	buf_addf(&out->bytes, " %.0f\n", units);
	outlet_flush(out);
}

void
export_folded(struct outlet *out, const struct collected *collected,
    const struct profiled_run *const *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct folder folder = {out, collected, count > 1, 0, 0};

		stacks_walk(runs[i], fold, &folder);
	}
}
