/*
 * bounds.h: the numbers that verdicts depend on, in the order in which they are
 * used. Here those by which a law and its confidence are found; in
 * bounds_stages.h, which this file includes, those that the stages compare laws
 * with. A comment says what the number is and, in brackets, where its value
 * comes from:
 *
 *	clock		what clocks and schedulers do
 *	usage		the common value
 *	drawn		tests/bench/verdict.c: laws drawn at random, with noise:
 *			few firm verdicts are wrong, and most are firm
 *	bugs		tests/bench/bugs.sh: programs that are quadratic, and as
 *			many that are not, on quiet and on busy machines
 *	street, trial	programs that others wrote, and some written to try it
 *	real		profiles of real programs
 *	reading		what people can take in
 *
 * scripts/literals finds thresholds that stand elsewhere (make lint-literals).
 */
#ifndef LAW_BOUNDS_H
#define LAW_BOUNDS_H

#include "law/bounds_stages.h"

/* ---- exponents ---- */

/* The largest exponent of each verdict; the bands meet. The exponent of n log n
 * is 1.3 at n = 30 and 1.1 at n = 22,000 [usage]. */
#define BAND_SUBLINEAR	 0.9
#define BAND_LINEAR	 1.1
#define BAND_NEAR_LINEAR 1.3
#define BAND_WATCH	 1.5
#define BAND_SUPERLINEAR 1.8
/* Above it a function grows faster than the data: in practice n log n stays
 * below [usage]. */
#define JUDGE_BOUND BAND_NEAR_LINEAR
/* In an answer on all functions, one that grows faster than the data is above
 * this and firm; the interval of one that does not is below: slower memory
 * bends n log n up to this [bugs]. */
#define FASTER BAND_WATCH

/* ---- sizes ---- */

/* Fewer sizes give no verdict: a law has two unknowns, and one point more is
 * needed to check it. */
#define SIZES_VERDICT 3
/* Fewer sizes give no firm verdict: from three sizes one verdict in nine is
 * wrong, from four or more 7 in 1,000 [drawn]. */
#define SIZES_FIRM 4
/* The least number of points from which noise is estimated by how far each is
 * from its neighbours. */
#define SIZES_LOCAL 5
/* How many sizes, and how far apart, a plan should have. Five sizes at ratio 4
 * do as well as eight at ratio 2 [drawn]; below a range of 16 n log n and n^1.3
 * are hard to tell apart. */
#define SIZES_WANTED 5
#define RANGE_WANTED 16.0
/* Runs whose sizes differ by a smaller factor are joined to one size: months
 * differ so in trading days [real]. */
#define SIZES_JOINED 1.1
/* Runs whose n differ by a smaller factor are repeats: their difference is
 * noise. */
#define SAME_SIZE 1.02

/* ---- clocks ---- */

/* The resolution of a profiler's clock, in seconds [clock]. */
#define CLOCK_TICK_S 1e-6
/* Eight ticks: a time that long is off by an eighth at most [clock]. */
#define CLOCK_LEAST_S 8e-6
/* The length of one interruption by another program, or of one page fault
 * [clock]. */
#define BRIEF_S 0.01
/* A time below it may look steep from a few interruptions of 10 to 50 ms
 * [bugs]. */
#define SHORT_S 0.1
/* One run of so long mostly tells what grows within it [convention]. */
#define ENOUGH_S 1.0

/* The same work on data that outgrows the caches gets dearer by at most so many
 * times over all sizes, and grows with a smaller exponent, through all points and
 * at the end: a heap of objects from 6,250 to 200,000 by 3.1, n^1.43 and n^1.5; a
 * list of tuples from 5,000 to 80,000 by 2.6, n^1.44 and n^1.67 [bugs]. */
#define CACHES_DEARER	3.5
#define CACHES_LINE	1.55
#define CACHES_STEEPEST 1.75
/* Where the exponent falls from each size to the next, in so many steps or more and
 * to less than that in the end, the factor may be larger: a join by a dict from
 * 6,000 to 96,000 beside load, n^1.82 1.76 1.52 1.33, 4.1 [trial]. */
#define CACHES_STEPS   4
#define CACHES_END     1.4
#define CACHES_DEAREST 6.0
/* It does not get steeper by more than that towards the end; n + n^2 does
 * [trial]. */
#define CACHES_BEND 0.1
/* Within a run, what each n adds to the time of such work has a smaller exponent
 * at the lower end of its interval: bisection over 250 to 60,000 n 0.29, a page
 * by OFFSET over 20 to 330 n 0.42 [street]. */
#define CACHES_EACH 0.35

/* ---- the menu of classes ---- */

