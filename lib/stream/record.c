/* record.c: see record.h. */
#include "stream/record.h"

#define TEXT(key, width)  COLUMN(key, COLUMN_TEXT, width)
#define COUNT(key, width) COLUMN(key, COLUMN_COUNT, width)
#define REAL(key, width)  COLUMN(key, COLUMN_REAL, width)
#define JSON(key)	  COLUMN(key, COLUMN_JSON, 0)
#define LIST(key, width)  COLUMN(key, COLUMN_LIST, width)

#define SHAPE(name, number)                                                 \
	const struct shape shape_##name = {#name, name##_columns, number};  \
	_Static_assert(                                                     \
	    sizeof(name##_columns) / sizeof(name##_columns[0]) == (number), \
	    "record.h and record.c name the same columns");                 \
	_Static_assert((number) <= SHAPE_MAX_COLUMNS, "room in every row")

static const struct column run_columns[] = {
    TEXT("id", 24),
    COUNT("phase", 5),
    TEXT("label", 16),
    TEXT("start", 10),
    TEXT("end", 10),
    REAL("size", 8),
    TEXT("status", 8),
    COUNT("attempt", 0),
    JSON("command"),
    TEXT("engine", 0),
    TEXT("clock", 0),
    REAL("timeout_seconds", 0),
    TEXT("cache", 5),
    JSON("invariants"),
    TEXT("dir", 0),
    TEXT("iterations_from", 0),
    JSON("download_functions"),
    JSON("frozen_files"),
    TEXT("frozen_hash", 0),
    TEXT("description", 0),
    JSON("result"),
    TEXT("error_message", 0),
    REAL("predicted_seconds", 9),
};
SHAPE(run, RUN_COLUMNS);

#define MEASURES                                                             \
	TEXT("kind", 7), TEXT("full_name", 0), TEXT("module", 0),            \
	    COUNT("lineno", 0), TEXT("name", 36), COUNT("ncall", 10),        \
	    COUNT("nactualcall", 0), REAL("ttot_s", 10), REAL("tsub_s", 10), \
	    REAL("own_s", 10), REAL("wait_s", 10), TEXT("origin", 0)

static const struct column func_columns[] = {
    TEXT("run", 14),
    REAL("size", 0),
    COUNT("iterations", 0),
    TEXT("point", 0),
    MEASURES,
};
SHAPE(func, FUNC_COLUMNS);

static const struct column edge_columns[] = {
    TEXT("run", 14),
    REAL("size", 0),
    COUNT("iterations", 0),
    TEXT("point", 0),
    TEXT("caller", 0),
    MEASURES,
};
SHAPE(edge, EDGE_COLUMNS);

static const struct column point_columns[] = {
    TEXT("run", 14),
    REAL("size", 0),
    COUNT("iterations", 10),
    TEXT("point", 5),
    REAL("wall_s", 9),
    REAL("cpu_s", 9),
    COUNT("rss_bytes", 12),
    COUNT("peak_rss_bytes", 0),
    COUNT("blocks", 0),
    COUNT("calls", 12),
    TEXT("driver", 0),
    REAL("median_s", 10),
    REAL("p99_s", 10),
    REAL("worst_s", 10),
    COUNT("timed", 0),
};
SHAPE(point, POINT_COLUMNS);

static const struct column memory_columns[] = {
    TEXT("run", 14),
    REAL("size", 0),
    TEXT("point", 5),
    TEXT("kind", 0),
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 32),
    COUNT("held_bytes", 12),
    COUNT("held_blocks", 12),
};
SHAPE(memory, MEMORY_COLUMNS);

static const struct column scale_columns[] = {
    TEXT("by", 0),
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 32),
    TEXT("kind", 0),
    TEXT("caller", 0),
    TEXT("metric", 6),
    LIST("points", 0),
    REAL("n_min", 0),
    REAL("n_max", 0),
    REAL("p", 5),
    REAL("p_lo", 0),
    REAL("p_hi", 0),
    REAL("p_end", 0),
    REAL("p_diff", 0),
    REAL("p_menu", 0),
    REAL("p_all", 0),
    TEXT("class", 9),
    TEXT("verdict", 11),
    TEXT("confidence", 11),
    TEXT("since", 0),
    REAL("share", 6),
    REAL("target", 0),
    REAL("at_target", 10),
    REAL("at_target_lo", 0),
    REAL("at_target_hi", 0),
    TEXT("law", 0),
    REAL("beyond", 0),
    REAL("holdout", 0),
    TEXT("bend", 0),
    TEXT("within", 14),
    TEXT("grows_with", 0),
    REAL("since_n", 0),
    REAL("until_n", 0),
    TEXT("origin", 0),
};
SHAPE(scale, SCALE_COLUMNS);

static const struct column cause_columns[] = {
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 34),
    TEXT("verdict", 11),
    TEXT("confidence", 11),
    REAL("p_ncall", 7),
    REAL("p_own", 5),
    REAL("p_tavg", 6),
    TEXT("law", 0),
    REAL("share", 6),
    REAL("target", 0),
    REAL("at_target", 10),
    TEXT("since", 0),
    JSON("path"),
    JSON("symptoms"),
    TEXT("why", 0),
    TEXT("by", 0),
    REAL("own_now_s", 0),
    REAL("n_max", 0),
    REAL("beyond", 0),
    REAL("p_lo", 0),
    REAL("p_hi", 0),
    TEXT("axis", 0),
    TEXT("within", 0),
    TEXT("metric", 0),
    COUNT("ncall", 0),
    JSON("entry"),
    JSON("callee"),
    COUNT("symptom_count", 0),
    REAL("since_n", 0),
    REAL("until_n", 0),
    TEXT("way", 0),
    TEXT("yours", 0),
};
SHAPE(cause, CAUSE_COLUMNS);

