/*
 * scale.c: reads the stream, passes on what is not consumed, then writes the
 * laws. See scale.h for an example of input and output.
 */
#include "core/message.h"
#include "scale/model.h"

/* Uncommitted changes make another text of a commit. */
static void
take_revision(struct scale *sc, const struct run_line *run)
{
	struct buf text = BUF_EMPTY;

	buf_adds(&text, run_result_text(run, "git_rev"));
	if (run->result != NULL &&
	    json_bool(json_get(run->result, "git_dirty"), false))
		buf_adds(&text, " changed");
	store_revision(&sc->store, str_of(run->id), buf_str(&text));
	buf_free(&text);
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

		if (row.shape == &shape_run) {
			status = take_run(sc, in, &row);
		} else if (row.shape == &shape_note) {
			status = take_note(sc, in, &row);
		} else if (row.shape == &shape_func ||
			   row.shape == &shape_edge) {
			status = func_line_read(in, &row, &line);
			if (status == STATUS_OK)
				store_add(&sc->store, &line);
		} else {
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
	sc->target = isfinite(asked) ? asked : axis_largest(&sc->axis);
	if (sc->target > PROJECT_FARTHEST * sc->axis.last_n &&
	    !sc->options->force) {
		sc->measured_target = sc->target;
		sc->target = sc->axis.last_n;
	}
}

static void
write_all(struct scale *sc)
{
	set_target(sc);
	series_init(sc);
	checks_runs(sc);
	if (sc->axis.used_count > 0) {
		rank_functions(sc);
		if (sc->options->pairs) {
			pairs_write(sc);
		} else {
			checks_unmatched(sc);
			checks_functions(sc);
			lines_program(sc);
			lines_functions(sc);
			rank_edges(sc);
			/* In a table for eyes they would look like functions. */
			if (writer_format(sc->out) != FORMAT_TEXT)
				lines_edges(sc);
			checks_left_out(sc);
		}
	}
	series_release(sc);
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
		store_merge(&sc.store);
		status =
		    axis_choose(&sc.axis, options->by, &sc.store, sc.table);
	}
	if (status == STATUS_OK) {
		if (sc.axis.run_count > 0)
			write_all(&sc);
		axis_release(&sc.axis);
	}
	free(sc.entries);
	free(sc.printed);
	store_release(&sc.store);
	run_table_free(sc.table);
	return status;
}
