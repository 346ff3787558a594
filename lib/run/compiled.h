/*
 * compiled.h: remembers which interpreters the native engine is compiled for,
 * so that they need not be started to find out.
 *
 *	char *link = compiled_link(agent, cache, "python3");
 *	if (link == NULL || !file_exists(link)) {
 *		... start the interpreter, compile ...
 *		compiled_keep(link, library);
 *	}
 */
#ifndef RUN_COMPILED_H
#define RUN_COMPILED_H

/* The path of a link to the library, named by all that the library depends on:
 * the file of the interpreter that PYTHON names and the sources in AGENT. The
 * caller frees it. NULL if the file does not tell which interpreter runs (a
 * script in its place). */
char *compiled_link(const char *agent, const char *cache, const char *python);

/* Makes the link, unless LINK is NULL. Failure is not reported: the interpreter
 * is then started again the next time. */
void compiled_keep(const char *link, const char *library);

#endif
