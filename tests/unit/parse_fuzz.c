/*
 * parse_fuzz.c: the fuzz targets on the committed corpus: samples of every
 * format and what once broke something. A broken invariant aborts.
 */
#include <dirent.h>
#include <fcntl.h>

#include "tap.h"

#include "../fuzz/callgrind.c"
#include "../fuzz/counts.c"
#include "../fuzz/coverage.c"
#include "../fuzz/memory.c"
#include "../fuzz/plan.c"
#include "../fuzz/points.c"
#include "../fuzz/profile.c"
#include "../fuzz/pstat.c"
#include "../fuzz/stream.c"
#include "../fuzz/threads_csv.c"
#include "../fuzz/yappi_csv.c"

static const struct target {
	const char *name;
	int (*run)(const uint8_t *data, size_t size);
} targets[] = {
    {"callgrind", fuzz_callgrind},
    {"counts", fuzz_counts},
    {"coverage", fuzz_coverage},
    {"memory", fuzz_memory},
    {"plan", fuzz_plan},
    {"points", fuzz_points},
    {"profile", fuzz_profile},
    {"pstat", fuzz_pstat},
    {"stream", fuzz_stream},
    {"threads_csv", fuzz_threads_csv},
    {"yappi_csv", fuzz_yappi_csv},
};

/* The input whole, then every beginning of it up to a bound. */
static void
replay(const struct target *target, const char *path)
{
	struct buf data = BUF_EMPTY;
	size_t most;

	if (file_read(path, 1 << 20, &data) != STATUS_OK)
		abort();
	most = data.len < 400 ? data.len : 400;
	target->run((const uint8_t *)buf_text(&data), data.len);
	for (size_t len = 0; len < most; len++)
		target->run((const uint8_t *)buf_text(&data), len);
	buf_free(&data);
}

static void
replay_all(const struct target *target)
{
	char *folder = file_join("tests/fuzz/corpus", target->name);
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int count = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *path = file_join(folder, entry->d_name);

		if (entry->d_name[0] != '.') {
			replay(target, path);
			count++;
		}
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	ok(count > 0, "%s: %d inputs and their beginnings", target->name,
	    count);
	free(folder);
}

int
main(void)
{
	/* The messages about malformed input are not what is tested here;
	 * abort() is seen without them. */
	int null = open("/dev/null", O_WRONLY);

	dup2(null, STDERR_FILENO);
	for (size_t i = 0; i < COUNT_OF(targets); i++)
		replay_all(&targets[i]);
	return done_testing();
}
