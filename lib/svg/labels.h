/*
 * labels.h: which labels of a chart have room, where it is drawn smallest. One
 * that would touch an earlier one has none.
 */
#ifndef SVG_LABELS_H
#define SVG_LABELS_H

#include "svg/chart.h"

/* SHOWN has a place for each label. */
void labels_choose(const struct chart *chart, bool *shown);

#endif
