/*
 * news.h: what a message says: how the runs stand, and what is to blame.
 *
 *	4 runs are done, 1 failed: wk-4 (MemoryError); 3 h 12 min in all.
 *	gc.py:7 join: quadratic (n^2.02, firm), 34 % of the computing time
 */
#ifndef NOTIFY_NEWS_H
#define NOTIFY_NEWS_H

#include "stream/causeline.h"
#include "stream/runline.h"

struct news;

struct news *news_new(void);
void news_free(struct news *news);
/* Takes the line, and leaves nothing of it to the caller. */
const struct run_line *news_take_run(struct news *news, struct run_line *run);
void news_take_cause(struct news *news, const struct cause_line *cause);

/* The caller frees these. */
char *news_title(const struct news *news);
char *news_text(const struct news *news);

#endif
