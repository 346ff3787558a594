/*
 * table_map.h: which columns of somebody's table are what, as a user says it:
 *
 *	name=query,ncall=calls,ttot_ms=total_exec_time
 */
#ifndef PARSE_TABLE_MAP_H
#define PARSE_TABLE_MAP_H

#include "core/status.h"
#include "parse/table.h"

/* The columns of a table of functions. */
enum {
	C_FULL_NAME,
	C_MODULE,
	C_LINENO,
	C_NAME,
	C_NCALL,
	C_NACTUAL,
	C_TTOT,
	C_TSUB,
	C_COUNT
};

struct table_map {
	struct table_column columns[C_COUNT]; /* name NULL: there is none */
	double per_second[C_COUNT];	      /* units of a time in a second */
	char *text;			      /* owned; the names are in it */
};

/* Reads TEXT; false, with what is wrong in *WRONG (a static string), if it is
 * none. Release it in either case. */
bool table_map_read(
    struct table_map *map, const char *text, const char **wrong);
void table_map_release(struct table_map *map);

#endif
