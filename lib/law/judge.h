/*
 * judge.h: from the points of one metric to a verdict: the exponent and its
 * interval, the range of sizes that the law holds in, and the confidence.
 *
 *	calls of identifiers_equal at n = 312 624 1248 2496 4992:
 *	46665 190653 770661 2790445 7072599
 *	-> p 2.0, quadratic, firm, up to n = 2496, beyond it 1.34, bend down
 *
 * The verdict is that of the steepest range of sizes that matters: one law
 * through all points (n^1.8 here) would be wrong on both sides of the bend.
 */
#ifndef LAW_JUDGE_H
#define LAW_JUDGE_H

#include "law/bounds.h"
#include "law/fit.h"
#include "law/law.h"

struct judge_options {
	double bound; /* the exponent above which growth is excessive:
			 JUDGE_BOUND by default */
	bool exact;   /* values are counts, without noise */
	/* Relative deviation of one value, pooled over the functions of these
	 * runs; NAN if not known. `freedom`: how many of the function's own
	 * points that counts for; 0 if not known. */
	double noise;
	int freedom;
	bool doubles; /* also ask for growth as 2^n, or n! */
	bool one_run; /* a time's points are parts of one run, between which
			 the machine's speed may change */
};

struct judgement {
	size_t sizes;
	double p, lo, hi; /* headline exponent and its 95 % interval */
	double p_end, p_diff, p_menu, p_all;
	enum verdict verdict;
	enum confidence confidence;
	enum bend bend;
	bool capped;	   /* the law ends at range_end */
	double range_end;  /* its last n; NAN unless capped */
	double beyond;	   /* exponent beyond range_end; NAN unless capped */
	double range_from; /* n where the growth begins; NAN if at the first */
	bool jump;   /* the growth is a single step between two sizes, as a
		       garbage collector or a cache makes; undecided then */
	bool brief;  /* a time so short that one interruption could be the
		       growth; set by callers that judge times */
	bool caches; /* a time that gets no dearer than data that outgrows the
			caches does; set as `brief` is */
	bool fades;  /* what each n adds falls in a line to nothing; set by
		       callers that judge what is added */
	bool exact;  /* `law` goes through every point of the range */
	struct law law;
	struct menu menu; /* fits of the points in the range */
	double sigma;	  /* relative deviation of the values */
	double doubt;	  /* probability that the exponent is on the other side
			     of the bound; NAN for fewer than three sizes */
	double holdout;	  /* (predicted - measured) / measured for the
			     largest size, predicted from the others; NAN if
			     not known */
};

/* False if the interval of an exponent is so wide that it says nothing, not even
 * that it grows faster than the data; nor does the exponent then. */
bool interval_tells(double lo, double hi);
/* The verdict of an exponent, by the bands of bounds.h. */
enum verdict judge_band(double p);
/* Judges POINTS, of which only those count that are finite and positive with n
 * rising; `sizes` is their number. With a verdict, p, lo, hi and doubt are
 * numbers. */
void judge(const struct points *points, const struct judge_options *options,
    struct judgement *out);
/* What that says of one thing among others: that it does not grow faster than
 * the data, that it does, or neither, for sure. */
enum finding {
	FOUND_FLAT,
	FOUND_OPEN,
	FOUND_STEEP,
	FINDINGS
};
enum finding judge_finding(const struct judgement *judgement);
/* The class of the exact law, or else of the best model. */
enum law_class judge_class(const struct judgement *judgement);

#endif
