/*
 * coverage_names.h: names of functions as compilers and coverage tools write
 * them.
 *
 *	job[90f7c1ce610653b7]::dedupe	-> job::dedupe
 *	job::dedupe::h0123456789abcdef	-> job::dedupe
 *	job.c:dedupe			-> dedupe
 *	dedupe(std::vector<int>&)	-> dedupe
 *	int insert<int>(int), insert::<usize>	-> insert
 *	<shop::Cart<u8> as Drop>::drop, shop::Cart<int>::drop(int)
 *					-> shop::Cart::drop
 *	main::{closure#0}, (anonymous_3), "" have no name of their own
 */
#ifndef PARSE_COVERAGE_NAMES_H
#define PARSE_COVERAGE_NAMES_H

#include "core/text.h"

/* Adds TEXT as one line: "a?b" where it is two. */
void coverage_add_line(struct buf *out, struct str text);
/* Adds the name of a function of the file PATH, of none if it is as it stays
 * already; false if it has none of its own: it is a part of the function around
 * it. */
bool coverage_name(struct buf *out, struct str name, struct str path);

#endif
