/*
 * bounds.h: the numbers that verdicts depend on, in the order in which they are
 * used. Each says what it is and, in brackets, where it comes from:
 *
 *	clock		what clocks and schedulers do
 *	usage		the common value
 *	drawn		tests/bench/verdict.c: laws drawn at random, known, under
 *			noise; few firm verdicts wrong, the most of them firm
 *	bugs		tests/bench/bugs.sh: programs that are quadratic, and as
 *			many that are not, on quiet and on busy machines
 *	real		profiles of real programs
 *	reading		what people can take in, and ask about
 *
 * scripts/literals finds those that stand elsewhere (make lint-literals).
 */
#ifndef LAW_BOUNDS_H
#define LAW_BOUNDS_H

/* ---- exponents ---- */

/* The top of each band, which meets the next: n^0.9 is linear. n log n has 1.3
 * at n = 30 and 1.1 at n = 22,000 [usage]. */
#define BAND_SUBLINEAR	 0.9
#define BAND_LINEAR	 1.1
#define BAND_NEAR_LINEAR 1.3
#define BAND_WATCH	 1.5
#define BAND_SUPERLINEAR 1.8
/* What grows is above it: of n log n more is not seen in practice [usage]. */
#define JUDGE_BOUND BAND_NEAR_LINEAR

/* ---- sizes ---- */

/* Two unknowns and one point to spare: fewer sizes give no verdict. */
#define SIZES_VERDICT 3
/* Of three sizes one verdict in nine is wrong, of four or more 7 in 1,000
 * [drawn]. */
#define SIZES_FIRM 4
/* From so many on each of the inner points has inner neighbours. */
#define SIZES_LOCAL 5
/* Five sizes at ratio 4 tie with eight at ratio 2 [drawn]; below a range of 16
 * n log n and n^1.3 are hard to tell apart. */
#define SIZES_WANTED 5
#define RANGE_WANTED 16.0
/* Sizes that differ by less are one: days of a month differ so [real]. */
#define SIZES_JOINED 1.1
/* What happens between repeats of one n is noise, if n is so near. */
#define SAME_SIZE 1.02

/* ---- clocks ---- */

/* A profiler's clock sees no less, in seconds [clock]. */
#define CLOCK_TICK_S 1e-6
/* Eight ticks: an interval is known within an eighth [clock]. */
#define CLOCK_LEAST_S 8e-6
/* One interruption by another program, or one slow page, is as long [clock]. */
#define BRIEF_S 0.01
/* A few interruptions of 10 to 50 ms bend a time that is shorter [bugs]. */
#define SHORT_S 0.1

/* ---- the menu of classes ---- */

/* The simplest class within this factor of the best is taken [drawn]. */
#define MENU_SLACK 1.2
/* Scores below are one: exact data leaves rounding errors only. */
#define MENU_FLOOR 1e-7
/* Columns that are dependent but for rounding, of a double. */
#define MENU_DEPENDENT 1e-13
/* A point that decides alone is divided by no less. */
#define MENU_LEVERAGE 1e-9
/* Exponents that differ by less are one. */
#define SOLVE_NEAR  1e-10
#define SOLVE_STEP  1e-5
#define SOLVE_ZERO  1e-9
#define SOLVE_STEPS 60

/* ---- exact laws of counts ---- */

/* What is left of a whole coefficient, or of a fraction, after rounding, and
 * where the count was rounded, too. */
#define EXACT_WHOLE	    1e-9
#define EXACT_WHOLE_ROUNDED 1e-3
/* How far a law may miss a count: calls, and parts of it. */
#define EXACT_MISS	1e-6
#define EXACT_MISS_PART 1e-12
/* Pivots below are zero, of a long double. */
#define EXACT_PIVOT 1e-16L
/* One call more or less is less than a thousandth: a rounded law can be told
 * from others. */
#define EXACT_MANY 1000
/* Less than this from first to last is a constant that wavers. */
#define EXACT_GROWS 1.1
/* log n adds to the slope of n^i at most what is behind the point: less than
 * 0.85 at n = 4 and above. */
