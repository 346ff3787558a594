/* blames.c: the list of causes. See blames.h. */
#include "cause/blames.h"

void
blames_settle(struct blames *out, struct blame *b)
{
	out->covered[b->node] = true;
	for (size_t i = 0; i < b->symptom_count; i++)
		out->covered[b->symptoms[i].node] = true;
	b->symptom_total = b->symptom_count;
	if (b->symptom_count <= BLAME_SYMPTOMS_MOST)
		return;
	b->symptom_count = b->symptom_cap = BLAME_SYMPTOMS_MOST;
	b->symptoms =
	    xreallocarray(b->symptoms, b->symptom_cap, sizeof(*b->symptoms));
}

void
blames_drop(struct blames *blames)
{
	size_t kept = 0;

	for (size_t i = 0; i < blames->count; i++)
		if (!blames->items[i].left_out)
			blames->items[kept++] = blames->items[i];
	blames->count = kept;
}

void
blames_release(struct blames *blames)
{
	for (size_t i = 0; i < blames->count; i++)
		free(blames->items[i].symptoms);
	free(blames->items);
	free(blames->covered);
}
