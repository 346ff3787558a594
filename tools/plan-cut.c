/*
 * plan-cut: run lines of a command on growing parts of its input file.
 *
 *	$ plan-cut data.csv python3 job.py data.csv | prof-run
 *	{"type":"run","id":"cut-625","size":625,"status":"pending",
 *	 "attempt":0,"command":["python3","job.py","/tmp/.../625/data.csv"]}
 *	... 1250, 2500, 5000, 10000
 */
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/message.h"
#include "core/options.h"
#include "core/signals.h"
#include "plan/bare.h"
#include "plan/cut.h"
#include "plan/template.h"

static const char usage[] =
    "plan-cut [-d dir] [-e engine] [-n sizes] [-o format] [-t seconds]\n"
    "                [--clock clock] [--copies dir] [--header n] [--id "
    "prefix]\n"
    "                [--record pattern] file command [argument ...]";

#define DEFAULT_SIZES 5

enum {
	OPTION_COPIES = OPTION_FIRST_CODE,
	OPTION_HEADER,
	OPTION_RECORD
};

static const struct option long_options[] = {
    {"clock", required_argument, NULL, BARE_CLOCK},
    {"copies", required_argument, NULL, OPTION_COPIES},
    {"header", required_argument, NULL, OPTION_HEADER},
    OPTION_HELP,
    {"id", required_argument, NULL, BARE_ID},
    {"record", required_argument, NULL, OPTION_RECORD},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	struct bare bare;
	const char *copies; /* NULL: a new temporary folder */
	int64_t header;	    /* negative: by the kind of file */
	size_t sizes;
	enum format format;
	regex_t begin;
	bool matches; /* `begin` is compiled */
};

static void
take_pattern(struct settings *settings, const char *text)
{
	int error;
	char why[128];

	if (settings->matches)
		regfree(&settings->begin);
	error = regcomp(&settings->begin, text, REG_EXTENDED | REG_NOSUB);
	if (error != 0) {
		regerror(error, &settings->begin, why, sizeof(why));
		tool_usage("--record: %s: '%s'", why, text);
	}
	settings->matches = true;
}

static void
take_option(struct settings *settings, int code)
{
	if (bare_option(&settings->bare, code, optarg))
		return;
	switch (code) {
	case 'n':
		settings->sizes =
		    (size_t)tool_int("-n", optarg, 1, CUT_MAX_SIZES);
		break;
	case 'o':
		settings->format = format_of_output(optarg);
		break;
	case OPTION_COPIES:
		settings->copies = optarg;
		break;
	case OPTION_HEADER:
		settings->header = tool_int("--header", optarg, 0, 1000000);
		break;
	case OPTION_RECORD:
		take_pattern(settings, optarg);
		break;
	}
}

/* True for FILE itself, by whatever path. */
static bool
names_file(const char *word, const char *file)
{
	struct stat one, other;

	return strcmp(word, file) == 0 ||
	       (stat(word, &one) == 0 && stat(file, &other) == 0 &&
		   one.st_dev == other.st_dev && one.st_ino == other.st_ino);
}

/*
 * The words of the command as templates: FILE, alone or behind the '=' of an
 * option, becomes {input}; the braces of the other words stay placeholders.
 */
static char **
words_of(char **command, const char *file)
{
	size_t count = 0, used = 0;
	char **words;

	while (command[count] != NULL)
		count++;
	words = xcalloc(count + 1, sizeof(*words));
	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(command[i], '=');
		struct buf text = BUF_EMPTY;

		if (names_file(command[i], file)) {
			buf_adds(&text, "{input}");
		} else if (equals != NULL && *command[i] == '-' &&
			   names_file(equals + 1, file)) {
			template_escape(
			    &text, (struct str){command[i],
				       (size_t)(equals + 1 - command[i])});
			buf_adds(&text, "{input}");
		} else {
			buf_adds(&text, command[i]);
		}
		used += strstr(buf_text(&text), "{input}") != NULL;
		words[i] = xstrdup(buf_text(&text));
		buf_free(&text);
	}
	if (used == 0)
		tool_usage("no argument of the command is '%s' (write {input} "
			   "where its name belongs; for a program that reads "
			   "its standard input: sh -c 'command < {input}')",
		    file);
	return words;
}

/* Halves of all records, rising, without those that are equal. */
static size_t
choose_sizes(int64_t records, size_t wanted, int64_t *sizes)
{
	size_t count = 0;

	for (size_t k = wanted; k-- > 0;) {
		/* Rounded up: there is always a record. */
		int64_t part = (records + ((int64_t)1 << k) - 1) >> k;

		if (count == 0 || part > sizes[count - 1])
			sizes[count++] = part;
	}
	return count;
}

