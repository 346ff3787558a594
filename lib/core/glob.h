/*
 * glob.h: the pattern syntax of all programs: '*' any run of characters, '?'
 * one, '[abc]' '[a-z]' '[!x]' a set, '\' quotes the next character; any other
 * matches itself. The whole text must match. Time is bounded by the product of
 * both lengths.
 */
#ifndef CORE_GLOB_H
#define CORE_GLOB_H

#include "core/text.h"

bool glob_match(const char *pattern, struct str text);

#endif
