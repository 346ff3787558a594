/* findings.c: see findings.h. */
#include "stream/findings.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/program_name.h"
#include "stream/origin.h"

enum level {
	LEVEL_ERROR,
	LEVEL_WARNING,
	LEVEL_NONE
};

struct findings {
	const struct shape *shape;
	enum format format;
	const struct json *folders;
	struct buf cells[SHAPE_MAX_COLUMNS];
	struct buf text; /* what is printed between head and tail */
	size_t errors, warnings;
};

struct findings *
findings_new(const struct shape *shape, enum format format)
{
	struct findings *findings = xcalloc(1, sizeof(*findings));

	findings->shape = shape;
	findings->format = format;
	return findings;
}

void
findings_free(struct findings *findings)
{
	if (findings == NULL)
		return;
	for (size_t i = 0; i < SHAPE_MAX_COLUMNS; i++)
		buf_free(&findings->cells[i]);
	buf_free(&findings->text);
	free(findings);
}

void
findings_folders(struct findings *findings, const struct json *folders)
{
	findings->folders = folders;
}

void
findings_begin(struct findings *findings)
{
	for (size_t i = 0; i < findings->shape->count; i++)
		buf_clear(&findings->cells[i]);
}

struct buf *
findings_cell(struct findings *findings, int column)
{
	return &findings->cells[column];
}

/* ---- what a line says ---- */

/* The value of a key; empty where the shape has none. */
static struct str
value_of(const struct findings *f, const char *key)
{
	int column = shape_column(f->shape, str_of(key), -1);

	return column < 0 ? STR("") : buf_str(&f->cells[column]);
}

static enum level
level_of(const struct findings *f)
{
	struct str outcome = value_of(f, "outcome");
	struct str verdict = value_of(f, "verdict");

	if (str_is(outcome, "broken") || str_is(verdict, "worse"))
		return LEVEL_ERROR;
	if (str_is(outcome, "undecided") || str_is(verdict, "slower"))
		return LEVEL_WARNING;
	return LEVEL_NONE;
}

/* The file in the program's own folder; empty for one elsewhere. */
static struct str
file_of(const struct findings *f)
{
	struct str module = value_of(f, "module");
	size_t prefix = origin_own_prefix(f->folders, module);
	struct str file = {module.data + prefix, module.len - prefix};

	if (file.len == 0 || strchr("/~$<", file.data[0]) != NULL ||
	    value_of(f, "lineno").len == 0)
		return STR("");
	return file;
}

/* "job.py:15 find: calls 20 -> 400, slower" of a diff line, else its text. */
static void
add_sentence(struct buf *out, const struct findings *f)
{
	struct str text = value_of(f, "text"), name = value_of(f, "full_name");
	bool law = value_of(f, "class_b").len > 0;
	struct str a = value_of(f, law ? "class_a" : "a");
	struct str b = value_of(f, law ? "class_b" : "b");

	if (text.len > 0) {
		buf_addstr(out, text);
		return;
	}
	buf_addstr(out, name.len > 0 ? name : STR("program"));
	buf_adds(out, ": ");
	buf_addstr(out, value_of(f, "metric"));
	buf_adds(out, " was ");
	buf_addstr(out, a.len > 0 ? a : STR("nothing"));
	buf_adds(out, ", is ");
	buf_addstr(out, b.len > 0 ? b : STR("not known"));
}

/* ---- each format ---- */

/* Text without the characters of ODD and those that no terminal shows. */
static void
add_escaped(struct buf *out, struct str text, const char *odd, bool xml)
{
	struct buf shown = BUF_EMPTY;

	buf_add_visible(&shown, text);
	for (size_t i = 0; i < shown.len; i++) {
		unsigned char c = (unsigned char)shown.data[i];

		if (strchr(odd, c) == NULL)
			buf_addc(out, (char)c);
		else
			buf_addf(out, xml ? "&#%u;" : "%%%02X", c);
	}
	buf_free(&shown);
}

static void
add_xml(struct buf *out, struct str text)
{
	add_escaped(out, text, "&<>\"'", true);
}

static void
add_github(struct findings *f, enum level level, struct str text)
{
	struct str file = file_of(f);

	buf_adds(&f->text, level == LEVEL_ERROR ? "::error " : "::warning ");
	if (file.len > 0) {
		buf_adds(&f->text, "file=");
		add_escaped(&f->text, file, "%:,", false);
		buf_adds(&f->text, ",line=");
		buf_addstr(&f->text, value_of(f, "lineno"));
		buf_addc(&f->text, ',');
	}
	buf_addf(&f->text, "title=%s::", program_name());
	add_escaped(&f->text, text, "%", false);
	buf_addc(&f->text, '\n');
}

static void
add_junit(struct findings *f, enum level level, struct str text)
{
	struct str file = file_of(f), bound = value_of(f, "bound");
	struct str name = value_of(f, "name");

	buf_adds(&f->text, "    <testcase classname=\"");
	add_xml(&f->text, file.len > 0 ? file : str_of(program_name()));
	buf_adds(&f->text, "\" name=\"");
	add_xml(&f->text, name.len > 0 ? name : value_of(f, "full_name"));
	buf_addc(&f->text, ' ');
	add_xml(&f->text, value_of(f, "metric"));
	if (bound.len > 0) {
		buf_adds(&f->text, ": ");
		add_xml(&f->text, bound);
	}
	buf_addf(&f->text, "\">\n      <%s message=\"",
	    level == LEVEL_ERROR ? "failure" : "skipped");
	add_xml(&f->text, text);
	buf_adds(&f->text, "\"/>\n    </testcase>\n");
}

