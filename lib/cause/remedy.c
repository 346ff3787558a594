/*
 * remedy.c: see remedy.h. What each operation costs in CPython: the table "Time
 * complexity" of the Python wiki, and Objects/listobject.c, unicodeobject.c and
 * the others where that is silent.
 */
#include "cause/remedy.h"

#include <string.h>

#include "law/bounds.h"

/* Words in a text, each between spaces. */
#define TEXTS	  " str bytes bytearray "
#define LISTS	  " list tuple "
#define SEQUENCES " list tuple str bytes bytearray "
#define ALL	  " list tuple str bytes bytearray set dict "

/* The first that fits is meant. */
static const struct {
	const char *words, *kinds;
	const char *advice;
} table[] = {
    {" in ", LISTS,
	"Membership in a %s compares its items one by one; a set or a dict "
	"finds an item without."},
    {" in ", TEXTS, "The %s is searched from its beginning each time."},
    {" .insert ", " list ",
	"insert() moves all items of a list behind the place; "
	"collections.deque takes items at both ends without."},
    {" .pop ", " list ",
	"pop() of another item than the last moves all items of a list behind "
	"it; collections.deque gives items at both ends without."},
    {" del ", " list ",
	"del moves all items of a list behind the place; collections.deque "
	"gives items at both ends without, and a new list of what stays is "
	"made in one pass."},
    {" .remove ", " list ",
	"remove() compares the items of a list one by one, and moves those "
	"behind; a set or a dict finds an item without."},
    {" .index ", LISTS,
	"index() compares the items of a %s one by one; a dict of their "
	"places finds one without."},
    {" .count ", LISTS,
	"count() compares all items of a %s; collections.Counter counts all "
	"of them in one pass."},
    {" .sort sorted ", ALL,
	"The whole %s is sorted each time; sort once, or keep the order with "
	"bisect or heapq."},
    {" min max ", ALL,
	"Each time all items of the %s are looked at; keep the result as "
	"items come and go, or use heapq."},
    {" sum any all ", ALL,
	"Each time all items of the %s are looked at; keep the result as "
	"items come."},
    {" += + f{} ", " str bytes ",
	"Adding to a %s copies all that there is each time; collect the parts "
	"in a list and join them once."},
    {" += + ", " tuple ",
	"Adding to a tuple copies all that there is each time; a list takes "
	"items in place."},
    {" + ", " list bytearray ",
	"Adding with + copies all that there is each time; += or extend() adds "
	"in place."},
    {" == ", " list tuple dict ",
	"An inner loop looks through the %s for what is equal; a dict or a set "
	"finds it without."},
    {" .read .readlines ", " file ",
	"More is read each time; of a file that grows, go on reading where "
	"the last read ended, or keep what was read."},
    {" .execute ", " page ",
	"OFFSET goes through all rows before the page; ask for the rows behind "
	"the last key of the page before."},
    {" .execute ", " query ",
	"Each query looks at more rows of the table; an index on the columns "
	"of its WHERE finds them without."},
    {" dump dumps ", ALL,
	"The whole %s is written each time; write one item at a time, or all "
	"once at the end."},
    {" join ", " list tuple ",
	"All parts are joined each time; join them once."},
    {" concatenate ", " array ", COPIES_ARRAY},
    {" [:] ", SEQUENCES,
	"A slice copies all that it takes; an index that moves on copies "
	"nothing."},
    {" * ** list tuple set frozenset dict .copy copy deepcopy ", ALL,
	"All items of the %s are copied each time."},
    {" .find .rfind .index .rindex .count .split .replace search match "
     "fullmatch findall finditer sub ",
	TEXTS,
	"The %s is searched from its beginning each time; begin where the "
	"last search ended."},
};

static bool
has_word(const char *words, struct str word)
{
	const char *at = words;

	while (word.len > 0 &&
	       (at = memmem(at, strlen(at), word.data, word.len)) != NULL) {
		if (at[-1] == ' ' && at[word.len] == ' ')
			return true;
		at++;
	}
	return false;
}

void
remedy_add(struct buf *out, const struct inside *inside)
{
	struct str rest = inside->operation, word, kind;

	if (!(inside->operation_share >= WORD_HOLDS) || rest.len == 0)
		return;
	word = str_word(&rest);
	kind = str_word(&rest);
	if (str_is(word, "==") && inside->operation_share < SEARCH_HOLDS)
		return;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *text = table[i].advice, *of = strstr(text, "%s");

		if (!has_word(table[i].words, word) ||
		    !has_word(table[i].kinds, kind))
			continue;
		if (of != NULL) {
			buf_add(out, text, (size_t)(of - text));
			buf_addstr(out, kind);
			text = of + 2;
		}
		buf_addstr(out, str_of(text));
		return;
	}
}
