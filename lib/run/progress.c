/* progress.c: see progress.h. */
#include "run/progress.h"

#include <dirent.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/date.h"
#include "core/file.h"
#include "core/message.h"
#include "core/program_name.h"
#include "core/statistics.h"
#include "counts/counts.h"

/* A look at what a program does, in seconds; and it takes no more than a part of
 * the time. */
#define LOOK_S	   3.0
#define LOOK_PART  100
#define NAME_WIDTH 24
#define MANY_CALLS 100000000
/* Below it they are told in thousands. */
#define FEW_CALLS 1000000

void
progress_learn(struct progress *progress, double size, double wall_s)
{
	if (!(size > 0) || !(wall_s > 0) || !isfinite(size) ||
	    !isfinite(wall_s))
		return;
	GROW(progress->sizes, progress->cap, progress->count + 1);
	GROW(progress->walls, progress->wall_cap, progress->count + 1);
	progress->sizes[progress->count] = size;
	progress->walls[progress->count++] = wall_s;
}

/* The index of the largest size below LIMIT, or COUNT. */
static size_t
largest_below(const struct progress *progress, double limit)
{
	size_t best = progress->count;

	for (size_t i = 0; i < progress->count; i++)
		if (progress->sizes[i] < limit &&
		    (best == progress->count ||
			progress->sizes[i] >= progress->sizes[best]))
			best = i;
	return best;
}

static double
exponent(const struct progress *progress)
{
	size_t a = largest_below(progress, INFINITY), b;

	if (a == progress->count)
		return 1;
	b = largest_below(progress, progress->sizes[a]);
	if (b == progress->count)
		return 1;
	return fmin(3, fmax(0, log_slope(progress->sizes[b], progress->walls[b],
				   progress->sizes[a], progress->walls[a])));
}

double
progress_estimate(const struct progress *progress, double size)
{
	size_t nearest = progress->count;
	double distance = INFINITY;

	if (!(size > 0))
		return (double)NAN;
	for (size_t i = 0; i < progress->count; i++) {
		double d = fabs(log(size / progress->sizes[i]));

		if (d <= distance) {
			distance = d;
			nearest = i;
		}
	}
	if (nearest == progress->count)
		return (double)NAN;
	return progress->walls[nearest] *
	       pow(size / progress->sizes[nearest], exponent(progress));
}

/* 134 -> "2:14" */
static void
format_clock(double seconds, char *out, size_t room)
{
	long long whole = (long long)llround(seconds);

	if (whole >= 3600)
		snprintf(out, room, "%lld:%02lld:%02lld", whole / 3600,
		    whole / 60 % 60, whole % 60);
	else
		snprintf(out, room, "%lld:%02lld", whole / 60, whole % 60);
}

/* The file of the process that has counted most; the caller frees it. */
static char *
largest_counts(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	off_t most = 0;
	char *best = NULL;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct stat info;
		char *path;

		if (!str_ends(str_of(entry->d_name), ".counts"))
			continue;
		path = file_join(folder, entry->d_name);
		if (stat(path, &info) != 0 || info.st_size <= most) {
			free(path);
			continue;
		}
		free(best);
		best = path;
		most = info.st_size;
	}
	if (dir != NULL)
		closedir(dir);
	return best;
}

/* Tells what the program does now, as often as costs a hundredth of its time. */
static void
look(struct progress *progress, double elapsed_s)
{
	double before = clock_seconds(CLOCK_MONOTONIC);
	char *path = largest_counts(progress->scratch);
	struct buf top = BUF_EMPTY;
	int64_t calls;

	buf_clear(&progress->now);
	if (path != NULL && (progress->looked_at == NULL ||
				strcmp(path, progress->looked_at) != 0)) {
		glance_free(progress->glance);
		progress->glance = glance_new();
		free(progress->looked_at);
		progress->looked_at = xstrdup(path);
	}
	if (path != NULL && glance_at(progress->glance, path, &calls, &top)) {
		if (calls < FEW_CALLS)
			buf_addf(&progress->now, ", %.0f thousand calls",
			    (double)calls / 1e3);
		else
			buf_addf(&progress->now,
			    calls < MANY_CALLS ? ", %.1f million calls"
					       : ", %.0f million calls",
			    (double)calls / 1e6);
		if (top.len > 0) {
			buf_adds(&progress->now, ", now in ");
			buf_add_visible_cut(&progress->now, buf_str(&top),
			    NAME_WIDTH, "...", 2);
		}
	}
	progress->next_look_s =
	    elapsed_s +
	    fmax(LOOK_S, LOOK_PART * (clock_seconds(CLOCK_MONOTONIC) - before));
	buf_free(&top);
	free(path);
}

void
progress_begin(
    struct progress *progress, const struct ticket *ticket, const char *scratch)
{
	progress->scratch = scratch;
	progress->next_look_s = LOOK_S;
	buf_clear(&progress->now);
	progress->id = ticket->run.id;
	progress->expected_s = fmin(
	    progress_estimate(progress, ticket->run.size), ticket->timeout_s);
	if (!isfinite(progress->expected_s))
		progress->expected_s = (double)NAN;
}

void
progress_tick(struct progress *progress, double elapsed_s)
{
	char now[32], then[32];
	struct buf line = BUF_EMPTY;

	if (!progress->live)
		return;
	if (elapsed_s >= progress->next_look_s)
		look(progress, elapsed_s);
	format_clock(elapsed_s, now, sizeof(now));
	buf_addf(
	    &line, "\r\033[K%s: %zu done, ", program_name(), progress->ended);
	buf_add_visible(&line, str_of(progress->id));
	buf_addf(&line, " running %s", now);
	if (!isnan(progress->expected_s)) {
		format_clock(progress->expected_s, then, sizeof(then));
		buf_addf(&line, " of about %s", then);
	}
	buf_addstr(&line, buf_str(&progress->now));
	if (write(STDERR_FILENO, line.data, line.len) < 0)
		buf_clear(&line);
	buf_free(&line);
}

void
progress_clear(const struct progress *progress)
{
	static const char wipe[] = "\r\033[K";

	if (progress->live && write(STDERR_FILENO, wipe, sizeof(wipe) - 1) < 0)
		return;
}

void
progress_end(struct progress *progress, const struct outcome *outcome)
{
	const char *id = outcome->ticket->run.id;
	double wall = outcome->end.wall_s;

	progress->ended++;
	if (outcome->end.start_error != 0)
		message("%s: error: %s", id, outcome->error);
	else if (outcome->error_type != NULL)
		message(
		    "%s: error: %s, after %.1f s", id, outcome->error, wall);
	else if (outcome->early)
		message("%s: stopped after %.1f s", id, wall);
	else if (isfinite(outcome->measure.iterations))
		message("%s: done in %.1f s, %.0f iterations", id, wall,
		    outcome->measure.iterations);
	else
		message("%s: done in %.1f s", id, wall);
	if (outcome->error_type == NULL && !outcome->early)
		progress_learn(progress, outcome->ticket->run.size, wall);
}

void
progress_release(struct progress *progress)
{
	free(progress->sizes);
	free(progress->walls);
	free(progress->looked_at);
	glance_free(progress->glance);
	buf_free(&progress->now);
}
