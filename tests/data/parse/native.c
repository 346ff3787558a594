/* native.callgrind: recursion, calls, a static helper. */
#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int
fib(int n)
{
	return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int
work(int n)
{
	int items[64];

	for (int i = 0; i < 64; i++)
		items[i] = (i * 37 + n) % 64;
	qsort(items, 64, sizeof(*items), compare);
	return items[0];
}

int
main(void)
{
	int sum = fib(10);

	for (int i = 0; i < 5; i++)
		sum += work(i);
	return sum > 1000;
}
