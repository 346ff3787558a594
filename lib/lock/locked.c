/* locked.c: see locked.h. */
#include "lock/locked.h"

#include <math.h>
#include <stdlib.h>

#include "core/statistics.h"
#include "function/name.h"
#include "law/bounds.h"
#include "stream/runline.h"

/* The exponents of a lock have one digit behind the point. */
#define TENTHS 10

struct locked *
locked_new(void)
{
	struct locked *locked = xcalloc(1, sizeof(*locked));

	locked->strings = map_new();
	locked->index = map_new();
	return locked;
}

void
locked_free(struct locked *locked)
{
	if (locked == NULL)
		return;
	map_free(locked->strings);
	map_free(locked->index);
	json_free(locked->folders);
	free(locked->laws);
	free(locked);
}

double locked_exponent(enum law_class class)
{
	static const double exponents[] = {[CLASS_ONE] = 0,
	    [CLASS_LOG] = LOCK_LOG,
	    [CLASS_N] = 1,
	    [CLASS_NLOG] = 1 + LOCK_LOG,
	    [CLASS_N15] = 1.5,
	    [CLASS_N2] = 2,
	    [CLASS_N2LOG] = 2 + LOCK_LOG,
	    [CLASS_N3] = 3,
	    [CLASS_N4] = 4,
	    [CLASS_DOUBLES] = LOCK_DOUBLES,
	    [CLASS_FACTORIAL] = LOCK_FACTORIAL,
	    [CLASS_NONE] = -HUGE_VAL};

	return exponents[class];
}

double
locked_most(const struct lock_line *line)
{
	return fmax(locked_exponent(line->class), line->p);
}

/* ---- functions ---- */

static struct buf
key_of(struct str program, struct str full_name)
{
	struct buf key = BUF_EMPTY;

	buf_addstr(&key, program);
	buf_addc(&key, '\0');
	buf_addstr(&key, full_name);
	return key;
}

struct locked_law *
locked_find(
    const struct locked *locked, struct str program, struct str full_name)
{
	struct buf key = key_of(program, full_name);
	uint32_t at = map_find(locked->index, buf_str(&key));

	buf_free(&key);
	return at == MAP_NONE ? NULL : &locked->laws[at];
}

/* The place of a function; *IS_NEW if it had none. */
static struct locked_law *
law_of(struct locked *locked, struct str program, struct str full_name,
    bool *is_new)
{
	struct buf key = key_of(program, full_name);
	uint32_t at = map_add(locked->index, buf_str(&key), is_new);

	buf_free(&key);
	if (*is_new) {
		GROW(locked->laws, locked->cap, locked->count + 1);
		locked->laws[locked->count++] = (struct locked_law){
		    .line = {.class = CLASS_NONE, .p = (double)NAN}};
	}
	return &locked->laws[at];
}

/* ---- measured laws ---- */

/* Laws over runs, of the program's own functions and their lines. */
static bool
is_wanted(const struct scale_line *line)
{
	bool own = line->origin == ORIGIN_OWN || line->origin == ORIGIN_UNKNOWN;
	bool code = line->metric == METRIC_HITS ||
		    (line->metric == METRIC_NCALL && line->caller.len == 0 &&
			(str_is(line->kind, "func") || line->kind.len == 0));

	return line->confidence != CONFIDENCE_NONE && own && code &&
	       line->within.len == 0;
}

static struct str
in_tree(const struct locked *locked, const struct scale_line *line)
{
	return name_in_tree(
	    line->name.module, json_get(locked->folders, "own_folders"));
}

/* "job.py find" of the function, or of a line of it. */
static void
add_name(
    struct buf *out, const struct locked *locked, const struct scale_line *line)
{
	static const char mark[] = ".<line>";
	struct str name = line->name.name;
	struct str module = in_tree(locked, line);

	if (name.len == 0)
		name = line->name.full_name;
	if (line->metric == METRIC_HITS && str_ends(name, mark))
		name.len -= sizeof(mark) - 1;
	if (module.len > 0 && line->name.name.len > 0) {
		buf_addstr(out, module);
		buf_addc(out, ' ');
	}
	buf_addstr(out, name);
}

/* The exponent of counts that do not, through all points: whatever they hang on,
 * how far they are from a line tells how sure it is. */
static void
fit_loose(struct counted *count, const double *points, size_t point_count)
{
	struct line line = {0};
	double reach;

	for (size_t i = 0; i < point_count; i++)
		if (points[2 * i] > 0 && points[2 * i + 1] > 0)
			line_add(
			    &line, log(points[2 * i]), log(points[2 * i + 1]));
	if (line.count < SIZES_VERDICT)
		return;
	reach = student_quantile(1 - LOCK_CHANCE, (int)line.count - 2) *
		line_slope_error(&line, line_deviation(&line));
	count->p = line_slope(&line);
	count->lo = count->p - reach;
	count->hi = count->p + reach;
}

