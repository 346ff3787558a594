/* package.c: see package.h. */
#include "stream/package.h"

#include "stream/python.h"

/* Packages whose work is to talk to others: of the standard library, and the
 * common clients. */
static const char *const network[] = {"socket", "ssl", "http", "urllib",
    "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
    "socketserver", "requests", "urllib3", "httpx", "httpcore", "h11", "h2",
    "aiohttp", "websocket", "websockets", "pycurl", "grpc", "paramiko",
    "botocore"};

static bool
is_network(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(network); i++)
		if (str_is(name, network[i]))
			return true;
	return false;
}

/* Up to the first of the characters STOPS. */
static struct str
head_of(struct str text, const char *stops)
{
	size_t len = 0;

	while (len < text.len && strchr(stops, text.data[len]) == NULL)
		len++;
	return (struct str){text.data, len};
}

/* What stands in TEXT behind the last MARK, all of it without one. */
static struct str
behind(struct str text, const char *mark)
{
	size_t len = strlen(mark);

	for (size_t at = text.len; at >= len; at--)
		if (memcmp(text.data + at - len, mark, len) == 0)
			return (struct str){text.data + at, text.len - at};
	return text;
}

/* "_socket.socket" of a method, "socket.getaddrinfo": the module, without the
 * underscore of its part in C. */
static struct str
module_in_c(struct str full_name)
{
	static const char *const marks[] = {
	    " of '", "<built-in method ", "<built-in function "};
	struct str name = behind(full_name, "builtins.");

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		struct str rest = behind(full_name, marks[i]);

		if (rest.len < full_name.len)
			name = rest;
	}
	name = head_of(name, ".'> ");
	while (name.len > 0 && name.data[0] == '_')
		name = (struct str){name.data + 1, name.len - 1};
	return name;
}

/* "pandas" of ".../site-packages/pandas/core/frame.py"; "six" of "six.py". */
static struct str
package_in_path(struct str module)
{
	/* Of other languages, and of systems whose paths have drives. */
	static const char *const roots[] = {
	    "node_modules/", "-packages\\", "\\Lib\\"};
	struct str path = module, name;

	for (size_t i = 0; i < COUNT_OF(roots) && path.len == module.len; i++)
		path = behind(module, roots[i]);
	if (path.len == module.len)
		path = python_path(module);
	name = head_of(path, "/\\");
	/* "@scope/name" is one. */
	if (str_starts(path, "@") && name.len < path.len)
		name.len += 1 + head_of((struct str){path.data + name.len + 1,
					    path.len - name.len - 1},
				    "/")
				    .len;
	return head_of(name, ".<");
}

static struct str
name_of(enum origin origin, struct str kind, struct str full_name,
    struct str module)
{
	struct str name = {NULL, 0};

	if (str_is(kind, "gc"))
		return STR("garbage collector");
	if (origin == ORIGIN_OWN)
		return STR("own");
	if (origin == ORIGIN_IMPORT)
		return STR("import");
	if (origin == ORIGIN_BUILTIN) {
		name = module_in_c(full_name);
		return is_network(name) ? name : STR("builtins");
	}
	if (str_starts(module, "<frozen "))
		return head_of(behind(module, "<frozen "), ".>");
	name = python_has_path(module) ? package_in_path(module) : name;
	return name.len > 0 ? name : STR("others");
}

struct package
package_of(enum origin origin, struct str kind, struct str full_name,
    struct str module)
{
	struct str name = name_of(origin, kind, full_name, module);

	if (is_network(name))
		return (struct package){STR("network"), STR("network")};
	return (struct package){name, origin_text(origin)};
}
