/* emit.c: see emit.h. */
#include "parse/emit.h"

#include <math.h>

#include "core/glob.h"
#include "core/number.h"
#include "parse/kind.h"

/* Self times may differ from the threads' total by this share without a
 * note, */
#define SUMS_TOLERANCE 0.01
/* or by as many seconds as a profiler loses when it starts and stops. */
#define SUMS_FLOOR_S 0.01

void
emit_begin(struct emit *emit, struct str run, double size, double iterations)
{
	emit->run = run;
	emit->size = size;
	emit->iterations = iterations;
	emit->counted = NULL;
	emit->own_folders = NULL;
	emit->self_s = emit->threads_s = NAN;
}

static bool
wanted(const struct emit *emit, struct str full_name)
{
	return emit->match == NULL || glob_match(emit->match, full_name);
}

/* STATUS_SYSTEM after a write error, which writer_close() reports. */
static enum status
writer_status(const struct emit *emit)
{
	return writer_failed(emit->out) ? STATUS_SYSTEM : STATUS_OK;
}

/* Before its first call a function has 0 calls. */
static double
iterations_then(const struct emit *emit, double iterations)
{
	return isnan(iterations) && !isnan(emit->iterations) ? 0 : iterations;
}

static enum status
put_line(struct emit *emit, const struct func_line *line)
{
	struct func_line of_run = *line;
	bool at_end = line->point.data == NULL;

	/* A text table shows the end of the run only. */
	if (!at_end && writer_format(emit->out) == FORMAT_TEXT)
		return STATUS_OK;
	of_run.run = emit->run;
	of_run.size = emit->size;
	of_run.iterations =
	    at_end ? emit->iterations : iterations_then(emit, line->iterations);
	of_run.point = at_end ? STR("") : line->point;
	func_line_write(emit->out, &of_run);
	return writer_status(emit);
}

static enum status
on_func(void *context, const struct func_line *func)
{
	struct emit *emit = context;

	return wanted(emit, func->full_name) ? put_line(emit, func) : STATUS_OK;
}

static enum status
on_edge(void *context, const struct func_line *edge)
{
	struct emit *emit = context;

	return wanted(emit, edge->full_name) || wanted(emit, edge->caller)
		   ? put_line(emit, edge)
		   : STATUS_OK;
}

static enum status
on_point(void *context, const struct point_line *point)
{
	struct emit *emit = context;
	struct point_line of_run = *point;

	of_run.run = emit->run;
	of_run.size = emit->size;
	of_run.iterations = iterations_then(emit, point->iterations);
	point_line_write(emit->out, &of_run);
	return writer_status(emit);
}

static enum status
on_memory(void *context, const struct memory_line *memory)
{
	struct emit *emit = context;
	struct memory_line of_run = *memory;

	if (!str_is(memory->kind, "program") &&
	    !wanted(emit, memory->full_name))
		return STATUS_OK;
	of_run.run = emit->run;
	of_run.size = emit->size;
	memory_line_write(emit->out, &of_run);
	return writer_status(emit);
}

static enum status
on_line(void *context, const struct line_line *line)
{
	struct emit *emit = context;
	struct line_line of_run = *line;

	if ((!wanted(emit, line->full_name) && !wanted(emit, line->caller)) ||
	    writer_format(emit->out) == FORMAT_TEXT)
		return STATUS_OK;
	of_run.run = emit->run;
	of_run.size = emit->size;
	line_line_write(emit->out, &of_run);
	return writer_status(emit);
}

static void
put_digits(struct emit *emit, int column, struct str digits)
{
	struct cell cell = {VALUE_NUMBER, digits};

	if (digits.data != NULL)
		writer_cell(emit->out, column, &cell);
}

/* The same as put_line(), with the digits of the file. */
static enum status
on_func_digits(void *context, const struct func_line *func,
    const struct profile_digits *digits)
{
	struct emit *emit = context;
	struct writer *out = emit->out;

	if (!wanted(emit, func->full_name))
		return STATUS_OK;
	writer_begin(out, &shape_func);
	writer_text(out, FUNC_RUN, emit->run);
	writer_number(out, FUNC_SIZE, emit->size);
	writer_number(out, FUNC_ITERATIONS, emit->iterations);
	writer_text(out, FUNC_POINT, STR(""));
	writer_text(out, FUNC_KIND, func->kind);
	writer_text(out, FUNC_FULL_NAME, func->full_name);
	writer_text(out, FUNC_MODULE, func->module);
	writer_number(out, FUNC_LINENO, func->lineno);
	writer_text(out, FUNC_NAME, func->name);
	put_digits(emit, FUNC_NCALL, digits->ncall);
	put_digits(emit, FUNC_NACTUALCALL, digits->nactualcall);
	put_digits(emit, FUNC_TTOT, digits->ttot);
	put_digits(emit, FUNC_TSUB, digits->tsub);
	writer_text(out, FUNC_ORIGIN, origin_text(func->origin));
	writer_end(out);
	return writer_status(emit);
}

