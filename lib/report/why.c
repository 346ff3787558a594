/*
 * why.c: why a cause grows, in words: how often it is called, and what each
 * call does. All of it follows from laws, nothing from names. The cause line
 *
 *	{"why":"each-call-grows","p_ncall":1,"p_own":2,"ncall":1600,
 *	 "n_max":1600,"by":"size","entry":{"full_name":"x.py:1 equal",
 *	 "ncall":1280000,"p_ncall":2},...}
 *
 * becomes
 *
 *	it is called once a unit of size; each call calls equal more often the
 *	larger the data, 800 times at size 1,600 (calls 1.00 + each call 1.00)
 */
#include "report/sentences.h"

#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "report/document.h"
#include "report/figures.h"
#include "stream/json.h"
#include "stream/python.h"

void
say_callee(struct buf *out, struct str full_name)
{
	struct name name = full_name_split(full_name);
	struct buf text = BUF_EMPTY;

	if (!python_c_name(&text, name.name))
		show_alone(&text, &name);
	ink_code(out, buf_str(&text));
	buf_free(&text);
}

/* ---- how often it is called ---- */

/* Its calls at the largest size, *N. */
static double
calls_of(const struct facts *facts, const struct cause_line *cause, double *n)
{
	const struct fact_function *function =
	    facts_function(facts, cause->name.full_name);
	const struct scale_line *law =
	    function == NULL ? NULL : function->laws[METRIC_NCALL];

	*n = cause->n_max;
	if (isfinite(cause->ncall) || law == NULL || law->point_count == 0)
		return cause->ncall;
	*n = law->points[2 * law->point_count - 2];
	return law_last(law);
}

static void
say_times(struct buf *out, double times)
{
	double whole = round(times);

	if (whole >= 1 && whole <= 2 &&
	    fabs(times - whole) <= WORD_ABOUT * whole)
		ink_words(out, "%s%s",
		    fabs(times - whole) <= WORD_JUST ? "" : "about ",
		    whole < 2 ? "once" : "twice");
	else if (times >= WORD_NUMBERS)
		figure_count(out, whole);
	else
		ink_words(out, "%.3g", times);
	if (!(whole >= 1 && whole <= 2 &&
		fabs(times - whole) <= WORD_ABOUT * whole))
		ink_words(out, " times");
}

/* "called once an iteration"; false if that is not known. */
static bool
say_rate(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	double n, calls = calls_of(facts, cause, &n);

	if (!(calls > 0))
		return false;
	if (str_equal(cause->by, cause->name.full_name)) {
		ink_words(out, "called ");
		say_times(out, calls);
		ink_words(out, ", which is n");
		return true;
	}
	if (fabs(cause->p_ncall) <= WORD_CALLS_CONSTANT) {
		ink_words(out, "called ");
		say_times(out, calls);
		ink_words(out, " in all");
		return true;
	}
	/* n may be the number of its calls. */
	if (!(fabs(cause->p_ncall - 1) <= WORD_CALLS_LINEAR) || !(n > 0) ||
	    str_equal(cause->by, cause->name.full_name))
		return false;
	ink_words(out, "called ");
	say_times(out, calls / n);
	ink_words(out, " ");
	say_each(out, cause->by);
	return true;
}

/* ---- what each call does ---- */

/* "the longer the run" */
static void
say_with(struct buf *out, const struct cause_line *cause)
{
	if (str_is(cause->axis, "accumulates"))
		ink_words(out, "the later it comes");
	else if (str_is(cause->axis, "input"))
		ink_words(out, "the larger the input");
	else if (str_is(cause->by, "iterations"))
		ink_words(out, "the longer the run");
	else
		ink_words(out, "the larger the data");
}

static struct str
member_text(const struct json *object, const char *key)
{
	return str_of(json_text(json_get(object, key), ""));
}

static double
member_number(const struct json *object, const char *key)
{
	return json_number(json_get(object, key), (double)NAN);
}

