/*
 * images.c: see images.h.
 */
#include "run/images.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <signal.h>

#include "core/file.h"

#define STATUS_SUFFIX ".status.json"

static bool
read_image(struct image *image, const char *scratch, const char *name)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	const char *total_key = "threads_total_s";
	char *profile;

	*image = (struct image){.total = -1};
	buf_addf(&path, "%s/%s", scratch, name);
	if (file_read(buf_text(&path), IMAGES_MAX_STATUS, &text) == STATUS_OK)
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
	if (image->saved && profile != NULL)
		image->total =
		    fmax(0, json_number(json_get(image->status, total_key), 0));
	free(profile);
	return true;
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

void
images_read(struct images *images, const char *scratch, struct notes *notes)
{
	DIR *dir = opendir(scratch);
	struct dirent *entry;

	*images = (struct images){NULL, 0, 0};
	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL) {
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
	if (images->count > 0)
		qsort(images->items, images->count, sizeof(*images->items),
		    compare_images);
}

void
images_release(struct images *images)
{
	for (size_t i = 0; i < images->count; i++) {
		free(images->items[i].base);
		json_free(images->items[i].status);
	}
	free(images->items);
	*images = (struct images){NULL, 0, 0};
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
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s%s", image->base, suffix);
	if (file_exists(buf_text(&path)))
		return buf_take(&path);
	buf_free(&path);
	return NULL;
}
