/*
 * images.h: what the agent left in the scratch folder: one status file an
 * interpreter image (lib/agent/python/CONTRACT.md says what it holds), and its
 * profile files beside it.
 */
#ifndef RUN_IMAGES_H
#define RUN_IMAGES_H

#include "core/status.h"
#include "run/notes.h"
#include "stream/json.h"

struct image {
	char *base;	     /* "SCRATCH/PID.IMAGE": its files begin so */
	struct json *status; /* the object */
	int64_t pid, number;
	bool saved;   /* its profile is complete, if it has one */
	bool counted; /* by the native engine: it is in the merged profile */
	bool cut;     /* and may lack what was counted last */
	double total; /* thread seconds; -1 where there is no profile */
};

struct images {
	struct image *items; /* those with a profile first, largest first */
	size_t count, cap;
	/* Of images_merge(): its files begin so, or NULL; the image whose
	 * checkpoints they have; seconds. */
	char *merged;
	const struct image *main;
	double total, unaccounted;
};

#define IMAGES_MAX_STATUS ((size_t)1 << 20)

/* Status files that cannot be read are noted (NOTES may be NULL) and left
 * out. */
void images_read(
    struct images *images, const char *scratch, struct notes *notes);
void images_release(struct images *images);

/* Writes one profile of all that the native engine has counted in SCRATCH, by
 * processes that have ended, and sorts the images anew. */
enum status images_merge(struct images *images, const char *scratch);

/* True once at least one image has saved its profile and every other one that
 * still lives has as well. */
bool images_saved(const char *scratch);

/* BASE and SUFFIX as a path, NULL if there is no such file; the caller frees
 * it. */
char *profile_file(const char *base, const char *suffix);
char *image_file(const struct image *image, const char *suffix);

#endif
