/*
 * scale.c: reads the stream, passes on what is not consumed, then writes the
 * laws. See scale.h for an example of input and output.
 */
#include "scale/stage.h"

static void
take_revision(struct scale *sc, const struct run_line *run)
{
	bool changed = run->result != NULL &&
		       json_bool(json_get(run->result, "git_dirty"), false);

	store_revision(&sc->store, str_of(run->id),
	    str_of(run_result_text(run, "git_rev")), changed);
}

static enum status
take_run(struct scale *sc, struct reader *in, const struct row *row)
{
	struct run_line run;
	enum status status = run_line_read(in, row, &run);

	if (status != STATUS_OK)
		return status;
	writer_copy(sc->out, row);
	store_start_run(&sc->store, str_of(run.id));
	take_revision(sc, &run);
	run_table_put(sc->table, &run);
	return STATUS_OK;
}

static enum status
take_note(struct scale *sc, struct reader *in, const struct row *row)
{
	struct note_line note;
	enum status status = note_line_read(in, row, &note);

	if (status != STATUS_OK)
		return status;
	store_note(&sc->store, &note);
	writer_copy(sc->out, row);
	return STATUS_OK;
}

static enum status
read_all(struct scale *sc, struct reader *in)
{
	enum status status;
	struct row row;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		struct func_line line;
		struct point_line point;
		struct memory_line memory;
		struct line_line hits;

		if (row.shape == &shape_run) {
			status = take_run(sc, in, &row);
		} else if (row.shape == &shape_note) {
			status = take_note(sc, in, &row);
		} else if (row.shape == &shape_point) {
			status = point_line_read(in, &row, &point);
			if (status == STATUS_OK)
				store_add_point(&sc->store, &point);
			writer_copy(sc->out, &row);
		} else if (row.shape == &shape_memory) {
			status = memory_line_read(in, &row, &memory);
			if (status == STATUS_OK)
				store_add_memory(&sc->store, &memory);
		} else if (row.shape == &shape_line) {
			status = line_line_read(in, &row, &hits);
			if (status == STATUS_OK)
				store_add_line(&sc->store, &hits);
		} else if (row.shape == &shape_func ||
			   row.shape == &shape_edge) {
			status = func_line_read(in, &row, &line);
			if (status == STATUS_OK)
				store_add(&sc->store, &line);
		} else if (row.shape != &shape_cache &&
			   row.shape != &shape_program &&
			   row.shape != &shape_answer &&
			   row.shape != &shape_package &&
			   row.shape != &shape_early &&
			   row.shape != &shape_trend) {
			/* Those are made anew. */
			writer_copy(sc->out, &row);
		}
		if (status != STATUS_OK)
			return status;
	}
	return status == STATUS_END ? STATUS_OK : status;
}

static void
set_target(struct scale *sc)
{
	double asked = sc->options->target;

	sc->measured_target = NAN;
	sc->target = isfinite(asked) ? asked : axis_largest(sc->axis);
	/* The largest run of the plan, if both axes are of one kind. */
	if (!isfinite(asked) && is_within(sc) &&
	    str_equal(buf_str(&sc->axis->by), buf_str(&sc->across.by)))
		sc->target = fmax(sc->target, axis_largest(&sc->across));
	if (sc->target > PROJECT_FARTHEST * sc->axis->last_n &&
	    !sc->options->force) {
		sc->measured_target = sc->target;
		sc->target = sc->axis->last_n;
	}
	/* What the run did behind its last checkpoint is no forecast. */
	if (is_within(sc) && sc->target <= sc->axis->last_n &&
	    sc->target > sc->within.bounds[sc->axis->used_count])
		sc->target = NAN;
}

/* What belongs to one axis begins anew. */
static void
take_axis(struct scale *sc, const struct axis *axis)
{
	sc->axis = axis;
	sc->answer = (struct answer){.count = {0}};
	sc->any_time = sc->wall_times = sc->no_callers = false;
	sc->entry_count = sc->small_functions = sc->small_edges = 0;
	free(sc->printed);
	sc->printed = NULL;
	set_target(sc);
	series_init(sc);
}

