/* form_cells: what stands in one cell of a form's grid, at its place: label, dates, choices, the room to write in. */
#ifndef GONGBU_FORM_CELLS_H
#define GONGBU_FORM_CELLS_H

#include "form_set.h"

#define CELL_AIR 1.5            /* least white between a rule and ink, points */

/* Texts one under the other, their optical boxes `gap` apart. */
void form_stack_place(struct form_text *, size_t n, double x, double y, double width, enum form_align, double gap);

void form_space_add(struct form_attempt *, const struct form_place *, enum form_space_kind, struct form_box);

/* Everything in a cell whose box is known; adds its spaces to the layout. */
void form_cell_place(struct form_attempt *, struct form_place *);

/* Sets the place's choices in lines of a width from x, y; the height they take. */
double form_choices_flow(struct form_place *, double x, double y, double width);

/* All texts of a place, one by one: labels, dates, choices; NULL after the last. */
const struct form_text *form_place_text(const struct form_place *, size_t i);

#endif
