#include <stdio.h>
#include <stdlib.h>

static int
find(const int *rows, int count, int id)
{
	for (int i = 0; i < count; i++) /* grows: 0.5n^2 + 0.5n */
		if (rows[i] == id)
			return i;
	return -1;
}

int
main(int argc, char **argv)
{
	int size = argc > 1 ? atoi(argv[1]) : 1;
	int *rows = malloc(sizeof(*rows) * (size_t)size);
	long sum = 0;

	for (int i = 0; i < size; i++)
		rows[i] = i;
	for (int i = 0; i < size; i++)
		sum += find(rows, size, i);
	printf("%ld\n", sum);
	free(rows);
	return 0;
}
