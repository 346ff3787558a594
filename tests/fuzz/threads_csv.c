/*
 * threads_csv.c: any bytes as a table of threads. Times are never below zero.
 */
#include "fuzz.h"

static enum status
fuzz_thread(void *context, const struct profile_thread *thread)
{
	(void)context;
	INVARIANT(!(thread->total_s < 0) && !isinf(thread->total_s));
	INVARIANT(thread->name.data == NULL || str_utf8(thread->name));
	return STATUS_OK;
}

static int
fuzz_threads_csv(const uint8_t *data, size_t size)
{
	struct profile_sink sink = {.thread = fuzz_thread};

	fuzz_reader(data, size, threads_csv_read, &sink);
	return 0;
}

FUZZ_TARGET(fuzz_threads_csv);
