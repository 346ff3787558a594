/*
 * run_notes.c: notes on the runs, before the laws: runs that were left out, and
 * sizes or circumstances that limit what can be said.
 *
 *	-> {"type":"note","tool":"prof-scale","level":"warning",
 *	    "code":"few-sizes","text":"2 sizes: slopes and no verdicts"}
 */
#include "core/number.h"
#include "scale/stage.h"
#include "stream/profiles.h"

static void
note_left_out(struct scale *sc)
{
	static const struct {
		enum run_state state;
		const char *level, *code, *text;
	} reasons[] = {
	    {RUN_FAILED, "warning", "failed-run",
		"ended with an error: left out of all fits"},
	    {RUN_TRUNCATED, "warning", "truncated-run",
		"cut short, so without a size: left out of all fits "
		"(-b FUNCTION counts how far it came)"},
	    {RUN_BROKEN, "warning", "broken-run",
		"its profile could not be read to the end: left out of all "
		"fits"},
	    {RUN_OPEN, "warning", "open-run",
		"has functions but has not ended: left out of all fits"},
	    {RUN_NO_SIZE, "warning", "no-size",
		"has no size on this axis: left out of all fits"},
	};

	for (size_t i = 0; i < sc->across.run_count; i++) {
		const struct sized_run *run = &sc->across.runs[i];

		if (sc->within.state == WITHIN_FOUND && i == sc->within.chosen)
			continue;
		for (size_t k = 0; k < COUNT_OF(reasons); k++)
			if (run->state == reasons[k].state)
				writer_note(sc->out, reasons[k].level,
				    reasons[k].code, run->id, NOBODY, "%s",
				    reasons[k].text);
		if (run->state == RUN_USED && run->line != NULL &&
		    isnan(sc->across.own_status) && !run_is_complete(run->line))
			writer_note(sc->out, "warning", "truncated-run",
			    run->id, NOBODY,
			    "cut short: fitted by what was counted; times "
			    "of functions still open are missing");
	}
}

static void
note_own_status(struct scale *sc)
{
	const struct axis *axis = &sc->across;

	if (isnan(axis->own_status))
		return;
	writer_note(sc->out, "warning", "own-status", NOBODY, NOBODY,
	    axis->run_count == 1
		? "The run ended with exit status %.0f, and is judged: its "
		  "profile is whole"
		: "All runs ended with exit status %.0f, and are judged: their "
		  "profiles are whole",
	    axis->own_status);
}

static void
note_sizes(struct scale *sc)
{
	const struct axis *axis = &sc->across;
	size_t count = axis->size_count;
	double range;

	/* With one run, the laws within it are the result. */
	if (count < 2 && sc->within.state == WITHIN_FOUND)
		return;
	if (axis->used_count == 0) {
		writer_note(sc->out, "warning", "no-runs", NOBODY, NOBODY,
		    "no finished run with a size: nothing to fit");
		return;
	}
	range = axis->last_n / axis->n[0];
	if (count == 1)
		writer_note(sc->out, "warning", "few-sizes", NOBODY, NOBODY,
		    "one size: no verdict");
	else if (count == 2)
		writer_note(sc->out, "warning", "few-sizes", NOBODY, NOBODY,
		    "two sizes: slopes and no verdicts");
	else if (count == SIZES_VERDICT)
		writer_note(sc->out, "warning", "few-sizes", NOBODY, NOBODY,
		    "three sizes: no verdict by time is firm");
	if (count > 1 && range < RANGE_WANTED)
		writer_note(sc->out, "warning", "narrow-range", NOBODY, NOBODY,
		    "the largest size is %.3g times the smallest; below 16 "
		    "times laws are hard to tell apart",
		    range);
	if (axis->joined)
		writer_note(sc->out, "info", "near-sizes", NOBODY, NOBODY,
		    "sizes that differ by less than 10 %% are taken as one: "
		    "%zu runs, %zu sizes",
		    axis->used_count, count);
	if (str_is(buf_str(&axis->by), "size") && axis->run_count > 0 &&
	    sc->options->by == NULL) {
		for (size_t i = 0; i < axis->used_count; i++)
			if (isfinite(axis->runs[axis->used[i]].iterations)) {
				writer_note(sc->out, "info", "some-iterations",
				    NOBODY, NOBODY,
				    "by size: not every run has counted "
				    "iterations");
				break;
			}
	}
}

static void
note_axis(struct scale *sc)
{
	const struct driver *driver = &sc->across.driver;

	if (driver->function != MAP_NONE)
		writer_note(sc->out, "info", "auto-axis", NOBODY,
		    subject_of(sc, driver->function).full_name,
		    "n is the calls of %.*s: %zu of the %zu functions whose "
		    "calls rise from run to run are linear in it",
		    STR_ARG(subject_of(sc, driver->function).name),
		    driver->linear, driver->rising);
	else if (sc->across.used_count > 1 && sc->options->by != NULL &&
		 strcmp(sc->options->by, "auto") == 0)
		writer_note(sc->out, "warning", "no-axis", NOBODY, NOBODY,
		    "no function's calls rise from run to run: by %s",
		    buf_text(&sc->across.by));
}

/* A text of a run's result, "" if unknown. */
static const char *
fact(const struct run_line *line, const char *key)
{
	const char *text;

	if (line == NULL)
		return "";
	text = run_result_text(line, key);
	if (*text != '\0')
		return text;
	if (strcmp(key, "engine") == 0)
		return line->engine;
	if (strcmp(key, "clock") == 0)
		return line->clock;
	return "";
}

