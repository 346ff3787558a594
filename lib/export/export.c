/* export.c: see export.h. */
#include "export/export.h"

#include <math.h>
#include <stdlib.h>

#include "core/message.h"
#include "export/exporters.h"

struct exporter {
	const char *name;
	write_runs *write;
};

const struct exporter *
exporter_of(const char *name)
{
	static const struct exporter exporters[] = {{"folded", export_folded},
	    {"speedscope", export_speedscope}, {"callgrind", export_callgrind},
	    {"extrap", export_extrap}};

	for (size_t i = 0; i < COUNT_OF(exporters); i++)
		if (strcmp(name, exporters[i].name) == 0)
			return &exporters[i];
	tool_usage("-o: not " EXPORTER_NAMES ": %s", name);
}

/* By size, those without one first; then as they came. */
static int
compare_runs(const void *a, const void *b)
{
	const struct profiled_run *x = *(const struct profiled_run *const *)a;
	const struct profiled_run *y = *(const struct profiled_run *const *)b;
	double p = isnan(x->size) ? -1 : x->size;
	double q = isnan(y->size) ? -1 : y->size;

	if (p < q || p > q)
		return p < q ? -1 : 1;
	return x < y ? -1 : x > y;
}

enum status
export_write(const struct collected *collected, const struct exporter *exporter,
    FILE *file)
{
	struct outlet out = {file, BUF_EMPTY};
	uint32_t all = map_count(collected->ids);
	const struct profiled_run **runs =
	    xcalloc((size_t)all + 1, sizeof(const struct profiled_run *));
	enum status status = STATUS_OK;
	size_t count = 0;

	for (uint32_t i = 0; i < all; i++)
		if (run_functions(&collected->runs[i]) > 0)
			runs[count++] = &collected->runs[i];
	xqsort(runs, count, sizeof(const struct profiled_run *), compare_runs);
	if (count > 0)
		exporter->write(&out, collected, runs, count);
	else if (collected->wanted->count > 0)
		status = fail(STATUS_NO, "no run of -r has a profile");
	else if (all > 0)
		message("no run has a profile");
	outlet_close(&out);
	free(runs);
	return status;
}
