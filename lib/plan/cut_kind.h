/*
 * cut_kind.h: what the records of an input file are, by its name and its first
 * bytes. See cut.h for what each kind is.
 *
 *	data.csv -> a table; "[{\"a\":1}," -> a JSON array
 *	"[main]\nname = x" -> lines
 */
#ifndef PLAN_CUT_KIND_H
#define PLAN_CUT_KIND_H

#include "core/text.h"
#include "plan/cut.h"

/* So many first bytes are looked at. */
#define CUT_HEAD 65536

bool cut_is_blank(char c);
/* Sets the kind and the header of CUT, whose file begins with HEAD: all of it, or
 * CUT_HEAD bytes. HEADER as in cut_open(). */
enum status cut_sniff(struct cut *cut, struct str head, int64_t header);

#endif
