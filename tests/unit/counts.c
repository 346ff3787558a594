/*
 * counts.c: what the native engine leaves, read whole, cut at each byte and
 * changed at each byte.
 *
 *	counts			the tests
 *	counts BASE ...		writes the tables of BASE.counts, as prof-run does
 */
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/file.h"
#include "counts/counts.h"
#include "tap.h"

static enum status
convert(const char *base, struct counted_totals *totals)
{
	struct counted *c = counted_new();
	struct buf path = BUF_EMPTY;
	enum status status;
	size_t main;

	buf_addf(&path, "%s.counts", base);
	status = counted_add(c, path.data, totals);
	if (status == STATUS_OK)
		status = counted_write(c, base, totals, &main);
	counted_free(c);
	buf_free(&path);
	return status;
}

/* ---- a file ---- */

enum kind {
	HEAD = 1,
	POINTS,
	TAIL,
	END
};

static void
put_number(struct buf *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		buf_addc(to, (char)(value | 0x80));
	buf_addc(to, (char)value);
}

static void
put_numbers(struct buf *to, const char *text)
{
	for (char *end; *text != '\0'; text = end)
		put_number(to, strtoull(text, &end, 10));
}

static void
put_text(struct buf *to, const char *text)
{
	put_number(to, strlen(text));
	buf_adds(to, text);
}

static void
put_frame(struct buf *to, const struct buf *frame)
{
	uint64_t head[2] = {
	    frame->len, UINT64_C(0x9E3779B97F4A7C15) ^ frame->len};

	for (size_t i = 0; i < frame->len; i += 8) {
		size_t rest = frame->len - i;
		uint64_t word = 0;

		memcpy(&word, frame->data + i, rest < 8 ? rest : 8);
		head[1] = (head[1] ^ word) * UINT64_C(0xD6E8FEB86659FD93);
		head[1] ^= head[1] >> 32;
	}
	buf_add(to, head, sizeof(head));
	buf_addstr(to, buf_str(frame));
}

static double scale = 1e-9; /* a tick is a nanosecond */
static const char *name = "f at 0x7fab", *module = "/home/u/x.py";
static const char *cpu = "0"; /* twice the ns at each point */
static bool timed;	      /* the first point has durations */

/* No points so far. */
static void
begin_state(struct buf *frame, enum kind kind)
{
	buf_clear(frame);
	put_number(frame, kind);
	buf_add(frame, &scale, sizeof(scale));
	put_numbers(frame, "1 0 0");
}

/* Changes of edge 0: calls 5, own, all and waited ticks 1000; and of edge 1. */
static void
put_point(struct buf *frame, const char *wall)
{
	put_numbers(frame, wall);
	put_numbers(frame, cpu);
	put_numbers(frame, "8192 8192 20");
	put_numbers(frame, "18 0 10 0 10 2000 2000 2000 1 0 0 10 0 2000 0");
}

/* How long calls of f() took, in any order, and one of g() in the line behind it:
 * functions, buckets and how many. */
static void
put_durations(struct buf *frame)
{
	if (!timed) {
		put_number(frame, 0);
		return;
	}
	put_numbers(frame, "5 2 1400 1 2 1320 9 3 0 8 0");
	put_text(frame, "g");
	put_numbers(frame, "7 6 2 1400 2 2 1401 1");
}

/* f() of /home/u/x.py is called five times until the point, five times until
 * what is behind it, and then the profile ends; in one thread. */
static void
make_file(struct buf *file, bool ended)
{
	struct buf frame = BUF_EMPTY;

	buf_clear(file);
	buf_adds(file, "superlinear counts 1\n");
	put_number(&frame, HEAD);
	put_text(&frame, "3.11.7");
	put_text(&frame, "wall");
	put_number(&frame, 11);
	buf_add(&frame, "/home/u/\0~", 11);
	put_frame(file, &frame);
	begin_state(&frame, POINTS);
	put_numbers(&frame, "2 0 2 0"); /* edges: of nobody and the first */
	put_text(&frame, module);
	put_numbers(&frame, "6 0");
	put_text(&frame, name);
	put_numbers(&frame, "1 2");	    /* and of anybody */
	put_numbers(&frame, "1 0 77 2000"); /* threads */
	put_text(&frame, "Main");
	put_numbers(&frame, "0 1 1"); /* no lines; one point */
	put_point(&frame, "20000000");
	put_durations(&frame);
	put_frame(file, &frame);
	begin_state(&frame, TAIL);
	put_numbers(&frame, "0 0 0");
	put_point(&frame, "40000000");
	put_number(&frame, 0);
	put_frame(file, &frame);
	if (ended) {
		begin_state(&frame, END);
		put_numbers(&frame, "0 0 0 0");
		put_frame(file, &frame);
	}
	buf_free(&frame);
}

