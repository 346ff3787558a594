/* labels.c: see labels.h. */
#include "svg/labels.h"

/* Pixels, on the safe side: of a character, of a line, and from a place to its
 * label. */
#define CHAR_WIDTH  7.6
#define LINE_HEIGHT 17.0
#define GAP	    8.0
/* Of a label that is cut. */
#define LEAST_ROOM 26.0

struct box {
	double left, right, top, bottom;
};

static struct box
box_of(const struct chart *chart, const struct chart_label *label)
{
	double width = CHAR_WIDTH * (double)str_chars(str_of(label->text));
	double x = chart->width * chart_place(&chart->axes[CHART_X], label->x);
	double y =
	    chart->height * (1 - chart_place(&chart->axes[CHART_Y], label->y));
	double above = LINE_HEIGHT / 2;

	switch (label->side) {
	case CHART_LEFT:
		x -= width + GAP;
		break;
	case CHART_RIGHT:
		x += GAP;
		break;
	case CHART_WITHIN:
		break;
	case CHART_ABOVE:
		x -= width / 2;
		above = LINE_HEIGHT + GAP;
		break;
	case CHART_BELOW:
		x -= width / 2;
		above = -GAP;
		break;
	}
	return (struct box){x, x + width, y - above, y - above + LINE_HEIGHT};
}

static bool
touch(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom &&
	       b->top < a->bottom;
}

/* One within its room is cut to that; too little is none. */
static bool
has_room(
    const struct chart *chart, const struct chart_label *label, struct box *box)
{
	double end = chart->width *
		     chart_place(&chart->axes[CHART_X], label->x + label->room);

	if (label->side != CHART_WITHIN)
		return true;
	box->right = box->right < end ? box->right : end;
	return end - box->left >= LEAST_ROOM;
}

void
labels_choose(const struct chart *chart, bool *shown)
{
	struct box *boxes =
	    xreallocarray(NULL, chart->label_count + 1, sizeof(*boxes));

	for (size_t i = 0; i < chart->label_count; i++) {
		boxes[i] = box_of(chart, &chart->labels[i]);
		shown[i] = has_room(chart, &chart->labels[i], &boxes[i]);
		for (size_t j = 0; j < i && shown[i]; j++)
			shown[i] = !shown[j] || !touch(&boxes[i], &boxes[j]);
	}
	free(boxes);
}
