/* form_fields: what can be filled in of a form on the screen: its layout's spaces as fields of a PDF. */
#ifndef GONGBU_FORM_FIELDS_H
#define GONGBU_FORM_FIELDS_H

#include "arena.h"
#include "form_layout.h"
#include "pdf_finish.h"

/* One field for each space, in their order, in the arena. Names are the spaces' ids and do not change with editions. */
const struct pdf_field *form_fields(struct arena *, const struct form_layout *);

#endif