#define EXACT_LOG_BELOW 0.15
#define EXACT_LOG_MOST	2.85

/* ---- the exponent as a distribution ---- */

/* How likely the kinds of laws are beforehand: those that most functions follow;
 * any other class of the menu; n^p, for each unit of p; the mixture, for each
 * unit of the exponent [drawn]. */
#define PRIOR_COMMON  0.06
#define PRIOR_CLASS   0.02
#define PRIOR_POWER   0.10
#define PRIOR_MIXTURE 0.25
/* That the law begins at a later size only; the density of what is before
 * [drawn]. */
#define PRIOR_TAIL  0.25
#define UNEXPLAINED 0.5
/* The last slope is so much steeper than those that are left out, and what is
 * left is so likely, or nothing is left out [drawn]. */
#define TAIL_STEP   0.3
#define TAIL_LIKELY 0.05
/* No program grows faster: points that do have no exponent. */
#define EXPONENT_REASON 12
/* Where the classes add less than this to the weight, n^p does not either; and
 * where n^p has less between these, the mixture does not. */
#define FAMILY_LIKELY  1.02
#define MIXTURE_LIKELY 1e-3
#define MIXTURE_FROM   0.9
#define MIXTURE_TO     2.2
/* Less than this part of a sum is nothing. */
#define NEGLIGIBLE 1e-4
/* Laws are weighed nearer to each other where the likely ones are within so
 * many steps, and hold so much of all; within so many deviations of the peak,
 * and parts of a step at least. */
#define ZOOM_WITHIN 0.7
#define ZOOM_HOLDS  1e-3
#define ZOOM_REACH  3.2
#define ZOOM_LEAST  0.1
/* At the end of the laws that are asked, one whose neighbour has less than this
 * part of its weight is a narrow peak [tests/unit/exponent.c]. */
#define ZOOM_END 0.5
/* Residual sums of squares, of ones, are not known better. */
#define RESIDUAL_LEAST	1e-12
#define SHAPE_DEPENDENT 1e-9

/* ---- noise: the relative deviation of one value ---- */

/* Of a time whose own is not known; the same where the points themselves are
 * asked first, and as how many of them it counts [drawn, real]. */
#define NOISE_USUAL	    0.05
#define NOISE_PRIOR	    0.03
#define NOISE_PRIOR_FREEDOM 2
/* Of counts that vary between runs, of joined sizes and medians [drawn]. */
#define NOISE_VARYING_COUNT 0.01
/* Of a count within a run: it is off by a part of an iteration [real]. */
#define NOISE_LEAST_SCATTER 0.01
/* Of resident memory: pages, and what waits for the collector [real]. */
#define NOISE_RESIDENT 0.005
/* Of what functions hold: lists grow by an eighth at a time. */
#define NOISE_HELD 0.1
/* A count is weighed as if it had so much; one that the nearest law is off by
 * more follows none that is known [drawn]. */
#define NOISE_COUNT  0.001
#define NEARLY_EXACT 0.001
/* Exact laws leave no less, which has a logarithm. */
#define NOISE_LEAST 1e-9
/* What is expected beforehand is never worth more points than this: machines
 * drift, and times of few calls scatter more. However functions differ, they
 * share a machine: nor less than that [drawn]. */
#define NOISE_FREEDOM	    8
#define NOISE_FREEDOM_LEAST 2
/* Fewer functions say nothing of another; only those with this share of the
 * time do: below, a few calls and the clock's tick rule [real]. */
#define NOISE_FUNCTIONS 3
#define NOISE_SHARE	0.001
/* The freedom that a median of absolute changes has, as part of their number;
 * of fewer than five changes it is one [drawn]. */
#define NOISE_MEDIAN_TELLS 0.4
#define NOISE_CHANGES	   5

/* ---- confidence ---- */

/* A verdict less sure than this is not firm (the half of 5 % on either side),
 * or not even provisional [usage]. */