static bool
is_called_once(const struct cause_line *cause)
{
	return fabs(cause->p_ncall) <= WORD_CALLS_CONSTANT &&
	       round(cause->ncall) <= 1;
}

/* "calls `equal` more often the larger the data, 800 times at size 1,600" */
static void
say_entry(
    struct buf *out, const struct cause_line *cause, const struct json *entry)
{
	struct str caller = member_text(entry, "caller");
	struct str callee = member_text(entry, "full_name");
	struct name name = full_name_split(callee);
	double each = member_number(entry, "ncall") / cause->ncall;
	const char *it = is_called_once(cause) ? "it" : "each call";

	if (python_part_of(name.name, &name.name, NULL) == PART_LINE) {
		ink_words(
		    out, "%s passes line%c%.0f", it, INK_GLUE, name.lineno);
	} else if (str_equal(callee, cause->name.full_name)) {
		ink_words(out, "%s calls itself", it);
	} else if (caller.len > 0 &&
		   !str_equal(caller, cause->name.full_name)) {
		ink_words(
		    out, is_called_once(cause) ? "there " : "in each call ");
		say_callee(out, caller);
		/* C functions have no line. */
		ink_words(out, isfinite(full_name_split(caller).lineno)
				   ? " calls "
				   : " calls back ");
		say_callee(out, callee);
	} else {
		ink_words(out, "%s calls ", it);
		say_callee(out, callee);
	}
	ink_words(out, " more often ");
	say_with(out, cause);
	if (!(each >= 1) || !isfinite(each))
		return;
	ink_words(out, ", ");
	say_times(out, each);
	ink_words(out, " at ");
	say_n(out, cause->by, cause->n_max);
}

/* ": `list.index`, called once a call, holds 99 % of its time and takes
 * longer, too" */
static void
say_holder(
    struct buf *out, const struct cause_line *cause, const struct json *callee)
{
	double share = member_number(callee, "share");
	double each = member_number(callee, "ncall") / cause->ncall;
	double growth =
	    member_number(callee, "p_ttot") - member_number(callee, "p_ncall");

	ink_words(out, ": ");
	say_callee(out, member_text(callee, "full_name"));
	if (isfinite(each) && each >= WORD_EACH) {
		ink_words(out, ", called ");
		say_times(out, each);
		ink_words(out, " a call,");
	}
	ink_words(out, " holds ");
	figure_percent(out, fmin(share, 1));
	ink_words(out, " of its time");
	if (growth > EXCESS_LEAST)
		ink_words(out, " and takes longer, too");
}

/* The part of the function itself that is n, with its line and its variable. */
static enum python_part
own_part(const struct cause_line *cause, double *lineno, struct str *variable)
{
	struct name by = full_name_split(cause->by);
	enum python_part part = python_part_of(by.name, &by.name, variable);

	*lineno = by.lineno;
	return str_equal(by.name, cause->name.name) &&
		       str_equal(by.module, cause->name.module)
		   ? part
		   : PART_NONE;
}

static void
say_each_call(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	double share = member_number(cause->callee, "share"), lineno;
	struct str variable;
	enum python_part part = own_part(cause, &lineno, &variable);
	const char *costs = cause_is_vague(cause) ? "may cost" : "costs";
	bool told = false;

	/* If its own cost grows even faster, those calls explain little. */
	if (cause->entry != NULL &&
	    !(cause->metric != METRIC_NCALL &&
		cause->p_own - member_number(cause->entry, "p_ncall") >
		    EXCESS_SYMPTOM)) {
		say_entry(out, cause, cause->entry);
		return;
	}
	if (part == PART_LOOP)
		ink_words(out, "each pass of its loop in line%c%.0f %s more ",
		    INK_GLUE, lineno, costs);
	else
		ink_words(out, "%s %s more ",
		    part == PART_LENGTH	    ? "each item"
		    : is_called_once(cause) ? "its work"
					    : "each call",
		    costs);
	if (part == PART_LENGTH) {
		ink_words(out, "the longer its ");
		ink_variable(out, variable);
		ink_words(out, " gets");
	} else {
		say_with(out, cause);
	}
	if (cause->metric == METRIC_OWN)
		told = say_hot(out, facts, &cause->name, &cause->inside,
		    part == PART_LOOP);
	if (cause->metric == METRIC_TTOT)
		ink_words(out,
		    ", in %zu functions below it together, none of which "
		    "shows it alone",
		    cause_symptom_count(cause));
	else if (share >= WORD_HOLDS)
		say_holder(out, cause, cause->callee);
	else if (cause->metric == METRIC_OWN && isfinite(cause->ncall) && !told)
		ink_words(out, ", in its own code and the C functions that it "
			       "calls");
}

