/*
 * agent_folder.h: where the agent is, the part that runs inside the profiled
 * interpreter.
 */
#ifndef RUN_AGENT_FOLDER_H
#define RUN_AGENT_FOLDER_H

/* Absolute; NULL if it is nowhere. The caller frees it. Looked for in
 * $SUPERLINEAR_SHARE/agent/python, then beside the program:
 * ../share/superlinear/agent/python as installed, ../../../lib/agent/python as
 * built. */
char *agent_folder(void);

#endif
