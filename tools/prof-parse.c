/*
 * prof-parse: profiles of runs as lines of functions and edges.
 *
 *	{"type":"run","id":"wk-1","result":{"pstat_file":...}}
 *
 * becomes itself and
 *
 *	{"type":"func","run":"wk-1",...,"full_name":"/x/a.py:3 f","ncall":7,...}
 *	{"type":"edge","run":"wk-1",...,"caller":"/x/a.py:9 main",...}
 */
#include <math.h>

#include "core/file.h"
#include "core/options.h"
#include "parse/runs.h"
#include "parse/table_map.h"

static const char usage[] =
    "prof-parse [-i format] [-o format] [--columns] [--id id] [--label label]\n"
    "                  [--map list] [--match glob] [--size n] [file ...]";

enum {
	OPTION_COLUMNS = OPTION_FIRST_CODE,
	OPTION_ID,
	OPTION_LABEL,
	OPTION_MAP,
	OPTION_MATCH,
	OPTION_SIZE
};

static const struct option options[] = {
    {"columns", no_argument, NULL, OPTION_COLUMNS},
    OPTION_HELP,
    {"id", required_argument, NULL, OPTION_ID},
    {"label", required_argument, NULL, OPTION_LABEL},
    {"map", required_argument, NULL, OPTION_MAP},
    {"match", required_argument, NULL, OPTION_MATCH},
    {"size", required_argument, NULL, OPTION_SIZE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	enum format in, out;
	const char *match;
	struct table_map map; /* text NULL: none */
	struct run_words words;
	bool columns;
};

static void
read_options(int argc, char **argv, struct settings *set)
{
	const char *wrong;
	int c;

	while ((c = tool_option(argc, argv, "i:o:", options)) != -1) {
		switch (c) {
		case 'i':
			set->in = format_of_input(optarg);
			break;
		case 'o':
			set->out = format_of_output(optarg);
			break;
		case OPTION_COLUMNS:
			set->columns = true;
			break;
		case OPTION_ID:
			if (!file_name_valid(str_of(optarg)))
				tool_usage(
				    "--id is not a file name: '%s'", optarg);
			set->words.id = optarg;
			break;
		case OPTION_LABEL:
			if (!str_utf8(str_of(optarg)))
				tool_usage("--label is not UTF-8");
			set->words.label = optarg;
			break;
		case OPTION_MAP:
			table_map_release(&set->map);
			if (!table_map_read(&set->map, optarg, &wrong))
				tool_usage("--map: %s: '%s'", wrong, optarg);
			break;
		case OPTION_MATCH:
			set->match = optarg;
			break;
		case OPTION_SIZE:
			set->words.size =
			    tool_number("--size", optarg, 0, 1e300);
			break;
		default:
			break;
		}
	}
	if (optind == argc &&
	    (set->words.id != NULL || set->words.label != NULL ||
		set->map.text != NULL || isfinite(set->words.size)))
		tool_usage("--id, --label, --map and --size are for files, "
			   "run lines have their own");
	if (optind < argc && set->in != FORMAT_AUTO)
		tool_usage("-i is for run lines; a file's format is found by "
			   "its content");
}

int
main(int argc, char **argv)
{
	struct settings set = {.words.size = NAN};
	struct emit emit = {.out = NULL};
	enum status status;

	tool_start(argv, "prof-parse", usage);
	read_options(argc, argv, &set);
	if (set.columns) {
		shapes_print(stdout);
		return tool_finish(STATUS_OK);
	}
	emit.match = set.match;
	emit.map = set.map.text == NULL ? NULL : &set.map;
	emit.out = writer_open(stdout, set.out, &shape_func, &shape_edge);
	writer_sort_text(emit.out, FUNC_TSUB);
	if (optind < argc) {
		status = runs_parse_files(
		    argv + optind, (size_t)(argc - optind), &set.words, &emit);
	} else {
		struct reader *in = reader_open(stdin, "stdin", set.in);

		status = runs_parse_stream(in, &emit);
		reader_close(in);
	}
	status = writer_close(emit.out, status);
	table_map_release(&set.map);
	return tool_finish(status);
}