/* The simplest class is taken whose score is within this factor of the best
 * [drawn]. */
#define MENU_SLACK 1.2
/* Smaller scores count as this one: they are rounding errors of exact data. */
#define MENU_FLOOR 1e-7
/* A smaller relative determinant: the two columns are the same but for
 * rounding. */
#define MENU_DEPENDENT 1e-13
/* The least value of 1 - leverage, which is a divisor. */
#define MENU_LEVERAGE 1e-9
/* The search for the exponent of fit_diff(): when it stops, the step of its
 * numerical derivative, when an exponent counts as 0, and its most
 * iterations. */
#define SOLVE_NEAR  1e-10
#define SOLVE_STEP  1e-5
#define SOLVE_ZERO  1e-9
#define SOLVE_STEPS 60

/* ---- growth as 2^n, or n! ---- */

/* Fewer sizes are no evidence of it, nor is a cost that does not double three
 * times between the first and the last of them; one size less is where the end is
 * steeper than that [drawn]. */
#define SIZES_DOUBLING 5
#define DOUBLING_STEEP 10.0
#define DOUBLING_RISES 8.0
/* The class misses the points by no more than that, and any power of n by so
 * many times as much [drawn]. */
#define DOUBLING_MISS	0.25
#define DOUBLING_BETTER 3.0
/* 2^n of more doublings is no double [of the format]. */
#define DOUBLING_MOST 900.0
/* Steps that are tried: half and twice what the last two sizes show, in so many
 * on either side, and so on around the best; exponents, so many for each unit. */
#define DOUBLING_SPAN	0.7
#define DOUBLING_FINE	10
#define DOUBLING_ROUNDS 4
#define LN_2		0.69314718055994531

/* ---- exact laws of counts ---- */

/* How far a coefficient may be from a whole number or a simple fraction; the
 * same for n log2 n, whose counts are rounded themselves. */
#define EXACT_WHOLE	    1e-9
#define EXACT_WHOLE_ROUNDED 1e-3
/* How far a law may miss a count: in calls, and relative to the count. */
#define EXACT_MISS	1e-6
#define EXACT_MISS_PART 1e-12
/* A smaller pivot, a long double, is zero. */
#define EXACT_PIVOT 1e-16L
/* From so many calls on, one call is less than a thousandth: enough to tell a
 * rounded law from others. */
#define EXACT_MANY 1000
/* A count whose last value is less than this times its first has no log term:
 * it is a constant that varies. */
#define EXACT_GROWS 1.1
/* Slopes for which a term n^i log n is tried: log n adds less than 0.85 to the
 * slope i at n = 4 and above, and i is 2 at most. */
#define EXACT_LOG_BELOW 0.15
#define EXACT_LOG_MOST	2.85

/* ---- the exponent as a distribution ---- */

/* The prior probability of a law: of 1, n and n^2 each; of any other class of
 * the menu; of n^p, for each unit of p; of the mixture of n and n^2, for each
 * unit of its exponent [drawn]. */
#define PRIOR_COMMON  0.06
#define PRIOR_CLASS   0.02
#define PRIOR_POWER   0.10
#define PRIOR_MIXTURE 0.25
/* The prior probability that the law begins at a later size, and the
 * probability density of each point before that [drawn]. */
#define PRIOR_TAIL  0.25
#define UNEXPLAINED 0.5
/* Points are left out only where the last slope exceeds theirs by this much,
 * and the law of the rest has this probability [drawn]. */
#define TAIL_STEP   0.3
#define TAIL_LIKELY 0.05
/* The largest exponent, of either sign, that is looked for. */
#define EXPONENT_REASON 12
/* A bound on an exponent or on a ratio above this is meant for a value
 * [chosen]. */
#define LIMIT_REASON 1000
/* Families of laws are skipped where they cannot matter: n^p where the classes
 * did not raise the total weight by this factor; the mixture where n^p has less
 * than this part of the weight between these two exponents. */
#define FAMILY_LIKELY  1.02
#define MIXTURE_LIKELY 1e-3
#define MIXTURE_FROM   0.9
#define MIXTURE_TO     2.2
/* A smaller part of a sum is left out. */
#define NEGLIGIBLE 1e-4
/* A peak in the weights is sampled again with smaller steps where its deviation
 * is less than this many steps and it has this part of all weight: within so
 * many deviations, and at least so many steps, of the peak. */
#define ZOOM_WITHIN 0.7
#define ZOOM_HOLDS  1e-3
#define ZOOM_REACH  3.2
#define ZOOM_LEAST  0.1
/* At either end of the sampled exponents a law is a narrow peak if its
 * neighbour has less than this part of its weight [tests/unit/exponent.c]. */
