/*
 * vocabulary.c: every word of a law has a key of its own, which comes back as
 * the same word; what is no key is none.
 */
#include "law/vocabulary.h"

#include "tap.h"

static void
test_metrics(void)
{
	for (enum metric m = 0; m < METRICS; m++) {
		const struct metric_row *row = &metric_rows[m];

		ok(metric_of(str_of(row->key)) == m, "metric %s", row->key);
		ok(*metric_words(m) != '\0', "%s has a name", row->key);
		ok((row->noise == NOISE_LEVEL) == (row->level > 0),
		    "%s: a level has noise of its own, nothing else", row->key);
		ok(row->unit != UNIT_SECONDS || row->noise == NOISE_CLOCK,
		    "%s: seconds are a clock's", row->key);
	}
	ok(metric_of(STR("cause")) == METRIC_NONE &&
		metric_of(STR("")) == METRIC_NONE,
	    "no other text is a metric");
}

static void
test_words(void)
{
	for (enum verdict v = VERDICT_NONE; v < VERDICT_UNKNOWN; v++)
		ok(verdict_of(str_of(verdict_name(v))) == v &&
			*verdict_words(v) != '\0',
		    "verdict %s", verdict_name(v));
	ok(verdict_of(STR("cubic")) == VERDICT_UNKNOWN &&
		verdict_of((struct str){NULL, 0}) == VERDICT_NONE,
	    "an unknown verdict is not a missing one");
	for (enum confidence c = CONFIDENCE_NONE; c <= CONFIDENCE_FIRM; c++)
		ok(confidence_of(str_of(confidence_name(c))) == c,
		    "confidence %s", confidence_name(c));
	ok(confidence_of(STR("sure")) == CONFIDENCE_NONE,
	    "an unknown confidence is none");
	for (enum law_class c = CLASS_ONE; c < CLASSES; c++)
		ok(class_of(str_of(class_name(c))) == c, "class %s",
		    class_name(c));
	ok(class_of(STR("n^5")) == CLASS_NONE &&
		*class_name(CLASS_NONE) == '\0',
	    "an unknown class is none");
}

int
main(void)
{
	test_metrics();
	test_words();
	return done_testing();
}
