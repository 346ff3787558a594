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

/* After outcome_judge(): sets the advice, unless the error says enough. An
 * interpreter that did not find its script or module counts as a failed
 * start. */
void advice_take(struct outcome *outcome);

#endif
