/*
 * advice.h: one sentence about a run that failed: what happened, and what to
 * do.
 *
 *	python3 nothere.py	-> there is no script nothere.py: check the path
 *	python3 -m nothere	-> python3 found no module nothere to run: ...
 *	./data.txt		-> ./data.txt may not be executed: ...
 */
#ifndef RUN_ADVICE_H
#define RUN_ADVICE_H

#include "run/outcome.h"

/* Sets the advice of what outcome_judge() has judged, where there is any: the
 * error may say it all. An interpreter that never found what it was to run has
 * not started it. */
void advice_take(struct outcome *outcome);

#endif
