/*
 * funcline.c: see funcline.h.
 */
#include "stream/funcline.h"

#include <math.h>

#include "stream/python.h"

/* The number of columns that only edge lines have, between `point` and
 * `kind`. */
#define SHIFT (EDGE_KIND - FUNC_KIND)

enum status
func_line_read(
    const struct reader *in, const struct row *row, struct func_line *func)
{
	int shift = row->shape == &shape_edge ? SHIFT : 0;
	struct str origin = {NULL, 0};
	const struct text_column texts[] = {
	    {FUNC_RUN, &func->run},
	    {FUNC_POINT, &func->point},
	    {FUNC_KIND + shift, &func->kind},
	    {FUNC_FULL_NAME + shift, &func->full_name},
	    {FUNC_MODULE + shift, &func->module},
	    {FUNC_NAME + shift, &func->name},
	    {FUNC_ORIGIN + shift, &origin},
	    {EDGE_CALLER, &func->caller},
	};
	const struct amount_column amounts[] = {
	    {FUNC_SIZE, &func->size},
	    {FUNC_ITERATIONS, &func->iterations},
	    {FUNC_LINENO + shift, &func->lineno},
	    {FUNC_NCALL + shift, &func->ncall},
	    {FUNC_NACTUALCALL + shift, &func->nactualcall},
	    {FUNC_TTOT + shift, &func->ttot},
	    {FUNC_TSUB + shift, &func->tsub},
	    {FUNC_OWN + shift, &func->own},
	    {FUNC_WAIT + shift, &func->wait},
	};
	const int needed[] = {FUNC_RUN, FUNC_FULL_NAME + shift, EDGE_CALLER};
	/* The last text and the last needed column are those of an edge
	 * line. */
	size_t less = shift == 0 ? 1 : 0;

	enum status status;

	*func = (struct func_line){0};
	status = row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts) - less,
		.amounts = amounts,
		.amount_count = COUNT_OF(amounts),
		.needed = needed,
		.needed_count = COUNT_OF(needed) - less});
	func->origin = origin_of(origin);
	if (func->origin == ORIGIN_UNKNOWN)
		func->origin =
		    python_origin(func->kind, func->full_name, func->module);
	return status;
}

void
func_line_write(struct writer *out, const struct func_line *func)
{
	int shift = func->caller.data == NULL ? 0 : SHIFT;

	writer_begin(out, shift == 0 ? &shape_func : &shape_edge);
	writer_text(out, FUNC_RUN, func->run);
	writer_number(out, FUNC_SIZE, func->size);
	writer_number(out, FUNC_ITERATIONS, func->iterations);
	writer_text(out, FUNC_POINT, func->point);
	if (shift != 0)
		writer_text(out, EDGE_CALLER, func->caller);
	writer_text(out, FUNC_KIND + shift, func->kind);
	writer_text(out, FUNC_FULL_NAME + shift, func->full_name);
	writer_text(out, FUNC_MODULE + shift, func->module);
	writer_number(out, FUNC_LINENO + shift, func->lineno);
	writer_text(out, FUNC_NAME + shift, func->name);
	writer_number(out, FUNC_NCALL + shift, func->ncall);
	writer_number(out, FUNC_NACTUALCALL + shift, func->nactualcall);
	writer_number(out, FUNC_TTOT + shift, func->ttot);
	writer_number(out, FUNC_TSUB + shift, func->tsub);
	writer_number(out, FUNC_OWN + shift, func->own);
	writer_number(out, FUNC_WAIT + shift, func->wait);
	writer_text(out, FUNC_ORIGIN + shift, origin_text(func->origin));
	writer_end(out);
}
