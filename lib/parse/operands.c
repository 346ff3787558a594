/*
 * operands.c: profile files without run lines.
 *
 *	orders-4.wall.pstat.gz  orders-4.threads.wall.csv  orders-8.wall.pstat
 *
 * are two runs, orders-4 and orders-8; each gets a run line. The size of a run
 * is not guessed from its name.
 */
#include <math.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/map.h"
#include "core/message.h"
#include "core/number.h"
#include "parse/runs.h"

static bool
cut(struct str *name, const char *suffix)
{
	if (!str_ends(*name, suffix) || name->len == strlen(suffix))
		return false;
	name->len -= strlen(suffix);
	return true;
}

struct str
run_id_of_file(const char *path, bool *early)
{
	struct str name = str_base(str_of(path));

	cut(&name, ".gz");
	if (cut(&name, ".pstat") || cut(&name, ".pstats") ||
	    cut(&name, ".prof") || cut(&name, ".csv") ||
	    cut(&name, ".callgrind") || cut(&name, ".points") ||
	    cut(&name, ".memory") || cut(&name, ".info") ||
	    cut(&name, ".lcov") || cut(&name, ".gcov.json") ||
	    cut(&name, ".json") || cut(&name, ".out")) {
		if (!cut(&name, ".wall"))
			cut(&name, ".cpu");
		if (!cut(&name, ".funcs"))
			cut(&name, ".threads");
	}
	*early = cut(&name, ".early");
	return name;
}

struct operand {
	const char *path;
	bool known; /* its format is known */
	enum profile_format format;
	uint32_t run; /* index of its run's id */
};

struct operands {
	struct operand *items;
	size_t count;
	struct map *ids;
	bool *early; /* by id */
};

/* Assigns each file to a run. */
static enum status
assign(struct operands *ops, char **paths, const struct run_words *words)
{
	for (size_t i = 0; i < ops->count; i++) {
		bool early;
		struct str id = run_id_of_file(paths[i], &early);
		uint32_t run;

		if (words->id != NULL)
			id = str_of(words->id);
		if (!file_name_valid(id))
			return fail(STATUS_USAGE,
			    "%s: '%.*s' is no id of a run: use --id", paths[i],
			    STR_ARG(id));
		run = map_add(ops->ids, id, NULL);
		ops->early[run] |= early;
		ops->items[i] = (struct operand){.path = paths[i], .run = run};
	}
	if (isfinite(words->size) && map_count(ops->ids) > 1)
		return fail(STATUS_USAGE,
		    "--size is for one run, the files are of %u",
		    map_count(ops->ids));
	return STATUS_OK;
}

/* Writes a run line, as a row that was read, so that tables can add its
 * columns. */
static void
put_run(struct writer *out, struct str id, bool early,
    const struct run_words *words)
{
	struct cell cells[SHAPE_MAX_COLUMNS] = {{VALUE_ABSENT, {NULL, 0}}};
	struct row row = {
	    .type = STR("run"), .shape = &shape_run, .cells = cells};
	struct buf line = BUF_EMPTY;
	char size[NUMBER_SIZE];

	buf_adds(&line, "{\"type\":\"run\",\"id\":");
	json_quote(&line, id);
	cells[RUN_ID] = (struct cell){VALUE_STRING, id};
	if (words->label != NULL) {
		buf_adds(&line, ",\"label\":");
		json_quote(&line, str_of(words->label));
		cells[RUN_LABEL] =
		    (struct cell){VALUE_STRING, str_of(words->label)};
	}
	if (isfinite(words->size)) {
		size_t len = number_format(words->size, size);

		buf_addf(&line, ",\"size\":%s", size);
		cells[RUN_SIZE] = (struct cell){VALUE_NUMBER, {size, len}};
	}
	buf_adds(&line, ",\"status\":\"done\"");
	if (early)
		buf_adds(&line, ",\"result\":{\"early_exit\":true}");
	buf_addc(&line, '}');
	row.raw = buf_str(&line);
	writer_copy(out, &row);
	buf_free(&line);
}

