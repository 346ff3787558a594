/*
 * Unit tests of whose code a function is: by its names, by the column, by the
 * folders of the program.
 */
#include "tap.h"

#include <math.h>

#include "parse/identity.h"
#include "stream/funcline.h"
#include "stream/python.h"
#include "stream/scaleline.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
is_origin(enum origin origin, const char *wanted, const char *what)
{
	struct str text = origin_text(origin);

	ok(text.data == NULL ? *wanted == '\0' : str_is(text, wanted), "%s: %s",
	    what, wanted);
}

static void
names(void)
{
	static const struct {
		const char *kind, *module, *name, *origin;
	} cases[] = {
	    {"func", "~/job/gc.py", "MACross.join", "own"},
	    {"func", "/usr/include/c++/12/bits/stl_algo.h", "f", "library"},
	    {"func", "~/.cargo/registry/src/x/lib.rs", "f", "library"},
	    {"func", "~/usr/include/x.h", "f", "own"},
	    {"func", "job.py", "<module>", "own"},
	    {"func", "", "main", "own"},
	    {"func", "~/python3.11/job.py", "f", "own"},
	    {"func", "~/lib/pythonic/job.py", "f", "own"},
	    {"func", "~/site-packages.py", "f", "own"},
	    {"func", "~/Lib/job.py", "f", "own"},
	    {"func", "~/src/pluggy/_hooks.py", "HookCaller.__call__", "own"},
	    {"func", "<string>", "f", "own"},
	    {"func", "<stdin>", "f", "own"},
	    {"func", "<string>", "<module>", "own"},
	    {"func", "<string>", "__create_fn__.<locals>.__eq__", "standard"},
	    {"func", "<string>", "__new__", "standard"},
	    {"func", "<string>", "__", "own"},
	    {"func", "<ipython-input-3-5a>", "f", "own"},
	    {"func", "<dynamic-code>", "f", "own"},
	    {"func", "<template>", "root", "library"},
	    {"func", "<lambdifygenerated-1>", "_lambdifygenerated", "library"},
	    {"func",
		"<class 'networkx.utils.decorators.argmap'> compilation 16",
		"argmap_descendants_13", "library"},
	    {"func", "<attrs generated eq job.Node>", "__eq__", "library"},
	    {"func", "<__array_function__ internals>", "concatenate",
		"library"},
	    {"func", "/v/lib/python3.11/site-packages/pandas/a.py", "concat",
		"library"},
	    {"func", "/usr/lib/python3/dist-packages/yaml/reader.py", "f",
		"library"},
	    {"func", "~/job/.venv/src/lib/a.py", "f", "library"},
	    {"func", "~/job/node_modules/left/pad.js", "pad", "library"},
	    {"func", "/node_modules/left/pad.js", "pad", "library"},
	    {"func", "node_modules/left/pad.js", "pad", "library"},
	    {"func", "C:\\Python311\\Lib\\site-packages\\a.py", "f", "library"},
	    {"func", "C:\\Python311\\Lib\\json\\decoder.py", "f", "standard"},
	    {"func", "C:\\job\\a.py", "f", "own"},
	    {"func", "/usr/lib/python3.11/statistics.py", "median", "standard"},
	    {"func", "/usr/lib64/python3.12/json/decoder.py", "f", "standard"},
	    {"func", "/opt/lib/pypy3.10/heapq.py", "f", "standard"},
	    {"func", "<frozen posixpath>", "join", "standard"},
	    {"wait", "/usr/lib/python3.11/queue.py", "get", "standard"},
	    {"wait", "time", "sleep", "builtin"},
	    {"wait", "builtins", "<built-in method time.sleep>", "builtin"},
	    {"builtin", "builtins", "<method 'sort' of 'list' objects>",
		"builtin"},
	    {"builtin", "posix", "stat", "builtin"},
	    {"gc", "", "<garbage collector>", "builtin"},
	    {"func", "~", "<method 'sort' of 'list' objects>", "builtin"},
	    {"func", "php:internal", "php::usort", "builtin"},
	    {"func", "<frozen importlib._bootstrap>", "_find_and_load",
		"import"},
	    {"func", "<frozen zipimport>", "zipimporter.__init__", "import"},
	    {"func", "/usr/lib/python3.11/importlib/__init__.py",
		"import_module", "import"},
	    {"func", "/v/site-packages/_distutils_hack/__init__.py",
		"DistutilsMetaFinder.find_spec", "import"},
	    {"builtin", "_imp", "create_dynamic", "import"},
	    {"func", "/usr/lib/python3.11/unittest/case.py", "TestCase.run",
		"harness"},
	    {"func", "/usr/lib/python3.11/unittest/mock.py",
		"_mock_self.__call__", "standard"},
	    {"func", "/usr/lib/python3.11/doctest.py", "DocTestRunner.run",
		"harness"},
	    {"builtin", "builtins", "<built-in method builtins.__import__>",
		"import"},
	    {"func", "/v/lib/python3.11/site-packages/_pytest/runner.py", "f",
		"harness"},
	    {"func", "/v/lib/python3.11/site-packages/pluggy/_hooks.py", "f",
		"harness"},
	    {"func", "/v/lib/python3.11/site-packages/pytest_mock/a.py", "f",
		"harness"},
	    {"func", "/usr/lib/python3.11/cProfile.py", "runctx", "harness"},
	    {"builtin", "builtins",
		"<method 'disable' of '_lsprof.Profiler' objects>", "harness"},
	    {"program", "", "program", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str module = str_of(cases[i].module);
		struct str kind = str_of(cases[i].kind);
		bool c = str_is(kind, "builtin") ||
			 (str_is(kind, "wait") && !str_ends(module, ".py"));
		struct buf full = BUF_EMPTY;

		if (module.len > 0)
			buf_addf(&full, c ? "%s." : "%s:7 ", cases[i].module);
		buf_adds(&full, cases[i].name);
		is_origin(python_origin(kind, buf_str(&full), module),
		    cases[i].origin, buf_text(&full));
		if (!c)
			is_origin(python_origin(kind, buf_str(&full),
				      (struct str){NULL, 0}),
			    cases[i].origin, "without a module, too");
		buf_free(&full);
	}
}

static void
paths(void)
{
	static const struct {
		const char *path, *tail;
	} cases[] = {
	    {"/opt/venv/lib/python3.11/site-packages/a/b.py", "a/b.py"},
	    {"/usr/lib/python3.11/json/decoder.py", "json/decoder.py"},
	    {"/usr/lib64/python3.11/json/decoder.py", "json/decoder.py"},
	    {"/home/x/src/pkg/job.py", "pkg/job.py"}, {"job.py", "job.py"},
	    {"", ""}};
	static const struct {
		const char *name, *shown;
		bool unnamed;
	} named[] = {{"A.f.<locals>.<listcomp>", NULL, true},
	    {"<lambda>", NULL, true}, {"A.f.<locals>.g", NULL, false},
	    {"<>", NULL, false}, {"f", NULL, false},
	    {"<method 'index' of 'list' objects>", "list.index", true},
	    {"<built-in method x.reduce>", "x.reduce", false}};

	static const struct {
		const char *name;
		enum python_part part;
		const char *whole;
	} parts[] = {{"A.f.<for>", PART_LOOP, "A.f"},
	    {"A.f.<line>", PART_LINE, "A.f"}, {"A.f", PART_NONE, "A.f"},
	    {"A.<lambda>", PART_NONE, "A.<lambda>"},
	    {"<module>.<for>", PART_LOOP, "<module>"},
	    {"A.<locals>.f.<list seen>", PART_LENGTH, "A.<locals>.f"},
	    {"f.<bytearray b>", PART_LENGTH, "f"},
	    {"f.<list>", PART_NONE, "f.<list>"},
	    {"f.<for x>", PART_NONE, "f.<for x>"},
	    {"<for>", PART_NONE, "<for>"}, {".<for>", PART_LOOP, ""},
	    {"f.<for", PART_NONE, "f.<for"}};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str tail = python_path(str_of(cases[i].path));

		ok(str_is(tail, cases[i].tail), "tail of '%s'", cases[i].path);
	}
	for (size_t i = 0; i < COUNT(parts); i++) {
		struct str whole;

		ok(python_part_of(str_of(parts[i].name), &whole, NULL) ==
			parts[i].part,
		    "%s: what it is", parts[i].name);
		ok(str_is(whole, parts[i].whole), "in %s", parts[i].whole);
	}
	for (size_t i = 0; i < COUNT(named); i++) {
		struct str name = str_of(named[i].name);
		struct buf shown = BUF_EMPTY;

		ok(python_is_unnamed(name) == named[i].unnamed,
		    "%s has %s name", named[i].name,
		    named[i].unnamed ? "no" : "a");
		ok(python_c_name(&shown, name) == (named[i].shown != NULL),
		    "and is %sC", named[i].shown == NULL ? "not " : "");
		if (named[i].shown != NULL)
			is_text(buf_text(&shown), named[i].shown, "called so");
		buf_free(&shown);
	}
}

