/*
 * function_notes.c: notes on functions whose numbers cannot carry a verdict:
 * times under the clock's tick, growth in one step only, seen above some size
 * only. One note a kind: the worst three by name, and how many there are.
 */
#include "scale/stage.h"

/* Functions that a note names. */
#define WORST 3

struct suspects {
	size_t count;
	uint32_t worst[WORST];
};

static void
suspect(struct suspects *s, uint32_t function)
{
	if (s->count < WORST)
		s->worst[s->count] = function;
	s->count++;
}

static void
tell(struct scale *sc, const struct suspects *s, const char *level,
    const char *code, const char *text)
{
	struct buf names = BUF_EMPTY;
	struct str one = NOBODY;

	if (s->count == 0)
		return;
	for (size_t i = 0; i < s->count && i < WORST; i++) {
		struct str name = subject_of(sc, s->worst[i]).name;

		if (name.data == NULL)
			name = subject_of(sc, s->worst[i]).full_name;
		buf_adds(&names, i == 0 ? "" : ", ");
		buf_addstr(&names, name);
	}
	if (s->count == 1)
		one = subject_of(sc, s->worst[0]).full_name;
	if (s->count > WORST)
		buf_addf(&names, " and %zu more", s->count - WORST);
	writer_note(sc->out, level, code, sc->axis->within, one, "%s: %s", text,
	    buf_text(&names));
	buf_free(&names);
}

/* Whether any of these costs, in a run that takes part, is more than zero;
 * true too where none takes part. */
static bool
has_values(const struct scale *sc, const struct chain *costs)
{
	bool none = false;

	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = sc->store.costs[i].next) {
		const struct cost *cost = &sc->store.costs[i];

		if (sc->axis->place[cost->run] == MAP_NONE)
			continue;
		if (cost->values[METRIC_NCALL] > 0 ||
		    cost->values[METRIC_TTOT] > 0 ||
		    cost->values[METRIC_TSUB] > 0 ||
		    cost->values[METRIC_OWN] > 0)
			return true;
		none = true;
	}
	return !none;
}

static void
check_values(struct scale *sc)
{
	struct suspects nothing = {0};

	if (is_within(sc))
		return;
	for (uint32_t f = 0; f < sc->store.function_count; f++)
		if (!has_values(sc, &sc->store.functions[f].costs))
			suspect(&nothing, f);
	tell(sc, &nothing, "info", "no-values",
	    "neither calls nor time at any size, so not fitted");
	if (!isfinite(sc->computing))
		writer_note(sc->out, "warning", "overflow", sc->axis->within,
		    NOBODY,
		    "the times add up to more than a number can hold: there "
		    "are no shares, and calls are judged");
}

void
notes_twice(struct scale *sc)
{
	struct store *s = &sc->store;
	uint32_t *last = xcalloc(s->run_count + 1, sizeof(*last));
	uint32_t found = MAP_NONE;
	size_t count = 0;

	for (uint32_t name = 0; name < map_count(s->names); name++) {
		bool twice = false;

		for (uint32_t i = s->named[name].costs.first; i != MAP_NONE;
		     i = s->costs[i].next) {
			if (s->costs[i].point != MAP_NONE)
				continue;
			twice |= last[s->costs[i].run] == name + 1;
			last[s->costs[i].run] = name + 1;
		}
		if (twice && count++ == 0)
			found = name;
	}
	free(last);
	if (count > 0)
		writer_note(sc->out, "warning", "twice", NOBODY,
		    s->named[found].full_name,
		    "%zu functions have several lines in one run, which are "
		    "added up",
		    count);
}

/* Growth of a time that is not believed, by the reason. */
struct disbelieved {
	struct suspects jump, brief, caches;
};

static void
judge_suspect(const struct scale *sc, uint32_t function, struct growth *growth,
    struct disbelieved *unsure)
{
	series_points(sc, sc->judged, growth);
	series_judge(sc, sc->judged, growth);
	if (growth->j.jump)
		suspect(&unsure->jump, function);
	if (growth->j.brief)
		suspect(&unsure->brief, function);
	if (growth->j.caches)
		suspect(&unsure->caches, function);
}

static void
tell_disbelieved(struct scale *sc, struct disbelieved *unsure)
{
	tell(sc, &unsure->jump, "info", "gc-suspect",
	    "grows in one step between two sizes only, as the garbage "
	    "collector or a cache makes it: not believed");
	tell(sc, &unsure->brief, "info", "brief",
	    "seems to grow, but takes less than 10 ms at the largest size: one "
	    "interruption is as long, so it is not believed (larger sizes "
	    "would tell)");
	tell(sc, &unsure->caches, "info", "caches",
	    "gets dearer for the same work, but no more than data does that "
	    "outgrows the processor's caches: not believed (larger sizes would "
	    "tell)");
}

void
notes_functions(struct scale *sc)
{
	struct suspects tick = {0}, above = {0};
	struct disbelieved unsure = {{0}, {0}, {0}};
	struct growth growth;
	double each;

	check_values(sc);
	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];

		if (!(entry->share >= SHARE_ODD))
			continue;
		series_gather(sc, &sc->store.functions[entry->index].costs);
		if (is_within(sc)) {
			judge_suspect(sc, entry->index, &growth, &unsure);
			continue;
		}
		each = series_last(sc, METRIC_TAVG);
		if (sc->wall_times && each > 0 && each < CLOCK_TICK_S)
			suspect(&tick, entry->index);
		series_points(sc, METRIC_NCALL, &growth);
		if (growth.judged.count < sc->axis->size_count)
			suspect(&above, entry->index);
		judge_suspect(sc, entry->index, &growth, &unsure);
	}
	tell(sc, &tick, "info", "tick",
	    "a call takes less than 1 us, which is a tick of YAPPI's clock and "
	    "what measuring it costs: times are rough, calls are to be "
	    "trusted");
	tell_disbelieved(sc, &unsure);
	tell(sc, &above, "info", "only-above",
	    "not seen at every size; judged where it was");
	if (sc->no_callers && sc->any_time)
		writer_note(sc->out, "info", "no-callers", sc->axis->within,
		    NOBODY,
		    "a profile has no callers: judged by self time (tsub), "
		    "not by own cost");
}

void
notes_left_out(struct scale *sc)
{
	if (sc->small_functions > 0 || sc->small_edges > 0)
		writer_note(sc->out, "info", "small", sc->axis->within, NOBODY,
		    "%zu functions and %zu edges below %g %% of the computing "
		    "time are left out; --min-share 0 prints them",
		    sc->small_functions, sc->small_edges,
		    100 * sc->options->min_share);
}
