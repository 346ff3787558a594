/*
 * program_notes.c: lines of programs, and notes on them.
 *
 *	-> {"type":"program","program":"job.py macd","runs":["m-1","m-2"]}
 */
#include "scale/stage.h"
#include "stream/programline.h"

static void
write_program(const struct scale *sc, uint32_t program)
{
	struct buf runs = BUF_EMPTY;
	char before = '[';

	for (size_t i = 0; i < run_table_count(sc->table); i++) {
		if (sc->programs.of[i] != program)
			continue;
		buf_addc(&runs, before);
		json_quote(&runs, str_of(run_table_at(sc->table, i)->id));
		before = ',';
	}
	buf_adds(&runs, before == '[' ? "[]" : "]");
	program_line_write(
	    sc->out, str_of(sc->programs.names[program]), buf_str(&runs));
	buf_free(&runs);
}

void
notes_programs(struct scale *sc)
{
	const struct programs *programs = &sc->programs;

	if (programs->supposed)
		writer_note(sc->out, "warning", "one-program", NOBODY, NOBODY,
		    "commands differ by more than their sizes, but each is run "
		    "at one size: taken for one program (-k label tells "
		    "programs apart by their labels)");
	if (programs->count < 2)
		return;
	writer_note(sc->out, "info", "programs", NOBODY, NOBODY,
	    "%zu programs, told apart by %s: each has laws of its own",
	    programs->count,
	    sc->options->key == NULL ? "their commands without sizes"
				     : sc->options->key);
	for (uint32_t i = 0; i < programs->count; i++)
		write_program(sc, i);
}
