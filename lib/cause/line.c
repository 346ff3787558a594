/*
 * line.c: reads a scale line. See line.h.
 *
 *	{"type":"scale","full_name":"x.py:9 get","metric":"ncall",
 *	 "points":[[100,100],[200,200]],"p":1,"verdict":"linear",...}
 */
#include "cause/line.h"

#include "core/number.h"
#include "law/bounds.h"

const struct law_line no_law = {.p = NAN,
    .lo = NAN,
    .hi = NAN,
    .beyond = NAN,
    .end = NAN,
    .last = NAN,
    .at_target = NAN,
    .line = NAN,
    .line_lo = NAN};

static bool
read_pair(struct str pair, double *n, double *y)
{
	struct json_cursor walk = json_walk(pair);
	struct str x, value, more;
	enum value_kind kinds[3];

	return json_array_next(&walk, &x, &kinds[0]) &&
	       json_array_next(&walk, &value, &kinds[1]) &&
	       !json_array_next(&walk, &more, &kinds[2]) &&
	       number_parse(x, n) && number_parse(value, y);
}

/* The points, and the y of the last one; in a table, which holds no points,
 * what is known of the target where that is the largest size. */
static enum status
read_points(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line)
{
	const struct cell *cell = &row->cells[SCALE_POINTS];
	struct json_cursor walk;
	enum value_kind kind;
	struct str pair;

	if (cell->kind != VALUE_ARRAY) {
		if (line->target <= line->n_max && line->target >= line->n_max)
			line->law.last = line->law.at_target;
		return STATUS_OK;
	}
	walk = json_walk(cell->text);
	while (json_array_next(&walk, &pair, &kind)) {
		double n, y;

		if (kind != VALUE_ARRAY || !read_pair(pair, &n, &y))
			return reader_fail(
			    in, row, "points is not [[n,y],...]");
		GROW(space->points, space->cap, 2 * (line->point_count + 1));
		space->points[2 * line->point_count] = n;
		space->points[2 * line->point_count + 1] = y;
		line->point_count++;
		line->law.last = y;
	}
	line->points = space->points;
	return STATUS_OK;
}

/* Sums over the points of a metric, in logarithms. */
struct sums {
	double count, x, y, xx, xy, yy;
};

static void
fit_line(const struct sums *s, struct law_line *law)
{
	double sxx = s->xx - s->x * s->x / s->count;
	double sxy = s->xy - s->x * s->y / s->count;
	double syy = s->yy - s->y * s->y / s->count;
	/* Student's t for three points and more, 95 % on one side. Three are
	 * given less than that, 6.31, and more noise than two slopes show. */
	static const double students[] = {4, 2.92, 2.35, 2.13, 2.02, 1.94};
	size_t count = (size_t)s->count;
	double noise, t = 1.9;

	if (!(sxx > 0))
		return;
	law->line = sxy / sxx;
	if (count < SIZES_VERDICT)
		return;
	if (count - SIZES_VERDICT < sizeof(students) / sizeof(*students))
		t = students[count - SIZES_VERDICT];
	noise = sqrt(fmax(0, syy - law->line * sxy) / (s->count - 2));
	noise =
	    fmax(noise, count == SIZES_VERDICT ? LINE_NOISE_THREE : LINE_NOISE);
	law->line_lo = law->line - t * noise / sqrt(sxx);
}

/* Only what is asked about, and may be blamed, is worth the logarithms. */
static void
read_line(struct scale_line *line)
{
	struct sums sums = {0};

	if (!(line->law.p > 1) ||
	    (line->metric != METRIC_OWN && line->metric != METRIC_TSUB))
		return;
	for (size_t i = 0; i < line->point_count; i++) {
		double x = log(line->points[2 * i]);
		double y = log(line->points[2 * i + 1]);

		if (!isfinite(x) || !isfinite(y))
			continue;
		sums.count++;
		sums.x += x;
		sums.y += y;
		sums.xx += x * x;
		sums.xy += x * y;
		sums.yy += y * y;
	}
	fit_line(&sums, &line->law);
}

static void
refuse(struct scale_line *line, double *value)
{
	*value = NAN;
	line->impossible++;
}

/* What cannot be is taken for missing, and no verdict rests on it. */
static void
check(struct scale_line *line)
{
	struct law_line *law = &line->law;

	if (law->last < 0)
		refuse(line, &law->last);
	if (law->at_target < 0)
		refuse(line, &law->at_target);
	/* The share of an edge is of inclusive time: more than all, in threads
	 * that wait. */
	if (line->share < 0 ||
	    (line->caller.len == 0 && line->share > SHARE_MOST))
		refuse(line, &line->share);
	if (law->lo > law->hi) {
		refuse(line, &law->lo);
		law->hi = NAN;
	}
	if (law->verdict == VERDICT_NONE || law->verdict == VERDICT_UNKNOWN)
		law->confidence = CONFIDENCE_NONE;
	else if (!isfinite(law->p)) {
		law->confidence = CONFIDENCE_NONE;
		line->impossible++;
	}
}

enum status
line_read(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line)
{
	struct str confidence = {NULL, 0}, verdict = {NULL, 0},
		   metric = {NULL, 0};
	struct {
		int column;
		struct str *value;
	} texts[] = {{SCALE_BY, &line->by}, {SCALE_FULL_NAME, &line->full_name},
	    {SCALE_MODULE, &line->module}, {SCALE_NAME, &line->name},
	    {SCALE_KIND, &line->kind}, {SCALE_CALLER, &line->caller},
	    {SCALE_METRIC, &metric}, {SCALE_CONFIDENCE, &confidence},
	    {SCALE_WITHIN, &line->within}, {SCALE_VERDICT, &verdict},
	    {SCALE_SINCE, &line->law.since}, {SCALE_LAW, &line->law.law}};
	struct {
		int column;
		double *value;
	} numbers[] = {{SCALE_LINENO, &line->lineno},
	    {SCALE_SHARE, &line->share}, {SCALE_N_MIN, &line->n_min},
	    {SCALE_N_MAX, &line->n_max}, {SCALE_TARGET, &line->target},
	    {SCALE_P, &line->law.p}, {SCALE_P_LO, &line->law.lo},
	    {SCALE_P_HI, &line->law.hi}, {SCALE_BEYOND, &line->law.beyond},
	    {SCALE_P_END, &line->law.end},
	    {SCALE_AT_TARGET, &line->law.at_target}};
	enum status status = row_need(in, row, SCALE_FULL_NAME);

	*line = (struct scale_line){.lineno = NAN,
	    .share = NAN,
	    .n_min = NAN,
	    .n_max = NAN,
	    .target = NAN,
	    .law = no_law};
	if (status == STATUS_OK)
		status = row_need(in, row, SCALE_METRIC);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (status == STATUS_OK)
			status = row_read_text(
			    in, row, texts[i].column, texts[i].value);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (status == STATUS_OK)
			status = row_read_number(
			    in, row, numbers[i].column, numbers[i].value);
	if (status == STATUS_OK)
		status = read_points(in, row, space, line);
	line->law.given = true;
	line->metric = metric_of(metric);
	line->law.verdict = verdict_of(verdict);
	line->law.confidence = confidence_of(confidence);
	if (status == STATUS_OK) {
		read_line(line);
		check(line);
	}
	return status;
}
