/* pdf_fields: makes a page fillable: one field for each element of its structure that stands for one (AcroForm). */
#ifndef GONGBU_PDF_FIELDS_H
#define GONGBU_PDF_FIELDS_H

#include <qpdf/qpdf-c.h>

#include "pdf_finish.h"

/*
 * `elements`: the structure element of each of info->fields, in their order. The fields become the page's
 * annotations, belong to the elements and share the one font.
 */
void pdf_fields_add(qpdf_data, const struct pdf_info *, const qpdf_oh *elements);

#endif
