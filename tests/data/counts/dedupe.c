#include <stdio.h>
#include <stdlib.h>

static int
same(int a, int b)
{
	return a == b;
}

static int
dedupe(const int *rows, int count, int *out)
{
	int kept = 0;

	for (int i = 0; i < count; i++) {
		int found = 0;

		for (int k = 0; k < kept; k++) /* grows: 0.5n^2 + 0.5n */
			found |= same(rows[i], out[k]);
		if (!found)
			out[kept++] = rows[i];
	}
	return kept;
}

int
main(int argc, char **argv)
{
	int size = argc > 1 ? atoi(argv[1]) : 1;
	int *rows = malloc(sizeof(*rows) * (size_t)size);
	int *out = malloc(sizeof(*out) * (size_t)size);

	for (int i = 0; i < size; i++)
		rows[i] = i;
	printf("%d\n", dedupe(rows, size, out));
	free(rows);
	free(out);
	return 0;
}
