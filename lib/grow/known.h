/*
 * known.h: the run lines of a stream, merged by id: a ticket has the command,
 * the receipt that follows has none of it. What is needed to write a pending
 * run out again, or another run like one that was made.
 */
#ifndef GROW_KNOWN_H
#define GROW_KNOWN_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct known_run {
	/* By run_column; the texts are owned. The result is not kept. */
	struct cell cells[RUN_COLUMNS];
	double size, wall; /* NAN: none; the wall of a run that ended well */
	bool pending;
};

struct known {
	struct map *ids;
	struct known_run *items; /* by number in `ids` */
	size_t cap;
};

void known_init(struct known *known);
void known_release(struct known *known);
enum status known_add(
    struct known *known, const struct reader *in, const struct row *row);
/* The largest that was made, MAP_NONE where none was. */
uint32_t known_largest(const struct known *known);

/* A run like LIKE, at another size. */
struct another {
	uint32_t like;
	double size, seconds;
	const char *prefix; /* of its id */
	char **command;	    /* a template, or NULL: that of LIKE */
};
/* True if a run of another size can be made: there is a template, or the
 * command of LIKE has a word that is its size, start or end. */
bool known_resizes(const struct known *known, uint32_t like);
enum status known_write(const struct known *known, struct writer *out,
    uint32_t run, double predicted_s);
/* Writes it, and makes its id known. */
enum status known_write_another(
    struct known *known, struct writer *out, const struct another *another);

#endif
