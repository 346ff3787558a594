/*
 * program_name.h: what messages call this program: "prof-parse".
 */
#ifndef CORE_PROGRAM_NAME_H
#define CORE_PROGRAM_NAME_H

/* NAME is kept, not copied. */
void program_name_set(const char *name);
const char *program_name(void);

#endif
