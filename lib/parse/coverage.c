/* coverage.c: see coverage.h. Collects what readers find, and adds it up. */
#include "parse/coverage.h"

#include <math.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/number.h"
#include "parse/coverage_names.h"

void
coverage_init(struct coverage *c)
{
	*c = (struct coverage){.paths = map_new(), .names = map_new()};
}

void
coverage_release(struct coverage *c)
{
	for (uint32_t i = 0; i < map_count(c->paths); i++) {
		free(c->files[i].functions);
		free(c->files[i].lines);
	}
	map_free(c->paths);
	map_free(c->names);
	free(c->files);
}

/* ---- for readers ---- */

uint32_t
coverage_file(struct coverage *c, struct str path)
{
	struct buf clean = BUF_EMPTY;
	bool is_new;
	uint32_t file;

	coverage_add_line(&clean, path);
	file = map_add(c->paths, buf_str(&clean), &is_new);
	buf_free(&clean);

	if (is_new) {
		GROW(c->files, c->file_cap, (size_t)file + 1);
		c->files[file] = (struct coverage_file){.functions = NULL};
	}
	return file;
}

void
coverage_function(struct coverage *c, uint32_t file, int64_t start, int64_t end,
    struct str name, double calls)
{
	struct coverage_file *f = &c->files[file];
	struct buf clean = BUF_EMPTY;

	if (calls > c->most)
		c->most = calls;
	if (start >= 1 && start <= INT32_MAX && end <= INT32_MAX &&
	    coverage_name(&clean, name,
		c->kept ? (struct str){NULL, 0} : map_key(c->paths, file))) {
		GROW(f->functions, f->function_cap, f->function_count + 1);
		f->functions[f->function_count++] = (struct coverage_function){
		    .name = map_add(c->names, buf_str(&clean), NULL),
		    .start = (int32_t)start,
		    .end = end < start ? 0 : (int32_t)end,
		    .calls = calls};
	}
	buf_free(&clean);
}

void
coverage_line(struct coverage *c, uint32_t file, int64_t line, double hits)
{
	struct coverage_file *f = &c->files[file];

	if (hits > c->most)
		c->most = hits;
	if (line < 1 || line > INT32_MAX)
		return;
	GROW(f->lines, f->line_cap, f->line_count + 1);
	f->lines[f->line_count++] = (struct coverage_line){(int32_t)line, hits};
}

static int
compare_blocks(const void *a, const void *b)
{
	const struct coverage_block *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->hits < y->hits) - (x->hits > y->hits);
}

void
coverage_blocks(struct coverage *c, struct coverage_block *blocks, size_t count)
{
	xqsort(blocks, count, sizeof(*blocks), compare_blocks);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || blocks[i].file != blocks[i - 1].file ||
		    blocks[i].line != blocks[i - 1].line)
			coverage_line(
			    c, blocks[i].file, blocks[i].line, blocks[i].hits);
}

void
coverage_unfound(struct coverage *c, uint32_t file)
{
	if (c->unfound++ == 0)
		c->first = file;
}

bool
coverage_is_count(double count)
{
	return count >= 0 && count <= COVERAGE_MOST;
}

bool
coverage_count(struct str text, double *count)
{
	return number_parse(text, count) && coverage_is_count(*count);
}

bool
coverage_source(const char *path, struct buf *text)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       st.st_size <= (off_t)COVERAGE_MAX_SOURCE &&
	       file_read(path, COVERAGE_MAX_SOURCE, text) == STATUS_OK;
}

/* ---- adding up ---- */

static int
compare_functions(const void *a, const void *b)
{
	const struct coverage_function *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (x->name > y->name) - (x->name < y->name);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct coverage_line *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* Instances of a generic function are one. */
static void
join_functions(struct coverage_file *f)
{
	size_t kept = 0;

	xqsort(f->functions, f->function_count, sizeof(*f->functions),
	    compare_functions);
	for (size_t i = 0; i < f->function_count; i++) {
		const struct coverage_function *new = &f->functions[i];
		struct coverage_function *last =
		    kept == 0 ? NULL : &f->functions[kept - 1];

		if (last == NULL || last->start != new->start ||
		    last->end != new->end || last->name != new->name)
			f->functions[kept++] = *new;
		else if (isnan(last->calls))
			last->calls = new->calls;
		else if (!isnan(new->calls))
			last->calls += new->calls;
	}
	f->function_count = kept;
}

static void
join_lines(struct coverage_file *f)
{
	size_t kept = 0;

	xqsort(f->lines, f->line_count, sizeof(*f->lines), compare_lines);
	for (size_t i = 0; i < f->line_count; i++)
		if (kept > 0 && f->lines[kept - 1].line == f->lines[i].line)
			f->lines[kept - 1].hits += f->lines[i].hits;
		else
			f->lines[kept++] = f->lines[i];
	f->line_count = kept;
}

/* Calls that are not known are the hits of the first line; without one there is
 * no such function. Both are sorted. */
static void
correct_calls(struct coverage_file *f)
{
	size_t at = 0, kept = 0;

	for (size_t i = 0; i < f->function_count; i++) {
		struct coverage_function function = f->functions[i];

		while (at < f->line_count && f->lines[at].line < function.start)
			at++;
		if (at < f->line_count && f->lines[at].line == function.start &&
		    (isnan(function.calls) ||
			(f->busiest && f->lines[at].hits < function.calls)))
			function.calls = f->lines[at].hits;
		if (!isnan(function.calls))
			f->functions[kept++] = function;
	}
	f->function_count = kept;
}

void
coverage_finish(struct coverage *c)
{
	for (uint32_t i = 0; i < map_count(c->paths); i++) {
		join_functions(&c->files[i]);
		join_lines(&c->files[i]);
		correct_calls(&c->files[i]);
	}
}
