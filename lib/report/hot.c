/*
 * hot.c: where in a function most of its time goes, and at what, in words. See
 * sentences.h and inside.h.
 */
#include "report/sentences.h"

#include "law/bounds.h"
#include "report/document.h"
#include "report/figures.h"
#include "report/names.h"
#include "report/source_line.h"

/* ", most of all in line 6, `if r not in seen:`; its list `seen` has grown to
 * 4,711" */
bool
say_hot(struct buf *out, const struct facts *facts, const struct name *name,
    const struct inside *inside, bool variable)
{
	struct buf line = BUF_EMPTY;
	bool told = inside->share >= WORD_HOLDS;

	if (told) {
		ink_words(
		    out, ", most of all in line%c%.0f", INK_GLUE, inside->line);
		if (places_can_be_opened() &&
		    source_line_read(&line, facts, name, inside->line)) {
			ink_words(out, ", ");
			ink_code(out, buf_str(&line));
		}
		buf_free(&line);
	}
	if (variable && inside->variable.len > 0) {
		ink_words(out, "; its ");
		ink_variable(out, inside->variable);
		ink_words(out, " has grown to ");
		figure_count(out, inside->length);
	}
	return told;
}

/* "in seen", "queue.pop()", "sorted(rows)" of ".pop list queue" and the others;
 * *KIND: what the value is. */
static void
say_operation(struct buf *out, struct str operation, struct str *kind)
{
	static const struct {
		const char *word, *before, *behind;
	} operators[] = {
	    {"in", "in ", ""},
	    {"del", "del ", "[...]"},
	    {"+", "", " + ..."},
	    {"+=", "", " += ..."},
	    {"[:]", "", "[:]"},
	    {"f{}", "f\"{", "}...\""},
	    {"==", "for ... in ", ""},
	    {"*", "*", ""},
	    {"**", "**", ""},
	};
	struct str rest = operation, word = str_word(&rest), name;
	struct buf text = BUF_EMPTY;

	*kind = str_word(&rest);
	name = rest.len > 0 ? rest : STR("...");
	for (size_t i = 0; i < COUNT_OF(operators); i++)
		if (str_is(word, operators[i].word)) {
			buf_adds(&text, operators[i].before);
			buf_addstr(&text, name);
			buf_adds(&text, operators[i].behind);
		}
	if (text.len == 0 && str_starts(word, ".")) {
		buf_addstr(&text, name);
		buf_addstr(&text, word);
		buf_adds(&text, "()");
	} else if (text.len == 0) {
		buf_addstr(&text, word);
		buf_addc(&text, '(');
		buf_addstr(&text, name);
		buf_addc(&text, ')');
	}
	ink_code(out, buf_str(&text));
	buf_free(&text);
}

/* "97 % of its time goes to `in seen`, on a list" */
static void
say_goes_to(struct buf *out, const struct inside *inside)
{
	struct str kind, what = inside->operation;

	figure_percent(out, inside->operation_share);
	ink_words(out, " of its time goes to ");
	if (str_is(str_word(&what), "frees")) {
		str_word(&what);
		ink_words(out, "freeing ");
		if (what.len == 0)
			ink_words(out, "what is no longer needed");
		else
			ink_code(out, what);
		return;
	}
	say_operation(out, inside->operation, &kind);
	ink_words(out, ", on a ");
	ink_quote(out, kind);
}

void
say_dearest(struct buf *out, const struct facts *facts)
{
	const struct fact_function *most = NULL;
	const struct scale_line *law;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *f = &facts->functions[i];

		if (str_is(f->kind, "func") &&
		    (most == NULL ||
			facts_cost_now(facts, f) > facts_cost_now(facts, most)))
			most = f;
	}
	law = most == NULL ? NULL : facts_cost_law(most);
	if (law == NULL || !(law->inside.share >= WORD_HOLDS) ||
	    !(law->share >= WORD_HOLDS))
		return;
	ink_words(out, " ");
	ink_name(out, &most->name);
	ink_words(out, " takes ");
	say_share(out, facts, law->share);
	say_hot(out, facts, &most->name, &law->inside, false);
	if (law->inside.operation_share >= WORD_HOLDS) {
		ink_words(out, ": ");
		say_goes_to(out, &law->inside);
	}
	ink_words(out, ".");
}

/* "97 % of its time goes to `in seen`, on a list. ...", or what is to be known of
 * a library function. */
void
say_advice(struct buf *out, const struct cause_line *cause)
{
	bool of_operation = cause->inside.operation.len > 0;

	if (cause->advice.len == 0 ||
	    (of_operation && cause->metric != METRIC_OWN))
		return;
	if (of_operation) {
		say_goes_to(out, &cause->inside);
		ink_words(out, ". ");
	}
	ink_quote(out, cause->advice);
	ink_words(out, " ");
}
