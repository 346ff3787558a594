/*
 * tally.c: see tally.h.
 */
#include "plan/tally.h"

#include "plan/estimate.h"
#include "stream/writer.h"

#define HOUR   3600.0
#define MINUTE 60.0

enum count_column {
	COUNT_PHASE,
	COUNT_PENDING, /* the four in the order of enum plan_status */
	COUNT_RUNNING,
	COUNT_DONE,
	COUNT_ERROR,
	COUNT_TOTAL,
	COUNT_HOURS,
	COUNT_HOURS_LO,
	COUNT_HOURS_HI,
	COUNT_COLUMNS
};

static const struct column count_columns[COUNT_COLUMNS] = {
    {COLUMN("phase", NUMBER, 5)},
    {COLUMN("pending", NUMBER, 7)},
    {COLUMN("running", NUMBER, 7)},
    {COLUMN("done", NUMBER, 6)},
    {COLUMN("error", NUMBER, 6)},
    {COLUMN("total", NUMBER, 6)},
    {COLUMN("hours", NUMBER, 6)},
    {COLUMN("hours_lo", NUMBER, 8)},
    {COLUMN("hours_hi", NUMBER, 8)},
};
static const struct shape shape_count = {"count", count_columns, COUNT_COLUMNS};

struct tally {
	int64_t phase;
	int64_t counts[PLAN_STATUS_COUNT];
	struct projection left; /* seconds of what is pending */
};

struct tallies {
	struct tally *list;
	size_t count, cap;
};

static struct tally *
tally_of(struct tallies *tallies, int64_t phase)
{
	for (size_t i = 0; i < tallies->count; i++)
		if (tallies->list[i].phase == phase)
			return &tallies->list[i];
	GROW(tallies->list, tallies->cap, tallies->count + 1);
	tallies->list[tallies->count] =
	    (struct tally){.phase = phase, .left = {0, 0, 0}};
	return &tallies->list[tallies->count++];
}

static int
compare_phases(const void *a, const void *b)
{
	const struct tally *one = a, *other = b;

	return (one->phase > other->phase) - (one->phase < other->phase);
}

/* Minutes have three decimals, less than a minute shows more. */
static void
write_hours(struct writer *out, int column, double seconds)
{
	writer_real(out, column, seconds / HOUR, seconds < MINUTE ? 6 : 3);
}

static void
write_tally(struct writer *out, const struct tally *tally)
{
	int64_t total = 0;

	writer_begin(out, &shape_count);
	if (tally->phase != PLAN_NO_PHASE)
		writer_count(out, COUNT_PHASE, tally->phase);
	for (int i = 0; i < PLAN_STATUS_COUNT; i++) {
		writer_count(out, COUNT_PENDING + i, tally->counts[i]);
		total += tally->counts[i];
	}
	writer_count(out, COUNT_TOTAL, total);
	if (tally->counts[PLAN_PENDING] > 0) {
		write_hours(out, COUNT_HOURS, tally->left.at);
		write_hours(out, COUNT_HOURS_LO, tally->left.lo);
		write_hours(out, COUNT_HOURS_HI, tally->left.hi);
	}
	writer_end(out);
}

static void
add_run(struct tally *tally, enum plan_status now,
    const struct estimate *estimate, const struct plan_run *run)
{
	struct projection takes;

	tally->counts[now]++;
	if (now != PLAN_PENDING)
		return;
	estimate_run(estimate, run, &takes);
	tally->left.at += takes.at;
	tally->left.lo += takes.lo;
	tally->left.hi += takes.hi;
}

enum status
tally_write(const struct plan *plan, const struct selection *selection,
    const bool *statuses, enum format format)
{
	struct writer *out = writer_open(stdout, format, &shape_count, NULL);
	struct tallies tallies = {NULL, 0, 0};
	struct estimate estimate;
	enum status status;

	estimate_learn(&estimate, plan);

	for (size_t i = 0; i < plan->count; i++) {
		const struct plan_run *run = &plan->runs[i];
		enum plan_status now = plan_status_now(plan, run);

		if (!select_matches(selection, run) ||
		    (statuses != NULL && !statuses[now]))
			continue;
		add_run(tally_of(&tallies, run->phase), now, &estimate, run);
	}
	xqsort(
	    tallies.list, tallies.count, sizeof(*tallies.list), compare_phases);
	for (size_t i = 0; i < tallies.count; i++)
		write_tally(out, &tallies.list[i]);
	status = writer_close(out, STATUS_OK);
	if (status == STATUS_OK && tallies.count == 0)
		status = STATUS_NO;
	free(tallies.list);
	return status;
}
