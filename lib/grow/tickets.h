/*
 * tickets.h: the run lines of a stream, merged by id, since the command is in
 * the ticket and not in the receipt that follows. Writes a pending run again,
 * or another run like one that was made.
 */
#ifndef GROW_TICKETS_H
#define GROW_TICKETS_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct run_cells {
	/* By run_column, with texts that the struct owns; without the
	 * result. */
	struct cell cells[RUN_COLUMNS];
	double size, wall; /* size, NAN if none; wall seconds, if it ended
			      well */
	bool pending;
};

struct tickets {
	struct map *ids;
	struct run_cells *items; /* by index in `ids` */
	size_t cap;
};

void tickets_init(struct tickets *tickets);
void tickets_release(struct tickets *tickets);
enum status tickets_add(
    struct tickets *tickets, const struct reader *in, const struct row *row);
/* A run of SIZE that was made, MAP_NONE if none was. */
uint32_t tickets_of_size(const struct tickets *tickets, double size);
/* The run of the largest size that was made, MAP_NONE if none was. */
uint32_t tickets_largest(const struct tickets *tickets);

/* A run like LIKE at another size; or at the same size, with the same
 * command. */
struct another {
	uint32_t like;
	double size, seconds;
	const char *prefix; /* of ids */
	char **command;	    /* a template for other sizes; NULL: LIKE's
			       command */
};
/* True if the command of another size follows from LIKE's: a word of it is its
 * size or end, and with that word changed it is the command of all other known
 * sizes. */
bool tickets_resizes(const struct tickets *tickets, uint32_t like);
enum status tickets_write(const struct tickets *tickets, struct writer *out,
    uint32_t run, double predicted_s);
/* Writes the run, and adds its id. */
enum status tickets_write_another(
    struct tickets *tickets, struct writer *out, const struct another *another);

#endif
