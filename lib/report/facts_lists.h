/*
 * facts_lists.h: adds lines that are kept as they are, in the order in which they
 * come: of caches, of packages, of runs that were cut short.
 */
#ifndef REPORT_FACTS_LISTS_H
#define REPORT_FACTS_LISTS_H

#include "report/facts.h"

enum status facts_take_cache(
    struct facts *facts, const struct reader *in, const struct row *row);
enum status facts_take_package(
    struct facts *facts, const struct reader *in, const struct row *row);
enum status facts_take_early(
    struct facts *facts, const struct reader *in, const struct row *row);

#endif
