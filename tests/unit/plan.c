/*
 * Unit tests of lib/plan: sizes, orders, templates, and the promise that a
 * mark changes no byte but its own, whatever the layout of the file.
 */
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/number.h"
#include "core/random.h"
#include "plan/edit.h"
#include "plan/layout.h"
#include "plan/order.h"
#include "plan/sizes.h"
#include "plan/template.h"
#include "plan/walk.h"
#include "stream/reader.h"

/* Messages of what is meant to fail would only confuse. */
static void
be_quiet(void)
{
	int null = open("/dev/null", O_WRONLY);

	if (null < 0 || dup2(null, STDERR_FILENO) < 0)
		abort();
	close(null);
}

/* ---- sizes ---- */

static char *
sizes_text(const char *list)
{
	struct buf text = BUF_EMPTY;
	double *sizes;
	size_t count;
	char digits[NUMBER_SIZE];

	if (sizes_parse(list, &sizes, &count) != STATUS_OK)
		return xstrdup("usage");
	for (size_t i = 0; i < count; i++) {
		template_size(sizes[i], digits);
		buf_addf(&text, "%s%s", i > 0 ? " " : "", digits);
	}
	free(sizes);
	return buf_take(&text);
}

static void
test_sizes(void)
{
	static const struct {
		const char *list, *want;
	} cases[] = {
	    {"1,2,5", "1 2 5"},
	    {"1000:64000:x4", "1000 4000 16000 64000"},
	    {"10:100:+30", "10 40 70 100"},
	    {"10:99:+30", "10 40 70"},
	    {"1:8", "1 2 4 8"},
	    {"10:30:+10,100", "10 20 30 100"},
	    {"0.1:0.5:+0.1", "0.1 0.2 0.30000000000000004 0.4 0.5"},
	    {"10:40:x1.5", "10 15 23 34"},
	    {"1:4:x1.3", "1 2 3 4"},
	    {"7", "7"},
	    {"", "usage"},
	    {"0", "usage"},
	    {"-1", "usage"},
	    {"1,,2", "usage"},
	    {"1,", "usage"},
	    {"1,1", "usage"},
	    {"5:1", "usage"},
	    {"1:5:", "usage"},
	    {"1:5:x1", "usage"},
	    {"1:5:+0", "usage"},
	    {"1:5:*2", "usage"},
	    {"1:5:x2:3", "usage"},
	    {"1:1000000:+1", "usage"},
	    {"1e15:1e15:+1", "1000000000000000"},
	    {"2e15", "usage"},
	    {"nan", "usage"},
	    {"0x10", "usage"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char *got = sizes_text(cases[i].list);

		is_text(got, cases[i].want, cases[i].list);
		free(got);
	}
}

/* ---- orders ---- */

static char *
order_text(const double *sizes, const bool *chained, size_t count,
    enum order order, uint64_t seed)
{
	struct order_item items[32];
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < count; i++)
		items[i] = (struct order_item){
		    i, sizes[i], chained != NULL && chained[i]};
	order_items(items, count, order, seed);
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%zu", i > 0 ? " " : "", items[i].place);
	return buf_take(&text);
}

static void
is_order(char *got, const char *want, const char *name)
{
	is_text(got, want, name);
	free(got);
}

