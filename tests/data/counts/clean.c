#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
merge(int *rows, int half, int count, int *out)
{
	int i = 0, k = half;

	for (int at = 0; at < count; at++)
		if (k == count || (i < half && rows[i] <= rows[k]))
			out[at] = rows[i++];
		else
			out[at] = rows[k++];
	memcpy(rows, out, sizeof(*rows) * (size_t)count);
}

static void
sort(int *rows, int count, int *out)
{
	if (count < 2)
		return;
	sort(rows, count / 2, out);
	sort(rows + count / 2, count - count / 2, out);
	merge(rows, count / 2, count, out);
}

int
main(int argc, char **argv)
{
	int size = argc > 1 ? atoi(argv[1]) : 1;
	int *rows = malloc(sizeof(*rows) * (size_t)size);
	int *out = malloc(sizeof(*out) * (size_t)size);

	for (int i = 0; i < size; i++)
		rows[i] = (size - i) * 7919 % 10007;
	sort(rows, size, out);
	printf("%d\n", rows[0]);
	free(rows);
	free(out);
	return 0;
}