static const struct column diff_columns[] = {
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 32),
    TEXT("metric", 6),
    REAL("a", 12),
    REAL("b", 12),
    REAL("ratio", 7),
    REAL("lo", 0),
    REAL("hi", 0),
    TEXT("verdict", 7),
    TEXT("group_a", 0),
    TEXT("group_b", 0),
    TEXT("caller", 0),
    TEXT("by", 0),
    TEXT("class_a", 0),
    TEXT("class_b", 0),
    TEXT("verdict_a", 11),
    TEXT("verdict_b", 11),
    TEXT("confidence_a", 0),
    TEXT("confidence_b", 0),
    REAL("p_a", 6),
    REAL("p_a_lo", 0),
    REAL("p_a_hi", 0),
    REAL("p_b", 6),
    REAL("p_b_lo", 0),
    REAL("p_b_hi", 0),
    REAL("q", 0),
    REAL("share", 0),
    TEXT("within_a", 0),
    TEXT("within_b", 0),
};
SHAPE(diff, DIFF_COLUMNS);

static const struct column cache_columns[] = {
    REAL("size", 8),
    TEXT("start", 10),
    TEXT("end", 10),
    COUNT("iterations", 0),
    COUNT("cold_runs", 9),
    COUNT("warm_runs", 9),
    REAL("cold_s", 9),
    REAL("warm_s", 9),
    REAL("saving", 8),
    REAL("saving_lo", 9),
    REAL("saving_hi", 9),
    TEXT("advice", 8),
    TEXT("cold_was_empty", 0),
    TEXT("cold_left_some", 0),
    COUNT("cold_bytes_after", 0),
    TEXT("warm_was_filled", 0),
    COUNT("warm_bytes_before", 0),
};
SHAPE(cache, CACHE_COLUMNS);

static const struct column answer_columns[] = {
    TEXT("by", 0),
    TEXT("outcome", 9),
    COUNT("sizes", 5),
    REAL("n_min", 8),
    REAL("n_max", 8),
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 32),
    TEXT("kind", 0),
    TEXT("metric", 6),
    REAL("p", 5),
    REAL("p_lo", 5),
    REAL("p_hi", 5),
    TEXT("verdict", 11),
    TEXT("confidence", 11),
    REAL("share", 6),
    REAL("since_n", 0),
    REAL("until_n", 0),
    REAL("beyond", 0),
    REAL("growing", 7),
    REAL("open", 7),
    REAL("settled", 7),
    TEXT("next", 7),
    REAL("next_n", 0),
    REAL("next_s", 0),
    TEXT("within", 14),
};
SHAPE(answer, ANSWER_COLUMNS);

static const struct column trend_columns[] = {
    TEXT("by", 0),
    TEXT("full_name", 0),
    TEXT("module", 0),
    COUNT("lineno", 0),
    TEXT("name", 32),
    TEXT("kind", 0),
    TEXT("metric", 6),
    TEXT("statistic", 9),
    TEXT("outcome", 7),
    REAL("n_min", 8),
    REAL("n_max", 8),
    REAL("first", 10),
    REAL("last", 10),
    REAL("change", 7),
    REAL("each", 10),
    REAL("share", 6),
    REAL("p", 5),
    TEXT("within", 14),
    LIST("points", 0),
};
SHAPE(trend, TREND_COLUMNS);

static const struct column check_columns[] = {
    TEXT("bound", 30),
    TEXT("outcome", 9),
    TEXT("full_name", 40),
    TEXT("metric", 6),
    REAL("value", 7),
    REAL("lo", 7),
    REAL("hi", 7),
    TEXT("within", 14),
};
SHAPE(check, CHECK_COLUMNS);

static const struct column note_columns[] = {
    TEXT("tool", 10),
    TEXT("level", 7),
    TEXT("code", 14),
    TEXT("run", 14),
    TEXT("full_name", 0),
    TEXT("text", 60),
};
SHAPE(note, NOTE_COLUMNS);

/* The most frequent ones first. */
static const struct shape *const shapes[] = {&shape_func, &shape_edge,
    &shape_run, &shape_point, &shape_memory, &shape_scale, &shape_cause,
    &shape_diff, &shape_cache, &shape_answer, &shape_trend, &shape_check,
    &shape_note};

const struct shape *
shape_of(struct str type)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (str_is(type, shapes[i]->type))
			return shapes[i];
	return NULL;
}

void
shapes_print(FILE *file)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		for (size_t k = 0; k < shapes[i]->count; k++)
			fprintf(file, "%s %s\n", shapes[i]->type,
			    shapes[i]->columns[k].key.data);
}

int
shape_column(const struct shape *shape, struct str key, int hint)
{
	size_t from = hint < 0 ? 0 : (size_t)hint;

	for (size_t i = from; i < shape->count; i++)
		if (str_equal(shape->columns[i].key, key))
			return (int)i;
	for (size_t i = 0; i < from && i < shape->count; i++)
		if (str_equal(shape->columns[i].key, key))
			return (int)i;
	return -1;
}