static void
test_orders(void)
{
	static const double sizes[] = {8, 1, NAN, 4, 1, 8, 2};
	static const double four[] = {1, 2, 4, 8, 1, 2, 4, 8};
	static const bool chained[8] = {true, true, false, true};
	char *one, *other;
	int cold_first = 0;

	is_order(order_text(sizes, NULL, 7, ORDER_PLAN, 0), "0 1 2 3 4 5 6",
	    "plan: as they stand");
	is_order(order_text(sizes, NULL, 7, ORDER_SIZE, 0), "1 4 6 3 0 5 2",
	    "size: smallest first, equal ones as they stand, none last");
	is_order(order_text(four, NULL, 8, ORDER_INTERLEAVE, 0),
	    "0 3 1 2 6 5 7 4", "interleave: a size a pass, there and back");
	is_order(order_text(sizes, NULL, 7, ORDER_INTERLEAVE, 0),
	    "1 2 6 0 3 5 4", "interleave: a run without a size is one more");
	one = order_text(four, NULL, 8, ORDER_RANDOM, 7);
	other = order_text(four, NULL, 8, ORDER_RANDOM, 7);
	is_text(one, other, "random: the same for the same seed");
	free(other);
	other = order_text(four, NULL, 8, ORDER_RANDOM, 8);
	ok(strcmp(one, other) != 0, "random: another one for another seed");
	free(one);
	free(other);
	for (uint64_t seed = 0; seed < 20; seed++) {
		one = order_text(four, chained, 8, ORDER_RANDOM, seed);
		cold_first += strchr(one, '0') < strchr(one, '1') &&
			      strchr(one, '1') < strchr(one, '3');
		free(one);
	}
	ok(cold_first == 20, "random: warm never comes before cold");
	one = order_text(four, NULL, 0, ORDER_INTERLEAVE, 0);
	is_order(one, "", "nothing to order");
}

/* ---- templates ---- */

static char *
fill(const char *text)
{
	struct template_values values = {.id = STR("wk-1"),
	    .start = STR("2025-01-20"),
	    .label = STR("week"),
	    .out = STR("profiling"),
	    .phase = -1,
	    .size = 7};
	struct buf out = BUF_EMPTY, fault = BUF_EMPTY;

	if (!template_fill(&out, str_of(text), &values, &fault)) {
		buf_free(&out);
		fault.data[fault.len < 24 ? fault.len : 24] = '\0';
		return buf_take(&fault);
	}
	buf_free(&fault);
	return buf_take(&out);
}

static void
test_templates(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"--n={size}", "--n=7"},
	    {"{out}/{id}.csv", "profiling/wk-1.csv"},
	    {"{start}{label}", "2025-01-20week"},
	    {"{\"a\":{size}}", "{\"a\":7}"},
	    {"{{size}}", "{size}"},
	    {"{{{size}}}", "{{size}}"},
	    {"{{size}", "{7"},
	    {"{size}}{{id}}", "7}{id}"},
	    {"", ""},
	    {"{end}", "no value for '{end}'"},
	    {"{phase}", "no value for '{phase}'"},
	    {"{{end}}", "{end}"},
	    {"{sizes} {Size} {} {{}}", "{sizes} {Size} {} {{}}"},
	    {"{ print $1 }", "{ print $1 }"},
	    {"{size", "{size"},
	    {"size} a}b {", "size} a}b {"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf escaped = BUF_EMPTY;
		char *got = fill(cases[i].text);

		is_text(got, cases[i].want, cases[i].text);
		free(got);
		template_escape(&escaped, str_of(cases[i].text));
		got = fill(buf_text(&escaped));
		is_text(got, cases[i].text, "escaped, it is itself");
		free(got);
		buf_free(&escaped);
	}
}

/* ---- marks ---- */

