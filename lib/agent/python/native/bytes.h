/*
 * bytes.h: what is about to be written: numbers in groups of seven bits, texts,
 * and the frames that they are in (frames.h).
 *
 *	struct bytes b = {.data = NULL};
 *	frame_begin(&b, 1);
 *	bytes_number(&b, 7);
 *	frame_end(&b);
 *	if (!b.failed)
 *		write(file, b.data, b.len);
 *	free(b.data);
 */
#ifndef NATIVE_BYTES_H
#define NATIVE_BYTES_H

#include "compat.h"

struct bytes {
	uint8_t *data;
	size_t len, cap;
	bool failed;  /* no memory: nothing more happens */
	size_t frame; /* where the one at hand begins */
};

void bytes_add(struct bytes *b, const void *data, size_t len);
void bytes_number(struct bytes *b, uint64_t value);
void bytes_signed(struct bytes *b, int64_t value);
/* Behind their number. */
void bytes_counted(struct bytes *b, const void *data, size_t len);
/* As UTF-8, a lone surrogate like any other character. */
void bytes_string(struct bytes *b, PyObject *string);
/* A frame is its length, a sum of its bytes, and these; the first is KIND. */
void frame_begin(struct bytes *b, unsigned kind);
void frame_end(struct bytes *b);

#endif
