/*
 * bounds_stages.h: the second half of bounds.h, which includes it: the numbers
 * that stages compare the laws of functions with. How a law itself is found is
 * in bounds.h.
 */
#ifndef LAW_BOUNDS_STAGES_H
#define LAW_BOUNDS_STAGES_H

/* ---- n: checkpoints and drivers ---- */

/* A law within a run needs this many intervals between checkpoints; a driver is
 * looked for over this many checkpoints: over fewer, functions go in step by
 * chance [real]. */
#define CHECKPOINTS_FEWEST 3
#define DRIVER_PLACES	   6
/* The parts of the run's time after which a driver must still rise, tried in
 * this order: what comes before is start-up, which may be long (a test runner,
 * many imports) [real]. */
#define DRIVER_FROM 0.0625, 0.25, 0.5
/* Imports have ended where at most this part of the time that follows is of
 * imports; a run that has more of them has no loop [usage]. */
#define IMPORTS_LEFT 0.1
#define IMPORTS_MOST 0.5
/* A driver has at least so many calls, and they rise in three quarters of the
 * run. */
#define DRIVER_CALLS	   8
#define DRIVER_RISES_OF	   4
#define DRIVER_RISES_LEAST 3
/* Functions whose calls rise in step, within this part of them, are one family;
 * a count may be off by one call [real]. */
#define DRIVER_SAME 0.02
/* A loop is outside another if its inclusive time is this part of the
 * other's. */
#define DRIVER_OUTSIDE 0.8
/* A family must have one in this many of the functions whose calls rise, unless
 * those are few: imports, one after the other, share no loop [real]. */
#define DRIVER_PART 4
#define DRIVER_FEW  6
/* The least n, and the least rise of n and of calls, between two bounds of an
 * interval: whole numbers are off by one. */
#define WITHIN_LEAST 4.0
/* Of fewer samples no line is named: a share of a half would be 0.18 to 0.82
 * [binomial, 95 %]. */
#define HOT_SAMPLES 10.0
/* The first n is the last divided by this, but no more than that: at small n
 * the calls of the start-up and the resolution of clocks show [real]. */
#define WITHIN_RANGE	  128.0
#define WITHIN_MOST_FIRST 32.0
/* Bounds are apart by a factor between these two, to have eleven of them
 * where n allows; the rest at the end is an interval of its own from this
 * factor on. */
#define WITHIN_WANTED	11.0
#define WITHIN_CLOSEST	1.4
#define WITHIN_FARTHEST 1.9
#define WITHIN_LAST	1.2
/* Calls have stopped rising if their rate so far predicts this many times the
 * least rise, and none came. */
#define WITHIN_MISSED 4.0
/* A constant that is a smaller part of the law is left out of its text. */
#define WITHIN_CONSTANT 0.005
/* The relative rounding error of sums of times. */
#define SUM_ROUNDING 1e-6

/* ---- shares of the computing time ---- */

/* A function with less, now and at the target, is no cause, needs no further
 * run, is not checked against a pattern, and is left out of reports
 * [reading]. */
#define SHARE_MATTERS 0.02
/* Of two programs the one is faster if the other takes this much of its time: 10 %
 * are the noise of one run [chosen]. */
#define PROGRAMS_APART 1.1
/* The answer on all functions is about growth, and about what is open, only where
 * they make up this part of the time or more. Of 51 programs that are clean, at
 * five single runs, 7 have nothing open, and 18 less than this [bugs]. */
#define SHARE_TOLD 0.1
/* Differences of functions with less are not reported; the same for pairs of
 * runs: a hundred runs are 4,950 pairs. */
#define SHARE_DIFFERS 0.01
#define SHARE_PAIRS   0.01
/* An oddity in the times of a function with less gets no note; nor does a
 * smaller part of a run's time outside of all iterations. */
#define SHARE_ODD     0.001
#define SHARE_OUTSIDE 0.05
/* Functions and edges with less, now and at the target, in own and in inclusive
 * time, are not listed but counted in a note. */
#define SHARE_LISTED 0.0001

/* ---- causes ---- */

