/*
 * parse.c: names and kinds of functions, ids of files, own time, and the
 * limits of the readers.
 */
#include <fcntl.h>
#include <unistd.h>

#include "core/message.h"
#include "core/file.h"
#include "parse/coverage.h"
#include "parse/readers.h"
#include "parse/runs.h"
#include "tap.h"

static struct identity id;

static void
python(const char *module, double lineno, const char *name, const char *full,
    const char *kind)
{
	identity_python(&id, str_of(module), lineno, str_of(name));
	is_text(buf_text(&id.text), full, full);
	ok(str_is(kind_text(id.kind), kind), "%s: %s", full, kind);
}

static void
names(void)
{
	python("a.py", 3, "f", "a.py:3 f", "func");
	python("~", 0, "<built-in method builtins.len>",
	    "builtins.<built-in method builtins.len>", "builtin");
	python("", 0, "len", "builtins.len", "builtin");
	python("_operator", 0, "add", "_operator.add", "builtin");
	python("<string>", 0, "<module>", "<string>:0 <module>", "func");
	python("x/a.py", 0, "<module>", "x/a.py:0 <module>", "func");
	python("builtins", 0, "<function f at 0x7f00aB at 0x1>",
	    "builtins.<function f>", "builtin");
	python("<class 'x.argmap'> compilation 4", 1, "f",
	    "<class 'x.argmap'> compilation 4:1 f", "func");
}

static void
folders(void)
{
	python("/home/ann/x.py", 1, "f", "~/x.py:1 f", "func");
	python("/Users/ann/x.py", 1, "f", "~/x.py:1 f", "func");
	python("/root/x.py", 1, "f", "~/x.py:1 f", "func");
	python("/rootless/x.py", 1, "f", "/rootless/x.py:1 f", "func");
	python("/home/x.py", 1, "f", "/home/x.py:1 f", "func");
	python("/tmp/x.py", 1, "f", "$TMP/x.py:1 f", "func");
	python("/srv/me/x.py", 1, "f", "~/x.py:1 f", "func");
	python("/srv/me/tmp/x.py", 1, "f", "$TMP/x.py:1 f", "func");
	python("/srv/mean/x.py", 1, "f", "/srv/mean/x.py:1 f", "func");
}

static void
waiting(void)
{
	static const char lock[] = "<method 'acquire' of '_thread.lock' "
				   "objects>";

	python("builtins", 0, lock,
	    "builtins.<method 'acquire' of '_thread.lock' objects>", "wait");
	python("time", 0, "sleep", "time.sleep", "wait");
	python("~", 0, "<built-in method time.sleep>",
	    "builtins.<built-in method time.sleep>", "wait");
	python("~", 0, "<built-in method time.sleepy",
	    "builtins.<built-in method time.sleepy", "builtin");
	python("~", 0, "<built-in method time.time>",
	    "builtins.<built-in method time.time>", "builtin");
	python("/usr/lib/python3.11/queue.py", 154, "Queue.get",
	    "/usr/lib/python3.11/queue.py:154 Queue.get", "wait");
	python("/usr/lib/python3.9/threading.py", 280, "wait",
	    "/usr/lib/python3.9/threading.py:280 wait", "wait");
	python("C:\\Python\\Lib\\subprocess.py", 1, "Popen.wait",
	    "C:\\Python\\Lib\\subprocess.py:1 Popen.wait", "wait");
	python("/usr/lib/python3.11/queue.py", 122, "Queue.put",
	    "/usr/lib/python3.11/queue.py:122 Queue.put", "func");
	python("queue.py", 154, "Queue.get", "queue.py:154 Queue.get", "wait");
	python("myqueue.py", 9, "Queue.get", "myqueue.py:9 Queue.get", "func");
	python("python3/myqueue.py", 9, "Queue.get",
	    "python3/myqueue.py:9 Queue.get", "func");
	python(
	    "Lib/queue.py", 9, "Queue.get", "Lib/queue.py:9 Queue.get", "wait");
	python("Libs/queue.py", 9, "Queue.get", "Libs/queue.py:9 Queue.get",
	    "func");
	python("/srv/app/queue.py", 9, "Queue.get",
	    "/srv/app/queue.py:9 Queue.get", "func");
	python("/x/python3.11/concurrent/futures/_base.py", 9, "Future.result",
	    "/x/python3.11/concurrent/futures/_base.py:9 Future.result",
	    "wait");
}

