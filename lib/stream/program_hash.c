/* program_hash.c: see program_hash.h. */
#include "stream/program_hash.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#include "stream/json.h"

static bool
has_placeholder(struct str words)
{
	static const char *const names[] = {
	    "{id}", "{start}", "{end}", "{size}", "{input}"};
	struct buf text = BUF_EMPTY;
	bool has = false;

	buf_addstr(&text, words);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		has |= strstr(buf_text(&text), names[i]) != NULL;
	buf_free(&text);
	return has;
}

/* With the terminator, so that words stay apart. Numbers that stand alone count
 * as one digit. */
static uint64_t
hash_word(uint64_t hash, struct str word, bool numbers)
{
	struct buf out = BUF_EMPTY;

	for (size_t i = 0; i < word.len;) {
		size_t end = i;

		while (end < word.len && isalnum((unsigned char)word.data[end]))
			end++;
		if (!numbers && end > i &&
		    strspn(word.data + i, "0123456789") >= end - i)
			buf_addc(&out, '0');
		else
			buf_add(&out, word.data + i, end - i);
		if (end < word.len)
			buf_addc(&out, word.data[end]);
		i = end + 1;
	}
	buf_addc(&out, '\0');
	hash = str_hash(hash, buf_str(&out));
	buf_free(&out);
	return hash;
}

static void
put(uint64_t hash, char *out)
{
	snprintf(out, PROGRAM_HASH_SIZE, "%016" PRIx64, hash);
}

void
program_hash(struct str command, char *out)
{
	struct json_cursor cursor = json_walk(command);
	bool numbers = has_placeholder(command);
	struct buf word = BUF_EMPTY;
	uint64_t hash = STR_HASH;
	struct str value;
	enum value_kind kind;

	while (json_array_next(&cursor, &value, &kind)) {
		buf_clear(&word);
		if (kind == VALUE_STRING)
			json_unescape(
			    &word, (struct str){value.data + 1, value.len - 2});
		hash = hash_word(hash, buf_str(&word), numbers);
	}
	put(hash, out);
	buf_free(&word);
}

void
program_hash_of_words(const char *const *words, char *out)
{
	uint64_t hash = STR_HASH;
	bool numbers = false;

	for (size_t i = 0; words[i] != NULL; i++)
		numbers |= has_placeholder(str_of(words[i]));
	for (size_t i = 0; words[i] != NULL; i++)
		hash = hash_word(hash, str_of(words[i]), numbers);
	put(hash, out);
}
