/* profiles.c: see profiles.h. */
#include "stream/profiles.h"

#include "stream/json.h"

const struct profile_kind_row profile_kinds[PROFILE_KINDS] = {
    [PROFILE_KIND_FUNCS] = {"functions", "top_functions_csv", "funcs.%s.csv"},
    [PROFILE_KIND_THREADS] = {"threads", "top_threads_csv", "threads.%s.csv"},
    [PROFILE_KIND_PSTAT] = {"pstat", "pstat_file", "%s.pstat"},
    [PROFILE_KIND_POINTS] = {"points", "points_file", "%s.points"},
    [PROFILE_KIND_MEMORY] = {"memory", "memory_file", "%s.memory"},
    [PROFILE_KIND_CALLGRIND] = {"callgrind", "callgrind_file", "callgrind.out"},
    [PROFILE_KIND_COVERAGE] = {"coverage", "coverage_file", "lcov"},
};

void
profile_suffix(enum profile_kind kind, const char *clock, struct buf *out)
{
	const char *suffix = profile_kinds[kind].suffix;
	const char *mark = strstr(suffix, "%s");

	if (mark == NULL) {
		buf_adds(out, suffix);
		return;
	}
	buf_add(out, suffix, (size_t)(mark - suffix));
	buf_adds(out, clock);
	buf_adds(out, mark + 2);
}

bool
profile_suffix_known(struct str suffix)
{
	static const char *const clocks[] = {"wall", "cpu"};
	struct buf name = BUF_EMPTY;
	bool known = false;

	for (int kind = 0; kind < PROFILE_KINDS; kind++)
		for (int i = 0; i < 2; i++) {
			buf_clear(&name);
			profile_suffix(
			    (enum profile_kind)kind, clocks[i], &name);
			known |= str_equal(suffix, buf_str(&name));
		}
	buf_free(&name);
	return known;
}

const char *
run_profile(const struct run_line *run, enum profile_kind kind)
{
	const struct json *all = json_get(run->result, "profiles");

	if (all == NULL)
		return run_result_text(run, profile_kinds[kind].key);
	for (const struct json *one = json_first(all); one != NULL;
	     one = json_next(one))
		if (strcmp(json_text(json_get(one, "kind"), ""),
			profile_kinds[kind].name) == 0)
			return json_text(json_get(one, "file"), "");
	return "";
}