/* What the column says holds; where there is none, or nothing that is known,
 * the names do. */
static void
columns(void)
{
	static const struct {
		const char *column;
		enum origin origin;
	} cases[] = {{"\"library\"", ORIGIN_LIBRARY},
	    {"\"import\"", ORIGIN_IMPORT}, {"\"\"", ORIGIN_OWN},
	    {"null", ORIGIN_OWN}, {"\"of another world\"", ORIGIN_OWN}};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reader *in = reader_open(NULL, "memory", FORMAT_AUTO);
		struct buf func = BUF_EMPTY, scale = BUF_EMPTY;
		struct func_line line;
		struct scale_line law;
		struct row row;

		buf_addf(&func,
		    "{\"type\":\"func\",\"run\":\"a\",\"kind\":\"func\","
		    "\"full_name\":\"~/x.py:7 f\",\"origin\":%s}",
		    cases[i].column);
		buf_addf(&scale,
		    "{\"type\":\"scale\",\"full_name\":\"~/x.py:7 f\","
		    "\"metric\":\"own\",\"origin\":%s}",
		    cases[i].column);
		ok(reader_take(in, buf_str(&func), &row) == STATUS_OK &&
			func_line_read(in, &row, &line) == STATUS_OK &&
			line.origin == cases[i].origin,
		    "func: origin %s", cases[i].column);
		ok(reader_take(in, buf_str(&scale), &row) == STATUS_OK &&
			scale_line_read(in, &row, &law) == STATUS_OK &&
			law.origin == cases[i].origin,
		    "scale: origin %s", cases[i].column);
		buf_free(&func);
		buf_free(&scale);
		reader_close(in);
	}
}

