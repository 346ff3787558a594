/*
 * outlet.h: where a file goes: bytes that are written in large pieces, and names
 * that nothing in them can harm.
 */
#ifndef EXPORT_OUTLET_H
#define EXPORT_OUTLET_H

#include <stdio.h>

#include "core/text.h"

struct outlet {
	FILE *file; /* the caller's */
	struct buf bytes;
};

/* Writes what there is once it is much; called between lines. */
void outlet_flush(struct outlet *out);
/* Writes the rest. */
void outlet_close(struct outlet *out);
void outlet_number(struct outlet *out, double value);
/* NAME as a person may see it, every HARMFUL text in it replaced. */
void outlet_name(struct outlet *out, struct str name, const char *harmful,
    const char *harmless);
/* The same as a JSON string. */
void outlet_quoted(struct outlet *out, struct str name, const char *harmful,
    const char *harmless);

#endif