static bool
is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* What the files of one run contain. */
struct content {
	bool pstat; /* a pstat: tables of functions are not needed */
	bool funcs; /* functions: the end of the checkpoints is not needed */
	bool whole; /* checkpoints of which the end has all that the others
		       have, and more */
};

/* Checks the formats of a run's files before any is read, if there are several:
 * a pipe can be read only once. */
static enum status
look(struct operands *ops, uint32_t run, struct content *has)
{
	size_t count = 0;
	enum status worst = STATUS_OK, status;

	*has = (struct content){.pstat = false};
	for (size_t i = 0; i < ops->count; i++)
		count += ops->items[i].run == run;
	for (size_t i = 0; i < ops->count && count > 1; i++) {
		struct operand *op = &ops->items[i];

		if (op->run != run || !is_regular(op->path))
			continue;
		status = profile_sniff(op->path, &op->format);
		status_worsen(&worst, status);
		op->known = status == STATUS_OK;
		has->pstat |= op->known && op->format == PROFILE_PSTAT;
		has->whole |= op->known && op->format == PROFILE_POINTS &&
			      profile_is_whole(op->path);
		has->funcs |= op->known && op->format != PROFILE_POINTS &&
			      op->format != PROFILE_MEMORY &&
			      op->format != PROFILE_THREADS;
	}
	return worst;
}

/* True if another file of the run has all that this one has. */
static bool
is_known_better(const struct operand *op, const struct content *has)
{
	return op->known &&
	       ((op->format == PROFILE_FUNCS && (has->pstat || has->whole)) ||
		   (op->format == PROFILE_PSTAT && has->whole));
}

static enum status
parse_file(
    const struct operand *op, const struct content *has, struct emit *emit)
{
	if (op->known && op->format == PROFILE_POINTS)
		return emit_points(emit, op->path, has->whole || !has->funcs,
		    has->whole || !has->funcs);
	if (op->known && op->format == PROFILE_MEMORY)
		return emit_memory(emit, op->path);
	return emit_funcs(emit, op->path);
}

static enum status
parse_run(struct operands *ops, uint32_t run, const struct run_words *words,
    struct emit *emit)
{
	enum status worst, status;
	struct content has = {.pstat = false};

	emit_begin(emit, map_key(ops->ids, run), words->size, NAN);
	put_run(emit->out, emit->run, ops->early[run], words);
	/* Of tables with a map the format is known. */
	worst = emit->map != NULL ? STATUS_OK : look(ops, run, &has);
	if (worst != STATUS_OK) {
		emit_broken(emit, "one of its files");
		return worst;
	}
	for (size_t i = 0; i < 2 * ops->count; i++) {
		const struct operand *op = &ops->items[i % ops->count];
		bool points = op->known && op->format == PROFILE_POINTS;

		/* Checkpoints come before the end. */
		if (op->run != run || writer_failed(emit->out) ||
		    points != (i < ops->count) || is_known_better(op, &has))
			continue;
		status = parse_file(op, &has, emit);
		status_worsen(&worst, status);
	}
	emit_end(emit);
	return worst;
}

enum status
runs_parse_files(char **paths, size_t count, const struct run_words *words,
    struct emit *emit)
{
	struct operands ops = {.items = xcalloc(count, sizeof(*ops.items)),
	    .count = count,
	    .ids = map_new(),
	    .early = xcalloc(count, sizeof(*ops.early))};
	enum status worst = assign(&ops, paths, words), status;
	uint32_t runs = map_count(ops.ids);

	for (uint32_t run = 0;
	     worst != STATUS_USAGE && run < runs && !writer_failed(emit->out);
	     run++) {
		status = parse_run(&ops, run, words, emit);
		status_worsen(&worst, status);
	}
	free(ops.items);
	free(ops.early);
	map_free(ops.ids);
	return worst;
}