static void
full_name(
    const char *full, const char *module, const char *name, const char *kind)
{
	struct str text, part;

	identity_full_name(&id, str_of(full));
	text = buf_str(&id.text);
	part = IDENTITY_MODULE(text, id.module_len);
	ok(module == NULL ? part.data == NULL : str_is(part, module),
	    "%s: module", full);
	part = IDENTITY_NAME(text, id.name_len);
	ok(str_is(part, name), "%s: name", full);
	ok(str_is(kind_text(id.kind), kind), "%s: %s", full, kind);
}

static void
full_names(void)
{
	full_name("/x/a.py:3 C.f", "/x/a.py", "C.f", "func");
	full_name("<a> compilation 4:1 f", "<a> compilation 4", "f", "func");
	full_name("/a:3 b/x.py:7 f", "/a:3 b/x.py", "f", "func");
	full_name("posix.stat", "posix", "stat", "builtin");
	full_name("a.b.f", "a.b", "f", "builtin");
	full_name("builtins.<method 'x' of 'a.b' objects>", "builtins",
	    "<method 'x' of 'a.b' objects>", "builtin");
	full_name("<built-in method math.sin>", "builtins",
	    "<built-in method math.sin>", "builtin");
	full_name("main", NULL, "main", "func");
	full_name("C:\\a.py:12 f", "C:\\a.py", "f", "func");
}

static void
ids(void)
{
	static const struct {
		const char *path, *id;
		bool early;
	} files[] = {
	    {"x/orders-4.wall.pstat.gz", "orders-4", false},
	    {"orders-4.threads.wall.csv", "orders-4", false},
	    {"a.early.funcs.cpu.csv", "a", true},
	    {"a.prof", "a", false},
	    {"callgrind.out.123", "callgrind.out.123", false},
	    {"v1.2.pstat", "v1.2", false},
	    {".csv", ".csv", false},
	};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		bool early;
		struct str got = run_id_of_file(files[i].path, &early);

		ok(str_is(got, files[i].id), "%s: %s", files[i].path,
		    files[i].id);
		ok(early == files[i].early, "%s: early", files[i].path);
	}
}

static uint32_t
add_func(struct callgraph *graph, const char *module, double lineno,
    const char *name, double tsub)
{
	uint32_t func;

	identity_python(&id, str_of(module), lineno, str_of(name));
	func = callgraph_func(graph, &id);
	graph->funcs[func].listed = true;
	graph->funcs[func].cost =
	    (struct cost){.ncall = 1, .nactualcall = 1, .ttot = 9, tsub};
	return func;
}

static void
add_edge(struct callgraph *graph, uint32_t caller, uint32_t callee, double tsub)
{
	uint32_t edge = callgraph_edge(graph, caller, callee);
	struct cost cost = {1, 1, 9, tsub};

	cost_add(&graph->edges[edge].cost, &cost);
}

static void
own_time(void)
{
	struct callgraph graph;
	uint32_t search, other, find, key, lock;

	callgraph_init(&graph);
	search = add_func(&graph, "a.py", 1, "search", 0.25);
	other = add_func(&graph, "a.py", 2, "other", 0.5);
	find = add_func(&graph, "builtins", 0, "find", 6);
	key = add_func(&graph, "builtins", 0, "key", 1);
	lock = add_func(&graph, "time", 0, "sleep", 9);
	add_edge(&graph, search, find, 4);
	add_edge(&graph, search, find, 1);
	add_edge(&graph, other, find, 1);
	add_edge(&graph, find, key, 1);
	add_edge(&graph, search, lock, 9);
	add_edge(&graph, search, other, 0.5);
	callgraph_own(&graph);
	is_near(graph.funcs[search].own, 5.25, 0, "self and find, by caller");
	is_near(graph.funcs[other].own, 1.5, 0, "each caller its part");
	is_near(graph.funcs[find].own, 6, 0, "C called from C is not moved");
	is_near(graph.funcs[lock].own, 9, 0, "waiting is nobody's own");
	callgraph_release(&graph);
}

/* A reference may stand for a key, a text, a number, a tuple of costs. */
static enum status
count_line(void *context, const struct func_line *line)
{
	(void)line;
	++*(int *)context;
	return STATUS_OK;
}

