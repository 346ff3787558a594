/* images.c: see images.h. */
#include "run/images.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <unistd.h>

#include "core/file.h"
#include "core/number.h"
#include "counts/counts.h"
#include "parse/identity.h"
#include "run/join.h"

#define STATUS_SUFFIX  ".status.json"
#define UNSAVED_SUFFIX ".unsaved"

static bool
read_image(struct image *image, const char *scratch, const char *name)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	const char *total_key = "threads_total_s";
	char *profile;

	*image = (struct image){.total = -1};
	buf_addf(&path, "%s/%s", scratch, name);
	if (file_read_own(buf_text(&path), IMAGES_MAX_STATUS, &text) ==
	    STATUS_OK)
		image->status = json_parse(buf_str(&text), NULL, NULL);
	buf_free(&text);
	if (json_kind(image->status) != VALUE_OBJECT) {
		json_free(image->status);
		buf_free(&path);
		return false;
	}
	path.len -= strlen(STATUS_SUFFIX);
	image->base = xstrndup(path.data, path.len);
	buf_free(&path);
	image->pid = (int64_t)json_number(json_get(image->status, "pid"), -1);
	image->number =
	    (int64_t)json_number(json_get(image->status, "image"), 0);
	image->saved = strcmp(json_text(json_get(image->status, "phase"), ""),
			   "saved") == 0;
	profile = image_file(image, ".pstat");
	image->made = image->saved && profile != NULL;
	if (image->made)
		image->total =
		    fmax(0, json_number(json_get(image->status, total_key), 0));
	free(profile);
	return true;
}

/* The number that the link NAME stands for. */
static int
read_unsaved(DIR *dir, const char *name)
{
	char text[16];
	int64_t number;
	ssize_t len = readlinkat(dirfd(dir), name, text, sizeof(text));

	if (len <= 0 || !number_parse_int((struct str){text, (size_t)len}, 1,
			    INT16_MAX, &number))
		return EIO;
	return (int)number;
}

static int
compare_images(const void *a, const void *b)
{
	const struct image *x = a, *y = b;

	if (x->total != y->total)
		return x->total > y->total ? -1 : 1;
	if (x->pid != y->pid)
		return x->pid < y->pid ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static void
sort_images(struct images *images)
{
	xqsort(images->items, images->count, sizeof(*images->items),
	    compare_images);
}

void
images_read(struct images *images, const char *scratch, struct notes *notes)
{
	DIR *dir = opendir(scratch);
	struct dirent *entry;

	*images = (struct images){.items = NULL};
	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL) {
		if (str_ends(str_of(entry->d_name), UNSAVED_SUFFIX))
			images->unsaved = read_unsaved(dir, entry->d_name);
		if (!str_ends(str_of(entry->d_name), STATUS_SUFFIX))
			continue;
		GROW(images->items, images->cap, images->count + 1);
		if (read_image(
			&images->items[images->count], scratch, entry->d_name))
			images->count++;
		else if (notes != NULL)
			notes_add(notes, "status-unreadable",
			    "%s of the profiler cannot be read", entry->d_name);
	}
	closedir(dir);
	sort_images(images);
}

/* Adds an image to the merged profile, if it left counts; SEVERAL: or a profile
 * of its own. */
static enum status
add_image(struct counted *counted, struct image *image, bool several)
{
	char *path = image_file(image, ".counts");
	struct counted_totals totals = {.any = false};
	enum status status = STATUS_NO;

	if (path != NULL)
		status = counted_add(counted, path, &totals);
	if (status == STATUS_OK) {
		image->counted = true;
		image->total = totals.any ? fmax(0, totals.threads_s) : -1;
		image->cut = totals.any && !totals.ended;
	} else if (path == NULL && several && image->made) {
		status = join_add(counted, image->base);
		image->counted = status == STATUS_OK;
	}
	free(path);
	return status == STATUS_NO ? STATUS_OK : status;
}

static bool
are_several(const struct images *images)
{
	size_t count = 0;

	for (size_t i = 0; i < images->count && count < 2; i++) {
		char *counts = image_file(&images->items[i], ".counts");

		count += images->items[i].made || counts != NULL;
		free(counts);
	}
	return count > 1;
}

static void
tell_parents(struct counted *counted, const struct images *images)
{
	for (size_t i = 0; i < images->count; i++) {
		const struct image *child = &images->items[i];
		double ppid;

		if (!child->counted)
			continue;
		ppid = json_number(json_get(child->status, "ppid"), -1);
		for (size_t k = 0; k < images->count; k++)
			if (images->items[k].counted &&
			    (double)images->items[k].pid == ppid)
				counted_parent(counted, child->added,
				    images->items[k].added);
	}
}

/* The image that was added as number AT. */
static void
find_main(struct images *images, size_t at)
{
	for (size_t i = 0; i < images->count; i++)
		if (images->items[i].counted && images->items[i].added == at)
			images->main = &images->items[i];
}

static bool
is_own(void *context, struct str file, int line, struct str name)
{
	struct identity *id = context;

	identity_python(id, file, line, name);
	return identity_origin(id) == ORIGIN_OWN;
}

enum status
images_merge(struct images *images, const char *scratch, struct str own_folders)
{
	struct counted *counted = counted_new();
	struct json *folders = json_parse(own_folders, NULL, NULL);
	struct identity id = {.lineno = (double)NAN, .own_folders = folders};
	struct counted_totals totals;
	enum status worst = STATUS_OK, status;
	size_t main, added = 0;
	bool several = are_several(images);

	for (size_t i = 0; i < images->count; i++) {
		status = add_image(counted, &images->items[i], several);
		images->items[i].added = added;
		added += images->items[i].counted;
		status_worsen(&worst, status);
	}
	images->merged = file_join(scratch, "merged");
	tell_parents(counted, images);
	counted_own(counted, is_own, &id);
	status = counted_write(counted, images->merged, &totals, &main);
	counted_free(counted);
	identity_free(&id);
	json_free(folders);
	status_worsen(&worst, status);
	if (status != STATUS_OK || !totals.any) {
		free(images->merged);
		images->merged = NULL;
	}
	images->total = totals.threads_s;
	images->unaccounted = totals.threads_s - totals.listed_s;
	sort_images(images);
	find_main(images, main);
	return worst;
}

void
images_release(struct images *images)
{
	for (size_t i = 0; i < images->count; i++) {
		free(images->items[i].base);
		json_free(images->items[i].status);
	}
	free(images->items);
	free(images->merged);
	*images = (struct images){.items = NULL};
}

bool
images_saved(const char *scratch)
{
	struct images images;
	size_t saved = 0, running = 0;

	images_read(&images, scratch, NULL);
	for (size_t i = 0; i < images.count; i++)
		if (images.items[i].saved)
			saved++;
		else if (images.items[i].pid > 0 &&
			 (kill((pid_t)images.items[i].pid, 0) == 0 ||
			     errno != ESRCH))
			running++;
	images_release(&images);
	return saved > 0 && running == 0;
}

char *
image_file(const struct image *image, const char *suffix)
{
	return file_with_suffix(image->base, suffix);
}
