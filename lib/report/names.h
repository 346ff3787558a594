/*
 * names.h: names of functions for people: short enough for a table, and
 * sufficient to find them.
 *
 *	/opt/venv/lib/python3.11/site-packages/lumibot/brokers/broker.py:2570
 *	-> lumibot/brokers/broker.py:2570, or broker.py:2570 in a table
 */
#ifndef REPORT_NAMES_H
#define REPORT_NAMES_H

#include "stream/reader.h"

/* The name: "Broker.get_tracked_order"; the full name if there is no other. */
void show_name(struct buf *out, const struct name *name);
/* The same where no place stands beside it: "<module> of job.py". */
void show_alone(struct buf *out, const struct name *name);
/* Its last part: "get_tracked_order", "<module> of job.py". */
void show_last(struct buf *out, const struct name *name);
/* It as code, alone. */
void ink_alone(struct buf *ink, const struct name *name);
/* From now on places are paths that can be opened (paths.h), where they can. */
void show_places_to_open(void);
bool places_can_be_opened(void);
/* "lumibot/brokers/broker.py:2570"; adds nothing for a C function. */
void show_place(struct buf *out, const struct name *name);
/* Both, as code, for a sentence: `Broker.get` (`broker.py:2570`). */
void ink_name(struct buf *ink, const struct name *name);
/* "list `seen`": what a variable holds, and its name. */
void ink_variable(struct buf *ink, struct str variable);
/* " (`broker.py:2570`)"; nothing for a C function. */
void ink_place(struct buf *ink, const struct name *name);
/* File, line and name in WIDTH columns at most: folders are removed first, then
 * the class, then the middle. */
void show_fit(struct buf *out, const struct name *name, size_t width);
/* The parts of a full name of the form "module:line name", for lines that have
 * nothing else. Views into FULL_NAME. */
struct name full_name_split(struct str full_name);

#endif
