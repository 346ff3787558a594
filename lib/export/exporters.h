/*
 * exporters.h: the files of other tools, a function each. RUNS are COUNT runs
 * with a profile, one or more, in order of size.
 */
#ifndef EXPORT_EXPORTERS_H
#define EXPORT_EXPORTERS_H

#include "export/collected.h"
#include "export/outlet.h"

typedef void write_runs(struct outlet *out, const struct collected *collected,
    const struct profiled_run *const *runs, size_t count);

write_runs export_folded;
write_runs export_speedscope;
write_runs export_callgrind;
write_runs export_extrap;

#endif
