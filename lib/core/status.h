/*
 * status.h: how functions and programs end. A library function that fails
 * prints why on stderr and returns one of these; a tool gives it to
 * tool_finish() and exits with it: these are the exit codes of all programs.
 *
 * Files:
 *
 *	status.h	how a function or a program ends
 *	options.h	what the main() of every tool does
 *	message.h	messages for people, on stderr
 *	program_name.h	what they call this program
 *	text.h		strings, and allocation that cannot fail
 *	visible.c	text as a terminal may show it
 *	number.h	numbers as text and back, exactly
 *	digits.h	what reading and writing them share
 *	statistics.h	medians, slopes, Student's t, false discoveries
 *	shortest.h	the common numbers as text, fast
 *	date.h		calendar days and UTC time as text
 *	map.h		hash tables: strings and pairs to small numbers
 *	glob.h		patterns
 *	random.h	a seeded generator
 *	file.h		files, read whole or written whole
 *	replace.c	those that are replaced
 *	lock.h		file locks
 *	signals.h	signals deferred until work is finished or undone
 *	platform.h	what is asked of a system beyond POSIX
 *	lacks.c		what its C library may lack
 *	banned.h	functions that do not compile here
 */
#ifndef CORE_STATUS_H
#define CORE_STATUS_H

enum status {
	STATUS_OK = 0,
	STATUS_NO = 1,	      /* a clean negative answer */
	STATUS_USAGE = 2,     /* wrong options or arguments */
	STATUS_MALFORMED = 3, /* input that breaks its format */
	STATUS_SYSTEM = 4,    /* the system failed: disk, memory, fork */
	STATUS_END = 5	      /* no more input; never an exit code */
};

/* Sets *WORST to STATUS if that is worse. */
static inline void
status_worsen(enum status *worst, enum status status)
{
	if (status > *worst)
		*worst = status;
}

#endif