/* The exponent above which a time is blamed, and above which a count is. */
#define STEEP_TIME  BAND_WATCH
#define STEEP_CALLS BAND_NEAR_LINEAR
/* The largest exponent of what is said not to grow. */
#define FLAT BAND_NEAR_LINEAR
/* Calls whose verdict is not firm are in step with the data below this. */
#define CALLS_IN_STEP BAND_LINEAR
/* The exponent of the time of one call, from which a call is said to grow; the
 * same for a function whose calls grow already [bugs]. */
#define EXCESS_LEAST   0.3
#define EXCESS_SYMPTOM 0.6
/* The least lower end of the interval of a time that is blamed; of a short time
 * [bugs]. */
#define SURE	   1.2
#define SURE_SHORT 1.5
/* What is asked of a straight line through the times, by the part of the time
 * that a function takes: {the part, the least lower end of the slope's
 * interval, the least slope between the two largest sizes}. Of many small
 * functions some look steep by chance; only one takes most of the time. The
 * last slope tells data that outgrows a cache, whose time grows for a while
 * only [bugs]. */
#define SURE_BY_SHARE                                      \
	{0.5, 1.0, 0}, {0.25, SURE, 1.3}, {0.1, 1.5, 1.5}, \
	{                                                  \
		0, 1.7, 1.5                                \
	}
/* Within a run a cause by calls that are no exact law, and not firm, has at
 * least this share [real]. */
#define WITHIN_SURE_SHARE 0.1
/* A function that takes most of the time, and whose law is undecided because of
 * one step (a larger buffer makes one), is blamed from this slope of the line
 * on [bugs]. */
#define STEEP_LEAP 1.7
/* The part of a function's own cost that its own code, or one C function that
 * it calls, must have for its law to be taken for that of the whole [bugs]. */
#define STANDS_FOR 0.3
/* The least relative deviation of one time, however well a line fits a handful
 * of them; the same for three times. How sure the lower end of the slope's
 * interval is [usage]; for three times it is this many deviations below the
 * slope, less than the 6.31 of Student's t, since their noise is taken to be
 * larger. */
#define LINE_NOISE	 0.03
#define LINE_NOISE_THREE 0.1
#define LINE_CONFIDENCE	 0.95
#define LINE_T_THREE	 4.0
/* A chain of callers that share one growth: the largest exponent of the calls
 * of its top (called about once); the part of a function's inclusive time from
 * which its callee carries the growth; the exponent from which an own cost, of
 * whatever confidence, is a member; and the part of the inclusive time that
 * members must make up, so that waiting, the garbage collector and linear costs
 * make no chain [bugs]. */
#define CHAIN_ONCE     0.7
#define CHAIN_MOST     0.6
#define CHAIN_MEMBER_P BAND_NEAR_LINEAR
#define CHAIN_MEMBERS  0.5
/* Beside a firm cause that costs so many times as much, a call that takes less than
 * this may be dear because its data left the caches: 1.6 us and 3 us of generators
 * and means beside scans of lists and copies of arrays [trial]. */
#define COLD_PART   10.0
#define COLD_CALL_S 5e-6
/* Causes whose costs differ by a smaller factor count as equal: of two equal
 * ones, the one that creates the objects which the other frees is listed first.
 * This is done among the first so many causes [bugs]. */
#define CAUSE_SAME_COST 1.25
#define CAUSE_FIRST	3
/* Functions whose numbers of calls keep one ratio, within this part, are one
 * loop: such as n^2 / 2 and n^2 / 2 + n / 2 calls. */
#define FAMILY_IN_STEP 0.03
/* Lines whose exponents differ by less are of one loop, such as n^2 / 2 + n / 2 and
 * n^2 / 2 from 50 to 400: it begins in the first of them. */
#define LINES_OF_LOOP 0.1
/* A function of a recursion in which others spend a smaller part of the time that
 * they spend in another one of it is no way in [real]. */
#define WAY_IN_LEAST 0.1
/* A callee with a smaller part of its caller's time is not named. */
#define TRAIL_HOLDS 0.1
/* The largest share of a function that is believed: the whole, and rounding. */
#define SHARE_MOST 1.001

/* ---- memory ---- */

/* A function with a smaller part of all held memory at the largest n is left
 * out; in a report, one with less than this part and so many bytes
 * [reading]. */
#define HELD_PART  0.01
#define HELD_SHARE 0.02
#define HELD_BYTES (64.0 * 1024)
/* A rise below one page is no growth; two values of n that differ by a smaller
 * factor are one point. */
