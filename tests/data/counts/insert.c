#include <stdio.h>
#include <stdlib.h>

static void
insert(int *sorted, int count, int value)
{
	int at = count;

	while (at > 0 && sorted[at - 1] > value) { /* grows: 0.5n^2 + 0.5n */
		sorted[at] = sorted[at - 1];
		at--;
	}
	sorted[at] = value;
}

int
main(int argc, char **argv)
{
	int size = argc > 1 ? atoi(argv[1]) : 1, count = 0;
	int *sorted = malloc(sizeof(*sorted) * (size_t)size);

	for (int i = size; i > 0; i--)
		insert(sorted, count++, i);
	printf("%d\n", sorted[0]);
	free(sorted);
	return 0;
}
