/* vocabulary.c: see vocabulary.h. */
#include "law/vocabulary.h"

#include "law/bounds.h"

#define TIME \
	.unit = UNIT_SECONDS, .noise = NOISE_CLOCK, .least_rise = CLOCK_LEAST_S

const struct metric_row metric_rows[METRICS] = {
    [METRIC_OWN] = {"own", "its own cost", TIME, .of_functions = true},
    [METRIC_TSUB] = {"tsub", "its self time", TIME, .of_functions = true},
    [METRIC_NCALL] = {"ncall", "the number of its calls", .unit = UNIT_COUNT,
	.noise = NOISE_EXACT, .least_rise = WITHIN_LEAST, .of_functions = true},
    [METRIC_TTOT] = {"ttot", "its inclusive time", TIME, .of_functions = true},
    [METRIC_WAIT] = {"wait", "its waiting", TIME, .of_functions = true},
    [METRIC_WALL] = {"wall", "its wall time", TIME, .of_points = true,
	.result = "wall_seconds_total"},
    [METRIC_CPU] = {"cpu", "its processor time", TIME, .of_points = true,
	.result = "cpu_seconds"},
    [METRIC_RSS] = {"rss", "its peak memory", .unit = UNIT_BYTES,
	.noise = NOISE_LEVEL, .level = NOISE_RESIDENT, .of_points = true,
	.result = "peak_rss_bytes"},
    [METRIC_TAVG] = {"tavg", "the time of one call", TIME, .of_functions = true,
	.result = "wall_seconds_total"},
    [METRIC_BLOCKS] = {"blocks", NULL, .unit = UNIT_COUNT, .noise = NOISE_LEVEL,
	.level = NOISE_RESIDENT, .of_points = true},
    [METRIC_HELD] = {"held", NULL, .unit = UNIT_BYTES, .noise = NOISE_LEVEL,
	.level = NOISE_HELD, .least_rise = HELD_RISE},
    [METRIC_HITS] = {"hits", NULL, .unit = UNIT_COUNT, .noise = NOISE_EXACT},
};

static const char *const verdict_names[] = {"", "sublinear", "linear",
    "near-linear", "watch", "superlinear", "quadratic", "exponential"};
static const char *const confidence_names[] = {
    "", "undecided", "provisional", "firm"};
static const char *const class_names[CLASSES + 1] = {"1", "log n", "n",
    "n log n", "n^1.5", "n^2", "n^2 log n", "n^3", "n^4", "2^n", "n!", ""};
static const char *const bend_names[] = {"", "up", "down"};

/* The index of TEXT among COUNT names, or OTHERWISE. */
static int
place_of(const char *const *names, int count, struct str text, int otherwise)
{
	for (int i = 0; i < count; i++)
		if (str_is(text, names[i]))
			return i;
	return otherwise;
}

enum metric
metric_of(struct str key)
{
	for (int m = 0; m < METRICS; m++)
		if (str_is(key, metric_rows[m].key))
			return (enum metric)m;
	return METRIC_NONE;
}

const char *
metric_words(enum metric metric)
{
	const struct metric_row *row = &metric_rows[metric];

	return row->words != NULL ? row->words : row->key;
}

const char *
verdict_name(enum verdict verdict)
{
	return verdict == VERDICT_UNKNOWN ? "" : verdict_names[verdict];
}

enum verdict
verdict_of(struct str name)
{
	return (enum verdict)place_of(
	    verdict_names, VERDICT_UNKNOWN, name, VERDICT_UNKNOWN);
}

const char *
verdict_words(enum verdict verdict)
{
	static const char *const words[] = {"grows faster than the data",
	    "grows slower than the data", "grows in step with the data",
	    "grows nearly in step with the data",
	    "grows somewhat faster than the data", "grows faster than the data",
	    "grows quadratically", "grows exponentially",
	    "grows faster than the data"};

	return words[verdict];
}

const char *
confidence_name(enum confidence confidence)
{
	return confidence_names[confidence];
}

enum confidence
confidence_of(struct str name)
{
	return (enum confidence)place_of(
	    confidence_names, CONFIDENCE_FIRM + 1, name, CONFIDENCE_NONE);
}

const char *class_name(enum law_class class)
{
	return class_names[class];
}

enum law_class
class_of(struct str name)
{
	return (enum law_class)place_of(class_names, CLASSES, name, CLASS_NONE);
}

const char *
bend_name(enum bend bend)
{
	return bend_names[bend];
}
