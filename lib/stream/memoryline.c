/*
 * memoryline.c: see memoryline.h.
 */
#include "stream/memoryline.h"

#include <math.h>

enum status
memory_line_read(
    const struct reader *in, const struct row *row, struct memory_line *memory)
{
	const struct text_column texts[] = {
	    {MEMORY_RUN, &memory->run},
	    {MEMORY_POINT, &memory->point},
	    {MEMORY_KIND, &memory->kind},
	    {MEMORY_FULL_NAME, &memory->full_name},
	    {MEMORY_MODULE, &memory->module},
	    {MEMORY_NAME, &memory->name},
	};
	const struct amount_column amounts[] = {
	    {MEMORY_SIZE, &memory->size},
	    {MEMORY_LINENO, &memory->lineno},
	    {MEMORY_BYTES, &memory->bytes},
	    {MEMORY_BLOCKS, &memory->blocks},
	};
	static const int needed[] = {
	    MEMORY_RUN, MEMORY_POINT, MEMORY_FULL_NAME, MEMORY_BYTES};

	*memory = (struct memory_line){.size = NAN};
	return row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts),
		.amounts = amounts,
		.amount_count = COUNT_OF(amounts),
		.needed = needed,
		.needed_count = COUNT_OF(needed)});
}

void
memory_line_write(struct writer *out, const struct memory_line *memory)
{
	writer_begin(out, &shape_memory);
	writer_text(out, MEMORY_RUN, memory->run);
	writer_number(out, MEMORY_SIZE, memory->size);
	writer_text(out, MEMORY_POINT, memory->point);
	writer_text(out, MEMORY_KIND, memory->kind);
	writer_text(out, MEMORY_FULL_NAME, memory->full_name);
	writer_text(out, MEMORY_MODULE, memory->module);
	writer_number(out, MEMORY_LINENO, memory->lineno);
	writer_text(out, MEMORY_NAME, memory->name);
	writer_number(out, MEMORY_BYTES, memory->bytes);
	writer_number(out, MEMORY_BLOCKS, memory->blocks);
	writer_end(out);
}