#define ZOOM_END 0.5
/* The least residual sum of squares, relative to that of the values, and the
 * least relative determinant of a shape and a constant: rounding. */
#define RESIDUAL_LEAST	1e-12
#define SHAPE_DEPENDENT 1e-9

/* ---- noise: the relative deviation of one value ---- */

/* Of a time, where nothing is known of it; the same as an expectation that the
 * points then correct, and how many points it counts for [drawn, real]. */
#define NOISE_USUAL	    0.05
#define NOISE_PRIOR	    0.03
#define NOISE_PRIOR_FREEDOM 2
/* Of counts that vary between runs of one size, or whose sizes were joined
 * [drawn]. */
#define NOISE_VARYING_COUNT 0.01
/* Of a count within a run: a checkpoint may fall anywhere in an iteration
 * [real]. */
#define NOISE_LEAST_SCATTER 0.01
/* Of resident memory: whole pages, and garbage that is not collected yet
 * [real]. */
#define NOISE_RESIDENT 0.005
/* Of the memory that functions hold: lists grow by an eighth at a time. */
#define NOISE_HELD 0.1
/* Counts are exact, but are weighed as if they had this noise; a count that is
 * farther from every law follows none that is known [drawn]. */
#define NOISE_COUNT  0.001
#define NEARLY_EXACT 0.001
/* The least deviation of a function, so that it has a logarithm. */
#define NOISE_LEAST 1e-9
/* The most points that the expected noise counts for, since machines drift and
 * times of few calls scatter more; and the fewest, since all functions share a
 * machine [drawn]. */
#define NOISE_FREEDOM	    8
#define NOISE_FREEDOM_LEAST 2
/* The noise of a function is expected from that of this many others or more,
 * with at least this share of the time: smaller ones show a few calls and the
 * clock's resolution [real]. */
#define NOISE_FUNCTIONS 3
#define NOISE_SHARE	0.001
/* Degrees of freedom of a median of absolute changes, as a part of their
 * number; with fewer changes than this it has one [drawn]. */
#define NOISE_MEDIAN_TELLS 0.4
#define NOISE_CHANGES	   5

/* ---- confidence ---- */

/* The largest probability of being wrong that a firm verdict may have (half of
 * 5 %, for one side), and a provisional one [usage]. */
#define DOUBT_FIRM	  0.025
#define DOUBT_PROVISIONAL 0.2
/* The same of a verdict that is not firm but that others may be derived
 * from. */
#define DOUBT_BUILT_UPON 0.1
/* The false discovery rate: of firm verdicts above the bound, and of
 * differences between two groups [usage]. */
#define FALSE_DISCOVERIES 0.05
/* An exponent whose interval is wider says next to nothing [drawn]. */
#define INTERVAL_VAGUE 2.0

/* ---- ranges ---- */

/* A slope belongs to another law if it is lower than the steepest by this much,
 * and by this many half-widths of its interval [drawn]. */
#define RANGE_STEP	 0.3
#define RANGE_STEP_NOISE 1.3
/* A time's law ends if chance would make it look so with less than this
 * probability [drawn, bugs]. Two laws that meet have four unknowns: two and a
 * second slope and its place. */
#define RANGE_CHANCE   0.05
#define RANGE_UNKNOWNS 4
/* How many times faster a machine gets within a run: other programs end, caches
 * and the other thread of a core are its own again (2.3 was seen). A law that
 * ends within a run misses the last value by more [bugs]. */
#define RANGE_SPEEDS 3.0
/* The last value of a range must be this part of the largest value. */
#define RANGE_MATTERS 0.01
/* Slopes bend if each rises (or falls), but for this much, and all together by
 * this much at least [drawn]. */
#define BEND_WAVERS 0.02
#define BEND_LEAST  0.2
/* A steeper last slope is a single step, not a law. Some tests for a law need
 * all slopes below that of the steepest class, n^3: with one step above it
 * others look steep by chance [drawn]. */
#define STEP_STEEPEST	    5.0
#define STEP_STEEPEST_CLASS 3.0
/* A slope is a step if it rises by more than twice as much as the one before
 * it, plus this [drawn]. */
#define STEP_RISE 0.1
/* A law begins late if its slopes exceed all earlier ones by this much, and its
 * score is at most this part of that of one law for all points [drawn]. */
#define START_STEP  0.4
#define START_SCORE 0.5
/* A projection beyond this many times the largest size is a guess; the
 * half-width of the exponent beyond the end of a capped law [usage]. */
#define PROJECT_FARTHEST 10.0
#define PROJECT_CAPPED	 0.15

#endif
