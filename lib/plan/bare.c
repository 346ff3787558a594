/* bare.c: see bare.h. */
#include "plan/bare.h"

#include "core/file.h"
#include "core/number.h"
#include "core/options.h"
#include "plan/plan.h"
#include "plan/template.h"
#include "stream/program_hash.h"
#include "stream/runline.h"

/* TEXT if it can be written to a line. */
static const char *
need_text(const char *name, const char *text)
{
	if (text[0] == '\0' || !str_utf8(str_of(text)))
		tool_usage("%s is empty or not UTF-8: '%s'", name, text);
	return text;
}

static double
need_seconds(const char *text)
{
	double seconds = tool_seconds("-t", text);

	if (seconds <= 0)
		tool_usage("-t is not above 0: '%s'", text);
	return seconds;
}

const char *
bare_prefix(const char *text)
{
	if (!file_name_valid(str_of(text)) || strlen(text) > 150)
		tool_usage(
		    "--id is not the beginning of a file name: '%s'", text);
	return text;
}

bool
bare_option(struct bare *bare, int code, const char *value)
{
	switch (code) {
	case 'd':
		bare->dir = need_text("-d", value);
		return true;
	case 'e':
		bare->engine = need_text("-e", value);
		return true;
	case 't':
		bare->timeout_s = need_seconds(value);
		return true;
	case BARE_CLOCK:
		if (!run_clock_valid(value))
			tool_usage(
			    "--clock is not " RUN_CLOCKS ": '%s'", value);
		bare->clock = value;
		return true;
	case BARE_ID:
		bare->prefix = bare_prefix(value);
		return true;
	default:
		return false;
	}
}

enum status
bare_write(struct writer *out, const struct bare *bare, double size,
    int64_t repeat, struct str input)
{
	struct buf id = BUF_EMPTY, command = BUF_EMPTY;
	struct template_values values = {
	    .phase = -1, .size = size, .input = input};
	char digits[NUMBER_SIZE], hash[PROGRAM_HASH_SIZE];
	enum status status;

	template_size(size, digits);
	buf_addf(&id, "%s-%s", bare->prefix, digits);
	if (repeat > 0)
		buf_addf(&id, "-%lld", (long long)repeat);
	values.id = buf_str(&id);
	values.out = str_of(bare->dir == NULL ? PLAN_DEFAULT_DIR : bare->dir);
	status = template_command(&command, bare->command, &values);
	if (status == STATUS_OK) {
		writer_begin(out, &shape_run);
		writer_text(out, RUN_ID, buf_str(&id));
		writer_number(out, RUN_SIZE, size);
		writer_text(out, RUN_STATUS, STR("pending"));
		writer_count(out, RUN_ATTEMPT, 0);
		writer_json(out, RUN_COMMAND, buf_str(&command));
		writer_text(out, RUN_ENGINE, str_of(bare->engine));
		writer_text(out, RUN_CLOCK, str_of(bare->clock));
		writer_number(out, RUN_TIMEOUT, bare->timeout_s);
		writer_text(out, RUN_DIR, str_of(bare->dir));
		program_hash_of_words((const char *const *)bare->command, hash);
		writer_text(out, RUN_PROGRAM_HASH, str_of(hash));
		writer_end(out);
	}
	buf_free(&id);
	buf_free(&command);
	return status;
}