static enum status
on_self_total(void *context, double self_s)
{
	struct emit *emit = context;

	emit->self_s = isnan(emit->self_s) ? self_s : emit->self_s + self_s;
	return STATUS_OK;
}

static enum status
on_thread(void *context, const struct profile_thread *thread)
{
	struct emit *emit = context;

	if (isnan(thread->total_s))
		return STATUS_OK;
	if (isnan(emit->threads_s))
		emit->threads_s = 0;
	emit->threads_s += thread->total_s;
	return STATUS_OK;
}

static void
on_note(void *context, const char *level, const char *code,
    struct str full_name, const char *text)
{
	struct emit *emit = context;

	writer_note(emit->out, level, code, emit->run, full_name, "%s", text);
}

void
emit_broken(struct emit *emit, const char *path)
{
	writer_note(emit->out, "error", "profile-broken", emit->run,
	    (struct str){NULL, 0},
	    "%s cannot be used: nothing of this run counts", path);
}

static enum status
read_profile(struct emit *emit, const char *path, bool whole)
{
	struct profile_sink sink = {
	    .context = emit,
	    .func = on_func,
	    .func_digits = on_func_digits,
	    .edge = on_edge,
	    .thread = on_thread,
	    .point = on_point,
	    .iterations = emit->counted,
	    .whole = whole,
	    .own_folders = emit->own_folders,
	    .map = emit->map,
	    .memory = on_memory,
	    .line = on_line,
	    .self_total = on_self_total,
	    .note = on_note,
	};

	return profile_read(path, &sink);
}

enum status
emit_funcs(struct emit *emit, const char *path)
{
	enum status status = read_profile(emit, path, true);

	if (status != STATUS_OK)
		emit_broken(emit, path);
	return status;
}

enum status
emit_points(struct emit *emit, const char *path, bool whole, bool alone)
{
	enum status status = read_profile(emit, path, whole);

	if (status == STATUS_OK)
		return status;
	if (alone)
		emit_broken(emit, path);
	else
		writer_note(emit->out, "error", "points-broken", emit->run,
		    (struct str){NULL, 0},
		    "%s cannot be used: no checkpoint of this run counts",
		    path);
	return status;
}

enum status
emit_memory(struct emit *emit, const char *path)
{
	enum status status = read_profile(emit, path, false);

	if (status != STATUS_OK)
		writer_note(emit->out, "error", "memory-broken", emit->run,
		    (struct str){NULL, 0},
		    "%s cannot be used to the end: who holds memory in this "
		    "run is not known",
		    path);
	return status;
}

enum status
emit_threads(struct emit *emit, const char *path)
{
	struct profile_sink sink = {.context = emit, .thread = on_thread};
	enum status status = profile_read(path, &sink);

	if (status != STATUS_OK) {
		emit->threads_s = NAN;
		writer_note(emit->out, "warning", "threads-broken", emit->run,
		    (struct str){NULL, 0},
		    "%s cannot be used: the sums are not checked", path);
	}
	return status;
}

void
emit_gc(struct emit *emit, double seconds, double collections)
{
	struct func_line line = {
	    .kind = kind_text(KIND_GC),
	    .full_name = STR(COLLECTOR),
	    .name = STR(COLLECTOR),
	    .lineno = NAN,
	    .ncall = collections,
	    .nactualcall = collections,
	    .ttot = seconds,
	    .tsub = seconds,
	    .own = seconds,
	    .wait = NAN,
	    .wait_most = NAN,
	    .origin = ORIGIN_BUILTIN,
	};

	on_func(emit, &line);
}

void
emit_end(struct emit *emit)
{
	double missing = emit->threads_s - emit->self_s;
	double share = missing / emit->threads_s;
	char percent[NUMBER_SIZE];

	if (isnan(missing) || !(emit->threads_s > 0))
		return;
	number_format_rounded(100 * fabs(share), 4, percent);
	writer_note(emit->out,
	    fabs(share) > SUMS_TOLERANCE && fabs(missing) > SUMS_FLOOR_S
		? "warning"
		: "info",
	    "sums", emit->run, (struct str){NULL, 0},
	    "self times add up to %.6g s of the threads' %.6g s (%s %% %s)",
	    emit->self_s, emit->threads_s, percent,
	    missing < 0 ? "more" : "less");
}