/* The same, and then f() calls itself once. LINES are as at the end. */
static void
make_lines(struct buf *file, const char *lines)
{
	struct buf frame = BUF_EMPTY;

	make_file(file, false);
	begin_state(&frame, POINTS);
	put_numbers(&frame, "1 2 2 0 3 6 1 0"); /* told before the end */
	put_numbers(&frame, "1 1 60000000 0 8192 8192 20");
	put_numbers(&frame, "7 2 2 0 2 20 20 0 0");
	put_frame(file, &frame);
	begin_state(&frame, END);
	put_numbers(&frame, "0 0");
	put_numbers(&frame, lines);
	put_number(&frame, 0);
	put_frame(file, &frame);
	buf_free(&frame);
}

static void
store(const struct buf *file, size_t len)
{
	FILE *out = fopen("t.counts", "we");

	if (out == NULL || fwrite(file->data, 1, len, out) != len ||
	    fclose(out) != 0)
		abort();
}

/* ---- the tests ---- */

static void
test_tables(const struct buf *file)
{
	struct counted_totals totals;
	struct buf text = BUF_EMPTY;

	store(file, file->len);
	ok(convert("t", &totals) == STATUS_OK, "a file of a killed process");
	ok(totals.any && !totals.ended, "it has not ended");
	ok(totals.listed_s > 1.99e-6 && totals.listed_s < 2.01e-6,
	    "own time: %g", totals.listed_s);
	file_read("t.funcs.csv", 10000, &text);
	is_text(buf_text(&text),
	    "full_name,module,lineno,name,ncall,nactualcall,ttot_s,tsub_s,"
	    "tavg_s,ctx_name,resumptions\r\n"
	    "~/x.py:3 f,~/x.py,3,f,10,10,0.000002000,0.000002000,"
	    "0.000000200000,Main,0\r\n",
	    "functions, what is behind the last point with them");
	file_read("t.threads.csv", 10000, &text);
	is_text(buf_text(&text),
	    "name,id,tid,ttot_s,sched_count\r\nMain,0,77,0.000001000,\r\n",
	    "threads");
	file_read("t.points", 10000, &text);
	is_text(buf_text(&text),
	    "{\"points\":1,\"engine\":\"native 1\",\"python\":\"3.11.7\","
	    "\"clock\":\"wall\",\"seconds_per_tick\":1.0000000000000001e-07,"
	    "\"taken\":1,\"taken_s\":0.000000000,\"dearest_s\":0.000000000,"
	    "\"processes\":1}\n"
	    "[\"p\",1,0.010000000,0.000000000,4096,4096,10,5]\n"
	    "[\"f\",1,\"~/x.py\",3,\"f\"]\n"
	    "[\"e\",0,1,5,0,5,10,10,10]\n[\"t\",1,5,10]\n"
	    "[\"p\",2,0.020000000,0.000000000,4096,4096,10,10]\n"
	    "[\"e\",0,1,10,0,10,20,20,20]\n[\"t\",1,10,20]\n",
	    "points");
	buf_free(&text);
}

/* Those of a function in one line, in order, one number a bucket. */
static void
test_durations(void)
{
	struct counted_totals totals;
	struct buf file = BUF_EMPTY, text = BUF_EMPTY;
	const char *first;

	timed = true;
	make_file(&file, false);
	timed = false;
	store(&file, file.len);
	ok(convert("t", &totals) == STATUS_OK, "a file with durations");
	file_read("t.points", 10000, &text);
	first = strstr(buf_text(&text), "[\"p\",1");
	is_text(first == NULL ? "" : first,
	    "[\"p\",1,0.010000000,0.000000000,4096,4096,10,5]\n"
	    "[\"f\",1,\"~/x.py\",3,\"f\"]\n"
	    "[\"e\",0,1,5,0,5,10,10,10]\n[\"t\",1,5,10]\n"
	    "[\"h\",1,[[1320,9],[1400,3],[1401,1]]]\n"
	    "[\"f\",2,\"~/x.py\",4,\"g\"]\n"
	    "[\"h\",2,[[7,6]]]\n"
	    "[\"p\",2,0.020000000,0.000000000,4096,4096,10,10]\n"
	    "[\"e\",0,1,10,0,10,20,20,20]\n[\"t\",1,10,20]\n",
	    "of each function");
	buf_free(&file);
	buf_free(&text);
}

