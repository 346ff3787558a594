/*
 * run.c: the parts of lib/run that need no program to be run.
 */
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/program_name.h"
#include "run/capture.h"
#include "run/environment.h"
#include "run/fields.h"
#include "run/harvest.h"
#include "run/images.h"
#include "run/native.h"
#include "run/no_profile.h"
#include "run/output.h"
#include "run/progress.h"
#include "run/ticket.h"

static void
test_fields(void)
{
	struct buf out = BUF_EMPTY;

	fields_end(&out);
	is_text(buf_text(&out), "{}", "no members");
	buf_clear(&out);
	field_text(&out, "a", "x\"y");
	field_text(&out, "b", NULL);
	field_text(&out, "c", "\xff");
	field_number(&out, "d", 0.1);
	field_number(&out, "e", (double)NAN);
	field_count(&out, "f", -1);
	field_count(&out, "g", 7);
	field_bool(&out, "h", true);
	field_json(&out, "i", STR("[1]"));
	fields_end(&out);
	is_text(buf_text(&out),
	    "{\"a\":\"x\\\"y\",\"b\":null,\"c\":null,\"d\":0.1,\"e\":null,"
	    "\"f\":null,\"g\":7,\"h\":true,\"i\":[1]}",
	    "what is unknown is null");
	buf_free(&out);
}

static void
test_notes(void)
{
	struct notes notes = {.run = "x"};

	is_text(notes_codes(&notes).data, "[]", "no notes");
	notes_add(&notes, "a", "one %d", 1);
	notes_add(&notes, "b", "two");
	is_text(buf_text(&notes.text), "one 1; two", "notes as text");
	is_text(notes_codes(&notes).data, "[\"a\",\"b\"]", "notes as codes");
	notes_release(&notes);
	notes = (struct notes){.run = "x"};
	for (int i = 0; i < NOTES_MAX + 1; i++)
		notes_add(&notes, "c", "n");
	ok(notes.count == NOTES_MAX, "notes are bounded");
	notes_release(&notes);
}

static void
test_environment(void)
{
	struct environment env;
	struct json *invariants = json_parse(
	    STR("{\"ok\":false,\"1bad\":1,\"no-name\":1,\"\":1,\"n\":3}"), NULL,
	    NULL);

	setenv("OK", "old", 1);
	setenv("MY_CACHE_DIR", "/x", 1);
	setenv("MY_CACHE_DIRECTION", "up", 1);
	env = environment_copy();
	environment_invariants(&env, invariants);
	is_text(environment_get(&env, "OK"), "false", "a setting replaces");
	is_text(environment_get(&env, "N"), "3", "a number");
	ok(environment_get(&env, "1BAD") == NULL &&
		environment_get(&env, "NO-NAME") == NULL &&
		environment_get(&env, "") == NULL,
	    "names that are none are left out");
	environment_cache(&env, "/cache");
	is_text(environment_get(&env, "XDG_CACHE_HOME"), "/cache", "the cache");
	ok(environment_get(&env, "MY_CACHE_DIR") == NULL, "no other cache");
	is_text(environment_get(&env, "MY_CACHE_DIRECTION"), "up",
	    "what only looks like a cache stays");
	ok(environment_list(&env)[env.count] == NULL, "NULL at the end");
	environment_release(&env);
	json_free(invariants);
}

static void
set_or_not(const char *name, const char *value)
{
	if (value == NULL)
		unsetenv(name);
	else
		setenv(name, value, 1);
}

/* Where compiled engines are kept: no folder that is relative, nor an empty
 * name. */
