/*
 * signals.h: the signals that end a program wait until what it has begun is
 * whole or gone.
 *
 *	signals_hold();
 *	while (more && !signals_asked())
 *		...
 *	if (signals_asked())
 *		remove what is half done
 *	signals_release();	it dies of the signal here
 *
 * SIGINT, SIGTERM, SIGHUP, and SIGPIPE, in whose place a write fails with
 * EPIPE. Those that a parent has ignored (nohup) are none.
 */
#ifndef CORE_SIGNALS_H
#define CORE_SIGNALS_H

#include <stdbool.h>

void signals_hold(void);
/* True if one came since; false where none are held. */
bool signals_asked(void);
void signals_release(void);

#endif
