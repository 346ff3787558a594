/*
 * export_callgrind.c: the functions and edges of the largest run, in the format
 * of callgrind: KCachegrind, QCachegrind and callgrind_annotate read it.
 *
 *	fl=(1) job.py
 *	fn=(1) load:23
 *	23 263891
 *	cfl=(1)
 *	cfn=(2) find:15
 *	calls=800 15
 *	26 43699187
 *
 * The header is that of pyprof2calltree, in whose files a function begins with
 * its line and has it behind its name, where functions of one name need it.
 * Names have numbers throughout, so that a name cannot be taken for one.
 */
#include <math.h>

#include "core/message.h"
#include "export/exporters.h"

#define NS_PER_SECOND 1e9
/* The file of what is in none. */
#define NO_FILE "~"

struct caller {
	uint32_t function, edge;
};

struct grinder {
	struct outlet *out;
	const struct collected *collected;
	const struct profiled_run *run;
	struct map *files;
	bool *file_told, *function_told;
};

static double
nanoseconds(double seconds)
{
	return seconds > 0 ? round(seconds * NS_PER_SECOND) : 0;
}

/* "builtins.<method 'get' of 'dict' objects>": what stands before the last dot of
 * the path, in front of any bracket. */
static void
split_module(struct str *module, struct str *name)
{
	const char *bracket = memmem(name->data, name->len, ".<", 2);
	size_t dot =
	    bracket != NULL ? (size_t)(bracket - name->data) : name->len;

	if (bracket == NULL)
		while (dot > 0 && name->data[--dot] != '.')
			continue;
	if (dot == 0 || dot + 1 >= name->len)
		return;
	*module = (struct str){name->data, dot};
	name->data += dot + 1;
	name->len -= dot + 1;
}

static double
line_of(const struct grinder *grinder, uint32_t function, struct str *module,
    struct str *name)
{
	double lineno = 0;

	*name = map_key(
	    grinder->collected->names, grinder->run->functions[function].name);
	*module = STR(NO_FILE);
	if (!name_split(*name, module, &lineno, name))
		split_module(module, name);
	if (module->len == 0)
		*module = STR(NO_FILE);
	return lineno;
}

/* Both names of a function, "c" before the keys of one that is called. */
static void
write_names(struct grinder *grinder, const char *prefix, uint32_t function)
{
	struct outlet *out = grinder->out;
	struct str module, name;
	double lineno = line_of(grinder, function, &module, &name);
	uint32_t file = map_add(grinder->files, module, NULL);

	buf_addf(&out->bytes, "%sfl=(%u)", prefix, file + 1);
	if (!grinder->file_told[file]) {
		buf_addc(&out->bytes, ' ');
		outlet_name(out, module, "\n", " ");
	}
	buf_addf(&out->bytes, "\n%sfn=(%u)", prefix, function + 1);
	if (!grinder->function_told[function]) {
		buf_addc(&out->bytes, ' ');
		outlet_name(out, name, "\n", " ");
		if (lineno > 0)
			buf_addf(&out->bytes, ":%.0f", lineno);
	}
	buf_addc(&out->bytes, '\n');
	grinder->file_told[file] = grinder->function_told[function] = true;
}

static void
write_call(struct grinder *grinder, const struct profiled_edge *edge)
{
	struct str module, name;
	double from = line_of(grinder, edge->caller, &module, &name);
	double to = line_of(grinder, edge->callee, &module, &name);

	if (edge->call_lineno > 0)
		from = edge->call_lineno;
	write_names(grinder, "c", edge->callee);
	buf_addf(&grinder->out->bytes, "calls=%.0f %.0f\n%.0f %.0f\n",
	    edge->ncall > 0 ? edge->ncall : 0, to, from,
	    nanoseconds(edge->ttot));
}

static int
compare_callers(const void *a, const void *b)
{
	const struct caller *x = a, *y = b;

	if (x->function != y->function)
		return x->function < y->function ? -1 : 1;
	return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static void
write_functions(struct grinder *grinder)
{
	const struct profiled_run *run = grinder->run;
	struct outlet *out = grinder->out;
	uint32_t edges = run_edges(run), at = 0;
	struct caller *callers = xcalloc((size_t)edges + 1, sizeof(*callers));
	struct str module, name;

	for (uint32_t i = 0; i < edges; i++)
		callers[i] = (struct caller){run->edges[i].caller, i};
	xqsort(callers, edges, sizeof(*callers), compare_callers);
	for (uint32_t i = 0; i < run_functions(run); i++) {
		write_names(grinder, "", i);
		buf_addf(&out->bytes, "%.0f %.0f\n",
		    line_of(grinder, i, &module, &name),
		    nanoseconds(run->functions[i].tsub));
		for (; at < edges && callers[at].function == i; at++)
			write_call(grinder, &run->edges[callers[at].edge]);
		buf_addc(&out->bytes, '\n');
		outlet_flush(out);
	}
	free(callers);
}

static void
write_header(struct outlet *out, const struct profiled_run *run)
{
	double total = 0;

	for (uint32_t i = 0; i < run_functions(run); i++)
		total += nanoseconds(run->functions[i].tsub);
	buf_adds(&out->bytes, "# callgrind format\nversion: 1\ncmd: ");
	outlet_name(out, run->id, "\n", " ");
	buf_addf(&out->bytes,
	    "\npositions: line\nevent: ns : Nanoseconds\nevents: ns\n"
	    "summary: %.0f\n\n",
	    total);
}

/* The largest run that is complete, or else the largest. */
static const struct profiled_run *
choose(const struct profiled_run *const *runs, size_t count)
{
	for (size_t i = count; i-- > 0;)
		if (runs[i]->complete)
			return runs[i];
	return runs[count - 1];
}

void
export_callgrind(struct outlet *out, const struct collected *collected,
    const struct profiled_run *const *runs, size_t count)
{
	const struct profiled_run *run = choose(runs, count);
	uint32_t functions = run_functions(run);
	struct grinder grinder = {.out = out,
	    .collected = collected,
	    .run = run,
	    .files = map_new(),
	    .file_told = xcalloc(functions, sizeof(bool)),
	    .function_told = xcalloc(functions, sizeof(bool))};

	if (count > 1)
		message("of %zu runs, %.*s is written: -r chooses another",
		    count, STR_ARG(run->id));
	write_header(out, run);
	write_functions(&grinder);
	map_free(grinder.files);
	free(grinder.file_told);
	free(grinder.function_told);
}
