/*
 * tickets.h: the run lines of a stream, merged by id: a ticket has the command,
 * the receipt that follows has none of it. What is needed to write a pending
 * run out again, or another run like one that was made.
 */
#ifndef GROW_TICKETS_H
#define GROW_TICKETS_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct ticket {
	/* By run_column; the texts are owned. The result is not kept. */
	struct cell cells[RUN_COLUMNS];
	double size, wall; /* NAN: none; the wall of a run that ended well */
	bool pending;
};

struct tickets {
	struct map *ids;
	struct ticket *items; /* by number in `ids` */
	size_t cap;
};

void tickets_init(struct tickets *tickets);
void tickets_release(struct tickets *tickets);
enum status tickets_add(
    struct tickets *tickets, const struct reader *in, const struct row *row);
/* One of SIZE that was made, MAP_NONE where none was. */
uint32_t tickets_of_size(const struct tickets *tickets, double size);
/* The largest that was made, MAP_NONE where none was. */
uint32_t tickets_largest(const struct tickets *tickets);

/* A run like LIKE, at another size; or, of the same size, LIKE again: then it
 * has LIKE's command, word for word. */
struct another {
	uint32_t like;
	double size, seconds;
	const char *prefix; /* of its id */
	char **command;	    /* a template for other sizes; NULL: LIKE's */
};
/* True if LIKE's command says how one of another size looks: a word of it is
 * its size or end, and with that word changed it is the command of every other
 * size that is known. */
bool tickets_resizes(const struct tickets *tickets, uint32_t like);
enum status tickets_write(const struct tickets *tickets, struct writer *out,
    uint32_t run, double predicted_s);
/* Writes it, and makes its id known. */
enum status tickets_write_another(
    struct tickets *tickets, struct writer *out, const struct another *another);

#endif