/* One plan in many layouts. In %s goes the white space. */
static const char *const plans[] = {
    /* indented by two */
    "{\n  \"runs\": [\n    {\n      \"id\": \"a\",\n      \"status\": "
    "\"pending\"\n    },\n    {\n      \"id\": \"b\",\n      \"x\": 1.50\n"
    "    }\n  ],\n  \"results\": {\n    \"_schema\": {\n      \"k\": \"v\"\n"
    "    }\n  }\n}\n",
    /* tabs, CRLF, no final newline */
    "{\r\n\t\"runs\": [\r\n\t\t{\r\n\t\t\t\"id\": \"a\"\r\n\t\t},\r\n"
    "\t\t{\r\n\t\t\t\"id\": \"b\",\r\n\t\t\t\"status\": \"pending\"\r\n"
    "\t\t}\r\n\t]\r\n}",
    /* one line, no blanks */
    "{\"runs\":[{\"id\":\"a\",\"status\":\"pending\"},{\"id\":\"b\"}]}",
    /* one line, blanks, results first, odd numbers and keys */
    "{\"results\": {\"b\": {\"n\": 1E+02}, \"zz\": {}}, \"runs\": [{\"id\": "
    "\"a\", \"n\": -0.0}, {\"id\": \"b\", \"\\u0073tatus\": \"pending\"}]}\n",
    /* rows on lines of their own; a byte order mark */
    "\xef\xbb\xbf{\n  \"meta\": {},\n  \"runs\": [\n    {\"id\": \"a\"},\n"
    "    {\"id\": \"b\", \"status\": \"running\", \"error_message\": "
    "\"x\"}\n  ],\n  \"results\": {}\n}\n",
    /* blanks in odd places */
    " { \"runs\" : [ { \"id\" : \"a\" , \"status\" : \"done\" } ,\n{ \"id\" "
    ":\"b\"} ] , \"results\" : { } } \n\n",
    /* rows on lines of their own, and an empty result */
    "{\n  \"runs\": [\n    {\"id\": \"a\"},\n    {\"id\": \"b\"}\n  ],\n"
    "  \"results\": {\n    \"b\": {}\n  }\n}\n",
};

static bool
load(struct plan *plan, const char *text)
{
	struct buf copy = BUF_EMPTY;

	buf_adds(&copy, text);
	return plan_read(plan, "plan.json", &copy) == STATUS_OK;
}

static char *
render(const struct plan *plan)
{
	struct buf out = BUF_EMPTY;

	plan_render(plan, &out);
	return buf_take(&out);
}

static const char *const results[] = {
    "{\"wall_seconds_total\":16.50,\"a\":"
    "[1,2],\"b\":{\"c\":[{}]},\"d\":\"\\u00e9\"}",
    "{}", "{\"x\":null}"};

/* Does one random change to run ID of PLAN. */
static void
change(struct plan *plan, struct rng *rng, struct str id)
{
	struct plan_run *run = plan_find(plan, id);

	switch (rng_below(rng, 6)) {
	case 0:
	case 1:
		plan_set_status(plan, run, (enum plan_status)rng_below(rng, 4));
		break;
	case 2:
		plan_set_attempt(plan, run, (int64_t)rng_below(rng, 3));
		break;
	case 3:
		plan_set_error(plan, run,
		    rng_below(rng, 2) == 0 ? (struct str){NULL, 0}
					   : STR("a \"b\"\n\xc3\xa9"));
		break;
	case 4:
		plan_set_result(plan, run, str_of(results[rng_below(rng, 3)]));
		break;
	default:
		plan_drop_result(plan, run);
		break;
	}
}

static bool
same_run(const struct plan *a, const struct plan *b, struct str id)
{
	const struct plan_run *one = plan_find(a, id), *other;
	struct str result, wanted;

	other = plan_find(b, id);
	if (one == NULL || other == NULL)
		return false;
	result = plan_result_text(a, one);
	wanted = plan_result_text(b, other);
	return one->status == other->status && one->attempt == other->attempt &&
	       str_equal(one->error, other->error) &&
	       (result.data == NULL) == (wanted.data == NULL) &&
	       (result.data == NULL || layout_same(result, wanted));
}

/* The row of the other run, and all but one member of results, byte by byte
 * as it was. */
static bool
left_alone(const struct plan *before, const struct plan *after, struct str id)
{
	const struct plan_run *one = plan_find(before, id),
			      *other = plan_find(after, id);

	return str_equal(one->row, other->row) &&
	       str_equal(plan_result_text(before, one),
		   plan_result_text(after, other));
}

