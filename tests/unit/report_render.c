/*
 * report_render.c: the renderers: what comes from outside cannot act on the
 * format, and text keeps to its columns.
 */
#include "tap.h"

#include "report/render.h"

#include <stdlib.h>

static const struct doc_column columns[] = {
    {"function", false}, {"seconds", true}, {"empty", true}};

static void
text_of_80(const struct doc *doc, struct buf *out)
{
	render_text(doc, 80, false, out);
}

static char *
rendered(
    const struct doc *doc, void (*render)(const struct doc *, struct buf *))
{
	struct buf out = BUF_EMPTY;

	render(doc, &out);
	return buf_take(&out);
}

static void
is_md(struct buf *ink, const char *want, const char *name)
{
	struct doc *doc = doc_new();
	char *got;

	doc_paragraph(doc, ink);
	got = rendered(doc, render_md);
	is_text(got, want, name);
	free(got);
	doc_free(doc);
}

static void
test_escapes(void)
{
	struct buf ink = BUF_EMPTY;

	ink_quote(&ink, STR("a*b_c`d<e>|~&[x]$"));
	is_md(&ink, "a\\*b\\_c\\`d&lt;e>\\|\\~&amp;\\[x\\]\\$\n",
	    "plain text is escaped");
	ink_code(&ink, STR("<script>a*b|c</script>"));
	is_md(&ink, "`<script>a*b|c</script>`\n", "code needs no escapes");
	ink_code(&ink, STR("`x``y"));
	is_md(&ink, "``` `x``y ```\n", "backticks get a longer fence");
	ink_code(&ink, STR("a\nb\x1b[2J\x7f\x01"));
	is_md(&ink, "`a\\x0ab\\x1b[2J\\x7f\\x01`\n",
	    "control characters are shown");
	ink_quote(&ink, STR("a\xe2\x80\xae"
			    "b \xc3\xa9"));
	is_md(&ink, "a\\\\xe2\\\\x80\\\\xaeb \xc3\xa9\n",
	    "what turns the text is shown, letters are kept");
	ink_code(&ink, STR(""));
	is_md(&ink, "", "nothing gives nothing");
	buf_free(&ink);
}

/* "+" at the beginning of a line would be a list. */
static void
test_wrap(void)
{
	struct buf ink = BUF_EMPTY;
	struct doc *doc = doc_new();
	bool starts = false, wide = false;
	char *md, *text, *line, *rest;

	for (int i = 0; i < 60; i++)
		ink_words(&ink, "%s + 1. > # - = ", i % 7 ? "word" : "a");
	doc_item(doc, &ink);
	md = rendered(doc, render_md);
	for (line = strchr(md, '\n'); line != NULL && line[1] != '\0';
	     line = strchr(line + 1, '\n'))
		starts |= strchr("+>#-=1", line[3]) != NULL;
	ok(!starts, "no line begins with what begins a block");
	free(md);
	for (int i = 0; i < 40; i++)
		ink_quote(&ink, STR("/some/long/path/without/blanks"));
	doc_paragraph(doc, &ink);
	text = rendered(doc, text_of_80);
	for (line = text; (rest = strchr(line, '\n')) != NULL; line = rest + 1)
		wide |= rest - line > 80;
	ok(!wide, "no line of text is wider than the page");
	free(text);
	doc_free(doc);
	buf_free(&ink);
}

/* In Markdown a word that would begin a block stays where it is, beyond the edge;
 * others go to the next line. */