static void
test_native_cache(void)
{
	static const struct {
		const char *own, *base, *home, *want;
	} cases[] = {
	    {"/o", "/b", "/h", "/o"},
	    {"o", "/b", "/h", "o"},
	    {"", "/b", "/h", "/b/superlinear"},
	    {NULL, "/b", "/h", "/b/superlinear"},
	    {NULL, "b", "/h", "/h/.cache/superlinear"},
	    {NULL, "", "/h", "/h/.cache/superlinear"},
	    {NULL, NULL, "/h", "/h/.cache/superlinear"},
	    {NULL, NULL, "h", "none"},
	    {NULL, NULL, "", "none"},
	    {NULL, NULL, NULL, "none"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *got;

		set_or_not("SUPERLINEAR_CACHE", cases[i].own);
		set_or_not("XDG_CACHE_HOME", cases[i].base);
		set_or_not("HOME", cases[i].home);
		got = native_cache();
		is_text(
		    got == NULL ? "none" : got, cases[i].want, cases[i].want);
		free(got);
	}
}

static void
test_names(void)
{
	struct {
		const char *command[4], *name;
	} cases[] = {
	    {{"python3", "src/job.py", "7", NULL}, "job"},
	    {{"/usr/bin/python3.11", "-m", "pkg.mod", NULL}, "pkg.mod"},
	    {{"python3", "-c", "secret", NULL}, "python3"},
	    {{"python3", NULL}, "python3"},
	    {{"./job.py", NULL}, "job"},
	    {{"sh", "-c", "x", NULL}, "sh"},
	    {{"./.hidden", NULL}, "_hidden"},
	    {{"a b/c\xff d", NULL}, "c__d"},
	    {{"x/", NULL}, "run"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char *name = ticket_name(cases[i].command);

		is_text(name, cases[i].name, "a run's name");
		ok(file_name_valid(str_of(name)), "is a file name: %s", name);
		free(name);
	}
}

static void
test_estimate(void)
{
	struct progress progress = {.count = 0};

	ok(isnan(progress_estimate(&progress, 4)), "nothing is known");
	progress_learn(&progress, 2, 10);
	is_near(progress_estimate(&progress, 4), 20, 1e-9, "one size: n^1");
	progress_learn(&progress, 4, 40);
	is_near(progress_estimate(&progress, 8), 160, 1e-9, "two: their law");
	is_near(progress_estimate(&progress, 2), 10, 1e-9, "a size known");
	ok(isnan(progress_estimate(&progress, (double)NAN)), "no size");
	progress_learn(&progress, 0, 1);
	progress_learn(&progress, 8, (double)NAN);
	ok(progress.count == 2, "what teaches nothing is left out");
	progress_learn(&progress, 8, 1e9);
	is_near(progress_estimate(&progress, 16), 8e9, 1, "at most n^3");
	progress_release(&progress);
}

static void
test_output(const char *folder)
{
	struct output output;
	struct buf text = BUF_EMPTY, want = BUF_EMPTY;
	char *path = file_join(folder, "log");
	char block[4096];
	struct stat info;

	memset(block, 'a', sizeof(block));
	ok(output_open(&output, path) == STATUS_OK, "a log");
	for (uint64_t sent = 0; sent < OUTPUT_HEAD; sent += sizeof(block)) {
		file_write_all(output.sink, block, sizeof(block));
		output_pump(&output);
	}
	output_started(&output);
	output_finish(&output);
	ok(stat(path, &info) == 0 && info.st_size == (off_t)OUTPUT_HEAD,
	    "exactly as much as is kept");
	output_release(&output);

	ok(output_open(&output, path) == STATUS_OK, "the log again");
	output.total = OUTPUT_HEAD - 1;
	file_write_all(output.sink, "xyz", 3);
	output_started(&output);
	output_finish(&output);
	ok(file_read(path, 1000, &text) == STATUS_OK, "is read");
	buf_adds(&want, "x\n[prof-run: 0 bytes of output left out]\nyz");
	is_text(buf_text(&text), buf_text(&want), "one past it is in the tail");
	output_release(&output);
	buf_free(&text);
	buf_free(&want);
	free(path);
}

static void
put(const char *folder, const char *name, const char *text)
{
	char *path = file_join(folder, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	file_write_all(fd, text, strlen(text));
	close(fd);
	free(path);
}

static void
test_images(const char *folder)
{
	struct notes notes = {.run = "x"};
	struct images images;

	ok(!images_saved(folder), "no image: nothing is saved");
	put(folder, "7.0.status.json",
	    "{\"pid\":7,\"image\":0,\"phase\":\"saved\",\"threads_total_s\":"
	    "1}");
	put(folder, "7.0.pstat", "x");
	put(folder, "7.1.status.json",
	    "{\"pid\":7,\"image\":1,\"phase\":\"saved\",\"threads_total_s\":"
	    "2}");
	put(folder, "7.1.pstat", "x");
	put(folder, "9.0.status.json",
	    "{\"pid\":9,\"image\":0,\"phase\":\"saved\",\"threads_total_s\":"
	    "9}");
	put(folder, "bad.status.json", "{\"pid\":");
	images_read(&images, folder, &notes);
	ok(images.count == 3, "status files are read");
	ok(images.items[0].number == 1 && images.items[1].number == 0,
	    "the largest first");
	ok(images.items[2].pid == 9 && images.items[2].total < 0,
	    "one without a profile last");
	ok(notes.count == 1, "a broken one is a note");
	images_release(&images);
	notes_release(&notes);
	ok(images_saved(folder), "all are saved");
	{
		char text[128];

		snprintf(text, sizeof(text),
		    "{\"pid\":%d,\"image\":0,\"phase\":\"running\"}",
		    (int)getpid());
		put(folder, "8.0.status.json", text);
	}
	ok(!images_saved(folder), "one still runs");
	put(folder, "8.0.status.json",
	    "{\"pid\":2147483646,\"image\":0,\"phase\":\"running\"}");
	ok(images_saved(folder), "one that died is not waited for");
	put(folder, "8.0.status.json",
	    "{\"pid\":1,\"image\":0,\"phase\":\"running\"}");
	ok(!images_saved(folder), "the first of all processes runs");
	put(folder, "8.0.status.json",
	    "{\"pid\":0,\"image\":0,\"phase\":\"running\"}");
	ok(images_saved(folder), "what is no process does not");
}

static void
test_capture(void)
{
	static const char *const cat[] = {"cat", NULL};
	static const char *const none[] = {"/no/such/program", NULL};
	static const char *const dies[] = {
	    "sh", "-c", "echo out; kill -TERM $$", NULL};
	struct buf out = BUF_EMPTY;
	int code;

	capture(cat, STR("in"), &out, &code);
	ok(code == 0 && str_is(buf_str(&out), "in"), "input goes through");
	capture(none, STR("in"), &out, &code);
	ok(code == 127 && out.len == 0, "no such program");
	capture(dies, STR(""), &out, &code);
	ok(code == 128 + 15, "a death by signal");
	buf_free(&out);
}

static void
put_script(const char *folder, const char *name, const char *text)
{
	char *path = file_join(folder, name);

	put(folder, name, text);
	chmod(path, 0700);
	free(path);
}

static bool
is_there(const char *folder, const char *name)
{
	char *path = file_join(folder, name);
	bool found = access(path, F_OK) == 0;

	free(path);
	return found;
}

/* The interpreter that a script names is asked for its engine. */
static void
test_native_build(const char *folder)
{
	static const struct {
		const char *line; /* %s is the folder */
		const char *asked;
	} cases[] = {
	    {"#!%s/python3 -u", "python3"},
	    {"#!/usr/bin/env %s/python3", "python3"},
	    {"#!/usr/bin/env -S %s/pypy3 -u", "pypy3"},
	    {"#!/usr/bin/env -S X=1\t%s/python3", "python3"},
	    {"#!%s/ruby", ""},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf line = BUF_EMPTY, asked = BUF_EMPTY,
			   script = BUF_EMPTY;
		char *job = file_join(folder, "job"),
		     *log = file_join(folder, "log"), *cache;
		const char *command[] = {job, "7", NULL};

		buf_addf(&script,
		    "#!/bin/sh\necho \"${0##*/} $1 $2 ${3##*/}\" >%s\n"
		    "echo %s\n",
		    log, job);
		put_script(folder, "python3", buf_text(&script));
		put_script(folder, "pypy3", buf_text(&script));
		put_script(folder, "ruby", "#!/bin/sh\n");
		for (const char *c = cases[i].line; *c != '\0'; c++)
			if (*c == '%')
				buf_adds(&line, folder), c++;
			else
				buf_addc(&line, *c);
		buf_addc(&line, '\n');
		put_script(folder, "job", buf_text(&line));
		put(folder, "log", "");
		buf_clear(&line);
		buf_addf(&line, "%s/cache%zu", folder, i);
		cache = buf_take(&line);
		native_build(folder, cache, command, true);
		file_read(log, 100, &asked);
		buf_clear(&line);
		if (*cases[i].asked != '\0')
			buf_addf(&line, "%s -I -S build.py\n", cases[i].asked);
		is_text(buf_text(&asked), buf_text(&line), cases[i].line);
		buf_free(&line);
		buf_free(&asked);
		buf_free(&script);
		free(job);
		free(log);
		free(cache);
	}
}

/* Why a program left no profile, and what to do. */
static void
test_no_profile(const char *folder)
{
	static const char clears[] = "env clears the environment",
			  out[] = "python's option -";
	static const struct {
		const char *line, *command[5], *want;
	} cases[] = {
	    {"", {"env", "-i", "sh", NULL}, clears},
	    {"", {"/usr/bin/env", "-", "sh", NULL}, clears},
	    {"", {"env", "A=1", "--ignore-environment", "sh", NULL}, clears},
	    {"", {"env", "A=1", "sh", "-i", NULL}, "env is a native program"},
	    {"", {"python3", "-I", "x.py", NULL}, out},
	    {"#!/usr/bin/python3 -E", {"job", NULL}, "python's option -E"},
	    {"#!/usr/bin/python3 -u -S", {"job", NULL}, "python's option -S"},
	    {"#!/usr/bin/python3 -u", {"job", NULL},
		"job started no Python of 3.8 or later"},
	    {"#!/usr/bin/python3-I", {"job", NULL},
		"job started no Python of 3.8 or later"},
	    {"#!/bin/sh", {"job", NULL}, "job is a script for sh and"},
	    {"#!/bin/sh -I", {"job", NULL}, "job is a script for sh and"},
	    {"#!/usr/bin/env  ruby -w", {"job", NULL},
		"job is a script for ruby and"},
	};
	const char *before = getenv("PATH");
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s:%s", folder, before);
	setenv("PATH", buf_text(&path), 1);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct notes notes = {.run = "x"};
		struct engine_job job = {
		    .command = cases[i].command, .notes = &notes};
		struct harvest harvest;
		char *text;

		put_script(folder, "job", cases[i].line);
		harvest_init(&harvest);
		text = no_profile_explain(&job, &harvest);
		ok(text != NULL && str_starts(str_of(text), cases[i].want),
		    "%s %s: %s (%s)", cases[i].command[0], cases[i].line,
		    cases[i].want, text);
		free(text);
		harvest_release(&harvest);
	}
	buf_free(&path);
}

/* What an earlier attempt left goes, and nothing else. */
static void
test_harvest(const char *folder)
{
	static const struct {
		const char *name;
		bool old;
	} files[] = {{"a.wall.pstat", true}, {"a.early.wall.pstat", true},
	    {"a.funcs.cpu.csv", true}, {"a.child-1.wall.pstat", true},
	    {"a.child-12.threads.wall.csv", true},
	    {"a.child-1x.wall.pstat", false}, {"a.child-.wall.pstat", false},
	    {"a.child-1", false}, {"a.early", false}, {"a.notes", false},
	    {"ab.wall.pstat", false}, {"wall.pstat", false}};
	static const struct {
		bool early;
		const char *clock, *first, *second;
	} cases[] = {
	    {false, "wall", "b.wall.pstat", "b.child-1.funcs.wall.csv"},
	    {true, "computing", "b.early.wall.pstat",
		"b.child-1.funcs.wall.csv"},
	    {false, "cpu", "b.cpu.pstat", "b.child-1.funcs.cpu.csv"}};
	struct harvest harvest;

	for (size_t i = 0; i < COUNT_OF(files); i++)
		put(folder, files[i].name, "x");
	harvest_init(&harvest);
	ok(harvest_place(&harvest, folder, "a", "wall", false) == STATUS_OK,
	    "nothing to place");
	for (size_t i = 0; i < COUNT_OF(files); i++)
		ok(is_there(folder, files[i].name) != files[i].old, "%s %s",
		    files[i].name, files[i].old ? "goes" : "stays");
	harvest_release(&harvest);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		put(folder, "one", "x");
		put(folder, "two", "x");
		harvest_init(&harvest);
		harvest.count = 2;
		harvest.sets[0].files[PROFILE_KIND_PSTAT] =
		    file_join(folder, "one");
		harvest.sets[1].files[PROFILE_KIND_FUNCS] =
		    file_join(folder, "two");
		ok(harvest_place(&harvest, folder, "b", cases[i].clock,
		       cases[i].early) == STATUS_OK &&
			is_there(folder, cases[i].first) &&
			is_there(folder, cases[i].second),
		    "%s and %s", cases[i].first, cases[i].second);
		is_text(harvest.sets[0].files[PROFILE_KIND_PSTAT],
		    cases[i].first, "its name is kept");
		harvest_release(&harvest);
	}
}

/* Commands that count alike have one hash, and no others. */
static void
test_hash(void)
{
	static const char *words[][4] = {
	    {"job", "7", NULL}, {"job", "8", NULL}, {"job7", NULL}};
	struct ticket tickets[9] = {0};
	char hashes[COUNT_OF(tickets)][TICKET_HASH_SIZE];
	size_t same = 0;

	for (size_t i = 0; i < COUNT_OF(tickets); i++)
		tickets[i] = (struct ticket){.clock = i == 1 ? "cpu" : "wall",
		    .engine = i == 2 ? &engine_yappi : &engine_native,
		    .checkpoints = i == 3 ? "1.1" : NULL,
		    .builtins = i == 4,
		    .memory = i == 5,
		    .lines = i == 6 ? "hits" : NULL,
		    .argv.items = words[i == 7	 ? 1
					: i == 8 ? 2
						 : 0]};
	for (size_t i = 0; i < COUNT_OF(tickets); i++) {
		ticket_hash(&tickets[i], hashes[i]);
		for (size_t k = 0; k < i; k++)
			same += strcmp(hashes[i], hashes[k]) == 0;
	}
	ok(same == 0, "each option and word is part of the hash");
	ticket_hash(&tickets[0], hashes[1]);
	is_text(hashes[1], hashes[0], "and nothing else is");
}

int
main(void)
{
	char folder[] = "/tmp/superlinear-unit.XXXXXX";

	program_name_set("run");
	if (mkdtemp(folder) == NULL)
		return 1;
	test_fields();
	test_notes();
	test_environment();
	test_names();
	test_estimate();
	test_output(folder);
	test_images(folder);
	test_capture();
	test_native_build(folder);
	test_no_profile(folder);
	test_harvest(folder);
	test_hash();
	test_native_cache(); /* sets the environment */
	file_remove_tree(folder);
	return done_testing();
}
