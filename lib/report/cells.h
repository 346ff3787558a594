/*
 * cells.h: figures (figures.h) as cells of a table, with the value that rows are
 * sorted by. A value that is not finite makes an empty cell.
 */
#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

#include "report/document.h"

void cell_time(struct doc *doc, double seconds);
void cell_count(struct doc *doc, double count);
void cell_exponent(struct doc *doc, double p);
void cell_percent(struct doc *doc, double share);
void cell_ratio(struct doc *doc, double ratio);

#endif
