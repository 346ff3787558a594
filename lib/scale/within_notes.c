/*
 * within_notes.c: notes on checkpoints: which run is looked into, along what,
 * and what that cannot tell.
 *
 *	-> {"type":"note","tool":"prof-scale","level":"info",
 *	    "code":"within","run":"job","text":"laws within this run, by ..."}
 */
#include "core/number.h"
#include "scale/stage.h"

static void
note_found(struct scale *sc)
{
	const struct within *in = &sc->within;
	const struct sized_run *run = &sc->across.runs[in->chosen];
	uint32_t driver = in->axis.driver.function;
	struct str kind =
	    driver != MAP_NONE ? subject_of(sc, driver).kind : NOBODY;
	const char *counted = str_is(kind, "loop")     ? "passes"
			      : str_is(kind, "length") ? "items"
						       : "calls";
	char first[NUMBER_SIZE], last[NUMBER_SIZE];

	number_format_rounded(in->bounds[0], 0, first);
	number_format_rounded(in->bounds[in->axis.used_count], 0, last);
	if (run->state == RUN_FAILED)
		writer_note(sc->out, "warning", "failed-run", run->id, NOBODY,
		    "ended with an error: laws within it hold for what was "
		    "done until then");
	writer_note(sc->out, "info", "within", run->id, NOBODY,
	    "laws within this run, by %s: %zu intervals between its "
	    "checkpoints from n = %s to %s",
	    driver != MAP_NONE ? counted : buf_text(&in->axis.by),
	    in->axis.used_count, first, last);
	if (driver != MAP_NONE)
		writer_note(sc->out, "info", "auto-axis", run->id,
		    subject_of(sc, driver).full_name,
		    "n is the %s of %.*s: %zu of the %zu functions whose "
		    "calls rise throughout the run are linear in it",
		    counted, STR_ARG(subject_of(sc, driver).name),
		    in->axis.driver.linear, in->axis.driver.rising);
}

void
notes_checkpoints(struct scale *sc)
{
	const struct within *in = &sc->within;
	struct str id = NOBODY;

	if (in->state == WITHIN_NONE)
		return;
	id = sc->across.runs[in->chosen].id;
	if (in->state == WITHIN_FOUND)
		note_found(sc);
	else if (in->state == WITHIN_NO_AXIS)
		writer_note(sc->out, "warning", "no-axis", id, NOBODY,
		    "has checkpoints, but no iterations, and no function "
		    "whose calls rise throughout: no laws within it (-b "
		    "FUNCTION names one)");
	else
		writer_note(sc->out, "info", "few-points", id, NOBODY,
		    "has checkpoints, but too few that are far enough apart: "
		    "no laws within it");
	if (in->others > 0)
		writer_note(sc->out, "info", "checkpoints", NOBODY, NOBODY,
		    "the checkpoints of %zu other %s are not used: only those "
		    "of the largest run are",
		    in->others, in->others == 1 ? "run" : "runs");
	if (sc->store.falls > 0)
		writer_note(sc->out, "warning", "points-fall", NOBODY, NOBODY,
		    "%zu lines of checkpoints are below those of the "
		    "checkpoint before: taken as unchanged",
		    sc->store.falls);
}

/* What no law is of. */
void
notes_within(struct scale *sc)
{
	const struct within *in = &sc->within;
	char first[NUMBER_SIZE], last[NUMBER_SIZE];
	double part = isfinite(in->outside) ? fmax(in->outside, 0) : 0;

	if (part < SHARE_OUTSIDE && sc->outside == 0)
		return;
	number_format_rounded(in->bounds[0], 0, first);
	number_format_rounded(in->bounds[in->axis.used_count], 0, last);
	writer_note(sc->out, "info", "outside", sc->axis->within, NOBODY,
	    "%.0f %% of its time lie before n = %s or behind n = %s, and %zu "
	    "functions cost nothing between (start-up, tear-down): no law is "
	    "of that",
	    100 * part, first, last, sc->outside);
}
