/*
 * markup.h: text within HTML and SVG.
 *
 *	a<b & "c"	-> a&lt;b &amp; &quot;c&quot;
 */
#ifndef SVG_MARKUP_H
#define SVG_MARKUP_H

#include "core/text.h"

/* Adds TEXT as the content of an element or of a quoted attribute, visible as by
 * buf_add_visible_lines(). */
void markup_text(struct buf *out, struct str text);

#endif
