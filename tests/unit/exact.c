/*
 * exact.c: counts of loops, sorts and start-ups at three to six sizes: the law
 * of each, as text, or none where what was counted is no such law.
 */
#include <math.h>

#include "law/exact.h"
#include "law/judge.h"
#include "tap.h"

/* Sizes: twice the one before, or as a person picks them. */
static const double doubled[] = {100, 200, 400, 800, 1600, 3200};
static const double picked[] = {97, 210, 433, 900, 2111, 3650};

static double
start_up(double n)
{
	return 2 * n * n - 3 * n + 7;
}

static double
cubes(double n)
{
	return (n * n * n - n) / 6 + 40;
}

static double
fourth(double n)
{
	return n * n * n * n + 5;
}

static double
triples(double n)
{
	return n * (n - 1) * (n - 2) / 6;
}

static double
fours(double n)
{
	return n * (n - 1) * (n - 2) * (n - 3) / 24;
}

static double
two_loops(double n)
{
	return n * n + 100 * n;
}

static double
late(double n)
{
	return fmax(n - 300, 0);
}

static double
tenth(double n)
{
	return floor(n / 10) + 3;
}

static double
bisections(double n)
{
	return n * floor(log2(n)) + 12;
}

static double
logs(double n)
{
	return round(3 * n * log2(n));
}

static double
half_logs(double n)
{
	return round(2.5 * n * log2(n));
}

/* What a merge sort moves. */
static double
merges(double n)
{
	double half = floor(n / 2);

	return n <= 1 ? 0 : merges(half) + merges(n - half) + n;
}

/* What a quicksort compares, on average. */
static double
quick(double n)
{
	double sum = 0;

	for (double i = 1; i <= n; i++)
		sum += 1 / i;
	return round(2 * (n + 1) * sum - 4 * n);
}

/* A few calls more or less from run to run. */
static double
jitter(double n)
{
	return n * n + fmod(n * 5, 7) - 3;
}

static double
wavering(double n)
{
	return 1000 + fmod(n * 5, 7) - 3;
}

static double
two_steps(double n)
{
	return n < 250 ? n : 1.5 * n;
}

static double
blocks(double n)
{
	return ceil(n / 64);
}

static double
huge(double n)
{
	return 1e6 * n * n * n * n + n;
}

static const struct {
	const char *name;
	double (*calls)(double n);
	/* At how many sizes that are doubled, and picked, a law is proved, 0
	 * never, and which. */
	size_t twice, any;
	const char *law;
} counts[] = {
    {"a start-up", start_up, 4, 4, "2n^2 - 3n + 7"},
    {"cubes", cubes, 4, 4, "0.166666667n^3 - 0.166666667n + 40"},
    {"n^4", fourth, 3, 3, "n^4 + 5"},
    {"three of n", triples, 4, 4, "0.166666667n^3 - 0.5n^2 + 0.333333333n"},
    {"four of n", fours, 5, 5,
	"0.0416666667n^4 - 0.25n^3 + 0.458333333n^2 - 0.25n"},
    {"a loop, and a loop in it", two_loops, 3, 3, "n^2 + 100n"},
    {"none at small sizes", late, 5, 5, "n - 300"},
    {"every tenth", tenth, 3, 0, "0.1n + 3"},
    {"bisections", bisections, 3, 3, "n floor(log2 n) + 12"},
    {"logarithms, rounded", logs, 3, 3, "3n log2 n"},
    {"and a half", half_logs, 3, 3, "2.5n log2 n"},
    {"merges", merges, 0, 0, ""},
    {"a quicksort", quick, 0, 0, ""},
    {"some more or less", jitter, 0, 0, ""},
    {"some, always", wavering, 0, 0, ""},
    {"one step", two_steps, 0, 0, ""},
    {"blocks", blocks, 0, 0, ""},
    {"beyond 2^53", huge, 0, 0, ""},
};

static void
test_count(size_t which, const double *n, size_t size_count, size_t needs)
{
	struct judge_options options = {
	    .bound = JUDGE_BOUND, .exact = true, .noise = NAN};
	const char *name = counts[which].name;
	struct points p = {.count = 0};
	struct buf text = BUF_EMPTY;
	struct judgement j;

	for (size_t i = 0; i < size_count; i++) {
		p.n[p.count] = n[i];
		p.y[p.count++] = counts[which].calls(n[i]);
	}
	judge(&p, &options, &j);
	if (needs == 0 || size_count < needs) {
		ok(!j.exact, "%s: no law at %zu sizes", name, size_count);
		return;
	}
	if (j.exact)
		law_text(&text, &j.law);
	is_text(buf_text(&text), counts[which].law, name);
	ok(j.confidence == CONFIDENCE_FIRM, "%s: firm at %zu sizes", name,
	    size_count);
	buf_free(&text);
}

/* One number that is no count is enough. */
static void
test_whole(void)
{
	static const struct {
		const char *name;
		double each, more; /* y / n; what one of the sizes is more */
		bool exact;
	} rows[] = {
	    {"whole", 0.5, 2, true},
	    {"a count that is not whole", 0.5, 1, false},
	    {"a size that is not whole", 2, 0.5, false},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		for (size_t at = 0; at < 5; at++) {
			struct points p = {5, {24, 40, 80, 160, 320}, {0}};
			struct law law;

			p.n[at] += rows[i].more;
			for (size_t k = 0; k < p.count; k++)
				p.y[k] = rows[i].each * p.n[k];
			ok(law_exact(&p, &law) == rows[i].exact, "%s, at %zu",
			    rows[i].name, at);
		}
}

/* Every sum of powers is found from one size more than it has terms. */
static void
test_sums(void)
{
	for (unsigned set = 1; set < 1U << LAW_TERMS; set++) {
		struct points p = {.count = 1};
		struct law law, want = {.degree = 0};

		for (int i = 0; i < LAW_TERMS; i++) {
			want.coefficient[i] = set >> i & 1 ? 2 + i : 0;
			p.count += set >> i & 1;
		}
		for (size_t i = 0; i < p.count; i++) {
			p.n[i] = 10 << i;
			p.y[i] = law_at(&want, p.n[i]);
		}
		ok(law_exact(&p, &law) &&
			memcmp(law.coefficient, want.coefficient,
			    sizeof(law.coefficient)) == 0,
		    "the sum of powers %#x", set);
	}
}

int
main(void)
{
	test_sums();
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (size_t k = 3; k <= 6; k++) {
			test_count(i, doubled, k, counts[i].twice);
			test_count(i, picked, k, counts[i].any);
		}
	test_whole();
	return done_testing();
}
