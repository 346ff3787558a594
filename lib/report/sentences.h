/*
 * sentences.h: the sentences of the report, made from numbers. All functions
 * add ink (document.h) to OUT.
 */
#ifndef REPORT_SENTENCES_H
#define REPORT_SENTENCES_H

#include "report/facts.h"

/* "n = 1,638 iterations", "size 64", "n = 12 (calls of `f`)". */
void say_n(struct buf *out, struct str by, double n);
/* The same with the days that N stands for, if known. */
void say_n_days(
    struct buf *out, const struct facts *facts, struct str by, double n);
/* "an iteration", "a unit of size", "a call of `f`". */
void say_each(struct buf *out, struct str by);
/* "grows quadratically (n^2.02)": the verdict in words and the exponent P, whose
 * interval is from LO to HI, NAN if unknown; "grows exponentially (doubles with
 * each 1.44 more)", N_MAX being the size that P is the slope at. */
struct said_growth {
	enum verdict verdict;
	double p, lo, hi, n_max;
};
void say_growth(struct buf *out, struct said_growth growth);
/* "is called more and more often: the number of its calls " */
void say_more_calls(struct buf *out);
/* The same of something that is made to "grow quadratically". */
void say_grow(struct buf *out, struct said_growth growth);
/* "quadratic", "quadratic?" if provisional, "undecided" without a verdict. */
void say_cause_verdict(struct buf *out, const struct cause_line *cause);
struct said_growth growth_of_cause(const struct cause_line *cause);
struct said_growth growth_of_law(const struct scale_line *law);
struct said_growth growth_of_answer(const struct answer_line *answer);
/* "n^1.10, between 0.08 and 2.10" */
void say_interval(struct buf *out, double p, double lo, double hi);
/* " up to about n = 1,638 iterations (...) and is capped since"; nothing if the
 * law has no range. BEYOND is the exponent after its end. */
void say_range(struct buf *out, const struct facts *facts, struct str by,
    double since_n, double until_n, double beyond);
/* "it is called once an iteration; each call calls `f` more often the longer
 * the run, 800 times at ... (calls 1.00 + each call 1.00)". */
void say_why(
    struct buf *out, const struct facts *facts, const struct cause_line *cause);

/* ", most of all in line 6; its list `seen` has grown to 4,711"; with VARIABLE
 * the second part. For the one who runs it, with the line itself. True where a
 * line was named. */
bool say_hot(struct buf *out, const struct facts *facts,
    const struct name *name, const struct inside *inside, bool variable);
/* " `drain` (job.py:3) takes 97 % of the computing time, most of all in line 6:
 * 99 % of its time goes to `queue.pop()`, on a list."; nothing where the line is
 * not known, or no function has most of the time. */
void say_dearest(struct buf *out, const struct facts *facts);
/* What its own time is spent at, and what to do: "... . ", or nothing. */
void say_advice(struct buf *out, const struct cause_line *cause);
/* "State accumulates within a run: ... " where that was seen, that its cost grows
 * with the position where no more is known, or that every call is more expensive
 * because the input is larger; nothing if not known. */
void say_axis(struct buf *out, const struct cause_line *cause);
/* A function by its name only; for C functions, such as `list.index`. */
void say_callee(struct buf *out, struct str full_name);

/* The first sentences of the report about a culprit. */
void say_culprit(
    struct buf *out, const struct facts *facts, const struct cause_line *cause);
/* The cause in a list: `join` (`gc.py:7`) by `concat`. */
void say_leads(struct buf *out, const struct cause_line *cause);
/* "34 % of the computing time"; "of the profiled time" where a wall clock was
 * read, by which some of it may be waiting. */
void say_share(struct buf *out, const struct facts *facts, double share);
/* The same of a cause, or "34 % of the waiting". */
void say_share_of(
    struct buf *out, const struct facts *facts, const struct cause_line *cause);
/* "It takes 34 % of the computing time at ... (12.3 s) and would take 1 h
 * 12 min at ..." */
void say_cost(
    struct buf *out, const struct facts *facts, const struct cause_line *cause);
/* How the whole run grows; nothing where no law says. */
void say_program(struct buf *out, const struct facts *facts);
/* The cheapest step that would make the answer firmer. */
void say_next_step(struct buf *out, const struct facts *facts);

#endif
