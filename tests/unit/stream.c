/*
 * Unit tests of lib/stream.
 */
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

#include "stream/csvread.h"
#include "stream/funcline.h"
#include "stream/profiles.h"
#include "stream/reader.h"
#include "stream/runline.h"
#include "stream/texttable.h"
#include "stream/writer.h"

#include "../fuzz/rows.h"

/* An open file that holds TEXT. */
static FILE *
file_of(struct str text)
{
	FILE *file = tmpfile();

	if (file == NULL || fwrite(text.data, 1, text.len, file) != text.len ||
	    fflush(file) != 0)
		abort();
	rewind(file);
	lseek(fileno(file), 0, SEEK_SET);
	return file;
}

static char *
text_of(FILE *file)
{
	struct buf text = BUF_EMPTY;
	int c;

	rewind(file);
	while ((c = getc(file)) != EOF)
		buf_addc(&text, (char)c);
	fclose(file);
	return buf_take(&text);
}

/* The status with which reading TEXT to its end stops, and how many rows. */
static enum status
read_rows(struct str text, size_t *rows)
{
	FILE *file = file_of(text);
	struct reader *in = reader_open(file, "test", FORMAT_AUTO);
	struct row row;
	enum status status;

	*rows = 0;
	while ((status = reader_next(in, &row)) == STATUS_OK)
		++*rows;
	reader_close(in);
	fclose(file);
	return status;
}

static void
test_malformed_lines(void)
{
	static const struct str bad[] = {
	    {"{\"type\":\"func\"", 14},
	    {"{}", 2},
	    {"[1]", 3},
	    {"{\"type\":1}", 10},
	    {"{\"type\":\"x\"} x", 14},
	    {"{\"type\":\"x\",}", 13},
	    {"{\"type\":\"x\" \"a\":1}", 18},
	    {"{\"type\":\"x\",\"a\";1}", 18},
	    {"{\"type\":\"x\",\"a\":01}", 19},
	    {"{\"type\":\"x\",\"a\":\"\x01\"}", 19},
	    {"{\"type\":\"x\",\"a\":\"\xff\"}", 19},
	    {"{\"type\":\"x\",\"a\":\"\0\"}", 19},
	    {"{\"type\":\"func\",\"ncall\":1,\"ncall\":2}", 35},
	    {"{\"type\":\"func\",\"x\":1,\"x\":2}", 27},
	    {"{\"type\":\"func\"}\nrun,a\n", 22},
	    {"type,run\nfunc,a,b\n", 18},
	    {"type,run,run\n", 13},
	    {"run,ncall\na,1\n", 14},
	    {"type,run\nfunc,\"a\n", 17},
	    {"type,run\nfunc,a\0\n", 17},
	    {"type,run\n{\"type\":\"func\"}\n", 25},
	};
	struct reader *in;
	size_t rows;

	fflush(stdout);
	if (freopen("/dev/null", "w", stderr) == NULL)
		abort();
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		ok(read_rows(bad[i], &rows) == STATUS_MALFORMED,
		    "malformed line %zu", i);
	in = reader_open_path("no such file", FORMAT_AUTO);
	ok(in == NULL, "a file that is not there");
	reader_close(in); /* as other ends of a program do */
}

static void
test_good_lines(void)
{
	size_t rows;

	ok(read_rows(STR(""), &rows) == STATUS_END && rows == 0, "empty");
	ok(read_rows(STR("\n\n"), &rows) == STATUS_END && rows == 0, "blank");
	ok(read_rows(STR("{\"type\":\"x\"}\r\n\n { \"type\" : \"y\" } "),
	       &rows) == STATUS_END &&
		rows == 2,
	    "blanks, CRLF, no last newline");
	ok(read_rows(STR("\xef\xbb\xbf{\"type\":\"x\"}\n"), &rows) ==
		    STATUS_END &&
		rows == 1,
	    "a byte order mark");
	ok(read_rows(STR("type,run,ncall\nfunc,a,1\ntype,run,ncall\n"
			 "func,\"b,c\",2\n"),
	       &rows) == STATUS_END &&
		rows == 2,
	    "a table whose header stands twice");
}

