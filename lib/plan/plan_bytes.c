/*
 * plan_bytes.c: the bytes of a changed plan: those of the file, with changed
 * rows, new rows and members of `results` put in place.
 *
 *	      "status": "pending"             "status": "error",
 *	    },                          ->    "error_message": "SIGKILL"
 *	                                    },
 */
#include "core/number.h"
#include "plan/edit.h"
#include "plan/layout.h"

/* A member of an object that is written again. */
struct item {
	struct member member; /* a new one has only the key */
	struct str value;     /* data NULL: unchanged */
	bool is_new, removed;
};

struct items {
	struct item *list;
	size_t count, cap;
};

/* New bytes for those between FROM and TO. */
struct piece {
	const char *from, *to;
	struct buf text;
};

struct pieces {
	struct piece *list;
	size_t count, cap;
};

static void
add_piece(
    struct pieces *pieces, const char *from, const char *to, struct buf *text)
{
	GROW(pieces->list, pieces->cap, pieces->count + 1);
	pieces->list[pieces->count++] = (struct piece){from, to, *text};
	*text = BUF_EMPTY;
}

static void
add_key(struct buf *out, struct str key, const struct layout *layout)
{
	json_quote(out, key);
	buf_addstr(out, layout->colon);
}

/* The white space in front of the members of an object. */
struct leads {
	struct str first; /* after the opening bracket */
	struct str added; /* before a new member that is not the first */
	struct str tail;  /* before the closing bracket */
	struct buf space;
};

static struct leads
find_leads(const struct box *box, const struct items *items,
    const struct layout *layout, struct str indent)
{
	struct leads leads = {.space = BUF_EMPTY};

	if (box->count > 0) {
		leads.first = items->list[0].member.lead;
		leads.tail =
		    (struct str){box->last, (size_t)(box->close - box->last)};
	} else if (layout->lines) {
		buf_addstr(&leads.space, layout->newline);
		buf_addstr(&leads.space, indent);
		leads.tail = buf_str(&leads.space);
		buf_addstr(&leads.space, layout->unit);
		leads.first = buf_str(&leads.space);
		leads.tail.data = leads.first.data;
	} else {
		leads.first = leads.tail = layout->pad;
	}
	if (box->count > 1)
		leads.added = box->lead;
	else if (memchr(leads.first.data, '\n', leads.first.len) != NULL)
		leads.added = leads.first;
	else
		leads.added = layout->next;
	return leads;
}

/* Writes the object of BOX with its items as they are now. */
static void
write_object(struct buf *out, const struct box *box, const struct items *items,
    const struct layout *layout, struct str indent)
{
	struct leads leads = find_leads(box, items, layout, indent);
	size_t kept = 0;

	buf_addc(out, '{');
	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->list[i];

		if (item->removed)
			continue;
		if (kept++ == 0) {
			buf_addstr(out, leads.first);
		} else if (item->is_new) {
			buf_addc(out, ',');
			buf_addstr(out, leads.added);
		} else {
			buf_addstr(out, item->member.before);
			buf_addstr(out, item->member.lead);
		}
		if (item->is_new)
			add_key(out, item->member.key, layout);
		else
			buf_addstr(out, item->member.name);
		buf_addstr(out, item->value.data != NULL ? item->value
							 : item->member.value);
	}
	if (kept > 0)
		buf_addstr(out, leads.tail);
	buf_addc(out, '}');
	buf_free(&leads.space);
}

/* ---- a row ---- */

static size_t
find_item(const struct items *items, const char *key)
{
	size_t i = 0;

	while (i < items->count && !str_is(items->list[i].member.key, key))
		i++;
	return i;
}

/* Sets KEY; a new one is added after the member AFTER if there is that. */
static void
set_item(
    struct items *items, const char *key, const char *after, struct str value)
{
	size_t at = find_item(items, key);

