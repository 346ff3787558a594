/*
 * export_speedscope.c: speedscope's own format, a profile for each run.
 *
 *	{"$schema":"...","shared":{"frames":[
 *	{"name":"main","file":"job.py","line":35},
 *	{"name":"load","file":"job.py","line":23}]},"profiles":[
 *	{"type":"sampled","name":"seq-800 (size 800)","unit":"seconds",
 *	"samples":[[0],[0,1]],"weights":[0.1,0.2],"startValue":0,"endValue":0.3}]}
 */
#include <math.h>

#include "core/number.h"
#include "export/exporters.h"
#include "export/stacks.h"

struct sampler {
	struct outlet *out;
	struct buf weights; /* they stand behind all samples */
	bool any;
};

static void
write_frame(struct outlet *out, struct str full_name)
{
	struct str module = {NULL, 0}, name = full_name;
	double lineno = 0;

	name_split(full_name, &module, &lineno, &name);
	buf_adds(&out->bytes, "{\"name\":");
	outlet_quoted(out, name, "\n", " ");
	if (module.len > 0) {
		buf_adds(&out->bytes, ",\"file\":");
		outlet_quoted(out, module, "\n", " ");
	}
	if (lineno > 0) {
		buf_adds(&out->bytes, ",\"line\":");
		outlet_number(out, lineno);
	}
	buf_addc(&out->bytes, '}');
	outlet_flush(out);
}

static void
sample(void *taker, const struct profiled_run *run, const uint32_t *stack,
    size_t depth, double seconds)
{
	struct sampler *sampler = taker;
	struct outlet *out = sampler->out;
	char digits[NUMBER_SIZE];
	size_t len = number_format(seconds, digits);

	buf_adds(&out->bytes, sampler->any ? ",\n[" : "[");
	for (size_t i = 0; i < depth; i++)
		buf_addf(&out->bytes, "%s%u", i > 0 ? "," : "",
		    run->functions[stack[i]].name);
	buf_addc(&out->bytes, ']');
	outlet_flush(out);
	buf_adds(&sampler->weights, sampler->any ? "," : "");
	buf_add(&sampler->weights, digits, len);
	sampler->any = true;
}

static void
write_profile(struct outlet *out, const struct profiled_run *run)
{
	struct sampler sampler = {out, BUF_EMPTY, false};
	struct buf title = BUF_EMPTY;
	char digits[NUMBER_SIZE];
	double total;

	buf_addstr(&title, run->id);
	if (isfinite(run->size)) {
		number_format(run->size, digits);
		buf_addf(&title, " (size %s)", digits);
	}
	buf_adds(&out->bytes, "{\"type\":\"sampled\",\"name\":");
	outlet_quoted(out, buf_str(&title), "\n", " ");
	buf_adds(&out->bytes, ",\"unit\":\"seconds\",\"samples\":[");
	total = stacks_walk(run, sample, &sampler);
	buf_adds(&out->bytes, "],\n\"weights\":[");
	buf_addstr(&out->bytes, buf_str(&sampler.weights));
	buf_adds(&out->bytes, "],\"startValue\":0,\"endValue\":");
	outlet_number(out, total);
	buf_addc(&out->bytes, '}');
	buf_free(&sampler.weights);
	buf_free(&title);
}

void
export_speedscope(struct outlet *out, const struct collected *collected,
    const struct profiled_run *const *runs, size_t count)
{
	buf_adds(&out->bytes,
	    "{\"$schema\":"
	    "\"https://www.speedscope.app/file-format-schema.json\","
	    "\"exporter\":\"superlinear\",\"shared\":{\"frames\":[\n");
	for (uint32_t i = 0; i < map_count(collected->names); i++) {
		if (i > 0)
			buf_adds(&out->bytes, ",\n");
		write_frame(out, map_key(collected->names, i));
	}
	buf_adds(&out->bytes, "]},\"profiles\":[\n");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_adds(&out->bytes, ",\n");
		write_profile(out, runs[i]);
	}
	buf_adds(&out->bytes, "]}\n");
}
