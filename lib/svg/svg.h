/*
 * svg.h: drawings in numbers, for pages and for terminals. This room knows
 * nothing of what is drawn.
 *
 * Files:
 *
 *	svg.h		the map
 *	markup.h	text within HTML and SVG
 */
#ifndef SVG_SVG_H
#define SVG_SVG_H

#endif
