/*
 * frames.h: the format of a file of counts, which the native engine writes
 * while the program runs (journal.c) and lib/counts reads. It needs no header
 * of Python, nor any other of this folder.
 *
 * The file begins with the line FRAMES_MAGIC; then come frames: the length of
 * the content and its checksum, 64 bits each in the byte order of the machine,
 * and the content. An incomplete frame ends the file. Numbers are in groups of
 * seven bits, the lowest first; signed numbers as 0, -1, 1, -2 ...; texts are
 * their length and UTF-8. The first number of a frame is its kind:
 *
 *	1 head		version of the interpreter; clock; folders, each with
 *			its abbreviation, all NUL-terminated
 *	2 points	state; 1 if they are checkpoints; their number; points
 *	3 tail		state; one point, valid until the next frame
 *	4 end		state; function, thread, ticks ... 0: the thread in
 *			which each function took longest
 *
 *	state		seconds a tick (a double); number of points taken, ns
 *			that they took, ns of the longest; number of new edges,
 *			edges; number of threads, all threads; edge + 1, line
 *			of most of its calls, by how many calls more than all
 *			other lines ... 0: those that have changed, at the end
 *			all
 *	edge		caller, callee; edges are numbered from 0
 *	function	0 no caller, 1 any caller, or its number, from 2; after
 *			a new number: file, line, what it is, name
 *			(hidden: 1, a part of one: 2, none: 0)
 *	file		its number; after a new one: its name
 *	thread		number, ident, ticks of its own, name
 *	point		wall ns, CPU ns, resident bytes, their peak, blocks;
 *			length of the changes, changes; number of times, times:
 *			function, bucket, count
 *	changes		for each edge whose counts have grown: the difference to
 *			the last edge; by how much each of `struct counts` grew
 */
#ifndef NATIVE_FRAMES_H
#define NATIVE_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FRAMES_MAGIC "superlinear counts 1\n"
#define FRAME_HEAD   16 /* bytes of length and checksum */

enum frame_kind {
	FRAME_OF_HEAD = 1,
	FRAME_OF_POINTS,
	FRAME_OF_TAIL,
	FRAME_OF_END
};

/* What a function is. */
#define FUNCTION_HIDDEN 1
#define FUNCTION_PART	2 /* "f.<for>" and others (table.h) */

#define NO_CALLER  ((uint32_t)0)
#define ANY_CALLER UINT32_MAX
#define NO_EDGE	   UINT32_MAX

/* Of an edge: from a caller to a callee. Those from ANY_CALLER are of the
 * function as a whole; they have only `primitive` and `total`. */
struct counts {
	int64_t calls, resumed, primitive;
	int64_t self, total; /* ticks */
	int64_t wait;	     /* ticks, not part of the others */
};

/* How many calls of a function took a time of this bucket (timers.h). */
struct times {
	uint32_t function, bucket;
	uint64_t count;
};

/* A sum of a file that is not what an engine writes may not fit: it is some
 * number then. */
static inline void
count_add(int64_t *to, int64_t by)
{
	*to = (int64_t)((uint64_t)*to + (uint64_t)by);
}

static inline void
count_subtract(int64_t *from, int64_t by)
{
	*from = (int64_t)((uint64_t)*from - (uint64_t)by);
}

static inline void
counts_add(struct counts *to, const struct counts *by)
{
	count_add(&to->calls, by->calls);
	count_add(&to->resumed, by->resumed);
	count_add(&to->primitive, by->primitive);
	count_add(&to->self, by->self);
	count_add(&to->total, by->total);
	count_add(&to->wait, by->wait);
}

static inline uint64_t
frame_checksum(const uint8_t *data, uint64_t len)
{
	uint64_t sum = UINT64_C(0x9E3779B97F4A7C15) ^ len;

	for (uint64_t i = 0; i < len; i += sizeof(sum)) {
		size_t rest = (size_t)(len - i);
		uint64_t word = 0;

		memcpy(
		    &word, data + i, rest < sizeof(word) ? rest : sizeof(word));
		sum = (sum ^ word) * UINT64_C(0xD6E8FEB86659FD93);
		sum ^= sum >> 32;
	}
	return sum;
}

/* ---- numbers ---- */

#define NUMBER_BYTES 10 /* of one number, at most */

/* Writes a number; returns the end of it. */
static inline uint8_t *
pack_number(uint8_t *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		*to++ = (uint8_t)(value | 0x80);
	*to++ = (uint8_t)value;
	return to;
}

static inline uint8_t *
pack_signed(uint8_t *to, int64_t value)
{
	return pack_number(
	    to, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

/* Bytes that are read; `bad` once they are not what they should be. */
struct cursor {
	const uint8_t *at, *end;
	bool bad;
};

static inline uint64_t
unpack_number(struct cursor *from)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 64; shift += 7) {
		uint8_t byte;

		if (from->at == from->end)
			break;
		byte = *from->at++;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if ((byte & 0x80) == 0)
			return value;
	}
	from->bad = true;
	return 0;
}

static inline int64_t
unpack_signed(struct cursor *from)
{
	uint64_t value = unpack_number(from);

	return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

/* ---- changes ---- */

#define CHANGE_BYTES (7 * NUMBER_BYTES) /* of one change, at most */

struct change {
	uint32_t edge;
	struct counts grown;
};

struct changes {
	struct cursor from;
	uint32_t edge; /* of the last change */
};

/* Writes ONE, after a change of edge *LAST; returns the end of it. */
static inline uint8_t *
change_pack(uint8_t *to, uint32_t *last, const struct change *one)
{
	to = pack_number(to, one->edge - *last);
	*last = one->edge;
	to = pack_signed(to, one->grown.calls);
	to = pack_signed(to, one->grown.resumed);
	to = pack_signed(to, one->grown.primitive);
	to = pack_signed(to, one->grown.self);
	to = pack_signed(to, one->grown.total);
	return pack_signed(to, one->grown.wait);
}

static inline struct changes
changes_of(const uint8_t *data, size_t size)
{
	return (struct changes){{data, data + size, false}, 0};
}

/* The next change; false at the end, or if `from.bad`. */
static inline bool
changes_next(struct changes *changes, struct change *one)
{
	struct cursor *from = &changes->from;

	if (from->at == from->end)
		return false;
	changes->edge += (uint32_t)unpack_number(from);
	one->edge = changes->edge;
	one->grown.calls = unpack_signed(from);
	one->grown.resumed = unpack_signed(from);
	one->grown.primitive = unpack_signed(from);
	one->grown.self = unpack_signed(from);
	one->grown.total = unpack_signed(from);
	one->grown.wait = unpack_signed(from);
	return !from->bad;
}

#endif