static void
references(void)
{
	static const char data[] =
	    "{"
	    "\xa9\x03\xda\x01"
	    "a\xe9\x03\0\0\0\xda\x01"
	    "f"
	    "\xa9\x05r\x02\0\0\0r\x02\0\0\0\xe7\0\0\0\0\0\0\xe0?r\x05\0\0\0{"
	    "r\0\0\0\0\xa9\x04r\x02\0\0\0r\x02\0\0\0r\x05\0\0\0r\x05\0\0\0"
	    "0"
	    ")\x03r\x01\0\0\0i\x09\0\0\0r\x01\0\0\0"
	    ")\x05r\x02\0\0\0r\x02\0\0\0r\x05\0\0\0r\x05\0\0\0{"
	    "r\0\0\0\0r\x06\0\0\0"
	    "0"
	    "0";
	int count = 0;
	struct profile_sink sink = {
	    .context = &count, .func = count_line, .edge = count_line};
	enum status status = pstat_parse(
	    (struct str){data, sizeof(data) - 1}, "references", &sink);

	ok(status == STATUS_OK, "references of every kind");
	ok(count == 4, "two functions and two edges");
}

/* One line longer than may be is refused, one as long is not. */
static enum status
read_long_line(size_t len)
{
	char path[] = "/tmp/superlinear-parse.XXXXXX";
	struct buf text = BUF_EMPTY;
	struct profile_sink sink = {.context = NULL};
	int fd = mkstemp(path);
	enum status status;

	buf_adds(&text, "events: ns\n# ");
	while (text.len < sizeof("events: ns\n") - 1 + len)
		buf_addc(&text, 'x');
	buf_adds(&text, "\nfn=a\n1 1\n");
	if (write(fd, text.data, text.len) != (ssize_t)text.len)
		perror("write");
	close(fd);
	status = profile_read(path, &sink);
	unlink(path);
	buf_free(&text);
	return status;
}

/* Counts that are written are read as they were. */
static void
coverage_of_two(void)
{
	static const char lcov[] = "SF:/x/b.c\nFN:3,9,f\nFNDA:5,f\nFN:12,g\n"
				   "DA:4,15\nDA:3,5\nDA:20,0\nDA:12,4\n"
				   "end_of_record\nSF:a.c\nFN:1,h\n"
				   "FNDA:2,h\nDA:1,2\nDA:1,3\n"
				   "end_of_record\n",
			  written[] = "TN:superlinear\nSF:/x/b.c\n"
				      "FNL:0,3,9\nFNA:0,5,f\nFNL:1,12\n"
				      "FNA:1,4,g\nDA:3,5\nDA:4,15\nDA:12,4\n"
				      "DA:20,0\nend_of_record\nSF:a.c\n"
				      "FNL:0,1\nFNA:0,2,h\nDA:1,5\n"
				      "end_of_record\n";
	char path[] = "/tmp/superlinear-parse.XXXXXX";
	int fd = mkstemp(path);
	struct buf text = BUF_EMPTY;
	struct coverage c;

	file_write_all(fd, lcov, sizeof(lcov) - 1);
	close(fd);
	for (int i = 0; i < 2; i++) {
		coverage_init(&c);
		ok(coverage_add(&c, path) == STATUS_OK, "counts are read");
		ok(c.bytes == (i == 0 ? sizeof(lcov) : sizeof(written)) - 1,
		    "so many bytes");
		coverage_finish(&c);
		ok(coverage_write(&c, path) == STATUS_OK, "and written");
		coverage_release(&c);
		buf_clear(&text);
		file_read(path, 1000, &text);
		is_text(buf_text(&text), written,
		    i == 0 ? "in order, with what is one added up"
			   : "again they are the same");
	}
	unlink(path);
	buf_free(&text);
}

int
main(void)
{
	int null = open("/dev/null", O_WRONLY), old = dup(STDERR_FILENO);

	setenv("HOME", "/srv/me", 1);
	setenv("TMPDIR", "/srv/me/tmp/", 1);
	names();
	folders();
	waiting();
	full_names();
	ids();
	own_time();
	references();
	coverage_of_two();
	ok(read_long_line(SOURCE_MAX_LINE) == STATUS_OK, "the longest line");
	dup2(null, STDERR_FILENO);
	ok(read_long_line(SOURCE_MAX_LINE + 1) == STATUS_MALFORMED,
	    "a line beyond the limit");
	dup2(old, STDERR_FILENO);
	identity_free(&id);
	return done_testing();
}
