/*
 * prof-diff: func or scale lines of two groups of runs in, diff lines out.
 *
 *	$ plan-next -a -p 0 | prof-parse |
 *	    prof-diff -k label cache_probe_cold cache_probe_warm
 *	$ prof-diff --bound 1.1 old.jsonl new.jsonl
 *	$ prof-diff old.scale.jsonl new.scale.jsonl
 */
#include <math.h>
#include <string.h>

#include "core/message.h"
#include "core/options.h"
#include "diff/classes.h"
#include "law/compare.h"
#include "diff/diff.h"

static const char usage[] =
    "prof-diff [-i format] [-o format] [--bound ratio] [--noise percent]\n"
    "                 [--per-call] [--share fraction] -k run | label | rev a b "
    "[file]\n"
    "       prof-diff [-i format] [-o format] [--bound ratio] "
    "[--noise percent]\n"
    "                 [--per-call] [--share fraction] old new";

enum {
	OPTION_BOUND = OPTION_FIRST_CODE,
	OPTION_NOISE,
	OPTION_PER_CALL,
	OPTION_SHARE
};

static const struct option options[] = {
    {"bound", required_argument, NULL, OPTION_BOUND},
    OPTION_HELP,
    {"noise", required_argument, NULL, OPTION_NOISE},
    {"per-call", no_argument, NULL, OPTION_PER_CALL},
    {"share", required_argument, NULL, OPTION_SHARE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

/* What is read and written in which form. */
struct stream {
	struct groups *groups;
	struct laws *laws;
	struct writer *out;
	enum format format;
	bool copies; /* lines that are not consumed pass through */
};

/* Of one stream, only laws within a run are of a group. */
static bool
is_law(const struct stream *stream, const struct row *row)
{
	return row->shape == &shape_scale &&
	       (!stream->copies || laws_have_runs(row));
}

/* Func and edge lines are consumed, and laws. With two files the run lines are, too: the
 * same id may stand in both. */
static void
copy(const struct stream *stream, const struct row *row)
{
	if (row->shape == &shape_func || row->shape == &shape_edge ||
	    is_law(stream, row) ||
	    (!stream->copies && row->shape != &shape_note))
		return;
	writer_copy(stream->out, row);
}

static enum status
read_file(const struct stream *stream, const char *path, int source)
{
	struct reader *in = reader_open_path(path, stream->format);
	struct row row;
	enum status status;

	if (in == NULL)
		return STATUS_SYSTEM;
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		status = groups_take(stream->groups, source, in, &row);
		if (status == STATUS_OK && is_law(stream, &row))
			status = laws_take(stream->laws, source, in, &row);
		if (status != STATUS_OK)
			break;
		copy(stream, &row);
	}
	reader_close(in);
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
no_laws(const struct groups *groups, const char *input, int side)
{
	if (groups->key == DIFF_BY_FILE)
		return fail(STATUS_MALFORMED,
		    "%s: no scale lines, but %s has some", groups->names[side],
		    groups->names[SIDE_A + SIDE_B - side]);
	return fail(STATUS_MALFORMED,
	    "%s: no scale lines within the runs of '%s'", input,
	    groups->names[side]);
}

/* The laws, where both groups have some; else costs must be there. */
static enum status
compare_laws(const struct stream *stream, const struct diff_options *how,
    const char *input)
{
	const struct groups *groups = stream->groups;
	struct classes_options laws = {
	    .names = {groups->names[SIDE_A], groups->names[SIDE_B]},
	    .min_share = how->min_share};

	laws_settle(stream->laws, groups);
	for (int side = SIDE_A; side < SIDES; side++)
		if (stream->laws->groups[side] == 0)
			return groups->sample_count > 0
				   ? STATUS_OK
				   : no_laws(groups, input, side);
	return classes_write(stream->laws, &laws, stream->out);
}

static enum status
compare(const struct stream *stream, const struct diff_options *how,
    const char *input)
{
	bool laws = stream->laws->count > 0;
	bool costs = stream->groups->sample_count > 0 || !laws;
	bool by_file = stream->groups->key == DIFF_BY_FILE;
	enum status status = STATUS_OK, worse = STATUS_OK;

	if (!stream->groups->any)
		return STATUS_OK;
	writer_folders(stream->out, groups_folders(stream->groups, by_file));
	/* A file of laws alone need not tell its runs. */
	if (costs || stream->groups->key != DIFF_BY_FILE)
		status = groups_settle(stream->groups, input);
	if (status == STATUS_OK && laws) {
		worse = compare_laws(stream, how, input);
		if (worse != STATUS_NO)
			status = worse;
	}
	if (status == STATUS_OK && costs)
		status = diff_write(stream->groups, how, stream->out);
	return status == STATUS_OK ? worse : status;
}

static enum status
run(struct stream *stream, const struct diff_options *how, char **operands,
    int count)
{
	bool by_file = stream->groups->key == DIFF_BY_FILE;
	const char *input = count > 2 ? operands[2] : "-";
	enum status status;

	if (by_file) {
		status = read_file(stream, operands[0], SIDE_A);
		if (status == STATUS_OK)
			status = read_file(stream, operands[1], SIDE_B);
	} else {
		status = read_file(stream, input, 0);
	}
	if (status != STATUS_OK)
		return status;
	return compare(stream, how, strcmp(input, "-") == 0 ? "stdin" : input);
}

static void
check_operands(enum diff_key key, int count, char **operands)
{
	if (count < 2)
		tool_usage(key == DIFF_BY_FILE ? "two files are needed"
					       : "two values are needed");
	if (count > (key == DIFF_BY_FILE ? 2 : 3))
		tool_usage("too many operands: %s", operands[count - 1]);
	if (strcmp(operands[0], operands[1]) == 0)
		tool_usage("both groups are the same: %s", operands[0]);
}

int
main(int argc, char **argv)
{
	struct diff_options how = {.noise = COMPARE_NOISE,
	    .bound = (double)NAN,
	    .min_share = SHARE_DIFFERS};
	struct stream stream = {.format = FORMAT_AUTO};
	enum format out_format = FORMAT_AUTO;
	enum diff_key key = DIFF_BY_FILE;
	enum status status;
	int c;

	tool_start(argv, "prof-diff", usage);
	while ((c = tool_option(argc, argv, "i:k:o:", options)) != -1) {
		switch (c) {
		case 'i':
			stream.format = format_of_input(optarg);
			break;
		case 'k':
			if (!diff_key_parse(optarg, &key))
				tool_usage(
				    "-k: not run, label or rev: %s", optarg);
			break;
		case 'o':
			out_format = format_of_findings(optarg);
			break;
		case OPTION_BOUND:
			how.bound = tool_number("--bound", optarg, 1, 1e6);
			break;
		case OPTION_NOISE:
			how.noise =
			    tool_number("--noise", optarg, 0.1, 1000) / 100;
			break;
		case OPTION_PER_CALL:
			how.per_call = true;
			break;
		case OPTION_SHARE:
			how.min_share = tool_number("--share", optarg, 0, 1);
			break;
		}
	}
	check_operands(key, argc - optind, argv + optind);
	stream.copies = key != DIFF_BY_FILE;
	stream.groups = groups_new(key, argv[optind], argv[optind + 1]);
	stream.groups->early = how.per_call;
	stream.laws = laws_new();
	stream.out = writer_open(stdout, out_format, &shape_diff, NULL);
	status = run(&stream, &how, argv + optind, argc - optind);
	status = writer_close(stream.out, status);
	groups_free(stream.groups);
	laws_free(stream.laws);
	return tool_finish(status);
}