static void
test_marks(void)
{
	size_t bad = 0, idle = 0, count = COUNT_OF(plans);
	struct rng rng = rng_seed(1);

	for (int round = 0; round < 6000; round++) {
		const char *text = plans[rng_below(&rng, count)];
		struct str id = rng_below(&rng, 2) == 0 ? STR("a") : STR("b");
		struct str kept = str_is(id, "a") ? STR("b") : STR("a");
		struct plan plan, after, again;
		uint64_t changes = rng_below(&rng, 4);
		char *made, *twice;

		if (!load(&plan, text) || !load(&again, text)) {
			ok(false, "layout %s is read", text);
			return;
		}
		for (uint64_t i = 0; i < changes; i++)
			change(&plan, &rng, id);
		made = render(&plan);
		if (!plan_is_changed(&plan) && strcmp(made, text) != 0)
			idle++;
		if (!load(&after, made) || !same_run(&plan, &after, id) ||
		    !left_alone(&again, &after, kept)) {
			bad++;
			printf("# from: %s\n# made: %s\n", text, made);
		} else {
			/* Saying it again says nothing. */
			twice = render(&after);
			bad += strcmp(twice, made) != 0;
			free(twice);
			plan_release(&after);
		}
		free(made);
		plan_release(&plan);
		plan_release(&again);
	}
	ok(bad == 0, "random changes arrive, and nothing else moves");
	ok(idle == 0, "no change gives the same bytes");
}

static void
test_layouts(void)
{
	static const char *const wanted[] = {
	    "{\n  \"runs\": [\n    {\n      \"id\": \"a\",\n      \"status\": "
	    "\"done\",\n      \"error_message\": \"e\",\n      \"attempt\": 2\n"
	    "    },\n    {\n      \"id\": \"b\",\n      \"x\": 1.50\n    }\n"
	    "  ],\n  \"results\": {\n    \"_schema\": {\n      \"k\": \"v\"\n"
	    "    },\n    \"a\": {\n      \"n\": [1, 2],\n      \"o\": {\n"
	    "        \"p\": 1.0\n      }\n    }\n  }\n}\n",
	    "{\r\n\t\"runs\": [\r\n\t\t{\r\n\t\t\t\"id\": \"a\",\r\n\t\t\t"
	    "\"status\": \"done\",\r\n\t\t\t\"error_message\": \"e\",\r\n\t\t\t"
	    "\"attempt\": 2\r\n\t\t},\r\n\t\t{\r\n\t\t\t\"id\": \"b\",\r\n"
	    "\t\t\t\"status\": \"pending\"\r\n\t\t}\r\n\t],\r\n\t\"results\": "
	    "{\r\n\t\t\"a\": {\r\n\t\t\t\"n\": [1, 2],\r\n\t\t\t\"o\": {\r\n"
	    "\t\t\t\t\"p\": 1.0\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}",
	    "{\"runs\":[{\"id\":\"a\",\"status\":\"done\",\"error_message\":"
	    "\"e\",\"attempt\":2},{\"id\":\"b\"}],\"results\":{\"a\":{\"n\":"
	    "[1,2],\"o\":{\"p\":1.0}}}}",
	    "{\"results\": {\"b\": {\"n\": 1E+02}, \"zz\": {}, \"a\": {\"n\": "
	    "[1, 2], \"o\": {\"p\": 1.0}}}, \"runs\": [{\"id\": \"a\", \"n\": "
	    "-0.0, \"status\": \"done\", \"error_message\": \"e\", "
	    "\"attempt\": 2}, {\"id\": \"b\", \"\\u0073tatus\": "
	    "\"pending\"}]}\n",
	    "\xef\xbb\xbf{\n  \"meta\": {},\n  \"runs\": [\n    {\"id\": "
	    "\"a\", \"status\": \"done\", \"error_message\": \"e\", "
	    "\"attempt\": 2},\n    {\"id\": \"b\", \"status\": \"running\", "
	    "\"error_message\": \"x\"}\n  ],\n  \"results\": {\n    \"a\": "
	    "{\"n\": [1, 2], \"o\": {\"p\": 1.0}}\n  }\n}\n",
	    " { \"runs\" : [ { \"id\" : \"a\" , \"status\" : \"done\", "
	    "\"error_message\" : \"e\", \"attempt\" : 2 } ,\n{ \"id\" "
	    ":\"b\"} ] , \"results\" : { \"a\" : { \"n\" : [1, 2], \"o\" : "
	    "{ \"p\" : 1.0 } } } } \n\n",
	    "{\n  \"runs\": [\n    {\"id\": \"a\", \"status\": \"done\", "
	    "\"error_message\": \"e\", \"attempt\": 2},\n    {\"id\": "
	    "\"b\"}\n  ],\n  \"results\": {\n    \"b\": {},\n    \"a\": "
	    "{\"n\": [1, 2], \"o\": {\"p\": 1.0}}\n  }\n}\n",
	};

	for (size_t i = 0; i < COUNT_OF(plans); i++) {
		struct plan plan;
		struct plan_run *run;
		char *made;

		if (!ok(load(&plan, plans[i]), "layout %zu is read", i))
			continue;
		run = plan_find(&plan, STR("a"));
		plan_set_status(&plan, run, PLAN_DONE);
		plan_set_attempt(&plan, run, 2);
		plan_set_error(&plan, run, STR("e"));
		plan_set_result(
		    &plan, run, STR("{\"n\":[1,2],\"o\":{\"p\":1.0}}"));
		made = render(&plan);
		is_text(made, wanted[i], "a mark in the file's own layout");
		free(made);
		plan_release(&plan);
	}
}

