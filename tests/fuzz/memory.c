/*
 * memory.c: any bytes as what was held at checkpoints. Checkpoints come in
 * order, amounts are whole and not negative, and functions have names.
 */
#include "fuzz.h"

#include "core/number.h"

struct fuzz_memory {
	double last; /* checkpoint */
};

static enum status
fuzz_held(void *context, const struct memory_line *line)
{
	struct fuzz_memory *memory = context;
	double point = 0;

	INVARIANT(number_parse(line->point, &point));
	INVARIANT(point >= memory->last && point >= 1);
	INVARIANT(line->bytes >= 0 && line->blocks >= 0);
	INVARIANT(line->full_name.len > 0 && line->name.data != NULL);
	memory->last = point;
	return STATUS_OK;
}

static int
fuzz_memory(const uint8_t *data, size_t size)
{
	struct fuzz_memory memory = {.last = 0};
	struct profile_sink sink = {.context = &memory, .memory = fuzz_held};

	fuzz_reader(data, size, memory_read, &sink);
	return 0;
}

FUZZ_TARGET(fuzz_memory);