/* False if they tell nothing of the whole. */
static bool
write_laws(struct scale *sc)
{
	rank_functions(sc);
	if (!is_within(sc))
		notes_unmatched(sc);
	notes_functions(sc);
	lines_program(sc);
	if (!is_within(sc) || sc->across.size_count < 2)
		lines_packages(sc);
	lines_functions(sc);
	lines_memory(sc);
	rank_edges(sc);
	lines_edges(sc);
	notes_left_out(sc);
	return answer_write(sc);
}

/* Within the largest run first: what is said over runs refers to it, and comes
 * later, for it outweighs. */
static void
write_within(struct scale *sc)
{
	bool both = sc->across.size_count > 1;

	notes_checkpoints(sc);
	if (sc->within.state != WITHIN_FOUND)
		return;
	if (both)
		sc->seen = xcalloc(
		    sc->store.function_count + 1, METRICS * sizeof(*sc->seen));
	take_axis(sc, &sc->within.axis);
	/* Then the run is told as one size, as if it had no checkpoints. */
	if (!write_laws(sc))
		sc->within.state = WITHIN_FEW;
	notes_within(sc);
	series_release(sc);
}

static void
write_across(struct scale *sc)
{
	take_axis(sc, &sc->across);
	notes_runs(sc);
	if (sc->across.used_count == 0 ||
	    (sc->across.size_count < 2 && sc->within.state == WITHIN_FOUND)) {
		series_release(sc);
		return;
	}
	if (sc->options->pairs) {
		rank_functions(sc);
		pairs_write(sc);
	} else {
		write_laws(sc);
	}
	series_release(sc);
}

static enum status
write_laws_of_runs(struct scale *sc)
{
	enum status status;

	if (sc->across.run_count == 0)
		return STATUS_OK;
	trends_run(sc);
	sc->within = (struct within){.state = WITHIN_NONE};
	status = sc->options->pairs
		     ? STATUS_OK
		     : within_choose(&sc->within, sc->options->by, &sc->store,
			   &sc->across);
	if (status == STATUS_OK) {
		write_within(sc);
		write_across(sc);
	}
	within_release(&sc->within);
	return status;
}

static enum status
write_program(struct scale *sc)
{
	const struct programs *programs = &sc->programs;
	enum status status;

	if (programs->count > 1)
		writer_program(sc->out, str_of(programs->names[sc->program]));
	lines_cache(sc);
	status = axis_choose(&sc->across, sc->options->by, &sc->store,
	    sc->table, programs, sc->program);
	if (status != STATUS_OK)
		return status;
	if (programs->count > 1)
		store_rename(&sc->store, sc->across.place);
	sc->outside = 0;
	insides_find(sc);
	lines_early(sc);
	status = write_laws_of_runs(sc);
	axis_release(&sc->across);
	free(sc->seen);
	free(sc->hot);
	sc->seen = NULL;
	sc->hot = NULL;
	return status;
}

/* Each program has laws of its own. */
static enum status
write_programs(struct scale *sc)
{
	enum status status = STATUS_OK;
	bool others = false;

	for (uint32_t i = 0; i < map_count(sc->store.ids); i++)
		others |= run_table_find(
			      sc->table, map_key(sc->store.ids, i)) == NULL;
	programs_find(&sc->programs, sc->table, sc->options->key, others);
	notes_programs(sc);
	for (; sc->program < sc->programs.count && status == STATUS_OK;
	     sc->program++)
		status = write_program(sc);
	writer_program(sc->out, NOBODY);
	programs_release(&sc->programs);
	return status;
}

enum status
scale_run(
    struct reader *in, struct writer *out, const struct scale_options *options)
{
	struct scale sc = {
	    .options = options, .out = out, .table = run_table_new()};
	enum status status;

	store_init(&sc.store);
	status = read_all(&sc, in);
	if (status == STATUS_OK) {
		store_difference(&sc.store);
		notes_twice(&sc);
		store_merge(&sc.store);
		memory_settle(&sc);
		status = write_programs(&sc);
	}
	free(sc.entries);
	free(sc.printed);
	store_release(&sc.store);
	run_table_free(sc.table);
	return status;
}
