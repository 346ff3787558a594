/*
 * page.h: what page.css and page.js hold, as texts. They are part of every page:
 * a page is one file.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

extern const char page_css[];
extern const char page_js[];

#endif