/* Text within a cell of a table in Markdown, in which nothing is markup: a pull
 * request shows what its author has named. */
static void
add_md_text(struct buf *out, struct str text)
{
	struct buf shown = BUF_EMPTY;

	buf_add_visible(&shown, text);
	for (size_t i = 0; i < shown.len; i++) {
		unsigned char c = (unsigned char)shown.data[i];

		if (strchr("&<>|`*_[]\\@#~", c) == NULL)
			buf_addc(out, (char)c);
		else
			buf_addf(out, "&#%u;", c);
	}
	buf_free(&shown);
}

/* "| worse | job.py:17 find runs this line n^2 times, was n |" */
static void
add_md(struct findings *f, enum level level, struct str text)
{
	struct str outcome = value_of(f, "outcome");

	buf_adds(&f->text, "| ");
	if (level == LEVEL_ERROR)
		buf_adds(&f->text, "worse");
	else
		buf_addstr(&f->text,
		    outcome.len > 0 ? outcome : value_of(f, "verdict"));
	buf_adds(&f->text, " | ");
	add_md_text(&f->text, text);
	buf_adds(&f->text, " |\n");
}

/* A path as a part of a URI. */
static void
add_uri(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.data[i];

		if (isalnum(c) || strchr("-._~/", c) != NULL)
			buf_addc(out, (char)c);
		else
			buf_addf(out, "%%%02X", c);
	}
}

static void
add_sarif(struct findings *f, enum level level, struct str text)
{
	struct str file = file_of(f);
	struct buf name = BUF_EMPTY, space = BUF_EMPTY;

	buf_addf(&f->text, "%s\n{\"ruleId\":\"growth\",\"level\":\"%s\",",
	    f->text.len > 0 ? "," : "",
	    level == LEVEL_ERROR ? "error" : "warning");
	buf_adds(&f->text, "\"message\":{\"text\":");
	json_quote(&f->text, str_legible(text, &space));
	buf_addc(&f->text, '}');
	if (file.len > 0) {
		buf_adds(&f->text, ",\"locations\":[{\"physicalLocation\":"
				   "{\"artifactLocation\":{\"uri\":\"");
		add_uri(&f->text, file);
		buf_adds(&f->text, "\"},\"region\":{\"startLine\":");
		buf_addstr(&f->text, value_of(f, "lineno"));
		buf_adds(&f->text, "}}}]");
	}
	/* The same finding at another line is not a new one. */
	buf_addstr(&name, file);
	buf_addc(&name, ' ');
	buf_addstr(&name, value_of(f, "name"));
	buf_addc(&name, ' ');
	buf_addstr(&name, value_of(f, "metric"));
	buf_adds(&f->text, ",\"partialFingerprints\":{\"function/v1\":");
	buf_clear(&space);
	json_quote(&f->text, str_legible(buf_str(&name), &space));
	buf_adds(&f->text, "}}");
	buf_free(&name);
	buf_free(&space);
}

void
findings_end(struct findings *f)
{
	enum level level = level_of(f);
	struct buf text = BUF_EMPTY;

	if (level == LEVEL_NONE)
		return;
	*(level == LEVEL_ERROR ? &f->errors : &f->warnings) += 1;
	add_sentence(&text, f);
	if (f->format == FORMAT_GITHUB)
		add_github(f, level, buf_str(&text));
	else if (f->format == FORMAT_JUNIT)
		add_junit(f, level, buf_str(&text));
	else if (f->format == FORMAT_MD)
		add_md(f, level, buf_str(&text));
	else
		add_sarif(f, level, buf_str(&text));
	buf_free(&text);
}

/* "### prof-check: 1 is worse", and a table. */
static void
print_md(const struct findings *f, struct buf *out)
{
	buf_addf(out, "### %s: ", program_name());
	if (f->errors == 0)
		buf_adds(out, "nothing is worse\n");
	else
		buf_addf(out, "%zu %s worse\n", f->errors,
		    f->errors == 1 ? "is" : "are");
	if (f->text.len == 0)
		return;
	buf_adds(out, "\n|  | what |\n| --- | --- |\n");
	buf_addstr(out, buf_str(&f->text));
}

void
findings_print(struct findings *f, struct buf *out)
{
	if (f->format == FORMAT_MD) {
		print_md(f, out);
		return;
	}
	if (f->format == FORMAT_JUNIT) {
		size_t tests = f->errors + f->warnings;

		buf_addf(out,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<testsuites>\n"
		    "  <testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" "
		    "errors=\"0\" skipped=\"%zu\">\n",
		    program_name(), tests + (tests == 0), f->errors,
		    f->warnings);
		if (tests == 0)
			buf_addf(out,
			    "    <testcase classname=\"%s\" "
			    "name=\"nothing is worse\"/>\n",
			    program_name());
		buf_addstr(out, buf_str(&f->text));
		buf_adds(out, "  </testsuite>\n</testsuites>\n");
		return;
	}
	if (f->format == FORMAT_SARIF)
		buf_addf(out,
		    "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
		    "{\"name\":\"%s\",\"version\":\"%s\",\"rules\":[{\"id\":"
		    "\"growth\",\"shortDescription\":{\"text\":\"It grows "
		    "faster than it did, or than a bound.\"}}]}},"
		    "\"results\":[",
		    program_name(), SUPERLINEAR_VERSION);
	buf_addstr(out, buf_str(&f->text));
	if (f->format == FORMAT_SARIF)
		buf_adds(out, "\n]}]}\n");
}
