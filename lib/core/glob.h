/*
 * glob.h: the one pattern syntax of the suite: '*' any run of characters,
 * '?' one, '[abc]' '[a-z]' '[!x]' a set, '\' takes the next one as it is; all
 * else is itself. The whole text must match. Time is bounded by the product
 * of both lengths.
 */
#ifndef CORE_GLOB_H
#define CORE_GLOB_H

#include "core/text.h"

bool glob_match(const char *pattern, struct str text);

#endif