/* Where the copies go: below the folder given, or a new one. */
static enum status
make_folder(const char *wanted, struct buf *folder)
{
	const char *tmp = getenv("TMPDIR");
	char *real;
	enum status status;

	if (wanted != NULL) {
		status = file_make_folder(wanted);
		if (status != STATUS_OK)
			return status;
		real = realpath(wanted, NULL);
		if (real == NULL)
			return fail_errno("%s", wanted);
		buf_adds(folder, real);
		free(real);
		return STATUS_OK;
	}
	buf_addf(folder, "%s/superlinear-cut.XXXXXX",
	    tmp == NULL || *tmp != '/' ? "/tmp" : tmp);
	if (mkdtemp(folder->data) == NULL)
		return fail_errno("%s", folder->data);
	return STATUS_OK;
}

/* One folder a size, the name of the file as it was. */
static enum status
make_copies(struct cut *cut, const char *folder, const int64_t *sizes,
    size_t count, char **paths)
{
	struct str base = str_base(str_of(cut->path));
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		struct buf path = BUF_EMPTY;

		buf_addf(&path, "%s/%lld", folder, (long long)sizes[i]);
		status = file_make_folder(buf_text(&path));
		buf_addc(&path, '/');
		buf_addstr(&path, base);
		paths[i] = buf_take(&path);
	}
	if (status == STATUS_OK)
		status = cut_write(cut, sizes, count, paths);
	return status;
}

/* The lines, when all copies are there. */
static enum status
write_lines(const struct settings *settings, const int64_t *sizes, size_t count,
    char *const *paths)
{
	struct writer *out =
	    writer_open(stdout, settings->format, &shape_run, NULL);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = bare_write(out, &settings->bare, (double)sizes[i], 0,
		    str_of(paths[i]));
	return writer_close(out, status);
}

static enum status
write_runs(const struct settings *settings, struct cut *cut)
{
	struct buf folder = BUF_EMPTY;
	int64_t sizes[CUT_MAX_SIZES];
	char *paths[CUT_MAX_SIZES] = {NULL};
	size_t count = choose_sizes(cut->records, settings->sizes, sizes);
	enum status status = make_folder(settings->copies, &folder);

	if (status != STATUS_OK) {
		buf_free(&folder);
		return status;
	}
	status = make_copies(cut, buf_text(&folder), sizes, count, paths);
	if (status == STATUS_OK && count < 3)
		message("%s: %lld records give %zu size%s; a verdict needs "
			"three or more",
		    cut->path, (long long)cut->records, count,
		    count == 1 ? "" : "s");
	if (status == STATUS_OK)
		status = write_lines(settings, sizes, count, paths);
	/* Half of the copies are of no use, and of a folder that no line names
	 * nobody knows; one that was given is its owner's. */
	if ((status != STATUS_OK || signals_pending()) &&
	    settings->copies == NULL)
		(void)file_remove_tree(buf_text(&folder));
	for (size_t i = 0; i < count; i++)
		free(paths[i]);
	buf_free(&folder);
	return status;
}

int
main(int argc, char **argv)
{
	struct settings settings = {.bare = {.prefix = "cut", .timeout_s = NAN},
	    .header = -1,
	    .sizes = DEFAULT_SIZES,
	    .format = FORMAT_AUTO};
	enum status status;
	struct cut cut;
	int code;

	tool_start(argv, "plan-cut", usage);
	while (
	    (code = tool_option(argc, argv, "+d:e:n:o:t:", long_options)) != -1)
		take_option(&settings, code);
	if (argc - optind < 2)
		tool_usage("an input file and a command are missing");
	if (!file_name_valid(str_base(str_of(argv[optind]))))
		tool_usage("not the name of a file: '%s'", argv[optind]);
	settings.bare.command = words_of(argv + optind + 1, argv[optind]);
	status = cut_open(&cut, argv[optind], settings.header,
	    settings.matches ? &settings.begin : NULL);
	if (status == STATUS_OK) {
		signals_hold();
		status = write_runs(&settings, &cut);
		signals_release();
	}
	cut_close(&cut);
	if (settings.matches)
		regfree(&settings.begin);
	for (char **word = settings.bare.command; *word != NULL; word++)
		free(*word);
	free(settings.bare.command);
	return tool_finish(status);
}
