/*
 * engine_v8.c: node and Deno, whose V8 counts how often each function was called
 * and each block entered. Processes and threads that the program starts count,
 * too; each leaves a file as it ends:
 *
 *	SCRATCH/counted/coverage-20824-1796061227867-0.json
 */
#include "core/file.h"
#include "run/self_counts.h"

static enum status
prepare(struct engine_job *job)
{
	struct self_counts counts;
	enum status status = self_counts_begin(&counts, job);

	environment_set(job->env, "NODE_V8_COVERAGE", counts.folder);
	environment_set(job->env, "DENO_COVERAGE_DIR", counts.folder);
	self_counts_release(&counts);
	return status;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	struct self_counts counts;

	(void)pid;
	if (self_counts_begin(&counts, job) == STATUS_OK) {
		self_counts_each(&counts, ".json", self_counts_add);
		self_counts_end(&counts, harvest);
		harvest->processes = (int64_t)counts.good;
	}
	self_counts_release(&counts);
}

static char *
explain(const struct engine_job *job, const struct harvest *harvest)
{
	(void)job;
	(void)harvest;
	return xstrdup("the program left no counts: they are written as node "
		       "or Deno ends by itself");
}

const struct engine engine_v8 = {.name = "v8",
    .profiles = true,
    .counts_lines = true,
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
