/*
 * paths.h: the path of a module as the one who reads can open it: from the
 * folder where the reader stands.
 *
 *	~/src/shop/lib/cart.py		-> lib/cart.py, in ~/src/shop
 *	$TMP/job.py			-> /tmp/job.py
 *	lib/cart.py, of a work tree	-> ../lib/cart.py, in its folder docs
 */
#ifndef REPORT_PATHS_H
#define REPORT_PATHS_H

#include "core/text.h"

/* False, and adds nothing, where there is no such file. */
bool path_to_open(struct buf *out, struct str module);

#endif
