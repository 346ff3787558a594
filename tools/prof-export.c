/*
 * prof-export: func and edge lines in, the files of other tools out.
 *
 *	$ prof-parse <runs.jsonl | prof-export -o speedscope >runs.json
 *	$ prof-parse <runs.jsonl | prof-export -r n-800 | flamegraph.pl >f.svg
 */
#include "core/options.h"
#include "export/export.h"

static const char usage[] =
    "prof-export [-i format] [-o folded | speedscope | callgrind | extrap]\n"
    "                   [-r id] [file ...]";

static const struct option options[] = {
    OPTION_HELP,
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

static enum status
read_file(struct collected *collected, const char *path, enum format format)
{
	struct reader *in = reader_open_path(path, format);
	enum status status;

	if (in == NULL)
		return STATUS_SYSTEM;
	status = collected_read(collected, in);
	reader_close(in);
	return status;
}

int
main(int argc, char **argv)
{
	struct words wanted = {NULL, 0, 0};
	const struct exporter *exporter;
	struct collected *collected;
	enum format format = FORMAT_AUTO;
	enum status status = STATUS_OK;
	int c;

	tool_start(argv, "prof-export", usage);
	exporter = exporter_of("folded");
	while ((c = tool_option(argc, argv, "i:o:r:", options)) != -1) {
		switch (c) {
		case 'i':
			format = format_of_input(optarg);
			break;
		case 'o':
			exporter = exporter_of(optarg);
			break;
		case 'r':
			words_add(&wanted, optarg);
			break;
		}
	}
	collected = collected_new(&wanted);
	if (optind == argc)
		status = read_file(collected, "-", format);
	for (int i = optind; i < argc && status == STATUS_OK; i++)
		status = read_file(collected, argv[i], format);
	if (status == STATUS_OK)
		status = export_write(collected, exporter, stdout);
	collected_free(collected);
	words_free(&wanted);
	return tool_finish(status);
}
