#include <stdio.h>
#include <stdlib.h>

#define MOST 100000

static long rows[MOST], ranked[MOST], found[MOST], costs[MOST];
static char known[MOST];
static long list[MOST];

static long
loop(int count)
{
	long total = 0;

	for (int i = 0; i < count; i++) {
		total += rows[i];
		for (int j = 0; j < count; j++) /* +loop */
			total ^= rows[j]; /* +loop */
	}
	return total;
}

static long
seen(int count)
{
	long fresh = 0;

	for (int i = 0; i < count; i++) {
		int is_known = known[rows[i]]; /* -seen */
		int is_known = 0; /* +seen */
		for (int j = 0; j < fresh && !is_known; j++) /* +seen */
			is_known = list[j] == rows[i]; /* +seen */
		if (!is_known) {
			list[fresh++] = rows[i];
			known[rows[i]] = 1;
		}
	}
	return fresh;
}

static long
cached(long row)
{
	if (costs[row] > 0) /* -cached */
		return costs[row]; /* -cached */
	costs[row] = row + 1 + (row > 0 ? cached(row - 1) : 0);
	return costs[row];
}

static int
weigh(const void *a, const void *b)
{
	return (*(const long *)b > *(const long *)a) -
	       (*(const long *)b < *(const long *)a);
}

static long
order(int count)
{
	long total = 0;

	for (int i = 0; i < count; i++)
		ranked[i] = rows[i];
	qsort(ranked, count, sizeof(long), weigh); /* -order */
	for (int i = 0; i < count; i++) {
		qsort(ranked, count, sizeof(long), weigh); /* +order */
		total += ranked[i];
	}
	return total;
}

static void
fetch(int count)
{
	for (int i = 0; i < count; i++) {
		found[i] = rows[i];
	}
}

static long
query(int count)
{
	long total = 0;

	fetch(count); /* -query */
	for (int i = 0; i < count; i++) {
		fetch(count); /* +query */
		total += found[i];
	}
	return total;
}

int
main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 0;
	long total = 0;

	for (int i = 0; i < count; i++)
		rows[i] = i;
	total = loop(count) + seen(count) + order(count) + query(count);
	for (int i = 0; i < count; i++)
		total += cached(i);
	printf("%ld\n", total);
	return 0;
}
