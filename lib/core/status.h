/*
 * status.h: the one table of outcomes. A library function that fails has
 * already said why on stderr and returns one of these; a tool hands it to
 * tool_finish() and exits with it, so these are the exit codes of the suite.
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
