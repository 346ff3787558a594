/* cause.c: see cause.h. */
#include "cause/cause.h"

#include <math.h>
#include <stdlib.h>

#include "cause/blame.h"
#include "cause/write.h"

#define NOBODY ((struct str){NULL, 0})

static void
tell_contradictions(struct writer *out, const struct graph *g)
{
	if (g->contradictions > 0)
		writer_note(out, "warning", "contradiction", NOBODY,
		    g->nodes[g->contradicted].full_name,
		    "%zu scale lines say something else than a line before "
		    "them about the same function and metric; the last one "
		    "counts",
		    g->contradictions);
	if (g->mixed > 0)
		writer_note(out, "warning", "contradiction", NOBODY, NOBODY,
		    "%zu scale lines are by another n than the line before "
		    "them: exponents of different n cannot be compared",
		    g->mixed);
}

static void
tell(struct writer *out, const struct graph *across,
    const struct within_run *within, size_t impossible, bool cut)
{
	tell_contradictions(out, across);
	tell_contradictions(out, &within->graph);
	if (impossible > 0)
		writer_note(out, "warning", "impossible", NOBODY, NOBODY,
		    "%zu values of scale lines cannot be (a negative cost, a "
		    "share above 1, an interval that ends before it begins, "
		    "a verdict without an exponent): taken for missing",
		    impossible);
	if (cut)
		writer_note(out, "warning", "entangled", NOBODY, NOBODY,
		    "so many causes share their symptoms that not all have "
		    "been followed: the costs of some causes are too low");
}

static void
write_all(struct writer *out, const struct graph *g,
    const struct blames *blames, const struct graph *across,
    const struct within_run *within)
{
	bool within_a_run = g != across;
	struct trail_marks marks;

	trail_marks_init(&marks, g);
	for (size_t i = 0; i < blames->count; i++) {
		const struct blame *b = &blames->items[i];

		write_cause(out, g, b, &marks,
		    within_a_run ? AXIS_ACCUMULATES
				 : within_axis(within, across, b),
		    within_a_run ? within->run : NOBODY);
	}
	trail_marks_release(&marks);
}

/* The laws of one kind of time (computing or waiting), over runs and within
 * one. */
struct laws {
	struct graph across;
	struct within_run within;
	struct blames blames, found;
	bool cut;
};

static void
laws_init(struct laws *l, bool waits)
{
	*l = (struct laws){.cut = false};
	graph_init(&l->across, waits);
	within_init(&l->within, waits);
}

static void
laws_add(struct laws *l, const struct scale_line *line)
{
	if (line->within.len > 0)
		within_add(&l->within, line);
	else
		graph_add(&l->across, line);
}

static void
laws_blame(struct laws *l, double least)
{
	bool cut;

	graph_finish(&l->across);
	within_finish(&l->within, &l->across);
	blame_find(&l->across, least, &l->blames, &l->cut);
	blame_find(&l->within.graph, least, &l->found, &cut);
	within_only(&l->within, &l->across, &l->blames, &l->found);
	l->cut |= cut;
}

static void
laws_release(struct laws *l)
{
	blames_release(&l->blames);
	blames_release(&l->found);
	within_run_release(&l->within);
	graph_release(&l->across);
}

/* Removes from SOME the causes that are also among OTHERS with a larger
 * cost. */
static void
leave_to(const struct graph *g, struct blames *some, const struct graph *of,
    const struct blames *others)
{
	size_t kept = 0;

	for (size_t i = 0; i < some->count; i++) {
		struct blame *b = &some->items[i];
		uint32_t there = graph_find(of, g->nodes[b->node].full_name);
		bool more = false;

		for (size_t k = 0; k < others->count; k++)
			more |= others->items[k].node == there &&
				others->items[k].now > b->now;
		if (more)
			free(b->symptoms);
		else
			some->items[kept++] = *b;
	}
	some->count = kept;
}

/* The cost of its worst cause at the target. */
static double
worst(const struct laws *l)
{
	double across = l->blames.count > 0 ? l->blames.items[0].at_target : 0;
	double within = l->found.count > 0 ? l->found.items[0].at_target : 0;

	return fmax(across, within);
}

static void
find_all(struct writer *out, struct laws *computing, struct laws *waiting,
    double least, size_t impossible)
{
	bool first; /* the causes of waiting come first */

	laws_blame(computing, least);
	laws_blame(waiting, least);
	leave_to(&computing->across, &computing->blames, &waiting->across,
	    &waiting->blames);
	leave_to(&waiting->across, &waiting->blames, &computing->across,
	    &computing->blames);
	leave_to(&computing->within.graph, &computing->found,
	    &waiting->within.graph, &waiting->found);
	leave_to(&waiting->within.graph, &waiting->found,
	    &computing->within.graph, &computing->found);
	first = worst(waiting) > worst(computing);
	tell(out, &computing->across, &computing->within, impossible,
	    computing->cut || waiting->cut);
	for (int k = 0; k < 2; k++) {
		const struct laws *l = (k == 0) == first ? waiting : computing;

		write_all(out, &l->across, &l->blames, &l->across, &l->within);
		write_all(
		    out, &l->within.graph, &l->found, &l->across, &l->within);
	}
}

/* The laws of one program. */
struct program {
	char *name; /* NULL: the only one */
	struct laws computing, waiting;
	size_t impossible; /* values of its lines */
};

struct programs {
	struct program *items;
	size_t count, cap;
};

/* The program of a line; lines of one program follow each other. */
static struct program *
program_of(struct programs *programs, struct str name)
{
	struct program *program;

	for (size_t i = programs->count; i-- > 0;)
		if (str_equal(str_of(programs->items[i].name), name))
			return &programs->items[i];
	GROW(programs->items, programs->cap, programs->count + 1);
	program = &programs->items[programs->count++];
	*program = (struct program){
	    .name = name.len > 0 ? xstrndup(name.data, name.len) : NULL};
	laws_init(&program->computing, false);
	laws_init(&program->waiting, true);
	return program;
}

static void
find_programs(struct programs *programs, struct writer *out, double least)
{
	for (size_t i = 0; i < programs->count; i++) {
		struct program *program = &programs->items[i];

		writer_program(out, str_of(program->name));
		find_all(out, &program->computing, &program->waiting, least,
		    program->impossible);
	}
	writer_program(out, NOBODY);
}

static void
programs_release(struct programs *programs)
{
	for (size_t i = 0; i < programs->count; i++) {
		laws_release(&programs->items[i].computing);
		laws_release(&programs->items[i].waiting);
		free(programs->items[i].name);
	}
	free(programs->items);
}

enum status
cause_run(struct reader *in, struct writer *out, double least)
{
	struct line_space space = {NULL, 0};
	struct programs programs = {NULL, 0, 0};
	struct program *program;
	struct scale_line line;
	enum status status;
	struct row row;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape == &shape_scale) {
			size_t impossible = 0;

			status =
			    checked_read(in, &row, &space, &line, &impossible);
			if (status != STATUS_OK)
				break;
			program = program_of(&programs, line.program);
			program->impossible += impossible;
			laws_add(&program->computing, &line);
			laws_add(&program->waiting, &line);
		}
		/* Causes are found anew. */
		if (row.shape != &shape_cause)
			writer_copy(out, &row);
	}
	if (status == STATUS_END) {
		status = STATUS_OK;
		find_programs(&programs, out, least);
	}
	free(space.points);
	programs_release(&programs);
	return status;
}
