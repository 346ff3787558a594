/*
 * pairing.c: see pairing.h.
 *
 * For each file, each version is paired with the one before it, and the
 * functions left over with still older ones.
 */
#include "function/pairing.h"

#include <stdlib.h>

#include "core/map.h"
#include "function/name.h"
#include "function/namesakes.h"
#include "stream/python.h"

#define NONE NAMESAKE_NONE

/* A Python function, by file, name, version, line. */
struct member {
	uint32_t file, family, version, item;
	double line;
};

struct pairing {
	const struct pairing_item *items;
	uint32_t *same;
	uint32_t *taken; /* by first item: the last version that has it + 1 */
	struct member *members;
	size_t count;
	uint32_t versions;
};

/* One file in all versions: name f in version v begins at first[f * versions +
 * v]. */
struct file {
	const struct member *members;
	size_t families;
	size_t *first;
	size_t first_cap;
	struct namesakes a, b;
	struct moved_lines shift;
};

static int
by_place(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->family != y->family)
		return x->family < y->family ? -1 : 1;
	if (x->version != y->version)
		return x->version < y->version ? -1 : 1;
	if (x->line < y->line || x->line > y->line)
		return x->line < y->line ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static void
stand_alone(struct pairing *p, uint32_t item)
{
	p->same[item] = item;
	p->taken[item] = p->items[item].version + 1;
}

static void
join(struct pairing *p, uint32_t older, uint32_t newer)
{
	p->same[newer] = p->same[older];
	p->taken[p->same[older]] = p->items[newer].version + 1;
}

static const size_t *
range_of(const struct pairing *p, const struct file *file, size_t family,
    uint32_t version)
{
	return &file->first[family * p->versions + version];
}

/* Finds how lines moved from the names that are unique on both sides. */
static void
find_shift(
    const struct pairing *p, struct file *file, uint32_t older, uint32_t newer)
{
	struct moved_lines *shift = &file->shift;

	shift->count = 0;
	for (size_t f = 0; f < file->families; f++) {
		const size_t *from = range_of(p, file, f, older);
		const size_t *to = range_of(p, file, f, newer);
		const struct member *a = &file->members[*from];
		const struct member *b = &file->members[*to];

		if (from[1] - from[0] == 1 && to[1] - to[0] == 1 &&
		    !name_is_missing(p->items[a->item].name))
			shift->anchors[shift->count++] =
			    (struct anchor){a->line, b->line};
	}
	moved_lines_settle(shift);
}

/* Collects the functions of a version that have no partner in version NEW (or,
 * if IS_OLDER, in any older one) yet. */
static void
take_side(const struct pairing *p, const struct member *members,
    const size_t *range, bool is_older, uint32_t newer, struct namesakes *side)
{
	side->count = 0;
	for (size_t i = range[0]; i < range[1]; i++) {
		const struct member *member = &members[i];
		uint32_t same = p->same[member->item];

		if (is_older ? p->taken[same] == newer + 1 : same != NONE)
			continue;
		side->items[side->count++] =
		    (struct namesake){.line = member->line,
			.name = p->items[member->item].name,
			.item = member->item,
			.partner = NAMESAKE_NONE};
	}
}

/* Pairs two versions; returns how many of the newer one are left. */
static size_t
pair_versions(
    struct pairing *p, struct file *file, uint32_t older, uint32_t newer)
{
	size_t left = 0;

	find_shift(p, file, older, newer);
	for (size_t f = 0; f < file->families; f++) {
		struct namesakes *a = &file->a, *b = &file->b;

		take_side(p, file->members, range_of(p, file, f, newer), false,
		    newer, b);
		take_side(p, file->members, range_of(p, file, f, older), true,
		    newer, a);
		namesakes_pair(a, b, &file->shift);
		for (size_t i = 0; i < b->count; i++) {
			const struct namesake *relative = &b->items[i];

			if (relative->partner == NONE)
				left++;
			else
				join(p, a->items[relative->partner].item,
				    relative->item);
		}
	}
	return left;
}

static void
pair_file(struct pairing *p, struct file *file, size_t count)
{
	size_t at = 0;

	GROW(file->first, file->first_cap, file->families * p->versions + 1);
	for (size_t f = 0; f < file->families; f++) {
		uint32_t family = file->members[at].family;

		for (uint32_t v = 0; v < p->versions; v++) {
			file->first[f * p->versions + v] = at;
			while (at < count &&
			       file->members[at].family == family &&
			       file->members[at].version == v)
				at++;
		}
	}
	file->first[file->families * p->versions] = at;
	for (uint32_t newer = 0; newer < p->versions; newer++) {
		size_t left = 1;

		for (uint32_t older = newer; older-- > 0 && left > 0;)
			left = pair_versions(p, file, older, newer);
		for (size_t f = 0; f < file->families && left > 0; f++) {
			const size_t *range = range_of(p, file, f, newer);

			for (size_t i = range[0]; i < range[1]; i++)
				if (p->same[file->members[i].item] == NONE)
					stand_alone(p, file->members[i].item);
		}
	}
}

