/*
 * channel.h: where messages go. They are secret: they come from a file or from a
 * variable of the environment, one a line, and stand in no message.
 *
 *	# the team's, and my phone
 *	slack https://hooks.slack.com/services/T0/B0/x
 *	ntfy https://ntfy.sh/topic tk_token
 *	mail me@example.org
 *	command /home/me/bin/tell
 */
#ifndef NOTIFY_CHANNEL_H
#define NOTIFY_CHANNEL_H

#include "core/status.h"
#include "core/text.h"

enum channel_kind {
	CHANNEL_SLACK, /* a webhook that takes {"text":...} */
	CHANNEL_NTFY,
	CHANNEL_MAIL,
	CHANNEL_COMMAND /* a program without arguments */
};

struct channel {
	enum channel_kind kind;
	char *address;
	char *token; /* NULL: none */
};

struct channels {
	struct channel *items;
	size_t count, cap;
};

/* The variable that holds them, in the place of a file. */
#define CHANNELS_VARIABLE "SUPERLINEAR_NOTIFY"

/* "slack" */
const char *channel_name(enum channel_kind kind);
/* Reads them from PATH; where that is NULL from the variable, or else from
 * superlinear/notify in the folder of settings. STATUS_USAGE where there are
 * none, STATUS_MALFORMED for what is none. Messages have a line's number and
 * nothing of it. */
enum status channels_read(struct channels *channels, const char *path);
void channels_release(struct channels *channels);

#endif