/* ---- refusals ---- */

static void
test_refusals(void)
{
	static const char *const bad[] = {"", " ", "[]", "{}", "null",
	    "{\"runs\":{}}", "{\"runs\":[1]}", "{\"runs\":[{}]}",
	    "{\"runs\":[{\"id\":7}]}", "{\"runs\":[{\"id\":\"\"}]}",
	    "{\"runs\":[{\"id\":\"../x\"}]}", "{\"runs\":[{\"id\":\".x\"}]}",
	    "{\"runs\":[{\"id\":\"a\\u0000\"}]}",
	    "{\"runs\":[{\"id\":\"a\"},{\"id\":\"a\"}]}",
	    "{\"runs\":[{\"id\":\"a\"},{\"id\":\"\\u0061\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"id\":\"b\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"i\\u0064\":\"b\"}]}",
	    "{\"runs\":[],\"runs\":[]}", "{\"runs\":[]} x", "{\"runs\":[]",
	    "{\"runs\":[],}", "{\"runs\":[,]}", "{\"runs\":[{\"id\":\"a\"},]}",
	    "{\"runs\":[],\"results\":[]}",
	    "{\"runs\":[],\"results\":{\"a\":1}}",
	    "{\"runs\":[],\"results\":{\"a\":{\"k\":1,\"k\":2}}}",
	    "{\"runs\":[],\"meta\":[]}",
	    "{\"runs\":[],\"meta\":{\"command\":\"x\"}}",
	    "{\"runs\":[],\"meta\":{\"command\":[]}}",
	    "{\"runs\":[],\"meta\":{\"command\":[1]}}",
	    "{\"runs\":[],\"meta\":{\"timeout_seconds\":0}}",
	    "{\"runs\":[],\"meta\":{\"timeout_seconds\":01}}",
	    "{\"runs\":[],\"meta\":{\"profiler\":1}}",
	    "{\"runs\":[],\"invariants\":{\"frozen_files\":\"x\"}}",
	    "{\"runs\":[{\"id\":\"a\",\"status\":\"doen\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"status\":1}]}",
	    "{\"runs\":[{\"id\":\"a\",\"label\":1}]}",
	    "{\"runs\":[{\"id\":\"a\",\"phase\":-1}]}",
	    "{\"runs\":[{\"id\":\"a\",\"phase\":1.5}]}",
	    "{\"runs\":[{\"id\":\"a\",\"phase\":\"1\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"attempt\":1e99}]}",
	    "{\"runs\":[{\"id\":\"a\",\"size\":0}]}",
	    "{\"runs\":[{\"id\":\"a\",\"size\":1e999}]}",
	    "{\"runs\":[{\"id\":\"a\",\"cache\":\"hot\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"start\":\"2025-02-30\"}]}",
	    "{\"runs\":[{\"id\":\"a\",\"start\":\"2025-02-03\",\"end\":"
	    "\"2025-02-02\"}]}",
	    "{\"runs\":[],\"x\":\"\xff\"}", "{\"runs\":[],\"x\":\"\t\"}",
	    "{\"runs\":[],\"x\":NaN}", "{\"runs\":[],\"x\":tru}"};
	struct buf deep = BUF_EMPTY, wide = BUF_EMPTY;
	struct plan plan;

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (!ok(!load(&plan, bad[i]), "refused: %s", bad[i]))
			plan_release(&plan);
	for (int levels = 62; levels <= 63; levels++) {
		buf_clear(&deep);
		buf_adds(&deep, "{\"runs\":[],\"x\":");
		for (int i = 0; i <= levels; i++)
			buf_addc(&deep, '[');
		for (int i = 0; i <= levels; i++)
			buf_addc(&deep, ']');
		buf_addc(&deep, '}');
		if (ok(load(&plan, deep.data) == (levels == 62),
			"%d levels deep", levels + 2) &&
		    levels == 62)
			plan_release(&plan);
	}
	/* More keys than fit side by side. */
	buf_adds(&wide, "{\"runs\":[]");
	for (int i = 0; i < 100; i++)
		buf_addf(&wide, ",\"k%d\":%d", i, i);
	buf_adds(&wide, ",\"k50\":1}");
	ok(!load(&plan, wide.data), "a key that stands twice among a hundred");
	wide.len -= strlen(",\"k50\":1}");
	wide.data[wide.len] = '\0';
	buf_addc(&wide, '}');
	if (ok(load(&plan, wide.data), "a hundred keys"))
		plan_release(&plan);
	buf_free(&deep);
	buf_free(&wide);
}

