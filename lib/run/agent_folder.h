/*
 * agent_folder.h: finds the agent, which runs inside the profiled interpreter.
 */
#ifndef RUN_AGENT_FOLDER_H
#define RUN_AGENT_FOLDER_H

/* The absolute path, which the caller frees; NULL if not found. It is searched
 * in $SUPERLINEAR_SHARE/agent/python, then relative to the program:
 * ../share/superlinear/agent/python as installed, ../../../lib/agent/python as
 * built. */
char *agent_folder(void);

#endif
