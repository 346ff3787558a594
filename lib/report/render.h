/*
 * render.h: a document as text, one renderer a format. Same document, same
 * bytes.
 */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include "report/document.h"

#define RENDER_WIDTH 80

/* GitHub-flavoured Markdown; tables are padded, so that the source reads well
 * too. */
void render_md(const struct doc *doc, struct buf *out);
/* Plain text of at most RENDER_WIDTH columns. */
void render_text(const struct doc *doc, struct buf *out);

#endif
