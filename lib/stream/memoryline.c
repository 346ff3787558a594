/*
 * memoryline.c: see memoryline.h.
 */
#include "stream/memoryline.h"

#include <math.h>

enum status
memory_line_read(
    const struct reader *in, const struct row *row, struct memory_line *memory)
{
	struct text_column {
		int column;
		struct str *value;
	} texts[] = {
	    {MEMORY_RUN, &memory->run},
	    {MEMORY_POINT, &memory->point},
	    {MEMORY_KIND, &memory->kind},
	    {MEMORY_FULL_NAME, &memory->full_name},
	    {MEMORY_MODULE, &memory->module},
	    {MEMORY_NAME, &memory->name},
	};
	struct number_column {
		int column;
		double *value;
	} numbers[] = {
	    {MEMORY_SIZE, &memory->size},
	    {MEMORY_LINENO, &memory->lineno},
	    {MEMORY_BYTES, &memory->bytes},
	    {MEMORY_BLOCKS, &memory->blocks},
	};
	static const int needed[] = {
	    MEMORY_RUN, MEMORY_POINT, MEMORY_FULL_NAME, MEMORY_BYTES};
	enum status status = STATUS_OK;

	*memory = (struct memory_line){.size = NAN};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (status == STATUS_OK)
			status = row_read_text(
			    in, row, texts[i].column, texts[i].value);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		*numbers[i].value = NAN;
		if (status == STATUS_OK)
			status = row_read_amount(
			    in, row, numbers[i].column, numbers[i].value);
	}
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (status == STATUS_OK)
			status = row_need(in, row, needed[i]);
	return status;
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
