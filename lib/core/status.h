/*
 * status.h: the one table of outcomes. A library function that fails has
 * already said why on stderr and returns one of these; a tool hands it to
 * tool_finish() and exits with it, so these are the exit codes of the suite.
 *
 * The room:
 *
 *	status.h	how a function, and a program, ends
 *	options.h	the frame of a tool's main()
 *	message.h	what a program says to people
 *	text.h		strings, and memory that cannot be had
 *	number.h	numbers as text and back, exactly
 *	statistics.h	medians, slopes, Student's t, false discoveries
 *	shortest.h	the common numbers as text, fast
 *	date.h		calendar days and UTC time as text
 *	map.h		from a byte string to a small number
 *	glob.h		patterns
 *	random.h	a seeded generator
 *	file.h		files, read whole or written whole
 *	lock.h		claims that the kernel keeps
 *	signals.h	signals that wait until what was begun is whole
 *	banned.h	functions that do not compile here
 */
#ifndef CORE_STATUS_H
#define CORE_STATUS_H

enum status {
	STATUS_OK = 0,
	STATUS_NO = 1,	      /* a clean negative answer */
	STATUS_USAGE = 2,     /* the caller's words are off */
	STATUS_MALFORMED = 3, /* the input breaks its format */
	STATUS_SYSTEM = 4,    /* the machine refused: disk, memory, fork */
	STATUS_END = 5	      /* no more input; never an exit code */
};

#endif