static void
test_block_starts(void)
{
	static const struct {
		const char *word;
		bool stays;
	} cases[] = {
	    {">", true},
	    {">a", true},
	    {"#", true},
	    {"##", true},
	    {"+", true},
	    {"-", true},
	    {"===", true},
	    {"1.", true},
	    {"12.", true},
	    {"1)", true},
	    {"1", false},
	    {"1,", false},
	    {"1.5", false},
	    {"1.)", false},
	    {"a.", false},
	    {".", false},
	    {"-a", false},
	    {"a>", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf ink = BUF_EMPTY;
		struct doc *doc = doc_new();
		char *got, *word;

		for (int k = 0; k < 80; k++)
			buf_addc(&ink, 'x');
		ink_words(&ink, " %s end", cases[i].word);
		doc_paragraph(doc, &ink);
		got = rendered(doc, render_md);
		word = strchr(got, 'x') + 80;
		ok((*word == ' ') == cases[i].stays, "%s %s", cases[i].word,
		    cases[i].stays ? "stays" : "goes to the next line");
		free(got);
		doc_free(doc);
		buf_free(&ink);
	}
}

/* Of two columns that do not fit, the wider one is cut, wherever it stands. */
static void
test_widest(void)
{
	static const struct doc_column two[] = {{"a", false}, {"b", false}};

	for (int wide = 0; wide < 2; wide++) {
		struct buf ink = BUF_EMPTY;
		struct doc *doc = doc_new();
		char *got, *row;

		doc_table(doc, two, 2);
		for (int cell = 0; cell < 2; cell++) {
			for (int k = 0; k < (cell == wide ? 100 : 30); k++)
				buf_addc(&ink, cell == wide ? 'w' : 'n');
			doc_cell(doc, &ink);
		}
		doc_table_end(doc);
		got = rendered(doc, text_of_80);
		row = strchr(strchr(got, '\n') + 1, '\n') + 1;
		ok(strspn(row + strcspn(row, "n"), "n") == 30,
		    "the narrow column %d is whole", 1 - wide);
		ok(strchr(row, '\n') - row == 80, "and the row fits");
		free(got);
		doc_free(doc);
		buf_free(&ink);
	}
}

static void
test_table(void)
{
	struct buf ink = BUF_EMPTY;
	struct doc *doc = doc_new();
	char *got;

	doc_table(doc, columns, 3);
	ink_code(&ink, STR("a|b"));
	doc_cell(doc, &ink);
	ink_words(&ink, "1.5");
	doc_cell(doc, &ink);
	doc_cell(doc, &ink);
	ink_code(&ink, STR("f"));
	doc_cell(doc, &ink);
	ink_words(&ink, "12.25");
	doc_cell(doc, &ink);
	doc_cell(doc, &ink);
	doc_table_end(doc);
	got = rendered(doc, render_md);
	is_text(got,
	    "| function | seconds |\n| -------- | ------: |\n"
	    "| `a\\|b`   |     1.5 |\n| `f`      |   12.25 |\n",
	    "a table is padded, a bar escaped, an empty column dropped");
	free(got);
	got = rendered(doc, text_of_80);
	is_text(got,
	    "function  seconds\n--------  -------\n"
	    "a|b           1.5\nf           12.25\n",
	    "as text");
	free(got);
	doc_free(doc);
	buf_free(&ink);
}

static void
test_wide_table(void)
{
	struct buf ink = BUF_EMPTY;
	struct doc *doc = doc_new();
	char *got;

	doc_table(doc, columns, 2);
	for (int i = 0; i < 20; i++)
		ink_quote(&ink, STR("name\xc3\xa9/"));
	doc_cell(doc, &ink);
	ink_words(&ink, "1");
	doc_cell(doc, &ink);
	got = rendered(doc, text_of_80);
	ok(ink_width(got) <= 3 * (80 + 1), "a wide cell is cut");
	ok(strstr(got, "...") != NULL, "in the middle");
	ok(str_utf8(str_of(got)), "between characters");
	free(got);
	doc_free(doc);
	buf_free(&ink);
}

static void
test_details(void)
{
	struct buf ink = BUF_EMPTY;
	struct doc *doc = doc_new();
	char *got;

	ink_words(&ink, "More");
	doc_details(doc, &ink);
	ink_code(&ink, STR("x"));
	doc_item(doc, &ink);
	doc_details_end(doc);
	got = rendered(doc, render_md);
	is_text(got,
	    "<details>\n<summary>More</summary>\n\n- `x`\n\n</details>\n",
	    "details fold in Markdown");
	free(got);
	doc_free(doc);
	buf_free(&ink);
}

/* What of a page is between its head and its script. */
static char *
page_of(const struct doc *doc)
{
	char *page = rendered(doc, render_html), *from, *to, *body;

	from = strstr(page, "<main>") + strlen("<main>\n");
	to = strstr(from, "</main>");
	body = xstrndup(from, (size_t)(to - from));
	free(page);
	return body;
}

static void
is_html(struct buf *ink, const char *want, const char *name)
{
	struct doc *doc = doc_new();
	char *got;

	doc_paragraph(doc, ink);
	got = page_of(doc);
	is_text(got, want, name);
	free(got);
	doc_free(doc);
}

static void
test_html(void)
{
	struct buf ink = BUF_EMPTY;
	struct doc *doc;
	char *got;

	ink_quote(&ink, STR("a<b>&\"'\xff\x01"));
	is_html(&ink, "<p>a&lt;b&gt;&amp;&quot;&#39;\\xff\\x01</p>\n",
	    "HTML: what has a meaning, and what is not UTF-8");
	ink_code(&ink, STR("n^2"));
	ink_words(&ink, " grows%cas n^-1.50. Then n^x.", INK_GLUE);
	is_html(&ink,
	    "<p><code>n^2</code> grows\xc2\xa0"
	    "as n<sup>-1.50</sup>. Then n^x.</p>\n",
	    "HTML: code is left alone, exponents are raised");
	doc = doc_new();
	doc_heading(doc, 1, "Title");
	ink_words(&ink, "%cNo.%c Why", INK_STRONG, INK_STRONG);
	doc_paragraph(doc, &ink);
	doc_heading(doc, 2, "A part");
	ink_words(&ink, "one");
	doc_item(doc, &ink);
	doc_table(doc, columns, 2);
	ink_words(&ink, "f");
	doc_cell(doc, &ink);
	ink_words(&ink, "1 ms");
	doc_cell_value(doc, &ink, 0.001);
	doc_table_end(doc);
	got = page_of(doc);
	is_text(got,
	    "<h1>Title</h1>\n<p class=\"lead says\"><b>No.</b> Why</p>\n"
	    "<nav aria-label=\"Parts of this report\">"
	    "<a href=\"#a-part\">A part</a> </nav>\n"
	    "<section><h2 id=\"a-part\">A part</h2>\n"
	    "<ul>\n<li>one</li>\n</ul>\n"
	    "<div class=\"scroll\" tabindex=\"0\"><table>\n"
	    "<thead><tr><th scope=\"col\">function</th>"
	    "<th scope=\"col\" class=\"r\">seconds</th></tr></thead>\n"
	    "<tbody>\n<tr><td>f</td><td class=\"r\" data-v=\"0.001\">1 ms"
	    "</td></tr>\n</tbody></table></div>\n</section>\n",
	    "HTML: a part with a list and a table, and a link to it");
	free(got);
	doc_free(doc);
	buf_free(&ink);
}

int
main(void)
{
	test_escapes();
	test_wrap();
	test_block_starts();
	test_table();
	test_wide_table();
	test_widest();
	test_details();
	test_html();
	return done_testing();
}
