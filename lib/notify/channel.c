/* channel.c: see channel.h. */
#include "notify/channel.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/message.h"

/* The largest file, and the most channels. */
#define MAX_FILE     ((size_t)1 << 16)
#define MAX_CHANNELS 20

#define BLANKS " \t\r"

static const char *const names[] = {[CHANNEL_SLACK] = "slack",
    [CHANNEL_NTFY] = "ntfy",
    [CHANNEL_MAIL] = "mail",
    [CHANNEL_COMMAND] = "command"};

const char *
channel_name(enum channel_kind kind)
{
	return names[kind];
}

static bool
find_kind(struct str name, enum channel_kind *kind)
{
	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_is(name, names[i])) {
			*kind = (enum channel_kind)i;
			return true;
		}
	return false;
}

/* The first word of TEXT, which is cut off it. */
static struct str
first_word(struct str *text)
{
	struct str rest = str_trim(*text, BLANKS);
	size_t len = 0;

	while (len < rest.len && strchr(BLANKS, rest.data[len]) == NULL)
		len++;
	*text = str_trim((struct str){rest.data + len, rest.len - len}, BLANKS);
	return (struct str){rest.data, len};
}

/* No control character, and no quote that would end one of curl's. */
static bool
is_plain(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] < ' ' ||
		    text.data[i] == '\177' || text.data[i] == '"' ||
		    text.data[i] == '\\')
			return false;
	return str_utf8(text);
}

/* Why ADDRESS is none of KIND; NULL where it is one. */
static const char *
wrong_with(enum channel_kind kind, struct str address)
{
	if (address.len == 0)
		return "no address";
	if (kind == CHANNEL_COMMAND)
		return address.data[0] == '/' ? NULL
					      : "not the path of a program";
	if (!is_plain(address))
		return "not an address";
	if (kind == CHANNEL_MAIL)
		return memchr(address.data, '@', address.len) != NULL
			   ? NULL
			   : "not an address";
	return str_starts(address, "https://") || str_starts(address, "http://")
		   ? NULL
		   : "not a URL (https://...)";
}

static enum status
add(struct channels *channels, struct str line, const char *where,
    size_t number)
{
	struct str rest = line, name = first_word(&rest), address = rest, token;
	struct channel channel = {.token = NULL};
	const char *wrong;

	if (!find_kind(name, &channel.kind))
		return fail(STATUS_MALFORMED,
		    "%s:%zu: neither slack, ntfy, mail nor command", where,
		    number);
	/* A path may have blanks. */
	if (channel.kind != CHANNEL_COMMAND)
		address = first_word(&rest);
	else
		rest.len = 0;
	token = rest;
	wrong = wrong_with(channel.kind, address);
	if (wrong == NULL && token.len > 0 &&
	    (channel.kind != CHANNEL_NTFY || !is_plain(token)))
		wrong = "something behind the address";
	if (wrong == NULL && channels->count == MAX_CHANNELS)
		wrong = "more than 20";
	if (wrong != NULL)
		return fail(STATUS_MALFORMED, "%s:%zu: %s: %s", where, number,
		    names[channel.kind], wrong);
	channel.address = xstrndup(address.data, address.len);
	if (token.len > 0)
		channel.token = xstrndup(token.data, token.len);
	GROW(channels->items, channels->cap, channels->count + 1);
	channels->items[channels->count++] = channel;
	return STATUS_OK;
}

static enum status
add_lines(struct channels *channels, struct str text, const char *where)
{
	enum status status = STATUS_OK;
	size_t number = 0;

	if (memchr(text.data, '\0', text.len) != NULL)
		return fail(STATUS_MALFORMED, "%s: has a NUL byte", where);
	while (text.len > 0 && status == STATUS_OK) {
		struct str line = str_trim(str_until(&text, '\n'), BLANKS);

		number++;
		if (line.len > 0 && line.data[0] != '#')
			status = add(channels, line, where, number);
	}
	return status;
}

/* The caller frees it; NULL where it is not known. */
static char *
settings_file(void)
{
	const char *folder = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	struct buf path = BUF_EMPTY;

	if (folder != NULL && *folder == '/')
		buf_addf(&path, "%s", folder);
	else if (home != NULL && *home == '/')
		buf_addf(&path, "%s/.config", home);
	else
		return NULL;
	buf_adds(&path, "/superlinear/notify");
	return buf_take(&path);
}

/* A warning where others can read what is secret. */
static void
look_at_mode(const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0 && (st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		message("%s: others may read it (chmod 600)", path);
}

static enum status
read_file(struct channels *channels, const char *path)
{
	struct buf text = BUF_EMPTY;
	enum status status = file_read(path, MAX_FILE, &text);

	if (status == STATUS_OK) {
		look_at_mode(path);
		status = add_lines(channels, buf_str(&text), path);
	}
	if (text.data != NULL)
		explicit_bzero(text.data, text.len);
	buf_free(&text);
	return status;
}

enum status
channels_read(struct channels *channels, const char *path)
{
	const char *variable = getenv(CHANNELS_VARIABLE);
	char *settings = NULL;
	enum status status = STATUS_OK;

	*channels = (struct channels){.items = NULL};
	if (path == NULL && variable != NULL && *variable != '\0') {
		status =
		    add_lines(channels, str_of(variable), CHANNELS_VARIABLE);
	} else {
		if (path == NULL)
			path = settings = settings_file();
		if (settings == NULL || file_exists(settings))
			status = path == NULL ? STATUS_OK
					      : read_file(channels, path);
	}
	if (status == STATUS_OK && channels->count == 0)
		status = fail(STATUS_USAGE,
		    "nobody to tell: neither " CHANNELS_VARIABLE
		    " nor %s has a line such as 'mail me@example.org'",
		    path == NULL ? "a file" : path);
	free(settings);
	return status;
}

void
channels_release(struct channels *channels)
{
	for (size_t i = 0; i < channels->count; i++) {
		struct channel *channel = &channels->items[i];

		explicit_bzero(channel->address, strlen(channel->address));
		free(channel->address);
		if (channel->token != NULL)
			explicit_bzero(channel->token, strlen(channel->token));
		free(channel->token);
	}
	free(channels->items);
}