	if (at < items->count) {
		struct item *item = &items->list[at];

		item->removed = false;
		if (!str_equal(item->member.value, value))
			item->value = value;
		return;
	}
	at = find_item(items, after);
	if (at < items->count)
		at++;
	GROW(items->list, items->cap, items->count + 1);
	memmove(&items->list[at + 1], &items->list[at],
	    (items->count - at) * sizeof(*items->list));
	items->list[at] = (struct item){
	    .member = {.key = str_of(key)}, .value = value, .is_new = true};
	items->count++;
}

static void
remove_item(struct items *items, const char *key)
{
	size_t at = find_item(items, key);

	if (at < items->count)
		items->list[at].removed = true;
}

/* Reads the members of an object that was accepted before, so nothing can
 * fail. */
static void
read_items(const struct plan *plan, struct str object, struct walk *walk,
    struct box *box, struct items *items)
{
	struct item item = {.is_new = false};

	*walk = walk_begin(plan->path, 1, object);
	if (walk_open(walk, '{', box) != STATUS_OK)
		return;
	while (walk_next(walk, box, &item.member) == STATUS_OK &&
	       walk_value(walk, &item.member) == STATUS_OK) {
		walk_taken(walk, box);
		GROW(items->list, items->cap, items->count + 1);
		items->list[items->count++] = item;
	}
}

static void
render_row(const struct plan *plan, const struct plan_run *run, struct buf *out)
{
	struct layout base = layout_of_plan(plan);
	struct layout layout = layout_of_object(run->row, &base);
	struct items items = {NULL, 0, 0};
	struct buf status = BUF_EMPTY, error = BUF_EMPTY;
	struct walk walk;
	struct box box;
	char attempt[NUMBER_SIZE];

	read_items(plan, run->row, &walk, &box, &items);
	json_quote(&status, str_of(plan_status_text(run->status)));
	set_item(&items, "status", "", buf_str(&status));
	number_format_int(run->attempt, attempt);
	if (run->attempt > 0 || find_item(&items, "attempt") < items.count)
		set_item(&items, "attempt", "status", str_of(attempt));
	if (run->error.data != NULL) {
		json_quote(&error, run->error);
		set_item(&items, "error_message", "status", buf_str(&error));
	} else {
		remove_item(&items, "error_message");
	}
	write_object(out, &box, &items, &layout, STR(""));
	buf_free(&status);
	buf_free(&error);
	free(items.list);
	walk_release(&walk);
}

static void
render_added_rows(const struct plan *plan, struct pieces *pieces)
{
	const struct box *box = &plan->rows;
	struct layout base = layout_of_plan(plan), layout = base;
	size_t old = plan->count - plan->added_count;
	struct buf text = BUF_EMPTY, lead = BUF_EMPTY;
	struct str outer = layout_indent(plan->first.lead);

	if (plan->added_count == 0)
		return;
	if (old > 0)
		layout = layout_of_object(plan->runs[old - 1].row, &base);
	if (old > 1 ||
	    (old > 0 && memchr(box->lead.data, '\n', box->lead.len) != NULL)) {
		buf_addstr(&lead, box->lead);
	} else if (base.lines) {
		buf_addstr(&lead, base.newline);
		buf_addstr(&lead, outer);
		buf_addstr(&lead, base.unit);
	} else if (old > 0) {
		buf_addstr(&lead, base.next);
	}
	if (old == 0)
		buf_addc(&text, '[');
	for (size_t i = 0; i < plan->added_count; i++) {
		if (old + i > 0)
			buf_addc(&text, ',');
		if (old + i == 1 && !base.lines && old == 0)
			buf_addstr(&lead, base.next);
		buf_addstr(&text, buf_str(&lead));
		layout_add(&text, &layout, buf_str(&plan->rows_added[i]),
		    layout_indent(buf_str(&lead)));
	}
	if (old == 0 && base.lines) {
		buf_addstr(&text, base.newline);
		buf_addstr(&text, outer);
	}
	if (old == 0)
		buf_addc(&text, ']');
	if (old == 0)
		add_piece(pieces, box->open, box->close + 1, &text);
	else
		add_piece(pieces, box->last, box->last, &text);
	buf_free(&lead);
}

