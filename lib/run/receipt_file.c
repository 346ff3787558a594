/*
 * receipt_file.c: see outcome.h. A receipt is passed on instead of a run where it
 * is this ticket's, and the files that it names are there as they were written.
 */
#include <math.h>

#include "core/file.h"
#include "core/message.h"
#include "run/outcome.h"

#define RECEIPT_MAX ((size_t)1 << 20)

static bool
is_of_other_size(const struct json *tree, const struct ticket *ticket)
{
	double size = json_number(json_get(tree, "size"), (double)NAN);

	return !isnan(size) && ticket->run.size > 0 && size != ticket->run.size;
}

/* The part of TREE, a receipt, that differs from TICKET; NULL if none does. The
 * same id may have had another command or size. */
static const char *
differs(const struct json *tree, const struct ticket *ticket)
{
	const struct json *result = json_get(tree, "result");
	char hash[TICKET_HASH_SIZE];

	ticket_hash(ticket, hash);
	if (strcmp(json_text(json_get(result, "ticket_hash"), hash), hash) != 0)
		return "command, engine or clock";
	return is_of_other_size(tree, ticket) ? "size" : NULL;
}

/* True if TREE is a receipt of this ticket's attempt. */
static bool
belongs(const struct json *tree, const struct ticket *ticket, bool *failed)
{
	const char *status = json_text(json_get(tree, "status"), "");

	*failed = strcmp(status, "error") == 0;
	return (*failed || strcmp(status, "done") == 0) &&
	       json_kind(json_get(tree, "result")) == VALUE_OBJECT &&
	       strcmp(json_text(json_get(tree, "id"), ""), ticket->run.id) ==
		   0 &&
	       json_number(json_get(tree, "attempt"), 0) ==
		   (double)ticket->run.attempt;
}

/* True if the files that RESULT names are there as they were written; one may
 * have been compressed since. */
static bool
has_files(const struct json *result, const struct ticket *ticket)
{
	const struct json *all = json_get(result, "profiles");

	for (const struct json *one = json_first(all); one != NULL;
	     one = json_next(one)) {
		const char *file = json_text(json_get(one, "file"), "");
		double want = json_number(json_get(one, "bytes"), (double)NAN);
		int64_t bytes = ticket_bytes(ticket, file);
		struct buf packed = BUF_EMPTY;

		if (bytes < 0) {
			buf_addf(&packed, "%s.gz", file);
			bytes = ticket_bytes(ticket, buf_text(&packed));
			want = (double)NAN;
			buf_free(&packed);
		}
		if (bytes > 0 && (isnan(want) || (double)bytes == want))
			continue;
		message("%s: %s is %s, so the run is made again",
		    ticket->run.id, file,
		    bytes < 0	 ? "not there"
		    : bytes == 0 ? "empty"
				 : "not of the size that its receipt says");
		return false;
	}
	return true;
}

/* Reads the LINE of a file and makes its *TREE, NULL if it is no receipt. */
static enum status
read_receipt(const char *path, struct buf *line, struct json **tree)
{
	enum status status = file_look(path);

	*tree = NULL;
	if (status == STATUS_OK)
		status = file_read_own(path, RECEIPT_MAX, line);
	if (status != STATUS_OK)
		return status;
	while (line->len > 0 && line->data[line->len - 1] == '\n')
		line->len--;
	if (memchr(line->data, '\n', line->len) == NULL)
		*tree = json_parse(buf_str(line), NULL, NULL);
	return STATUS_OK;
}

bool
receipt_is_of_other_size(const struct ticket *ticket)
{
	char *path = ticket_path(ticket, "run.json");
	struct buf line = BUF_EMPTY;
	struct json *tree;
	bool failed, other;

	(void)read_receipt(path, &line, &tree);
	other = tree != NULL && belongs(tree, ticket, &failed) &&
		is_of_other_size(tree, ticket);
	json_free(tree);
	buf_free(&line);
	free(path);
	return other;
}

enum status
receipt_find(const struct ticket *ticket, struct buf *line, bool *failed)
{
	char *path = ticket_path(ticket, "run.json");
	struct json *tree;
	enum status status = read_receipt(path, line, &tree);
	const char *other;

	if (status == STATUS_OK) {
		status = STATUS_NO;
		if (tree == NULL)
			message("%s: not a receipt, so the run is made again",
			    path);
		else if (belongs(tree, ticket, failed)) {
			other = differs(tree, ticket);
			if (other == NULL &&
			    has_files(json_get(tree, "result"), ticket))
				status = STATUS_OK;
			else if (other != NULL)
				message("%s: the receipt is of another %s, so "
					"the run is made again",
				    ticket->run.id, other);
		}
	}
	json_free(tree);
	free(path);
	return status == STATUS_MALFORMED ? STATUS_NO : status;
}

enum status
receipt_write(const struct ticket *ticket, struct str line)
{
	char *path = ticket_path(ticket, "run.json"), *temporary;
	struct buf text = BUF_EMPTY;
	enum status status;

	buf_addf(&text, ".%s.receipt", ticket->run.id);
	temporary = file_join(ticket->dir, buf_text(&text));
	buf_clear(&text);
	buf_addstr(&text, line);
	buf_addc(&text, '\n');
	status = file_replace_by(temporary, path, buf_str(&text), 0644);
	buf_free(&text);
	free(temporary);
	free(path);
	return status;
}
