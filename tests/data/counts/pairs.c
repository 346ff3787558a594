#include <stdio.h>
#include <stdlib.h>

#define EACH(at, rows, count) \
	for (const int *at = (rows); at < (rows) + (count); at++)

static int
pairs(const int *rows, int count)
{
	int near = 0;

	EACH(a, rows, count)
		EACH(b, rows, count) /* grows: n^2 + n */
			near += *a - *b == 1;
	return near;
}

int
main(int argc, char **argv)
{
	int size = argc > 1 ? atoi(argv[1]) : 1;
	int *rows = malloc(sizeof(*rows) * (size_t)size);

	for (int i = 0; i < size; i++)
		rows[i] = i;
	printf("%d\n", pairs(rows, size));
	free(rows);
	return 0;
}
