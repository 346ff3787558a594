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
#include "run/images.h"
#include "run/native.h"
#include "run/output.h"
#include "run/progress.h"

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
	test_native_cache(); /* sets the environment */
	file_remove_tree(folder);
	return done_testing();
}
