/*
 * changeline.h: a change line as a struct: what a commit did to the law of a
 * function in a lock.
 *
 *	{"type":"change","commit":"5ac1d3e","date":"2026-11-30","outcome":"worse",
 *	 "full_name":"job.py find","metric":"hits","class_was":"n","class":"n^2",
 *	 "law_was":"n","law":"0.5n^2 + 0.5n","lock":"laws.lock",
 *	 "subject":"Looks twice"}
 */
#ifndef STREAM_CHANGELINE_H
#define STREAM_CHANGELINE_H

#include "stream/lockline.h"
#include "stream/writer.h"

enum change_outcome {
	CHANGE_NONE, /* no line */
	CHANGE_NEW,
	CHANGE_WORSE,
	CHANGE_BETTER,
	CHANGE_OTHER, /* another law of the same class */
	CHANGE_MOVED, /* the same law, under another name */
	CHANGE_GONE
};

struct change_line {
	struct str commit, date, subject;
	struct str lock; /* its path in the repository */
	enum change_outcome outcome;
	/* Whose law it is: the names and the metric of the one that is there. */
	struct str full_name, program;
	struct str was; /* the name before, where that was another */
	enum metric metric;
	/* CLASS_NONE, NAN and data NULL for the side without one. */
	enum law_class class_was, class;
	double p_was, p;
	struct str law_was, law;
};

void change_line_write(struct writer *out, const struct change_line *line);

#endif