/* What is cut anywhere is never taken for a plan. */
static void
test_truncation(void)
{
	size_t taken = 0;

	for (size_t i = 0; i < COUNT_OF(plans); i++) {
		size_t len = strlen(plans[i]);

		while (len > 0 && strchr(" \n", plans[i][len - 1]) != NULL)
			len--;
		while (len-- > 0) {
			struct buf text = BUF_EMPTY;
			struct plan plan;

			buf_add(&text, plans[i], len);
			if (plan_read(&plan, "plan.json", &text) == STATUS_OK) {
				plan_release(&plan);
				taken++;
			}
		}
	}
	ok(taken == 0, "a plan that is cut is refused wherever it is cut");
}

/* Marks are stored when the next line has not come yet: never later. */
static void
test_waiting(void)
{
	static const char lines[] = "{\"type\":\"a\"}\n{\"type\":\"b\"}\n";
	struct reader *in;
	struct row row;
	FILE *file;
	int ends[2];

	if (pipe(ends) != 0 || (file = fdopen(ends[0], "r")) == NULL ||
	    write(ends[1], lines, sizeof(lines) - 1) < 0)
		abort();
	in = reader_open(file, "pipe", FORMAT_AUTO);
	ok(reader_next(in, &row) == STATUS_OK && !reader_must_wait(in),
	    "the next line is here");
	ok(reader_next(in, &row) == STATUS_OK && reader_must_wait(in),
	    "the next line has yet to come");
	close(ends[1]);
	ok(!reader_must_wait(in) && reader_next(in, &row) == STATUS_END,
	    "nobody waits for the end");
	reader_close(in);
	fclose(file);
}

int
main(void)
{
	be_quiet();
	test_sizes();
	test_orders();
	test_templates();
	test_layouts();
	test_marks();
	test_refusals();
	test_truncation();
	test_waiting();
	return done_testing();
}
