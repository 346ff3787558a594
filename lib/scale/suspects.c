/*
 * suspects.c: notes on functions whose numbers cannot carry a verdict: times
 * under the clock's tick, growth in one step only, seen above some size only.
 * One note a kind: the worst three by name, and how many there are.
 */
#include "scale/model.h"

#define NOBODY ((struct str){NULL, 0})
/* Of the computing time: below, nobody asks. */
#define SUSPECT_SHARE 0.001
#define TICK_S	      1e-6

struct suspects {
	size_t count;
	uint32_t worst[3];
};

static void
suspect(struct suspects *s, uint32_t function)
{
	if (s->count < 3)
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
	for (size_t i = 0; i < s->count && i < 3; i++) {
		struct str name = subject_of(sc, s->worst[i]).name;

		if (name.data == NULL)
			name = subject_of(sc, s->worst[i]).full_name;
		buf_adds(&names, i == 0 ? "" : ", ");
		buf_addstr(&names, name);
	}
	if (s->count == 1)
		one = subject_of(sc, s->worst[0]).full_name;
	if (s->count > 3)
		buf_addf(&names, " and %zu more", s->count - 3);
	writer_note(sc->out, level, code, sc->axis->within, one, "%s: %s", text,
	    buf_text(&names));
	buf_free(&names);
}

static void
judge_suspect(const struct scale *sc, uint32_t function, struct growth *growth,
    struct suspects *jump, struct suspects *brief)
{
	series_points(sc, sc->judged, growth);
	series_judge(sc, sc->judged, false, growth);
	if (growth->j.jump)
		suspect(jump, function);
	if (growth->j.brief)
		suspect(brief, function);
}

void
checks_functions(struct scale *sc)
{
	struct suspects tick = {0}, jump = {0}, above = {0}, brief = {0};
	struct growth growth;

	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];

		if (!(entry->share >= SUSPECT_SHARE))
			continue;
		series_gather(sc, &sc->store.functions[entry->index].costs);
		if (is_inside(sc)) {
			judge_suspect(sc, entry->index, &growth, &jump, &brief);
			continue;
		}
		if (sc->wall_times && series_last(sc, METRIC_TAVG) < TICK_S)
			suspect(&tick, entry->index);
		series_points(sc, METRIC_NCALL, &growth);
		if (growth.judged.count < sc->axis->size_count)
			suspect(&above, entry->index);
		judge_suspect(sc, entry->index, &growth, &jump, &brief);
	}
	tell(sc, &tick, "info", "tick",
	    "a call takes less than 1 us, which is a tick of YAPPI's clock and "
	    "what measuring it costs: times are rough, calls are to be "
	    "trusted");
	tell(sc, &jump, "info", "gc-suspect",
	    "grows in one step between two sizes only, as the garbage "
	    "collector or a cache makes it: not believed");
	tell(sc, &brief, "info", "brief",
	    "seems to grow, but takes less than 10 ms at the largest size: one "
	    "interruption is as long, so it is not believed (larger sizes "
	    "would tell)");
	tell(sc, &above, "info", "only-above",
	    "not seen at every size; judged where it was");
	if (sc->no_callers && sc->any_time)
		writer_note(sc->out, "info", "no-callers", sc->axis->within,
		    NOBODY,
		    "a profile has no callers: judged by self time (tsub), "
		    "not by own cost");
}

void
checks_left_out(struct scale *sc)
{
	if (sc->small_functions > 0 || sc->small_edges > 0)
		writer_note(sc->out, "info", "small", sc->axis->within, NOBODY,
		    "%zu functions and %zu edges below %g %% of the computing "
		    "time are left out; --min-share 0 prints them",
		    sc->small_functions, sc->small_edges,
		    100 * sc->options->min_share);
}
