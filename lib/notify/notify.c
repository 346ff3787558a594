/* notify.c: see notify.h. */
#include "notify/notify.h"

#include <stdlib.h>
#include <string.h>

#include "notify/news.h"
#include "notify/send.h"

struct stage {
	const struct notify_options *options;
	struct writer *out;
	struct news *news;
	unsigned told; /* the events that were */
	bool any;      /* a run or a cause came */
};

/* What was passed on by then is with whoever reads it. */
static void
tell(struct stage *stage, enum event event)
{
	char *title, *text;

	if ((stage->options->events & event) == 0 || (stage->told & event) != 0)
		return;
	stage->told |= event;
	writer_flush(stage->out);
	title = news_title(stage->news);
	text = news_text(stage->news);
	for (size_t i = 0; i < stage->options->channels->count; i++)
		send_message(&stage->options->channels->items[i], title, text,
		    stage->options->limit_s);
	free(title);
	free(text);
}

static enum status
take(struct stage *stage, const struct reader *in, const struct row *row)
{
	enum status status = STATUS_OK;

	if (row->shape == &shape_run) {
		struct run_line run;
		const struct run_line *kept;

		status = run_line_read(in, row, &run);
		if (status != STATUS_OK)
			return status;
		stage->any = true;
		kept = news_take_run(stage->news, &run);
		if (strcmp(kept->status, "error") == 0)
			tell(stage, EVENT_ERROR);
	} else if (row->shape == &shape_cause) {
		struct cause_line cause;

		status = cause_line_read(in, row, &cause);
		if (status != STATUS_OK)
			return status;
		stage->any = true;
		news_take_cause(stage->news, &cause);
		if (cause.confidence == CONFIDENCE_FIRM)
			tell(stage, EVENT_FIRM);
		cause_line_release(&cause);
	}
	return status;
}

enum status
notify_run(
    struct reader *in, struct writer *out, const struct notify_options *options)
{
	struct stage stage = {
	    .options = options, .out = out, .news = news_new()};
	enum status status;
	struct row row;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		writer_copy(out, &row);
		status = take(&stage, in, &row);
		if (status != STATUS_OK)
			break;
	}
	if (status == STATUS_END)
		status = STATUS_OK;
	if (stage.any)
		tell(&stage, EVENT_DONE);
	news_free(stage.news);
	return status;
}