#define HELD_RISE    4096.0
#define HELD_NEAREST 1.1
/* Held memory grows if its last slope, times n, is this part of it. */
#define HELD_GROWS 0.1
/* Resident memory: the part of the iterations that is start-up; the least
 * growth, in bytes and as a part of the size before it; the part of the growth
 * that must come in the second half; and the fewest points [real]. */
#define RESIDENT_START_UP 0.1
#define RESIDENT_BYTES	  (256.0 * 1024)
#define RESIDENT_SHARE	  0.01
#define RESIDENT_LATE	  0.25
#define RESIDENT_POINTS	  4
/* The number of blocks kept each iteration, from which it is reported. */
#define BLOCKS_STAY 0.1

/* ---- differences between two groups ---- */

/* The relative standard deviation of a single run's time [real]. */
#define COMPARE_NOISE 0.10
/* The least standard deviation of a time, in seconds: one interruption by the
 * scheduler or the collector takes some milliseconds [clock]; three of them are
 * BRIEF_S. */
#define COMPARE_FLOOR_S 0.003
/* The least relative deviation of repeats: a handful of them may agree by
 * chance. */
#define COMPARE_LEAST 0.01
/* The drift of the machine is known from so many functions that do the same in
 * both groups and take that long in each [drawn]. */
#define DRIFT_FUNCTIONS 5
#define DRIFT_LEAST_S	0.001
/* How much the noise of all functions counts for that of one with repeats, in
 * degrees of freedom [drawn]. */
#define COMPARE_FREEDOM 8
/* On a busy machine: the deviation of the wall time, as a part of the time off
 * the processor, and that of a function by a wall clock, a few turns of 10 to
 * 100 ms that other programs had [real]. */
#define COMPARE_OFF    0.5
#define COMPARE_TURN_S 0.03
/* How often two groups of the same code may differ in anything. */
#define COMPARE_CHANCE 0.01
/* Two groups are "same" where the interval of their ratio is within this of 1
 * [reading]. */
#define COMPARE_SAME 0.05
/* From so many values on, their median is known less well than their mean would
 * be. */
#define COMPARE_MEDIAN 3
/* Exponents that differ by less are one class, also where the border of two
 * bands is between them; exponents that differ by more than this are two, also
 * in one band, for the last band has no end [drawn]. */
#define CLASSES_LEAST 0.2
#define CLASSES_FAR   0.5
/* A time at the largest n that is so many times another, and so many seconds
 * more, is a witness beside exponents that are far apart but vague: more than an
 * interruption of 10 to 50 ms and the noise of a busy machine [bugs]. */
#define CLASSES_SEEN   3.0
#define CLASSES_SEEN_S 0.06
/* The least standard deviation of an exponent of a time. */
#define CLASSES_FLOOR 0.01
/* Two ranges of n are different from this factor on. */
#define RANGES_APART 2.0
/* Half a unit of the last digit that exponents have in the stream, and a
 * little. */
#define EXPONENT_ROUNDING 0.0006

/* Growth within a run that ended before so much of the cost had come is a warm-up:
 * windows that fill had 0.014 of it, a schedule of batches 0.11 [trial]. */
#define OUTLIVED_PART 0.2

/* What each n adds to a time fades if it falls on a straight line to this part or
 * less, and not more than this part of how it varies is off the line [street]. So
 * many intervals count, behind the start-up, and the function has this part of
 * the time. */
#define FADE_LEAST     0.5
#define FADE_OFF       0.15
#define FADE_START_UP  0.0625
#define FADE_INTERVALS 4
#define FADE_SHARE     0.5

/* ---- the next runs ---- */

/* Sizes with this range need no larger one; the number of runs of one size that
 * is enough. */
#define GROW_RANGE   256.0
#define GROW_REPEATS 3
/* A proposed size is this times, or this part of, one that was measured. */
#define GROW_RATIO 2.0
/* A step between even sizes is this part of the largest; sizes whose last two are
 * this factor apart do not tell a power of n from 2^n, and that is asked of calls
 * and costs from this exponent on [street]. */
#define STEPS_OF_LARGEST 12.0
#define STEPS_COARSE	 1.5
#define STEPS_ASKED	 4.5
/* No smaller size is proposed where half the size takes more than this part of
 * the time: that is start-up. */
