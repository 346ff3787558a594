/*
 * glob.c: see glob.h. Only the last star is ever retried, which bounds the time
 * by the product of both lengths.
 */
#include "core/glob.h"

/* Matches the set at PATTERN (behind its '[') against C. Returns what follows
 * the set, NULL if the set is not closed (then '[' matches itself). */
static const char *
match_set(const char *pattern, unsigned char c, bool *matched)
{
	bool negated = *pattern == '!' || *pattern == '^';
	bool found = false;

	if (negated)
		pattern++;
	for (bool first = true; *pattern != ']' || first; first = false) {
		unsigned char low, high;

		if (*pattern == '\\' && pattern[1] != '\0')
			pattern++;
		if (*pattern == '\0')
			return NULL;
		low = high = (unsigned char)*pattern++;
		if (*pattern == '-' && pattern[1] != ']' &&
		    pattern[1] != '\0') {
			high = (unsigned char)pattern[1];
			pattern += 2;
		}
		found |= c >= low && c <= high;
	}
	*matched = found != negated;
	return pattern + 1;
}

/* Matches one element other than '*' against C; returns what follows it, NULL
 * where it does not match. */
static const char *
match_one(const char *pattern, unsigned char c)
{
	const char *next;
	bool matched;

	switch (*pattern) {
	case '\0':
		return NULL;
	case '?':
		return pattern + 1;
	case '[':
		next = match_set(pattern + 1, c, &matched);
		if (next != NULL)
			return matched ? next : NULL;
		break;
	case '\\':
		if (pattern[1] != '\0')
			pattern++;
		break;
	}
	return (unsigned char)*pattern == c ? pattern + 1 : NULL;
}

bool
glob_match(const char *pattern, struct str text)
{
	const char *star = NULL;
	size_t i = 0, star_at = 0;

	while (i < text.len) {
		const char *next;

		if (*pattern == '*') {
			star = ++pattern;
			star_at = i;
			continue;
		}
		next = match_one(pattern, (unsigned char)text.data[i]);
		if (next != NULL) {
			pattern = next;
			i++;
		} else if (star != NULL) {
			pattern = star;
			i = ++star_at;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}