static void
folders(void)
{
	static const struct {
		const char *folders, *module;
		enum origin origin;
	} cases[] = {
	    {"[\"~/job\"]", "~/job/a.py", ORIGIN_OWN},
	    {"[\"~/job\"]", "~/job/deep/a.py", ORIGIN_OWN},
	    {"[\"~/job\"]", "~/jobs/a.py", ORIGIN_LIBRARY},
	    {"[\"~/job\"]", "~/a.py", ORIGIN_LIBRARY},
	    {"[\"/\"]", "/srv/a.py", ORIGIN_OWN},
	    {"[\"~/job\",\"/srv\"]", "/srv/a.py", ORIGIN_OWN},
	    {"[\"~/job\"]", "a.py", ORIGIN_OWN},
	    {"[\"~/job\"]", "<string>", ORIGIN_OWN},
	    {"[\"~/job\"]", "~/job/.venv/a.py", ORIGIN_LIBRARY},
	    {"[\"~/job\"]", "~/job/lib/python3.11/heapq.py", ORIGIN_STANDARD},
	    {"[]", "/srv/a.py", ORIGIN_OWN},
	    {"null", "/srv/a.py", ORIGIN_OWN},
	    {"[7]", "/srv/a.py", ORIGIN_LIBRARY},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct json *own =
		    json_parse(str_of(cases[i].folders), NULL, NULL);
		struct identity id = {.lineno = NAN, .own_folders = own};

		identity_python(&id, str_of(cases[i].module), 7, STR("f"));
		ok(identity_origin(&id) == cases[i].origin, "%s in %s: %.*s",
		    cases[i].module, cases[i].folders,
		    STR_ARG(origin_text(cases[i].origin)));
		identity_free(&id);
		json_free(own);
	}
}

static void
prefixes(void)
{
	static const struct {
		const char *folders, *path;
		size_t length;
	} cases[] = {
	    {"[\"~/job\"]", "~/job/a.py", 6},
	    {"[\"~/job/\"]", "~/job/a.py", 6},
	    {"[\"~/job\",\"~/job/deep\"]", "~/job/deep/a.py", 11},
	    {"[\"~/job/deep\",\"~/job\"]", "~/job/deep/a.py", 11},
	    {"[\"~/job\"]", "~/job", 5},
	    {"[\"~/job\"]", "~/jobs/a.py", 0},
	    {"[\"~/job\"]", "~/jo", 0},
	    {"[\"/\"]", "/srv/a.py", 1},
	    {"[\"\"]", "a.py", 0},
	    {"[7]", "7/a.py", 0},
	    {"null", "~/job/a.py", 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct json *own =
		    json_parse(str_of(cases[i].folders), NULL, NULL);
		size_t length = origin_own_prefix(own, str_of(cases[i].path));

		ok(length == cases[i].length, "%s in %s: %zu characters",
		    cases[i].path, cases[i].folders, length);
		json_free(own);
	}
}

int
main(void)
{
	names();
	paths();
	columns();
	folders();
	prefixes();
	return done_testing();
}
