/*
 * answerline.h: an answer line as a struct: the summary of the laws of all
 * functions, over runs or within one.
 *
 *	{"type":"answer","by":"size","outcome":"open","sizes":5,
 *	 "full_name":"x.py:9 get","p":1.1,"p_lo":0.08,"p_hi":2.1,"share":0.92,
 *	 "open":0.92,"settled":0.05,"next":"repeat"}
 */
#ifndef STREAM_ANSWERLINE_H
#define STREAM_ANSWERLINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

enum answer_outcome {
	OUTCOME_NONE,	/* no line, or any other text */
	OUTCOME_SIZES,	/* one or two sizes: no verdict */
	OUTCOME_OPEN,	/* of something that matters the data does not decide */
	OUTCOME_GROWS,	/* something grows faster than the data, for sure */
	OUTCOME_MOSTLY, /* nothing is known to, and little is open */
	OUTCOME_CLEAN,	/* nothing that matters does, for sure */
	OUTCOME_FADES	/* nothing does within the run, and what has most of its
			   time gets ever cheaper */
};

/* The cheapest thing that would tell more. */
enum next_step {
	NEXT_NONE,   /* any other text */
	NEXT_SIZES,  /* runs of other sizes */
	NEXT_LARGER, /* one of twice the largest size */
	NEXT_STEP,   /* one of a step more: twice may take for ever */
	NEXT_EVEN,   /* sizes in even steps, which tell n^k from 2^n */
	NEXT_REPEAT, /* each size again */
	NEXT_LONGER  /* a longer run: of laws within one */
};

struct answer_line {
	/* data NULL if missing; `within` is missing for laws over runs. */
	struct str by, within, program;
	enum answer_outcome outcome;
	enum next_step next;
	/* The function that it names, or the program, and its law. */
	struct name name;
	struct str kind;
	enum metric metric;
	enum verdict verdict;
	enum confidence confidence;
	/* NAN where missing. */
	double sizes, n_min, n_max;
	double p, p_lo, p_hi, since_n, until_n, beyond;
	double share; /* of the computing time at n_max, as the next */
	/* The shares of functions that matter: those that grow faster than the
	 * data, those that are undecided, and the others. */
	double growing, open, settled;
	double memory; /* a part of `settled`: dearer as data outgrows the
			  caches, but for the same work */
	double next_n, next_s; /* the larger run: its n, and wall seconds */
};

/* Decodes a row of the shape answer. STATUS_MALFORMED for a value of the wrong
 * kind, and without an outcome. */
enum status answer_line_read(
    const struct reader *in, const struct row *row, struct answer_line *answer);
/* Missing values are left out. */
void answer_line_write(struct writer *out, const struct answer_line *answer);
/* Copies the texts into STRINGS, which then owns them. */
void answer_line_keep(struct answer_line *answer, struct map *strings);

#endif
