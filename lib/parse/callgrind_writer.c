/*
 * callgrind_writer.c: who wrote a callgrind file, and what that tells: the unit
 * of its costs, which functions are written in C, what its end must be.
 *
 *	creator: callgrind-3.19.0	valgrind
 *	creator: yappi			YAPPI		Ticks are microseconds
 *	creator: xdebug 3.2.0		Xdebug		fl=php:internal
 *	events: Ticks			NYTProf		CORE:sort, and line 0
 *	events: wall_time		ruby-prof	fl= and no name,
 *							<internal:kernel>
 *	event: ns : Nanoseconds		pyprof2calltree	fl=~
 *	events: cpu(ms)			pprof		knows no calls
 *
 * Writers of interpreted languages begin the entry of a function with its first
 * line; it is part of its name, as it is in other formats.
 */
#include <math.h>

#include "core/number.h"
#include "parse/callgrind.h"

static const struct {
	const char *creator;
	enum callgrind_writer writer;
} creators[] = {
    {"callgrind", WRITER_VALGRIND},
    {"xdebug", WRITER_XDEBUG},
    {"yappi", WRITER_YAPPI},
};

void
callgrind_creator(struct callgrind *cg, struct str creator)
{
	cg->writer = WRITER_OTHER;
	cg->has_creator = true;
	for (size_t i = 0; i < COUNT_OF(creators); i++)
		if (str_starts(creator, creators[i].creator))
			cg->writer = creators[i].writer;
}

void
callgrind_event_text(struct callgrind *cg, struct str text)
{
	if (!cg->has_creator && str_is(text, "ns : Nanoseconds"))
		cg->writer = WRITER_PYPROF;
}

void
callgrind_event_name(struct callgrind *cg, struct str name)
{
	size_t len =
	    name.len < sizeof(cg->event) - 1 ? name.len : sizeof(cg->event) - 1;

	memcpy(cg->event, name.data, len);
	cg->event[len] = '\0';
	/* Do not cut inside of a character. */
	while (len > 0 && !str_utf8((struct str){cg->event, len}))
		cg->event[--len] = '\0';
}

/* ---- units ---- */

/* "10ns": seconds; 0 for what is no time. */
static double
unit_seconds(struct str unit)
{
	static const struct {
		const char *name;
		double seconds;
	} units[] = {
	    {"ns", 1e-9},
	    {"nsec", 1e-9},
	    {"nanoseconds", 1e-9},
	    {"us", 1e-6},
	    {"usec", 1e-6},
	    {"\xc2\xb5s", 1e-6},
	    {"\xce\xbcs", 1e-6},
	    {"microseconds", 1e-6},
	    {"ms", 1e-3},
	    {"msec", 1e-3},
	    {"milliseconds", 1e-3},
	    {"s", 1},
	    {"sec", 1},
	    {"seconds", 1},
	};
	struct str digits = {unit.data, 0};
	double times = 1;

	while (digits.len < unit.len && unit.data[digits.len] >= '0' &&
	       unit.data[digits.len] <= '9')
		digits.len++;
	if (digits.len > 0 && !number_parse(digits, &times))
		return 0;
	unit.data += digits.len;
	unit.len -= digits.len;
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (str_is(unit, units[i].name))
			return times * units[i].seconds;
	return 0;
}

/* The unit in "cpu(ms)", "Time_(10ns)", "time[us]"; else the whole word. */
static struct str
unit_of(struct str event)
{
	for (size_t i = 0; i < event.len; i++) {
		char close = event.data[i] == '('   ? ')'
			     : event.data[i] == '[' ? ']'
						    : '\0';

		if (close != '\0' && event.data[event.len - 1] == close)
			return (struct str){
			    event.data + i + 1, event.len - i - 2};
	}
	return event;
}

static bool
is_of_ruby_prof(struct str event)
{
	return str_is(event, "wall_time") || str_is(event, "process_time") ||
	       str_is(event, "gc_time");
}

double
callgrind_event(struct callgrind *cg, struct str event)
{
	struct str unit = unit_of(event);

	if (!cg->has_creator && cg->writer == WRITER_OTHER)
		cg->writer = str_is(event, "Ticks")   ? WRITER_NYTPROF
			     : is_of_ruby_prof(event) ? WRITER_RUBY_PROF
			     : unit.len < event.len   ? WRITER_PPROF
						      : WRITER_OTHER;
	if (is_of_ruby_prof(event) && cg->writer == WRITER_RUBY_PROF)
		return 1e-6;
	if (str_is(event, "Ticks") &&
	    (cg->writer == WRITER_YAPPI || cg->writer == WRITER_NYTPROF))
		return 1e-6;
	/* Xdebug before 2.7 says no unit. */
	if (str_is(event, "Time") && cg->writer == WRITER_XDEBUG)
		return 1e-6;
	return unit_seconds(unit);
}