#define DOUBT_FIRM	  0.025
#define DOUBT_PROVISIONAL 0.2
/* What a verdict that is not firm may be wrong with, to be built upon. */
#define DOUBT_BUILT_UPON 0.1
/* Part of false ones among what is said: of firm verdicts above the bound, and
 * of differences between two groups [usage]. */
#define FALSE_DISCOVERIES 0.05
/* Where the interval of an exponent is wider, the points tell next to nothing
 * [drawn]. */
#define INTERVAL_VAGUE 2.0

/* ---- ranges ---- */

/* Slopes this much lower than the steepest, and by so many halves of their
 * intervals, belong to another law [drawn]. */
#define RANGE_STEP	 0.3
#define RANGE_STEP_NOISE 1.3
/* Part of the largest value that a range must reach to matter. */
#define RANGE_MATTERS 0.01
/* Slopes that bend go on to, but for so much; from first to last by so much
 * [drawn]. */
#define BEND_WAVERS 0.02
#define BEND_LEAST  0.2
/* No law is steeper than that: something came once, late. Of the menu n^3 is
 * the steepest; one step above it in the middle, and so do others look steep by
 * chance [drawn]. */
#define STEP_STEEPEST	    5.0
#define STEP_STEEPEST_CLASS 3.0
/* A slope that rises by this more than twice as much as the one before it is a
 * step [drawn]. */
#define STEP_RISE 0.1
/* A law that begins late is so much steeper than all before, and its score so
 * much of that of one law for all [drawn]. */
#define START_STEP  0.4
#define START_SCORE 0.5
/* Beyond this many times the largest size a projection is a guess; half of the
 * interval of what is behind a cap [usage]. */
#define PROJECT_FARTHEST 10.0
#define PROJECT_CAPPED	 0.15

/* ---- n: checkpoints and drivers ---- */

/* Fewer intervals than this between checkpoints are no ground for a law; over
 * fewer checkpoints functions go in step by chance [real]. */
#define CHECKPOINTS_FEWEST 3
#define DRIVER_PLACES	   6
/* A driver must rise from here on, in the time of the run: what comes before
 * is start-up, which may be long (a test runner, many imports) [real]. */
#define DRIVER_FROM 0.0625, 0.25, 0.5
/* Calls below tell little of a law; calls rise at three of four places. */
#define DRIVER_CALLS	   8
#define DRIVER_RISES_OF	   4
#define DRIVER_RISES_LEAST 3
/* Profiles of one family differ by less; a count is off by one call [real]. */
#define DRIVER_SAME 0.02
/* Inclusive time of a loop outside another, in that of the inner one. */
#define DRIVER_OUTSIDE 0.8
/* A family has to hold one in so many functions whose calls rise, unless those
 * are few: imports, one after the other, have no loop in common [real]. */
#define DRIVER_PART 4
#define DRIVER_FEW  6
/* n and its rise between two bounds, and that of calls, are whole numbers and
 * off by one. */
#define WITHIN_LEAST 4.0
/* The first n is this much below the last, but no more than so many: calls of
 * the start-up, and clocks, make small n rough [real]. */
#define WITHIN_RANGE	  128.0
#define WITHIN_MOST_FIRST 32.0
/* Bounds are this many times apart, to have eleven of them where n allows; what
 * is left over at the end is an interval from so many times on. */
#define WITHIN_WANTED	11.0
#define WITHIN_CLOSEST	1.4
#define WITHIN_FARTHEST 1.9
#define WITHIN_LAST	1.2
/* A rise that was to be expected this many times, and did not come, has
 * stopped. */
#define WITHIN_MISSED 4.0
/* A constant that is less of the law is not written. */
#define WITHIN_CONSTANT 0.005
/* Sums of times are not exact to the last digit. */
#define SUM_ROUNDING 1e-6

/* ---- shares of the computing time ---- */

/* Below, now or at the target, nobody is blamed, asked about, held against a
 * pattern, or of account in a report [reading]. */
#define SHARE_MATTERS 0.02
/* What grows or differs with less is not worth a word; every two runs of a
 * hundred are 4,950 pairs. */
#define SHARE_STEEP 0.01
#define SHARE_PAIRS 0.01
/* Nobody asks why the time of a function is odd; nor for that of a run which is
 * start-up and tear-down. */