/* The thread of a function is that of its longest call, of which the end tells. */
static void
test_threads(void)
{
	static const struct {
		size_t threads;
		const char *longest, *want, *is;
	} cases[] = {
	    {1, "0", "Main", "the only thread"},
	    {2, "2 1 10 0", "W", "the thread of its longest call"},
	    {2, "2 0 10 0", "Main", "which may be the first"},
	    {2, "2 2 10 0", "", "one that is not known"},
	    {2, "0", "", "none of two"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf file = BUF_EMPTY, frame = BUF_EMPTY,
			   text = BUF_EMPTY, want = BUF_EMPTY;
		struct counted_totals totals;
		const char *row;

		make_file(&file, false);
		begin_state(&frame, END);
		put_number(&frame, 0);
		put_number(&frame, cases[i].threads);
		put_numbers(&frame, "0 77 2000");
		put_text(&frame, "Main");
		if (cases[i].threads > 1) {
			put_numbers(&frame, "1 88 4000");
			put_text(&frame, "W");
		}
		put_number(&frame, 0);
		put_numbers(&frame, cases[i].longest);
		put_frame(&file, &frame);
		store(&file, file.len);
		convert("t", &totals);
		file_read("t.funcs.csv", 10000, &text);
		row = strstr(buf_text(&text), "\r\n~/x.py");
		buf_addf(&want,
		    "\r\n~/x.py:3 f,~/x.py,3,f,5,5,0.000001000,0.000001000,"
		    "0.000000200000,%s,0\r\n",
		    cases[i].want);
		is_text(row == NULL ? "" : row, buf_text(&want), cases[i].is);
		buf_free(&file);
		buf_free(&frame);
		buf_free(&text);
		buf_free(&want);
	}
}

/* Two processes: the points are of the first, as both computed as much. */
static void
test_sums(const struct buf *file)
{
	struct counted *c = counted_new();
	struct counted_totals totals;
	struct buf text = BUF_EMPTY;
	const char *sums;
	size_t main;

	store(file, file->len);
	counted_add(c, "t.counts", &totals);
	counted_add(c, "t.counts", &totals);
	ok(counted_write(c, "t", &totals, &main) == STATUS_OK, "two processes");
	file_read("t.points", 10000, &text);
	sums = strstr(buf_text(&text), "[\"s\"]");
	is_text(sums == NULL ? "" : sums,
	    "[\"s\"]\n[\"e\",0,1,20,0,20,40,40,40,20]\n[\"t\",1,20,40]\n",
	    "what both have at their ends, and the longest wait of one");
	ok(strstr(buf_text(&text), "\"processes\":2,\"sums\":true}\n") != NULL,
	    "the first line tells that they are there");
	counted_free(c);
	buf_free(&text);
}

static bool
is_g(void *context, struct str file, int line, struct str function)
{
	size_t *asked = context;

	++*asked;
	return str_is(file, "~/x.py") && line == 3 && str_is(function, "g");
}

/* The second computes least, but own code; of f's the first computes most. */
static void
test_own(void)
{
	static const struct {
		double scale;
		const char *name;
		size_t main;
		const char *what;
	} cases[] = {{1e-9, "g", 1, "own code"},
	    {1e-12, "g", 0, "next to none of it"},
	    {1e-9, "f", 0, "none of it"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct counted *c = counted_new();
		struct counted_totals totals;
		struct buf file = BUF_EMPTY;
		size_t main = 7, asked = 0;

		for (int k = 0; k < 3; k++) {
			scale = k == 1 ? cases[i].scale : 1e-8;
			name = k == 1 ? cases[i].name : "f";
			cpu = k == 1 ? "1000" : "20000";
			make_file(&file, true);
			store(&file, file.len);
			counted_add(c, "t.counts", &totals);
		}
		counted_own(c, is_g, &asked);
		counted_write(c, "t", &totals, &main);
		ok(main == cases[i].main, "the main process: %s: %zu",
		    cases[i].what, main);
		ok(asked == (i == 2 ? 1 : 2), "asked once a name: %zu", asked);
		counted_free(c);
		buf_free(&file);
	}
	scale = 1e-9;
	name = "f at 0x7fab";
	cpu = "0";
}

/* Both wait for 20 ms and live as long. The second was started by the first,
 * or by nobody; it computes for 10 ms, or hardly. */
static void
test_waits(void)
{
	static const struct {
		const char *cpu, *want, *what;
		size_t parent;
		const char *name; /* of the parent's function */
	} cases[] = {
	    {"20000000", ",2000,2000]", "a parent waits for it", 0, "f"},
	    {"20000000", ",10,2000,2000]", "in a function of its own", 0, "g"},
	    {"200000", ",4000,2000]", "not for an idle one", 0, "f"},
	    {"20000000", ",4000,2000]", "nor does who did not start it", 1,
		"f"}};

	scale = 1e-5;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct counted *c = counted_new();
		struct counted_totals totals;
		struct buf file = BUF_EMPTY, text = BUF_EMPTY;
		const char *sums;
		size_t main;

		for (int k = 0; k < 2; k++) {
			cpu = k == 1 ? cases[i].cpu : "0";
			name = k == 1 ? "f" : cases[i].name;
			make_file(&file, false);
			store(&file, file.len);
			counted_add(c, "t.counts", &totals);
		}
		if (cases[i].parent == 0)
			counted_parent(c, 1, 0);
		counted_write(c, "t", &totals, &main);
		file_read("t.points", 10000, &text);
		sums = strstr(buf_text(&text), "[\"s\"]");
		ok(sums != NULL && strstr(sums, cases[i].want) != NULL,
		    "%s: %s", cases[i].what, sums == NULL ? "" : sums);
		counted_free(c);
		buf_free(&file);
		buf_free(&text);
	}
	scale = 1e-9;
	cpu = "0";
	name = "f at 0x7fab";
}

/* The line that calls come from: of edge 2, whose number is 3 here. */
static void
test_lines(void)
{
	static const struct {
		const char *first, *second, *want, *name;
	} cases[] = {
	    {"3 7 10 0", NULL, "[\"l\",1,1,7]\n", "a line of calls"},
	    {"3 7 10 0", "3 8 12 0", "[\"l\",1,1,8]\n",
		"of two processes the larger majority"},
	    {"3 7 10 0", "3 8 8 0", "[\"l\",1,1,7]\n", "whichever it is"},
	    {"3 0 10 0", NULL, "", "none is known"},
	    {"0", NULL, "[\"l\",1,1,6]\n", "told before the end"},
	    {"1 7 10 2 7 10 0", NULL, "[\"l\",1,1,6]\n", "calls from nobody"},
	    {"4 7 10 0", NULL, "[\"l\",1,1,6]\n", "an edge that is not there"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct counted *c = counted_new();
		struct counted_totals totals;
		struct buf file = BUF_EMPTY, text = BUF_EMPTY;
		const char *lines;
		size_t main;

		make_lines(&file, cases[i].first);
		store(&file, file.len);
		counted_add(c, "t.counts", &totals);
		if (cases[i].second != NULL) {
			make_lines(&file, cases[i].second);
			store(&file, file.len);
			counted_add(c, "t.counts", &totals);
		}
		counted_write(c, "t", &totals, &main);
		file_read("t.points", 10000, &text);
		lines = strstr(buf_text(&text), "[\"l\"");
		is_text(
		    lines == NULL ? "" : lines, cases[i].want, cases[i].name);
		counted_free(c);
		buf_free(&file);
		buf_free(&text);
	}
}

/* A process that cannot be used is no part of the one before it. */
static void
test_unusable(void)
{
	static const double scales[] = {INFINITY, NAN, -1, 0, 1e300, 1e-300};
	struct counted *c = counted_new();
	struct counted_totals totals;
	struct buf file = BUF_EMPTY;
	size_t main, refused = 0;

	make_file(&file, true);
	store(&file, file.len);
	counted_add(c, "t.counts", &totals);
	for (size_t i = 0; i < 6; i++) {
		scale = scales[i];
		make_file(&file, true);
		store(&file, file.len);
		refused += counted_add(c, "t.counts", &totals) == STATUS_NO;
	}
	scale = 1e-9;
	ok(refused == 6, "ticks that no clock has");
	counted_write(c, "t", &totals, &main);
	ok(totals.listed_s > 0.99e-6 && totals.listed_s < 1.01e-6,
	    "own time is of the one: %g", totals.listed_s);
	counted_free(c);
	buf_free(&file);
}

/* In the pstat a text of ASCII below 256 bytes has a length of one byte, others
 * one of four. */
static void
test_texts(void)
{
	static const char *const lengths[] = {"\xff", "\0\1\0\0", "\2\0\0\0"};
	static const size_t bytes[] = {1, 4, 4};
	char names[3][300] = {"", "", "\xc3\xa9"};

	memset(names[0], 'f', 255);
	memset(names[1], 'f', 256);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct counted_totals totals;
		struct buf file = BUF_EMPTY, text = BUF_EMPTY, want = BUF_EMPTY;

		name = names[i];
		make_file(&file, true);
		store(&file, file.len);
		convert("t", &totals);
		file_read("t.pstat", 10000, &text);
		buf_add(&want, lengths[i], bytes[i]);
		buf_adds(&want, name);
		ok(memmem(text.data, text.len, want.data, want.len) != NULL,
		    "a name of %zu bytes", strlen(name));
		buf_free(&file);
		buf_free(&text);
		buf_free(&want);
	}
	name = "f at 0x7fab";
}

/* In the pstat a count beyond 32 bits has digits of 15 bits. */
static void
test_many_calls(void)
{
	struct counted_totals totals;
	struct buf file = BUF_EMPTY, frame = BUF_EMPTY, text = BUF_EMPTY;
	static const unsigned char want[] = {'l', 3, 0, 0, 0, 3000000005 & 0xff,
	    3000000005 >> 8 & 0x7f, 3000000005 >> 15 & 0xff,
	    3000000005 >> 23 & 0x7f, 3000000005 >> 30, 0};

	make_file(&file, false);
	begin_state(&frame, POINTS);
	put_numbers(&frame, "0 0 0 1 1 60000000 0 8192 8192 20");
	put_numbers(&frame, "11 0 6000000000 0 2 20 20 0 0");
	put_frame(&file, &frame);
	store(&file, file.len);
	ok(convert("t", &totals) == STATUS_OK, "three billion calls");
	file_read("t.pstat", 10000, &text);
	ok(memmem(text.data, text.len, want, sizeof(want)) != NULL,
	    "and those before");
	buf_free(&file);
	buf_free(&frame);
	buf_free(&text);
}

/* Numbers of functions and edges that are there, or are the one behind them, with
 * which reading stops before the end. */
static void
test_numbers(void)
{
	static const struct {
		const char *state, *what;
		bool ended;
	} cases[] = {{"1 0 2 0 0 1 0", "an edge to the only function", true},
	    {"1 0 4 0 0 1 0", "one behind the next new one", false},
	    {"0 0 0 1 1 60000000 0 8192 8192 20 7 1 2 0 2 20 20 0 0",
		"calls of the last edge", true},
	    {"0 0 0 1 1 60000000 0 8192 8192 20 7 2 2 0 2 20 20 0 0",
		"of the one behind it", false}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct counted_totals totals;
		struct buf file = BUF_EMPTY, frame = BUF_EMPTY;

		make_file(&file, false);
		begin_state(&frame, POINTS);
		put_numbers(&frame, cases[i].state);
		put_frame(&file, &frame);
		begin_state(&frame, END);
		put_numbers(&frame, "0 0 0 0");
		put_frame(&file, &frame);
		store(&file, file.len);
		ok(convert("t", &totals) == STATUS_OK &&
			totals.ended == cases[i].ended,
		    "%s", cases[i].what);
		buf_free(&file);
		buf_free(&frame);
	}
}

/* The table of functions of a file with the current name and module. */
static void
read_functions(struct buf *text)
{
	struct counted_totals totals;
	struct buf file = BUF_EMPTY;

	make_file(&file, true);
	store(&file, file.len);
	convert("t", &totals);
	file_read("t.funcs.csv", 10000, text);
	buf_free(&file);
}

static void
test_names(void)
{
	struct buf text = BUF_EMPTY;

	name = "f\xff at 0x09afAF \xc3\xa9";
	read_functions(&text);
	ok(strstr(buf_text(&text), "\n~/x.py:3 f? ??,") != NULL,
	    "a name that is no UTF-8");
	name = "f\xed\xb2\x80";
	read_functions(&text);
	ok(strstr(buf_text(&text), "\n~/x.py:3 f\\udc80,") != NULL,
	    "a lone surrogate, as Python shows it");
	name = "f";
	module = "~";
	read_functions(&text);
	ok(strstr(buf_text(&text), "\n~.f,~,3,f,") != NULL,
	    "a file that is called as Python calls C");
	module = "/home/u/x.py";
	buf_free(&text);
}

/* The profile as Python reads it: {("~/x.py", 3, "f"): (10, 10, 2e-6, 2e-6, {})},
 * marshalled; 2e-6 is 0x3ec0c6f7a0b5ed8d. */
static void
test_pstat(void)
{
	static const char want[] = "{\xa9\x03\xfa\x06~/x.pyi\x03\0\0\0z\x01"
				   "f)\x05i\x0a\0\0\0i\x0a\0\0\0"
				   "g\x8d\xed\xb5\xa0\xf7\xc6\xc0\x3e"
				   "g\x8d\xed\xb5\xa0\xf7\xc6\xc0\x3e"
				   "{00";
	struct buf text = BUF_EMPTY;

	file_read("t.pstat", 10000, &text);
	ok(str_equal(buf_str(&text), (struct str){want, sizeof(want) - 1}),
	    "the pstat");
	buf_free(&text);
}

/* What has been counted so far; from the second look on who computed since. */
static void
test_glance(const struct buf *file)
{
	struct glance *glance = glance_new();
	struct buf top = BUF_EMPTY;
	int64_t calls = 7;

	store(file, file->len);
	ok(glance_at(glance, "t.counts", &calls, &top) && calls == 10,
	    "a look: its calls");
	is_text(buf_text(&top), "f", "and who computes");
	buf_clear(&top);
	ok(glance_at(glance, "t.counts", &calls, &top) && calls == 10,
	    "another look");
	is_text(buf_text(&top), "", "nobody has since");
	store(file, 63);
	ok(!glance_at(glance, "t.counts", &calls, &top), "too little to tell");
	ok(!glance_at(glance, "none", &calls, &top), "no file");
	glance_free(glance);
	buf_free(&top);
}

/* What is no whole frame ends it; nothing else may happen. */
static void
test_broken(const struct buf *file)
{
	struct counted_totals totals;
	struct buf changed = BUF_EMPTY;
	size_t read = 0, wrong = 0, magic = strlen("superlinear counts 1\n");

	for (size_t i = magic; i < file->len; i++) {
		store(file, i);
		read += convert("t", &totals) == STATUS_OK;
	}
	ok(read > 40 && read < file->len, "cut at each byte");
	for (size_t i = magic; i < file->len; i++) {
		buf_clear(&changed);
		buf_addstr(&changed, buf_str(file));
		changed.data[i] ^= 0x41;
		store(&changed, changed.len);
		wrong += convert("t", &totals) > STATUS_NO;
	}
	ok(wrong == 0, "changed at each byte");
	buf_clear(&changed);
	buf_adds(&changed, "superlinear counts 2\n");
	buf_add(&changed, file->data + magic, file->len - magic);
	store(&changed, changed.len);
	ok(convert("t", &totals) == STATUS_MALFORMED, "another version");
	ok(convert("none", &totals) == STATUS_SYSTEM, "no file");
	buf_free(&changed);
}

int
main(int argc, char **argv)
{
	struct counted_totals totals;
	struct buf file = BUF_EMPTY;
	char folder[] = "superlinear-counts.XXXXXX";

	for (int i = 1; i < argc; i++)
		if (convert(argv[i], &totals) > STATUS_NO)
			return 1;
	if (argc > 1)
		return 0;
	if (chdir(getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR")) != 0 ||
	    mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 1;
	make_file(&file, false);
	test_tables(&file);
	test_durations();
	test_pstat();
	test_threads();
	test_sums(&file);
	test_lines();
	test_own();
	test_waits();
	test_unusable();
	test_names();
	test_texts();
	test_many_calls();
	test_numbers();
	test_glance(&file);
	test_broken(&file);
	make_file(&file, true);
	store(&file, file.len);
	convert("t", &totals);
	ok(totals.ended, "a process that ended");
	buf_free(&file);
	if (chdir("..") == 0)
		file_remove_tree(folder);
	return done_testing();
}
