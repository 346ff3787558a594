/*
 * send.h: sends one message by another program, within a time: curl(1),
 * sendmail(1), or a command.
 *
 *	send_message(&channel, "superlinear: 4 runs are done", "...", 10)
 *	-> "slack: not sent: nobody answers there" on standard error
 *
 * Nothing secret is an argument, for those are seen by all users: curl reads its
 * settings, sendmail its addresses, from standard input.
 */
#ifndef NOTIFY_SEND_H
#define NOTIFY_SEND_H

#include "notify/channel.h"

/* Never fails; what went wrong is said. */
void send_message(const struct channel *channel, const char *title,
    const char *text, double limit_s);

#endif
