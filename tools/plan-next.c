/*
 * plan-next: the runs of the plan, or some of them, as run lines.
 *
 *	$ plan-next -p 1 -n 1 -o jsonl
 *	{"type":"run","id":"wk-1","phase":1,"size":7,"status":"pending",...}
 *	$ plan-next -c -o csv
 *	type,phase,pending,running,done,error,total,hours,hours_lo,hours_hi
 *	count,1,3,0,6,0,9,2.5,2.1,3.4
 */
#include "core/options.h"
#include "plan/order.h"
#include "plan/select.h"
#include "plan/tally.h"
#include "plan/ticket_line.h"

static const char usage[] =
    "plan-next [-ac] [-f plan] [-l label] [-n n] [-o format] [-p n] [-r id]\n"
    "                 [-s status] [--order order] [--seed n]";

enum {
	OPTION_ORDER = OPTION_FIRST_CODE,
	OPTION_SEED
};

static const struct option long_options[] = {
    OPTION_HELP,
    {"order", required_argument, NULL, OPTION_ORDER},
    {"seed", required_argument, NULL, OPTION_SEED},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	const char *path;
	struct selection selection;
	bool statuses[PLAN_STATUS_COUNT];
	bool by_status;
	bool count;
	int64_t at_most;
	enum order order;
	enum format format;
	int64_t seed; /* negative: the plan's */
};

static void
set_status(struct settings *settings, const char *text)
{
	enum plan_status status;

	if (!plan_status_parse(str_of(text), &status))
		tool_usage(
		    "-s is none of pending, running, done, error: '%s'", text);
	settings->statuses[status] = true;
	settings->by_status = true;
}

static void
read_options(int argc, char **argv, struct settings *settings)
{
	int code;

	while ((code = tool_option(argc, argv,
		    SELECT_SHORTS "cf:n:o:s:", long_options)) != -1) {
		if (select_option(&settings->selection, code, optarg))
			continue;
		switch (code) {
		case 'c':
			settings->count = true;
			break;
		case 'f':
			settings->path = optarg;
			break;
		case 'n':
			settings->at_most =
			    tool_int("-n", optarg, 1, INT64_C(1000000000));
			break;
		case 'o':
			settings->format = format_of_output(optarg);
			break;
		case 's':
			set_status(settings, optarg);
			break;
		case OPTION_ORDER:
			if (!order_parse(optarg, &settings->order))
				tool_usage("--order is none of plan, size, "
					   "random, interleave: '%s'",
				    optarg);
			break;
		case OPTION_SEED:
			settings->seed =
			    tool_int("--seed", optarg, 0, INT64_MAX / 2);
			break;
		}
	}
	if (optind < argc)
		tool_usage(
		    "an operand that has no meaning here: '%s'", argv[optind]);
}

/* ---- tickets ---- */

/* Whether a run in this state is wanted: by default what is left to run, and
 * whatever was asked for by name. */
static bool
is_wanted(const struct settings *settings, enum plan_status now)
{
	if (settings->by_status)
		return settings->statuses[now];
	return settings->selection.all || settings->selection.ids.count > 0 ||
	       now == PLAN_PENDING;
}

static enum status
write_run(struct writer *out, const struct plan *plan,
    const struct plan_run *run, const struct settings *settings)
{
	enum plan_status now = plan_status_now(plan, run);

	/* Failed runs that were asked for as such are to be run again: as
	 * another attempt, since the receipt of this one stands. Eyes see what
	 * is, and so does -a. */
	if (now == PLAN_ERROR && settings->by_status &&
	    !settings->selection.all && writer_format(out) == FORMAT_JSONL)
		return ticket_write(
		    out, plan, run, PLAN_PENDING, run->attempt + 1);
	return ticket_write(out, plan, run, now, run->attempt);
}

/* The runs of the selection, whatever their state, in the order asked for: a
 * night that is resumed goes on in the same order. */
static size_t
list_runs(const struct plan *plan, const struct settings *settings,
    struct order_item *items)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->count; i++) {
		const struct plan_run *run = &plan->runs[i];

		if (select_matches(&settings->selection, run))
			items[count++] = (struct order_item){
			    i, run->size, run->cache.data != NULL};
	}
	order_items(items, count, settings->order,
	    (uint64_t)(settings->seed < 0 ? plan->meta.seed : settings->seed));
	return count;
}

static enum status
write_runs(const struct plan *plan, const struct settings *settings)
{
	struct writer *out =
	    writer_open(stdout, settings->format, &shape_run, NULL);
	struct order_item *items = xcalloc(plan->count, sizeof(*items));
	size_t count = list_runs(plan, settings, items);
	int64_t written = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const struct plan_run *run = &plan->runs[items[i].place];

		if (!is_wanted(settings, plan_status_now(plan, run)))
			continue;
		if (written == settings->at_most || writer_failed(out))
			break;
		status = write_run(out, plan, run, settings);
		written++;
	}
	free(items);
	status = writer_close(out, status);
	return status == STATUS_OK && written == 0 ? STATUS_NO : status;
}

int
main(int argc, char **argv)
{
	struct settings settings = {.path = PLAN_DEFAULT_PATH,
	    .at_most = INT64_MAX,
	    .order = ORDER_PLAN,
	    .format = FORMAT_AUTO,
	    .seed = -1};
	struct plan plan;
	enum status status;

	tool_start(argv, "plan-next", usage);
	read_options(argc, argv, &settings);
	status = plan_load(&plan, settings.path);
	if (status == STATUS_OK) {
		status = select_check(&settings.selection, &plan);
		if (status == STATUS_OK && settings.count)
			status = tally_write(&plan, &settings.selection,
			    settings.by_status ? settings.statuses : NULL,
			    settings.format);
		else if (status == STATUS_OK)
			status = write_runs(&plan, &settings);
		plan_release(&plan);
	}
	select_release(&settings.selection);
	return tool_finish(status);
}