#define SHARE_ODD     0.001
#define SHARE_OUTSIDE 0.05
/* Functions and edges with less, now and at the target, alone and with what
 * they call, are counted in a note. */
#define SHARE_LISTED 0.0001

/* ---- causes ---- */

/* A time must be steeper than this to be blamed, a count than that. */
#define STEEP_TIME  BAND_WATCH
#define STEEP_CALLS BAND_NEAR_LINEAR
/* Known not to grow: at most near-linear. */
#define FLAT BAND_NEAR_LINEAR
/* Calls less steep than this are in step with the data, if they are not firm. */
#define CALLS_IN_STEP BAND_LINEAR
/* The least by which growth of one call exceeds that of the calls; of a function
 * whose calls grow already [bugs]. */
#define EXCESS_LEAST   0.3
#define EXCESS_SYMPTOM 0.6
/* The least that an interval leaves a time that is to be blamed; of a short one
 * [bugs]. */
#define SURE	   1.2
#define SURE_SHORT 1.5
/* By the part of the time that a function takes: of many small functions some
 * look steep by chance, of those that take most of it there is one. The part,
 * what the interval of the line leaves, and the least slope between the two
 * largest sizes, data that leaves the cache grows for a while only [bugs]. */
#define SURE_BY_SHARE                                      \
	{0.5, 1.0, 0}, {0.25, SURE, 1.3}, {0.1, 1.5, 1.5}, \
	{                                                  \
		0, 1.7, 1.5                                \
	}
/* What takes most of the time, and whose law is open for one leap, as a larger
 * buffer makes it, is believed from this slope of the line [bugs]. */
#define STEEP_LEAP 1.7
/* The part of a function's own cost that its own code, or one C function that
 * it calls, must have to stand for it [bugs]. */
#define STANDS_FOR 0.3
/* A single time is not surer than this, relatively, however well a line goes
 * through a handful of them; or three. The slope is above its bound in so many
 * cases [usage]; three have that many deviations, which is less than the 6.31 of
 * Student's t, and the more noise. */
#define LINE_NOISE	 0.03
#define LINE_NOISE_THREE 0.1
#define LINE_CONFIDENCE	 0.95
#define LINE_T_THREE	 4.0
/* A chain: its top is called once, or as good as once, and not in step with n;
 * through one callee comes more than this, and the growth lies below it; own
 * costs that grow so, with whatever confidence, belong to it; and they make up
 * this part of the inclusive time: waiting, the garbage collector and what is
 * linear make a chain of nobody [bugs]. */
#define CHAIN_ONCE     0.7
#define CHAIN_MOST     0.6
#define CHAIN_MEMBER_P BAND_NEAR_LINEAR
#define CHAIN_MEMBERS  0.5
/* Causes that cost so much of each other cost the same: of these the one that
 * makes what the other throws away comes first, among the first ones, which are
 * read [bugs]. */
#define CAUSE_SAME_COST 1.25
#define CAUSE_FIRST	3
/* Ratios of calls that differ by less are one: n^2 / 2 and n^2 / 2 + n / 2 calls
 * are the same loop. */
#define FAMILY_IN_STEP 0.03
/* A callee with less of the time is not worth a word. */
#define TRAIL_HOLDS 0.1
/* Parts are no larger than the whole, but for rounding. */
#define SHARE_MOST 1.001

/* ---- memory ---- */

/* Who never holds this part of all at the largest n is no holder of account;
 * in a report, this part and so many bytes [reading]. */
#define HELD_PART  0.01
#define HELD_SHARE 0.02
#define HELD_BYTES (64.0 * 1024)
/* Less than a page is no growth; moments nearer than this are one. */
#define HELD_RISE    4096.0
#define HELD_NEAREST 1.1
/* What is held grows if the end of n, at its slope, makes this part of it. */
#define HELD_GROWS 0.1
/* Resident memory: the first part of the iterations is start-up; less growth
 * than this (also as a share of what there was) is none; and of it this much
 * came in the second half; so many points tell [real]. */
