/*
 * engine_v8.c: node and Deno, whose V8 counts how often each function was called
 * and each block entered. Processes and threads that the program starts count,
 * too; each leaves a file as it ends:
 *
 *	SCRATCH/counted/coverage-20824-1796061227867-0.json
 */
#include "core/file.h"
#include "run/covered.h"

static enum status
prepare(struct engine_job *job)
{
	struct covered lines;
	enum status status = covered_begin(&lines, job);

	environment_set(job->env, "NODE_V8_COVERAGE", lines.folder);
	environment_set(job->env, "DENO_COVERAGE_DIR", lines.folder);
	covered_release(&lines);
	return status;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	struct covered lines;

	(void)pid;
	if (covered_begin(&lines, job) == STATUS_OK) {
		covered_each(&lines, ".json", covered_add);
		covered_end(&lines, harvest);
		harvest->processes = (int64_t)lines.good;
	}
	covered_release(&lines);
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
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
