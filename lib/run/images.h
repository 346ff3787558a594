/*
 * images.h: the files that the agent left in the scratch folder: for each
 * interpreter image a status file (lib/agent/python/CONTRACT.md documents it)
 * and its profile files.
 */
#ifndef RUN_IMAGES_H
#define RUN_IMAGES_H

#include "core/status.h"
#include "run/notes.h"
#include "stream/json.h"

struct image {
	char *base;	     /* "SCRATCH/PID.IMAGE": the beginning of its
				files */
	struct json *status; /* its content */
	int64_t pid, number;
	bool saved;   /* its profile, if it has one, is complete */
	bool made;    /* it has a profile of its own, by another engine than
			 native */
	bool counted; /* it is in the merged profile, */
	size_t added; /* added to it with this number */
	bool cut;     /* the merged profile may lack its last counts */
	double total; /* thread seconds; -1 without a profile */
};

struct images {
	struct image *items; /* with a profile first, largest first */
	size_t count, cap;
	int unsaved; /* errno with which one could not save its profile, or 0 */
	/* Set by images_merge(): the beginning of the files of the merged
	 * profile, or NULL; the image whose checkpoints they have; its
	 * seconds. */
	char *merged;
	const struct image *main;
	double total, unaccounted;
};

#define IMAGES_MAX_STATUS ((size_t)1 << 20)

/* Reads the status files, and what was left instead of a profile; those that cannot be read are noted (NOTES may be
 * NULL) and left out. */
void images_read(
    struct images *images, const char *scratch, struct notes *notes);
void images_release(struct images *images);

/* Writes one profile of all that was counted in SCRATCH, after all processes
 * have ended, and sorts the images again. One that is alone and made its profile
 * itself keeps its files. OWN_FOLDERS is the text of own_folders.h. */
enum status images_merge(
    struct images *images, const char *scratch, struct str own_folders);

/* True once at least one image, and every one that still runs, has saved its
 * profile. */
bool images_saved(const char *scratch);

/* The path of the file of IMAGE with SUFFIX, which the caller frees; NULL if
 * there is none. */
char *image_file(const struct image *image, const char *suffix);

#endif
