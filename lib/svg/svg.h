/*
 * svg.h: the map of a room that draws charts, on pages and at terminals, and
 * knows nothing of what they show.
 *
 * Files:
 *
 *	svg.h		the map
 *	chart.h		a chart in numbers: axes, marks, labels
 *	chart_svg.c	as SVG with labels of HTML
 *	chart_dots.c	as lines of characters
 *	labels.h	which labels have room
 *	markup.h	text within HTML and SVG
 */
#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "svg/chart.h"
#include "svg/markup.h"

#endif
