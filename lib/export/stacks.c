/* stacks.c: see stacks.h. */
#include "export/stacks.h"

#include "export/flow.h"

struct walk {
	const struct profiled_run *run;
	struct flow flow;
	take_stack *take;
	void *taker;
	size_t depth;
	uint32_t stack[STACK_DEPTH_MAX];
	/* Of each: the part of the function, and its step that is taken next. */
	double part[STACK_DEPTH_MAX];
	uint32_t next[STACK_DEPTH_MAX];
};

/* The seconds of a step from the end of the stack. */
static double
seconds_of(const struct walk *walk, const struct step *step)
{
	return walk->part[walk->depth - 1] * step->part *
	       walk->flow.below[step->callee];
}

static bool
is_followed(const struct walk *walk, const struct step *step)
{
	return walk->depth < STACK_DEPTH_MAX && step->part > 0 &&
	       seconds_of(walk, step) >= STACK_PART_MIN * walk->flow.total;
}

/* The stack gets the self time, and that of the steps that are not followed. */
static void
enter(struct walk *walk, uint32_t function, double part)
{
	const struct flow *flow = &walk->flow;
	double seconds = part * flow->self[function];
	uint32_t first = flow->first[function];

	walk->stack[walk->depth] = function;
	walk->part[walk->depth] = part;
	walk->next[walk->depth++] = first;
	for (uint32_t i = first; i < flow->first[function + 1]; i++)
		if (!is_followed(walk, &flow->steps[i]))
			seconds += seconds_of(walk, &flow->steps[i]);
	if (seconds > 0)
		walk->take(
		    walk->taker, walk->run, walk->stack, walk->depth, seconds);
}

static void
walk_from(struct walk *walk, uint32_t root)
{
	const struct flow *flow = &walk->flow;

	enter(walk, root, flow->rest[root]);
	while (walk->depth > 0) {
		uint32_t last = walk->stack[walk->depth - 1];
		const struct step *step;

		if (walk->next[walk->depth - 1] == flow->first[last + 1]) {
			walk->depth--;
			continue;
		}
		step = &flow->steps[walk->next[walk->depth - 1]++];
		if (is_followed(walk, step))
			enter(walk, step->callee,
			    walk->part[walk->depth - 1] * step->part);
	}
}

double
stacks_walk(const struct profiled_run *run, take_stack *take, void *taker)
{
	struct walk walk = {.run = run, .take = take, .taker = taker};
	double total;

	flow_make(&walk.flow, run);
	for (uint32_t i = 0; i < run_functions(run); i++)
		if (walk.flow.rest[i] > 0)
			walk_from(&walk, i);
	total = walk.flow.total;
	flow_release(&walk.flow);
	return total;
}