static void
test_values(void)
{
	FILE *file = file_of(
	    STR("{\"type\":\"func\",\"run\":\"a\\u00e9\\n\",\"ncall\":12,"
		"\"own_s\":null,\"full_name\":\"m:1 f\",\"new\":[1,2]}\n"
		"{\"type\":\"func\",\"run\":\"a\",\"ncall\":\"x\"}\n"));
	struct reader *in = reader_open(file, "test", FORMAT_AUTO);
	struct row row;
	double value = -1;
	struct str text;

	ok(reader_next(in, &row) == STATUS_OK && row.shape == &shape_func,
	    "a func line");
	ok(row_read_text(in, &row, FUNC_RUN, &text) == STATUS_OK &&
		str_is(text, "a\xc3\xa9\n"),
	    "escapes are undone");
	ok(row_read_number(in, &row, FUNC_NCALL, &value) == STATUS_OK &&
		value == 12,
	    "a number");
	value = -1;
	ok(row_read_number(in, &row, FUNC_OWN, &value) == STATUS_OK &&
		row_read_number(in, &row, FUNC_TTOT, &value) == STATUS_OK &&
		value == -1,
	    "null and missing leave the value alone");
	ok(row_need(in, &row, FUNC_TTOT) == STATUS_MALFORMED, "needed");
	ok(row_find(&row, "new")->kind == VALUE_ARRAY, "an unknown key");
	ok(row_has_text(&row, FUNC_FULL_NAME) &&
		!row_has_text(&row, FUNC_NCALL) &&
		!row_has_text(&row, FUNC_TTOT),
	    "a text is there, a number and nothing are none");
	ok(reader_next(in, &row) == STATUS_OK &&
		row_read_number(in, &row, FUNC_NCALL, &value) ==
		    STATUS_MALFORMED,
	    "a text where a number must be");
	reader_close(in);
	fclose(file);
}

/* Reads TEXT and writes it in FORMAT. */
static char *
convert(struct str text, enum format format)
{
	FILE *file = file_of(text), *to = tmpfile();
	struct reader *in = reader_open(file, "test", FORMAT_AUTO);
	struct writer *out = writer_open(to, format, &shape_func, &shape_edge);
	struct row row;

	while (reader_next(in, &row) == STATUS_OK)
		writer_copy(out, &row);
	writer_close(out, STATUS_OK);
	reader_close(in);
	fclose(file);
	return text_of(to);
}

static void
test_round_trip(void)
{
	static const char lines[] =
	    "{\"type\":\"func\",\"run\":\"a\",\"size\":7,\"full_name\":"
	    "\"m \\\"x\\\", y:1 f\",\"ncall\":3,\"tsub_s\":0.1}\n"
	    "{\"type\":\"edge\",\"run\":\"a\",\"caller\":\"c\",\"full_name\":"
	    "\"f\",\"ncall\":3}\n";
	char *csv = convert(str_of(lines), FORMAT_CSV);
	char *back = convert(str_of(csv), FORMAT_JSONL);
	char *same = convert(str_of(lines), FORMAT_JSONL);
	char *eyes = convert(str_of(lines), FORMAT_TEXT);

	is_text(csv,
	    "type,run,size,iterations,point,kind,full_name,module,lineno,name,"
	    "ncall,nactualcall,ttot_s,tsub_s,own_s,wait_s,origin,wait_most_s,"
	    "caller,call_lineno,"
	    "phase,label,start,end\n"
	    "func,a,7,,,,\"m \"\"x\"\", y:1 f\",,,,3,,,0.1,,,,,,,,,,\n"
	    "edge,a,,,,,f,,,,3,,,,,,,,c,,,,,\n",
	    "as a table");
	is_text(back,
	    "{\"type\":\"func\",\"run\":\"a\",\"size\":7,\"full_name\":"
	    "\"m \\\"x\\\", y:1 f\",\"ncall\":3,\"tsub_s\":0.1}\n"
	    "{\"type\":\"edge\",\"run\":\"a\",\"full_name\":"
	    "\"f\",\"ncall\":3,\"caller\":\"c\"}\n",
	    "and back");
	is_text(same, lines, "lines pass unchanged");
	is_text(eyes, "run  ncall  tsub_s\na        3     0.1\n",
	    "a table for eyes");
	free(csv);
	free(back);
	free(same);
	free(eyes);
}

