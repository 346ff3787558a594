/*
 * compiled.h: which interpreters the native engine is compiled for, so that
 * they need not be started to be asked.
 *
 *	char *link = compiled_link(agent, cache, "python3");
 *	if (link == NULL || !file_exists(link)) {
 *		... asks, and has it compiled ...
 *		compiled_keep(link, library);
 *	}
 */
#ifndef RUN_COMPILED_H
#define RUN_COMPILED_H

/* Where a link to the library is, or is to be, by all that it depends on: the
 * file of the interpreter that PYTHON names and the sources in AGENT. NULL
 * where the file does not say which interpreter runs (a script in its place);
 * the caller frees it. */
char *compiled_link(const char *agent, const char *cache, const char *python);

/* LINK may be NULL. Says nothing where it cannot be made: the interpreter is
 * asked the next time, too. */
void compiled_keep(const char *link, const char *library);

#endif
