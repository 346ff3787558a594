/* layout.c: see layout.h. */
#include "plan/layout.h"

static bool
has_newline(struct str text)
{
	return text.len > 0 && memchr(text.data, '\n', text.len) != NULL;
}

struct str
layout_indent(struct str lead)
{
	for (size_t i = lead.len; i > 0; i--)
		if (lead.data[i - 1] == '\n')
			return (struct str){lead.data + i, lead.len - i};
	return STR("");
}

struct layout
layout_of_plan(const struct plan *plan)
{
	struct str file = buf_str(&plan->file), name = plan->first.name, key;
	const char *newline = memchr(file.data, '\n', file.len), *after;
	enum value_kind kind;
	struct layout layout = {.newline = STR("\n"),
	    .unit = STR("  "),
	    .pad = plan->first.lead,
	    .lines = has_newline(plan->first.lead)};

	if (newline != NULL && newline > file.data && newline[-1] == '\r')
		layout.newline = STR("\r\n");
	if (layout.lines)
		layout.unit = layout_indent(plan->first.lead);
	after = json_skip(name.data, name.data + name.len, &key, &kind);
	layout.colon =
	    (struct str){after, (size_t)(name.data + name.len - after)};
	layout.next = layout.colon.len > 1 ? STR(" ") : STR("");
	if (!layout.lines && plan->root.count > 1)
		layout.next = plan->root.lead;
	return layout;
}

struct layout
layout_of_object(struct str object, const struct layout *base)
{
	struct layout layout = *base;
	struct json_cursor cursor = json_walk(object);
	struct str key, value, second;
	enum value_kind kind;
	const char *comma;

	if (!json_object_next(&cursor, &key, &value, &kind))
		return layout;
	layout.pad = (struct str){
	    object.data + 1, (size_t)(key.data - 1 - object.data) - 1};
	layout.lines = has_newline(layout.pad);
	layout.colon = (struct str){key.data + key.len + 1,
	    (size_t)(value.data - key.data - (ptrdiff_t)key.len) - 1};
	layout.next = layout.colon.len > 1 ? STR(" ") : STR("");
	comma = value.data + value.len;
	if (layout.lines || !json_object_next(&cursor, &second, &value, &kind))
		return layout;
	while (*comma != ',')
		comma++;
	layout.next =
	    (struct str){comma + 1, (size_t)(second.data - comma) - 2};
	return layout;
}

/* True for an array without arrays and objects in it. */
static bool
is_flat(struct str array)
{
	struct json_cursor cursor = json_walk(array);
	struct str value;
	enum value_kind kind;

	while (json_array_next(&cursor, &value, &kind))
		if (kind == VALUE_ARRAY || kind == VALUE_OBJECT)
			return false;
	return true;
}

static void
begin_line(
    struct buf *out, const struct layout *layout, struct str indent, int deeper)
{
	buf_addstr(out, layout->newline);
	buf_addstr(out, indent);
	if (deeper > 0)
		buf_addstr(out, layout->unit);
}

void
layout_add(struct buf *out, const struct layout *layout, struct str json,
    struct str indent)
{
	bool object = json.data[0] == '{', lines = layout->lines;
	struct json_cursor cursor = json_walk(json);
	struct buf inner = BUF_EMPTY;
	struct str key, value, next = layout->next;
	enum value_kind kind;
	size_t count = 0;

	if (!object && json.data[0] != '[') {
		buf_addstr(out, json);
		return;
	}
	if (!object && is_flat(json))
		lines = false;
	if (!lines && layout->lines)
		next = layout->colon.len > 1 ? STR(" ") : STR("");
	buf_addstr(&inner, indent);
	buf_addstr(&inner, layout->unit);
	buf_addc(out, json.data[0]);
	while (object ? json_object_next(&cursor, &key, &value, &kind)
		      : json_array_next(&cursor, &value, &kind)) {
		if (count++ > 0)
			buf_addc(out, ',');
		if (lines)
			begin_line(out, layout, indent, 1);
		else if (count > 1)
			buf_addstr(out, next);
		else if (object)
			buf_addstr(out, layout->pad);
		if (object) {
			buf_add(out, key.data - 1, key.len + 2);
			buf_addstr(out, layout->colon);
		}
		layout_add(out, layout, value, buf_str(&inner));
	}
	if (count > 0 && lines)
		begin_line(out, layout, indent, 0);
	else if (count > 0 && object)
		buf_addstr(out, layout->pad);
	buf_addc(out, json.data[json.len - 1]);
	buf_free(&inner);
}

/* The first byte from AT on that is not white space outside of strings;
 * IN_STRING says whether AT is in a string. */
static const char *
next_token_byte(const char *at, const char *end, bool in_string)
{
	while (!in_string && at < end &&
	       (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
		at++;
	return at;
}

/* Updates *IN_STRING for the byte at AT; returns what follows it. */
static const char *
step(const char *at, const char *end, bool *in_string)
{
	if (*in_string && *at == '\\' && at + 1 < end)
		return at + 2;
	if (*at == '"')
		*in_string = !*in_string;
	return at + 1;
}

void
layout_add_compact(struct buf *out, struct str json)
{
	const char *at = json.data, *end = json.data + json.len;
	bool in_string = false;

	buf_need(out, json.len);
	while ((at = next_token_byte(at, end, in_string)) < end) {
		const char *after = step(at, end, &in_string);

		buf_add(out, at, (size_t)(after - at));
		at = after;
	}
}

bool
layout_same(struct str a, struct str b)
{
	const char *at = a.data, *a_end = a.data + a.len;
	const char *other = b.data, *b_end = b.data + b.len;
	bool in_string = false, in_other = false;

	for (;;) {
		const char *after;

		at = next_token_byte(at, a_end, in_string);
		other = next_token_byte(other, b_end, in_other);
		if (at == a_end || other == b_end)
			return at == a_end && other == b_end;
		after = step(at, a_end, &in_string);
		if (b_end - other < after - at ||
		    memcmp(at, other, (size_t)(after - at)) != 0)
			return false;
		other += after - at;
		in_other = in_string;
		at = after;
	}
}
