/*
 * export_extrap.c: what each function cost at each size, in JSON lines as
 * Extra-P reads them; repeats of a size are lines of their own.
 *
 *	{"params":{"size":800},"callpath":"job.py:15 find","metric":"calls",
 *	"value":800}
 *
 * Extra-P takes a function only if it was measured at every size, and a cut run
 * tells nothing of its size.
 */
#include <math.h>

#include "core/message.h"
#include "export/exporters.h"

static const struct {
	const char *name;
	size_t offset; /* in struct profiled_function */
} metrics[] = {{"own", offsetof(struct profiled_function, own)},
    {"calls", offsetof(struct profiled_function, ncall)},
    {"inclusive", offsetof(struct profiled_function, ttot)}};

/* The runs that tell something of a size. */
struct sizes {
	const struct profiled_run **runs;
	size_t count;
};

/* NAN if it is not known. */
static double
value_of(const struct profiled_run *run, uint32_t name, size_t metric)
{
	uint32_t index = pairs_find(run->function_index, name, 0);
	double value;

	if (index == MAP_NONE)
		return (double)NAN;
	memcpy(&value,
	    (const char *)&run->functions[index] + metrics[metric].offset,
	    sizeof(value));
	return value;
}

static bool
is_whole(const struct sizes *sizes, uint32_t name, size_t metric)
{
	bool found = false;

	for (size_t i = 0; i < sizes->count; i++) {
		found |= isfinite(value_of(sizes->runs[i], name, metric));
		if (i + 1 < sizes->count &&
		    sizes->runs[i + 1]->size == sizes->runs[i]->size)
			continue;
		if (!found)
			return false;
		found = false;
	}
	return true;
}

static void
write_values(struct outlet *out, const struct sizes *sizes, struct str callpath,
    uint32_t name, size_t metric)
{
	for (size_t i = 0; i < sizes->count; i++) {
		double value = value_of(sizes->runs[i], name, metric);

		if (!isfinite(value))
			continue;
		buf_adds(&out->bytes, "{\"params\":{\"size\":");
		outlet_number(out, sizes->runs[i]->size);
		buf_adds(&out->bytes, "},\"callpath\":");
		/* "->" stands between the functions of a path. */
		outlet_quoted(out, callpath, "->", "=>");
		buf_addf(&out->bytes,
		    ",\"metric\":\"%s\",\"value\":", metrics[metric].name);
		outlet_number(out, value);
		buf_adds(&out->bytes, "}\n");
	}
	outlet_flush(out);
}

void
export_extrap(struct outlet *out, const struct collected *collected,
    const struct profiled_run *const *runs, size_t count)
{
	struct sizes sizes = {
	    xcalloc(count, sizeof(const struct profiled_run *)), 0};
	size_t left_out = 0;

	for (size_t i = 0; i < count; i++)
		if (runs[i]->complete && isfinite(runs[i]->size))
			sizes.runs[sizes.count++] = runs[i];
	if (sizes.count < count)
		message(
		    "left out: %zu of %zu runs, cut short or without a size",
		    count - sizes.count, count);
	for (uint32_t i = 0; i < map_count(collected->names); i++) {
		bool any = false;

		for (size_t m = 0; m < COUNT_OF(metrics); m++) {
			if (sizes.count == 0 || !is_whole(&sizes, i, m))
				continue;
			any = true;
			write_values(
			    out, &sizes, map_key(collected->names, i), i, m);
		}
		left_out += !any;
	}
	if (sizes.count > 0 && left_out > 0)
		message("left out: %zu of %u functions, not measured at every "
			"size",
		    left_out, map_count(collected->names));
	free(sizes.runs);
}
