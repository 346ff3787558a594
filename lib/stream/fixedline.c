/*
 * fixedline.c: the fast way to read a JSON line as our programs write it: the
 * type first, the keys in the order of the shape, no blanks, ASCII without
 * escapes. jsonline.c reads all other lines, and would read these to the same
 * rows. See reading.h.
 *
 *	{"type":"func","run":"a","ncall":12}
 */
#include "core/number.h"
#include "stream/reading.h"

/* True if LINE has only printable ASCII without backslashes, so that a string
 * ends at the next quote. Sixteen bytes at a time; as signed numbers, bytes
 * above ASCII are negative. */
static bool
is_plain(struct str line)
{
	typedef signed char bytes __attribute__((vector_size(16)));
	bytes odd = {0};
	uint64_t found[2];

	if (line.len < sizeof(bytes))
		return false;
	for (size_t i = 0;; i += sizeof(bytes)) {
		bytes some;

		/* The last sixteen bytes overlap those before. */
		if (i > line.len - sizeof(bytes))
			i = line.len - sizeof(bytes);
		memcpy(&some, line.data + i, sizeof(some));
		odd |= (some < 0x20) | (some == '\\');
		if (i == line.len - sizeof(bytes))
			break;
	}
	memcpy(found, &odd, sizeof(found));
	return (found[0] | found[1]) == 0;
}

static bool
same_eight(const char *a, const char *b)
{
	uint64_t x, y;

	memcpy(&x, a, 8);
	memcpy(&y, b, 8);
	return x == y;
}

/* True if the LEN bytes of LEAD, at most 24, are at AT. */
static bool
has_lead(const char *at, const char *lead, size_t len)
{
	_Static_assert(sizeof(((struct column *)NULL)->lead) == 24,
	    "three times eight bytes are all of it");
	if (len < 8)
		return memcmp(at, lead, len) == 0;
	return same_eight(at, lead) &&
	       same_eight(at + len - 8, lead + len - 8) &&
	       (len <= 16 || same_eight(at + 8, lead + 8));
}

/* The string whose opening quote is at AT; returns what follows it. */
static const char *
take_string(const char *at, const char *end, struct str *text)
{
	const char *quote = memchr(at + 1, '"', (size_t)(end - at) - 1);

	if (quote == NULL)
		return NULL;
	*text = (struct str){at + 1, (size_t)(quote - at) - 1};
	return quote + 1;
}

/* The value at AT, which is before END; returns what follows it, NULL if there
 * is no value or a blank before it. */
static const char *
take_value(const char *at, const char *end, struct cell *cell, double *number)
{
	size_t len;

	if (*at == '"') {
		cell->kind = VALUE_STRING;
		return take_string(at, end, &cell->text);
	}
	/* A digit or a minus; other characters there do not begin a number. */
	if (*at <= '9') {
		len = number_scan((struct str){at, (size_t)(end - at)}, number);
		cell->kind = VALUE_NUMBER;
		cell->text = (struct str){at, len};
		return len == 0 ? NULL : at + len;
	}
	return json_skip(at, end, &cell->text, &cell->kind);
}

bool
reading_fixed(struct reader *in, struct row *row, struct str line)
{
	static const char begin[] = "{\"type\":";
	const char *at = line.data + sizeof(begin) - 1;
	const char *end = line.data + line.len;
	const struct shape *shape;
	struct str type;
	size_t count = 1;

	if (!is_plain(line) || !str_starts(line, begin) || *at != '"' ||
	    (at = take_string(at, end, &type)) == NULL ||
	    (shape = shape_of(type)) == NULL)
		return false;
	reading_begin(in, row, shape);
	in->fields[0] = (struct field){STR("type"), {VALUE_STRING, type}};
	for (size_t i = 0; i < shape->count && at < end; i++) {
		const struct column *column = &shape->columns[i];
		size_t lead = column->key.len + 4;

		if ((size_t)(end - at) <= lead ||
		    !has_lead(at, column->lead, lead))
			continue;
		at = take_value(at + lead, end, &in->cells[i], &in->numbers[i]);
		if (at == NULL)
			return false;
		in->fields[count].key = column->key;
		in->fields[count++].value = in->cells[i];
	}
	if (end - at != 1 || *at != '}')
		return false;
	row->type = type;
	row->count = count;
	return true;
}