#define GROW_START_UP 0.75

/* ---- what a report says in words ---- */

/* The part of a cold run's time that a cache must save for a preload to pay;
 * below the second, it saves so little that single runs will do [usage]. Neither
 * is advised where the interval of the saving reaches the other. A warm run that
 * is slower by more than the third shows noise: no cache costs that. */
#define CACHE_PRELOAD_ABOVE 0.30
#define CACHE_SINGLE_BELOW  0.10
#define CACHE_COSTS_MOST    0.10
/* Iterations got slower if they take this many times as long at the end: less
 * is the noise of a machine [real]. Intervals with fewer calls say nothing. */
#define PACE_SLOWER 1.2
#define PACE_CALLS  5
/* A function is what a run iterates if its calls take place over this part of the
 * run behind its imports. */
#define PACE_COVERS 0.5
/* A law is called capped if its exponent beyond the end of its range is at most
 * this; the slope between the two sizes there still has some of the bend. */
#define WORD_CAPPED BAND_WATCH
/* A law is called more than quadratic from this exponent and this lower end of
 * its interval on; below, it may be a quadratic one with noise. */
#define WORD_ABOVE_SQUARE    2.6
#define WORD_ABOVE_SQUARE_LO 2.2
/* How far an exponent of calls may be from 0 to be called constant, and from 1
 * to be called linear. */
#define WORD_CALLS_CONSTANT 0.05
#define WORD_CALLS_LINEAR   0.1
/* A thread that waits for other threads loses nothing: they compute meanwhile.
 * What can be lost is the wall time less the CPU time; this part of the CPU
 * time, and so many seconds, are added as the error of that [clock]. */
#define BESIDE_PART 0.3
#define BESIDE_S    0.01
/* A process that another has started is waited for if it computed for this part
 * of its life; beside busy programs one that computes all the time gets little
 * more [real]. */
#define LIVES_LEAST 0.1
/* Own code that computed for a lesser part of what the busiest process did only
 * started others: the file of a task runner [real]. */
#define OWN_LEAST 0.01
/* A smaller part of the time spent waiting is not mentioned [reading]. */
#define WAIT_SHARE 0.01
/* A smaller part of the computing time in the garbage collector gets no section
 * [reading]. */
#define COLLECTOR_MATTERS 0.01
/* How far a number of calls may be from a whole number to be "about" it, and to
 * be just it; up to which number it is written as a word; and from how many
 * calls for each call it is mentioned. */
#define WORD_ABOUT   0.1
#define WORD_JUST    0.01
#define WORD_NUMBERS 3
#define WORD_EACH    0.995
/* A callee with a larger part of the time of a cause is named. */
#define WORD_HOLDS 0.5
/* A loop that looks for an equal item is in its head and its comparison so much
 * of the time; one that adds one to a counter for each pair, 0.6. */
#define SEARCH_HOLDS 0.8
/* Half a unit of the last digit of a printed exponent. */
#define WORD_MINUS 0.005
/* An own cost is that of a family if it exceeds the function's own by this
 * factor. */
#define WORD_FAMILY 1.01
/* The cost of a cause line is that of these functions if it is within this factor
 * of the sum of their costs. */
#define WORD_SAME_COST 1.05
/* How far the logarithm of a size may be from that of a run in the plan to be
 * the same. */
#define WORD_SAME_SIZE 0.01
/* Smaller rates are not printed. */
#define WORD_RATE 0.001

/* ---- a lock of laws ---- */

/* What a factor log n adds to the exponent of a class, at the sizes of tests; and
 * the exponents of what grows faster than any power [usage]. */
#define LOCK_LOG       0.2
#define LOCK_DOUBLES   10.0
#define LOCK_FACTORIAL 11.0
/* Counts that follow no exact law, as those that hang on the order of a hash or of
 * threads, have this probability of an exponent above their interval, and are worse
 * where all of it is above the lock by this much [drawn: tests/t/prof-lock.t]. */
#define LOCK_CHANCE 0.005
#define LOCK_MARGIN 0.5
/* An exponent that says nothing: where the counts do not, or next to nothing. */
#define LOCK_ANYTHING 9.9

#endif