/* ---- results ---- */

/* The layout of a result: that of another one, else that of a row. */
static struct layout
result_layout(const struct plan *plan)
{
	struct layout base = layout_of_plan(plan);

	for (size_t i = plan->result_count; i > 0; i--) {
		const struct member *member = &plan->results[i - 1].member;

		if (!plan->results[i - 1].is_new &&
		    member->kind == VALUE_OBJECT && member->value.len > 2)
			return layout_of_object(member->value, &base);
	}
	if (plan->count > plan->added_count)
		return layout_of_object(plan->runs[0].row, &base);
	return base;
}

static void
render_results(const struct plan *plan, struct buf *out)
{
	const struct box *box = &plan->results_box;
	struct layout base = layout_of_plan(plan), layout = result_layout(plan);
	struct items items = {NULL, 0, 0};
	struct str outer = layout_indent(plan->first.lead), indent;
	struct buf inner = BUF_EMPTY, *values;

	buf_addstr(&inner, outer);
	buf_addstr(&inner, base.unit);
	indent = box->count > 0 ? layout_indent(box->lead) : buf_str(&inner);
	values = xcalloc(plan->result_count, sizeof(*values));
	GROW(items.list, items.cap, plan->result_count);
	for (size_t i = 0; i < plan->result_count; i++) {
		const struct plan_result *result = &plan->results[i];
		struct item item = {.member = result->member,
		    .is_new = result->is_new,
		    .removed = result->dropped};

		if (result->fresh != NULL && !result->dropped) {
			layout_add(
			    &values[i], &layout, str_of(result->fresh), indent);
			item.value = buf_str(&values[i]);
		}
		items.list[items.count++] = item;
	}
	write_object(out, box, &items, &base, outer);
	for (size_t i = 0; i < plan->result_count; i++)
		buf_free(&values[i]);
	free(values);
	free(items.list);
	buf_free(&inner);
}

/* Replaces `results`, or adds it at the end of the root. */
static void
place_results(const struct plan *plan, struct pieces *pieces)
{
	const struct box *box = &plan->results_box;
	struct layout base = layout_of_plan(plan);
	struct buf text = BUF_EMPTY;

	if (plan->has_results) {
		render_results(plan, &text);
		add_piece(pieces, box->open, box->close + 1, &text);
		return;
	}
	buf_addc(&text, ',');
	buf_addstr(&text, base.lines ? plan->root.lead : base.next);
	add_key(&text, STR("results"), &base);
	render_results(plan, &text);
	add_piece(pieces, plan->root.last, plan->root.last, &text);
}

static int
compare_pieces(const void *a, const void *b)
{
	const struct piece *one = a, *other = b;

	return (one->from > other->from) - (one->from < other->from);
}

void
plan_render(const struct plan *plan, struct buf *out)
{
	struct str file = buf_str(&plan->file);
	const char *at = file.data;
	struct pieces pieces = {NULL, 0, 0};
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < plan->count - plan->added_count; i++) {
		const struct plan_run *run = &plan->runs[i];

		if (!run->changed)
			continue;
		render_row(plan, run, &text);
		add_piece(&pieces, run->row.data, run->row.data + run->row.len,
		    &text);
	}
	render_added_rows(plan, &pieces);
	if (plan->results_changed)
		place_results(plan, &pieces);
	xqsort(pieces.list, pieces.count, sizeof(*pieces.list), compare_pieces);
	buf_clear(out);
	buf_need(out, file.len);
	for (size_t i = 0; i < pieces.count; i++) {
		struct piece *piece = &pieces.list[i];

		buf_add(out, at, (size_t)(piece->from - at));
		buf_addstr(out, buf_str(&piece->text));
		buf_free(&piece->text);
		at = piece->to;
	}
	buf_add(out, at, (size_t)(file.data + file.len - at));
	free(pieces.list);
}
