/*
 * page.c: page.css and page.js, put in by the assembler, so that they can be
 * written and read as what they are. Paths are from the top of the tree.
 */
#include "report/page.h"

#define PUT_IN(name, path)                      \
	__asm__(".section .rodata\n"            \
		".global " name "\n" name ":\n" \
		".incbin \"" path "\"\n"        \
		".byte 0\n"                     \
		".previous\n")

PUT_IN("page_css", "lib/report/page.css");
PUT_IN("page_js", "lib/report/page.js");
