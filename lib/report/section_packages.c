/*
 * section_packages.c: the time by package: of the program's own code, the network,
 * and each library.
 *
 *	| package   | kind    | computing | share | share of the time    | waiting |
 *	| `pandas`  | library |     8.1 s |  43 % | █████████            |         |
 */
#include "report/sections.h"

#include <math.h>

#include "law/bounds.h"
#include "report/cells.h"
#include "report/charts.h"
#include "report/figures.h"
#include "report/sentences.h"

/* Packages with a row and a part of the bar; the rest is one. */
#define ROWS	  9
#define BAR_CELLS 20

struct totals {
	double own, wait;
};

/* What stands alone: the program's own code, and enough of the computing or of the waiting. */
static bool
matters(const struct package_line *line, const struct totals *all)
{
	return str_is(line->group, "own") ||
	       line->own_s > SHARE_MATTERS * all->own ||
	       line->wait_s > SHARE_MATTERS * (all->own + all->wait);
}

static const char *
kind_of(const struct package_line *line)
{
	if (str_is(line->group, "own"))
		return "your code";
	if (str_is(line->group, "network"))
		return "clients";
	if (str_is(line->group, "library"))
		return "library";
	return "Python";
}

static void
say_name(struct buf *ink, const struct package_line *line)
{
	if (str_is(line->group, "own"))
		ink_words(ink, "the program");
	else if (str_is(line->group, "network"))
		ink_words(ink, "the network");
	else
		ink_code(ink, line->package);
}

/* A row of blocks, the last of which is a half or whole. */
static void
say_bar(struct buf *ink, double share)
{
	int halves = (int)lround(2 * BAR_CELLS * share);

	for (int i = 0; i < halves / 2; i++)
		ink_words(ink, "█");
	if (halves % 2 != 0)
		ink_words(ink, "▌");
}

static void
add_row(struct doc *doc, struct buf *ink, const char *kind, double own,
    double wait, const struct totals *all)
{
	doc_cell(doc, ink);
	ink_words(ink, "%s", kind);
	doc_cell(doc, ink);
	cell_time(doc, own > 0 ? own : (double)NAN);
	cell_percent(doc, own > 0 ? own / all->own : (double)NAN);
	/* A picture has one bar of all. */
	if (doc->drawn != DRAWN_PICTURES)
		say_bar(ink, own / all->own);
	doc_cell(doc, ink);
	cell_time(doc, wait > 0 ? wait : (double)NAN);
}

static const char *
look_of(const struct package_line *line, const char **ink)
{
	bool own = str_is(line->group, "own");
	bool network = str_is(line->group, "network");

	*ink = own ? "oncomp" : network ? "ongc" : "on";
	return own ? "comp rib" : network ? "gc rib" : "others rib";
}

static void
draw(struct doc *doc, const struct package_line *const *rows, size_t count,
    const struct package_line *rest)
{
	struct share shares[ROWS + 1] = {{.name = NULL}};
	struct buf ink = BUF_EMPTY;
	char *names[ROWS] = {NULL};

	for (size_t i = 0; i < count; i++) {
		shares[i].now = fmax(0, rows[i]->own_s);
		shares[i].look = look_of(rows[i], &shares[i].ink);
		say_name(&ink, rows[i]);
		names[i] = label_of(&ink);
		shares[i].name = shares[i].title = names[i];
	}
	shares[count] = (struct share){.now = rest->own_s,
	    .look = "others rib",
	    .ink = "on",
	    .name = "others",
	    .title = "others"};
	ink_words(&ink, "Computing by package; slate: the program's own code, "
			"violet: the network.");
	doc_chart(
	    doc, chart_of_row(shares, count + (rest->own_s > 0)), "wide", &ink);
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	buf_free(&ink);
}

static void
add_rows(struct doc *doc, const struct package_line *const *rows, size_t count,
    const struct package_line *rest, const struct totals *all)
{
	static const struct doc_column columns[] = {{"package", false},
	    {"kind", false}, {"computing", true}, {"share", true},
	    {"of all computing", false}, {"waiting", true}};
	struct buf ink = BUF_EMPTY;

	doc_table(doc, columns, COUNT_OF(columns));
	for (size_t i = 0; i < count; i++) {
		say_name(&ink, rows[i]);
		add_row(doc, &ink, kind_of(rows[i]), rows[i]->own_s,
		    rows[i]->wait_s, all);
	}
	if (rest->own_s > 0 || rest->wait_s > 0) {
		ink_words(&ink, "%.0f other%s", rest->functions,
		    rest->functions < 2 ? "" : "s");
		add_row(doc, &ink, "", rest->own_s, rest->wait_s, all);
	}
	doc_table_end(doc);
	buf_free(&ink);
}

void
section_packages(struct doc *doc, const struct facts *facts)
{
	const struct package_line *rows[ROWS];
	struct package_line rest = {.functions = 0};
	struct totals all = {0, 0};
	struct buf ink = BUF_EMPTY;
	size_t count = 0;

	for (size_t i = 0; i < facts->package_count; i++) {
		all.own += fmax(0, facts->packages[i].own_s);
		all.wait += fmax(0, facts->packages[i].wait_s);
	}
	for (size_t i = 0; i < facts->package_count; i++) {
		const struct package_line *line = &facts->packages[i];

		if (count < ROWS && matters(line, &all)) {
			rows[count++] = line;
			continue;
		}
		rest.own_s += fmax(0, line->own_s);
		rest.wait_s += fmax(0, line->wait_s);
		rest.functions++;
	}
	/* One of which all is tells nothing. */
	if (count < 2)
		return;
	doc_heading(doc, 2, "Time by package");
	ink_words(&ink, "What the functions of each package computed at ");
	say_n(&ink, facts->packages[0].by, facts->packages[0].n);
	ink_words(&ink, ", with the C functions that they call%s.",
	    all.wait > 0 ? "; what they waited stands beside it" : "");
	doc_paragraph(doc, &ink);
	if (doc->drawn == DRAWN_PICTURES)
		draw(doc, rows, count, &rest);
	add_rows(doc, rows, count, &rest, &all);
	buf_free(&ink);
}
