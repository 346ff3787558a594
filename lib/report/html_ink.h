/*
 * html_ink.h: ink (document.h) as HTML.
 *
 *	"\001a<b\002 grows as n^2.00"
 *	-> <code>a&lt;b</code> grows as n<sup>2.00</sup>
 */
#ifndef REPORT_HTML_INK_H
#define REPORT_HTML_INK_H

#include "core/text.h"

void html_ink(struct buf *out, const char *ink);

#endif