static enum status
count_of(struct counted *count, const struct reader *in, const struct row *row,
    struct scale_line *line)
{
	double *points = NULL;
	size_t cap = 0;
	enum status status = STATUS_OK;

	*count = (struct counted){.known = true,
	    .metric = line->metric,
	    .place = line->name,
	    .p = (double)NAN,
	    .lo = -HUGE_VAL,
	    .hi = HUGE_VAL,
	    .last = line->last};
	if (scale_line_is_exact(line)) {
		count->p = count->lo = count->hi = locked_exponent(line->class);
		return STATUS_OK;
	}
	status = scale_line_points(in, row, line, &points, &cap);
	if (status == STATUS_OK)
		fit_loose(count, points, line->point_count);
	free(points);
	return status;
}

/* True if COUNT is the one that stands for a function. */
static bool
is_faster(const struct counted *count, const struct counted *other)
{
	if (!other->known || count->lo < other->lo || count->lo > other->lo)
		return !other->known || count->lo > other->lo;
	return count->last > other->last;
}

static void
keep_place(
    struct locked *locked, struct counted *count, const struct scale_line *line)
{
	count->place.full_name =
	    map_keep(locked->strings, line->name.full_name);
	count->place.module = map_keep(locked->strings, in_tree(locked, line));
	count->place.name = map_keep(locked->strings, line->name.name);
}

static void
put_count(struct locked *locked, struct locked_law *law,
    const struct scale_line *line, const struct counted *count)
{
	bool exact = scale_line_is_exact(line);
	struct counted *place = exact ? &law->exact : &law->loose;

	if (!exact)
		law->line.p = fmax(law->line.p,
		    fmin(ceil(count->hi * TENTHS) / TENTHS, LOCK_ANYTHING));
	if (!is_faster(count, place))
		return;
	*place = *count;
	keep_place(locked, place, line);
	if (exact) {
		law->line.class = line->class;
		law->line.law = map_keep(locked->strings, line->law);
	}
	if (exact || !law->exact.known)
		law->line.metric = line->metric;
}

enum status
locked_take(
    struct locked *locked, const struct reader *in, const struct row *row)
{
	struct buf name = BUF_EMPTY;
	struct locked_law *law;
	struct scale_line line;
	struct counted count;
	enum status status;
	bool is_new;

	if (row->shape == &shape_run)
		return run_line_folders(in, row, &locked->folders);
	if (row->shape != &shape_scale)
		return STATUS_OK;
	status = scale_line_read(in, row, &line);
	if (status != STATUS_OK || !is_wanted(&line))
		return status;
	locked->hits |= line.metric == METRIC_HITS;
	add_name(&name, locked, &line);
	law = law_of(locked, line.program, buf_str(&name), &is_new);
	if (is_new) {
		law->line.full_name = buf_str(&name);
		law->line.program = line.program;
		lock_line_keep(&law->line, locked->strings);
	}
	status = count_of(&count, in, row, &line);
	put_count(locked, law, &line, &count);
	buf_free(&name);
	return status;
}

/* ---- the file ---- */

enum status
locked_read_lines(struct locked *locked, struct reader *in)
{
	struct locked_law *law;
	struct lock_line line;
	enum status status;
	struct row row;
	bool is_new;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape != &shape_lock)
			status = reader_fail(in, &row, "not a line of a lock");
		else
			status = lock_line_read(in, &row, &line);
		if (status != STATUS_OK)
			return status;
		law = law_of(locked, line.program, line.full_name, &is_new);
		if (!is_new)
			return reader_fail(in, &row, "%.*s stands here twice",
			    STR_ARG(line.full_name));
		lock_line_keep(&line, locked->strings);
		law->line = line;
		locked->hits |= line.metric == METRIC_HITS;
	}
	return status == STATUS_END ? STATUS_OK : status;
}

enum status
locked_read(struct locked *locked, const char *path)
{
	struct reader *in = reader_open_path(path, FORMAT_AUTO);
	enum status status;

	if (in == NULL)
		return STATUS_SYSTEM;
	status = locked_read_lines(locked, in);
	reader_close(in);
	return status;
}

static int
by_name(const void *a, const void *b)
{
	const struct lock_line *x = &(*(struct locked_law *const *)a)->line;
	const struct lock_line *y = &(*(struct locked_law *const *)b)->line;
	int order = str_compare(x->program, y->program);

	return order != 0 ? order : str_compare(x->full_name, y->full_name);
}

void
locked_write(struct locked *locked, struct writer *out)
{
	struct locked_law **laws = xcalloc(locked->count + 1, sizeof(*laws));

	for (size_t i = 0; i < locked->count; i++)
		laws[i] = &locked->laws[i];
	xqsort(laws, locked->count, sizeof(struct locked_law *), by_name);
	for (size_t i = 0; i < locked->count; i++)
		lock_line_write(out, &laws[i]->line);
	free(laws);
}
