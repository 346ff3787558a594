/*
 * judge.h: from the points of one metric to a verdict: the vote of three
 * estimators, the range that the law holds in, and how sure one can be.
 *
 *	calls of identifiers_equal at n = 312 624 1248 2496 4992:
 *	46665 190653 770661 2790445 7072599
 *	-> p 2.0, quadratic, firm, up to n = 2496, beyond 1.34, bend down
 *
 * The verdict is that of the steepest range that matters; one law through all
 * of it (n^1.8 here) would be wrong on both sides of the bend.
 */
#ifndef LAW_JUDGE_H
#define LAW_JUDGE_H

#include "law/bounds.h"
#include "law/fit.h"
#include "law/law.h"

struct judge_options {
	double bound; /* JUDGE_BOUND unless another is asked about */
	bool exact;   /* counts: no noise */
	/* Relative deviation of one value, pooled over the functions of these
	 * runs; NAN where it is not known. FREEDOM: how many points of its own
	 * that is worth; 0 where that is not known. */
	double noise;
	int freedom;
	bool holdout; /* also fit without the largest size */
};

struct judgement {
	size_t sizes;
	double p, lo, hi; /* headline exponent and its 95 % interval */
	double p_end, p_diff, p_menu, p_all;
	enum verdict verdict;
	enum confidence confidence;
	enum bend bend;
	bool capped;	   /* the law ends at range_end, `beyond` follows */
	double range_end;  /* n; NAN unless capped */
	double beyond;	   /* exponent behind range_end; NAN unless capped */
	double range_from; /* n where the growth begins; NAN: everywhere */
	bool jump;  /* the growth is one step between two sizes: a collector or
		       a cache can do that, so it is not believed */
	bool brief; /* so short a time that one interruption could be the
		       growth: set by who knows that it is a time */
	bool exact; /* `law` goes through every point of the range */
	struct law law;
	struct menu menu; /* of the points in the range */
	double sigma;	  /* relative deviation of the values */
	double doubt;	  /* probability that the exponent is on the other side
			     of the bound; NAN for fewer than three sizes */
	double holdout;	  /* (predicted - measured) / measured of the largest
			     size, fitted without it; NAN if not known */
};

/* The contiguous bands of bounds.h. */
enum verdict judge_band(double p);
/* POINTS: n rising, y positive; what is not (zero, negative, infinite, no
 * number, an equal size) is left out, and `sizes` counts the rest. No NaN goes
 * into p, lo, hi and doubt where a verdict comes out. */
void judge(const struct points *points, const struct judge_options *options,
    struct judgement *out);
/* The class: that of the menu, or of the exact law. */
enum law_class judge_class(const struct judgement *judgement);

#endif