#define RESIDENT_START_UP 0.1
#define RESIDENT_BYTES	  (256.0 * 1024)
#define RESIDENT_SHARE	  0.01
#define RESIDENT_LATE	  0.25
#define RESIDENT_POINTS	  4
/* Blocks that stay each iteration, from which it is said. */
#define BLOCKS_STAY 0.1

/* ---- differences between two groups ---- */

/* Of a single run's time, one standard deviation [real]. */
#define COMPARE_NOISE 0.10
/* And that it is known no better than this, one standard deviation: a single
 * interruption by the scheduler or the collector is some milliseconds [clock];
 * three of them are BRIEF_S. */
#define COMPARE_FLOOR_S 0.003
/* Repeats are not believed to agree better than this, for a handful of them
 * may agree by chance. */
#define COMPARE_LEAST 0.01
/* An interval of the ratio within this of 1 is "same" [reading]. */
#define COMPARE_SAME 0.05
/* A median of so many or more is a worse estimate than their mean. */
#define COMPARE_MEDIAN 3
/* Two classes whose exponents differ by less are the same: an edge between two
 * bands may run through the noise. And two exponents of one band that differ by
 * more are not: the last band has no end [drawn]. */
#define CLASSES_LEAST 0.2
#define CLASSES_FAR   0.5
/* No exponent of a time is known better, one standard deviation. */
#define CLASSES_FLOOR 0.01
/* Ranges of n that differ by this are another range. */
#define RANGES_APART 2.0
/* Half a unit of the digits that exponents have in the stream. */
#define EXPONENT_ROUNDING 0.0006

/* ---- the next runs ---- */

/* Beyond this range another double says little; so many repeats are enough. */
#define GROW_RANGE   256.0
#define GROW_REPEATS 3
/* Halves and doubles of the sizes that there are. */
#define GROW_RATIO 2.0
/* A half that takes more of the time is start-up: it tells nothing. */
#define GROW_START_UP 0.75

/* ---- what a report says in words ---- */

/* A preload pays above this part of a cold run, a cache need not be kept below
 * that [usage]. */
#define CACHE_PRELOAD_ABOVE 0.30
#define CACHE_SINGLE_BELOW  0.10
/* Iterations that are so much longer at the end: less is the noise of a machine
 * [real]. */
#define PACE_SLOWER 1.2
/* What goes on with no more than this exponent behind the end of its range is
 * called capped; the slope between two sizes still holds some of the bend. */
#define WORD_CAPPED BAND_WATCH
/* Above a square: the exponent, and what its interval leaves; a square that
 * noise has bent may have any. */
#define WORD_ABOVE_SQUARE    2.6
#define WORD_ABOVE_SQUARE_LO 2.2
/* Calls that are constant, or linear, by their exponent. */
#define WORD_CALLS_CONSTANT 0.05
#define WORD_CALLS_LINEAR   0.1
/* A thread that waits for others waits as long as they compute, and in the time
 * in which nothing of the program computed: of the former so much is allowed
 * for, as a part and in seconds [clock]. */
#define BESIDE_PART 0.3
#define BESIDE_S    0.01
/* Less of the time spent waiting is not worth a word [reading]. */
#define WAIT_SHARE 0.01
/* Less of the computing time in the collector is not worth a section
 * [reading]. */
#define COLLECTOR_MATTERS 0.01
/* Once and twice: about, and just; from so many calls a call on it is said. */
#define WORD_ABOUT   0.1
#define WORD_JUST    0.01
#define WORD_NUMBERS 3
#define WORD_EACH    0.995
/* A callee that holds most of the time of a cause is named. */
#define WORD_HOLDS 0.5
/* Half a unit of what is printed. */
#define WORD_MINUS 0.005
/* Own cost is that of a family where it is more than the function's, but for
 * rounding. */
#define WORD_FAMILY 1.01
/* A size is that of a run in the plan, in logarithms. */
#define WORD_SAME_SIZE 0.01
/* Rates below are not printed. */
#define WORD_RATE 0.001

#endif
