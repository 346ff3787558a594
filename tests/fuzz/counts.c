/*
 * counts.c: any bytes as what the native engine has counted in a process. The
 * checksums are put right, or nothing would be read; the same file is two
 * processes, whose tables are written and read back.
 */
#include <stdlib.h>

#include "fuzz.h"

#include "counts/counted.h"

/* Puts the checksum of each whole frame right. */
static void
fuzz_mend(uint8_t *data, size_t size)
{
	size_t at = strlen(FRAMES_MAGIC);
	uint64_t head[2];

	if (size < at)
		return;
	memcpy(data, FRAMES_MAGIC, at);
	while (size - at >= FRAME_HEAD) {
		memcpy(head, data + at, sizeof(head));
		if (head[0] > size - at - FRAME_HEAD)
			return;
		head[1] = frame_checksum(data + at + FRAME_HEAD, head[0]);
		memcpy(data + at, head, sizeof(head));
		at += FRAME_HEAD + (size_t)head[0];
	}
}

static enum status
fuzz_any(void *context, const struct func_line *line)
{
	(void)context;
	INVARIANT(line->full_name.len > 0 && str_utf8(line->full_name));
	return STATUS_OK;
}

/* Reads BASE SUFFIX, if it was written: what cannot have been counted may be
 * refused. */
static void
fuzz_read(const char *base, const char *suffix)
{
	struct fuzz_lines none = {.out = NULL};
	struct profile_sink sink = {.context = &none,
	    .func = fuzz_any,
	    .edge = fuzz_any,
	    .whole = true};
	char path[FUZZ_PATH_SIZE];
	enum status status;

	snprintf(path, sizeof(path), "%s%s", base, suffix);
	if (!file_exists(path))
		return;
	status = profile_read(path, &sink);
	INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
	unlink(path);
}

/* One folder for all, as making one takes longer than the rest. */
static char fuzz_folder[] = "/dev/shm/superlinear-fuzz.XXXXXX";

static void
fuzz_remove(void)
{
	rmdir(fuzz_folder);
}

static void
fuzz_tables(const char *path)
{
	static bool made;
	char base[40];
	struct counted *c = counted_new();
	struct counted_totals totals;
	enum status status = STATUS_OK;
	size_t main;

	for (int i = 0; i < 2; i++)
		status = counted_add(c, path, &totals);
	INVARIANT(status == STATUS_OK || status == STATUS_NO);
	INVARIANT(made || mkdtemp(fuzz_folder) != NULL);
	INVARIANT(made || atexit(fuzz_remove) == 0);
	made = true;
	snprintf(base, sizeof(base), "%s/r", fuzz_folder);
	INVARIANT(counted_write(c, base, &totals, &main) == STATUS_OK);
	counted_free(c);
	fuzz_read(base, ".pstat");
	fuzz_read(base, ".funcs.csv");
	fuzz_read(base, ".threads.csv");
	fuzz_read(base, ".points");
}

static int
fuzz_counts(const uint8_t *data, size_t size)
{
	uint8_t *mended = xmalloc(size + 1);
	char path[FUZZ_PATH_SIZE];
	struct glance *glance = glance_new();
	struct buf top = BUF_EMPTY;
	int64_t calls;
	int fd;

	if (size > 0)
		memcpy(mended, data, size);
	fuzz_mend(mended, size);
	if (size >= strlen(FRAMES_MAGIC)) {
		fd = fuzz_file(mended, size, path);
		fuzz_tables(path);
		glance_at(glance, path, &calls, &top);
		close(fd);
	}
	buf_free(&top);
	glance_free(glance);
	free(mended);
	return 0;
}

FUZZ_TARGET(fuzz_counts);
