/*
 * bytes.h: a growing buffer for frames (frames.h): numbers, texts, and the
 * frames around them.
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
	bool failed;  /* no memory: later calls do nothing */
	size_t frame; /* start of the current frame */
};

void bytes_add(struct bytes *b, const void *data, size_t len);
void bytes_number(struct bytes *b, uint64_t value);
void bytes_signed(struct bytes *b, int64_t value);
/* The length, then the bytes. */
void bytes_counted(struct bytes *b, const void *data, size_t len);
/* The length and the text as UTF-8; lone surrogates are encoded like other
 * characters. */
void bytes_string(struct bytes *b, PyObject *string);
/* Begins a frame of this kind; frame_end() fills in length and checksum. */
void frame_begin(struct bytes *b, unsigned kind);
void frame_end(struct bytes *b);

#endif