static bool
same_json(const struct json *a, const struct json *b)
{
	const struct json *x, *y;

	if (json_kind(a) != json_kind(b) || json_count(a) != json_count(b))
		return false;
	switch (json_kind(a)) {
	case VALUE_STRING:
		return strcmp(json_text(a, ""), json_text(b, "")) == 0;
	case VALUE_NUMBER:
		return !(json_number(a, 0) < json_number(b, 0)) &&
		       !(json_number(a, 0) > json_number(b, 0));
	case VALUE_BOOL:
		return json_bool(a, false) == json_bool(b, false);
	case VALUE_OBJECT:
		for (x = json_first(a); x != NULL; x = json_next(x))
			if (!same_json(x, json_get(b, json_key(x))))
				return false;
		return true;
	case VALUE_ARRAY:
		for (x = json_first(a), y = json_first(b);
		     x != NULL && y != NULL; x = json_next(x), y = json_next(y))
			if (!same_json(x, y))
				return false;
		return true;
	case VALUE_ABSENT:
	case VALUE_NULL:
	default:
		return true;
	}
}

static const struct run_line *
used_line(const struct scale *sc, size_t place)
{
	return sc->across.runs[sc->across.used[place]].line;
}

static void
note_mixed(struct scale *sc)
{
	static const struct {
		const char *key, *code, *what;
	} facts[] = {{"git_rev", "mixed-commits", "commits"},
	    {"host", "mixed-hosts", "hosts"},
	    {"python", "mixed-python", "interpreters"},
	    {"clock", "mixed-clock", "clocks"},
	    {"engine", "mixed-engine", "engines"}};
	const struct json *first = NULL;
	bool mixed = false;

	for (size_t k = 0; k < COUNT_OF(facts); k++) {
		const char *known = "";

		for (size_t i = 0; i < sc->across.used_count; i++) {
			const char *text = fact(used_line(sc, i), facts[k].key);

			if (*known == '\0')
				known = text;
			if (*text == '\0' || strcmp(text, known) == 0)
				continue;
			writer_note(sc->out, "warning", facts[k].code, NOBODY,
			    NOBODY, "runs of different %s: %s and %s",
			    facts[k].what, known, text);
			break;
		}
	}
	for (size_t i = 0; i < sc->across.used_count && !mixed; i++) {
		const struct run_line *line = used_line(sc, i);

		if (line == NULL || line->invariants == NULL)
			continue;
		if (first == NULL)
			first = line->invariants;
		mixed = !same_json(first, line->invariants);
	}
	if (mixed)
		writer_note(sc->out, "warning", "mixed-invariants", NOBODY,
		    NOBODY, "runs with different invariants");
}

static void
note_dirty(struct scale *sc)
{
	size_t dirty = 0;

	for (size_t i = 0; i < sc->across.used_count; i++) {
		const struct run_line *line = used_line(sc, i);

		dirty += line != NULL && line->result != NULL &&
			 json_bool(json_get(line->result, "git_dirty"), false);
	}
	if (dirty > 0)
		writer_note(sc->out, "warning", "dirty", NOBODY, NOBODY,
		    "%zu of %zu runs were made with uncommitted changes", dirty,
		    sc->across.used_count);
}

static bool
has_note(const struct run_line *line, const char *code)
{
	const struct json *codes = json_get(line->result, "note_codes");

	for (const struct json *one = json_first(codes); one != NULL;
	     one = json_next(one))
		if (strcmp(json_text(one, ""), code) == 0)
			return true;
	return false;
}

/* What makes a program several times slower. */
static void
note_traced(struct scale *sc)
{
	static const struct {
		const char *of_run, *code, *words;
	} traces[] = {
	    {"memory-traced", "mixed-memory", "memory (prof-run --memory)"},
	    {"lines-traced", "mixed-hits", "lines (prof-run --hits)"},
	};

	for (size_t k = 0; k < COUNT_OF(traces); k++) {
		size_t traced = 0;

		for (size_t i = 0; i < sc->across.used_count; i++) {
			const struct run_line *line = used_line(sc, i);

			traced +=
			    line != NULL && has_note(line, traces[k].of_run);
		}
		if (traced > 0 && traced < sc->across.used_count)
			writer_note(sc->out, "warning", traces[k].code, NOBODY,
			    NOBODY,
			    "%zu of %zu runs traced %s, which makes them "
			    "slower: times do not compare",
			    traced, sc->across.used_count, traces[k].words);
	}
}

void
notes_runs(struct scale *sc)
{
	note_left_out(sc);
	note_own_status(sc);
	note_sizes(sc);
	note_axis(sc);
	note_mixed(sc);
	note_dirty(sc);
	note_traced(sc);
	if (sc->store.kept_apart > 0)
		writer_note(sc->out, "info", "same-identity", NOBODY, NOBODY,
		    "%zu names stand for more than one function within a run "
		    "and were kept apart by their full names",
		    sc->store.kept_apart);
	if (isfinite(sc->measured_target)) {
		char digits[NUMBER_SIZE];

		number_format(sc->measured_target, digits);
		writer_note(sc->out, "warning", "far-target", NOBODY, NOBODY,
		    "the target %s is more than ten times the largest "
		    "measured size: no projection (--force)",
		    digits);
	}
}
