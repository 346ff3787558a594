/*
 * packages.c: package lines: what the functions of each package took together
 * at the largest size, or in the run within which laws are told.
 *
 *	pandas: 412 functions, 8.1 s of 35 s computing
 *	-> {"type":"package","package":"pandas","group":"library","by":"size",
 *	    "n":32,"own_s":8.1,"share":0.23,"wait_s":0,"functions":412}
 *
 * Their sum is the computing time: also functions count that are too small for a
 * law.
 */
#include "scale/stage.h"
#include "stream/package.h"
#include "stream/packageline.h"

struct sums {
	struct map *index; /* by name: index in lines */
	struct package_line *lines;
	size_t count, cap;
	double all; /* seconds */
};

static struct package_line *
line_of(struct sums *sums, const struct package *package)
{
	bool is_new;
	uint32_t at = map_add(sums->index, package->name, &is_new);

	if (is_new) {
		GROW(sums->lines, sums->cap, sums->count + 1);
		sums->lines[sums->count++] = (struct package_line){
		    .package = package->name, .group = package->group};
	}
	return &sums->lines[at];
}

/* Adds the current function. Where waiting was not measured, who waits is known
 * by the name: then only waiting for the network is no idle thread. */
static void
add(struct scale *sc, struct sums *sums, const struct subject *subject)
{
	struct package package = package_of(subject->origin, subject->kind,
	    subject->full_name, subject->module);
	struct package_line *line;
	bool waits = str_is(subject->kind, "wait");
	double own = series_last(sc, sc->judged), wait = rank_wait_lost(sc);

	if (waits && str_is(package.group, "network"))
		wait = fmax(wait, series_last(sc, METRIC_TSUB));
	if (waits || is_in_callers(sc, subject->kind))
		own = 0;
	if (!(own > 0) && !(wait > 0))
		return;
	line = line_of(sums, &package);
	line->own_s += own;
	line->wait_s += wait;
	line->functions++;
	sums->all += own;
}

/* What takes most first. */
static int
by_time(const void *a, const void *b)
{
	const struct package_line *x = a, *y = b;
	double p = x->own_s + x->wait_s, q = y->own_s + y->wait_s;

	if (p < q || p > q)
		return p < q ? 1 : -1;
	return str_compare(x->package, y->package);
}

void
lines_packages(struct scale *sc)
{
	struct sums sums = {.index = map_new()};

	for (uint32_t f = 0; sc->wall_times && f < sc->store.function_count;
	     f++) {
		struct subject subject = subject_of(sc, f);

		if (sc->store.functions[f].costs.count == 0 || is_part(sc, f) ||
		    str_is(subject.kind, "program"))
			continue;
		series_gather(sc, &sc->store.functions[f].costs);
		add(sc, &sums, &subject);
	}
	xqsort(sums.lines, sums.count, sizeof(*sums.lines), by_time);
	for (size_t i = 0; i < sums.count; i++) {
		struct package_line *line = &sums.lines[i];

		line->by = buf_str(&sc->axis->by);
		line->n = sc->axis->last_n;
		line->share =
		    sums.all > 0 ? line->own_s / sums.all : (double)NAN;
		line->within = sc->axis->within;
		package_line_write(sc->out, line);
	}
	map_free(sums.index);
	free(sums.lines);
}
