/*
 * commit_notes.c: the note on functions that are not in every commit of the
 * runs.
 *
 *	-> {"type":"note","tool":"prof-scale","level":"warning",
 *	    "code":"unmatched","text":"3 functions are not in all of the 2
 *	    commits, or cannot be told from others of their name:
 *	    lib/x.py:10 get (1.2 s), lib/x.py:40 get (0.4 s), ..."}
 */
#include "function/unmatched.h"
#include "scale/stage.h"

/* How many revisions the function has costs in; SEEN holds its number + 1 for
 * each. *SECONDS is the most that it cost in a run. */
static uint32_t
revisions_of(
    const struct scale *sc, uint32_t function, uint32_t *seen, double *seconds)
{
	const struct store *s = &sc->store;
	uint32_t count = 0;

	*seconds = 0;
	for (uint32_t i = s->functions[function].costs.first; i != MAP_NONE;
	     i = s->costs[i].next) {
		const struct cost *cost = &s->costs[i];
		double own = isfinite(cost->values[METRIC_OWN])
				 ? cost->values[METRIC_OWN]
				 : cost->values[METRIC_TSUB];

		if (sc->axis->place[cost->run] == MAP_NONE)
			continue;
		*seconds = own > *seconds ? own : *seconds;
		count += seen[s->runs[cost->run].revision] != function + 1;
		seen[s->runs[cost->run].revision] = function + 1;
	}
	return count;
}

static uint32_t
revisions_used(const struct scale *sc, uint32_t *seen)
{
	const struct store *s = &sc->store;
	uint32_t count = 0;

	for (size_t i = 0; i < s->run_count; i++) {
		if (sc->axis->place[i] == MAP_NONE)
			continue;
		count += seen[s->runs[i].revision] == 0;
		seen[s->runs[i].revision] = UINT32_MAX;
	}
	return count;
}

static void
tell(struct scale *sc, const struct unmatched *u, uint32_t commits)
{
	struct buf names = BUF_EMPTY;

	unmatched_text(u, &names);
	writer_note(sc->out, "warning", "unmatched", NOBODY, NOBODY,
	    "%zu function%s not in all of the %u commits, or cannot be told "
	    "from others of %s name: %s",
	    u->count, u->count == 1 ? " is" : "s are", commits,
	    u->count == 1 ? "its" : "their", buf_text(&names));
	buf_free(&names);
}

void
notes_unmatched(struct scale *sc)
{
	struct unmatched u = {.count = 0};
	uint32_t *seen, commits;

	if (sc->store.versions < 2)
		return;
	seen = xcalloc(store_revisions(&sc->store), sizeof(*seen));
	commits = revisions_used(sc, seen);
	for (uint32_t i = 0; i < sc->store.function_count; i++) {
		double seconds;
		uint32_t count = revisions_of(sc, i, seen, &seconds);

		if (count > 0 && count < commits) {
			struct subject subject = subject_of(sc, i);
			struct unmatched_one one = {subject.full_name,
			    subject.module, subject.name, subject.lineno,
			    sc->wall_times ? seconds : 0};

			unmatched_add(&u, &one);
		}
	}
	if (u.count > 0)
		tell(sc, &u, commits);
	free(seen);
}