/* ---- ends ---- */

bool
callgrind_ends_lines(const struct callgrind *cg)
{
	return cg->writer != WRITER_YAPPI && cg->writer != WRITER_OTHER;
}

/* A function of which a whole file would have more. */
static bool
is_half(const struct callgrind *cg, const struct callgrind_func *func)
{
	switch (cg->writer) {
	case WRITER_PYPROF:
	case WRITER_RUBY_PROF:
		return !func->entered;
	case WRITER_YAPPI:
		return func->named && !func->entered;
	case WRITER_NYTPROF:
		/* It writes subs that were called, then the calls. */
		return func->entered && !func->called;
	default:
		return false;
	}
}

const char *
callgrind_missing(const struct callgrind *cg)
{
	if (map_count(cg->raw) == 0)
		return NULL;
	if (cg->writer == WRITER_VALGRIND || cg->writer == WRITER_XDEBUG)
		return cg->closed ? NULL : "its summary";
	/* They end each entry with a blank line. */
	if (!cg->blank &&
	    (cg->writer == WRITER_NYTPROF || cg->writer == WRITER_RUBY_PROF ||
		cg->writer == WRITER_PYPROF))
		return "the end of an entry";
	for (uint32_t i = 0; i < map_count(cg->raw); i++)
		if (is_half(cg, &cg->funcs[i]))
			return "the costs of all of its functions";
	return NULL;
}

/* ---- identity ---- */

/* YAPPI's names are "NAME MODULE:LINE", and the module is the file that has
 * the number of the function. */
static bool
identify_yappi(struct callgrind *cg, struct str name, uint32_t id)
{
	const struct callgrind_names *files = &cg->names[CALLGRIND_FILES];
	size_t len = name.len;
	struct str module;
	int64_t line;

	if (id >= files->cap || files->text_of_id[id] == 0)
		return false;
	module = map_key(files->texts, files->text_of_id[id] - 1);
	while (len > 0 && name.data[len - 1] != ':')
		len--;
	if (len < module.len + 3 ||
	    !number_parse_int((struct str){name.data + len, name.len - len}, 0,
		INT32_MAX, &line))
		return false;
	len -= module.len + 1;
	if (memcmp(name.data + len, module.data, module.len) != 0 ||
	    name.data[len - 1] != ' ')
		return false;
	identity_python(
	    &cg->id, module, (double)line, (struct str){name.data, len - 1});
	return true;
}

/* pyprof2calltree tells functions of one name apart as "name:LINE". */
static struct str
without_line(struct str name, double line)
{
	struct buf end = BUF_EMPTY;
	char digits[NUMBER_SIZE];

	number_format(line, digits);
	buf_addf(&end, ":%s", digits);
	if (str_ends(name, buf_text(&end)) && name.len > end.len)
		name.len -= end.len;
	buf_free(&end);
	return name;
}

static bool
is_builtin(const struct callgrind *cg, const struct callgrind_func *func,
    struct str name)
{
	switch (cg->writer) {
	case WRITER_XDEBUG:
		return str_is(func->file, "php:internal");
	case WRITER_RUBY_PROF:
		return str_is(func->file, CALLGRIND_NO_FILE) ||
		       memmem(func->file.data, func->file.len,
			   "<internal:", 10) != NULL;
	case WRITER_NYTPROF:
		return func->line == 0 ||
		       memmem(name.data, name.len, "::CORE:", 7) != NULL;
	default:
		return false;
	}
}

/* Others begin anywhere in the function. */
static bool
begins_with_line(const struct callgrind *cg)
{
	return cg->writer == WRITER_XDEBUG || cg->writer == WRITER_NYTPROF ||
	       cg->writer == WRITER_RUBY_PROF || cg->writer == WRITER_PYPROF;
}

void
callgrind_identify(struct callgrind *cg, const struct callgrind_func *func,
    struct str name, uint32_t id)
{
	double line =
	    begins_with_line(cg) && func->line > 0 ? func->line : (double)NAN;

	if (cg->writer == WRITER_YAPPI) {
		if (id == CALLGRIND_NONE || !identify_yappi(cg, name, id))
			identity_native(
			    &cg->id, (struct str){"", 0}, NAN, name);
	} else if (str_is(func->file, "~")) {
		identity_python(&cg->id, func->file, 0, name);
	} else if (is_builtin(cg, func, name)) {
		identity_builtin(&cg->id, name);
	} else if (cg->writer == WRITER_PYPROF) {
		identity_python(
		    &cg->id, func->file, line, without_line(name, line));
	} else {
		identity_native(&cg->id, func->file, line, name);
	}
}
