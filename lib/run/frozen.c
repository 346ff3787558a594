/*
 * frozen.c: see frozen.h. The digest is made by sha256sum (coreutils), so that
 * users need not trust an implementation of ours.
 */
#include "run/frozen.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/message.h"
#include "core/options.h"
#include "run/capture.h"

static enum status
run_sum(const char *const *argv, struct str input, struct buf *out)
{
	int code;
	enum status status = capture(argv, input, out, &code);

	if (status != STATUS_OK)
		return status;
	if (code == 127)
		return fail(STATUS_SYSTEM, "sha256sum (coreutils) is not "
					   "installed: frozen files cannot be "
					   "checked");
	return code == 0 ? STATUS_OK
			 : fail(STATUS_NO, "the frozen files cannot be read");
}

/* A pipe or a device would have no end. */
static enum status
look(const char *name)
{
	struct stat info;

	if (stat(name, &info) != 0 || access(name, R_OK) != 0) {
		fail_errno("frozen file %s", name);
		return STATUS_NO;
	}
	if (!S_ISREG(info.st_mode))
		return fail(
		    STATUS_NO, "frozen file %s: not a regular file", name);
	return STATUS_OK;
}

enum status
frozen_hash(const struct json *files, char out[FROZEN_HASH_SIZE])
{
	static const char *const total[] = {"sha256sum", NULL};
	const size_t digits = FROZEN_HASH_SIZE - 1;
	struct words argv = {NULL, 0, 0};
	struct buf list = BUF_EMPTY, sum = BUF_EMPTY;
	enum status status = STATUS_OK;

	out[0] = '\0';
	if (json_first(files) == NULL)
		return STATUS_OK;
	words_add(&argv, "sha256sum");
	words_add(&argv, "--");
	for (const struct json *file = json_first(files);
	     file != NULL && status == STATUS_OK; file = json_next(file)) {
		status = look(json_text(file, ""));
		words_add(&argv, json_text(file, ""));
	}
	words_add(&argv, NULL);
	if (status == STATUS_OK)
		status = run_sum(argv.items, (struct str){NULL, 0}, &list);
	if (status == STATUS_OK)
		status = run_sum(total, buf_str(&list), &sum);
	if (status == STATUS_OK && sum.len < digits)
		status = fail(STATUS_SYSTEM, "sha256sum printed no digest");
	if (status == STATUS_OK) {
		memcpy(out, sum.data, digits);
		out[digits] = '\0';
	}
	words_free(&argv);
	buf_free(&list);
	buf_free(&sum);
	return status;
}