static void
say_exponents(struct buf *out, const struct cause_line *cause)
{
	double p_each = cause_each(cause);

	if (!isfinite(cause->p_ncall) || !isfinite(p_each))
		return;
	ink_words(out, " (calls ");
	figure_exponent(out, cause->p_ncall);
	ink_words(
	    out, p_each < -WORD_MINUS ? " - each call " : " + each call ");
	figure_exponent(out, fabs(p_each));
	ink_words(out, ")");
}

void
say_why(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	struct str variable;
	double lineno;

	if (cause_is_counted(cause)) {
		say_times(out, cause->ncall);
		ink_words(out, " at ");
		say_n(out, cause->by, cause->n_max);
		ink_words(out,
		    ". Who calls it so often, and what a call costs, "
		    "is not in the data: it may be a symptom of its "
		    "caller");
		return;
	}
	if (str_is(cause->why, "called-too-often")) {
		ink_words(out,
		    "it is called too often: the calls grow faster than the "
		    "data, the cost of one call does not");
	} else if (str_is(cause->why, "both")) {
		ink_words(out, "it is called too often, and ");
		say_each_call(out, facts, cause);
	} else if (cause->entry == NULL &&
		   own_part(cause, &lineno, &variable) != PART_NONE) {
		say_each_call(out, facts, cause);
		return;
	} else {
		ink_words(out, "it is ");
		if (!say_rate(out, facts, cause))
			ink_words(out, "called no more often than the data "
				       "asks for");
		ink_words(out, "; ");
		say_each_call(out, facts, cause);
	}
	say_exponents(out, cause);
}

/* A container of its own was seen to grow as it went on, or most of its time
 * goes to one that an object keeps: "in list self.known". */
static bool
is_state_seen(const struct cause_line *cause)
{
	struct str variable, rest = cause->inside.operation;
	double lineno;
	enum python_part part = own_part(cause, &lineno, &variable);

	str_word(&rest); /* the operation */
	str_word(&rest); /* the kind */
	return part == PART_LENGTH ||
	       (part == PART_LOOP && cause->inside.variable.len > 0) ||
	       (cause->inside.operation_share >= WORD_HOLDS && rest.len > 0 &&
		   memchr(rest.data, '.', rest.len) != NULL);
}

void
say_axis(struct buf *out, const struct cause_line *cause)
{
	if (cause_is_vague(cause))
		return;
	if (str_is(cause->axis, "accumulates") && is_state_seen(cause))
		ink_words(out, "State accumulates within a run: its cost grows "
			       "with the position in it");
	else if (str_is(cause->axis, "accumulates"))
		ink_words(out,
		    "Its cost grows with the position in a run: of "
		    "state that accumulates, or of what it is given");
	else if (str_is(cause->axis, "input"))
		ink_words(out, "Every call is dearer because the input is "
			       "larger: within a run they all cost the same");
	else
		return;
	if (cause->within.len > 0) {
		ink_words(out, " (seen within one run, ");
		ink_code(out, cause->within);
		ink_words(out, ")");
	}
	ink_words(out, ". ");
}