static void
pair_files(struct pairing *p)
{
	struct file file = {.members = NULL};
	size_t end, most = p->count + 1;

	xqsort(p->members, p->count, sizeof(*p->members), by_place);
	file.shift.anchors = xcalloc(most, sizeof(*file.shift.anchors));
	file.a.items = xcalloc(most, sizeof(*file.a.items));
	file.b.items = xcalloc(most, sizeof(*file.b.items));
	for (size_t at = 0; at < p->count; at = end) {
		file.members = &p->members[at];
		file.families = 0;
		for (end = at; end < p->count &&
			       p->members[end].file == p->members[at].file;
		     end++)
			file.families +=
			    end == at || p->members[end].family !=
					     p->members[end - 1].family;
		pair_file(p, &file, end - at);
	}
	free(file.first);
	free(file.shift.anchors);
	free(file.a.items);
	free(file.b.items);
}

/* ---- files and names ---- */

/* Different paths with the same tail in one run are different files, and are
 * identified by their whole paths. */
struct files {
	struct map *seen;   /* keys: run and tail */
	struct str *module; /* the first path of each key of `seen` */
	size_t cap;
	struct map *doubtful; /* tails that several paths of one run share */
	struct buf key;
};

static void
files_add(struct files *files, const struct pairing_item *item)
{
	struct str tail = python_path(item->module);
	bool is_new;
	uint32_t at;

	buf_clear(&files->key);
	buf_add(&files->key, &item->run, sizeof(item->run));
	buf_addstr(&files->key, tail);
	at = map_add(files->seen, buf_str(&files->key), &is_new);
	GROW(files->module, files->cap, (size_t)at + 1);
	if (is_new)
		files->module[at] = item->module;
	else if (!str_equal(files->module[at], item->module))
		map_add(files->doubtful, tail, NULL);
}

static struct str
file_of(const struct files *files, struct str module)
{
	struct str tail = python_path(module);

	return map_find(files->doubtful, tail) == MAP_NONE ? tail : module;
}

/* A C function is the same as the first item with its name. */
static void
pair_c(struct pairing *p, struct map *names, uint32_t *first, uint32_t item,
    const struct buf *key)
{
	bool is_new;
	uint32_t at = map_add(names, buf_str(key), &is_new);

	if (is_new)
		first[at] = item;
	if (is_new || p->taken[first[at]] == p->items[item].version + 1)
		stand_alone(p, item);
	else
		join(p, first[at], item);
}

static void
sort_out(struct pairing *p, size_t count, const struct files *files)
{
	struct map *paths = map_new(), *names = map_new(),
		   *families = map_new();
	uint32_t *first = xcalloc(count + 1, sizeof(*first));
	struct buf key = BUF_EMPTY;

	for (uint32_t i = 0; i < count; i++) {
		const struct pairing_item *item = &p->items[i];
		struct member *member = &p->members[p->count];

		if (!name_has_place(
			item->kind, item->module, item->lineno, item->name)) {
			name_key(&key, item->kind, item->full_name,
			    item->module, item->lineno, item->name);
			pair_c(p, names, first, i, &key);
			continue;
		}
		member->file =
		    map_add(paths, file_of(files, item->module), NULL);
		member->item = i;
		member->version = item->version;
		member->line = item->lineno;
		buf_clear(&key);
		buf_add(&key, &member->file, sizeof(member->file));
		buf_addstr(&key, name_last_part(item->name));
		member->family = map_add(families, buf_str(&key), NULL);
		p->count++;
	}
	buf_free(&key);
	free(first);
	map_free(paths);
	map_free(names);
	map_free(families);
}

void
pairing_find(const struct pairing_item *items, size_t count, uint32_t versions,
    uint32_t *same)
{
	struct pairing p = {.items = items, .same = same, .versions = versions};
	struct files files = {
	    .seen = map_new(), .doubtful = map_new(), .key = BUF_EMPTY};

	p.members = xcalloc(count + 1, sizeof(*p.members));
	p.taken = xcalloc(count + 1, sizeof(*p.taken));
	for (size_t i = 0; i < count; i++) {
		same[i] = NONE;
		if (items[i].module.len > 0 && items[i].run != NONE)
			files_add(&files, &items[i]);
	}
	sort_out(&p, count, &files);
	pair_files(&p);
	map_free(files.seen);
	map_free(files.doubtful);
	buf_free(&files.key);
	free(files.module);
	free(p.members);
	free(p.taken);
}
