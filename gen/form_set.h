/* form_set: one attempt at a form: its texts set at one step's sizes, and the least heights they ask for. */
#ifndef GONGBU_FORM_SET_H
#define GONGBU_FORM_SET_H

#include <stdbool.h>

#include "form_layout.h"

#define BLOCK_WIDTH (156 * MM)
#define LABEL_WIDTH (BLOCK_WIDTH / 4) /* whether or not a row has two labels: the forms look alike */
#define SEAL (42 * MM)          /* a round official seal */
#define PAD 6.0                 /* between a rule and what stands beside it */
#define STACK_GAP 3.4           /* between Chinese and the English under it */
#define TITLE_GAP 7.0           /* the same in the title */

/* White above the parts outside the grid, and the height of the line under it; points. */
enum form_gap { GAP_TITLE, GAP_HEAD, GAP_GRID, GAP_FOOT, GAP_NOTE, NGAPS };

/* Sizes and least heights of one step. */
struct form_fit {
	double attachment[NLANGS], title[NLANGS], label[NLANGS], note[NLANGS]; /* points, by language */
	double row, block, approval;   /* mm */
	double gaps[NGAPS];
};

struct form_attempt {
	struct form_layout *layout;
	struct form_setter setter;
	const struct form_fit *fit;
	double *least, *most;          /* heights of the grid's rows: what they need, what still looks well */
	double gaps[NGAPS];
};

bool form_edition_has(enum form_edition, enum lang);

/* Adds all places to the layout, in reading order, with their texts not yet placed, and fills least and most. */
void form_set(struct form_attempt *);

/* A cell over some of the grid's columns. */
double form_cell_width(const struct form_layout *, enum form_place_kind, size_t span);

/* The height of texts one under the other, `gap` between them. */
double form_stack_height(const struct form_text *, size_t n, double gap);

#endif
