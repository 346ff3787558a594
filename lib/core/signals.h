/*
 * signals.h: defers the signals that end a program until what it has begun is
 * finished or undone.
 *
 *	signals_hold();
 *	while (more && !signals_pending())
 *		...
 *	if (signals_pending())
 *		remove what is half done
 *	signals_release();	a pending signal ends the program here
 *
 * Deferred are SIGINT, SIGTERM, SIGHUP, and SIGPIPE, instead of which a write
 * fails with EPIPE. Signals that a parent has ignored (nohup) stay ignored.
 */
#ifndef CORE_SIGNALS_H
#define CORE_SIGNALS_H

#include <stdbool.h>

/* A file that comes to its limit of size (SIGXFSZ) is an error of write(2) from
 * here on. In a child, before it becomes another program: as it was. */
void signals_ignore_limit(void);
void signals_restore_limit(void);

void signals_hold(void);
/* True if one arrived since; false if none are held. */
bool signals_pending(void);
void signals_release(void);

#endif
