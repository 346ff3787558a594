/*
 * cause.c: passes the stream on and writes the causes behind it. See cause.h
 * for an example.
 */
#include "cause/cause.h"

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

static void
find_all(struct writer *out, struct graph *across, struct within_run *within,
    double least, size_t impossible)
{
	struct blames blames, found;
	bool cut, cut_within;

	graph_finish(across);
	within_finish(within, across);
	blame_find(across, least, &blames, &cut);
	blame_find(&within->graph, least, &found, &cut_within);
	within_only(within, across, &blames, &found);
	tell(out, across, within, impossible, cut || cut_within);
	write_all(out, across, &blames, across, within);
	write_all(out, &within->graph, &found, across, within);
	blame_release(&blames);
	blame_release(&found);
}

enum status
cause_run(struct reader *in, struct writer *out, double least)
{
	struct line_space space = {NULL, 0};
	struct scale_line line;
	enum status status;
	struct graph across;
	struct within_run within;
	size_t impossible = 0;
	struct row row;

	graph_init(&across);
	within_init(&within);
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape == &shape_scale) {
			status =
			    checked_read(in, &row, &space, &line, &impossible);
			if (status != STATUS_OK)
				break;
			if (line.within.len > 0)
				within_add(&within, &line);
			else
				graph_add(&across, &line);
		}
		writer_copy(out, &row);
	}
	if (status == STATUS_END) {
		status = STATUS_OK;
		find_all(out, &across, &within, least, impossible);
	}
	free(space.points);
	within_release(&within);
	graph_release(&across);
	return status;
}
