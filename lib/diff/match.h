/*
 * match.h: pairs the functions of two groups.
 *
 *	a  lib/x.py:10 A.get, lib/x.py:40 B.get
 *	b  lib/x.py:13 A.get, lib/x.py:43 B.get   (three lines were added above)
 *	-> 10 is 13, 40 is 43
 *
 * Within one commit a function is its file, line and last part of the name
 * (function/name.h); between commits see function/pairing.h.
 */
#ifndef DIFF_MATCH_H
#define DIFF_MATCH_H

#include "diff/groups.h"

#define MATCH_NONE UINT32_MAX

struct match {
	uint32_t function[SIDES]; /* index in groups->functions, or
				     MATCH_NONE */
	bool is_new; /* only group b has it, and a none of its name that is
			without a partner: it has not moved */
};

/* All functions of both groups, each once, in the order of arrival. The caller
 * frees *MATCHES. Returns their number. */
size_t match_functions(const struct groups *groups, struct match **matches);
/* True if all runs of both groups are known to be of one commit. */
bool match_one_commit(const struct groups *groups);

#endif
