/* form_fields: what can be filled in of a form on the screen: its layout's spaces as fields of a PDF. */
#ifndef GONGBU_FORM_FIELDS_H
#define GONGBU_FORM_FIELDS_H

#include "arena.h"
#include "form_layout.h"
#include "pdf_finish.h"

/* One field for each space, in their order, in the arena. Names are the spaces' ids and do not change with editions. */
const struct pdf_field *form_fields(struct arena *, const struct form_layout *);

/* What people call a space, in one language: its label without the colon; of a date also which part. */
const char *form_field_name(struct arena *, const struct form_space *, enum lang);
/* A label without the colon that leads to what is written. */
const char *form_label(struct arena *, const struct blank *, enum lang);

#endif