static void
test_joined_columns(void)
{
	char *csv = convert(
	    STR("{\"type\":\"run\",\"id\":\"a\",\"phase\":1,\"label\":\"week\"}"
		"\n"
		"{\"type\":\"func\",\"run\":\"a\",\"full_name\":\"f\"}\n"),
	    FORMAT_CSV);

	ok(strstr(csv, "\nfunc,a,,,,,f,,,,,,,,,,,,,,1,week,,\n") != NULL,
	    "a table has the columns of its run");
	free(csv);
}

/* What people see in a terminal of each line that has all its keys. */
static void
test_shown(void)
{
	static const struct {
		const struct shape *shape;
		const char *keys;
	} cases[] = {{&shape_run, "id  phase  label  start  end  size  status  "
				  "cache  predicted_seconds"},
	    {&shape_func,
		"run  kind  name  ncall  ttot_s  tsub_s  own_s  wait_s"},
	    {&shape_scale, "name  metric  p  class  verdict  confidence  share "
			   " at_target  within  program"},
	    {&shape_cause, "name  verdict  confidence  p_ncall  p_own  p_tavg  "
			   "share  at_target  program"},
	    {&shape_diff, "name  metric  a  b  ratio  verdict  verdict_a  "
			  "verdict_b  p_a  p_b"},
	    {&shape_check, "bound  outcome  full_name  metric  value  lo  hi  "
			   "within  program  law  was  unit  n"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct texttable *table = texttable_new(cases[i].shape);
		struct buf text = BUF_EMPTY;

		texttable_begin(table);
		for (size_t k = 0; k < cases[i].shape->count; k++)
			buf_addc(texttable_cell(table, (int)k), '1');
		texttable_end(table);
		texttable_print(table, &text);
		text.data[strcspn(text.data, "\n")] = '\0';
		is_text(text.data, cases[i].keys, cases[i].shape->type);
		texttable_free(table);
		buf_free(&text);
	}
}

/* The row of a table with these calls and this name. */
static void
add_row(struct texttable *table, const char *name, const char *calls)
{
	texttable_begin(table);
	buf_adds(
	    texttable_cell(table, shape_column(&shape_func, STR("name"), 0)),
	    name);
	buf_adds(
	    texttable_cell(table, shape_column(&shape_func, STR("ncall"), 0)),
	    calls);
	texttable_end(table);
}

/* The largest first, equal ones as they came, those without a number last. */
static void
test_sorted(void)
{
	struct texttable *table = texttable_new(&shape_func);
	struct buf text = BUF_EMPTY;

	texttable_sort(table, shape_column(&shape_func, STR("ncall"), 0));
	add_row(table, "none", "");
	add_row(table, "three", "3");
	add_row(table, "ten", "10");
	add_row(table, "also three", "3");
	add_row(table, "no number", "x");
	add_row(table, "half", "0.5");
	texttable_print(table, &text);
	is_text(buf_text(&text),
	    "name        ncall\n"
	    "ten            10\n"
	    "three           3\n"
	    "also three      3\n"
	    "half          0.5\n"
	    "none\n"
	    "no number       x\n",
	    "a table in order");
	texttable_free(table);
	buf_free(&text);
}

/* A table as wide as a terminal, or as its texts; what is too much is cut from the
 * widest of its columns but the last one. */
static void
test_narrowed(void)
{
	static const struct column columns[] = {
	    {.key = {"a", 1}, .kind = COLUMN_TEXT, .width = 90},
	    {.key = {"b", 1}, .kind = COLUMN_TEXT, .width = 90},
	    {.key = {"c", 1}, .kind = COLUMN_TEXT, .width = 90}};
	static const struct shape shape = {"x", columns, COUNT_OF(columns)};
	static const struct {
		int texts[3];
		ptrdiff_t a, b; /* how wide the first two are */
	} cases[] = {{{20, 30, 46}, 20, 30}, {{20, 31, 46}, 20, 30},
	    {{31, 20, 46}, 30, 20}, {{20, 30, 59}, 20, 17},
	    {{20, 30, 61}, 20, 16}, {{10, 16, 80}, 10, 16},
	    {{17, 16, 80}, 16, 16}, {{60, 60, 10}, 26, 60}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct texttable *table = texttable_new(&shape);
		struct buf text = BUF_EMPTY;
		const char *b, *c;

		texttable_begin(table);
		for (int k = 0; k < 3; k++)
			for (int x = 0; x < cases[i].texts[k]; x++)
				buf_addc(texttable_cell(table, k), 'x');
		texttable_end(table);
		texttable_print(table, &text);
		b = strchr(buf_text(&text), 'b');
		c = strchr(buf_text(&text), 'c');
		ok(b - text.data == cases[i].a + 2 && c - b == cases[i].b + 2,
		    "texts of %d, %d and %d characters", cases[i].texts[0],
		    cases[i].texts[1], cases[i].texts[2]);
		texttable_free(table);
		buf_free(&text);
	}
}

/* Both ends of what each number of bytes holds, and of surrogates. */
static void
test_unescape(void)
{
	static const struct {
		const char *raw, *text;
	} cases[] = {{"\\u0001\\u007f", "\x01\x7f"},
	    {"\\u0080\\u07ff", "\xc2\x80\xdf\xbf"},
	    {"\\u0800\\ud7ff", "\xe0\xa0\x80\xed\x9f\xbf"},
	    {"\\ue000\\uffff", "\xee\x80\x80\xef\xbf\xbf"},
	    {"\\ud800\\udc00", "\xf0\x90\x80\x80"},
	    {"\\uD834\\uDd1e", "\xf0\x9d\x84\x9e"},
	    {"\\udbff\\udfff", "\xf4\x8f\xbf\xbf"}, {"\\ud834", "\xef\xbf\xbd"},
	    {"\\udc00\\ud834", "\xef\xbf\xbd\xef\xbf\xbd"},
	    {"\\ud834\\u0041", "\xef\xbf\xbd"
			       "A"},
	    {"\\ud834\\ue000", "\xef\xbf\xbd\xee\x80\x80"},
	    {"\\ud834\\n12345", "\xef\xbf\xbd\n12345"},
	    {"\\ud834x\\udd1e", "\xef\xbf\xbdx\xef\xbf\xbd"},
	    {"a\\\"\\\\\\/\\b\\f\\n\\r\\t", "a\"\\/\b\f\n\r\t"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf out = BUF_EMPTY;

		json_unescape(&out, str_of(cases[i].raw));
		is_text(buf_text(&out), cases[i].text, cases[i].raw);
		buf_free(&out);
	}
}

/* The line of a function is a whole number behind the last colon that has one. */
static void
test_full_names(void)
{
	static const struct {
		const char *full, *module, *name;
		double lineno;
	} cases[] = {{"a.py:3 f", "a.py", "f", 3}, {"a.py:0 f", "a.py", "f", 0},
	    {"a:1 b.py:22 f g", "a:1 b.py", "f g", 22},
	    {"a.py:2147483647 f", "a.py", "f", 2147483647},
	    {"a.py:2147483648 f", NULL, NULL, 0}, {"a.py: f", NULL, NULL, 0},
	    {"a.py:3", NULL, NULL, 0}, {"a.py:3f", NULL, NULL, 0},
	    {"a.py:3 f:4", "a.py", "f:4", 3},
	    {"a.py:3 f: g", "a.py", "f: g", 3}, {"", NULL, NULL, 0}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str module = {NULL, 0}, name = {NULL, 0};
		double lineno = -1;
		bool split =
		    name_split(str_of(cases[i].full), &module, &lineno, &name);

		ok(split == (cases[i].module != NULL) &&
			(!split || (str_is(module, cases[i].module) &&
				       str_is(name, cases[i].name) &&
				       lineno >= cases[i].lineno &&
				       lineno <= cases[i].lineno)),
		    "'%s'", cases[i].full);
	}
}

static void
test_trees(void)
{
	const char *error = "";
	struct json *tree = json_parse(
	    STR("{\"a\":[1,{\"b\":\"x\"}],\"c\":true}"), &error, NULL);

	ok(tree != NULL && json_count(json_get(tree, "a")) == 2, "a tree");
	is_text(
	    json_text(
		json_get(json_next(json_first(json_get(tree, "a"))), "b"), ""),
	    "x", "a nested text");
	json_free(tree);
	ok(json_parse(STR("{\"a\":1,\"a\":2}"), &error, NULL) == NULL,
	    "a key twice: %s", error);
	ok(json_parse(STR("1 2"), &error, NULL) == NULL, "trailing text");
	ok(json_parse(STR("\"\\u0000\""), &error, NULL) == NULL, "NUL");
	ok(json_parse(STR("1e999"), &error, NULL) == NULL, "overflow");
	ok(json_parse(STR("[1,{\"a\":1e999}]"), &error, NULL) == NULL,
	    "overflow behind what is well");
	is_text(error, "a number is out of range", "is said");
	ok(json_parse(STR(""), &error, NULL) == NULL, "nothing");
	is_text(error, "empty", "is said");
	ok(json_parse(STR("\"\xff\""), &error, NULL) == NULL, "Latin 1");
	is_text(error, "not UTF-8", "is said");
}

/* The scanner and cJSON must agree on what a value is. */
static void
test_scanner_agrees(void)
{
	static const char *const texts[] = {"{}", "[]", "[1,2,[3]]",
	    "{\"a\":{\"b\":[true,false,null]}}", "\"\\ud83d\\ude00\"",
	    "\"\\u00fa\\u09AF\\u0aFf\\u1290\"", "-0.5e+3", "{\"a\" : 1 }",
	    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct str text = str_of(texts[i]), value;
		enum value_kind kind;
		struct json *tree = json_parse(text, NULL, NULL);
		const char *end =
		    json_skip(text.data, text.data + text.len, &value, &kind);

		ok(tree != NULL && end == text.data + text.len &&
			kind == json_kind(tree),
		    "both read %s", texts[i]);
		if (kind == VALUE_STRING) {
			struct buf out = BUF_EMPTY;

			json_unescape(
			    &out, (struct str){value.data + 1, value.len - 2});
			is_text(buf_text(&out), json_text(tree, ""),
			    "and the same characters");
			buf_free(&out);
		}
		json_free(tree);
	}
}

/* The fields of TEXT, each in angle brackets, each row with a full stop; returns
 * how it ends. */
static enum status
list_fields(struct str text, struct buf *out)
{
	FILE *file = file_of(text);
	struct csvread *in = csvread_open(file, "test", (struct str){"", 0});
	struct csvread_row row;
	enum status status;

	buf_clear(out);
	while ((status = csvread_next(in, &row)) == STATUS_OK) {
		for (size_t i = 0; i < row.count; i++)
			buf_addf(out, "<%.*s>", STR_ARG(row.cells[i]));
		buf_addc(out, '.');
	}
	csvread_close(in);
	fclose(file);
	return status;
}

static void
test_blanks(void)
{
	struct buf out = BUF_EMPTY;

	list_fields(STR("a b,c\td\n a,b\na ,b\na, b\na,b \r\n\ta,b\t\n"
			"a  ,  b\n"),
	    &out);
	is_text(buf_text(&out),
	    "<a b><c\td>.< a><b>.<a ><b>.<a>< b>.<a><b >.<\ta><b\t>."
	    "<a  ><  b>.",
	    "blanks around a field belong to it");
	list_fields(STR("\" a b\n c \",\"\td\"\na b,c"), &out);
	is_text(buf_text(&out), "< a b\n c ><\td>.<a b><c>.",
	    "and those within quotes");
	fprintf(stderr, "# ");
	list_fields(STR("\"a\" ,b\n"), &out);
	is_text(buf_text(&out), "", "none may follow a closing quote");
	fprintf(stderr, "# ");
	list_fields(STR("a, \"b\"\n"), &out);
	is_text(buf_text(&out), "", "none may precede a quote");
	buf_free(&out);
}

/* A byte order mark is one at the beginning alone. */
static void
test_mark(void)
{
	struct buf out = BUF_EMPTY;

	list_fields(STR("\xef\xbb\xbf"
			"a,b\n\xef\xbb\xbf"
			"c,d\n"),
	    &out);
	is_text(buf_text(&out),
	    "<a><b>.<\xef\xbb\xbf"
	    "c><d>.",
	    "a mark is no part of the first name");
	buf_free(&out);
}

/* As many fields as a row may have, and one more; in one line, and where the
 * last field goes over two. */
static void
test_width(void)
{
	static const struct {
		size_t fields;
		const char *last;
		bool read;
	} cases[] = {{CSVREAD_MAX_COLUMNS, "x\n", true},
	    {CSVREAD_MAX_COLUMNS + 1, "x\n", false},
	    {CSVREAD_MAX_COLUMNS, "\"x\ny\"\n", true},
	    {CSVREAD_MAX_COLUMNS + 1, "\"x\ny\"\n", false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf text = BUF_EMPTY, out = BUF_EMPTY;

		buf_adds(&text, "x,y\n");
		for (size_t k = 1; k < cases[i].fields; k++)
			buf_adds(&text, "x,");
		buf_adds(&text, cases[i].last);
		if (!cases[i].read)
			fprintf(stderr, "# ");
		ok(list_fields(buf_str(&text), &out) ==
			(cases[i].read ? STATUS_END : STATUS_MALFORMED),
		    "%zu fields are %s", cases[i].fields,
		    cases[i].read ? "read" : "too many");
		buf_free(&text);
		buf_free(&out);
	}
}

static void
test_suffixes(void)
{
	static const struct {
		const char *suffix;
		bool known;
	} cases[] = {{"wall.pstat", true}, {"cpu.pstat", true},
	    {"funcs.wall.csv", true}, {"threads.cpu.csv", true},
	    {"cpu.memory", true}, {"callgrind.out", true}, {"pstat", false},
	    {"user.pstat", false}, {"wall.csv", false}, {"", false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ok(profile_suffix_known(str_of(cases[i].suffix)) ==
			cases[i].known,
		    "'%s' is %s profile", cases[i].suffix,
		    cases[i].known ? "a" : "no");
	ok(run_clock_valid("computing") && run_clock_valid("wall") &&
		run_clock_valid("cpu") && !run_clock_valid("") &&
		!run_clock_valid("comput") && !run_clock_valid("walls"),
	    "the three clocks");
}

/* Whatever the length, and wherever the character that needs an escape. */
static void
test_quoting(void)
{
	static const struct {
		const char *text, *quoted;
	} marks[] = {{"\"", "\\\""}, {"\\", "\\\\"}, {"\n", "\\n"},
	    {"\t", "\\t"}, {"\r", "\\r"}, {"\x1f", "\\u001f"}, {"\x7f", "\x7f"},
	    {"\xc3\xa9", "\xc3\xa9"}};
	struct buf text = BUF_EMPTY, want = BUF_EMPTY, got = BUF_EMPTY;
	int wrong = 0;

	for (size_t i = 0; i < 30 * 30 * COUNT_OF(marks); i++) {
		size_t before = i % 30, behind = i / 30 % 30, m = i / 900;

		buf_clear(&text);
		buf_clear(&want);
		buf_clear(&got);
		buf_addf(&text, "%.*s%s%.*s", (int)before,
		    "abcdefghijklmnopqrstuvwxyz0123", marks[m].text,
		    (int)behind, "abcdefghijklmnopqrstuvwxyz0123");
		buf_addf(&want, "\"%.*s%s%.*s\"", (int)before,
		    "abcdefghijklmnopqrstuvwxyz0123", marks[m].quoted,
		    (int)behind, "abcdefghijklmnopqrstuvwxyz0123");
		json_quote(&got, buf_str(&text));
		wrong += !str_equal(buf_str(&got), buf_str(&want)) ||
			 got.data[got.len] != '\0';
	}
	ok(wrong == 0, "strings of all lengths are quoted");
	buf_clear(&got);
	json_quote(&got, STR(""));
	is_text(buf_text(&got), "\"\"", "an empty one too");
	buf_free(&text);
	buf_free(&want);
	buf_free(&got);
}

static void
test_deep(void)
{
	struct buf text = BUF_EMPTY;

	for (int i = 0; i < JSON_MAX_DEPTH; i++)
		buf_addc(&text, '[');
	for (int i = 0; i < JSON_MAX_DEPTH; i++)
		buf_addc(&text, ']');
	struct json *tree = json_parse(buf_str(&text), NULL, NULL);

	ok(tree != NULL, "as deep as allowed");
	json_free(tree);
	buf_clear(&text);
	for (int i = 0; i < JSON_MAX_DEPTH + 1; i++)
		buf_addc(&text, '[');
	for (int i = 0; i < JSON_MAX_DEPTH + 1; i++)
		buf_addc(&text, ']');
	ok(json_parse(buf_str(&text), NULL, NULL) == NULL, "one deeper");
	buf_free(&text);
}

static void
test_run_lines(void)
{
	FILE *file = file_of(
	    STR("{\"type\":\"run\",\"id\":\"a\",\"size\":7,\"status\":\"done\","
		"\"command\":[\"x\"],\"result\":{\"wall_seconds_total\":1.5}}\n"
		"{\"type\":\"run\",\"id\":\"../a\"}\n"));
	struct reader *in = reader_open(file, "test", FORMAT_AUTO);
	struct row row;
	struct run_line run;

	reader_next(in, &row);
	ok(run_line_read(in, &row, &run) == STATUS_OK &&
		run_is_complete(&run) && run.size == 7 && run.phase == -1,
	    "a receipt");
	is_near(run_result_number(&run, "wall_seconds_total"), 1.5, 0, "wall");
	run_line_release(&run);
	reader_next(in, &row);
	ok(run_line_read(in, &row, &run) == STATUS_MALFORMED,
	    "an id that is not a file name");
	reader_close(in);
	fclose(file);
}

/* What reading LINE tells, and the status with which it stops. */
static enum status
told_of(struct str line, struct buf *told)
{
	FILE *file = file_of(line);
	struct reader *in = reader_open(file, "test", FORMAT_JSONL);
	struct row row;
	enum status status;

	buf_clear(told);
	while ((status = reader_next(in, &row)) == STATUS_OK)
		rows_describe(told, &row);
	reader_close(in);
	fclose(file);
	return status;
}

static bool
reads_alike(struct str line)
{
	static struct buf blank, told, again;
	enum status status;

	buf_clear(&blank);
	rows_add_blanks(&blank, line);
	status = told_of(line, &told);
	return told_of(buf_str(&blank), &again) == status &&
	       str_equal(buf_str(&told), buf_str(&again));
}

/* Our own lines, and those that differ from them by one byte. */
static void
test_fixed_lines(void)
{
	static const char *const lines[] = {
	    "{\"type\":\"func\",\"run\":\"a\",\"size\":1e3,\"ncall\":12,"
	    "\"ttot_s\":0.00010099999999999999}",
	    "{\"type\":\"edge\",\"run\":\"a\",\"caller\":\"m:1 f\",\"kind\":"
	    "null,\"own_s\":-1.5e999}",
	    "{\"type\":\"scale\",\"metric\":\"own\",\"points\":[[1,2],[3,4]],"
	    "\"p\":2,\"class\":\"n^2\"}",
	    "{\"type\":\"func\",\"run\":\"\",\"run\":\"b\"}",
	    "{\"type\":\"func\",\"type\":\"func\",\"run\":\"\\u0041\"}",
	    "{\"type\":\"note\",\"text\":\"a\",\"tool\":\"b\"}",
	    "{\"type\":\"other\",\"run\":\"a\"}",
	};
	static const char bytes[] = " \",:{}[]0-.e\\\t\x01\x7f\xc3";

	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		char *line = xstrdup(lines[i]);
		size_t len = strlen(line), unlike = !reads_alike(str_of(line));

		for (size_t at = 1; at < len; at++) {
			char was = line[at];

			/* Its end, and NUL among the others. */
			unlike += !reads_alike((struct str){line, at});
			for (size_t k = 0; k < sizeof(bytes); k++) {
				line[at] = bytes[k];
				unlike += !reads_alike((struct str){line, len});
			}
			line[at] = was;
		}
		ok(unlike == 0, "our own lines read as any others: %s", line);
		free(line);
	}
}

int
main(void)
{
	test_good_lines();
	test_values();
	test_round_trip();
	test_joined_columns();
	test_shown();
	test_unescape();
	test_full_names();
	test_sorted();
	test_narrowed();
	test_trees();
	test_scanner_agrees();
	test_blanks();
	test_mark();
	test_width();
	test_suffixes();
	test_quoting();
	test_deep();
	/* Says much; not heard any more. */
	test_malformed_lines();
	test_fixed_lines();
	test_run_lines();
	return done_testing();
}
