/* facts_lists.c: see facts_lists.h. */
#include "report/facts_lists.h"

enum status
facts_take_cache(
    struct facts *facts, const struct reader *in, const struct row *row)
{
	struct cache_line cache;
	enum status status = cache_line_read(in, row, &cache);

	if (status != STATUS_OK)
		return status;
	cache_line_keep(&cache, facts->strings);
	GROW(facts->caches, facts->cache_cap, facts->cache_count + 1);
	facts->caches[facts->cache_count++] = cache;
	return STATUS_OK;
}

/* Those of the last axis count. */
enum status
facts_take_package(
    struct facts *facts, const struct reader *in, const struct row *row)
{
	struct package_line package;
	enum status status = package_line_read(in, row, &package);

	if (status != STATUS_OK)
		return status;
	if (facts->package_count > 0 &&
	    !str_equal(facts->packages[0].within, package.within))
		facts->package_count = 0;
	package_line_keep(&package, facts->strings);
	GROW(facts->packages, facts->package_cap, facts->package_count + 1);
	facts->packages[facts->package_count++] = package;
	return STATUS_OK;
}

enum status
facts_take_early(
    struct facts *facts, const struct reader *in, const struct row *row)
{
	struct early_line early;
	enum status status = early_line_read(in, row, &early);

	if (status != STATUS_OK)
		return status;
	early_line_keep(&early, facts->strings);
	GROW(facts->early, facts->early_cap, facts->early_count + 1);
	facts->early[facts->early_count++] = early;
	return STATUS_OK;
}
